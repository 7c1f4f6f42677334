"""Officers at work: without a mouse, two at once, and when the server goes down under an open form."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.at_rest import settled
from tests.browser.conftest import Open
from tests.browser.server import Server

SOURCE = "Nguồn số liệu (bắt buộc)"


def tab_to(page: Page, wanted: Locator, most: int = 120) -> None:
    """Press Tab until it has the focus."""
    expect(wanted).to_be_visible()
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def enter(page: Page, label: str, typed: str) -> None:
    tab_to(page, page.get_by_label(label))
    page.keyboard.type(typed)


def test_a_figure_can_be_entered_without_a_mouse(server: Server, open_page: Open) -> None:
    page = open_page(server, "/?agreement=nq52")
    tab_to(page, page.get_by_role("link", name="Xem chi tiết VN-03"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cam kết")
    settled(page)
    tab_to(page, page.get_by_role("link", name="Nhập số liệu cho cam kết này"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhập số liệu")
    enter(page, "Số liệu năm 2025 (%)", "99,3")
    expect(page.get_by_text("Đã hiểu là: 99,3%")).to_be_visible()
    enter(page, SOURCE, "Niên giám 2025")
    tab_to(page, page.get_by_role("button", name="Kiểm tra"))
    expect(page.get_by_label(SOURCE)).to_have_value("Niên giám 2025")
    page.keyboard.press("Enter")
    save = page.get_by_role("button", name="Lưu", exact=True)
    tab_to(page, save)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã lưu và gửi thẩm định (bản 1).").first).to_be_visible()


def filled(page: Page, value: str, source: str) -> Page:
    page.get_by_label(re.compile("Số liệu năm 2025")).fill(value)
    page.get_by_label(SOURCE).fill(source)
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".st-key-review")).to_contain_text(value)
    return page


def test_the_second_of_two_officers_decides_and_nothing_is_overwritten(server: Server, open_page: Open) -> None:
    place = "/nhap-so-lieu?code=TN-04"
    first, second = open_page(server, place), open_page(server, place)
    filled(second, "8,5", "Nguồn hai")
    filled(first, "7,25", "Nguồn một")
    first.get_by_role("button", name="Lưu", exact=True).click()
    expect(first.get_by_text("Đã lưu và gửi thẩm định (bản 1).").first).to_be_visible()

    second.get_by_role("button", name="Lưu", exact=True).click()
    review = second.locator(".st-key-review")
    expect(review).to_contain_text("Chưa có gì của bạn được lưu")
    expect(review).to_contain_text("7,25%/năm")
    second.get_by_role("button", name="Giữ số của tôi, lưu thành bản tiếp theo").click()
    expect(second.get_by_label(re.compile("Số liệu năm 2025"))).to_have_value("8,5")
    second.get_by_label("Lý do sửa (bắt buộc)").fill("Số chính thức")
    second.get_by_role("button", name="Kiểm tra").click()
    expect(review).to_contain_text("7,25%/năm → 8,50%/năm")
    second.get_by_role("button", name="Lưu", exact=True).click()
    expect(second.get_by_text("Đã lưu và gửi thẩm định (bản 2).").first).to_be_visible()


def test_what_was_typed_outlives_the_server(server: Server, open_page: Open) -> None:
    page = open_page(server, "/nhap-so-lieu?code=VN-02")
    field, source = page.get_by_label(re.compile("Số liệu năm 2025")), page.get_by_label(SOURCE)
    field.fill("6,85")
    source.fill("Niên giám 2025")
    page.get_by_label("Ghi chú cho người đọc").fill("Gõ trước khi máy chủ dừng")
    expect(page.get_by_text("Đã hiểu là: 6,85%/năm")).to_be_visible()
    server.stop()
    server.start()
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=30_000)
    expect(field).to_have_value("6,85")
    expect(source).to_have_value("Niên giám 2025")
    page.get_by_role("button", name="Kiểm tra").click()
    expect(page.locator(".st-key-review")).to_contain_text("6,85%/năm", timeout=30_000)
    expect(page.get_by_label("Ghi chú cho người đọc")).to_have_value("Gõ trước khi máy chủ dừng")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu và gửi thẩm định (bản 1).").first).to_be_visible()


def test_a_restart_between_check_and_save_loses_nothing_and_says_what_to_do(server: Server, open_page: Open) -> None:
    """After an earlier saving too, when the fields of the page that is open are no longer those of a fresh session."""
    page = open_page(server, "/nhap-so-lieu?code=TN-01")
    page.get_by_text("Đang thực hiện", exact=True).click()
    page.get_by_label(SOURCE).fill("Báo cáo 1")
    page.get_by_role("button", name="Kiểm tra").click()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Đã lưu và gửi thẩm định (bản 1).").first).to_be_visible()
    page.get_by_label("Lý do sửa (bắt buộc)").fill("Bổ sung")  # a field that only the fresh form has
    expect(page.get_by_label("Ghi chú cho người đọc")).to_have_count(1)  # those of before are gone
    page.get_by_label("Ghi chú cho người đọc").fill("Gõ sau khi đã lưu một lần")
    page.get_by_role("button", name="Kiểm tra").click()
    save = page.get_by_role("button", name="Lưu", exact=True)
    expect(save).to_be_visible()
    server.stop()
    server.start()
    save.click(timeout=30_000)
    expect(page.get_by_text("Đây là những gì bạn đã gõ mà chưa nộp").first).to_be_visible(timeout=30_000)
    expect(save).to_have_count(0)
    expect(page.get_by_label("Ghi chú cho người đọc")).to_have_value("Gõ sau khi đã lưu một lần")
    page.get_by_role("button", name="Kiểm tra").click()
    save.click()
    expect(page.get_by_text("Đã lưu và gửi thẩm định (bản 2).").first).to_be_visible()
    expect(page.get_by_text("Đây là những gì bạn đã gõ mà chưa nộp")).to_have_count(0)
