"""The units of a commitment through time: which are asked for in a year, and how their answers count by the list."""

import csv
from pathlib import Path

import pytest

from board.units import answers_before, answers_by_list, answers_today, can_be_counted, units_of
from exchange.report.files import ReportForm, report_csv
from models import Answer
from progress.terms import Reason
from store.board import standing
from store.bulk import table_rows
from store.commitments import commitment
from store.refusal import RefusalCode, Refused
from tests.support.administration import MERGED, follow, fresh, save
from tests.support.small_city import TODAY, WARD_1, WARD_2, WARD_3, cover, figure, record, record_approved
from text import Language

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.fixture
def enlarged(store: Path) -> None:
    """The same, with a part of a commune outside the city."""
    follow("24020@2021-01-01")


def test_a_year_asks_for_the_units_that_there_were_at_its_end(merged: None) -> None:
    assert [u.key for u in units_of(cover(), 2024)] == [WARD_1, WARD_2, WARD_3]
    assert [u.key for u in units_of(cover(), 2025)] == [WARD_1, MERGED]


@pytest.mark.parametrize(("answer", "part", "unknown"), [(Y, 3, 0), (N, 1, 0), (U, 1, 2)])
def test_answers_are_stored_for_successors_and_counted_by_the_list_at_signing(
    merged: None, answer: Answer, part: int, unknown: int
) -> None:
    record_approved(figure("COVER", answers=((WARD_1, Y), (MERGED, answer))))
    last = cover().figures[-1]
    assert [(u.key, a) for u, a in last.answers] == [(WARD_1, Y), (MERGED, answer)]
    assert (last.observation.part, last.observation.unknown, last.observation.whole) == (part, unknown, 3)
    assert [(u.key, derived.answer) for u, derived in answers_by_list(cover(), last)] == [
        (WARD_1, Y),
        (WARD_2, answer),
        (WARD_3, answer),
    ]
    assert table_rows("figure", commitment="COVER", year=2025)[0]["whole"] == 2, "as it was given"
    assert standing("COVER", TODAY, None).assessment.breaks == {}


def test_after_a_merger_the_list_at_signing_is_asked_no_more(merged: None) -> None:
    with pytest.raises(Refused) as caught:
        record(figure("COVER", answers=((WARD_1, Y), (WARD_2, Y))))
    assert caught.value.code is RefusalCode.UNKNOWN_UNIT
    record(figure("COVER", 2023, answers=((WARD_1, Y), (WARD_2, Y))))


def test_a_figure_that_was_given_by_the_list_at_signing_stays_valid(store: Path) -> None:
    record_approved(figure("COVER", answers=((WARD_1, Y), (WARD_2, Y), (WARD_3, N))))
    before = standing("COVER", TODAY)
    follow("24020@2021-01-01")
    after = standing("COVER", TODAY)
    latest = after.commitment.figures[-1]
    assert (latest.observation.part, latest.observation.unknown, latest.observation.whole) == (2, 0, 3)
    assert after.assessment == before.assessment
    assert answers_before(after.commitment, latest, 2025) == {WARD_1: Y, MERGED: N}


def test_a_unit_that_was_listed_later_is_not_known_in_the_figures_before(store: Path) -> None:
    before = cover().figures[-1].observation
    assert (before.part, before.unknown, before.whole) == (2, 1, 3)
    save(fresh("commitment_unit", commitment="COVER", unit_code="24009", unit_from="2021-01-01", position="4"))
    after = cover().figures[-1].observation
    assert (after.part, after.unknown, after.whole) == (2, 2, 4)


def test_a_figure_that_was_given_without_answers_has_no_unknown_units(store: Path) -> None:
    record_approved(figure("SHARE", 2025, part=4, whole=9))
    share = commitment("SHARE")
    assert share is not None
    assert (share.figures[-1].observation.part, share.figures[-1].observation.unknown) == (4, 0)


def test_a_part_from_outside_is_a_note_and_breaks_the_series_where_it_is_counted(enlarged: None) -> None:
    record_approved(figure("COVER", answers=((WARD_1, Y), (MERGED, Y))))
    s = standing("COVER", TODAY)
    assert s.assessment.breaks == {2025: Reason.UNITS_CHANGED}
    derived = {u.key: derived for u, derived in answers_by_list(s.commitment, s.commitment.figures[-1])}
    assert derived[WARD_1].added == ()
    assert [added.predecessor for added in derived[WARD_2].added] == ["24020@2021-01-01"]
    lines = csv.DictReader("".join(report_csv([s], None, ReportForm.MACHINE, Language.VI, TODAY)).splitlines())
    assert [line["series_break"] for line in lines] == ["", "", "units_changed"]


def test_before_the_added_part_is_assessed_the_successor_is_not_known(enlarged: None) -> None:
    c = cover()
    today = answers_today(c, c.figures[-1], TODAY)
    assert [(unit.key, derived.answer) for unit, derived in today] == [(WARD_1, Y), (MERGED, U)]
    assert all(can_be_counted(c, unit, TODAY) for unit in c.units)


def test_a_list_that_names_one_of_the_merged_keeps_the_historic_name(enlarged: None) -> None:
    record_approved(figure("NAMED", 2026, answers=((WARD_1, N), (MERGED, Y))))
    c = commitment("NAMED")
    assert c is not None
    assert [u.name.vi for u in c.units] == ["Phường 1", "Xã Tân Lập"]
    assert (c.figures[-1].observation.part, c.figures[-1].observation.whole) == (1, 2)
