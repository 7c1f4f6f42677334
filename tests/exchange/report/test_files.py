"""The report as CSV files: right in Excel in both languages, and right for programs."""

import pytest

from board.selection import Selection
from exchange.report.columns import MACHINE_COLUMNS
from exchange.report.files import ReportForm, report_csv
from store.board import board
from tests.support.administration import close
from tests.support.people import OFFICER
from tests.support.report_files import BOM, EVERYTHING, excel_lines, machine_lines, report_file
from tests.support.small_city import TODAY, figure, record_approved
from text import Language
from wording.labels import STATUS

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN


def test_excel_in_vietnamese_gets_a_mark_semicolons_and_decimal_commas() -> None:
    record_approved(figure(value=12.87, source="Niên giám; 2025", note='nói "sơ bộ"', why_right="Đã kiểm tra"))
    text = report_file(ReportForm.EXCEL)
    assert text.startswith(f"{BOM}Mã;Thỏa thuận;")
    assert text.count(BOM) == 1
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    level = excel_lines()["LEVEL"]
    assert (level["actual"], level["target"], level["year"]) == ("12,9", "20", "2025")
    assert (level["source"], level["note"]) == ("Niên giám; 2025", 'nói "sơ bộ"')
    assert level["status"] == STATUS[board(Selection(query="LEVEL"), TODAY).standings[0].assessment.status].vi


def test_excel_in_english_gets_commas_and_decimal_points() -> None:
    record_approved(figure(value=12.87, why_right="Đã kiểm tra"))
    assert report_file(ReportForm.EXCEL, EN).startswith(f"{BOM}Code,Agreement,")
    level = excel_lines(EN)["LEVEL"]
    assert (level["actual"], level["comparator"], level["verdict"]) == ("12.9", "about", "Missed")


def test_a_text_that_looks_like_a_formula_is_guarded_and_a_number_never() -> None:
    record_approved(figure(value=19.5, source="=HYPERLINK(1)", note="-x"))
    record_approved(figure("GROWTH", 2023, value=-3.65, why_right="Đã kiểm tra"))
    rows = excel_lines()
    assert (rows["LEVEL"]["source"], rows["LEVEL"]["note"]) == ("'=HYPERLINK(1)", "'-x")
    assert rows["GROWTH"]["actual"] == "0,49"  # the mean with 2022; a rate stands in a column of its own
    assert (rows["GROWTH"]["latest_year"], rows["GROWTH"]["latest"]) == ("2023", "-3,65")
    line = machine_lines()["LEVEL", 2025]
    assert (line["source"], line["note"]) == ("'=HYPERLINK(1)", "'-x")
    assert machine_lines()["GROWTH", 2023]["value"] == "-3.65"
    assert machine_lines()["LEVEL", 2030]["comparator"] == ">"


def test_machines_get_no_mark_stable_names_points_and_iso_dates() -> None:
    record_approved(figure(value=12.87, published_on="2026-02", cut_off_on="2025-12", why_right="Đã kiểm tra"))
    text = report_file(ReportForm.MACHINE, EN)
    assert text.splitlines()[0] == ",".join(MACHINE_COLUMNS)
    assert text == report_file(ReportForm.MACHINE, VI), "the same in every language"
    line = machine_lines()["LEVEL", 2025]
    assert (line["value"], line["target"]) == ("12.87", "20")
    assert (line["published_on"], line["cut_off_on"]) == ("2026-02", "2025-12")
    assert excel_lines()["LEVEL"]["cut_off_on"] == "12/2025"
    assert line["recorded_at"] == "2026-11-22T03:04:05.678901+00:00"
    assert (line["obs_status"], line["method"], line["version"], line["recorded_by"]) == ("A", "gso", "1", OFFICER)


def test_an_empty_selection_is_a_heading_alone() -> None:
    nothing = Selection(query="không có")
    assert len(report_file(ReportForm.EXCEL, selection=nothing).splitlines()) == 1
    assert len(report_file(ReportForm.MACHINE, selection=nothing).splitlines()) == 1


@pytest.mark.parametrize("selection", [EVERYTHING, Selection(year=2024)])
def test_people_find_what_is_closed_in_a_table_under_the_other(selection: Selection) -> None:
    close("commitment", "LEVEL", reason="=Sáp nhập")
    table, _, under = report_file(ReportForm.EXCEL, EN, selection).partition("\r\n\r\n")
    title, head, *rows = under.splitlines()
    assert title == "Closed (1)"
    assert head.startswith("Code,Agreement,Commitment,")
    assert [row.partition(",")[0] for row in rows] == ["LEVEL"]
    assert "1 October 2026,'=Sáp nhập" in rows[0]
    assert "LEVEL" not in table


def test_programs_get_every_row_and_the_day_of_the_closing() -> None:
    before = machine_lines()
    close("commitment", "LEVEL", reason="Sáp nhập")
    after = machine_lines()
    assert after.keys() == before.keys()
    closings = {code: line["closed_on"] for (code, _), line in after.items()}
    assert {code for code, day in closings.items() if day} == {"LEVEL"}
    assert (closings["LEVEL"], after["LEVEL", 2024]["closed_reason"]) == ("2026-10-01", "Sáp nhập")


def test_the_line_of_the_city_stands_above_the_table_for_people_only() -> None:
    shown = board(EVERYTHING, TODAY).standings
    for form in ReportForm:
        lines = list(report_csv(shown, None, form, VI, TODAY))
        headed = list(report_csv(shown, None, form, VI, TODAY, heading="=Thành phố"))
        if form is ReportForm.EXCEL:
            assert headed == [f"{BOM}'=Thành phố\r\n", lines[0].removeprefix(BOM), *lines[1:]]
        else:
            assert headed == lines
