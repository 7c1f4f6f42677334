"""The terms that the rows of a commitment must fit, as they stand in files that were read."""

import pytest

from exchange.record.parsing import parse_tables
from exchange.record.terms import Terms, digits, range_words, terms_of
from models import Kind
from tests.support.small_city import CITY, SEEDED, files


def terms(code: str, *unreliable: str, **changed: str) -> Terms:
    return terms_of(parse_tables(files(**changed), SEEDED), unreliable)[code]


def test_they_are_kind_bounds_span_and_list() -> None:
    assert (terms("LEVEL").kind, terms("LEVEL").stated_bounds, terms("LEVEL").is_whole) == (Kind.LEVEL, (0, 100), False)
    assert (terms("GROWTH").is_rate, terms("GROWTH").years, terms("GROWTH").stated_bounds) == (True, 3, (None, None))
    assert (terms("COVER").listed, terms("COUNT").listed, terms("COUNT").is_whole) == (3, 0, True)
    assert terms("LEVEL").years == 0


def test_the_last_wording_counts() -> None:
    head, *rows = CITY["wording"].strip().split("\n")
    level = next(row for row in rows if row.startswith("LEVEL,"))
    again = f"{level.replace(',0,100,', ',0,50,')},2"
    wording = "\n".join([f"{head},version", again, *(f"{row},1" for row in rows), ""])
    assert terms("LEVEL", wording=wording).stated_bounds == (0, 50)


def test_of_bounds_the_wrong_way_and_of_a_list_that_was_not_read_whole_nothing_is_known() -> None:
    assert terms("COUNT", wording=CITY["wording"].replace(",0,1,0,50,", ",0,1,50,50,")).stated_bounds == (None, None)
    assert terms("COVER", "commitment_unit").listed == 0
    assert terms("NONE") == Terms()


def test_a_rate_is_beyond_its_span_where_a_mean_could_not_be_worked_out() -> None:
    long = CITY["wording"].replace("2022,2024", "2022,2040")
    assert not terms("GROWTH").is_beyond(1e14)
    assert terms("GROWTH", wording=long).is_beyond(1e14)
    assert not terms("GROWTH", wording=long).is_beyond(-150), "which is refused as such"
    assert not terms("LEVEL", wording=long).is_beyond(1e14)


@pytest.mark.parametrize(
    ("value", "words"), [(100.0, "100"), (0.0, "0"), (-0.5, "-0.5"), (1234567.0, "1234567"), (1e14, "100000000000000")]
)
def test_a_number_in_a_fault_is_written_as_in_a_cell(value: float, words: str) -> None:
    assert digits(value) == words


def test_a_range_may_be_open() -> None:
    assert (range_words(0, 99.5), range_words(None, 1), range_words(2, None)) == ("0 … 99.5", " … 1", "2 … ")
