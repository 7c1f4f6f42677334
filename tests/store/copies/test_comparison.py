"""A copy beside the store that it would replace: what each holds, and which figures only one of them has."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from store.copies.backup import back_up
from store.copies.comparison import Difference, difference, store_summary
from store.copies.restore import restore
from store.figures import record_figure
from tests.support.people import OFFICER
from tests.support.small_city import NOW, TODAY, figure, record


def test_a_summary_names_the_agreements_and_the_last_figure(store: Path) -> None:
    before = store_summary(store)
    record_figure(figure(value=19), today=TODAY, now=NOW + timedelta(seconds=1), by=OFFICER)
    record(figure("COUNT", value=1))
    summary = store_summary(store)
    assert {code: name.en for code, name in summary.agreements.items()} == {
        "city": "Small City",
        "nation": "The nation",
    }
    assert list(summary.agreements) == ["city", "nation"]
    assert summary.is_fictitious
    assert summary.figures == before.figures + 2
    assert (summary.last_at, summary.last_by) == (NOW + timedelta(seconds=1), OFFICER)


def test_a_store_without_figures_has_no_last_one(empty_store: Path) -> None:
    summary = store_summary(empty_store)
    assert (summary.agreements, summary.is_fictitious, summary.figures) == ({}, False, 0)
    assert (summary.last_at, summary.last_by) == (None, None)


def test_the_figures_that_only_one_of_two_stores_has_are_counted_each_way(store: Path) -> None:
    copy = back_up()
    assert difference(copy, store) == Difference(0, 0)
    record(figure(value=19))
    record(figure("COUNT", value=1))
    other = back_up()
    assert difference(copy, store) == Difference(only_in_copy=0, only_in_store=2)
    assert difference(other, copy) == Difference(only_in_copy=2, only_in_store=0)


def test_the_same_figure_entered_at_another_moment_is_another_figure(store: Path) -> None:
    copy = back_up()
    record(figure(value=19))
    entered = back_up()
    restore(copy)
    record_figure(figure(value=19), today=TODAY, now=NOW + timedelta(microseconds=1), by=OFFICER)
    assert difference(entered, store) == Difference(1, 1)


def test_a_file_that_is_no_store_is_an_error(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("x" * 5000)
    for compare in (lambda: store_summary(other), lambda: difference(other, store)):
        with pytest.raises(sqlite3.Error):
            compare()
