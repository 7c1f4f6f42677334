"""What somebody chose about a file, laid over what was guessed of it."""

import pytest

from exchange.imports.corrections import (
    UNUSED,
    Choices,
    choice_name,
    column_choice,
    corrected,
    lasting,
    offering_years,
    role_code,
    role_codes,
    shape,
    sheet_choice,
    with_roles,
)
from exchange.imports.figure_heads import Why
from exchange.imports.headings import Column
from exchange.imports.layout import Layout, Topic
from exchange.imports.naming import Names
from exchange.imports.recognition import understood
from exchange.imports.statements import parse_sheets
from exchange.sheets.sheet import Row, Sheet
from store.commitments import commitments

pytestmark = pytest.mark.usefixtures("store")

Read = list[tuple[str, int, str]]


def table(*lines: str, name: str = "Số liệu") -> Sheet:
    return Sheet(name, tuple(Row(number, tuple(line.split("|"))) for number, line in enumerate(lines, 1)))


def guessed(*sheets: Sheet) -> list[Layout]:
    return understood(sheets, Names(commitments()))


def read(choices: Choices, *sheets: Sheet) -> Read:
    layouts = corrected(sheets, guessed(*sheets), Names(commitments()), choices)
    statements = parse_sheets(sheets, commitments(), layouts=layouts).statements
    return [(s.commitment.code, s.year, s.cell) for s in statements]


PLAIN = table("Mã cam kết|Năm|Số liệu|Kế hoạch|Ghi chú", "LEVEL|2024|9|12|một", "COVER|2024|50|60|hai")


def test_without_a_choice_the_guess_holds() -> None:
    sheets = (PLAIN,)
    assert corrected(sheets, guessed(PLAIN), Names(commitments()), {}) == guessed(PLAIN)
    assert read({}, PLAIN) == [("LEVEL", 2024, "9"), ("COVER", 2024, "50")]


def test_another_column_is_chosen_for_the_actual() -> None:
    assert read({"0.column.2": "not_known", "0.column.3": "value"}, PLAIN) == [
        ("LEVEL", 2024, "12"),
        ("COVER", 2024, "60"),
    ]


def test_two_columns_of_one_role_are_asked_about_before_anything_is_read() -> None:
    choices = {"0.column.3": "value"}
    (question,) = with_roles(guessed(PLAIN), choices)[0].pressing
    assert (question.topic, question.choices) == (Topic.TWICE, ("2", "3"))
    assert read(choices, PLAIN) == []
    assert read({**choices, choice_name(0, question): "3"}, PLAIN)[0] == ("LEVEL", 2024, "12")


def test_a_column_may_be_everything_that_the_file_has_years_for() -> None:
    wide = table("Mã cam kết|2023|2024", "LEVEL|8|9")
    (layout,) = guessed(wide)
    codes = role_codes(layout, layout.columns[2])
    assert codes[0] == role_code(layout.columns[2]) == "value.2024"
    assert {"value.2023", Column.SOURCE, Why.PLAN, Why.NOT_KNOWN} <= set(codes)
    assert read({column_choice(0, layout.columns[2]): Why.PLAN}, wide) == [("LEVEL", 2023, "8")]


def test_a_sign_is_read_as_was_chosen_in_every_sheet() -> None:
    first, second = (table("Mã cam kết|2024", f"{code}|..", "COVER|5", name=code) for code in ("LEVEL", "COUNT"))
    assert "which_blank..." in {
        choice_name(n, q) for n, lay in enumerate(guessed(first, second)) for q in lay.questions
    }
    assert ("LEVEL", 2024, "0") not in read({}, first, second)
    assert {("LEVEL", 2024, "0"), ("COUNT", 2024, "0")} <= set(read({"which_blank...": "zero"}, first, second))


def test_a_sheet_may_be_left_unused() -> None:
    other = table("Mã cam kết|2024", "COUNT|7", name="Khác")
    assert ("COUNT", 2024, "7") in read({}, PLAIN, other)
    assert ("COUNT", 2024, "7") not in read({sheet_choice(1): UNUSED}, PLAIN, other)


def test_a_whole_table_is_said_to_be_about_one_commitment() -> None:
    nameless = table("Năm|Số liệu", "2023|8", "2024|9")
    assert read({}, nameless) == []
    (question,) = guessed(nameless)[0].pressing
    code = next(choice for choice in question.choices if choice.lower() == "level")
    assert read({choice_name(0, question): code}, nameless) == [("LEVEL", 2023, "8"), ("LEVEL", 2024, "9")]
    assert read({sheet_choice(0): code}, nameless) == [("LEVEL", 2023, "8"), ("LEVEL", 2024, "9")]


def test_years_are_offered_where_the_file_names_none() -> None:
    yearless = table("Mã cam kết|Số liệu", "LEVEL|9", "COVER|50")
    layouts = offering_years(guessed(yearless), (2025, 2024))
    (question,) = layouts[0].pressing
    assert question.choices == ("2025", "2024")
    choices = {choice_name(0, question): "2024"}
    layouts = corrected((yearless,), layouts, Names(commitments()), choices)
    assert [s.year for s in parse_sheets((yearless,), commitments(), layouts=layouts).statements] == [2024, 2024]


def test_a_choice_that_fits_nothing_has_no_effect() -> None:
    choices = {"0.column.2": "value.1066", "9.column.1": "code", "which_blank.?": "zero", "0.column.77": "year"}
    assert read(choices, PLAIN) == read({}, PLAIN)


def test_files_are_of_one_shape_by_their_titles_whatever_they_hold() -> None:
    same = table("MÃ CAM KẾT|Năm|Số liệu|Kế hoạch|Ghi chú", "COUNT|2023|1|2|ba")
    other = table("Mã cam kết|Năm|Số liệu|Kế hoạch|Nguồn", "LEVEL|2024|9|12|một")
    shapes = [shape((sheet,), guessed(sheet)) for sheet in (PLAIN, same, other)]
    assert shapes[0] == shapes[1] != shapes[2]


def test_neither_the_year_nor_the_commitment_of_a_file_is_kept_for_the_next_one() -> None:
    kept = {"0.column.3": "value", "which_blank...": "zero"}
    passing = {"0.about": "LEVEL", "0.which_year.": "2024", "0.which_commitment.Năm": "LEVEL"}
    as_guessed = {"0.column.0": "code", "which_blank.x": "nothing"}
    assert lasting(guessed(PLAIN), kept | passing | as_guessed) == kept
