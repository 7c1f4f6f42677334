"""The report as a file: right in Excel in both languages, right for machines, and the same as on the screen."""

import csv
import io

import pytest

from board.selection import Selection
from exchange.report.cells import cell_text, digits
from exchange.report.columns import EXCEL_COLUMNS, MACHINE_COLUMNS
from exchange.report.files import ReportForm, report_csv
from exchange.report.rows import report_rows, yearly_rows
from models import Answer
from store.accounts.people import person
from store.board import board
from store.questions import ask
from tests.support.people import LEADER, OFFICER
from tests.support.small_city import (
    NOT_AVAILABLE,
    NOW,
    PROVISIONAL,
    TODAY,
    WARD_1,
    baseline,
    figure,
    record_approved,
    record_base,
)
from text import MINUS, Language, has, number, translate
from wording.labels import STATUS, VERDICT, label_of

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN
BOM = "\ufeff"
EVERYTHING = Selection()


def file(form: ReportForm, language: Language = VI, selection: Selection = EVERYTHING) -> str:
    standings = board(selection, TODAY).standings
    return "".join(report_csv(standings, selection.year, form, language, TODAY))


def excel(language: Language = VI, selection: Selection = EVERYTHING) -> dict[str, dict[str, str]]:
    """The lines of the file for Excel by commitment, each by the name of its columns."""
    text = file(ReportForm.EXCEL, language, selection)
    separator = ";" if language is VI else ","
    heading, *lines = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=separator, strict=True)
    assert heading == [translate(f"report.column.{name}", language) for name in EXCEL_COLUMNS]
    return {line[0]: dict(zip(EXCEL_COLUMNS, line, strict=True)) for line in lines}


def machine(selection: Selection = EVERYTHING) -> dict[tuple[str, int], dict[str, str]]:
    """The lines of the file for machines by commitment and year."""
    lines = list(csv.DictReader(io.StringIO(file(ReportForm.MACHINE, selection=selection), newline=""), strict=True))
    by_year = {(line["commitment"], int(line["year"])): line for line in lines}
    assert len(by_year) == len(lines), "one line for each commitment and year"
    return by_year


# ---- Excel


def test_excel_in_vietnamese_gets_a_mark_semicolons_and_decimal_commas() -> None:
    record_approved(figure(value=12.87, source="Niên giám; 2025", note='nói "sơ bộ"', why_right="Đã kiểm tra"))
    text = file(ReportForm.EXCEL)
    assert text.startswith(f"{BOM}Mã;Thỏa thuận;")
    assert text.count(BOM) == 1
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    level = excel()["LEVEL"]
    assert (level["actual"], level["target"], level["year"]) == ("12,9", "20", "2025")
    assert (level["source"], level["note"]) == ("Niên giám; 2025", 'nói "sơ bộ"')
    assert level["status"] == STATUS[board(Selection(query="LEVEL"), TODAY).standings[0].assessment.status].vi


def test_excel_in_english_gets_commas_and_decimal_points() -> None:
    record_approved(figure(value=12.87, why_right="Đã kiểm tra"))
    assert file(ReportForm.EXCEL, EN).startswith(f"{BOM}Code,Agreement,")
    level = excel(EN)["LEVEL"]
    assert (level["actual"], level["comparator"], level["verdict"]) == ("12.9", "about", "Missed")


def test_a_row_says_status_verdict_method_source_and_note() -> None:
    record_approved(figure(value=19.5, status=PROVISIONAL, published_on="2026-02-01", note="Sơ bộ"))
    level = excel()["LEVEL"]
    assert level["verdict"] == "Đạt"
    assert level["observation"] == "Sơ bộ"
    assert level["method"] == "Tổng cục Thống kê"
    assert (level["source"], level["note"], level["published_on"]) == ("Niên giám 2025", "Sơ bộ", "01/02/2026")
    assert excel(EN)["LEVEL"]["published_on"] == "1 February 2026"
    assert level["body"] == "Trung tâm điều hành"
    assert level["difference"] == "-0,5"


def test_a_text_that_looks_like_a_formula_is_guarded_and_a_number_never() -> None:
    record_approved(figure(value=19.5, source="=HYPERLINK(1)", note="-x"))
    record_approved(figure("GROWTH", 2023, value=-3.65, why_right="Đã kiểm tra"))
    rows = excel()
    assert (rows["LEVEL"]["source"], rows["LEVEL"]["note"]) == ("'=HYPERLINK(1)", "'-x")
    assert rows["GROWTH"]["actual"] == "-3,65"
    line = machine()["LEVEL", 2025]
    assert (line["source"], line["note"]) == ("'=HYPERLINK(1)", "'-x")
    assert machine()["GROWTH", 2023]["value"] == "-3.65"
    assert machine()["LEVEL", 2030]["comparator"] == ">"


def test_each_kind_shows_what_was_reported() -> None:
    record_approved(figure("COVER", answers=((WARD_1, Answer.YES),)))
    rows = excel()
    assert (rows["COVER"]["actual"], rows["COVER"]["part"], rows["COVER"]["whole"]) == ("33", "1", "3")
    assert rows["NAMED"]["actual"] == "1"
    assert rows["DONE"]["actual"] == "Đang thực hiện"
    assert (rows["DONE"]["target"], rows["DONE"]["comparator"], rows["DONE"]["target_year"]) == (
        "hoàn thành",
        "đến hết năm",
        "2030",
    )
    done = excel(EN)["DONE"]
    assert (done["comparator"], done["target"], done["target_year"]) == ("by the end of", "done", "2030")
    assert (rows["COUNT"]["actual"], rows["COUNT"]["verdict"], rows["COUNT"]["target"]) == ("", "", "1")


def test_a_number_is_rounded_as_the_screen_rounds_it() -> None:
    record_approved(figure(value=19.25, published_on="2026"))
    level, growth = excel()["LEVEL"], excel()["GROWTH"]
    assert (level["actual"], level["difference"], level["published_on"]) == ("19,3", "-0,8", "2026")
    assert (growth["actual"], growth["target"]) == ("4,80", "7")
    path = excel(selection=Selection(year=2024))["LEVEL"]
    assert (path["actual"], path["expected"]) == ("17,3", "18,0")


def test_the_tolerance_of_about_stands_beside_it_and_nowhere_else() -> None:
    record_approved(figure(value=19.5))
    tolerances = {code: row["tolerance"] for code, row in excel().items() if row["tolerance"]}
    assert tolerances == {"LEVEL": "1", "NATION": "1"}
    assert {y: line["target_tolerance"] for (c, y), line in machine().items() if c == "LEVEL" and line["target"]} == {
        2025: "1",
        2030: "",
    }


def test_no_title_speaks_of_today_for_a_year_or_a_day_of_the_past_may_be_chosen() -> None:
    titles = [translate(f"report.column.{name}", language).lower() for name in EXCEL_COLUMNS for language in Language]
    assert [title for title in titles if any(now in title for now in ("hôm nay", "hiện nay", "today"))] == []


def test_every_column_has_its_title_in_both_languages() -> None:
    assert all(has(f"report.column.{name}") for name in EXCEL_COLUMNS)


# ---- machines


def test_machines_get_no_mark_stable_names_points_and_iso_dates() -> None:
    record_approved(figure(value=12.87, published_on="2026-02", cut_off_on="2025-12", why_right="Đã kiểm tra"))
    text = file(ReportForm.MACHINE, EN)
    assert text.splitlines()[0] == ",".join(MACHINE_COLUMNS)
    assert text == file(ReportForm.MACHINE, VI), "the same in every language"
    line = machine()["LEVEL", 2025]
    assert (line["value"], line["target"]) == ("12.87", "20")
    assert (line["published_on"], line["cut_off_on"]) == ("2026-02", "2025-12")
    assert excel()["LEVEL"]["cut_off_on"] == "12/2025"
    assert line["recorded_at"] == "2026-11-22T03:04:05.678901+00:00"
    assert (line["obs_status"], line["method"], line["version"], line["recorded_by"]) == ("A", "gso", "1", OFFICER)


def test_there_is_a_line_for_each_commitment_and_year_also_without_a_figure() -> None:
    lines = machine()
    assert [year for code, year in lines if code == "COUNT"] == [2023, 2024, 2025]
    blank = lines["COUNT", 2025]
    assert (blank["value"], blank["obs_status"], blank["data_state"], blank["target"]) == ("", "", "overdue", "1")
    assert blank["data_state_vi"] == "Quá hạn báo cáo"
    path = lines["LEVEL", 2023]
    assert (path["target"], path["path"], path["ratio"], path["verdict"]) == ("", "16", "0.916666667", "behind")


def test_codes_and_words_stand_side_by_side() -> None:
    for line in machine().values():
        verdict = next(word for code, word in VERDICT.items() if code.value == line["verdict"])
        assert (line["verdict_vi"], line["verdict_en"]) == (verdict.vi, verdict.en)
        status = next(word for code, word in STATUS.items() if code.value == line["status"])
        assert (line["status_vi"], line["status_en"]) == (status.vi, status.en)


def test_a_figure_that_will_never_exist_says_so_and_why() -> None:
    record_approved(figure("COUNT", status=NOT_AVAILABLE, note="Không thống kê nữa"))
    line = machine()["COUNT", 2025]
    assert (line["value"], line["obs_status"], line["data_state"]) == ("", "M", "not_available")
    assert line["note"] == "Không thống kê nữa"
    in_excel = excel(selection=Selection(year=2025))["COUNT"]
    assert (in_excel["actual"], in_excel["verdict"]) == ("", "")
    assert (in_excel["observation"], in_excel["note"]) == ("Sẽ không có số liệu", "Không thống kê nữa")


def test_coverage_gives_k_and_n() -> None:
    line = machine()["COVER", 2024]
    assert (line["part"], line["whole"]) == ("2", "3")


# ---- the same on the screen and in the file


@pytest.mark.parametrize(
    "selection", [EVERYTHING, Selection("city", "economy"), Selection(year=2024), Selection(query="x?")]
)
@pytest.mark.parametrize("language", [VI, EN])
def test_the_file_has_the_rows_of_the_screen_in_their_order(language: Language, selection: Selection) -> None:
    record_approved(figure(value=19.5))
    record_base(baseline(value=1))
    shown = board(selection, TODAY).standings
    screen = report_rows(shown, selection.year, language, TODAY)
    lines = excel(language, selection)
    assert list(lines) == [row.standing.commitment.code for row in screen]
    for row, line in zip(screen, lines.values(), strict=True):
        assert line["year"] == str(row.outcome.year if row.outcome else "")
        assert line["status"] == label_of(row.state).text(language)
        if row.outcome and row.outcome.actual is not None and row.figure and not row.figure.observation.stage:
            on_screen = number(row.outcome.actual, row.commitment.decimals, language, grouped=False)
            assert line["actual"] == on_screen.replace(MINUS, "-")
        notes = row.figure.origin.notes if row.figure else None
        assert line["note"] == (notes.text(language) if notes else "")
    in_machine = list(yearly_rows(shown, selection.year, TODAY))
    assert len(machine(selection)) == len(in_machine)
    assert {year for _, year in machine(selection)} <= ({selection.year} if selection.year else set(range(2019, 2031)))


def test_an_empty_selection_is_a_heading_alone() -> None:
    nothing = Selection(query="không có")
    assert len(file(ReportForm.EXCEL, selection=nothing).splitlines()) == 1
    assert len(file(ReportForm.MACHINE, selection=nothing).splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (12.87, "12,87", "12.87"), (20.0, "20", "20"), (1234567.5, "1234567,5", "1234567.5"), (-0.0, "0", "0"),
        (1e-7, "0,0000001", "0.0000001"), (100 / 3, "33,3333333333333", "33.3333333333333"), (None, "", ""),
        (999999999999999.0, "999999999999999", "999999999999999"), (1e14, "100000000000000", "100000000000000"),
    ],
)  # fmt: skip
def test_a_number_is_written_with_all_its_digits_and_no_grouping(value: float | None, vi: str, en: str) -> None:
    assert (digits(value, VI), digits(value, EN), digits(value)) == (vi, en, en)


def test_excel_says_how_many_questions_wait_for_an_answer_and_tells_no_stranger() -> None:
    for _ in range(2):
        ask("LEVEL", "Vì sao chậm?", now=NOW, by=LEADER)
    within = report_rows(board(Selection(), TODAY, person(LEADER)).standings, None, VI, TODAY)
    assert {r.commitment.code: cell_text(EXCEL_COLUMNS["questions"](r, VI), VI) for r in within}["LEVEL"] == "2"
    assert {line["questions"] for line in excel().values()} == {""}
