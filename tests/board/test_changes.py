"""The changes between two days: pure, on standings of then and now."""

from dataclasses import replace
from datetime import date

from board.changes import Change, ChangeCode, changes
from models import Comparator, Kind, ReviewState
from progress.assessment import assess
from progress.terms import Observation, Status, Target
from tests.support.standings import ENTERED, METHODS, standing, value
from views import (
    BaselineView,
    Bilingual,
    BodyView,
    Closing,
    Origin,
    PathKind,
    Remark,
    ResponsibilityView,
    Standing,
    TargetView,
)

GE = Comparator.AT_LEAST
TODAY = date(2026, 11, 22)


def level(*figures: Observation) -> Standing:
    """100 by 2030 with these figures."""
    return standing(Kind.LEVEL, [Target(2030, GE, 100)], figures, today=TODAY)


def codes(before: Standing, after: Standing) -> list[tuple[ChangeCode, int | None]]:
    return [(c.code, c.year) for c in changes([before], [after])]


def only(code: ChangeCode, before: Standing, after: Standing) -> Change:
    (change,) = (c for c in changes([before], [after]) if c.code is code)
    return change


def with_commitment(s: Standing, **changed: object) -> Standing:
    return replace(s, commitment=replace(s.commitment, **changed))  # type: ignore[arg-type]


BEFORE = level(value(2023, 30), value(2024, 40))


def test_nothing_changed_where_nothing_changed() -> None:
    assert changes([BEFORE], [BEFORE]) == ()
    assert changes([BEFORE], []) == ()


def test_a_commitment_that_was_not_there_is_new_and_that_is_all() -> None:
    assert [(c.code, c.year) for c in changes([], [BEFORE])] == [(ChangeCode.NEW_COMMITMENT, None)]


def test_a_figure_is_new_or_corrected_or_gone() -> None:
    more = level(value(2023, 30), value(2024, 40), value(2025, 50))
    assert (ChangeCode.NEW_FIGURE, 2025) in codes(BEFORE, more)
    assert (ChangeCode.FIGURE_GONE, 2025) in codes(more, BEFORE)
    corrected = level(value(2023, 30), value(2024, 40), value(2024, 41, version=2))
    change = only(ChangeCode.CORRECTED_FIGURE, BEFORE, corrected)
    assert change.year == 2024
    assert change.old == BEFORE.commitment.figures[1]
    assert change.new == corrected.commitment.figures[2]


def test_a_new_version_that_says_the_same_is_no_change() -> None:
    again = level(value(2023, 30), value(2024, 40), value(2024, 40, version=2))
    assert codes(BEFORE, again) == []


def test_what_nobody_has_approved_is_no_change_yet() -> None:
    waiting = level(value(2023, 30), value(2024, 40), value(2024, 44, version=2, review=ReviewState.SUBMITTED))
    assert codes(BEFORE, waiting) == []


def test_a_moved_status_says_from_what_to_what() -> None:
    reached = level(value(2023, 30), value(2024, 40), value(2025, 100))
    change = only(ChangeCode.STATUS_MOVED, BEFORE, reached)
    assert (change.old, change.new) == (BEFORE.assessment.status, Status.MET)


def test_a_figure_that_has_become_overdue_is_told_once_for_its_year() -> None:
    c = BEFORE.commitment
    then = replace(BEFORE, assessment=assess(c.promise, c.observations, date(2026, 3, 31)))
    assert (ChangeCode.NEWLY_OVERDUE, 2025) in codes(then, BEFORE)
    assert [c for c in codes(BEFORE, then) if c[0] is ChangeCode.NEWLY_OVERDUE] == []


def test_a_changed_target_says_the_decision_and_why() -> None:
    lowered = Target(2030, GE, 80, version=2, decided_on="2025-03")
    after = standing(Kind.LEVEL, [Target(2030, GE, 100), lowered], [value(2023, 30), value(2024, 40)], today=TODAY)
    views = tuple(
        replace(v, decision="4/QĐ", reason=Remark("Dồn vốn", None)) if v.target.version == 2 else v
        for v in after.commitment.targets
    )
    change = only(ChangeCode.TARGET_CHANGED, BEFORE, with_commitment(after, targets=views))
    assert (change.year, change.decision, change.why) == (2030, "4/QĐ", Remark("Dồn vốn", None))
    assert isinstance(change.old, TargetView)
    assert isinstance(change.new, TargetView)
    assert (change.old.target.value, change.new.target.value) == (100, 80)


def test_a_withdrawn_target_names_the_version_that_withdrew_it_and_an_added_one_had_none_before() -> None:
    gone = [Target(2027, GE, 60), Target(2030, GE, 100), Target(2027, GE, 60, version=2, is_withdrawn=True)]
    before = standing(Kind.LEVEL, gone[:2], [value(2024, 40)], today=TODAY)
    after = standing(Kind.LEVEL, gone, [value(2024, 40)], today=TODAY)
    withdrawn = only(ChangeCode.TARGET_CHANGED, before, after)
    assert isinstance(withdrawn.new, TargetView)
    assert withdrawn.new.target.is_withdrawn
    added = only(ChangeCode.TARGET_CHANGED, after, before)
    assert added.old is None


def test_who_answers_what_it_is_called_and_whether_it_is_closed() -> None:
    body = BodyView("office", Bilingual("Phòng", "Office"))
    handed = ResponsibilityView(body, "2026-07", None, Bilingual("Quyết định", "Decision"))
    closing = Closing(date(2026, 8, 1), Remark("Xong", None))
    after = replace(with_commitment(BEFORE, responsibilities=(handed,), name=Bilingual("Tên", "Name")), closing=closing)
    assert codes(BEFORE, after) == [
        (ChangeCode.REWORDED, None),
        (ChangeCode.HANDED_ON, None),
        (ChangeCode.CLOSED, None),
    ]
    assert only(ChangeCode.CLOSED, BEFORE, after).why == closing.reason
    assert (ChangeCode.OPENED_AGAIN, None) in codes(after, BEFORE)


def test_a_path_that_is_in_steps_now_says_why() -> None:
    why = Remark("Chỉ nghiệm thu một lần", "Handed over all at once")
    after = with_commitment(BEFORE, steps=why)
    change = only(ChangeCode.PATH_CHANGED, BEFORE, after)
    assert (change.old, change.new, change.why) == (PathKind.STRAIGHT, PathKind.STEPS, why)
    back = only(ChangeCode.PATH_CHANGED, after, BEFORE)
    assert (back.old, back.new, back.why) == (PathKind.STEPS, PathKind.STRAIGHT, None)


def test_a_baseline_that_is_restated_for_a_series_has_changed() -> None:
    stated = BaselineView(1, 2020, 10, METHODS["gso"], Origin("x"), ENTERED, "seed")
    before = with_commitment(BEFORE, baselines=(stated,))
    restated = with_commitment(BEFORE, baselines=(stated, replace(stated, version=2, holds_from=2023)))
    assert codes(before, restated) == [(ChangeCode.BASELINE_CHANGED, 2020)]
    assert codes(restated, restated) == []


def test_the_most_pressing_is_told_first() -> None:
    other = with_commitment(level(value(2023, 30)), code="OTHER")
    reached = level(value(2023, 30), value(2024, 40), value(2025, 100))
    order = [c.code for c in changes([BEFORE, other], [with_commitment(other, name=Bilingual("a", "b")), reached])]
    assert order == sorted(order, key=list(ChangeCode).index)


def test_a_status_that_moved_because_the_rule_did_is_named_as_that() -> None:
    by_the_old_rule = replace(BEFORE, assessment=replace(BEFORE.assessment, status=Status.AT_RISK))
    moved = changes([by_the_old_rule], [BEFORE], by_another_rule=True)
    assert [(c.code, c.old, c.new) for c in moved] == [
        (ChangeCode.RULE_MOVED, Status.AT_RISK, BEFORE.assessment.status)
    ]
    assert codes(by_the_old_rule, BEFORE) == [(ChangeCode.STATUS_MOVED, None)]


def test_what_moved_besides_the_rule_is_a_move_from_where_the_rule_would_have_put_it() -> None:
    by_the_old_rule = replace(BEFORE, assessment=replace(BEFORE.assessment, status=Status.AT_RISK))
    reached = level(value(2023, 30), value(2024, 40), value(2025, 100))
    moved = [c for c in changes([by_the_old_rule], [reached], by_another_rule=True) if isinstance(c.old, Status)]
    assert [(c.code, c.old, c.new) for c in moved] == [
        (ChangeCode.STATUS_MOVED, BEFORE.assessment.status, Status.MET),
        (ChangeCode.RULE_MOVED, Status.AT_RISK, BEFORE.assessment.status),
    ]
