"""The values of the rule: which method counts, and which year of an assessment is shown."""

from dataclasses import replace

import pytest

from models import Kind, ReviewState, ToleranceUnit
from progress.terms import DataState, Status, Verdict, method_of_record
from tests.support.promises import DONE, ESTIMATE, PROVISIONAL, figure, gone, judged, level, promise, stage, target

TO_2030 = level((2020, 0), (2030, ">= 100"))


@pytest.mark.parametrize(
    ("year", "method"), [(1999, "old"), (2000, "old"), (2022, "old"), (2023, "new"), (2024, "new")]
)
def test_a_method_counts_from_its_first_year_and_the_first_one_before_it_too(year: int, method: str) -> None:
    assert method_of_record([(2023, "new"), (2000, "old")], year) == method


def test_the_slack_is_of_the_size_of_the_target_whatever_its_sign() -> None:
    about = [target(2030, "about -20"), target(2030, "about -20", tolerance=10, unit=ToleranceUnit.PERCENT)]
    assert [t.slack for t in about] == [1, 2]
    assert target(2030, "about -20", tolerance=0).slack == 0


def test_versions_of_a_figure_share_its_key_and_the_mean_of_a_span_has_one_of_its_own() -> None:
    assert figure(2025, 1).version_of == figure(2025, 2, version=2).version_of
    assert len({o.version_of for o in (figure(2025), figure(2024), figure(2025, method="own"))}) == 3
    assert figure(2025, 1).version_of != figure(2025, 1, of_span=True).version_of


def test_without_a_chosen_year_the_one_that_decided_is_shown() -> None:
    past = judged(level((2020, 50), (2025, ">= 100")), (2025, 100), (2026, 92))
    shown = past.shown(None)
    assert shown is past.years[2025]
    assert past.latest is past.years[2026]


def test_without_a_figure_that_decided_the_latest_is_shown_then_what_waits_then_nothing() -> None:
    waiting = replace(figure(2025, 9), review=ReviewState.SUBMITTED)
    only_waiting = judged(TO_2030, waiting)
    assert only_waiting.shown(None) is only_waiting.latest_submitted is only_waiting.years[2025]
    assert judged(TO_2030).shown(None) is None
    assert judged(TO_2030, (2024, 40), waiting).latest == judged(TO_2030, (2024, 40)).years[2024]


def test_the_state_of_a_year_is_its_verdict_or_why_it_has_none() -> None:
    a = judged(TO_2030, (2024, 40), gone(2023))
    assert a.state(None) is a.status is Status.ON_TRACK
    assert [a.state(year) for year in (1990, 2023, 2024, 2025, 2026)] == [
        *(Verdict.NO_BASIS, DataState.NOT_AVAILABLE, Verdict.ON_PATH, DataState.OVERDUE, DataState.NOT_DUE)
    ]


def test_a_year_after_what_is_done_for_good_shows_the_last_figure_and_todays_status() -> None:
    a = judged(level(None, (2026, ">= 1"), kind=Kind.MILESTONE), stage(2024, DONE, done_on="2024-05-01"))
    assert a.shown(2025) is a.years[2024]
    assert a.state(2025) is Status.MET
    assert a.state(2024) is a.years[2024].verdict
    assert a.shown(1990) is None


def test_only_a_figure_that_counts_makes_a_year_provisional() -> None:
    years = judged(TO_2030, figure(2022, 20), figure(2023, 30, status=PROVISIONAL), figure(2024, 4, status=ESTIMATE))
    assert [years.years[year].is_provisional for year in (2021, 2022, 2023, 2024)] == [False, False, True, True]
    submitted = replace(figure(2025, 9, status=PROVISIONAL), review=ReviewState.SUBMITTED)
    year = judged(TO_2030, submitted).years[2025]
    assert (year.is_provisional, year.reported) == (False, submitted)


def test_the_last_target_says_whether_a_promise_only_strives() -> None:
    firm, strive = target(2025, ">= 1"), target(2030, ">= 2", strive=True)
    assert judged(promise(firm, strive)).is_strive_in(None)
    assert not judged(promise(replace(firm, is_strive=True), replace(strive, is_strive=False))).is_strive_in(None)
    assert judged(promise()).final is None
    assert not judged(promise()).is_strive_in(None)
