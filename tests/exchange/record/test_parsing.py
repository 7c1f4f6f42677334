"""Files of rows: their encoding, separator and heading, and where each line of them is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.record.editing import table_of
from exchange.record.faults import Fault, FaultCode
from exchange.record.loading import load
from exchange.record.parsing import Defaults, parse_row, parse_tables, row_cells
from store.commitments import commitment
from tests.support.faulty_files import assert_refused, faults, only_fault
from tests.support.small_city import CITY, NOW, SEEDED, files

ANSI = "Windows-1258 (ANSI)"
pytestmark = pytest.mark.usefixtures("empty_store")


def test_a_file_that_is_no_table_is_refused_with_the_tables_there_are() -> None:
    fault = only_fault(files() | {"figures.csv": b"x\n"})
    assert (fault.file, fault.line, fault.code) == ("figures.csv", 1, FaultCode.NO_TABLE)
    assert "figure" in fault.detail.split(", ")


def test_another_encoding_is_refused_at_the_line_where_it_shows() -> None:
    text = "code,name_vi,name_en\na,b,c\nx,Phòng,Office\n".encode("latin-1")
    assert only_fault(files() | {"body.csv": text}) == Fault("body.csv", 3, "", "", FaultCode.NOT_UTF8, ANSI)


def test_an_empty_file_is_refused() -> None:
    assert only_fault(files(body="")) == Fault("body.csv", 1, "", "", FaultCode.EMPTY_FILE)


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    content = {name: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n") for name, text in files().items()}
    assert load(content, SEEDED) > 0
    view = commitment("LEVEL")
    assert view is not None
    assert view.name.vi == "Tỷ trọng kinh tế số"


def test_unknown_missing_and_doubled_columns_are_all_named() -> None:
    named = faults(files(body="code,name_vi,name,code\na,b,c,d\n"))
    assert named == [
        Fault("body.csv", 1, "code", "code", FaultCode.TWICE),
        Fault("body.csv", 1, "name", "name", FaultCode.UNKNOWN_COLUMN),
        Fault("body.csv", 1, "name_en", "", FaultCode.MISSING_COLUMN),
    ]


def test_a_file_parted_by_something_else_is_refused_at_its_heading() -> None:
    codes = {fault.code for fault in faults(files(body="code|name_vi|name_en\na|b|c\n"))}
    assert codes == {FaultCode.UNKNOWN_COLUMN, FaultCode.MISSING_COLUMN}


def test_a_quotation_mark_that_is_not_closed_keeps_what_was_found_before_it() -> None:
    named = faults(files(body='code,name_vi,name_en\na,b\nc,"d,e\nf,g,h\n'))
    assert [(f.line, f.code) for f in named] == [(2, FaultCode.WRONG_CELL_COUNT), (4, FaultCode.NOT_CSV)]


def test_too_few_and_too_many_cells_are_refused() -> None:
    assert_refused("body", "a,b", "", "", FaultCode.WRONG_CELL_COUNT, "2 ≠ 3")
    assert_refused("body", "a,b,c,d", "", "", FaultCode.WRONG_CELL_COUNT, "4 ≠ 3")


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = 'code,name_vi,name_en\n\noffice,"two\nlines",c\n,,\ncentre,,z\n'
    assert only_fault(files() | {"body.csv": text.encode()}).line == 6


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_file_as_a_spreadsheet_saves_it_in_vietnam_is_read(separator: str) -> None:
    rows = [line.split(",") for line in CITY["pillar"].splitlines()]
    saved = "\r\n".join(separator.join(row) for row in rows)
    assert load(files() | {"pillar.csv": f"\ufeff{saved}\r\n".encode()}, SEEDED) > 0


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("cp1258", "Windows-1258")]
)
def test_a_file_of_another_encoding_is_called_so_once(encoding: str, named: str) -> None:
    text = "code,name_vi,name_en\nubnd,Uy ban nhân dân,People's Committee\n"
    fault = only_fault(files() | {"body.csv": text.encode(encoding)})
    assert (fault.file, fault.code) == ("body.csv", FaultCode.NOT_UTF8)
    assert named in fault.detail


def test_what_a_file_need_not_say_is_filled_in() -> None:
    load(files(), SEEDED)
    view = commitment("LEVEL")
    assert view is not None
    first = view.figures[0]
    assert (first.recorded_at, first.recorded_by) == (SEEDED.recorded_at, "seed")
    assert (first.observation.version, first.observation.of_span, first.origin.notes) == (1, False, None)


words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1).map(str.strip).filter(bool)


partial_dates = st.one_of(st.dates().map(str), st.integers(1900, 2100).map(str), st.none())


@settings(max_examples=60, deadline=None)
@given(title=words, publisher=words, published_on=partial_dates, url=st.none() | words)
def test_a_row_typed_is_the_row_loaded(title: str, publisher: str, published_on: str | None, url: str | None) -> None:
    """The cells that a form hands over are those of a seed file: both become the same row."""
    table = table_of("source")
    row: dict[str, str | None] = {"code": "x", "title_vi": title, "title_en": "T", "publisher": publisher}
    row |= {"published_on": published_on, "url": url}
    typed = row_cells(row, table)
    record, bad = parse_row(typed, table, Defaults(NOW, "x"), 1)
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in typed.values())
    loaded = parse_tables({"source.csv": f"{','.join(typed)}\n{quoted}\n".encode()}, Defaults(NOW, "x"))
    assert bad == []
    assert loaded.faults == []
    assert loaded.rows["source"][0].values == record.values
