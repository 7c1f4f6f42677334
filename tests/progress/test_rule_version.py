"""The meaning of a version of the rule is pinned: its cut points, and its verdicts on a fixed table of cases."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import product

from models import Comparator, Kind, ReviewState
from progress import cut_points, outlook
from progress.terms import Assessment, Baseline, DataState, MarkCode, Observation, Promise, Reason, Status, Verdict
from tests.support.promises import (
    DONE,
    ESTIMATE,
    NOT_STARTED,
    PROVISIONAL,
    TODAY,
    UNDER_WAY,
    figure,
    gone,
    growth,
    judged,
    level,
    promise,
    stage,
    target,
    units,
)

MEANINGS = {"2": "645ec471", "3": "42533cbc"}
CUT_POINTS = (
    *("AHEAD", "AT_RISK", "CERTAINTY", "DEFAULT_TOLERANCE", "EXPECTED_BY", "FAR_SHARE", "FEWEST"),
    *("GROWTH_REACH", "LEAST_REACH", "MOST", "NEARLY", "ON_TRACK", "STALE_YEARS", "WARNING_MONTH", "YEAR_CLOSES"),
)
DAYS = (TODAY, date(2025, 10, 1), date(2026, 3, 15), date(2031, 1, 1))
OWED = (">= 20", "> 20", "about 20", "between 19 21", "= 20", "<= 20", "< 20")
VALUES = (5, 12, 13.7, 18.99, 19, 19.4, 20, 21, 26)

Case = tuple[Promise, list[Observation]]


def levels() -> Iterator[Case]:
    for owed, value, base in product(OWED, VALUES, ((2020, 10.0), (2020, 30.0), None)):
        direction = -1 if owed.startswith("<") else 1
        p = level(base, (2023, owed), (2025, owed), (2030, owed), direction=direction)
        yield p, [figure(2021, 11), figure(2024, value)]
        yield p, [figure(2022, 19.9), figure(2025, value, status=PROVISIONAL)]
        yield p, [figure(2023, value, breaks=True)]
        yield level(base, (2030, owed), direction=direction), [figure(2023, value, breaks=True)]
        yield level(base, (2025, owed), direction=direction), [figure(2025, value), figure(2027, 15)]
    final = level((2020, 10), (2030, ">= 20"))
    yield final, []
    yield final, [figure(2019, 9)]
    yield final, [gone(2024), figure(2026, 16, status=ESTIMATE)]
    yield final, [figure(2022, 20.5), figure(2023, 14, method="own"), figure(2024, 14)]
    yield replace(final, methods=((2000, "gso"), (2023, "own"))), [figure(2022, 13), figure(2024, 14, method="own")]
    yield replace(final, awaited=((2025, "2026-12"),)), [figure(2024, 14)]
    yield final, [replace(figure(2024, 14), review=ReviewState.SUBMITTED), figure(2023, 12)]
    yield final, [replace(figure(2024, 14), units_changed=2023)]
    yield level((2020, 10), (2025, ">= 10.1"), decimals=1), [figure(2024, 10)]
    yield level((2020, 0), (2030, ">= 3")), [figure(2024, 1.1)]
    yield level(None, (2030, "<= 9"), direction=-1), [figure(2022, 8), figure(2024, 9)]
    yield replace(final, in_steps=True), [figure(2024, 10)]
    yield final, [replace(figure(2024, 14), cut_off_on="2024-09-30"), figure(2023, 12)]
    yield final, [figure(2024, 14), replace(figure(2024, 15, version=2), review=ReviewState.SUBMITTED)]
    yield replace(final, baseline=Baseline(2020, 10, "own", 2023)), [figure(2022, 12), figure(2024, 14)]
    yield promise(target(2030, ">= 20", strive=True), base=(2020, 10)), [figure(2024, 14)]
    moved = target(2025, ">= 14", decided="2025-06-01", version=2)
    yield promise(target(2025, ">= 20"), moved, target(2030, ">= 25"), base=(2020, 10)), [figure(2025, 15)]
    yield promise(base=(2020, 10)), [figure(2024, 14)]


def counted() -> Iterator[Case]:
    for part, kind in product((0, 5, 6, 9, 10), (Kind.COVERAGE, Kind.COUNT, Kind.NAMED_UNITS)):
        owed = ">= 100" if kind is Kind.COVERAGE else ">= 10"
        for base in ((2020, 0.0), None) if kind is not Kind.NAMED_UNITS else (None,):
            p = level(base, (2025, owed), (2030, owed), kind=kind, decimals=0)
            yield p, [units(2024, part, 10)]
            yield p, [units(2024, 10, 10), units(2025, part, 10)]
            yield p, [replace(units(2024, part, 10), unknown=10 - part)]
        single = level(None, (2026, owed), kind=kind, decimals=0)
        yield single, [units(2025, part, 10)]
        yield single, [units(2024, 10, 10), units(2025, part, 10), units(2027, 10, 10)]


def rates() -> Iterator[Case]:
    for rate, owed in product((2.0, 6.5, 7.0, 7.2, 12.0), ("> 7", ">= 7", "about 7")):
        p = growth(owed, 2021, 2026)
        yield p, [figure(year, rate) for year in range(2021, 2026)]
        yield p, [figure(2022, rate), figure(2024, 7)]
        yield growth(owed, 2021, 2025), [figure(year, rate) for year in range(2021, 2026)]
        yield growth(owed, 2021, 2030), [figure(2021, rate), figure(2030, rate, of_span=True)]
        yield growth(owed, 2021, 2025), [figure(2025, rate, of_span=True)]
        yield p, [figure(2025, rate), figure(2026, 9, status=ESTIMATE)]
    yield growth("> 7", 2021, 2025), []
    yield growth("> -150", 2021, 2030), [figure(2025, 7)]


def milestones() -> Iterator[Case]:
    for year, at in product((2025, 2026, 2030), (NOT_STARTED, UNDER_WAY, DONE)):
        p = level(None, (year, ">= 1"), kind=Kind.MILESTONE, decimals=0)
        yield p, [stage(2024, at)]
        yield p, [stage(2024, UNDER_WAY, expected_on="2031"), stage(2025, at)]
        yield p, [stage(2024, UNDER_WAY, expected_on="2031")]
        yield p, [stage(2024, UNDER_WAY, expected_on="2025-06")]
        yield p, [stage(2027, at, done_on="2026-12-01" if at is DONE else None)]
        yield p, []


def cases() -> Iterator[Assessment]:
    for day in DAYS:
        for p, figures in (*levels(), *counted(), *rates(), *milestones()):
            yield judged(p, *figures, today=day)


def meaning() -> str:
    """A short hash of the cut points and of every verdict on the table of cases."""
    points = [(name, (vars(cut_points) | vars(outlook))[name]) for name in CUT_POINTS]
    verdicts = [
        (
            a.status.value,
            a.data.value,
            a.working.line,
            a.working.reason.value,
            [(mark.code.value, mark.year) for mark in a.marks],
            [(year, v.verdict.value, v.data.value, v.expected) for year, v in sorted(a.years.items())],
        )
        for a in cases()
    ]
    return sha256(repr((points, verdicts)).encode()).hexdigest()[:8]


def test_a_version_of_the_rule_keeps_its_meaning() -> None:
    version = cut_points.RULE_VERSION
    assert MEANINGS.get(version) == meaning(), (
        f"The rule does not mean what version {version} meant. If that was not intended, undo it. If it "
        "was, give progress.cut_points.RULE_VERSION the next number, say on the method page what is new, and add that "
        f"number here with {meaning()!r}; meetings frozen under the old number keep its words."
    )


def _missing(members: Iterable[object], seen: Iterable[object]) -> set[object]:
    return set(members) - set(seen)


def test_the_table_of_cases_reaches_everything_that_the_rule_can_conclude() -> None:
    all_cases = list(cases())
    years = [v for a in all_cases for v in a.years.values()]
    assert _missing(Status, (a.status for a in all_cases)) == set()
    assert _missing(Verdict, (v.verdict for v in years)) == set()
    assert _missing(DataState, (v.data for v in years)) == set()
    assert _missing(MarkCode, (mark.code for a in all_cases for mark in a.marks)) == set()
    assert _missing(Reason, (a.working.reason for a in all_cases)) == set()
    assert _missing("abcdefgh", (a.working.line for a in all_cases)) == set()
    promises = [p for p, _ in (*levels(), *counted(), *rates(), *milestones())]
    assert _missing(Kind, (p.kind for p in promises)) == set()
    assert _missing(Comparator, (t.comparator for p in promises for t in p.targets)) == set()
