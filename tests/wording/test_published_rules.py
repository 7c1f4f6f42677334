"""The same figures under other published rules, and why those disagree."""

from pathlib import Path

import pytest

from progress.published_rules import OpenSdgStatus, TolaStatus, WeatherStatus
from progress.terms import Status
from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Standing
from wording import GRADES, OURS, published_readings


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


def test_every_verdict_of_another_rule_is_graded_or_says_nothing() -> None:
    silent = {OpenSdgStatus.NOT_AVAILABLE, WeatherStatus.NOT_AVAILABLE, TolaStatus.NON_REPORTING}
    assert set(GRADES) | silent == {*OpenSdgStatus, *WeatherStatus, *TolaStatus}
    assert {status for status in Status if status not in OURS} == {
        *(
            Status.DUE_NO_FIGURE,
            Status.DUE_WAITING,
            Status.DUE_THIS_YEAR,
            Status.UNDER_WAY,
            Status.NOT_STARTED,
            Status.NO_BASIS,
        )
    }


# Commitment, the place of the rule among the three, its verdict, and what the difference must name; "" where it agrees.
DISAGREE = [
    ("TPM-01", 0, "substantial progress", ""),
    ("TPM-07", 0, "target achieved", "past due"),
    ("TPM-16", 1, "sun", "No basis yet"),
    ("TPM-20", 0, "substantial progress", "Due, waiting for the figure"),
    ("VN-01", 1, "not available", "exactly 5 years"),
    ("TPM-04", 0, "substantial progress", ""),
]


@pytest.mark.parametrize(("code", "place", "verdict", "named"), DISAGREE)
def test_where_another_rule_disagrees_it_says_why_and_where_it_agrees_nothing(
    cities: Path, code: str, place: int, verdict: str, named: str
) -> None:
    reading = published_readings(of(code), TODAY, Language.EN)[place]
    assert verdict in reading.verdict
    assert named in reading.differs
    assert bool(named) == bool(reading.differs)
