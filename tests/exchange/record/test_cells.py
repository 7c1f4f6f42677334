"""Each type of cell: what it takes, and that it refuses everything else."""

import pytest

from exchange.record.cells import from_spreadsheet
from exchange.record.faults import Fault, FaultCode
from exchange.record.loading import load
from store.commitments import commitment
from store.data_dictionary import tables
from tests.support.faulty_files import assert_refused, only_fault
from tests.support.small_city import CITY, SEEDED, files, with_row

pytestmark = pytest.mark.usefixtures("empty_store")


@pytest.mark.parametrize("cell", ["abc", "12,5", "1 000", "1.", ".5", "1_000", "nan", "inf", "１２", "0x1", "1e"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    assert_refused("figure", f'LEVEL,2025,gso,"{cell}",,,,A,doc,', "value", cell, FaultCode.NOT_A_NUMBER)


@pytest.mark.parametrize(
    ("cell", "readings"),
    [("1.200", "1200 / 1.2"), ("1000.000", "1000000 / 1000"), ("-12.340", "-12340 / -12.34"), ("20.000", "20000 / 20")],
)
def test_a_number_that_may_be_grouped_is_refused_with_both_readings(cell: str, readings: str) -> None:
    row = f"GROWTH,2023,gso,{cell},,,,A,doc,"
    assert_refused("figure", row, "value", cell, FaultCode.TWO_READINGS, readings)


@pytest.mark.parametrize("cell", ["1234567890.123456", "1000000000000000", "1e15", "9e999"])
def test_a_number_with_more_digits_than_are_kept_is_refused(cell: str) -> None:
    assert_refused("figure", f"GROWTH,2023,gso,{cell},,,,A,doc,", "value", cell, FaultCode.TOO_MANY_DIGITS, "15")


@pytest.mark.parametrize(
    "cell", ["12.875", "0.500", "1.20", "123456789.123456", "999999999999999", "0.000000000000001", "-99.9", "1e14"]
)
def test_a_number_with_as_many_digits_as_are_kept_is_taken(cell: str) -> None:
    load(with_row("figure", f"GROWTH,2023,gso,{cell},,,,A,doc,"), SEEDED)
    view = commitment("GROWTH")
    assert view is not None
    assert view.figures[-1].observation.value == float(cell)


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "code", "detail"),
    [
        ("figure", "LEVEL,2025.0,gso,19,,,,A,doc,", "year", "2025.0", FaultCode.NOT_WHOLE, ""),
        ("figure", "COVER,2025,gso,,1e1,3,,A,doc,", "part", "1e1", FaultCode.NOT_WHOLE, ""),
        ("source", "x,a,b,c,2025-02-29,", "published_on", "2025-02-29", FaultCode.NOT_A_DATE, ""),
        ("source", "x,a,b,c,06/01/2025,", "published_on", "06/01/2025", FaultCode.NOT_A_DATE, ""),
        ("unit", "1,2025-07,,a,b,c,d,e", "valid_from", "2025-07", FaultCode.NOT_A_DATE, ""),
        ("target", "LEVEL,2027,>=,20,,,yes", "is_strive", "yes", FaultCode.NOT_YES_NO, ""),
        ("body", "x,,b", "name_vi", "", FaultCode.REQUIRED, ""),
        ("body", "x,\0,b", "name_vi", "\0", FaultCode.REQUIRED, ""),
        (
            "figure",
            "DONE,2026,gso,,,,finished,A,doc,",
            "stage",
            "finished",
            FaultCode.UNKNOWN_WORD,
            "not_started, under_way, done",
        ),
    ],
)
def test_a_cell_that_does_not_hold_what_its_column_does_is_refused(
    table: str, row: str, column: str, value: str, code: FaultCode, detail: str
) -> None:
    assert_refused(table, row, column, value, code, detail)


@pytest.mark.parametrize("cell", ["2026-01-05", "2026-01-05T08:30:00", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_moment_without_its_time_zone_is_refused(cell: str) -> None:
    figures = f"commitment,year,method,value,status,source,recorded_at\nLEVEL,2025,gso,19,A,doc,{cell}\n"
    expected = Fault("figure.csv", 2, "recorded_at", cell, FaultCode.NOT_A_MOMENT)
    assert only_fault(files(figure=figures, unit_answer=CITY["unit_answer"].split("\n")[0])) == expected


SAVED = [
    ("source", "published_on", "16/03/2022", "2022-03-16"),
    ("source", "published_on", "6/1/2025", "2025-01-06"),
    ("source", "published_on", "16/2022", "16/2022"),
    ("unit", "valid_from", "01/11/2024", "2024-11-01"),
    ("figure", "value", "12,66", "12.66"),
    ("figure", "value", "-1,5E-05", "-1.5E-05"),
    ("figure", "value", "1.234,5", "1.234,5"),
    ("figure", "value", "12.66", "12.66"),
    ("figure", "source", "16/03/2022", "16/03/2022"),
    ("figure", "note", "12,5", "12,5"),
    ("figure", "part", "1,5", "1,5"),
]


@pytest.mark.parametrize(("table", "column", "cell", "ours"), SAVED)
def test_a_day_and_a_decimal_comma_of_a_vietnamese_spreadsheet_are_written_as_ours(
    table: str, column: str, cell: str, ours: str
) -> None:
    columns = next(t.columns for t in tables() if t.name == table)
    assert from_spreadsheet(cell, next(c for c in columns if c.name == column)) == ours
