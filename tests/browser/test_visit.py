"""The path a person takes: look, filter, open, enter a figure, see it everywhere, take it away."""

import csv
import io
import re
import urllib.request
import zipfile
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.browser.at_rest import settled
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.support.people import REVIEWER

NAME = "Kinh tế số đóng góp khoảng 20% GDP"


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list as a person does: open it, press the option."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def taken(page: Page, link: str) -> Download:
    """The file behind a link."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    return started.value


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def excel_row(page: Page, code: str) -> tuple[str, dict[str, str]]:
    """The line of a commitment in the file for Excel, and all of the file."""
    text = content(taken(page, "CSV cho Excel")).decode("utf-8")
    assert text[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    return text, next(row for row in rows if code in row.values())


def test_a_figure_goes_from_the_form_into_the_chart_and_the_files(server: Server, open_page: Open) -> None:
    page = open_page(server)
    choose(page, "Thỏa thuận", "Tây Ninh")
    expect(page).to_have_url(re.compile("agreement=tay-ninh-viettel"))
    expect(page.locator('[data-code="BMT-01"]')).to_have_count(0)  # the links of the cards go by the new choice
    card = page.locator('[data-code="TN-03"]')
    expect(card).to_contain_text(NAME)
    expect(card).to_contain_text("Chưa có số liệu")
    card.get_by_role("link", name="Xem chi tiết TN-03").click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    chart = page.get_by_role("figure").first
    expect(chart).to_be_visible()
    expect(chart).not_to_have_accessible_name(re.compile("12,87"))

    page.get_by_role("link", name="Nhập số liệu cho cam kết này").click()
    field = page.get_by_label("Số liệu năm 2025 (% GDP)")
    field.click()
    field.press_sequentially("12,87")
    expect(page.get_by_text("Đã hiểu là: 12,87% GDP")).to_be_visible()
    page.get_by_label("Nguồn số liệu (bắt buộc)").fill("Báo cáo số 12/BC-UBND")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".st-key-review")).to_contain_text("Số liệu năm 2025: 12,87% GDP")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu và gửi thẩm định (bản 1).").first).to_be_visible()

    page.get_by_role("link", name="Xem biểu đồ của cam kết này").click()
    waiting = re.compile(r"Chưa được duyệt: 12,87% GDP \(2025\)")
    expect(page.get_by_role("figure").first).to_have_accessible_name(waiting)

    reviewer = open_page(server, "/tham-dinh", by=REVIEWER)
    reviewer.get_by_text("Chọn để duyệt: TN-03, 2025").click()
    reviewer.get_by_role("button", name="Duyệt các số liệu đã chọn (1)").click()
    expect(reviewer.get_by_text("Đã duyệt: 1.").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("figure").first).to_have_accessible_name(re.compile("12,87"))
    expect(page.locator(".js-plotly-plot").first).to_contain_text("12,87")

    page.get_by_role("link", name="Báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo")
    text, row = excel_row(settled(page), "TN-03")
    assert row["Số liệu thực hiện"] == "12,87"
    assert row["Năm"] == "2025"
    assert len(text.splitlines()) == 1 + 13
    machine = content(taken(page, "CSV để xử lý bằng phần mềm")).decode("utf-8")
    assert not machine.startswith("\ufeff")
    lines = [r for r in csv.DictReader(io.StringIO(machine)) if (r["commitment"], r["year"]) == ("TN-03", "2025")]
    assert [r["value"] for r in lines] == ["12.87"]
    with zipfile.ZipFile(io.BytesIO(content(taken(page, "Toàn bộ kho dữ liệu (zip)")))) as archive:
        assert archive.testzip() is None
        figures = csv.DictReader(io.StringIO(archive.read("figure.csv").decode("utf-8-sig")))
        assert ("TN-03", "2025", "12.87") in {(r["commitment"], r["year"], r["value"]) for r in figures}


def test_back_and_forward_undo_and_redo_a_filter(server: Server, open_page: Open) -> None:
    page = open_page(server)
    choose(page, "Trụ cột", "Xã hội số")
    expect(page).to_have_url(re.compile("pillar=society"))
    expect(page.locator('[data-code="TN-03"]')).to_have_count(0)
    page.get_by_role("link", name="Báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo")
    expect(page).to_have_url(re.compile("/bao-cao.*pillar=society"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tổng quan")
    expect(page.get_by_role("combobox", name="Trụ cột")).to_have_value("Xã hội số")
    page.go_back()
    expect(page.locator('[data-code="TN-03"]')).to_be_visible()
    expect(page).not_to_have_url(re.compile("pillar"))
    page.go_forward()
    expect(page).to_have_url(re.compile("pillar=society"))
    expect(page.locator('[data-code="TN-03"]')).to_have_count(0)


def test_a_pressed_status_and_a_search_are_in_the_address(server: Server, open_page: Open) -> None:
    page = open_page(server)
    page.get_by_label("Tìm cam kết").fill("bang thong rong")
    page.get_by_label("Tìm cam kết").press("Enter")
    expect(page).to_have_url(re.compile("q=bang"))
    expect(page.locator('[data-code="TN-02"]')).to_be_visible()
    expect(page.locator('[data-code="TN-03"]')).to_have_count(0)
    page.locator(".st-key-state").get_by_role("button", name="Đến hạn").first.click()
    expect(page).to_have_url(re.compile("state=due_no_figure"))


def test_the_language_keeps_page_and_filters_and_a_shared_link_opens_in_it(server: Server, open_page: Open) -> None:
    page = open_page(server, "/bao-cao?agreement=tay-ninh-viettel&year=2024")
    page.locator(".st-key-lang").get_by_text("English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    expect(page).to_have_url(re.compile("(?=.*lang=en)(?=.*agreement=tay-ninh-viettel)(?=.*year=2024)"))
    shared = open_page(server, page.url.removeprefix(server.url))
    expect(shared.get_by_role("heading", level=1)).to_have_text("Reports")
    expect(shared.get_by_role("combobox", name="Time")).to_have_value("2024")


def test_an_address_without_a_page_leads_to_the_overview_in_the_readers_language(
    server: Server, open_page: Open
) -> None:
    page = open_page(server, "/khong-co?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    expect(page.get_by_text("There is no page at the address you opened")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page).to_have_url(re.compile(r"/bao-cao\?lang=en$"))
    expect(page.get_by_text("There is no page")).to_have_count(0)


def test_the_page_says_its_name_and_its_language_before_anything_is_drawn(server: Server) -> None:
    with urllib.request.urlopen(server.request("/cam-ket?code=TN-03")) as answer:
        page = answer.read().decode("utf-8")
    assert '<html lang="vi">' in page
    assert "<title>Cam Kết</title>" in page
