"""The work on figures in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from board.queues import Unfinished
from models import Kind
from tests.support.standings import standing, wards
from text import Language
from views import BatchView
from wording.work import about_words, batch_words, refused_words, size_words, unfinished_words

VI, EN = Language.VI, Language.EN
BATCH = BatchView(1, "figures.xlsx", datetime(2026, 1, 5, tzinfo=UTC), "lan", figures=3, taken_back=0)
SHARE = standing(Kind.LEVEL, decimals=1).commitment


def test_a_refusal_shows_amounts_in_the_measure_of_its_commitment() -> None:
    bounds: dict[str, str | int | float | None] = {"value": 120, "minimum": 0, "maximum": 100}
    assert refused_words("out_of_bounds", bounds, SHARE, EN).startswith("120.0% is outside what is possible, 0.0% to ")
    assert refused_words("out_of_bounds", bounds | {"value": "1e9"}, SHARE, EN).startswith("1e9 is outside")


def test_a_doubt_about_a_first_figure_shows_every_digit_of_it() -> None:
    doubt = refused_words("as_fraction", {"first": 0.131, "promised": 20, "meant": 13.1}, SHARE, EN)
    assert doubt.startswith(
        "0.131% looks like a share written as a fraction of one (the nearest target or baseline is 20%)"
    )
    assert "If it is 13.1%, correct it" in doubt


def test_a_refusal_writes_out_dates_names_and_who_was_first() -> None:
    done = refused_words("done_outside_year", {"done_on": "2026-02", "year": 2025}, SHARE, EN)
    assert "completion February 2026 does not fit: the milestone must be “Done”" in done
    assert "completion ? does not fit" in refused_words("done_outside_year", {"done_on": "?", "year": 1}, SHARE, EN)
    assert "Meanwhile Seed data has" in refused_words("changed_meanwhile", {"by": "seed", "version": 2}, SHARE, EN)


def test_a_refusal_names_a_unit_of_the_commitment_and_shows_any_other_by_its_key() -> None:
    listed = wards("Phường 1")
    counted = standing(Kind.COUNT, units=listed).commitment
    assert refused_words("not_assigned_unit", {"unit": listed[0].key}, counted, EN).startswith("Phường 1 is not")
    assert refused_words("not_assigned_unit", {"unit": "9@2021-01-01"}, counted, EN).startswith("9@2021-01-01 is not")


def test_a_question_is_about_the_figure_of_a_year_or_the_status() -> None:
    assert (about_words(2025, EN), about_words(None, EN)) == ("the figure for 2025", "the status today")


@pytest.mark.parametrize(("taken_back", "words"), [(0, "Submitted"), (1, "1 taken back"), (3, "Taken back")])
def test_a_batch_tells_how_much_of_it_was_taken_back(taken_back: int, words: str) -> None:
    assert batch_words(replace(BATCH, taken_back=taken_back), EN) == words


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0.1 kB"), (149, "0.1 kB"), (9_999, "10.0 kB"), (10_000, "10 kB"), (999_999, "1,000 kB"), (10**6, "1.0 MB")],
)
def test_a_size_is_in_kilobytes_below_a_million_bytes_and_never_nothing(size: int, words: str) -> None:
    assert size_words(size, EN) == words


def test_what_a_closing_left_undone_is_counted_by_what_it_waits_for() -> None:
    assert unfinished_words(Unfinished(0, 0, 0), VI) == ""
    assert (
        unfinished_words(Unfinished(1, 0, 2), EN) == "1 figure still waiting for review, 2 questions wait for an answer"
    )
    assert unfinished_words(Unfinished(0, 2, 0), EN) == "2 figures sent back or reopened, not entered again"
