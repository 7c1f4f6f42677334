"""Whatever is promised and reported: what must hold of every commitment on every day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from models import Comparator, Kind, Stage
from progress.assessment import assess
from progress.terms import Assessment, Baseline, MarkCode, Observation, Promise, Status, Target, Verdict
from progress.years import owed_years
from tests.support.promises import ESTIMATE, FINAL, NOT_AVAILABLE, PROVISIONAL, judged, level, marks

YEARS = st.integers(2015, 2032)
VALUES = st.one_of(st.integers(-50, 150).map(float), st.floats(-99, 1000).map(lambda v: round(v, 2)))
DATES = st.one_of(st.none(), YEARS.map(str), st.dates(date(2015, 1, 1), date(2032, 1, 1)).map(date.isoformat))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    comparator = draw(st.sampled_from(Comparator))
    value = draw(VALUES)
    return Target(
        draw(YEARS),
        comparator,
        value,
        upper=value + draw(st.floats(0.5, 50)) if comparator is Comparator.BETWEEN else None,
        is_withdrawn=draw(st.integers(0, 9)) == 0,
        decided_on=draw(DATES),
        version=draw(st.integers(1, 3)),
    )


@st.composite
def observations(draw: st.DrawFn, kind: Kind) -> Observation:
    year, method, version = draw(YEARS), draw(st.sampled_from("ab")), draw(st.integers(1, 3))
    observation = Observation(
        year,
        method,
        status=draw(st.sampled_from([FINAL, FINAL, PROVISIONAL, ESTIMATE])),
        breaks_series=draw(st.integers(0, 9)) == 0,
        version=version,
    )
    if draw(st.integers(0, 9)) == 0:
        return replace(observation, status=NOT_AVAILABLE)
    if kind is Kind.MILESTONE:
        reached = draw(st.sampled_from(Stage))
        done_on = draw(DATES) if reached is Stage.DONE else None
        return replace(observation, stage=reached, done_on=done_on, expected_on=draw(DATES))
    if kind in (Kind.COVERAGE, Kind.NAMED_UNITS, Kind.COUNT):
        whole = draw(st.integers(1, 40))
        return replace(observation, part=draw(st.integers(0, whole)), whole=whole)
    return replace(observation, value=draw(VALUES), of_span=draw(st.integers(0, 9)) == 0)


@st.composite
def cases(draw: st.DrawFn, kinds: Sequence[Kind] = tuple(Kind)) -> tuple[Promise, list[Observation], date]:
    kind = draw(st.sampled_from(kinds))
    first = draw(YEARS)
    p = Promise(
        kind=kind,
        direction=draw(st.sampled_from([1, -1])),
        decimals=draw(st.integers(0, 3)),
        first_year=first,
        targets=tuple(draw(st.lists(targets(), max_size=4))),
        methods=((2000, "a"), (draw(YEARS), draw(st.sampled_from("ab")))),
        baseline=draw(st.none() | st.builds(Baseline, YEARS, VALUES, st.sampled_from("ab"))),
        span=draw(st.none() | st.just((first, first + draw(st.integers(1, 6))))),
        lag_days=draw(st.none() | st.integers(0, 400)),
    )
    reported = draw(st.lists(observations(kind), max_size=8))
    return p, reported, draw(st.dates(date(2016, 1, 1), date(2034, 1, 1)))


@settings(max_examples=150, deadline=None)
@given(cases())
def test_any_case_is_judged_and_a_year_never_contradicts_the_status(
    case: tuple[Promise, list[Observation], date],
) -> None:
    p, reported, today = case
    a = assess(p, reported, today, by_todays_targets=True)
    latest = a.latest
    if latest is not None and latest.observation is a.working.latest and a.status is Status.OFF_TRACK:
        assert latest.verdict not in (Verdict.AHEAD, Verdict.ON_PATH)
    if a.status is Status.MET and MarkCode.EARLY not in marks(a):
        assert a.final is not None
        assert today > date(a.final.year, 12, 31) or p.kind is Kind.AVERAGE_GROWTH
    assert set(a.overdue_years) <= set(owed_years(p, a.targets))


MIRROR = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE_THAN: Comparator.LESS_THAN,
    Comparator.LESS_THAN: Comparator.MORE_THAN,
}


def mirrored(p: Promise, reported: list[Observation]) -> tuple[Promise, list[Observation]]:
    turned = []
    for t in p.targets:
        low, high = (t.value, None) if t.upper is None else (t.upper, -t.value)
        turned.append(replace(t, comparator=MIRROR.get(t.comparator, t.comparator), value=-low, upper=high))
    b = replace(p.baseline, value=-p.baseline.value) if p.baseline else None
    values = [replace(o, value=None if o.value is None else -o.value) for o in reported]
    return replace(p, direction=-p.direction, targets=tuple(turned), baseline=b), values


def verdicts_of(a: Assessment) -> tuple[Status, dict[MarkCode, int | None], dict[int, Verdict]]:
    return a.status, marks(a), {y: v.verdict for y, v in a.years.items()}


@settings(max_examples=150, deadline=None)
@given(cases([Kind.LEVEL]))
def test_the_mirrored_promise_has_the_same_status(case: tuple[Promise, list[Observation], date]) -> None:
    p, reported, today = case
    assert verdicts_of(assess(p, reported, today)) == verdicts_of(assess(*mirrored(p, reported), today))


TO_2030 = level((2020, 0), (2030, ">= 100"))
PACED = level((2020, 50), (2024, ">= 60"), (2030, ">= 100"))
LEVELS = st.floats(-500, 500, allow_nan=False)
ORDER = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.MET)


@settings(deadline=None)
@given(st.integers(2021, 2026), LEVELS, st.floats(0, 100), st.sampled_from([PACED, TO_2030]))
def test_a_better_latest_figure_never_worsens_the_status(year: int, value: float, gain: float, p: Promise) -> None:
    before, after = judged(p, (year, value)), judged(p, (year, value + gain))
    assert ORDER.index(after.status) >= ORDER.index(before.status)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_which_targets_years_are_held_against_moves_no_status_and_no_blank(
    case: tuple[Promise, list[Observation], date],
) -> None:
    p, reported, today = case
    then, now = (assess(p, reported, today, by_todays_targets=chosen) for chosen in (False, True))
    assert (then.status, then.marks, then.working) == (now.status, now.marks, now.working)
    assert (then.data, then.overdue_years) == (now.data, now.overdue_years)
    assert then.years.keys() == now.years.keys()
    assert all(then.years[y] == now.years[y] for y in then.years if y >= today.year)
