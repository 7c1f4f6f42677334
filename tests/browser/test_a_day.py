"""A figure's whole way through the city, each step by whose work it is; and a stranger, who sees none of it."""

import io
import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, Page, expect

from exchange.imports.headings import Column
from tests.browser.at_rest import settled
from tests.browser.conftest import Open, Watch, new_page
from tests.browser.server import Server
from tests.support.evidence_files import PDF
from tests.support.people import ADMINISTRATOR, LEADER, REVIEWER
from tests.support.words import vi
from web.routes import PAGES, TEMPLATE

AGREEMENT, YEAR = "buon-ma-thuot-vnpt", 2025  # of which no other test speaks
UNDER_WAY, DONE = "Đang thực hiện", "Đã hoàn thành"
TYPED = {"BMT-01": UNDER_WAY, "BMT-02": "gần xong", "BMT-03": DONE}
SOURCE = "Báo cáo số 12/BC-UBND"
MENDED = TYPED | {"BMT-02": UNDER_WAY}
CHOSEN = f"agreement={AGREEMENT}&year={YEAR}"


def test_a_figure_goes_its_way_from_officer_to_leader_and_the_year_is_closed(
    browser: Browser, server: Server, open_page: Open, tmp_path: Path
) -> None:
    desk = open_page(server, "/nhap-tu-tep")
    sheet_is_sent(desk, tmp_path)
    figure_is_proved(desk)
    figures_are_reviewed(open_page(server, "/tham-dinh", by=REVIEWER))
    leader_sees_it(open_page(server, f"/?{CHOSEN}", "phone", by=LEADER))
    officer_is_told(desk)
    year_is_closed(open_page(server, "/khoa-so-nam", by=ADMINISTRATOR))
    nothing_is_asked_of_a_closed_year(desk)
    stranger_gets_nowhere(new_page(browser, server, "wide", Watch()))


def sheet_is_sent(page: Page, folder: Path) -> None:
    """Last year's sheet from the template; two of its rows are mended before anything is taken."""
    template = page.context.request.get(f"{TEMPLATE}?for={YEAR}").body()
    file = folder / "Số liệu năm 2025.xlsx"
    file.write_bytes(filled(template, TYPED, source=""))
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text(["Không hiểu “gần xong”"])
    expect(page.get_by_role("alert")).to_contain_text([vi("refusal.source_missing")])
    expect(page.get_by_role("button", name=re.compile("Xem lại và nộp"))).to_be_disabled()
    page.reload()
    settled(page)
    file.write_bytes(filled(template, MENDED, source=SOURCE))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Xem lại và nộp 3 thay đổi").click()
    page.get_by_role("dialog").get_by_role("button", name="Nộp tất cả").click()
    expect(page.get_by_text("Đã nộp 3 số liệu").first).to_be_visible()


def filled(template: bytes, values: dict[str, str], source: str) -> bytes:
    """The template as an officer fills it in; `source` is that of the last row."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    place = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    column = {name: place[vi(f"import.column.{name}")] for name in Column if vi(f"import.column.{name}") in place}
    for row in range(2, sheet.max_row + 1):
        typed = values.get(str(sheet.cell(row, column[Column.CODE]).value))
        if typed is None:
            continue
        sheet.cell(row, column[Column.VALUE], typed)
        sheet.cell(row, column[Column.SOURCE], source if typed == DONE else SOURCE)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def figure_is_proved(page: Page) -> None:
    page.goto("/cam-ket?code=BMT-03")
    settled(page)
    page.get_by_text(vi("evidence.more")).click()
    with page.expect_response(re.compile("/upload_file/")):
        page.locator("input[type=file]").set_input_files(
            {"name": "Biên bản nghiệm thu.pdf", "mimeType": "application/pdf", "buffer": PDF}
        )
    page.get_by_role("button", name=vi("evidence.attach"), exact=True).click()
    expect(page.get_by_text(vi("evidence.attached")).first).to_be_visible()


def figures_are_reviewed(page: Page) -> None:
    """One goes back with a reason, the others are approved together."""
    box = page.locator(f"[class*=st-key-waiting-BMT-02-{YEAR}]")
    box.get_by_text(vi("inbox.return"), exact=True).click()
    box.get_by_label(vi("inbox.why")).fill("Nguồn chưa rõ")
    box.get_by_role("button", name=vi("inbox.send_back")).click()
    expect(page.get_by_text(vi("inbox.returned")).first).to_be_visible()
    expect(page.get_by_role("link", name="Biên bản nghiệm thu.pdf")).to_be_visible()
    for code in ("BMT-01", "BMT-03"):
        page.get_by_text(vi("inbox.tick", code=code, year=YEAR)).click()
    page.get_by_role("button", name=vi("inbox.approve", n=2)).click()
    expect(page.get_by_text(vi("inbox.approved", n=2)).first).to_be_visible()


def leader_sees_it(page: Page) -> None:
    card = page.get_by_role("listitem").filter(has_text="BMT-03")
    expect(card).to_contain_text(DONE)
    expect(page.get_by_role("listitem").filter(has_text="BMT-02")).not_to_contain_text(UNDER_WAY)


def year_is_closed(page: Page) -> None:
    page.get_by_role("combobox", name=vi("closing.agreement")).click()
    page.get_by_role("option", name=re.compile("Buôn Ma Thuột")).click()
    settled(page)
    page.get_by_role("button", name=vi("closing.close")).click()
    expect(page.get_by_text(vi("closing.closed", year=YEAR)).first).to_be_visible()


def officer_is_told(page: Page) -> None:
    """The officer finds the returned figure and its reason."""
    page.goto("/viec-cua-toi")
    settled(page)
    expect(page.get_by_text("Nguồn chưa rõ").first).to_be_visible()


def nothing_is_asked_of_a_closed_year(page: Page) -> None:
    page.goto("/viec-cua-toi")
    settled(page)
    expect(page.get_by_text("Nguồn chưa rõ")).to_have_count(0)
    page.goto(f"/nhap-so-lieu?code=BMT-02&for={YEAR}")
    settled(page)
    expect(page.get_by_text(vi("refusal.year_closed", year=YEAR))).to_be_visible()
    expect(page.get_by_role("button", name="Kiểm tra")).to_have_count(0)


def stranger_gets_nowhere(page: Page) -> None:
    for path in PAGES.values():
        page.goto(f"/{path}")
        expect(page.get_by_label(vi("sign_in.name"))).to_be_visible()
        expect(page.get_by_text("BMT-03")).to_have_count(0)
    page.context.close()
