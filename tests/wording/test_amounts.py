"""Amounts with their unit of measure."""

from pathlib import Path

from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Standing
from wording.amounts import change_words

VI, EN = Language.VI, Language.EN


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


def test_how_far_shares_are_apart_is_said_in_percentage_points_and_all_else_in_its_measure(cities: Path) -> None:
    assert change_words(of("VN-01").commitment, -5.36, VI) == "−5,36\u00a0điểm\u00a0% GDP"
    assert change_words(of("VN-01").commitment, -5.36, EN) == "−5.36\u00a0percentage points of GDP"
    assert change_words(of("TPM-05").commitment, 15.9, EN) == "+15.9\u00a0hours a year"
    assert change_words(of("VN-01").commitment, None, VI) == "—"
