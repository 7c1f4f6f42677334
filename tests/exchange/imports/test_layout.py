"""The understanding of a sheet as a value: what is asked, and what an answer makes of it."""

import pytest

from exchange.imports.figure_heads import Why
from exchange.imports.headings import Column
from exchange.imports.layout import Blank, HeadedColumn, Layout, Question, Topic, answered
from models import ObservationStatus

FIGURES = HeadedColumn(1, "2024*", Column.VALUE, 2024)
OTHER = HeadedColumn(2, "Cột hai", None, why=Why.NOT_KNOWN)
PLAIN = Layout((1,), (HeadedColumn(0, "Mã", Column.CODE), FIGURES, OTHER))


def asked(topic: Topic, about: str, *choices: str, places: tuple[int, ...] = ()) -> tuple[Layout, Question]:
    question = Question(topic, about, choices, places)
    return Layout(PLAIN.heading, PLAIN.columns, questions=(question,)), question


def test_an_answer_settles_its_question_and_changes_nothing_else() -> None:
    for topic, choice, changed in (
        (Topic.ABOUT, "LEVEL", {"about": "LEVEL"}),
        (Topic.YEAR, "2025", {"year": 2025}),
        (Topic.NUMBERS, ",", {"decimal_mark": ","}),
        (Topic.BLANK, Blank.ZERO, {"blanks": {"-": Blank.ZERO}}),
    ):
        layout, question = asked(topic, "-", choice)
        assert answered(layout, question, choice) == Layout(PLAIN.heading, PLAIN.columns, **changed)


def test_the_column_that_is_chosen_holds_the_figures_and_the_others_are_left_out() -> None:
    layout, question = asked(Topic.ACTUAL, "2024", "1", "2", places=(1, 2))
    assert [(c.role, c.year, c.why) for c in answered(layout, question, "2").columns[1:]] == [
        (None, 2024, Why.NOT_KNOWN),
        (Column.VALUE, 2024, None),
    ]


def test_a_mark_is_explained_and_a_plan_is_left_out() -> None:
    layout, question = asked(Topic.MARK, "2024*", "P", places=(1,))
    assert answered(layout, question, "P").figures[0].status is ObservationStatus.PROVISIONAL
    layout, question = asked(Topic.PLAN, "Kế hoạch", Why.PLAN, "actual")
    assert answered(layout, question, "actual").figures == PLAIN.figures
    assert answered(layout, question, Why.PLAN).columns[1].why is Why.PLAN


def test_only_what_keeps_a_sheet_from_being_read_is_pressing() -> None:
    assert {topic for topic in Topic if not Question(topic, "", ()).is_pressing} == {Topic.BLANK, Topic.NUMBERS}


def test_what_was_no_choice_is_no_answer() -> None:
    layout, question = asked(Topic.NUMBERS, "", ",", ".")
    with pytest.raises(AssertionError):
        answered(layout, question, "'")


def test_a_layout_tells_where_its_columns_stand_and_whether_years_run_across() -> None:
    assert PLAIN.place_of(Column.CODE) == 0
    assert PLAIN.place_of(Column.YEAR) is None
    assert PLAIN.is_wide
    assert PLAIN.is_table
    assert not Layout((), ()).is_table
