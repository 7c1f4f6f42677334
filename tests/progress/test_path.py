"""The path: through the edges of the targets, straight or in steps, and rounded towards where it starts."""

from dataclasses import replace

import pytest

from progress.path import path, rounded_path
from progress.terms import Baseline, Promise
from tests.support.promises import level, target

TWO_TARGETS = (target(2025, ">= 20"), target(2030, ">= 30"))
RISING = level(None, (2030, ">= 30"))
START = Baseline(2020, 10, "gso")


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, None), (2020, 10), (2021, 12), (2025, 20), (2026, 22), (2030, 30), (2040, 30), (2022.5, 15)],
)
def test_the_path_is_straight_between_targets_and_level_after_the_last(year: float, expected: int | None) -> None:
    assert path(RISING, START, TWO_TARGETS, year) == expected


@pytest.mark.parametrize(("year", "expected"), [(2024, 10), (2025, 20), (2029, 20), (2030, 30), (2040, 30)])
def test_a_path_in_steps_moves_only_in_the_years_of_its_targets(year: int, expected: int) -> None:
    assert path(replace(RISING, in_steps=True), START, TWO_TARGETS, year) == expected


def test_there_is_no_path_without_a_target_after_the_starting_point() -> None:
    assert path(RISING, START, (), 2025) is None
    assert path(RISING, replace(START, year=2030), TWO_TARGETS, 2031) is None
    assert path(RISING, replace(START, year=2025), TWO_TARGETS, 2026) == 14


@pytest.mark.parametrize(
    ("owed", "direction", "start", "edge"),
    [
        ("between 10 20", 1, 0, 10),
        ("between 10 20", 1, 50, 20),
        ("between 10 20", 1, 12, 10),
        ("between 10 20", 1, 15, 10),
        ("between 10 20", -1, 15, 20),
        ("about 20", 1, 0, 19),
        ("about 20", -1, 50, 21),
        ("= 20", 1, 50, 20),
        ("> 20", 1, 0, 20),
    ],
)
def test_the_path_leads_to_the_edge_of_the_target(owed: str, direction: int, start: float, edge: float) -> None:
    p = level(None, (2030, owed), direction=direction)
    assert path(p, replace(START, value=start), p.targets, 2030) == edge


def rounded(p: Promise, start: float, year: int, whole: int | None = None) -> float | None:
    return rounded_path(p, replace(START, value=start), p.targets, year, whole)


def test_the_path_is_rounded_towards_the_starting_point_and_never_past_it() -> None:
    assert rounded(level(None, (2030, ">= 20")), 10.04, 2021) == 11
    assert rounded(level(None, (2030, ">= 10.1")), 10.04, 2021) == 10.04
    assert rounded(level(None, (2030, "<= 0"), direction=-1), 9.98, 2021) == 9
    assert rounded(level(None, (2030, "<= 0"), decimals=2, direction=-1), 9.98, 2021) == 8.99
    assert rounded(level(None, (2030, ">= 30"), decimals=6), 0, 2021) == 3


def test_a_coverage_is_rounded_to_whole_units() -> None:
    p = level(None, (2030, ">= 100"))
    assert [rounded(p, 0, 2029, whole) for whole in (1, 2, 10)] == [0, 50, 90]
    assert rounded(p, 0, 2025, 3) == pytest.approx(100 / 3)
