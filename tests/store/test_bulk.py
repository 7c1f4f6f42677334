"""Whole tables: read by equal values, inserted all or none, refused row by row."""

from datetime import UTC, datetime

import pytest

from models import ReviewState
from store.bulk import BadRow, RowsRefused, insert_tables, refused_rows, revision, table_keys, table_rows
from store.database import RowValues
from store.journal import Deed, EntryFilter, entries
from store.schema import newest_revision
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("store")

RECORDED = {"recorded_at": datetime(2026, 1, 5, tzinfo=UTC), "recorded_by": "seed"}


def body(code: str) -> RowValues:
    return {"code": code, "name_vi": "Sở", "name_en": "Department"}


def figure(year: int, commitment: str = "GROWTH") -> RowValues:
    key = {"commitment": commitment, "year": year, "method": "gso", "version": 1, "of_span": False}
    return {**key, "value": 5.0, "status": "A", "source": "doc", "breaks_series": False, **RECORDED}


def test_a_store_has_the_newest_revision() -> None:
    assert revision() == newest_revision()


def test_rows_are_read_by_equal_values_in_the_order_of_their_key() -> None:
    rows = table_rows("figure", commitment="LEVEL", method="gso")
    assert [(row["year"], row["value"]) for row in rows] == [(2023, 15.5), (2024, 17.25)]
    assert table_rows("figure", commitment="NONE") == []
    assert table_keys("body") == {("office",), ("centre",)}


def test_every_refused_row_is_named_and_none_is_inserted() -> None:
    before = table_rows("body"), entries(EntryFilter(), 1)
    rows = {"body": [body("new"), body("office"), body("centre")]}
    with pytest.raises(RowsRefused) as caught:
        insert_tables(rows, by="seed", now=NOW)
    assert [(bad.table, bad.index) for bad in caught.value.rows] == [("body", 1), ("body", 2)]
    assert (table_rows("body"), entries(EntryFilter(), 1)) == before


def test_a_trial_names_the_refused_rows_foreign_keys_aside_and_keeps_nothing() -> None:
    before = table_rows("figure")
    bad: list[BadRow] = refused_rows({"figure": [figure(2022), figure(2031), figure(2025, "NONE")]})
    assert [(row.table, row.index) for row in bad] == [("figure", 0)]
    assert table_rows("figure") == before


def test_a_figure_without_a_step_of_review_arrives_approved() -> None:
    insert_tables({"figure": [figure(2031)]}, by="seed", now=NOW)
    (step,) = table_rows("review_step", commitment="GROWTH", year=2031)
    assert (step["n"], step["state"]) == (1, ReviewState.APPROVED)
    assert {entry.deed for entry in entries(EntryFilter(), 2)} == {Deed.LOADED}
