"""The heading of a table: each column recognised in both languages, and where it stands."""

import unicodedata

import pytest

from exchange.imports.changes import Outcome
from exchange.imports.headings import BESIDE, DAYS, SPELLINGS, STORED, Column, column_of
from tests.support.imported import only_change
from text import Language, translate

pytestmark = pytest.mark.usefixtures("open_city")


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("language", Language)
def test_the_templates_own_headings_are_known(column: Column, language: Language) -> None:
    assert column_of(translate(f"import.column.{column}", language)) is column


@pytest.mark.parametrize(
    "heading",
    [
        "Mã;Cam kết;Năm;Số liệu thực hiện;Nguồn",
        "MÃ CAM KẾT;Tên cam kết;NĂM;Kết quả;nguồn số liệu",
        "code;Commitment;Year;Figure;Source",
        unicodedata.normalize("NFD", "Mã (*);Chỉ tiêu;Năm:;Số  liệu;Nguồn"),
    ],
)
def test_headings_are_known_in_both_languages_and_however_they_are_spelled(heading: str) -> None:
    change = only_change(f"Báo cáo\n\n{heading}\nLEVEL;Tỷ trọng kinh tế số;2025;19,5;Niên giám")
    assert change.new is not None
    assert (change.outcome, change.new.content.value, change.new.key.year) == (Outcome.NEW, 19.5, 2025)
    assert (change.new.origin.source, change.new.key.method, change.new.key.version) == ("Niên giám", "gso", 1)


@pytest.mark.parametrize("column", [column for column in Column if column in SPELLINGS])
def test_each_other_spelling_names_its_column_and_no_second_one(column: Column) -> None:
    spellings = SPELLINGS[column].split(", ")
    assert {column_of(spelling.upper()) for spelling in spellings} == {column}
    assert [
        other for other in SPELLINGS if other is not column and set(spellings) & set(SPELLINGS[other].split(", "))
    ] == []


@pytest.mark.parametrize(
    ("cell", "year"),
    [("2025", 2025), ("Năm 2025", 2025), ("Số liệu năm 2024", 2024), ("TH 1999", 1999), ("Actual 2030", 2030)],
)
def test_a_year_with_the_words_that_stand_beside_years_heads_a_column_of_figures(cell: str, year: int) -> None:
    assert column_of(cell) == year


@pytest.mark.parametrize("cell", ["2024-2025", "2024 2025", "Mục tiêu 2025", "1899", "2100", "20250", ""])
def test_what_is_not_the_year_of_a_figure_heads_nothing(cell: str) -> None:
    assert column_of(cell) is None


def test_the_cells_beside_a_figure_are_those_that_the_store_takes_as_they_are_and_four_others() -> None:
    assert set(BESIDE) - set(STORED) == {Column.STATUS, Column.METHOD, Column.REASON, Column.WHY_RIGHT}
    assert set(DAYS) == {Column.PUBLISHED_ON, Column.CUT_OFF_ON, Column.DONE_ON, Column.EXPECTED_ON}
