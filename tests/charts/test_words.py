"""The text on a chart."""

from charts.words import SYMBOL
from models import Comparator


def test_every_comparator_has_its_sign() -> None:
    assert set(SYMBOL) == set(Comparator)
