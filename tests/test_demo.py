"""The sample city shows everything there is to show, so that it can be tried."""

from datetime import date

import pytest

import clock
from charts import svg_units_chart
from progress import DataState, MarkCode, Status, Verdict
from store.accounts.people import person
from store.board import standings
from tests.people import REVIEWER
from text import Language

pytestmark = pytest.mark.usefixtures("cities")


@pytest.mark.parametrize(("month", "absent"), [(2, set()), (6, set()), (11, {Status.DUE_THIS_YEAR})])
def test_the_sample_city_shows_every_status_verdict_blank_and_remark(month: int, absent: set[Status]) -> None:
    """From October on nothing is due this year: what is not done is then at risk, by the rule."""
    day = date(clock.today().year, month, 15)
    said = [s.assessment for s in standings(day, person(REVIEWER)) if s.commitment.agreement.is_fictitious]
    assert len(said) == 24
    assert {a.status for a in said} == set(Status) - absent
    assert {v.verdict for a in said for v in a.years.values() if v.observation} == set(Verdict)
    assert {v.data for a in said for v in a.years.values()} == set(DataState)
    assert {mark.code for a in said for mark in a.marks} == set(MarkCode)


def test_the_wards_of_every_commitment_can_be_drawn_for_paper() -> None:
    """Also where a series breaks because wards merged: one sign unknown to the drawing, and no report is made."""
    listed = [s for s in standings(clock.today(), person(REVIEWER)) if s.commitment.is_listed]
    assert any(s.assessment.breaks for s in listed)
    for s in listed:
        assert svg_units_chart(s, Language.VI, width=680, as_of=clock.today()).startswith("<svg")
