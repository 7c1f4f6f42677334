"""Entering figures and baselines: what is stored, and every reason why something is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from models import Answer, Stage, Wording
from store.bulk import table_rows
from store.commitments import commitment
from store.database import writing
from store.refusal import RefusalCode
from store.review import reopen
from store.validation import NewBaseline, NewFigure
from tests.support.people import OFFICER, REVIEWER
from tests.support.refusals import refused_entry
from tests.support.small_city import (
    NOT_AVAILABLE,
    NOW,
    PROVISIONAL,
    WARD_1,
    WARD_2,
    WARD_3,
    baseline,
    figure,
    key,
    record,
    record_base,
)
from text import Language
from views import FigureView, Remark

pytestmark = pytest.mark.usefixtures("store")


def latest(code: str, year: int, method: str = "gso") -> FigureView:
    view = commitment(code)
    assert view is not None
    return [f for f in view.figures if (f.observation.year, f.observation.method) == (year, method)][-1]


# ---- what is stored


def test_a_figure_is_stored_with_everything_that_was_said_of_it() -> None:
    days = {"published_on": "2026-01", "cut_off_on": "2025-12"}
    new = figure("LEVEL", 2025, value=19.25, status=PROVISIONAL, note="  sơ bộ ", breaks_series=True, **days)
    assert record(new) == 1
    stored = latest("LEVEL", 2025)
    assert (stored.observation.value, stored.observation.status) == (19.25, PROVISIONAL)
    assert stored.observation.breaks_series
    assert (stored.origin.published_on, stored.content.cut_off_on) == ("2026-01", "2025-12")
    assert stored.origin.source == "Niên giám 2025"
    assert stored.origin.notes == Remark("sơ bộ", None)
    assert (stored.recorded_at, stored.recorded_by) == (NOW, OFFICER)


def test_a_revision_is_a_new_version_and_the_old_one_stays() -> None:
    assert record(figure(value=19.25)) == 1
    assert record(figure(value=19.5, seen_version=1, reason="Số liệu chính thức")) == 2
    view = commitment("LEVEL")
    assert view is not None
    versions = [f for f in view.figures if f.observation.year == 2025]
    assert [(f.observation.version, f.observation.value, f.origin.reasons) for f in versions] == [
        (1, 19.25, None),
        (2, 19.5, Remark("Số liệu chính thức", None)),
    ]


def test_a_note_and_a_reason_may_be_said_in_english_too() -> None:
    record(figure(value=19.25, note=" Sơ bộ ", note_en=" Provisional "))
    record(figure(value=19.5, seen_version=1, note_en="Final", reason="Chính thức", reason_en=" "))
    first, second = (f for f in _all("LEVEL") if f.observation.year == 2025)
    assert (first.origin.notes, first.origin.reasons) == (Remark("Sơ bộ", "Provisional"), None)
    assert first.origin.notes is not None
    assert second.origin.notes is not None
    assert second.origin.reasons is not None
    assert [first.origin.notes.text(language) for language in Language] == ["Sơ bộ", "Provisional"]
    assert [second.origin.notes.text(language) for language in Language] == ["Final", "Final"]
    assert [second.origin.reasons.text(language) for language in Language] == ["Chính thức", "Chính thức"]


def _all(code: str) -> tuple[FigureView, ...]:
    view = commitment(code)
    assert view is not None
    return view.figures


def test_every_version_of_a_baseline_is_kept_with_its_release_and_reason() -> None:
    record_base(baseline(value=2, published_on="2023-01-15", note="Đếm tay", note_en="Counted by hand"))
    record_base(baseline(value=3, seen_version=1, reason="Đếm lại", reason_en="Recounted"))
    view = commitment("COUNT")
    assert view is not None
    first, second = view.baselines
    assert (first.value, first.origin.published_on) == (2, "2023-01-15")
    assert first.origin.notes == Remark("Đếm tay", "Counted by hand")
    assert (second.value, second.origin.reasons, second.recorded_by) == (3, Remark("Đếm lại", "Recounted"), OFFICER)
    assert view.baseline == second


def test_a_figure_by_another_method_stands_beside() -> None:
    record(figure(value=19.25))
    assert record(figure(value=21, method="mic")) == 1


def test_answers_are_stored_unit_by_unit_and_counted() -> None:
    record(figure("COVER", answers=((WARD_1, Answer.YES), (WARD_2, Answer.NO))))
    stored = latest("COVER", 2025)
    assert (stored.observation.part, stored.observation.whole, stored.observation.value) == (1, 3, None)
    assert [(unit.key, answer) for unit, answer in stored.answers] == [
        (WARD_1, Answer.YES),
        (WARD_2, Answer.NO),
        (WARD_3, Answer.UNKNOWN),
    ]


def test_coverage_without_a_list_is_k_of_n_or_a_percentage() -> None:
    record(figure("SHARE", part=5, whole=12))
    assert (latest("SHARE", 2025).observation.part, latest("SHARE", 2025).observation.whole) == (5, 12)
    record(figure("SHARE", 2024, value=42.5))
    assert latest("SHARE", 2024).observation.value == 42.5


def test_a_milestone_is_a_stage_with_its_day() -> None:
    record(figure("DONE", 2026, stage=Stage.DONE, done_on="2026-11-22", percent=100))
    stored = latest("DONE", 2026)
    assert (stored.observation.stage, stored.observation.done_on) == (Stage.DONE, "2026-11-22")


def test_what_will_never_exist_is_stored_as_such_and_never_as_zero() -> None:
    record(figure(value=3, status=NOT_AVAILABLE, note="Tổng cục không công bố"))
    stored = latest("LEVEL", 2025)
    assert (stored.observation.value, stored.observation.status) == (None, NOT_AVAILABLE)
    record(figure("COVER", status=NOT_AVAILABLE, note="Không thống kê"))
    assert latest("COVER", 2025).answers == ()


def test_text_is_stored_composed_and_markup_as_it_was_typed() -> None:
    markup = "<b>x</b> ![](http://a/b.png) =1+1 'x"
    record(figure(value=19, source="Niên giám Hòa Bình", note=f"\0{markup}\0"))
    stored = latest("LEVEL", 2025)
    assert (stored.origin.source, stored.origin.notes) == ("Niên giám Hòa Bình", Remark(markup, None))


def test_a_baseline_has_versions_too() -> None:
    assert record_base(baseline(value=2)) == 1
    assert record_base(baseline(value=3, seen_version=1, reason="Đếm lại")) == 2
    view = commitment("COUNT")
    assert view is not None
    assert view.baseline is not None
    assert (view.baseline.version, view.baseline.value) == (2, 3)
    assert len(table_rows("baseline")) == 4


# ---- what is refused

CASES: list[tuple[RefusalCode, Callable[[], NewFigure | NewBaseline]]] = [
    (RefusalCode.UNKNOWN_COMMITMENT, lambda: figure("NONE", value=1)),
    (RefusalCode.UNKNOWN_COMMITMENT, lambda: baseline("NONE")),
    (RefusalCode.UNKNOWN_METHOD, lambda: figure(value=19, method="none")),
    (RefusalCode.WRONG_KIND, lambda: baseline("DONE")),
    (RefusalCode.WRONG_KIND, lambda: baseline("GROWTH")),
    (RefusalCode.FAR_FROM_LAST, lambda: figure(value=22.5)),
    (RefusalCode.FAR_FROM_LAST, lambda: figure("SHARE", value=60)),
    (RefusalCode.FAR_FROM_LAST, lambda: figure("SHARE", part=3, whole=5)),
    (RefusalCode.CHANGED_MEANWHILE, lambda: figure(year=2024, value=17.5)),
    (RefusalCode.CHANGED_MEANWHILE, lambda: figure(value=17.5, seen_version=1, reason="Sửa")),
    (RefusalCode.CHANGED_MEANWHILE, lambda: baseline("SHARE", value=41)),
]


@pytest.mark.parametrize(("code", "new"), CASES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(CASES)])
def test_it_is_refused_and_nothing_is_written(code: RefusalCode, new: Callable[[], NewFigure | NewBaseline]) -> None:
    assert refused_entry(new()).code is code


# ---- asking once more, and two officers


def test_a_figure_exactly_as_far_as_usual_is_not_asked_about() -> None:
    record(figure(year=2022, value=10))
    assert record(figure(year=2021, value=13)) == 1  # 30 % from the baseline of 2020, 10


def test_a_far_figure_is_asked_about_once_with_both_values() -> None:
    refusal = refused_entry(figure(value=22.5))
    assert refusal.values == {"value": 22.5, "last": 17.25, "year": 2024}
    assert record(figure(value=22.5, why_right="Đã kiểm tra")) == 1


def test_far_is_measured_from_the_last_figure_of_the_same_method_that_exists() -> None:
    assert refused_entry(figure(value=26, method="mic")).values["last"] == 18
    withdrawn = figure(year=2024, seen_version=1, status=NOT_AVAILABLE, note="Rút lại", reason="Rút lại")
    reopen(key(year=2024), "Rút lại", now=NOW, by=REVIEWER)
    record(withdrawn)
    assert refused_entry(figure(value=26)).values["last"] == 15.5


def ruled(**rules: object) -> None:
    """LEVEL gets a second wording with these rules."""
    names = {column.name for column in Wording.__table__.columns}
    with writing() as connection:
        old = connection.execute(select(Wording.__table__).where(Wording.commitment == "LEVEL")).mappings().one()
        row = {name: old[name] for name in names} | {"version": 2, "reason": "Quy tắc"} | rules
        connection.execute(insert(Wording), [row])


def test_the_largest_plausible_change_of_a_commitment_goes_before_the_usual_share() -> None:
    ruled(largest_change=2.0)
    assert refused_entry(figure(value=19.5)).code is RefusalCode.FAR_FROM_LAST
    assert record(figure(value=19.25)) == 1  # exactly 2 more than 17.25
    ruled_apart = figure(year=2022, value=40, why_right="Đổi cách tính")
    assert record(ruled_apart) == 1


def test_a_figure_that_must_not_fall_is_asked_about_and_the_answer_is_kept() -> None:
    ruled(must_not_fall=True)
    refusal = refused_entry(figure(value=17))
    assert (refusal.code, refusal.values) == (RefusalCode.MUST_NOT_FALL, {"value": 17, "last": 17.25, "year": 2024})
    assert record(figure(value=17, why_right="Ngừng một doanh nghiệp lớn")) == 1
    assert latest("LEVEL", 2025).why_right == "Ngừng một doanh nghiệp lớn"
    assert record(figure(value=17.25, seen_version=1, reason="Số chính thức", why_right="thừa")) == 2
    assert latest("LEVEL", 2025).why_right is None


def test_a_first_figure_that_looks_like_a_share_of_one_is_asked_about() -> None:
    refusal = refused_entry(figure("SHARE", year=2023, value=0.61))
    assert (refusal.code, refusal.values) == (RefusalCode.AS_FRACTION, {"first": 0.61, "promised": 40.5, "meant": 61})
    assert record(figure("SHARE", year=2023, value=0.61, why_right="Đúng như nguồn")) == 1
    assert latest("SHARE", 2023).why_right == "Đúng như nguồn"
    assert refused_entry(figure("SHARE", year=2024, value=61)).code is RefusalCode.FAR_FROM_LAST, "no first one"


def test_a_first_figure_of_a_second_method_is_held_against_the_promise_too() -> None:
    refusal = refused_entry(figure("SHARE", year=2023, method="mic", value=0.61))
    assert refusal.code is RefusalCode.AS_FRACTION


def test_a_first_figure_ten_times_beside_the_promise_is_asked_about() -> None:
    refusal = refused_entry(figure("COUNT", year=2024, value=11))
    assert (refusal.code, refusal.values["promised"]) == (RefusalCode.FAR_FROM_PROMISED, 1)
    assert record(figure("COUNT", year=2024, value=10)) == 1


def test_k_of_n_is_counted_and_no_share_of_one() -> None:
    figure_of_few = figure("SHARE", year=2023, part=1, whole=200)
    assert refused_entry(figure_of_few).code is RefusalCode.FAR_FROM_LAST, "by the baseline of 2022 alone"
    assert record(figure("SHARE", year=2023, method="mic", part=1, whole=200)) == 1


def test_the_second_of_two_officers_is_told_who_was_first_and_may_then_decide() -> None:
    first, second = figure(value=19), figure(value=19.5, seen_version=0)
    record(first, by=OFFICER)
    refusal = refused_entry(second)
    assert refusal.values == {"commitment": "LEVEL", "version": 1, "by": OFFICER}
    assert latest("LEVEL", 2025).observation.value == 19
    assert record(figure(value=19.5, seen_version=1, reason="Số mới hơn"), by="tú") == 2


def test_a_form_sent_twice_is_saved_once() -> None:
    record(figure(value=19))
    assert refused_entry(figure(value=19)).code is RefusalCode.CHANGED_MEANWHILE


# ---- figures counted to a day before their year closed


def test_a_years_figure_counted_to_13_december_is_asked_about_and_kept_with_its_doubt_and_reason() -> None:
    early = figure(value=19.25, cut_off_on="2025-12-13")
    refusal = refused_entry(early)
    assert refusal.code is RefusalCode.COUNTED_EARLY
    assert refusal.values == {"year": 2025, "on": "2025-12-13", "closes": "2025-12-14"}
    assert record(replace(early, why_right="Chưa có số cả năm")) == 1
    (row,) = [row for row in table_rows("figure") if (row["commitment"], row["year"]) == ("LEVEL", 2025)]
    assert (row["doubts"], row["why_right"]) == ("counted_early", "Chưa có số cả năm")


@pytest.mark.parametrize("day", ["2025-12-14", "2025-12", "2025", "2026-01-31", None])
def test_a_day_from_14_december_on_is_not_asked_about(day: str | None) -> None:
    assert record(figure(value=19.25, cut_off_on=day)) == 1


def test_changing_only_the_day_of_a_figure_asks_too() -> None:
    record(figure(value=19.25, cut_off_on="2025-12-31"))
    changed = figure(value=19.25, cut_off_on="2025-09-30", seen_version=1, reason="Ngày ghi sai")
    assert refused_entry(changed).code is RefusalCode.COUNTED_EARLY


def test_answers_ward_by_ward_and_a_mean_of_a_span_are_asked_about_as_well() -> None:
    answered = figure("COVER", answers=((WARD_1, Answer.YES),), cut_off_on="2025-09-30")
    mean = figure("GROWTH", 2024, value=9, of_span=True, cut_off_on="2024-06")
    assert refused_entry(answered).code is refused_entry(mean).code is RefusalCode.COUNTED_EARLY


def test_what_is_done_once_and_for_all_is_not_asked_about() -> None:
    assert record(figure("DONE", 2024, stage=Stage.UNDER_WAY, cut_off_on="2024-06-30")) == 1
    never = figure("LEVEL", status=NOT_AVAILABLE, note="Không thống kê", cut_off_on="2025-06-30")
    assert record(never) == 1


def test_both_doubts_are_kept_where_part_of_a_year_is_far_from_the_last() -> None:
    record(figure(value=8, cut_off_on="2025-09-30", why_right="Chín tháng"))
    (row,) = [row for row in table_rows("figure") if (row["commitment"], row["year"]) == ("LEVEL", 2025)]
    assert row["doubts"] == "counted_early far_from_last"
