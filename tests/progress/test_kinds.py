"""Traits of a kind that belong together."""

import pytest

from models import Kind
from progress.kinds import TRAITS, PathRule


@pytest.mark.parametrize("kind", Kind)
def test_what_is_true_of_a_kind_agrees_with_itself(kind: Kind) -> None:
    traits = TRAITS[kind]
    assert traits.has_baseline is (traits.path is not PathRule.NEVER)
    assert traits.is_numeric or not (traits.has_measure or traits.has_units or traits.is_projected)
    assert not traits.is_share or traits.has_units
    assert not traits.is_lasting or not traits.has_measure
    assert not traits.allows_near_miss or traits.path is PathRule.ALWAYS


def test_one_kind_alone_is_a_share_one_a_rate_and_one_no_number() -> None:
    assert [kind for kind in Kind if TRAITS[kind].is_share] == [Kind.COVERAGE]
    assert [kind for kind in Kind if TRAITS[kind].is_rate] == [Kind.AVERAGE_GROWTH]
    assert [kind for kind in Kind if not TRAITS[kind].is_numeric] == [Kind.MILESTONE]


def test_what_can_be_counted_is_counted_unit_by_unit() -> None:
    assert [kind for kind in Kind if TRAITS[kind].has_units] == [Kind.COVERAGE, Kind.COUNT, Kind.NAMED_UNITS]
