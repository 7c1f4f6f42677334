"""Commitments made by hand, each judged by the real rule: what the charts are tried on."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from typing import TypedDict, Unpack

from models import AgreementKind, Answer, Comparator, Kind, ObservationStatus, ReviewState, Stage
from progress.assessment import assess
from progress.terms import Baseline, Observation, Promise, Target
from views import (
    AgreementView,
    Bilingual,
    CommitmentView,
    Content,
    FigureKey,
    FigureView,
    MethodView,
    Origin,
    PillarView,
    ReferenceView,
    SourceView,
    Standing,
    TargetView,
    UnitView,
)

TODAY = date(2026, 11, 22)
ENTERED = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
Reported = Observation | tuple[Observation, tuple[Answer, ...]]  # with the answers of units
METHODS = {
    "gso": MethodView("gso", Bilingual("Tổng cục Thống kê", "General Statistics Office")),
    "mic": MethodView("mic", Bilingual("Bộ Thông tin và Truyền thông", "Ministry of Information")),
}
SOURCE = SourceView("s", Bilingual("Nghị quyết", "Resolution"), "Bộ Chính trị", "2019", None)
MEASURES = {
    Kind.LEVEL: Bilingual("%", "%"),
    Kind.COVERAGE: Bilingual("%", "%"),
    Kind.AVERAGE_GROWTH: Bilingual("%/năm", "%/year"),
    Kind.COUNT: Bilingual("phường", "wards"),
    Kind.NAMED_UNITS: Bilingual("phường", "wards"),
    Kind.MILESTONE: None,
}


def agreement(first: int = 2023, last: int = 2025, place: Bilingual | None = None) -> AgreementView:
    return AgreementView(
        code="tn",
        kind=AgreementKind.AGREEMENT,
        is_fictitious=True,
        name=Bilingual("Thỏa thuận mẫu", "Sample agreement"),
        place=place or Bilingual("Thành phố Mẫu", "Sample City"),
        parties=Bilingual("A và B", "A and B"),
        signed_on=None,
        first_year=first,
        last_year=last,
        horizon_year=None,
        note=None,
        source=SOURCE,
    )


def wards(*names: str) -> tuple[UnitView, ...]:
    day = date(2020, 1, 1)
    return tuple(UnitView(f"{24000 + i}", day, None, Bilingual(n, n)) for i, n in enumerate(names, 1))


class Details(TypedDict, total=False):
    """Further fields of an observation."""

    status: ObservationStatus
    of_span: bool
    breaks_series: bool
    version: int
    review: ReviewState
    done_on: str
    expected_on: str


def value(year: int, amount: float | None, *, method: str = "gso", **details: Unpack[Details]) -> Observation:
    return Observation(year, method, amount, **details)


def stage(year: int, how_far: Stage, **details: Unpack[Details]) -> Observation:
    return Observation(year, "gso", stage=how_far, **details)


def count(year: int, answers: Iterable[Answer], **details: Unpack[Details]) -> tuple[Observation, tuple[Answer, ...]]:
    answers = tuple(answers)
    reached = sum(answer is Answer.YES for answer in answers)
    return Observation(year, "gso", part=reached, whole=len(answers), **details), answers


def standing(
    kind: Kind,
    targets: Iterable[Target] = (),
    figures: Iterable[Reported] = (),
    *,
    baseline: Baseline | None = None,
    direction: int = 1,
    decimals: int | None = None,
    span: tuple[int, int] | None = None,
    methods: tuple[tuple[int, str], ...] = ((2000, "gso"),),
    units: tuple[UnitView, ...] = (),
    references: tuple[ReferenceView, ...] = (),
    name: Bilingual | None = None,
    measure: Bilingual | None = None,
    place: Bilingual | None = None,
    years: tuple[int, int] = (2023, 2025),
    percent: float | None = None,
    today: date = TODAY,
) -> Standing:
    if decimals is None:
        decimals = 0 if kind in (Kind.COUNT, Kind.NAMED_UNITS, Kind.MILESTONE) else 2
    promise = Promise(kind, direction, decimals, years[0], tuple(targets), methods, baseline, span)
    views = [_figure(figure, units, percent) for figure in figures]
    commitment = CommitmentView(
        code="tn-1",
        kind=kind,
        agreement=agreement(*years, place),
        pillar=PillarView("p", Bilingual("Kinh tế số", "Digital economy")),
        name=name or Bilingual("Tỷ trọng kinh tế số", "Share of the digital economy"),
        definition=Bilingual("d", "d"),
        basis=Bilingual("b", "b"),
        measure=measure or MEASURES[kind],
        decimals=decimals,
        minimum=None,
        maximum=None,
        yardstick=None,
        source=SOURCE,
        promise=promise,
        targets=tuple(TargetView(t, None, None, ENTERED, "seed") for t in promise.targets),
        responsibilities=(),
        units=units,
        figures=tuple(views),
        baselines=(),
        references=references,
    )
    return Standing(commitment, assess(promise, commitment.observations, today))


def _figure(figure: Reported, units: tuple[UnitView, ...], percent: float | None) -> FigureView:
    o, answers = figure if isinstance(figure, tuple) else (figure, ())
    return FigureView(
        key=FigureKey("tn-1", o.year, o.method, o.of_span, o.version),
        method=METHODS[o.method],
        content=Content(
            o.status,
            o.value,
            o.part,
            o.whole,
            sum(answer is Answer.UNKNOWN for answer in answers),
            tuple((unit.key, answer) for unit, answer in zip(units, answers, strict=False)),
            o.stage,
            o.done_on,
            o.expected_on,
            percent if o.stage is Stage.UNDER_WAY else None,
            o.breaks_series,
            o.cut_off_on,
        ),
        origin=Origin("Niên giám"),
        recorded_at=ENTERED,
        recorded_by="seed",
        review=o.review,
        units=units[: len(answers)],
        units_changed=o.units_changed,
    )


def reference(year: int, amount: float, name: Bilingual) -> ReferenceView:
    return ReferenceView(name, year, amount, METHODS["mic"], None, "Báo cáo")


PROVISIONAL, ESTIMATE = ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATE
UNAVAILABLE = ObservationStatus.NOT_AVAILABLE
Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
TEN = wards(
    *("Phường 1", "Phường 2", "Phường 3", "Phường IV", "Phường Hiệp Ninh", "Phường Ninh Sơn"),
    *("Phường Ninh Thạnh", "Xã Bình Minh", "Xã Tân Bình", "Xã Thạnh Tân"),
)


def with_four_blanks(kind: Kind) -> Standing:
    """Seen on 1 February 2026: 2022 will never exist, 2024 is overdue, 2025 is waited for, 2026 is not over."""
    gone: dict[Kind, Reported] = {
        Kind.LEVEL: value(2022, None, status=UNAVAILABLE),
        Kind.AVERAGE_GROWTH: value(2022, None, status=UNAVAILABLE),
        Kind.MILESTONE: stage(2022, Stage.NOT_STARTED, status=UNAVAILABLE),
    }
    reported: dict[Kind, Reported] = {
        Kind.LEVEL: value(2023, 5),
        Kind.AVERAGE_GROWTH: value(2023, 5),
        Kind.MILESTONE: stage(2023, Stage.UNDER_WAY),
        Kind.COVERAGE: count(2023, [Y, N, U]),
    }
    figures = [gone.get(kind, value(2022, None, status=UNAVAILABLE)), reported[kind]]
    span = (2022, 2026) if kind is Kind.AVERAGE_GROWTH else None
    return standing(
        kind,
        [Target(2026, Comparator.AT_LEAST, 9)],
        figures,
        years=(2022, 2026),
        span=span,
        units=TEN[:3],
        today=date(2026, 2, 1),
    )


def samples(today: date = TODAY) -> dict[str, Standing]:
    """Every kind in its states: promising, failing, with gaps, with nothing at all."""
    ge, gt, about, le = Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.ABOUT, Comparator.AT_MOST
    national = [Target(2025, about, 20), Target(2030, gt, 30)]
    shares = [value(2020, 12.66), value(2021, 12.87), value(2022, 12.67), value(2022, 12.83, version=2)]
    shares += [value(2023, 12.87), value(2024, 13.17, status=ESTIMATE)]
    shares += [value(2021, 11.91, method="mic"), value(2022, 14.26, method="mic")]
    province = reference(2022, 5.78, Bilingual("Tỉnh Tây Ninh", "Tây Ninh province"))
    pace = [Target(2020 + i, ge, v, is_strive=i == 10) for i, v in ((5, 60), (8, 80), (10, 100))]
    start = Baseline(2020, 40, "gso")
    lower = [Target(2025, le, 25), Target(2030, Comparator.LESS_THAN, 10)]
    growth = [Target(2025, gt, 7)]
    later = [Target(2028, ge, 7)]
    in_due = [Target(2025, ge, 1)]
    case = partial(standing, today=today)
    return {
        "level_national": case(Kind.LEVEL, national, shares, years=(2020, 2030), references=(province,)),
        "level_empty": case(Kind.LEVEL, [Target(2025, about, 20)], references=(province,)),
        "level_gap": case(
            Kind.LEVEL,
            [Target(2025, ge, 55, version=1), Target(2025, ge, 60, version=2, decided_on="2024-03"), *pace[1:]],
            [
                value(2020, 40),
                value(2021, 45),
                value(2022, None, status=UNAVAILABLE),
                value(2024, 55),
                value(2025, 58.5),
            ],
            baseline=start,
            years=(2020, 2030),
            decimals=1,
        ),
        "level_lower": case(
            Kind.LEVEL,
            lower,
            [value(2021, 38), value(2022, 36), value(2023, 33, breaks_series=True), value(2024, 28)],
            baseline=start,
            direction=-1,
            years=(2020, 2030),
        ),
        "level_lower_fine": case(
            Kind.LEVEL,
            lower,
            [
                value(2021, 36),
                value(2022, 33),
                value(2023, 30),
                value(2024, 26.5),
                value(2025, 24.8, status=PROVISIONAL),
            ],
            baseline=start,
            direction=-1,
            years=(2020, 2030),
        ),
        "level_between": case(
            Kind.LEVEL,
            [Target(2026, Comparator.BETWEEN, 8, upper=10)],
            [value(y, 6 + y % 2020 * 0.5) for y in range(2020, 2026)],
            years=(2020, 2026),
            decimals=1,
        ),
        "level_exact": case(
            Kind.LEVEL,
            [Target(2026, Comparator.EXACTLY, 1250000)],
            [value(2024, 1234567), value(2025, 1249000)],
            years=(2022, 2026),
            decimals=0,
            measure=Bilingual("hồ sơ", "files"),
        ),
        "level_close": case(
            Kind.LEVEL,
            [Target(2025, ge, 20)],
            [value(2024, 19.9), value(2025, 20.05)],
            baseline=Baseline(2022, 18, "gso"),
        ),
        "level_early": case(
            Kind.LEVEL,
            [Target(2030, le, 5)],
            [value(2025, 4.2)],
            direction=-1,
            years=(2024, 2030),
            baseline=Baseline(2023, 9.5, "gso"),
        ),
        "level_about_lower": case(
            Kind.LEVEL,
            [Target(2027, about, 12, tolerance=1)],
            [value(2023, 20), value(2024, 17), value(2025, 15)],
            direction=-1,
            years=(2023, 2027),
        ),
        "coverage": case(
            Kind.COVERAGE,
            [Target(2025, ge, 100)],
            [count(2023, [Y, Y, N, Y, N, U, Y, N, N, Y]), count(2024, [Y] * 8 + [N, U], status=PROVISIONAL)],
            units=TEN,
            decimals=1,
        ),
        "coverage_empty": case(Kind.COVERAGE, [Target(2025, ge, 100)], units=TEN),
        "growth_due": case(
            Kind.AVERAGE_GROWTH,
            growth,
            [value(2022, 4.8), value(2023, 3.65), value(2024, 5.88)],
            span=(2021, 2025),
            years=(2021, 2025),
        ),
        "growth_on": case(
            Kind.AVERAGE_GROWTH,
            later,
            [value(2023, 8.1), value(2024, -1.2), value(2025, 9.4, status=PROVISIONAL)],
            span=(2023, 2028),
            years=(2023, 2028),
        ),
        "growth_mean": case(
            Kind.AVERAGE_GROWTH,
            growth,
            [value(2022, 4.8), value(2025, 6.1, of_span=True)],
            span=(2021, 2025),
            years=(2021, 2025),
        ),
        "growth_empty": case(Kind.AVERAGE_GROWTH, [Target(2025, gt, 10)], span=(2021, 2025)),
        "count": case(Kind.COUNT, in_due, [value(2023, 0), value(2025, 2)]),
        "count_units": case(
            Kind.COUNT,
            [Target(2027, ge, 3)],
            [count(2024, [Y] + [N] * 9), count(2025, [Y, Y] + [N] * 8)],
            units=TEN,
            years=(2024, 2027),
        ),
        "count_empty": case(Kind.COUNT, in_due),
        "count_path": case(
            Kind.COUNT,
            [Target(2024, ge, 20), Target(2027, ge, 60)],
            [value(2022, 6), value(2023, 15), value(2024, 18), value(2025, 33)],
            years=(2022, 2027),
            baseline=Baseline(2021, 2, "gso"),
        ),
        "named": case(
            Kind.NAMED_UNITS,
            [Target(2030, ge, 2, is_strive=True)],
            [count(2024, [N, U]), count(2025, [Y, U])],
            units=TEN[:3:2],
            years=(2023, 2030),
        ),
        "named_empty": case(Kind.NAMED_UNITS, [Target(2030, ge, 2)], units=TEN[:3:2], years=(2023, 2030)),
        "milestone": case(
            Kind.MILESTONE,
            [Target(2027, ge, 1)],
            [
                stage(2023, Stage.NOT_STARTED),
                stage(2024, Stage.UNDER_WAY),
                stage(2025, Stage.UNDER_WAY, expected_on="2028-06"),
            ],
            years=(2023, 2027),
            percent=60.0,
        ),
        "milestone_done": case(
            Kind.MILESTONE, in_due, [stage(2023, Stage.UNDER_WAY), stage(2024, Stage.DONE, done_on="2024-09-15")]
        ),
        "milestone_empty": case(Kind.MILESTONE, in_due),
    }
