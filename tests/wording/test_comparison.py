"""The comparison that decides, in words: every screen and file takes them from here."""

from dataclasses import replace

import pytest

from models import Comparator, Kind, ObservationStatus
from progress.comparison import comparison
from progress.terms import Baseline, Target
from tests.support.standings import standing, value
from text import Language
from views import Standing
from wording.comparison import apart_words, difference_words, number_lines, number_words, owed_words, whose_words

VI, EN = Language.VI, Language.EN


def span(*rates: float, owed: float = 7, last: int = 2025) -> Standing:
    figures = [value(2021 + i, rate) for i, rate in enumerate(rates)]
    return standing(Kind.AVERAGE_GROWTH, [Target(last, Comparator.MORE_THAN, owed)], figures, span=(2021, last))


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_a_mean_stands_beside_its_promise_with_the_difference_and_the_rate_apart() -> None:
    s = span(6.2, 7.4, 6.6, 7.0, 7.5)
    shown = comparison(s.assessment)
    assert plain(number_words(s, shown, VI)) == "6,94%/năm"
    assert whose_words(s, shown, VI) == "bình quân 2021–2025"
    assert plain(owed_words(s, shown, VI)) == "Mục tiêu 2025: trên 7%/năm (chênh lệch −0,06 điểm %/năm)"
    assert plain(apart_words(s, shown, VI)) == "Riêng năm 2025: 7,50%/năm"
    assert plain("; ".join(number_lines(s, shown, EN))) == (
        "6.94%/year (average of 2021–2025); difference −0.06 percentage points/year; 2025 alone: 7.50%/year"
    )


def test_a_small_difference_of_a_mean_never_reads_as_none() -> None:
    s = span(6.999, 6.999, 6.999, 6.999, 6.999)
    shown = comparison(s.assessment)
    assert plain(number_words(s, shown, VI)) == "6,999%/năm"
    assert plain(difference_words(s, shown, VI)) == "−0,001 điểm %/năm"


def test_a_mean_of_some_of_the_years_says_so() -> None:
    s = span(6.2, 7.4)
    assert whose_words(s, comparison(s.assessment), VI) == "bình quân các năm có số liệu: 2021, 2022"
    assert whose_words(s, comparison(s.assessment), EN) == "average of known years: 2021, 2022"


def test_a_published_mean_says_so() -> None:
    published = value(2025, 6.94, of_span=True)
    target = Target(2025, Comparator.MORE_THAN, 7)
    s = standing(Kind.AVERAGE_GROWTH, [target], [value(2025, 9.0), published], span=(2021, 2025))
    assert whose_words(s, comparison(s.assessment), VI) == "bình quân công bố 2021–2025"
    assert plain(apart_words(s, comparison(s.assessment), VI)) == "Riêng năm 2025: 9,00%/năm"


@pytest.mark.parametrize(("language", "name"), [(VI, "Số liệu mới hơn, năm 2025: "), (EN, "Newer figure, 2025: ")])
def test_a_newer_figure_than_the_one_that_decides_is_named_apart(language: Language, name: str) -> None:
    figures = [value(2024, 100.0), value(2025, 98.0, status=ObservationStatus.PROVISIONAL)]
    start = Baseline(2020, 0, "gso")
    s = standing(Kind.LEVEL, [Target(2024, Comparator.AT_LEAST, 100)], figures, baseline=start)
    shown = comparison(s.assessment)
    assert whose_words(s, shown, language) == "2024"
    assert apart_words(s, shown, language).startswith(name + "98")
    assert "(sơ bộ)" in apart_words(s, shown, VI)


def test_an_early_figure_says_until_which_day_it_was_counted() -> None:
    early = replace(value(2026, 15.0), cut_off_on="2026-09-30")
    start = Baseline(2020, 0, "gso")
    s = standing(Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 20)], [value(2025, 12.0), early], baseline=start)
    assert apart_words(s, comparison(s.assessment), VI).endswith("(tính đến 30/09/2026)")


def test_a_distance_to_the_path_is_named_so_and_never_stands_beside_the_target() -> None:
    start = Baseline(2020, 0, "gso")
    s = standing(Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 20)], [value(2025, 12.0)], baseline=start)
    shown = comparison(s.assessment)
    assert "chênh lệch" not in owed_words(s, shown, VI)
    assert any(line.startswith("so với lộ trình +2") for line in number_lines(s, shown, VI))


def test_without_target_or_figure_there_are_no_words_of_them() -> None:
    s = standing(Kind.LEVEL, [], [])
    shown = comparison(s.assessment)
    assert (owed_words(s, shown, VI), whose_words(s, shown, VI), apart_words(s, shown, VI)) == ("", "", "")
