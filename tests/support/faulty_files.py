"""Files of the small city with a fault in them."""

import pytest

from exchange.record.faults import Fault, FaultCode, FilesRefused
from exchange.record.loading import load
from store.bulk import table_rows
from store.data_dictionary import tables
from tests.support.small_city import SEEDED, last_line, with_row
from text import Language, translate


def faults(content: dict[str, bytes]) -> list[Fault]:
    """The faults of the files, of which nothing has been stored."""
    with pytest.raises(FilesRefused) as caught:
        load(content, SEEDED)
    assert {table.name: len(table_rows(table.name)) for table in tables()} == {table.name: 0 for table in tables()}
    for fault in caught.value.faults:
        for language in Language:
            assert translate(f"fault.{fault.code}", language, detail=fault.detail)
    return list(caught.value.faults)


def only_fault(content: dict[str, bytes]) -> Fault:
    named = faults(content)
    assert len(named) == 1, named
    return named[0]


def assert_refused(table: str, row: str, column: str, value: str, code: FaultCode, detail: str = "") -> None:
    """The city with this row is refused for one cell of it, in that line."""
    expected = Fault(f"{table}.csv", last_line(table), column, value, code, detail)
    assert only_fault(with_row(table, row)) == expected
