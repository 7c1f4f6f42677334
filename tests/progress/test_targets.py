"""Which targets are in force, when a value meets one, and the path through them."""

import pytest

from models import Comparator, ToleranceUnit
from progress.targets import in_force, meets
from progress.terms import Target
from tests.support.promises import TODAY, target


@pytest.mark.parametrize(
    ("owed", "direction", "holds", "fails"),
    [
        (">= 20", 1, 20, 19.999999999),
        ("> 20", 1, 20.000000001, 20),
        ("= 20", 1, 20, 20.000000001),
        ("<= 20", -1, 20, 20.000000001),
        ("< 20", -1, 19.999999999, 20),
        ("about 20", 1, 19, 18.999999999),
        ("about 20", -1, 21, 21.000000001),
        ("about -20", 1, -21, -21.000000001),
        ("between 20 30", 1, 20, 19.999999999),
        ("between 20 30", 1, 30, 30.000000001),
    ],
)
def test_a_comparator_holds_on_its_bound_and_fails_just_beyond(
    owed: str, direction: int, holds: float, fails: float
) -> None:
    assert meets(target(2025, owed), direction, holds)
    assert not meets(target(2025, owed), direction, fails)


def test_numbers_are_compared_after_rounding_to_nine_places() -> None:
    assert meets(target(2025, ">= 0.3"), 1, 0.1 + 0.2)
    assert not meets(target(2025, "> 0.3"), 1, 0.1 + 0.2)
    assert meets(target(2025, "= 20"), 1, 20.0000000004)


def test_about_has_no_bound_on_the_good_side() -> None:
    assert meets(target(2025, "about 20"), 1, 500)
    assert meets(target(2025, "about 20"), -1, -500)


@pytest.mark.parametrize(
    ("tolerance", "unit", "lowest"),
    [
        (None, None, 19),
        (0, ToleranceUnit.MEASURE, 20),
        (2, ToleranceUnit.MEASURE, 18),
        (2, ToleranceUnit.PERCENT, 19.6),
    ],
)
def test_the_tolerance_of_about_is_in_the_measure_or_in_percent_else_5_percent(
    tolerance: int | None, unit: ToleranceUnit | None, lowest: float
) -> None:
    t = target(2025, "about 20", tolerance=tolerance, unit=unit)
    assert meets(t, 1, lowest)
    assert not meets(t, 1, lowest - 0.001)


@pytest.mark.parametrize(("part", "whole"), [(1, 3), (2, 3), (7, 11), (94, 94), (5, 7)])
def test_coverage_is_compared_as_100_k_against_t_n(part: int, whole: int) -> None:
    share = 100 * part / whole
    assert meets(Target(2025, Comparator.AT_LEAST, share), 1, share, whole)
    assert not meets(Target(2025, Comparator.MORE_THAN, share), 1, share, whole)
    assert not meets(Target(2025, Comparator.AT_LEAST, share), 1, 100 * (part - 1) / whole, whole)


@pytest.mark.parametrize(
    ("decided", "counts"),
    [
        (None, True),
        ("2026-11-22", True),
        ("2026-11-23", False),
        ("2026-11", True),
        ("2026-12", False),
        ("2026", True),
        ("2027", False),
    ],
)
def test_a_changed_target_counts_from_its_decision(decided: str | None, counts: bool) -> None:
    old, new = target(2030, ">= 100"), target(2030, ">= 80", version=2, decided=decided)
    assert in_force([new, old], TODAY) == ((new,) if counts else (old,))


@pytest.mark.parametrize(("decided", "counts"), [("2025-12-31", True), ("2025", True), ("2026-01-01", False)])
def test_a_change_decided_after_the_due_year_never_counts_for_it(decided: str, counts: bool) -> None:
    old, new = target(2025, ">= 100"), target(2025, ">= 80", version=2, decided=decided)
    assert in_force([old, new], TODAY) == ((new,) if counts else (old,))
    withdrawn = target(2025, ">= 100", version=2, decided=decided, withdrawn=True)
    assert in_force([old, withdrawn], TODAY) == (() if counts else (old,))


def test_targets_in_force_are_in_order_of_their_years() -> None:
    first, last = target(2025, ">= 1"), target(2030, ">= 2", decided="2019-09-27")
    assert in_force([last, first], TODAY) == (first, last)
