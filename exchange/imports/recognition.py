"""Guess the layout of a sheet from what its cells hold: years, names and codes of ours, wards, words of statuses.

What headings say comes first where the cells below do not contradict it. What no guess settles becomes a question.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from exchange.imports.cells import NOTHING, status_of
from exchange.imports.faults import CellRefused
from exchange.imports.figure_heads import Head, Why, head_of, is_part_of_year, is_plan, status_said, years_in
from exchange.imports.headings import HIGHEST_HEADING, Column, column_of
from exchange.imports.layout import Blank, HeadedColumn, Layout, Question, Topic
from exchange.imports.naming import Names
from exchange.imports.own_report import layout_of_report
from exchange.sheets.sheet import Row, Sheet
from models import ObservationStatus
from text.names import search_key, visible

MOST_HEADING_LINES = 3
LOOKED_AT = 40_000  # cells from which the roles of the columns are guessed
MOST_UNKNOWN = 6  # lines tried as headings although no title in them is known
MOST_ALIKE = 2_000  # rows of which each name is compared with ours, letter by letter
BLANKS = NOTHING - {""} | {"..", "x", "X", "NA", "N/A", "n/a", "na", ":", "NaN", "nan", "null", "*"}
MAYBE = tuple(status.value for status in ObservationStatus if status is not ObservationStatus.NOT_AVAILABLE)

_NUMBER = re.compile(r"[-+−–]?\s?[0-9](?:[0-9., ]*[0-9])?\s?%?")
_BY_MARK = re.compile(
    r"[-+−–]?(?:(?:[0-9]+|[0-9]{1,3}(?:([., ])[0-9]{3})+)([.,])(?:[0-9]{1,2}|[0-9]{4,})|0([.,])[0-9]+)%?"
)
_GROUPED = re.compile(r"[-+−–]?[1-9][0-9]{0,2}(?:([.,])[0-9]{3}){2,}%?")
_EITHER = re.compile(r"[-+−–]?[1-9][0-9]{0,2}[.,][0-9]{3}%?")
_ENUMERATED = re.compile(r"\(?(?:[a-z]|[0-9]{1,2})\)?(?: ?= ?.*)?", re.IGNORECASE)
_LABEL = re.compile(r"(?:[ivx]+|[0-9.]+|[a-z])[.)]?|[-+•*]*", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:[ivx0-9]+[.)]? )?(?:tong (?:cong|so|chung)\b|(?:tong|cong|chung)\W*$|(?:grand )?total\b|all\W*$"
    r"|sum\W*$|ca nuoc\b|toan (?:tinh|thanh pho|quoc)\b)"
)
_PART = re.compile(r"[-+• ]*(?:trong (?:do|so do)|of which|including|bao gom)\b")
_GROUPS = re.compile(
    r"\b(?:gioi tinh|sex|gender|age|nhom tuoi|khu vuc|thanh thi|nong thon|urban|region|location|dan toc)\b"
)
_TIMES = re.compile(r"\b(?:nam|year|time|period|thoi gian|thoi ki|ki|date)\b|timeperiod")


def understood(sheets: Sequence[Sheet], names: Names) -> list[Layout]:
    """The layout of every sheet; how numbers are written is one choice for the whole file."""
    layouts = [layout_of_report(sheet, names) or recognised(sheet, names) for sheet in sheets]
    mark, is_asked = _decimal_mark(sheets, layouts)
    asked = (Question(Topic.NUMBERS, "", (",", ".")),) if is_asked else ()
    return [
        replace(layout, decimal_mark=mark, questions=(*layout.questions, *asked))
        if layout.is_table and not layout.report
        else layout
        for layout in layouts
    ]


def recognised(sheet: Sheet, names: Names) -> Layout:
    """The layout of one sheet, guessed; without heading where it has no table of figures."""
    headings = list(_headings(sheet, names))
    known = [lines for lines in headings if _has_known_title(lines)]
    best = _best_table(sheet, known, names) or _best_table(sheet, headings[:MOST_UNKNOWN], names)
    return best.layout() if best else Layout((), ())


def with_rows(layout: Layout, sheet: Sheet, names: Names) -> Layout:
    """The layout with the rows that it leaves out, which its commitment and columns decide; after each answer anew.

    Those of our own report are known and stay.
    """
    return layout if layout.report else replace(layout, rows=dict(_rows_left_out(sheet, layout, names)))


def _best_table(sheet: Sheet, headings: Sequence[Sequence[Row]], names: Names) -> "_Guess | None":
    guesses = (_Guess(sheet, lines, names) for lines in headings)
    return max(
        (guess for guess in guesses if guess.is_table),
        key=lambda guess: (guess.score, len(guess.lines)),  # a line that goes on with the heading belongs to it
        default=None,
    )


def year_head(cell: str) -> Head | None:
    """What a cell of a column of years says; None where it is no year."""
    head = head_of(cell)
    return head if head is not None and head.year is not None else None


def is_blank_sign(cell: str) -> bool:
    """Whether a cell holds a sign that stands for a figure that is not there."""
    return visible(cell) in BLANKS


# ---- where the heading is


def _headings(sheet: Sheet, names: Names) -> Iterator[tuple[Row, ...]]:
    """Every one to three lines that may be the heading of a table."""
    top = sheet.rows[:HIGHEST_HEADING]
    for place, row in enumerate(top):
        if sum(map(bool, row.cells)) < 2 or not _may_head(row, names):
            continue
        lines: tuple[Row, ...] = (row,)
        yield lines
        for more in sheet.rows[place + 1 : place + MOST_HEADING_LINES]:
            if not _continues(more, lines[-1], names):
                break
            lines = (*lines, more)
            yield lines


def _has_known_title(lines: Sequence[Row]) -> bool:
    return any(cell and (column_of(cell) or head_of(cell)) is not None for row in lines for cell in row.cells)


def _may_head(row: Row, names: Names) -> bool:
    """Whether a row holds no figures, and names commitments only beside a heading of years."""
    if any(_NUMBER.fullmatch(cell) and not head_of(cell) for cell in row.cells):
        return False
    first = next(cell for cell in row.cells if cell)
    return column_of(first) is Column.YEAR or not any(names.is_any(cell) for cell in row.cells if cell)


def _continues(row: Row, upper: Row, names: Names) -> bool:
    """Whether a row goes on with the heading above it: it tells years, plan and actual, or parts of a year apart."""
    own = [cell for place, cell in enumerate(row.cells) if cell and cell != upper.at(place)]
    heads = [cell for cell in own if head_of(cell) is not None]
    measured = [cell for cell in own if re.fullmatch(r"\(?(?:%|[^()0-9]{1,20})\)?", cell)]
    if any(names.is_any(cell) for cell in own):
        return False
    return bool(heads) and all(cell in heads or cell in measured or column_of(cell) is not None for cell in own)


def _titles(lines: Sequence[Row]) -> list[tuple[str, ...]]:
    """The lines over each column, the outermost first; a group's title also stands over the columns to its right."""
    width = max(len(row.cells) for row in lines)
    spread = [_spread(upper, lower, width) for upper, lower in pairwise(lines)]
    last = [lines[-1].at(place) for place in range(width)]
    over = zip(*spread, last, strict=True)
    return [tuple(dict.fromkeys(filter(None, titles))) for titles in over]


def _spread(upper: Row, lower: Row, width: int) -> list[str]:
    cells, group = [], ""
    for place in range(width):
        own, below = upper.at(place), lower.at(place)
        group = (own if below else "") if own or not below else group
        cells.append(own or group)
    return cells


# ---- what the columns are


class _Guess:
    """One reading of a sheet: with these lines as its heading."""

    def __init__(self, sheet: Sheet, lines: Sequence[Row], names: Names) -> None:
        self.sheet, self.lines, self.names = sheet, lines, names
        first, last = lines[0].number, lines[-1].number
        self.titles = _titles(lines)
        self.above = [cell for row in sheet.rows if row.number < first for cell in dict.fromkeys(row.cells) if cell]
        self.body = [row for row in sheet.rows if row.number > last]
        self.questions: list[Question] = []
        self.width = max([len(self.titles), *(len(row.cells) for row in self.body)])
        self.below = [self._cells_below(place) for place in range(self.width)]
        self.columns = [self._headed(place) for place in range(self.width)]
        self._name_by_content()
        self._place_wards_and_years()
        self._find_figures()
        self._settle_doubles()
        self.about = self._only_mentioned()
        self.year = self._only_year()

    @property
    def score(self) -> int:
        """How many of its titles are understood."""
        return sum(
            bool(c.title) and (c.role is not None or c.why not in (None, Why.NOT_KNOWN, Why.NUMBERING))
            for c in self.columns
        )

    @property
    def is_table(self) -> bool:
        """Whether there are figures, with years, wards or commitments beside them."""
        roles = {column.role for column in self.columns}
        figures = [column for column in self.columns if column.is_figures]
        withheld = [column for column in self.columns if column.why in (Why.PLAN, Why.PART_OF_YEAR)]
        has_years = Column.YEAR in roles or any(column.year for column in figures)
        has_names = bool(roles & {Column.CODE, Column.NAME}) or any(column.commitment for column in figures)
        asked = any(question.topic is Topic.ACTUAL for question in self.questions)
        if figures or asked:
            return (
                has_years
                or Column.UNIT in roles
                or (has_names and (self.year is not None or self._best(self.names.is_any) is not None))
            )
        return has_names and bool(withheld)

    def layout(self) -> Layout:
        self._withhold_plans()
        self._withhold_parts_of_year()
        self._explain_marks()
        self._ask_about()
        self._ask_blanks()
        made = Layout(
            tuple(row.number for row in self.lines),
            tuple(self.columns),
            self.about,
            self.year,
            questions=tuple(self.questions),
            blanks={q.about: Blank.NOTHING for q in self.questions if q.topic is Topic.BLANK},
        )
        return with_rows(made, self.sheet, self.names)

    def _cells_below(self, place: int) -> list[str]:
        repeated = self.sheet.repeated
        rows = [row for row in self.body[: LOOKED_AT // self.width] if (row.number, place) not in repeated]
        return [cell for row in rows if (cell := row.at(place))]

    def _headed(self, place: int) -> HeadedColumn:
        lines = self.titles[place] if place < len(self.titles) else ()
        title = " ".join(lines)
        why = Why.NUMBERING if search_key(title) in ("stt", "tt", "so tt", "no", "no.", "#") else Why.NOT_KNOWN
        column = HeadedColumn(place, title, None, why=why)
        meaning, head = column_of(title), head_of(*lines)
        if isinstance(meaning, Column):
            return replace(column, role=meaning, why=None)
        if (own := self.names.only(lines[-1]) if lines else None) is not None:
            return replace(column, role=Column.VALUE, commitment=own.code, why=None)
        if head is not None:
            role = None if head.why else Column.VALUE
            return replace(column, role=role, year=head.year, status=head.status, why=head.why)
        inner = column_of(lines[-1]) if lines else None
        return replace(column, role=inner, why=None) if isinstance(inner, Column) else column

    def _with(self, place: int, role: Column | None) -> None:
        why = Why.NOT_KNOWN if role is None else None
        self.columns[place] = replace(self.columns[place], role=role, year=None, commitment=None, why=why)

    def _best(self, holds: Callable[[str], bool], *, without: Iterable[int] = ()) -> int | None:
        """The column in which most cells hold something; None where none does."""
        free = [c.place for c in self.columns if c.year is None and c.commitment is None and c.place not in without]
        hits = {place: sum(map(holds, self.below[place])) for place in free}
        best = max(hits, key=lambda place: hits[place], default=None)
        return best if best is not None and hits[best] else None

    def _name_by_content(self) -> None:
        """Codes and names stand where ours are found; a heading alone decides only where none of ours is."""
        code = self._best(self.names.is_code)
        name = self._best(self.names.is_name, without=() if code is None else (code,))
        for role, place in ((Column.CODE, code), (Column.NAME, name)):
            if place is not None:
                self._only(role, place)
        headed = self._placed(Column.CODE)
        if code is None and name is not None and headed is not None:
            self._with(headed, None)
        for place in [c.place for c in self.columns if c.role is Column.NAME][
            1:
        ]:  # what else is called a name, or an indicator, is none of ours
            self._with(place, None)

    def _only(self, role: Column, place: int) -> None:
        for column in self.columns:
            if column.role is role and column.place != place:
                self._with(column.place, None)
        self._with(place, role)

    def _placed(self, role: Column) -> int | None:
        return next((column.place for column in self.columns if column.role is role), None)

    def _place_wards_and_years(self) -> None:
        ward = self._best(self.names.is_ward)
        is_sure = ward is not None and 2 * sum(map(self.names.is_ward, self.below[ward])) >= len(self.below[ward])
        if ward is not None and is_sure and self.columns[ward].role not in (Column.CODE, Column.NAME):
            self._only(Column.UNIT, ward)
        is_wide = any(column.year is not None for column in self.columns)
        for column in self.columns:
            if column.role is Column.YEAR and is_wide and not any(map(year_head, self.below[column.place])):
                self._with(column.place, None)
        if not is_wide and self._placed(Column.YEAR) is None and (year := self._years_by_content()) is not None:
            self._with(year, Column.YEAR)

    def _years_by_content(self) -> int | None:
        """The only column of nothing but years; one year alone must be called so."""
        found = []
        for column in self.columns:
            cells = self.below[column.place]
            if column.role is None and cells and all(map(year_head, cells)):
                is_called_so = bool(_TIMES.search(search_key(column.title).replace("_", " ")))
                if is_called_so or (len(set(cells)) > 1 and column.why is Why.NOT_KNOWN):
                    found.append((not is_called_so, column.place))
        return min(found)[1] if found else None

    def _find_figures(self) -> None:
        if any(column.is_figures for column in self.columns):
            self._ask_unheaded()
            return
        if any(column.why in (Why.PLAN, Why.PART_OF_YEAR, Why.COMPARISON) for column in self.columns):
            return
        maybe = [c.place for c in self.columns if c.role is None and c.title and self._is_numeric(c.place)]
        if len(maybe) == 1:
            self._with(maybe[0], Column.VALUE)
        elif maybe:
            titles = ", ".join(self.columns[place].title for place in maybe)
            self.questions.append(Question(Topic.ACTUAL, titles, tuple(map(str, maybe)), tuple(maybe)))

    def _is_numeric(self, place: int) -> bool:
        cells = [cell for cell in self.below[place] if not is_blank_sign(cell)]
        if self.columns[place].why is Why.NUMBERING:
            return False
        return bool(cells) and 5 * sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) >= 4 * len(cells)

    def _ask_unheaded(self) -> None:
        """Numbers under no heading, to the right of a year's, may be the ones that the year means."""
        for column in self.columns:
            places = [column.place]
            while (right := places[-1] + 1) < len(self.columns) and not self.columns[right].title:
                if not self._is_numeric(right):
                    break
                places.append(right)
            if column.is_figures and len(places) > 1:
                self.questions.append(Question(Topic.ACTUAL, column.title, tuple(map(str, places)), tuple(places)))

    def _settle_doubles(self) -> None:
        """Of two columns of one role the cells decide where they can; else it is asked."""
        statuses = [column.place for column in self.columns if column.role is Column.STATUS]
        sure = [place for place in statuses if self.below[place] and all(map(_is_status, self.below[place]))]
        if len(statuses) > 1 and len(sure) == 1:
            self._only(Column.STATUS, sure[0])
        by_role: dict[tuple[Column, int | None, str | None], list[HeadedColumn]] = {}
        for column in self.columns:
            if column.role is not None:
                by_role.setdefault((column.role, column.year, column.commitment), []).append(column)
        for doubles in by_role.values():
            if len(doubles) > 1:
                places = tuple(column.place for column in doubles)
                self.questions.append(Question(Topic.TWICE, doubles[0].title, tuple(map(str, places)), places))

    def _only_mentioned(self) -> str | None:
        """The commitment that title and sheet name speak of, where no row and no column names any."""
        if any(c.commitment for c in self.columns) or self._best(self.names.is_any) is not None:
            return None
        texts = [self.sheet.name, *self.above, *(c.title for c in self.columns if c.role in (None, *_FIGURES))]
        mentioned = {code for text in texts for code in self.names.mentioned(text)}
        return next(iter(mentioned)) if len(mentioned) == 1 else None

    def _only_year(self) -> int | None:
        """The year of figures that have none of their own."""
        if self._placed(Column.YEAR) is not None or not any(c.is_figures and c.year is None for c in self.columns):
            return None
        years = self._years_of_titles()
        if len(years) == 1:
            return next(iter(years))
        self.questions.append(Question(Topic.YEAR, "", tuple(map(str, sorted(years)))))
        return None

    def _years_of_titles(self) -> set[int]:
        return {year for text in (self.sheet.name, *self.above) for year in years_in(text)}

    # ---- what no column says by itself

    def _withhold_plans(self) -> None:
        plans = [text for text in (self.sheet.name, *self.above) if is_plan(text)]
        others = [text for text in (self.sheet.name, *self.above) if text and _is_actual(text)]
        figures = [column for column in self.columns if column.is_figures]
        if plans and not others and figures and not any(_is_actual(column.title) for column in figures):
            self.questions.append(Question(Topic.PLAN, plans[0], (Why.PLAN, "actual")))

    def _withhold_parts_of_year(self) -> None:
        if not any(is_part_of_year(text) for text in (self.sheet.name, *self.above)):
            return
        for place, column in enumerate(self.columns):
            if column.role is Column.VALUE and not re.search(r"\b(?:ca nam|12 thang)\b", search_key(column.title)):
                self.columns[place] = replace(column, role=None, why=Why.PART_OF_YEAR)

    def _explain_marks(self) -> None:
        for place, column in enumerate(self.columns):
            lines = self.titles[place] if place < len(self.titles) else ()
            head = head_of(*lines) if column.is_figures else None
            if head is None or not head.mark or head.status is not None:
                continue
            status = self.footnote(head.mark)
            if status is not None:
                self.columns[place] = replace(column, status=status)
            else:
                self.questions.append(Question(Topic.MARK, column.title, MAYBE, (place,)))

    def footnote(self, mark: str) -> ObservationStatus | None:
        """How sure the figures with a mark are, by the note that begins with it."""
        signs = {mark.strip(), mark.strip(" ()[]"), f"({mark.strip(' ()[]')})"}
        for row in self.sheet.rows:
            if row.number not in [line.number for line in self.lines]:
                text = " ".join(dict.fromkeys(filter(None, row.cells)))
                if any(text.startswith(sign) for sign in signs) and (status := status_said(text)):
                    return status
        return None

    def _ask_about(self) -> None:
        has_names = self._placed(Column.CODE) is not None or self._placed(Column.NAME) is not None
        if self.about is None and not has_names and not any(c.commitment for c in self.columns):
            codes = tuple(c.code for c in self.names.by_code.values())
            self.questions.append(Question(Topic.ABOUT, "; ".join(c.title for c in self.columns if c.title), codes))

    def _ask_blanks(self) -> None:
        places = [c.place for c in self.columns if c.role is Column.VALUE]
        signs = dict.fromkeys(visible(cell) for place in places for cell in self.below[place] if is_blank_sign(cell))
        for sign in signs:
            self.questions.append(Question(Topic.BLANK, sign, tuple(Blank)))


_FIGURES = (Column.VALUE, Column.ANSWER)


def _is_actual(text: str) -> bool:
    head = re.search(r"\b(?:thuc hien|th|ket qua|thuc te|actuals?|results?|so lieu)\b", search_key(text))
    return head is not None


def _is_status(cell: str) -> bool:
    try:
        status_of(cell)
    except CellRefused:
        return False
    return True


# ---- which rows are left out


def _numbers_columns(row: Row) -> bool:
    """Whether a row numbers the columns: A, B, 1, 2, 3=2/1."""
    cells = [cell for cell in row.cells if cell]
    numbers = [int(found[0]) for cell in cells if (found := re.match(r"[0-9]+", cell.strip("(")))]
    is_counted = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return is_counted and numbers[0] in (1, 2, 3) and all(map(_ENUMERATED.fullmatch, cells))


def _rows_left_out(sheet: Sheet, layout: Layout, names: Names) -> Iterator[tuple[int, Why]]:
    first, last = layout.heading[0], layout.heading[-1]
    body = [row for row in sheet.rows if row.number > last]
    rows = _Rows(layout, names, body)
    for row in sheet.rows:
        if row.number < first:
            yield row.number, Why.TITLE
        elif row.number > last and (why := rows.why_not(row, is_first=row is body[0])):
            yield row.number, why


class _Rows:
    """The rows of a table: which of them speak of a commitment."""

    def __init__(self, layout: Layout, names: Names, body: Sequence[Row]) -> None:
        self.layout, self.names = layout, names
        self.figures = [column.place for column in layout.figures]
        numeric = {c.place for c in layout.columns if c.is_figures or c.year is not None}
        self.texts = [c.place for c in layout.columns if c.place not in numeric]
        self.is_across = any(column.commitment for column in layout.figures)
        self.has_ours = any(self._is_ours(row) for row in body)
        self.is_short = len(body) <= MOST_ALIKE
        self.groups = [c.place for c in layout.columns if self._is_group(c, body)]
        self.has_total = any(self._is_total(row) and self._has_figures(row) for row in body)

    def why_not(self, row: Row, *, is_first: bool) -> Why | None:
        if is_first and _numbers_columns(row):
            return Why.NUMBERING
        if (by_year := self._why_by_year(row)) is not None:
            return by_year
        if self._is_ours(row):
            return self._why_of_ours(row)
        if not self._has_figures(row):
            return None if self._has_code(row) else Why.SECTION
        if self._begins(row, _PART):
            return Why.PART
        if self.layout.about is not None:
            return self._why_in_file_about_one(row)
        if self._is_total(row):
            return Why.TOTAL
        return None if self.is_across else self._why_foreign(row)

    def _why_by_year(self, row: Row) -> Why | None:
        place = self.layout.place_of(Column.YEAR)
        head = head_of(row.at(place)) if place is not None else None
        return head.why if head is not None and self._has_figures(row) else None

    def _why_of_ours(self, row: Row) -> Why | None:
        place = self.layout.place_of(Column.UNIT)
        if place is not None and _TOTAL.match(search_key(row.at(place))):
            return Why.TOTAL
        return Why.PART if self._is_of_group(row) else None

    def _why_in_file_about_one(self, row: Row) -> Why | None:
        is_long = self.layout.place_of(Column.YEAR) is not None
        if self._is_of_group(row) or (not is_long and self.has_total and not self._is_total(row)):
            return Why.PART
        return None

    def _why_foreign(self, row: Row) -> Why | None:
        name = self.layout.place_of(Column.NAME)
        texts = [cell for place in self.texts if (cell := row.at(place)) and not _LABEL.fullmatch(cell)]
        if not self.has_ours or not texts or self._has_code(row) or any(map(self.names.is_any, texts)):
            return None
        if self.is_short and name is not None and self.names.is_nearly(row.at(name)):
            return None
        return Why.FOREIGN

    def _is_ours(self, row: Row) -> bool:
        return any(self.names.is_code(cell) or self.names.is_name(cell) for cell in self._cells(row))

    def _has_code(self, row: Row) -> bool:
        cell = row.at(self.layout.place_of(Column.CODE))
        return bool(cell) and not _TOTAL.match(search_key(cell)) and " " not in cell

    def _has_figures(self, row: Row) -> bool:
        cells = [cell for place in self.figures if (cell := row.at(place))]
        has_wards = self.layout.place_of(Column.UNIT) is not None
        return any(has_wards or not is_blank_sign(cell) for cell in cells)

    def _cells(self, row: Row) -> list[str]:
        return [cell for place in self.texts if (cell := row.at(place))]

    def _begins(self, row: Row, words: re.Pattern[str]) -> bool:
        first = next((cell for cell in self._cells(row) if not _LABEL.fullmatch(cell)), "")
        return bool(words.match(search_key(first)))

    def _is_total(self, row: Row) -> bool:
        return self._begins(row, _TOTAL)

    def _is_group(self, column: HeadedColumn, body: Sequence[Row]) -> bool:
        """Whether a column parts figures into groups; only some of its rows are then the whole."""
        if (
            column.role is not None
            or not column.title
            or (self.layout.about is None and not self._is_called_group(column))
        ):
            return False
        cells = {row.at(column.place) for row in body if self._has_figures(row)}
        return len(cells) > 1 and any(not cell or _TOTAL.match(search_key(cell)) for cell in cells)

    def _is_called_group(self, column: HeadedColumn) -> bool:
        return bool(_GROUPS.search(search_key(column.title)))

    def _is_of_group(self, row: Row) -> bool:
        cells = (row.at(place) for place in self.groups)
        return any(cell and not _TOTAL.match(search_key(cell)) for cell in cells)


# ---- how numbers are written


def _decimal_mark(sheets: Sequence[Sheet], layouts: Sequence[Layout]) -> tuple[str, bool]:
    """The decimal mark of a file, empty where nothing tells; and whether it has numbers that need one."""
    marks, is_needed = set(), False
    for sheet, layout in zip(sheets, layouts, strict=True):
        for cell in _written_numbers(sheet, layout):
            is_needed |= bool(_EITHER.fullmatch(cell))
            if (mark := _mark_of(cell)) and not (sheet.name and mark == "."):  # a workbook's own numbers have a dot
                marks.add(mark)
    mark = next(iter(marks)) if len(marks) == 1 else ""
    return mark, is_needed and not mark


def _written_numbers(sheet: Sheet, layout: Layout) -> Iterator[str]:
    places = [c.place for c in layout.columns if c.is_figures or (c.year is not None and c.why is Why.PLAN)]
    for row in sheet.rows:
        if layout.is_table and row.number > layout.heading[-1]:
            yield from (visible(cell) for place in places if (cell := row.at(place)))


def _mark_of(cell: str) -> str:
    """The decimal mark that a number can only have."""
    if decimal := _BY_MARK.fullmatch(cell):
        return decimal[2] or decimal[3]
    grouped = _GROUPED.fullmatch(cell)
    return "" if not grouped else {",": ".", ".": ","}[grouped[1]]
