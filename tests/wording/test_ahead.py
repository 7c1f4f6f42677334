"""The outlook in words."""

from pathlib import Path

from store.board import complete_standings
from tests.support.small_city import TODAY
from text import Language
from views import Standing
from wording import outlook_words

VI, EN = Language.VI, Language.EN


def of(code: str) -> Standing:
    return next(s for s in complete_standings(TODAY) if s.commitment.code == code)


def with_spaces(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_what_lies_ahead_is_said_with_its_method_or_why_it_cannot_be(cities: Path) -> None:
    outlook = " ".join(ahead("TPM-11"))
    assert all(amount in outlook for amount in ("2030", "28.19", "27.27", "29.11", "+2.09"))
    assert "least-squares" in ahead("TPM-11")[-1]
    assert "does not meet the target" in " ".join(ahead("TPM-11"))
    assert ahead("TPM-07") == ()
    broken = [code for code in codes() if any("breaks" in sentence for sentence in ahead(code))]
    assert broken


def test_a_pace_is_in_the_unit_of_measure_and_never_rounded_to_nothing(cities: Path) -> None:
    assert "at least 3 wards by 2027 it takes +1 ward each year" in with_spaces(ahead("TPM-10")[0])
    assert "since 2018 it has been +0.25 wards each year" in with_spaces(ahead("TPM-10")[0])
    assert "+11.1 percentage points each year" in with_spaces(ahead("TPM-03")[0])
    assert "+2,09 điểm % GRDP mỗi năm" in with_spaces(outlook_words(of("TPM-11"), VI)[0])
    assert ahead("TPM-14") == ("Growth needed in 2026, 2027, 2028, 2029, 2030: more than 8.0% a year.",)


def ahead(code: str) -> tuple[str, ...]:
    return outlook_words(of(code), EN)


def codes() -> list[str]:
    return [s.commitment.code for s in complete_standings(TODAY)]
