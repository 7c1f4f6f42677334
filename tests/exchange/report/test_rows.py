"""The rows of the report: the same on the screen and in the file, and one for each year for programs."""

import pytest

from board.selection import Selection
from exchange.report.rows import is_beyond_excel, report_rows, yearly_rows
from store.board import board
from tests.support.report_files import EVERYTHING, excel_lines, machine_lines
from tests.support.small_city import TODAY, baseline, figure, record_approved, record_base
from text import MINUS, Language, number

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN


def test_there_is_a_line_for_each_commitment_and_year_also_without_a_figure() -> None:
    lines = machine_lines()
    assert [year for code, year in lines if code == "COUNT"] == [2023, 2024, 2025]
    blank = lines["COUNT", 2025]
    assert (blank["value"], blank["obs_status"], blank["data_state"], blank["target"]) == ("", "", "overdue", "1")
    assert blank["data_state_vi"] == "Quá hạn báo cáo"
    path = lines["LEVEL", 2023]
    assert (path["target"], path["path"], path["ratio"], path["verdict"]) == ("", "15.4", "1.018518519", "on_path")


@pytest.mark.parametrize(
    "selection", [EVERYTHING, Selection("city", "economy"), Selection(year=2024), Selection(query="x?")]
)
@pytest.mark.parametrize("language", [VI, EN])
def test_the_file_has_the_rows_of_the_screen_in_their_order(language: Language, selection: Selection) -> None:
    record_approved(figure(value=19.5))
    record_base(baseline(value=1))
    shown = board(selection, TODAY).standings
    screen = report_rows(shown, selection.year, language, TODAY)
    lines = excel_lines(language, selection)
    assert list(lines) == [row.standing.commitment.code for row in screen]
    for row, line in zip(screen, lines.values(), strict=True):
        is_span = bool(row.standing.assessment.span)
        year = "2022" if is_span else str(row.judged.year if row.judged else "")
        assert line["year"] == year
        assert line["status"] == row.label.text(language)
        if (
            row.judged
            and row.judged.actual is not None
            and row.figure
            and not is_span
            and not row.figure.observation.stage
        ):
            on_screen = number(row.judged.actual, row.commitment.decimals, language, grouped=False)
            assert line["actual"] == on_screen.replace(MINUS, "-")
        notes = row.figure.origin.notes if row.figure else None
        assert line["note"] == (notes.text(language) if notes else "")
    in_machine = list(yearly_rows(shown, selection.year, TODAY))
    assert len(machine_lines(selection)) == len(in_machine)
    assert {year for _, year in machine_lines(selection)} <= (
        {selection.year} if selection.year else set(range(2019, 2031))
    )


def test_a_row_of_a_chosen_year_has_the_verdict_and_reason_of_that_year() -> None:
    level = {row.commitment.code: row for row in report_rows(board(EVERYTHING, TODAY).standings, 2024, EN, TODAY)}[
        "LEVEL"
    ]
    assert level.judged is not None
    assert (level.judged.year, level.state, level.data) == (2024, level.judged.verdict, level.judged.data)
    assert level.reason == level.why != ""


def test_a_row_without_a_year_has_the_status_of_today_and_the_final_target_where_its_year_has_none() -> None:
    rows = {row.commitment.code: row for row in report_rows(board(EVERYTHING, TODAY).standings, None, EN, TODAY)}
    level, named = rows["LEVEL"], rows["NAMED"]
    assert level.state is level.standing.assessment.status
    assert named.judged is not None
    assert (named.judged.year, named.judged.target) == (2025, None)
    assert named.target is not None
    assert named.target.year == 2030


def test_a_report_is_beyond_excel_when_its_lines_and_heading_are_more_than_a_sheet_has() -> None:
    standings = board(Selection(query="COUNT"), TODAY).standings
    assert [len(s.assessment.years) for s in standings] == [3]
    assert not is_beyond_excel(standings * 349_525, None)  # and a heading: 1,048,576 lines
    assert is_beyond_excel(standings * 349_526, None)
    assert not is_beyond_excel(standings * 349_526, 2025), "a chosen year has one line for each commitment"
