"""The page of a commitment: how it stands, and why."""

import pytest

from models import Kind
from progress.terms import Reason
from store.accounts.people import person
from store.board import standings
from tests.support.people import OFFICER
from tests.support.screen import LANGUAGES, elements, go, screen, screen_text
from tests.support.small_city import TODAY
from wording.labels import KIND
from wording.states import owed_label, status_label

pytestmark = pytest.mark.usefixtures("cities")

CUTS = {
    "vi": ("r từ 0,95 trở lên: Đúng tiến độ; từ 0,60 đến dưới 0,95: Có nguy cơ", "quá 50% của mức đó"),
    "en": ("r of 0.95 or more: On track; from 0.60 to below 0.95: At risk", "at most 50% of the promised rate"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commitment_has_a_page_that_says_how_it_stands_and_why(language: str) -> None:
    at, working = screen("method", lang=language), {}
    for s in standings(TODAY, person(OFFICER)):
        c, a = s.commitment, s.assessment
        go(at, "commitment", code=c.code)
        assert not at.exception, c.code
        assert at.header[0].value.replace("\\", "") == c.name.text(language)
        words = screen_text(at)
        for state in (status_label(a), owed_label(a), KIND[c.kind]):
            assert f"{state.text(language)}]" in words, c.code
        assert c.agreement.name.text(language) in words
        charts = [chart.proto for chart in elements(at) if chart.type == "plotly_chart"]
        assert charts[0].alt.replace("\u00a0", " ") in words
        both = bool(c.units) and c.kind is not Kind.NAMED_UNITS
        assert len(charts) == 2 if both else len(charts) == 1
        if both and a.latest is not None:
            assert all(unit.name.text(language) in charts[1].alt for unit in c.units), c.code
        working[a.working.reason] = words
    assert_the_cut_points_are_named(working, language)


def assert_the_cut_points_are_named(working: dict[Reason, str], language: str) -> None:
    """The working of a status names the cut points that parted the statuses, and no others."""
    assert CUTS[language][0] in working[Reason.PACE]
    assert CUTS[language][1] in working[Reason.MEAN]
    assert all(CUTS[language][0] not in words for reason, words in working.items() if reason is not Reason.PACE)
