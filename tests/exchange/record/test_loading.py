"""Loading tables: every faulty cell named with its place, all of it refused, nothing stored."""

from datetime import date

import pytest

from commands import terminal
from exchange.record.faults import Fault, FaultCode, FilesRefused
from exchange.record.loading import load
from store.bulk import table_rows
from store.commitments import commitment
from store.data_dictionary import tables
from tests.support.small_city import CITY, SEEDED, files, last_line, with_row
from text import Language, has, translate

ANSI = "Windows-1258 (ANSI)"
THIS_YEAR = SEEDED.recorded_at.year
pytestmark = pytest.mark.usefixtures("empty_store")


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


def in_row(table: str, row: str, column: str, value: str, code: FaultCode, detail: str = "") -> None:
    """The row is refused for that one cell, in that line."""
    expected = Fault(f"{table}.csv", last_line(table), column, value, code, detail)
    assert only_fault(with_row(table, row)) == expected


def test_the_city_itself_is_taken() -> None:
    assert load(files(), SEEDED) == sum(len(table_rows(table.name)) for table in tables()) - len(
        table_rows("review_step")
    )
    assert len(table_rows("commitment")) == 8


# ---- files and headings


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
    in_row("body", "a,b", "", "", FaultCode.WRONG_CELL_COUNT, "2 ≠ 3")
    in_row("body", "a,b,c,d", "", "", FaultCode.WRONG_CELL_COUNT, "4 ≠ 3")


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    text = 'code,name_vi,name_en\n\noffice,"two\nlines",c\n,,\ncentre,,z\n'
    assert only_fault(files() | {"body.csv": text.encode()}).line == 6


# ---- cells


@pytest.mark.parametrize("cell", ["abc", "12,5", "1 000", "1.", ".5", "1_000", "nan", "inf", "１２", "0x1", "1e"])
def test_what_is_no_number_is_refused(cell: str) -> None:
    in_row("figure", f'LEVEL,2025,gso,"{cell}",,,,A,doc,', "value", cell, FaultCode.NOT_A_NUMBER)


@pytest.mark.parametrize("cell", ["1234567890.123456", "1000000000000000", "1e15", "9e999"])
def test_a_number_with_more_digits_than_are_kept_is_refused(cell: str) -> None:
    in_row("figure", f"GROWTH,2023,gso,{cell},,,,A,doc,", "value", cell, FaultCode.TOO_MANY_DIGITS, "15")


@pytest.mark.parametrize("cell", ["123456789.123456", "999999999999999", "0.000000000000001", "-99.9", "1e14"])
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
            "figure", "DONE,2026,gso,,,,finished,A,doc,", "stage", "finished",
            FaultCode.UNKNOWN_WORD, "not_started, under_way, done",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_does_not_hold_what_its_column_does_is_refused(
    table: str, row: str, column: str, value: str, code: FaultCode, detail: str
) -> None:
    in_row(table, row, column, value, code, detail)


@pytest.mark.parametrize("cell", ["2026-01-05", "2026-01-05T08:30:00", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_moment_without_its_time_zone_is_refused(cell: str) -> None:
    figures = f"commitment,year,method,value,status,source,recorded_at\nLEVEL,2025,gso,19,A,doc,{cell}\n"
    expected = Fault("figure.csv", 2, "recorded_at", cell, FaultCode.NOT_A_MOMENT)
    assert only_fault(files(figure=figures, unit_answer=CITY["unit_answer"].split("\n")[0])) == expected


# ---- between rows


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "code", "detail"),
    [
        ("body", "office,a,b", "code", "office", FaultCode.TWICE, "office"),
        (
            "figure", "LEVEL,2024,gso,17,,,,A,doc,", "commitment", "LEVEL",
            FaultCode.TWICE, "LEVEL, 2024, gso, False, 1",
        ),
        ("figure", "NONE,2025,gso,17,,,,A,doc,", "commitment", "NONE", FaultCode.UNKNOWN_REFERENCE, "commitment"),
        ("figure", "LEVEL,2025,none,17,,,,A,doc,", "method", "none", FaultCode.UNKNOWN_REFERENCE, "method"),
        ("commitment_unit", "COVER,24001,2022-01-01,9", "unit_code", "24001", FaultCode.UNKNOWN_REFERENCE, "unit"),
        (
            "unit", "9,2024-01-01,,PHƯỜNG I,x,TP. Nhỏ,x,x", "name_vi", "PHƯỜNG I",
            FaultCode.SAME_NAME, "TP. Nhỏ",
        ),
        (
            "unit", "9,2025-06-30,,xã  Tân Lập,x,Thành phố Nhỏ,x,x", "name_vi", "xã  Tân Lập",
            FaultCode.SAME_NAME, "Thành phố Nhỏ",
        ),
        ("figure", "LEVEL,2025,gso,100.5,,,,A,doc,", "value", "100.5", FaultCode.OUT_OF_BOUNDS, "0 … 100"),
        ("figure", "NAMED,2026,gso,3,,,,A,doc,", "value", "3.0", FaultCode.WRONG_KIND, "named_units"),
        ("figure", "GROWTH,2023,gso,-100,,,,A,doc,", "value", "-100.0", FaultCode.OUT_OF_BOUNDS, "> -100"),
        ("baseline", "COUNT,2022,51,gso,doc", "value", "51.0", FaultCode.OUT_OF_BOUNDS, "0 … 50"),
        ("baseline", "DONE,2022,1,gso,doc", "value", "1.0", FaultCode.WRONG_KIND, "milestone"),
        ("figure", "LEVEL,2025,gso,,1,2,,A,doc,", "value", "", FaultCode.WRONG_KIND, "level"),
        ("figure", "SHARE,2025,gso,50,1,2,,A,doc,", "value", "50.0", FaultCode.WRONG_KIND, "coverage"),
        ("figure", "DONE,2026,gso,1,,,done,A,doc,", "value", "1.0", FaultCode.WRONG_KIND, "milestone"),
        ("figure", "DONE,2026,gso,1,,,,A,doc,", "value", "1.0", FaultCode.WRONG_KIND, "milestone"),
        ("figure", "LEVEL,2099,gso,17,,,,A,doc,", "year", "2099", FaultCode.FUTURE_YEAR, f"≤ {THIS_YEAR}"),
        ("baseline", "COUNT,2099,5,gso,doc", "year", "2099", FaultCode.FUTURE_YEAR, f"≤ {THIS_YEAR}"),
        ("figure", "COUNT,2025,gso,2.5,,,,A,doc,", "value", "2.5", FaultCode.NOT_WHOLE, ""),
        ("target", "LEVEL,2201,>=,20,,,0", "year", "2201", FaultCode.OUT_OF_BOUNDS, "1900 … 2200"),
        ("target", "LEVEL,1899,>=,20,,,0", "year", "1899", FaultCode.OUT_OF_BOUNDS, "1900 … 2200"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_the_others_is_refused(
    table: str, row: str, column: str, value: str, code: FaultCode, detail: str
) -> None:
    fault = only_fault(with_row(table, row))
    assert (fault.column, fault.value, fault.code, fault.detail) == (column, value, code, detail)
    assert (fault.file, fault.line) == (f"{table}.csv", last_line(table))


def test_an_answer_for_a_ward_that_is_not_on_the_list_is_named_and_so_is_the_count_it_breaks() -> None:
    named = faults(with_row("unit_answer", "COVER,2024,gso,1,24009,2021-01-01,yes"))
    assert [(f.file, f.line, f.column, f.code, f.detail) for f in named] == [
        ("figure.csv", 5, "part", FaultCode.ANSWERS_DISAGREE, "3/4"),
        ("unit_answer.csv", last_line("unit_answer"), "unit_code", FaultCode.NOT_LISTED, ""),
    ]


def test_what_was_done_after_its_year_or_released_on_a_day_to_come_is_refused() -> None:
    rows = f"DONE,2025,gso,done,2026-01,,A,doc\nDONE,2024,gso,under_way,,{THIS_YEAR + 1},A,doc\n"
    figure = f"commitment,year,method,stage,done_on,published_on,status,source\n{rows}"
    named = faults(files(figure=figure, unit_answer=CITY["unit_answer"].partition("\n")[0]))
    assert [(f.line, f.column, f.code, f.detail) for f in named] == [
        (2, "done_on", FaultCode.OUT_OF_BOUNDS, "≤ 2025"),
        (3, "published_on", FaultCode.OUT_OF_BOUNDS, f"≤ {THIS_YEAR}"),
    ]


def test_two_units_may_bear_one_name_one_after_the_other() -> None:
    load(with_row("unit", "24003,2025-07-01,,Xã Tân Lập,x,Thành phố Nhỏ,x,x"), SEEDED)


def test_a_commitment_without_words_or_method_is_refused() -> None:
    named = faults(with_row("commitment", "NEW,city,level,9"))
    assert [(f.file, f.value, f.code) for f in named] == [
        ("commitment.csv", "NEW", FaultCode.NO_METHOD),
        ("commitment.csv", "NEW", FaultCode.NO_WORDING),
    ]


def test_what_only_the_database_refuses_is_named_by_its_row() -> None:
    rows = "LEVEL,2027,between,20,,,0\nLEVEL,2028,>=,20,1,measure,0"
    named = faults(with_row("target", rows))
    assert [(f.file, f.line, f.code) for f in named] == [
        ("target.csv", last_line("target"), FaultCode.RULE_BROKEN),
        ("target.csv", last_line("target") + 1, FaultCode.RULE_BROKEN),
    ]
    assert "ck_target_upper" in named[0].detail


def test_every_faulty_row_of_every_file_is_listed_at_once() -> None:
    changed = with_row("figure", "LEVEL,x,gso,y,,,,A,doc,\nNONE,2025,gso,1,,,,Z,,") | {"body.csv": b"code\n"}
    assert [(f.file, f.line, f.column) for f in faults(changed)] == [
        ("body.csv", 1, "name_en"),
        ("body.csv", 1, "name_vi"),
        ("figure.csv", last_line("figure"), "value"),
        ("figure.csv", last_line("figure"), "year"),
        ("figure.csv", last_line("figure") + 1, "commitment"),
        ("figure.csv", last_line("figure") + 1, "source"),
        ("figure.csv", last_line("figure") + 1, "status"),
    ]


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
    assert {(f.file, f.line, f.column) for f in named} <= {
        (f"{table}.csv", last_line(table), column), (f"{table}.csv", last_line(table), "code"),
    }  # fmt: skip
    assert column in {f.column for f in named}


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


def test_the_faults_are_printed_in_both_languages_with_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FilesRefused) as caught:
        load(with_row("figure", 'LEVEL,2025,gso,"12,5",,,,A,doc,'), SEEDED)
    terminal.print_faults(caught.value)
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith(f"figure.csv: {last_line('figure')}: value: '12,5': không phải là số")
    assert " / not a number" in line
    with pytest.raises(FilesRefused) as caught:
        load(with_row("target", "LEVEL,2028,>=,20,1,measure,0"), SEEDED)
    terminal.print_faults(caught.value)
    assert "Dung sai không âm và chỉ đi cùng “khoảng”." in capsys.readouterr().err


def test_every_fault_has_its_sentence_in_both_languages() -> None:
    assert all(has(f"fault.{code}") for code in FaultCode)


# ---- what is filled in, and moved


def test_what_a_file_need_not_say_is_filled_in() -> None:
    load(files(), SEEDED)
    view = commitment("LEVEL")
    assert view is not None
    first = view.figures[0]
    assert (first.recorded_at, first.recorded_by) == (SEEDED.recorded_at, "seed")
    assert (first.observation.version, first.observation.of_span, first.origin.notes) == (1, False, None)


def test_a_sample_can_be_shown_some_years_later() -> None:
    dated = with_row("unit", "1,2024-02-29,,Xã Mới,x,Thành phố Nhỏ,x,x")
    assert load(dated, SEEDED, later_by=1) > 0
    view = commitment("LEVEL")
    assert view is not None
    assert [f.observation.year for f in view.figures] == [2024, 2025, 2025]
    assert view.baseline is not None
    assert view.baseline.year == 2021
    assert [t.target.year for t in view.targets] == [2026, 2031]
    assert [(r.valid_from, r.valid_to) for r in view.responsibilities] == [("2024", "2026-06-30"), ("2026-07", None)]
    assert view.source.published_on == "2024-01"
    covered = commitment("COVER")
    assert covered is not None
    assert [(u.valid_from, u.valid_to) for u in covered.units][-1] == (date(2022, 1, 1), date(2026, 6, 30))
    growth = commitment("GROWTH")
    assert growth is not None
    assert growth.promise.span == (2023, 2025)
    assert view.figures[0].recorded_at == SEEDED.recorded_at
