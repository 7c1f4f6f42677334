"""Assignments: officers enter figures of their commitments and wards only."""

from datetime import date
from pathlib import Path

import pytest

import models as m
from store.accounts import assignments
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode
from tests.support.administration import MERGED, follow
from tests.support.people import ADMINISTRATOR, OFFICER, Act
from tests.support.refusals import refused
from tests.support.small_city import NOW, WARD_1, WARD_2, figure, record

BY: Act = {"now": NOW, "by": ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


def test_officers_enter_only_what_they_are_assigned_to() -> None:
    assignments.assign(OFFICER, ["COUNT", "COVER"], **BY)
    assert assignments.assigned(OFFICER) == {"COUNT", "COVER"}
    record(figure("COUNT", value=1))
    assert refused(lambda: record(figure(value=19.5))) is RefusalCode.NOT_ASSIGNED


def test_commitments_and_wards_are_assigned_together_or_not_at_all() -> None:
    assignments.assign(OFFICER, ["COUNT"], **BY)
    last = entries(EntryFilter(), 1)[0]
    units = [("24001", date(2021, 1, 1)), ("1", date(2021, 1, 1))]
    assert refused(lambda: assignments.assign(OFFICER, ["COVER"], units, **BY)) is RefusalCode.UNKNOWN_UNIT
    assert assignments.assigned(OFFICER) == {"COUNT"}
    assert assignments.assigned_units(OFFICER) == frozenset()
    assignments.assign(OFFICER, ["COUNT"], [], **BY)
    assert entries(EntryFilter(), 1)[0] == last, "what is as it was is no entry"


def test_officers_of_a_ward_change_the_answers_of_that_ward_only() -> None:
    yes, no = m.Answer.YES, m.Answer.NO
    ward_1, ward_2 = "24001@2021-01-01", "24002@2021-01-01"
    record(figure("COVER", 2025, answers=((ward_1, yes), (ward_2, yes))))
    assignments.assign(OFFICER, units=[("24001", date(2021, 1, 1))], **BY)
    assert assignments.assigned_units(OFFICER) == {ward_1}
    again = {"seen_version": 1, "reason": "Đếm lại"}
    theirs = figure("COVER", 2025, answers=((ward_1, yes), (ward_2, no)), **again)
    assert refused(lambda: record(theirs)) is RefusalCode.NOT_ASSIGNED_UNIT
    assert record(figure("COVER", 2025, answers=((ward_1, no), (ward_2, yes)), **again)) == 2


def test_whoever_answers_for_a_ward_answers_for_the_one_that_it_went_into_wholly() -> None:
    yes, no = m.Answer.YES, m.Answer.NO
    follow()
    assignments.assign(OFFICER, units=[("24002", date(2021, 1, 1))], **BY)
    assert assignments.answered_units(OFFICER) == {WARD_2, MERGED}
    assert record(figure("COVER", 2025, answers=((MERGED, yes),))) == 1
    again = {"seen_version": 1, "reason": "Đếm lại"}
    foreign = figure("COVER", 2025, answers=((WARD_1, yes), (MERGED, yes)), **again)
    assert refused(lambda: record(foreign)) is RefusalCode.NOT_ASSIGNED_UNIT
    assert record(figure("COVER", 2025, answers=((MERGED, no),), **again)) == 2


def test_whoever_answers_for_a_ward_answers_for_no_part_of_it() -> None:
    follow("24020@2021-01-01")
    assignments.assign(OFFICER, units=[("24020", date(2021, 1, 1)), ("24002", date(2021, 1, 1))], **BY)
    assert assignments.answered_units(OFFICER) == {"24020@2021-01-01", WARD_2, MERGED}
    assert assignments.divided_units(OFFICER) == {"24020@2021-01-01"}


def test_what_came_to_a_merged_ward_from_the_answers_before_is_no_change_by_its_officer() -> None:
    """The figure was given for the former wards; whoever mends one answer later leaves the others as they came over."""
    yes, no = m.Answer.YES, m.Answer.NO
    record(figure("COVER", 2025, answers=((WARD_1, no), (WARD_2, yes))))
    follow()
    assignments.assign(OFFICER, units=[("24001", date(2021, 1, 1))], **BY)
    again = {"seen_version": 1, "reason": "Đếm lại"}
    assert record(figure("COVER", 2025, answers=((WARD_1, yes),), **again)) == 2
