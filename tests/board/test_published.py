"""Published time: what the producers of figures had released by a day, tried on the day and on the one before."""

from collections.abc import Callable
from datetime import date

import pytest

from board.published import as_published, without_release
from models import ReviewState
from store.accounts.people import person
from store.board import standing
from store.review import reopen
from tests.support.people import REVIEWER
from tests.support.small_city import NOW, TODAY, baseline, figure, key, record, record_approved, record_base
from views import CommitmentView, Standing

pytestmark = pytest.mark.usefixtures("store")
DAY_BEFORE, DAY = date(2026, 4, 24), date(2026, 4, 25)


def read(code: str = "LEVEL") -> Standing:
    return standing(code, TODAY, person(REVIEWER))


def on_both_days(shown: Callable[[CommitmentView], object]) -> list[object]:
    return [shown(as_published(read().commitment, day)) for day in (DAY_BEFORE, DAY)]


def released(value: float, version: int, published_on: str | None) -> None:
    reason = "Công bố lại" if version > 1 else None
    record(figure(value=value, seen_version=version - 1, published_on=published_on, reason=reason))


def test_a_figure_counts_from_the_day_of_its_release_and_without_one_never() -> None:
    released(19, 1, "2026-04-25")
    assert on_both_days(lambda c: [f.content.value for f in c.figures]) == [[], [19]]


def test_a_baseline_counts_from_its_release_and_the_rule_is_held_to_it() -> None:
    record_base(baseline("LEVEL", 2020, 9, seen_version=1, reason="Tính lại", published_on="2026-04-25"))
    assert on_both_days(lambda c: [b.value for b in c.baselines]) == [[], [9]]
    assert on_both_days(lambda c: c.promise.baseline and c.promise.baseline.value) == [None, 9]


def test_a_reference_without_a_release_always_counts() -> None:
    assert [r.published_on for r in read().commitment.references] == [None]
    assert on_both_days(lambda c: len(c.references)) == [1, 1]


def test_a_figure_that_was_reopened_counts_until_its_correction_is_released() -> None:
    record_approved(figure(value=19, published_on="2026-01-20"))
    reopen(key(), "Đính chính", now=NOW, by=REVIEWER)
    assert on_both_days(reviews) == [[ReviewState.REOPENED]] * 2, "nothing has been entered anew"
    released(20, 2, "2026-04-25")
    assert on_both_days(reviews) == [[ReviewState.APPROVED], [ReviewState.REOPENED, ReviewState.SUBMITTED]]


def reviews(c: CommitmentView) -> list[ReviewState]:
    return [f.review for f in c.figures]


def test_figures_and_baselines_without_a_release_are_counted_once_whatever_their_versions() -> None:
    assert [without_release([read(code)]) for code in ("LEVEL", "GROWTH", "COUNT")] == [3 + 1, 1, 0]
    released(19, 1, None)
    released(19.5, 2, None)
    assert without_release([read(), read("GROWTH")]) == 4 + 1 + 1
    released(20, 3, "2026-04-25")
    record_base(baseline("LEVEL", 2020, 9, seen_version=1, reason="Tính lại", published_on="2026"))
    assert without_release([read()]) == 3


@pytest.mark.parametrize(("day", "is_out"), [(date(2026, 1, 30), False), (date(2026, 1, 31), True)])
def test_a_release_of_which_only_the_month_is_known_is_out_when_the_month_is_over(day: date, is_out: bool) -> None:
    new = figure("SHARE", 2025, value=60, why_right="Có", published_on="2026-01")
    record(new)
    assert bool(as_published(read("SHARE").commitment, day).figures) is is_out
