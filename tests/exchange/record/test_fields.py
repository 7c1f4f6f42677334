"""Fields and values of the record in words."""

import pytest

from exchange.record.fields import LISTED, Namer, differences, explanation, label, listed_rows, option_words, row_noun
from models import Extent, Kind
from store.data_dictionary import tables
from text import ABSENT, Language
from wording.labels import KIND

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN


def test_a_column_is_called_by_its_own_label_else_by_that_of_all_columns_of_its_name_else_by_its_name() -> None:
    assert label("wording", "name_vi", EN) == "The commitment (Vietnamese)"
    assert label("body", "name_vi", EN) == label("pillar", "name_vi", EN) == "Name (Vietnamese)"
    assert label("person", "session_of_old", EN) == "session_of_old"
    assert explanation("body", "code_of_old", EN) is None


def test_a_table_has_a_noun_or_its_name() -> None:
    assert row_noun("nothing", EN) == "nothing"
    assert [table.name for table in tables() if row_noun(table.name, VI) == table.name] == []


def test_a_code_is_told_by_its_label_and_an_unknown_one_as_it_is() -> None:
    assert option_words(Kind, "level", EN) == KIND[Kind.LEVEL].en
    assert option_words(Extent, "whole", VI) != "whole"
    assert option_words(Kind, "level_of_old", EN) == "level_of_old"


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("figure", "value", None, ABSENT),
        ("figure", "note", "", ABSENT),
        ("figure", "value", 1234.5, "1.234,5"),
        ("figure", "method", "gso", "Tổng cục Thống kê"),
        ("figure", "method", "gone", "gone"),
        ("figure", "breaks_series", True, "có"),
        ("figure", "breaks_series", "0", "không"),
        ("figure", "status", "A", "Chính thức"),
        ("figure", "published_on", "2026-02", "02/2026"),
        ("figure", "source", "2026-02", "2026-02"),
        ("wording", "direction", "-1", "càng thấp càng tốt"),
        ("evidence", "size", 2048, "2,0 KB"),
        ("unit_answer", "method", "mic", "Bộ Thông tin"),
    ],
)
def test_a_value_is_told_by_the_type_of_its_column(table: str, column: str, value: object, words: str) -> None:
    assert Namer(VI).value_words(table, column, value).lower() == words.lower()


def test_a_row_is_told_by_its_name_else_by_the_parts_of_its_key() -> None:
    namer = Namer(EN)
    assert namer.key_words("body", {"code": "office"}) == "office · Digital office"
    assert namer.key_words("body", {"code": "gone"}) == "gone"
    answer = {"commitment": "COVER", "year": 2024, "method": "gso", "of_span": False, "version": 1}
    unit = {"unit_code": "24001", "unit_from": "2021-01-01"}
    assert namer.key_words("unit_answer", answer | unit).endswith("version 1 · Ward 1")
    assert "False" not in namer.key_words("unit_answer", answer | unit)


def test_only_fields_that_changed_are_told_and_none_that_the_program_fills_in() -> None:
    old = {"code": "a", "name_vi": "x", "recorded_by": "lan", "note": None}
    new = {"code": "a", "name_vi": "y", "recorded_by": "hoa", "note": None}
    assert differences("body", old, new, Namer(EN)) == [("Name (Vietnamese)", "x", "y")]
    assert differences("body", None, new, Namer(EN)) == [
        ("Code of the organisation", None, "a"),
        ("Name (Vietnamese)", None, "y"),
    ]
    assert differences("body", old, None, Namer(EN)) == [
        ("Code of the organisation", "a", None),
        ("Name (Vietnamese)", "x", None),
    ]


@pytest.mark.parametrize("table", LISTED)
@pytest.mark.parametrize("language", Language)
def test_the_list_of_a_table_has_a_cell_for_each_of_its_columns(table: str, language: Language) -> None:
    rows = listed_rows(table, Namer(language))
    assert rows
    assert {len(row) for row in rows} == {len(LISTED[table])}
    assert all(label(table, LISTED[table][0], language) in row for row in rows)
