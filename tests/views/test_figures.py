"""A figure, from the table to the rule and back: its parts have a field for each column, and the rule loses nothing."""

from models import Baseline, Figure
from views.figures import CONTENT, KEY, ORIGIN, TEXTS

RECORDED = ("recorded_at", "recorded_by")


def test_a_figure_has_a_field_for_each_of_its_columns() -> None:
    assert {*KEY, *CONTENT, *ORIGIN, "doubts", "why_right", *RECORDED} == set(Figure.__table__.columns.keys())
    assert TEXTS == ("source", "note", "note_en", "reason", "reason_en")


def test_a_baseline_has_the_origin_of_a_figure() -> None:
    columns = {"commitment", "version", "year", "value", "method", *ORIGIN, *RECORDED}
    assert columns == set(Baseline.__table__.columns.keys())
