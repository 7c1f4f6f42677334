"""The lists of the screens as data for a template."""

import pytest

from exchange.paper import lists
from exchange.paper.lists import batch_list, journal_lists, printed_list, review_lists, work_lists, years_lists
from store.board import complete_standings
from store.journal import EntryFilter, entries
from store.questions import ask
from store.year_closures import close_year
from tests.support.administration import close
from tests.support.people import ADMINISTRATOR, LEADER
from tests.support.small_city import NOW, TODAY, figure, record
from text import ABSENT, Language

VI, EN, ZONE = Language.VI, Language.EN, "Asia/Ho_Chi_Minh"


def rows_of(part: dict[str, object]) -> list[list[str]]:
    rows = part["rows"]
    assert isinstance(rows, list)
    return rows


def test_an_empty_cell_is_a_dash_and_a_list_without_rows_has_no_heading() -> None:
    made = printed_list("A", ["x", "y"], [["1", ""]])
    assert made == {"about": "A", "notes": [], "head": ["x", "y"], "rows": [["1", ABSENT]], "tones": [""], "toned": 0}
    assert printed_list("A", ["x", "y"], notes=["n"]) == printed_list("A", notes=["n"])


@pytest.mark.usefixtures("store")
def test_an_officers_work_has_a_row_for_each_figure_owed_with_the_tone_of_its_state() -> None:
    (owed,) = work_lists(complete_standings(TODAY), TODAY, VI, ZONE)
    rows, tones, toned = rows_of(owed), owed["tones"], owed["toned"]
    assert ["LEVEL", "Tỷ trọng kinh tế số", "%", "2025"] in [row[:4] for row in rows]
    assert isinstance(tones, list)
    assert isinstance(toned, int)
    assert len(tones) == len(rows)
    assert {tone for tone, row in zip(tones, rows, strict=True) if row[toned - 1] == "Quá hạn báo cáo"} == {"red"}
    (nothing,) = work_lists([], TODAY, VI, ZONE)
    assert (rows_of(nothing), len(nothing["notes"] if isinstance(nothing["notes"], list) else ())) == ([], 1)


@pytest.mark.usefixtures("store")
def test_questions_that_wait_come_before_the_work() -> None:
    ask("LEVEL", "Vì sao chậm?", now=NOW, by=LEADER)
    questions, _ = work_lists(complete_standings(TODAY), TODAY, EN, ZONE)
    (row,) = rows_of(questions)
    assert row[:2] == ["LEVEL", "Share of the digital economy"]
    assert row[3] == "Vì sao chậm?"
    assert row[4].endswith(", 10:04, 22 November 2026")


@pytest.mark.usefixtures("store")
def test_figures_for_review_have_their_value_source_and_author() -> None:
    (empty,) = review_lists(complete_standings(TODAY), EN, ZONE)
    assert rows_of(empty) == []
    record(figure(value=19.5))
    (waiting,) = review_lists(complete_standings(TODAY), EN, ZONE)
    (row,) = rows_of(waiting)
    assert row[:5] == ["LEVEL", "Share of the digital economy", "2025", "19.5%", "Niên giám 2025"]
    close("commitment", "LEVEL")
    empty, of_closed = review_lists(complete_standings(TODAY), EN, ZONE)
    assert (rows_of(empty), rows_of(of_closed)[0][0]) == ([], "LEVEL")


@pytest.mark.usefixtures("store")
def test_nothing_closed_is_owed_or_asked_on_paper() -> None:
    ask("LEVEL", "Vì sao chậm?", now=NOW, by=LEADER)
    close("agreement", "city")
    owed, closed = work_lists(complete_standings(TODAY), TODAY, EN, ZONE)
    assert rows_of(owed) == []
    level = next(row for row in rows_of(closed) if row[0] == "LEVEL")
    assert level[2:] == [
        "1 October 2026",
        "Thỏa thuận đã chấm dứt",
        "17.3% (2024)",
        "On track (1 question waits for an answer)",
    ]


@pytest.mark.usefixtures("store")
def test_each_agreement_has_its_closed_years() -> None:
    close_year("city", 2024, now=NOW, by=ADMINISTRATOR)
    (years,) = years_lists(EN, ZONE)
    names = dict(rows_of(years))
    assert names["Small City"] == "2024"
    assert names["The nation"] not in ("", "2024")
    assert batch_list([], "A", EN, ZONE)["notes"] != []


@pytest.mark.usefixtures("store")
def test_the_journal_on_paper_says_when_there_is_more_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (nothing,) = journal_lists(EntryFilter(deed="nothing"), EN, ZONE)
    assert rows_of(nothing) == []
    record(figure(value=19.5))
    few = len(entries(EntryFilter(), 9999))
    monkeypatch.setattr(lists, "MOST", few)
    (whole,) = journal_lists(EntryFilter(), EN, ZONE)
    monkeypatch.setattr(lists, "MOST", few - 1)
    (newest,) = journal_lists(EntryFilter(), EN, ZONE)
    assert (len(rows_of(whole)), len(rows_of(newest))) == (few, few - 1)
    assert rows_of(newest) == rows_of(whole)[:-1]
    assert newest["notes"] != whole["notes"]
