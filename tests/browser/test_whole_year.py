"""An officer's year: a block pasted from Excel, kept through a reload, mended, submitted; and a sheet that is sent."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.at_rest import settled
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.support.sheet_files import workbook


def paste(page: Page, column: int, row: int, text: str) -> None:
    """Paste as Excel would, beginning in a cell of the table."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    table = page.locator(".dvn-scroller")
    cell = page.locator(f"#glide-cell-{column}-{row}")
    expect(cell).to_be_attached()
    table.click(position={"x": 150, "y": 35 + 35 * row + 17})  # the name: the code before it is a link
    for _ in range(column - 1):
        page.keyboard.press("ArrowRight")
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_a_year_is_pasted_kept_mended_and_submitted(server: Server, open_page: Open) -> None:
    page = open_page(server, "/nhap-ca-nam")
    paste(page, 5, 6, "19,5\t\tNiên giám 2025")
    expect(page.get_by_role("button", name="Xem lại và nộp 1 thay đổi")).to_be_enabled()
    paste(page, 5, 7, "abc\t\tNiên giám 2025")
    expect(page.get_by_text("dòng 8, cột Số liệu thực hiện: “abc” không có chữ số nào")).to_be_visible()
    expect(page.get_by_role("button", name="Xem lại và nộp 1 thay đổi")).to_be_disabled()

    page.reload()
    settled(page)
    expect(page.locator("#glide-cell-5-6")).to_have_text("19,5")
    expect(page.get_by_text("“abc” không có chữ số nào")).to_be_visible()
    paste(page, 5, 7, "10,5")
    page.get_by_role("button", name="Xem lại và nộp 2 thay đổi").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("— → 19,50% GDP")
    expect(dialog.get_by_text("Nguồn số liệu: Niên giám 2025")).to_have_count(2)
    expect(dialog).to_contain_text("— → 10,50%/năm")
    dialog.get_by_role("button", name="Nộp tất cả").click()
    expect(page.get_by_text("Đã nộp 2 số liệu, đợt 1.").first).to_be_visible()
    expect(page.locator("#glide-cell-5-6")).to_have_text("19,5")
    expect(page.get_by_text("Chưa có thay đổi nào để nộp.")).to_be_visible()


def test_wards_are_answered_in_a_dialog_and_come_into_the_table(server: Server, open_page: Open) -> None:
    page = open_page(server, "/nhap-ca-nam")
    page.get_by_role("button", name=re.compile("^TN-02")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Đưa vào bảng").click()
    expect(dialog).to_contain_text("Hãy chọn câu trả lời chung trước")
    dialog.get_by_role("radio", name="Tất cả Có").click()
    dialog.get_by_label("Trừ các nơi: Chưa rõ").click()
    page.get_by_role("option", name="Phường Tân Ninh").click()
    expect(dialog).to_contain_text("5/10 có; 5 chưa rõ")
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Đưa vào bảng").click()
    expect(page.get_by_text("vào bảng. Chưa nộp.").first).to_be_visible()
    expect(page.locator("[id^=glide-cell-5-]", has_text="Tất cả Có; Chưa rõ:")).to_be_attached()


def test_a_sheet_is_sent_previewed_and_taken(server: Server, open_page: Open, tmp_path: Path) -> None:
    page = open_page(server, "/nhap-tu-tep")
    expect(page.get_by_role("button", name="Chọn tệp").last).to_be_visible()
    expect(page.get_by_text("20 MB mỗi tệp • XLSX, CSV, TXT")).to_be_visible()
    file = tmp_path / "Số liệu.xlsx"
    file.write_bytes(
        workbook([["Mã", "Năm", "Số liệu", "Nguồn"], ["TN-06", 2025, "đang thực hiện", "Báo cáo"], ["X", 2025, 1, ""]])
    )
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("dòng 3: Không có cam kết nào là “X”")).to_be_visible()
    expect(page.get_by_role("button", name="Bỏ Số liệu.xlsx")).to_be_visible()
    page.reload()
    settled(page)
    file.write_bytes(workbook([["Mã", "Năm", "Số liệu", "Nguồn"], ["TN-06", 2025, "đang thực hiện", "Báo cáo"]]))
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Tải bản xem trước (CSV)")).to_be_visible()
    assert page.get_by_role("alert").all_inner_texts() == []
    page.get_by_role("button", name="Xem lại và nộp 1 thay đổi").click()
    page.get_by_role("dialog").get_by_role("button", name="Nộp tất cả").click()
    expect(page.get_by_text("Đã nộp 1 số liệu").first).to_be_visible()
    expect(page.get_by_role("cell", name="Số liệu.xlsx", exact=True)).to_be_visible()
    page.get_by_role("button", name="Rút lại đợt").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Vì sao rút lại?").fill("Nhầm tệp")
    dialog.get_by_role("button", name="Rút lại tất cả").click()
    expect(page.get_by_text("Đã rút lại 1 số liệu của đợt").first).to_be_visible()
