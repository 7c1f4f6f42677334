"""Whatever is promised and reported: what must hold of every commitment on every day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from models import Comparator, Kind, Stage
from progress.assessment import assess
from progress.terms import Assessment, Baseline, MarkCode, Observation, Promise, Reason, Status, Target, Verdict
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
    if draw(st.integers(0, 9)) == 0:
        observation = replace(observation, cut_off_on=f"{year}-{draw(st.sampled_from(['06', '09-30', '12-13', '12']))}")
    if kind is Kind.MILESTONE:
        reached = draw(st.sampled_from(Stage))
        done_on = draw(DATES) if reached is Stage.DONE else None
        return replace(observation, stage=reached, done_on=done_on, expected_on=draw(DATES))
    if kind in (Kind.COVERAGE, Kind.NAMED_UNITS, Kind.COUNT):
        whole = draw(st.integers(1, 40))
        part = draw(st.integers(0, whole))
        unknown = draw(st.integers(0, whole - part)) if draw(st.booleans()) else 0
        return replace(observation, part=part, whole=whole, unknown=unknown)
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
        baseline=draw(st.none() | st.builds(Baseline, YEARS, VALUES, st.sampled_from("ab"), st.none() | YEARS)),
        span=draw(st.none() | st.just((first, first + draw(st.integers(1, 6))))),
        lag_days=draw(st.none() | st.integers(0, 400)),
        in_steps=draw(st.integers(0, 4)) == 0,
    )
    reported = draw(st.lists(observations(kind), max_size=8))
    return p, reported, draw(st.dates(date(2016, 1, 1), date(2034, 1, 1)))


GOOD = (Verdict.EXCEEDED, Verdict.MET, Verdict.AHEAD, Verdict.ON_PATH)
BAD = (Verdict.MISSED, Verdict.NEARLY_MET, Verdict.BEHIND)
Case = tuple[Promise, list[Observation], date]


@settings(max_examples=300, deadline=None)
@given(cases())
def test_any_case_is_judged_and_a_year_never_contradicts_the_status(case: Case) -> None:
    p, reported, today = case
    a = assess(p, reported, today, by_todays_targets=True)
    if a.working.reason is Reason.NOT_COMPUTABLE:
        assert p.kind is Kind.AVERAGE_GROWTH
        return
    decided = a.years.get(a.working.latest.year) if a.working.latest else None
    if a.status is Status.OFF_TRACK and a.working.line in "df" and decided is not None:
        assert decided.verdict not in GOOD
    if a.status is Status.ON_TRACK and a.working.line == "f" and decided is not None and decided.target is None:
        assert decided.verdict not in BAD
    due = a.years.get(a.final.year) if a.final else None
    if a.working.line == "b" and p.kind is not Kind.AVERAGE_GROWTH and due is not None and due.observation is not None:
        assert a.final is not None
        verdict = a.years[a.final.year].verdict
        assert verdict in ((Verdict.MET, Verdict.EXCEEDED) if a.status is Status.MET else BAD)
    if a.status is Status.MET and MarkCode.EARLY not in marks(a):
        assert a.final is not None
        assert today > date(a.final.year, 12, 31) or p.kind is Kind.AVERAGE_GROWTH
    if a.status is Status.MISSED:
        assert a.final is not None
        assert today.year > a.final.year or p.kind is Kind.AVERAGE_GROWTH
    assert set(a.overdue_years) <= set(owed_years(p, a.targets))


@settings(max_examples=200, deadline=None)
@given(cases(), st.integers(0, 800))
def test_the_answer_holds_until_the_day_that_is_named(case: Case, later: int) -> None:
    p, reported, today = case
    now = assess(p, reported, today)
    assert now.may_change_on > today
    day = min(today + timedelta(later), now.may_change_on - timedelta(1))
    then = assess(p, reported, day)
    assert replace(then, today=today, may_change_on=now.may_change_on) == now


@settings(max_examples=200, deadline=None)
@given(cases(), st.integers(-10, 10))
def test_other_years_change_nothing(case: Case, by: int) -> None:
    p, reported, today = case
    if today.month == 2 and today.day == 29:
        today = today.replace(day=28)
    moved = assess(_later(p, by), [_later_figure(o, by) for o in reported], today.replace(year=today.year + by))
    a = assess(p, reported, today)
    assert (moved.status, moved.data) == (a.status, a.data)
    assert {y - by: v.verdict for y, v in moved.years.items()} == {y: v.verdict for y, v in a.years.items()}


def _later(p: Promise, by: int) -> Promise:
    b = p.baseline
    return replace(
        p,
        first_year=p.first_year + by,
        targets=tuple(replace(t, year=t.year + by, decided_on=_later_day(t.decided_on, by)) for t in p.targets),
        methods=tuple((year + by, method) for year, method in p.methods),
        span=(p.span[0] + by, p.span[1] + by) if p.span else None,
        baseline=replace(b, year=b.year + by, holds_from=b.holds_from + by if b.holds_from else None) if b else None,
    )


def _later_figure(o: Observation, by: int) -> Observation:
    return replace(
        o,
        year=o.year + by,
        done_on=_later_day(o.done_on, by),
        expected_on=_later_day(o.expected_on, by),
        cut_off_on=_later_day(o.cut_off_on, by),
    )


def _later_day(partial: str | None, by: int) -> str | None:
    if partial is None:
        return None
    day = partial[4:].replace("-02-29", "-02-28")
    return f"{int(partial[:4]) + by}{day}"


@settings(max_examples=200, deadline=None)
@given(cases([Kind.LEVEL]), st.sampled_from([1, 2, 3]))
def test_another_unit_of_measure_changes_nothing(case: Case, places: int) -> None:
    p, reported, today = case
    factor = 10**places

    def scaled(value: float) -> float:
        return float(round(value * factor, 6))

    targets = tuple(
        replace(t, value=scaled(t.value), upper=None if t.upper is None else scaled(t.upper)) for t in p.targets
    )
    b = replace(p.baseline, value=scaled(p.baseline.value)) if p.baseline else None
    other = replace(p, targets=targets, baseline=b, decimals=p.decimals - places)
    values = [replace(o, value=None if o.value is None else scaled(o.value)) for o in reported]
    assert verdicts_of(assess(other, values, today)) == verdicts_of(assess(p, reported, today))


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
def test_the_mirrored_promise_has_the_same_status(case: Case) -> None:
    p, reported, today = case
    assert verdicts_of(assess(p, reported, today)) == verdicts_of(assess(*mirrored(p, reported), today))


TO_2030 = level((2020, 0), (2030, ">= 100"))
PACED = level((2020, 50), (2024, ">= 60"), (2030, ">= 100"))
LEVELS = st.floats(-500, 500, allow_nan=False)
ONE_SIDED = {
    1: (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.ABOUT),
    -1: (Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.ABOUT),
}
ORDER = (Status.MISSED, Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK, Status.MET)


@settings(deadline=None)
@given(st.integers(2021, 2026), LEVELS, st.floats(0, 100), st.sampled_from([PACED, TO_2030]))
def test_a_better_latest_figure_never_worsens_the_status(year: int, value: float, gain: float, p: Promise) -> None:
    before, after = judged(p, (year, value)), judged(p, (year, value + gain))
    assert ORDER.index(after.status) >= ORDER.index(before.status)


@settings(max_examples=400, deadline=None)
@given(cases([Kind.LEVEL, Kind.COVERAGE, Kind.COUNT]), st.integers(0, 2), st.floats(0, 50))
def test_a_better_figure_never_gives_a_worse_status(case: Case, of: int, gain: float) -> None:
    p, reported, today = case
    one_sided = ONE_SIDED[p.direction]
    p = replace(p, targets=tuple(replace(t, comparator=one_sided[of], upper=None) for t in p.targets))
    before = assess(p, reported, today)
    latest = before.working.latest
    if latest is None or before.baseline is None or latest.year <= before.baseline.year:
        return
    better = replace(latest, value=latest.value + p.direction * round(gain, p.decimals)) if latest.value else None
    if latest.whole and latest.part is not None and latest.part + latest.unknown < latest.whole and p.direction > 0:
        better = replace(latest, part=latest.part + 1)
    if better is None:
        return
    after = assess(p, [better if o is latest else o for o in reported], today)
    if before.status in ORDER and after.status in ORDER:
        assert ORDER.index(after.status) >= ORDER.index(before.status)


@settings(max_examples=100, deadline=None)
@given(cases())
def test_which_targets_years_are_held_against_moves_no_status_and_no_blank(case: Case) -> None:
    p, reported, today = case
    then, now = (assess(p, reported, today, by_todays_targets=chosen) for chosen in (False, True))
    assert (then.status, then.marks, then.working) == (now.status, now.marks, now.working)
    assert (then.data, then.overdue_years) == (now.data, now.overdue_years)
    assert then.years.keys() == now.years.keys()
    assert all(then.years[y] == now.years[y] for y in then.years if y >= today.year)


@settings(max_examples=200, deadline=None)
@given(cases(), st.integers(2016, 2031))
def test_a_figure_counted_to_13_december_moves_nothing_but_its_own_year(case: Case, year: int) -> None:
    p, reported, today = case
    others = [o for o in reported if o.year != year]
    if p.kind in (Kind.NAMED_UNITS, Kind.MILESTONE):  # what is done is done on any day
        return
    early = replace(_whole_figure(p, year), cut_off_on=f"{year}-12-13")
    without, with_it = assess(p, others, today), assess(p, [*others, early], today)
    if without.working.reason is Reason.NO_FIGURE and without.working.line == "c":
        assert with_it.status is without.status
        return
    assert with_it.status is without.status
    verdicts = ({y: v.verdict for y, v in a.years.items() if y != year} for a in (without, with_it))
    assert next(verdicts) == next(verdicts)


def _whole_figure(p: Promise, year: int) -> Observation:
    method = p.method_of_record(year)
    if p.kind in (Kind.COVERAGE, Kind.COUNT):
        return Observation(year, method, part=3, whole=7)
    return Observation(year, method, value=42.0)
