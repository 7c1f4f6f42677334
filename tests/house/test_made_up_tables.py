"""Tables that nobody would publish: whatever their shape, no figure is ever taken for another.

200 of them in `make test`; 10,000 in `make soak`.
"""

import os
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.imports.cells import number_of
from exchange.imports.naming import Names
from exchange.imports.recognition import understood
from exchange.imports.statements import read
from exchange.sheets.sheet import Row, Sheet
from store.commitments import commitments

EXAMPLES = 10_000 if os.environ.get("CAMKET_SOAK") == "1" else 200
NAMES = {"LEVEL": "Tỷ trọng kinh tế số", "NATION": "Kinh tế số cả nước", "SHARE": "Hồ sơ trực tuyến"}
YEARS = (2021, 2022, 2023, 2024)
ACTUAL = (
    "{y}",
    "Năm {y}",
    "TH {y}",
    "Thực hiện {y}",
    "Sơ bộ {y}",
    "{y} (sơ bộ)",
    "Ước TH {y}",
    "Ước cả năm {y}",
    "{y}*",
)
UNDER_A_YEAR = ("Thực hiện", "TH", "Ước TH cả năm", "Kết quả")
OTHER = (
    "KH {y}",
    "Kế hoạch năm {y}",
    "Mục tiêu {y}",
    "9 tháng {y}",
    "Quý III/{y}",
    "6T/{y}",
    "T9/{y}",
    "So với KH {y}",
)
UNDER_OTHER = ("Kế hoạch", "KH", "9 tháng", "6 tháng đầu năm", "Quý IV", "% TH/KH", "Mục tiêu")
TITLES = ("BÁO CÁO", "Biểu số 3", "Kèm theo Báo cáo số 12 ngày 05/01/2026", "Đơn vị tính: %", "")
FOREIGN = ("Tốc độ tăng GRDP", "Trong đó: nông thôn", "Tổng cộng", "Số doanh nghiệp", "Tổng số")
Truth = dict[tuple[str, int], int]
Grid = list[list[str]]


class Writing:
    """How a table writes its figures: in tenths. Those that are ours to read are even, all others odd."""

    def __init__(self, mark: str, blank: str, draw: st.DrawFn) -> None:
        self.mark, self.blank, self.draw = mark, blank, draw
        self.truth: Truth = {}

    def actual(self, code: str, year: int) -> str:
        if self.draw(st.booleans()) and self.draw(st.booleans()):
            return self.blank
        tenths = self.truth[code, year] = 2 * self.draw(st.integers(1, 495))
        return self._written(tenths)

    def other(self) -> str:
        return self._written(2 * self.draw(st.integers(1, 490)) + 1)

    def _written(self, tenths: int) -> str:
        return f"{tenths // 10}{self.mark}{tenths % 10}"


@st.composite
def tables(draw: st.DrawFn) -> tuple[Sheet, Truth]:
    writing = Writing(draw(st.sampled_from(",.")), draw(st.sampled_from(["", "-", "..", "…", "x", "NA"])), draw)
    codes = draw(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, unique=True))
    years = sorted(draw(st.lists(st.sampled_from(YEARS), min_size=1, unique=True)))
    made = draw(st.sampled_from([wide, grouped, reversed_groups, long, across]))
    is_workbook = draw(st.booleans())
    grid, repeated = made(writing, codes, years, is_workbook=is_workbook)
    return sheet_of(draw, grid, repeated, is_workbook=is_workbook), writing.truth


def named(writing: Writing, code: str) -> tuple[str, str]:
    """Heading and cell of the column that names a commitment."""
    draw = writing.draw
    by_name = draw(st.booleans())
    heading = draw(st.sampled_from(["Chỉ tiêu", "Tên chỉ tiêu", "Indicator", "Mã", "Mã chỉ tiêu", "Nội dung báo cáo"]))
    return heading, f"{draw(st.sampled_from(['', '1. ', '- ']))}{NAMES[code]}" if by_name else code


def with_others(writing: Writing, rows: Grid, width: int) -> Grid:
    """The rows among sections, totals, parts and rows of others."""
    made: Grid = []
    for row in rows:
        match writing.draw(st.integers(0, 5)):
            case 0:
                made.append(["I. KINH TẾ"])
            case 1:
                name = writing.draw(st.sampled_from(FOREIGN))
                made.append([name, *(writing.other() for _ in range(width - 1))])
            case _:
                pass
        made.append(row)
    return made


def wide(writing: Writing, codes: Sequence[str], years: Sequence[int], *, is_workbook: bool) -> tuple[Grid, set[int]]:
    """A column for each year, among those of plans and parts of years."""
    draw = writing.draw
    heads = [(year, template, is_actual) for year in years for template, is_actual in columns_of(draw, ACTUAL, OTHER)]
    rows = [
        [named(writing, code)[1], *(writing.actual(code, y) if own else writing.other() for y, _, own in heads)]
        for code in codes
    ]
    heading = [named(writing, codes[0])[0], *(template.format(y=year) for year, template, _ in heads)]
    return [heading, *with_others(writing, rows, len(heading))], set()


def columns_of(draw: st.DrawFn, actual: Sequence[str], other: Sequence[str]) -> list[tuple[str, bool]]:
    own = [(draw(st.sampled_from(actual)), True)]
    others = [(template, False) for template in draw(st.lists(st.sampled_from(other), max_size=2, unique=True))]
    return draw(st.permutations([*own, *others]))


def grouped(
    writing: Writing, codes: Sequence[str], years: Sequence[int], *, is_workbook: bool
) -> tuple[Grid, set[int]]:
    """Two heading lines: plans, parts and actuals under each year."""
    kinds = [(year, kind, own) for year in years for kind, own in columns_of(writing.draw, UNDER_A_YEAR, UNDER_OTHER)]
    top, repeated = merged([str(year) for year, _, _ in kinds], is_repeated=is_workbook)
    rows = [
        [named(writing, code)[1], *(writing.actual(code, y) if own else writing.other() for y, _, own in kinds)]
        for code in codes
    ]
    name = named(writing, codes[0])[0]
    heading = [[name, *top], [name if is_workbook else "", *(kind for _, kind, _ in kinds)]]
    return [*heading, *with_others(writing, rows, len(heading[0]))], repeated


def reversed_groups(
    writing: Writing, codes: Sequence[str], years: Sequence[int], *, is_workbook: bool
) -> tuple[Grid, set[int]]:
    """Two heading lines: the years under plan and actual."""
    kinds = columns_of(writing.draw, UNDER_A_YEAR, UNDER_OTHER)
    heads = [(kind, year, own) for kind, own in kinds for year in years]
    top, repeated = merged([kind for kind, _, _ in heads], is_repeated=is_workbook)
    rows = [
        [named(writing, code)[1], *(writing.actual(code, y) if own else writing.other() for _, y, own in heads)]
        for code in codes
    ]
    heading = [[named(writing, codes[0])[0], *top], ["", *(str(year) for _, year, _ in heads)]]
    return [*heading, *with_others(writing, rows, len(heading[0]))], repeated


def merged(titles: Sequence[str], *, is_repeated: bool) -> tuple[list[str], set[int]]:
    """The titles as a merged heading has them: repeated in a workbook, once and then blank in delimited text."""
    again = {place for place in range(1, len(titles)) if titles[place] == titles[place - 1]}
    return [title if is_repeated or place not in again else "" for place, title in enumerate(titles)], again


def long(writing: Writing, codes: Sequence[str], years: Sequence[int], *, is_workbook: bool) -> tuple[Grid, set[int]]:
    """A row for each figure, beside the plan."""
    draw = writing.draw
    plans = draw(st.booleans())
    heading = [named(writing, codes[0])[0], draw(st.sampled_from(["Năm", "Year", "Thời gian", "TIME_PERIOD"]))]
    heading += ["Kế hoạch"] if plans else []
    rows = [
        [named(writing, code)[1], str(year), *([writing.other()] if plans else []), writing.actual(code, year)]
        for code, year in product(codes, years)
    ]
    return [[*heading, draw(st.sampled_from(["Thực hiện", "Số liệu", "Value", "Kết quả"]))], *rows], set()


def across(writing: Writing, codes: Sequence[str], years: Sequence[int], *, is_workbook: bool) -> tuple[Grid, set[int]]:
    """Years down, a column for each commitment, and one of somebody else."""
    by_name = writing.draw(st.booleans())
    heading = ["Năm", *(NAMES[code] if by_name else code for code in codes), "Tốc độ tăng GRDP"]
    rows = [[str(year), *(writing.actual(code, year) for code in codes), writing.other()] for year in years]
    return [heading, *rows], set()


def sheet_of(draw: st.DrawFn, grid: Grid, repeated: set[int], *, is_workbook: bool) -> Sheet:
    """The grid somewhere in a sheet: below titles, to the right of empty columns or of a running number."""
    above = [[title] for title in draw(st.lists(st.sampled_from(TITLES), max_size=3))]
    shift = draw(st.integers(0, 2))
    first = [[""] * shift + row for row in grid]
    rows = [*above, *first]
    places = frozenset((len(above) + 1, place + 1 + shift) for place in repeated) if is_workbook else frozenset()
    made = (Row(number, tuple(stripped(row))) for number, row in enumerate(rows, 1))
    return Sheet("Số liệu" if is_workbook else "", tuple(row for row in made if row.cells), places)


def stripped(row: Sequence[str]) -> list[str]:
    last = max((place for place, cell in enumerate(row) if cell), default=-1)
    return list(row[: last + 1])


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(tables())
def test_no_figure_is_taken_for_another_and_no_cell_is_lost(store: Path, made: tuple[Sheet, Truth]) -> None:
    sheet, truth = made
    names = Names(commitments())
    (layout,) = understood([sheet], names)
    reading = read(sheet, layout, names)
    figures = {(s.commitment.code, s.year): number_of(s.cell, s.commitment) for s in reading.statements if s.cell}
    assert {key: round(10 * value) for key, value in figures.items()}.items() <= truth.items()
    parts = (reading.read_cells, reading.left_out_cells, reading.refused_cells)
    cells = {(row.number, place) for row in sheet.rows for place, cell in enumerate(row.cells) if cell}
    assert set().union(*parts) == cells
    assert sum(map(len, parts)) == len(cells)
    if layout.is_table and not reading.messages:
        assert len(figures) == len(truth)
