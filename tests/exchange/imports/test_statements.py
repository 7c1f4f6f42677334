"""Rows of sheets read as statements on a commitment's year."""

import pytest

from exchange.imports.changes import Outcome
from exchange.imports.faults import CellRefused, ImportFault, Place
from exchange.imports.preview import message_words, preview
from exchange.imports.statements import Names, parse_sheets
from exchange.sheets.delimited import read_delimited
from exchange.sheets.reading import read_sheets
from store.catalogue import methods
from store.commitments import commitments
from tests.support.imported import DEFAULTS, imported, imported_sheets, only_change, only_fault
from tests.support.sheet_files import workbook
from tests.support.small_city import TODAY
from text import Language

EN = Language.EN

pytestmark = pytest.mark.usefixtures("open_city")


def test_years_may_be_columns() -> None:
    shown = imported("Mã;Đơn vị tính;Năm 2024;Số liệu 2025\nLEVEL;%;17,25;19,5\nNATION;%;;12,9")
    assert [(c.commitment.code, c.year, c.outcome) for c in shown.changes] == [
        ("LEVEL", 2024, Outcome.UNCHANGED),
        ("LEVEL", 2025, Outcome.NEW),
        ("NATION", 2025, Outcome.NEW),
    ]


@pytest.mark.parametrize("name", ["tỉ trọng kinh tế số", "TỶ TRỌNG  KINH TẾ SỐ", "Share of the digital economy"])
def test_a_commitment_is_found_by_its_name(name: str) -> None:
    text = f"Cam kết;2025\n{name};19,5"
    if name.startswith("tỉ"):
        assert "There is no commitment" in only_fault(text)  # another letter is another name
    else:
        assert only_change(text).commitment.code == "LEVEL"


def test_rows_that_only_part_the_table_are_passed_over() -> None:
    assert only_change("Mã;Cam kết;2025\n;I. Kinh tế số;\nLEVEL;;19,5\n;;\n;Người lập biểu;").year == 2025


def test_numbers_in_cells_are_not_ambiguous_and_those_in_text_may_be() -> None:
    (change,) = imported_sheets(read_sheets(workbook([["code", 2025], ["LEVEL", 12.875]]))).changes
    assert change.new is not None
    assert change.new.content.value == 12.875
    shown = imported_sheets(read_sheets(workbook([["code", 2025], ["GROWTH", "1.234"]])))
    assert "1234%/year" in message_words(shown.faults[0], EN)
    assert "1.2340%/year" in message_words(shown.faults[0], EN)


def test_a_merged_name_speaks_for_its_rows_and_a_merged_figure_for_none() -> None:
    rows: list[list[object]] = [["code", "Năm", "Số liệu"], ["LEVEL", 2022, 12.5], ["", 2025, 19.5]]
    shown = imported_sheets(read_sheets(workbook(rows, lambda s: s.merge_range(1, 0, 2, 0, "LEVEL"))))
    assert [c.year for c in shown.proposed] == [2022, 2025]
    shown = imported_sheets(
        read_sheets(workbook([["code", 2022, 2025], ["LEVEL"]], lambda s: s.merge_range(1, 1, 1, 2, 12.5)))
    )
    assert [c.year for c in shown.proposed] == [2022]
    assert "Unmerge" in message_words(shown.faults[0], EN)


def test_what_was_hidden_or_left_out_is_named() -> None:
    rows = [["code", "Mục tiêu", 2025], ["LEVEL", 20, 19.5]]
    shown = imported_sheets(read_sheets(workbook(rows, lambda s: s.set_row(1, None, None, {"hidden": True}))))
    assert shown.hidden[0].rows == (2,)
    assert [place.column for place in shown.left_out] == ["Mục tiêu"]
    assert len(shown.proposed) == 1


@pytest.mark.parametrize("named", ["LEVEL;", ";Tỷ trọng kinh tế số"])
def test_a_row_for_somebody_elses_commitment_says_so(named: str) -> None:
    mine = [c for c in commitments() if c.code == "COUNT"]
    others = [c for c in commitments() if c.code != "COUNT"]
    sheets = [read_delimited(f"Mã;Cam kết;2025\n{named};19,5\nXYZ;;1".encode())]
    shown = preview(sheets, mine, methods(), DEFAULTS, TODAY, others)
    first, second = (message_words(message, EN) for message in shown.faults)
    assert "is not assigned to you" in first
    assert "There is no commitment" in second


def test_a_statement_has_its_place_its_year_and_the_cells_beside_it() -> None:
    sheet = read_delimited("Mã;Năm;Số liệu;Nguồn\nLEVEL;2025; 19,5 ;Niên giám".encode())
    (statement,) = parse_sheets([sheet], commitments()).statements
    assert (statement.commitment.code, statement.year, statement.cell) == ("LEVEL", 2025, "19,5")
    assert (statement.unit, statement.answer, statement.is_wide) == (None, None, False)
    assert {part.value: cell for part, cell in statement.beside.items()} == {"source": "Niên giám"}
    assert statement.place == Place("", 2, "Số liệu")
    assert statement.place_of(next(iter(statement.beside))) == Place("", 2, "Nguồn")


def test_a_commitment_is_named_by_code_or_name_and_both_must_agree() -> None:
    names = Names([c for c in commitments() if c.code != "COUNT"], [c for c in commitments() if c.code == "COUNT"])
    assert names.find("level", "").code == names.find("", "Share of the digital economy").code == "LEVEL"
    refused = {}
    for code, name in (("LEVEL", "Băng thông rộng"), ("", ""), ("XYZ", ""), ("COUNT", ""), ("", "Phường thông minh")):
        with pytest.raises(CellRefused) as caught:
            names.find(code, name)
        refused[code, name] = caught.value.code
    assert list(refused.values()) == [
        ImportFault.CODE_AND_NAME,
        ImportFault.NO_COMMITMENT,
        ImportFault.UNKNOWN_COMMITMENT,
        ImportFault.NOT_ASSIGNED,
        ImportFault.NOT_ASSIGNED,
    ]


def test_a_sheet_without_a_table_is_left_out_beside_one_that_has_a_table() -> None:
    sheets = read_sheets(workbook([["Mã", 2025], ["LEVEL", 19.5]])), [read_delimited(b"a;b\n1;2")]
    parsed = parse_sheets([*sheets[0], *sheets[1]], commitments())
    assert ([s.cell for s in parsed.statements], parsed.messages, parsed.left_out) == (["19.5"], (), (Place("", 0),))


def test_a_table_with_two_columns_of_one_heading_is_not_read() -> None:
    parsed = parse_sheets([read_delimited("Mã;2025;Năm 2025\nLEVEL;5;6".encode())], commitments())
    assert parsed.statements == ()
    (message,) = parsed.messages
    assert isinstance(message.cause, CellRefused)
    assert (message.cause.code, message.cause.values) == (ImportFault.COLUMN_TWICE, {"first": "B", "second": "C"})
