"""The validation of figures and baselines: what is refused just before a limit, and taken exactly on it."""

from collections.abc import Callable
from datetime import date

import pytest

from models import Answer, Stage
from store.refusal import TEXT_LIMIT, RefusalCode
from store.validation import EARLIEST_YEAR, NewBaseline, NewFigure
from tests.support.administration import changed, save
from tests.support.refusals import refused_entry
from tests.support.small_city import ESTIMATE, NOT_AVAILABLE, TODAY, WARD_1, baseline, figure, record, record_base

pytestmark = pytest.mark.usefixtures("store")

CASES: list[tuple[RefusalCode, Callable[[], NewFigure | NewBaseline]]] = [
    (RefusalCode.UNKNOWN_UNIT, lambda: figure("COVER", answers=(("24009@2021-01-01", Answer.YES),))),
    (RefusalCode.FUTURE_YEAR, lambda: figure(year=2027, value=19, status=ESTIMATE)),
    (RefusalCode.FUTURE_YEAR, lambda: baseline(year=2027)),
    (RefusalCode.YEAR_TOO_EARLY, lambda: figure(year=EARLIEST_YEAR - 1, value=10)),
    (RefusalCode.YEAR_TOO_EARLY, lambda: baseline(year=EARLIEST_YEAR - 1)),
    (RefusalCode.RUNNING_YEAR, lambda: figure(year=2026, value=19)),
    (RefusalCode.RUNNING_YEAR, lambda: figure("COVER", 2026, answers=((WARD_1, Answer.YES),))),
    (RefusalCode.NOT_FINITE, lambda: figure(value=float("nan"))),
    (RefusalCode.NOT_FINITE, lambda: figure(value=float("inf"))),
    (RefusalCode.NOT_FINITE, lambda: figure("GROWTH", value=1e15)),
    (RefusalCode.NOT_FINITE, lambda: figure(value=0.1 + 0.2)),
    (RefusalCode.NOT_FINITE, lambda: figure("DONE", stage=Stage.UNDER_WAY, percent=float("nan"))),
    (RefusalCode.SERIES_OUTSIDE, lambda: baseline(year=2022, holds_from=2021)),
    (RefusalCode.SERIES_OUTSIDE, lambda: baseline(year=2022, holds_from=TODAY.year + 1)),
    (RefusalCode.NOT_FINITE, lambda: baseline(value=float("nan"))),
    (RefusalCode.OUT_OF_BOUNDS, lambda: figure(value=100.1)),
    (RefusalCode.OUT_OF_BOUNDS, lambda: figure(value=-0.1)),
    (RefusalCode.OUT_OF_BOUNDS, lambda: figure("DONE", stage=Stage.UNDER_WAY, percent=100.5)),
    (RefusalCode.OUT_OF_BOUNDS, lambda: baseline(value=51)),
    (RefusalCode.NOT_WHOLE, lambda: figure("COUNT", value=1.5)),
    (RefusalCode.NOT_WHOLE, lambda: baseline(value=1.5)),
    (RefusalCode.RATE_TOO_LOW, lambda: figure("GROWTH", value=-100)),
    (RefusalCode.PART_OF_WHOLE, lambda: figure("SHARE", part=4, whole=3)),
    (RefusalCode.PART_OF_WHOLE, lambda: figure("SHARE", part=-1, whole=3)),
    (RefusalCode.PART_OF_WHOLE, lambda: figure("SHARE", part=0, whole=0)),
    (RefusalCode.PART_OF_WHOLE, lambda: figure("SHARE", part=3)),
    (RefusalCode.PART_OF_WHOLE, lambda: figure("SHARE", part=1, whole=10**9)),
    (RefusalCode.WRONG_KIND, lambda: figure("DONE", value=1)),
    (RefusalCode.WRONG_KIND, lambda: figure("COVER", value=66)),
    (RefusalCode.WRONG_KIND, lambda: figure(stage=Stage.DONE)),
    (RefusalCode.WRONG_KIND, lambda: figure(value=19, part=1, whole=2)),
    (RefusalCode.WRONG_KIND, lambda: figure(answers=((WARD_1, Answer.YES),))),
    (RefusalCode.WRONG_KIND, lambda: figure(value=19, of_span=True)),
    (RefusalCode.NOT_END_OF_SPAN, lambda: figure("GROWTH", 2023, value=4.5, of_span=True)),
    (RefusalCode.NOTHING_SAID, lambda: figure()),
    (RefusalCode.NOTHING_SAID, lambda: figure("DONE", expected_on="2030")),
    (RefusalCode.NOTHING_SAID, lambda: figure("COVER", answers=((WARD_1, Answer.UNKNOWN),))),
    (RefusalCode.SOURCE_MISSING, lambda: figure(value=19, source=" \0 ")),
    (RefusalCode.SOURCE_MISSING, lambda: baseline(source=" ")),
    (RefusalCode.NOTE_MISSING, lambda: figure(status=NOT_AVAILABLE, note=" ")),
    (RefusalCode.REASON_MISSING, lambda: figure(year=2024, value=17.5, seen_version=1, reason=" ")),
    (RefusalCode.REASON_MISSING, lambda: baseline("SHARE", value=41, seen_version=1)),
    (RefusalCode.TOO_LONG, lambda: figure(value=19, note="x" * (TEXT_LIMIT + 1))),
    (RefusalCode.TOO_LONG, lambda: baseline(source="x" * (TEXT_LIMIT + 1))),
    (RefusalCode.BAD_DATE, lambda: figure(value=19, published_on="2025-02-30")),
    (RefusalCode.BAD_DATE, lambda: figure("DONE", stage=Stage.DONE, done_on="06/01/2025")),
    (RefusalCode.BAD_DATE, lambda: figure("DONE", stage=Stage.UNDER_WAY, expected_on="2025-13")),
    (RefusalCode.FUTURE_RELEASE, lambda: figure(value=19, published_on="2026-11-23")),
    (RefusalCode.BAD_DATE, lambda: figure(value=19, cut_off_on="2025-02-30")),
    (RefusalCode.FUTURE_CUT_OFF, lambda: figure(value=19, cut_off_on="2026-11-23")),
    (RefusalCode.FUTURE_CUT_OFF, lambda: figure(value=19, cut_off_on="2026-12")),
    (RefusalCode.CUT_OFF_BEFORE_YEAR, lambda: figure(value=19, cut_off_on="2024-12-31")),
    (RefusalCode.CUT_OFF_BEFORE_YEAR, lambda: figure(value=19, cut_off_on="2024")),
    (RefusalCode.FUTURE_RELEASE, lambda: figure(value=19, published_on="2026-12")),
    (RefusalCode.FUTURE_RELEASE, lambda: baseline(published_on="2027")),
    (RefusalCode.BAD_DATE, lambda: baseline(published_on="2023-13")),
    (RefusalCode.TOO_LONG, lambda: figure(value=19, note_en="x" * (TEXT_LIMIT + 1))),
    (RefusalCode.TOO_LONG, lambda: baseline(reason_en="x" * (TEXT_LIMIT + 1))),
    (RefusalCode.EXPECTED_BEFORE_YEAR, lambda: figure("DONE", stage=Stage.UNDER_WAY, expected_on="2024-12")),
    (RefusalCode.DONE_OUTSIDE_YEAR, lambda: figure("DONE", 2026, stage=Stage.DONE, done_on="2026-11-23")),
    (RefusalCode.DONE_OUTSIDE_YEAR, lambda: figure("DONE", 2026, stage=Stage.DONE, done_on="2026-12")),
    (RefusalCode.DONE_OUTSIDE_YEAR, lambda: figure("DONE", 2025, stage=Stage.DONE, done_on="2026")),
    (RefusalCode.DONE_OUTSIDE_YEAR, lambda: figure("DONE", 2025, stage=Stage.UNDER_WAY, done_on="2025")),
]


@pytest.mark.parametrize(("code", "new"), CASES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(CASES)])
def test_it_is_refused_and_nothing_is_written(code: RefusalCode, new: Callable[[], NewFigure | NewBaseline]) -> None:
    assert refused_entry(new()).code is code


@pytest.mark.parametrize("rate", [1e14, -99.9999999999999])
@pytest.mark.parametrize(("of_span", "year"), [(False, 2023), (True, 2040)])
def test_a_rate_with_which_no_mean_of_the_span_can_be_worked_out_is_refused(
    rate: float, of_span: bool, year: int
) -> None:
    save(changed("wording", {"commitment": "GROWTH"}, span_to="2040", reason="x"))
    refused = refused_entry(figure("GROWTH", year, value=rate, of_span=of_span), date(2041, 1, 1))
    assert (refused.code, refused.values) == (RefusalCode.RATE_BEYOND, {"value": rate, "years": 19})


def accepted() -> list[NewFigure | NewBaseline]:
    return [
        figure(year=2026, value=19, status=ESTIMATE, published_on="2026-11-22"),
        figure(year=EARLIEST_YEAR, value=10),
        baseline(year=EARLIEST_YEAR),
        figure("DONE", 2026, stage=Stage.DONE, done_on="2026-11"),
        figure("DONE", 2026, stage=Stage.UNDER_WAY, expected_on="2026"),
        figure("NAMED", 2026, answers=((WARD_1, Answer.YES),)),
        figure("GROWTH", value=-99.9, why_right="Đã kiểm tra"),
        figure("GROWTH", 2024, value=4.5, of_span=True),
        figure("COUNT", value=50, why_right="Đã kiểm tra"),
        figure("COUNT", 2024, value=0),
        figure("SHARE", part=12, whole=12, why_right="Đã kiểm tra"),
        figure("SHARE", 2024, part=0, whole=10**9 - 1, why_right="Đã kiểm tra"),
        figure(year=2022, value=12, note="x" * TEXT_LIMIT),
        figure("GROWTH", 2023, value=999999999999.75, why_right="Đã kiểm tra"),
        figure("GROWTH", 2023, value=999999999999999, why_right="Đã kiểm tra"),
        figure(value=0, why_right="Đã kiểm tra"),
        figure(value=100, why_right="Đã kiểm tra"),
        baseline(value=0),
        baseline(year=2022, holds_from=2022),
        baseline(year=2022, holds_from=TODAY.year),
        baseline(value=50),
        figure("DONE", 2026, stage=Stage.UNDER_WAY, percent=0),
        figure("DONE", 2026, stage=Stage.UNDER_WAY, percent=100),
        figure(value=19, published_on="2026-11"),
        figure(value=19, cut_off_on="2026-11-22"),
        figure(value=19, cut_off_on="2026-11"),
        figure(value=19, cut_off_on="2025"),
        baseline(published_on="2026", source="x" * TEXT_LIMIT),
    ]


@pytest.mark.parametrize("new", accepted(), ids=range(len(accepted())))
def test_what_lies_exactly_on_a_limit_is_taken(new: NewFigure | NewBaseline) -> None:
    assert (record_base(new) if isinstance(new, NewBaseline) else record(new)) == 1


def test_the_running_year_is_that_of_the_day_given() -> None:
    assert refused_entry(figure(value=19), today=date(2025, 12, 31)).code is RefusalCode.RUNNING_YEAR
    assert record(figure(value=19), today=date(2026, 1, 1)) == 1
