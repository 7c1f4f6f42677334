"""Average growth (line g): the mean over the span, and what each year to come must still reach."""

from datetime import date

import pytest

from models import Kind
from progress.terms import MarkCode, Reason, Status, Verdict
from tests.support.promises import ESTIMATE, PROVISIONAL, Reported, figure, gone, growth, judged, marks, promise, target

FASTER = growth("> 10", 2021, 2025)


@pytest.mark.parametrize(("rate", "status"), [(10.0, Status.MISSED), (10.01, Status.MET)])
def test_five_years_of_exactly_10_percent_are_not_more_than_10(rate: float, status: Status) -> None:
    a = judged(FASTER, *((y, rate) for y in range(2021, 2026)))
    assert (a.status, a.working.line, a.working.mean) == (status, "b", rate)
    at_least = judged(growth(">= 10", 2021, 2025), *((y, rate) for y in range(2021, 2026)))
    assert at_least.status is Status.MET


@pytest.mark.parametrize(
    ("rate", "required", "status"),
    [(10.01, 9.99, Status.ON_TRACK), (5.21739131, 15.0, Status.AT_RISK), (5.2, 15.02, Status.OFF_TRACK)],
)
def test_growth_is_at_risk_while_the_years_to_come_need_at_most_half_more(
    rate: float, required: float, status: Status
) -> None:
    a = judged(growth("> 10", 2025, 2026), (2025, rate))
    assert (a.status, round(a.working.required or 0, 2)) == (status, required)
    assert (a.working.line, a.working.coming_years) == ("g", (2026,))


def test_past_years_without_a_rate_are_taken_as_promised_and_said_so() -> None:
    a = judged(growth("> 10", 2023, 2027), (2023, 8), (2025, 11))
    assert (a.working.known_years, a.working.assumed_years, a.working.coming_years) == (
        (2023, 2025),
        (2024,),
        (2026, 2027),
    )
    assert a.working.required == pytest.approx(((1.1**4 / (1.08 * 1.11)) ** 0.5 - 1) * 100)
    assert marks(a) == {MarkCode.YEARS_ASSUMED: None}


def test_an_estimate_of_the_running_year_leaves_it_a_year_to_come() -> None:
    rates: list[Reported] = [*((y, 11) for y in range(2022, 2026)), figure(2026, 0, status=ESTIMATE)]
    p = growth("> 10", 2022, 2026)
    a = judged(p, *rates)
    assert (a.status, a.working.mean, a.working.coming_years) == (Status.ON_TRACK, 11, (2026,))


def test_an_estimate_never_settles_a_span_that_is_over() -> None:
    rates: list[Reported] = [*((y, 11) for y in range(2022, 2026)), figure(2026, 11, status=ESTIMATE)]
    p = growth("> 10", 2022, 2026)
    waiting = judged(p, *rates, today=date(2027, 3, 31))
    assert (waiting.status, waiting.working.mean, waiting.working.assumed_years) == (Status.DUE_WAITING, 11, (2026,))
    assert judged(p, *rates, today=date(2027, 4, 1)).status is Status.DUE_NO_FIGURE
    mean = figure(2026, 12, of_span=True, status=ESTIMATE)
    assert judged(p, mean, today=date(2027, 4, 1)).status is Status.DUE_NO_FIGURE
    assert judged(p, mean).status is Status.ON_TRACK


def test_an_estimated_mean_leaves_a_span_to_its_years_where_all_are_known() -> None:
    mean = figure(2025, 12, of_span=True, status=ESTIMATE)
    rates = [(y, 9.0) for y in range(2021, 2026)]
    assert (judged(FASTER, *rates, mean).status, judged(FASTER, *rates[1:], mean).status) == (
        Status.MISSED,
        Status.DUE_NO_FIGURE,
    )
    published = figure(2025, 12, of_span=True, status=PROVISIONAL)
    assert judged(FASTER, *rates, published).status is Status.MET
    in_february = [judged(FASTER, *some, mean, today=date(2026, 2, 1)).status for some in (rates[1:], rates[:-1])]
    assert in_february == [Status.DUE_NO_FIGURE, Status.DUE_WAITING], "the year that is missing is waited for"


def test_a_small_promised_rate_may_still_be_reached_by_half_a_point() -> None:
    p = growth("> 0.2", 2025, 2026)
    assert judged(p, (2025, -0.29)).status is Status.AT_RISK
    assert judged(p, (2025, -0.31)).status is Status.OFF_TRACK


def test_a_rate_that_leaves_nothing_to_grow_is_said_on_its_own() -> None:
    for p, rate in ((growth("> -150", 2021, 2030), 5), (growth("> 5", 2021, 2030), -100)):
        a = judged(p, (2022, rate))
        assert (a.status, a.working.reason) == (Status.NO_BASIS, Reason.NOT_COMPUTABLE)
        assert a.years[2022].actual == rate


def test_a_provisional_rate_inside_the_span_makes_the_mean_provisional() -> None:
    rates: list[Reported] = [figure(2021, 12, status=PROVISIONAL), *((y, 12) for y in range(2022, 2026))]
    assert marks(judged(FASTER, *rates)) == {MarkCode.PROVISIONAL: 2021}


def test_rates_outside_the_span_say_nothing_of_it() -> None:
    assert judged(FASTER, (2019, 20), (2026, 20)).status is Status.DUE_NO_FIGURE
    a = judged(growth("> 10", 2026, 2030), (2025, 20))
    assert (a.status, a.working.reason, a.years[2025].verdict) == (
        Status.NO_BASIS,
        Reason.YEARS_MISSING,
        Verdict.NO_BASIS,
    )


@pytest.mark.parametrize(("mean", "status"), [(10.0, Status.MISSED), (10.1, Status.MET)])
def test_a_published_mean_of_the_span_decides(mean: float, status: Status) -> None:
    a = judged(FASTER, (2024, 3), figure(2025, mean, of_span=True))
    assert (a.status, a.working.reason, a.working.line) == (status, Reason.PUBLISHED_MEAN, "b")
    early = judged(growth("> 10", 2024, 2028), figure(2028, mean, of_span=True))
    assert early.status is (Status.ON_TRACK if mean > 10 else Status.OFF_TRACK)


def test_a_published_mean_that_will_not_exist_decides_nothing() -> None:
    taken_back = figure(2025, of_span=True, status=gone(2025).status, version=2)
    a = judged(FASTER, (2024, 3), figure(2025, 12, of_span=True), taken_back)
    assert a.status is Status.DUE_NO_FIGURE


def test_falling_rates_are_judged_by_the_direction() -> None:
    p = promise(target(2026, "<= 5"), kind=Kind.AVERAGE_GROWTH, span=(2025, 2026), direction=-1)
    assert judged(p, (2025, 5)).status is Status.ON_TRACK
    assert judged(p, (2025, 7)).status is Status.AT_RISK
    assert judged(p, (2025, 8)).status is Status.OFF_TRACK


def test_a_published_mean_counts_only_under_the_last_year_of_its_span() -> None:
    assert judged(FASTER, figure(2023, 12, of_span=True)).status is Status.DUE_NO_FIGURE
    assert judged(FASTER, figure(2025, 12, of_span=True)).status is Status.MET
