"""A leader asks on a phone, the officer finds the question and answers it, the leader reads the answer."""

from playwright.sync_api import expect

from tests.browser.at_rest import settled
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.support.people import LEADER

TITLE = "Hỏi và trả lời"


def test_a_leader_asks_on_a_phone_and_reads_what_the_officer_answers(server: Server, open_page: Open) -> None:
    leader = open_page(server, "/cam-ket?code=TN-09", look="phone", by=LEADER)
    leader.get_by_role("link", name="Hỏi về số liệu này").click()
    expect(leader.get_by_role("heading", name=TITLE)).to_be_in_viewport()
    leader.get_by_role("button", name="Gửi câu hỏi").click()
    expect(leader.get_by_text("Hãy viết câu hỏi.")).to_be_visible()
    leader.get_by_label("Câu hỏi").fill("Vì sao chưa có số liệu?")
    leader.get_by_role("button", name="Gửi câu hỏi").click()
    expect(leader.get_by_text("Đã gửi câu hỏi.").first).to_be_visible()
    leader.get_by_role("link", name="1 câu hỏi chờ trả lời").click()
    expect(leader.locator(".st-key-question-1")).to_contain_text("Vì sao chưa có số liệu?")

    officer = open_page(server, "/viec-cua-toi")
    expect(officer.get_by_role("heading", name="1 câu hỏi chờ bạn trả lời")).to_be_visible()
    officer.get_by_label("Câu trả lời").fill("Nhà thầu chưa báo cáo,\ntuần sau sẽ có.")
    officer.get_by_role("button", name="Gửi câu trả lời").click()
    expect(officer.get_by_text("Đã gửi câu trả lời.").first).to_be_visible()

    leader.goto("/?asked=1")
    expect(leader.get_by_role("button", name="Hiện tất cả")).to_be_visible()
    leader.goto("/cam-ket?code=TN-09")
    exchange = settled(leader).locator(".st-key-question-1")
    expect(exchange).to_contain_text("Đã trả lời")
    expect(exchange).to_contain_text("tuần sau sẽ có.")
    expect(exchange).to_contain_text("Trần Thị Lan")
    assert leader.evaluate("document.documentElement.scrollWidth") <= 390
