"""The sample city shows everything there is to show, so that it can be tried."""

from datetime import date

import pytest

import clock
from progress.terms import DataState, MarkCode, Status, Verdict
from store.accounts.people import person
from store.board import standings
from tests.support.people import REVIEWER

pytestmark = pytest.mark.usefixtures("cities")


@pytest.mark.parametrize(("month", "absent"), [(2, set()), (6, set()), (11, {Status.DUE_THIS_YEAR})])
def test_the_sample_city_shows_every_status_verdict_blank_and_remark(month: int, absent: set[Status]) -> None:
    """From October on nothing is due this year: what is not done is then at risk, by the rule."""
    day = date(clock.today().year, month, 15)
    assessments = [s.assessment for s in standings(day, person(REVIEWER)) if s.commitment.agreement.is_fictitious]
    assert len(assessments) == 28
    assert {a.status for a in assessments} == set(Status) - absent
    assert {v.verdict for a in assessments for v in a.years.values() if v.observation} == set(Verdict)
    assert {v.data for a in assessments for v in a.years.values()} == set(DataState)
    assert {mark.code for a in assessments for mark in a.marks} == set(MarkCode)
