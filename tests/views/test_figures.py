"""A figure, from the table to the rule and back: its parts have a field for each column, and the rule loses nothing."""

from models import Answer, Baseline, Figure, ObservationStatus
from views import Content, FigureKey
from views.figures import CONTENT, KEY, ORIGIN, TEXTS

RECORDED = ("recorded_at", "recorded_by")


def test_a_figure_has_a_field_for_each_of_its_columns() -> None:
    assert {*KEY, *CONTENT, *ORIGIN, "doubts", "why_right", *RECORDED} == set(Figure.__table__.columns.keys())
    assert TEXTS == ("source", "note", "note_en", "reason", "reason_en")


def test_a_baseline_has_the_origin_of_a_figure() -> None:
    columns = {"commitment", "version", "year", "value", "method", "holds_from", *ORIGIN, *RECORDED}
    assert columns == set(Baseline.__table__.columns.keys())


def test_the_rule_sees_how_many_units_are_not_known_and_the_cut_off_day() -> None:
    answers = (("1", Answer.YES), ("2", Answer.UNKNOWN), ("3", Answer.NO), ("4", Answer.UNKNOWN))
    row = Figure(status=ObservationStatus.FINAL, part=1, whole=4, cut_off_on="2024-12-14", breaks_series=False)
    content = Content.of(row, answers)
    observation = content.observed(FigureKey("COVER", 2024, "gso", False, 1))
    assert (observation.part, observation.unknown, observation.whole) == (1, 2, 4)
    assert observation.cut_off_on == "2024-12-14"
    assert content.without_amount().unknown == 0
