"""Rows of any table beside each other: keys, references, years and versions."""

import pytest

from exchange.record.faults import Fault, FaultCode
from exchange.record.loading import load
from tests.support.faulty_files import assert_refused, faults, only_fault
from tests.support.small_city import CITY, SEEDED, files, last_line, with_row

pytestmark = pytest.mark.usefixtures("empty_store")


def test_a_key_that_is_stored_or_stands_in_the_file_is_refused_at_its_first_column() -> None:
    assert_refused("body", "office,a,b", "code", "office", FaultCode.TWICE, "office")
    same = "LEVEL, 2024, gso, False, 1"
    assert_refused("figure", "LEVEL,2024,gso,17,,,,A,doc,", "commitment", "LEVEL", FaultCode.TWICE, same)


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "target"),
    [
        ("figure", "NONE,2025,gso,17,,,,A,doc,", "commitment", "NONE", "commitment"),
        ("figure", "LEVEL,2025,none,17,,,,A,doc,", "method", "none", "method"),
        ("commitment_unit", "COVER,24001,2022-01-01,9", "unit_code", "24001", "unit"),
    ],
)
def test_a_reference_to_a_row_that_is_nowhere_is_refused(
    table: str, row: str, column: str, value: str, target: str
) -> None:
    assert_refused(table, row, column, value, FaultCode.UNKNOWN_REFERENCE, target)


@pytest.mark.parametrize("year", ["1899", "2201"])
def test_a_year_that_the_store_cannot_hold_is_refused(year: str) -> None:
    assert_refused("target", f"LEVEL,{year},>=,20,,,0", "year", year, FaultCode.OUT_OF_BOUNDS, "1900 … 2200")


@pytest.mark.parametrize("year", ["1900", "2200"])
def test_the_first_and_the_last_year_that_the_store_can_hold_are_taken(year: str) -> None:
    assert load(with_row("target", f"LEVEL,{year},>=,20,,,0"), SEEDED) > 0


def test_versions_are_numbered_without_gaps() -> None:
    heading = "commitment,year,method,version,value,status,source,reason\n"
    first, second, third = (f"LEVEL,2023,gso,{n},15.5,A,doc,{'' if n == 1 else 'x'}\n" for n in (1, 2, 3))
    answers = CITY["unit_answer"].partition("\n")[0]
    gap = only_fault(files(figure=heading + first + third, unit_answer=answers))
    assert gap == Fault("figure.csv", 3, "version", "3", FaultCode.VERSION_GAP, "2")
    assert load(files(figure=heading + third + first + second, unit_answer=answers), SEEDED) > 0


def test_a_row_that_cannot_be_read_hides_no_fault_of_another_kind() -> None:
    changed = with_row("figure", "LEVEL,2020,gso,x,,,,A,doc,\nNONE,2023,gso,1,,,,A,doc,\nLEVEL,2022,gso,900,,,,A,doc,")
    changed |= {"target.csv": with_row("target", "LEVEL,2029,between,1,,,")["target.csv"]}
    line = last_line("figure")
    assert [(f.file, f.line, f.column, f.code) for f in faults(changed)] == [
        ("figure.csv", line, "value", FaultCode.NOT_A_NUMBER),
        ("figure.csv", line + 1, "commitment", FaultCode.UNKNOWN_REFERENCE),
        ("figure.csv", line + 2, "value", FaultCode.OUT_OF_BOUNDS),
        ("target.csv", last_line("target"), "upper", FaultCode.RULE_BROKEN),
    ]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("commitment", "NEW,city,?,9", "kind"),
        ("unit", "24015,2021-13-01,,Xã Mới,New,Thành phố Nhỏ,Small City,doc", "valid_from"),
        ("unit_answer", "COVER,2024,gso,1,24009,2021-01-01,maybe", "answer"),
        ("wording", "LEVEL,x", ""),
        ("method", "new", ""),
        ("agreement", "half,agreement", ""),
    ],
)
def test_what_could_not_be_read_is_not_blamed_on_others(table: str, row: str, column: str) -> None:
    named = faults(with_row(table, row))
    assert {(f.file, f.line) for f in named} == {(f"{table}.csv", last_line(table))}
    assert {f.column for f in named} <= {column, "code"}
    assert column in {f.column for f in named}
