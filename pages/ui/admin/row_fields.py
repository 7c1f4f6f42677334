"""The editable columns of a row as fields, drawn from the description of its table.

A new column has its field by being there. What is typed is parsed as on the entry pages, and returned as the cells
that a seed file would have.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import streamlit as st

from exchange.record.editing import table_of
from exchange.record.fields import DIRECTIONS, UNCOUNTED, explanation, label, option_words, referenced_table
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.refusals import field_error
from store.choices import row_names
from store.data_dictionary import CellType, Column
from text import (
    COUNT,
    MINUS,
    NotADate,
    NumberRefused,
    Scale,
    date_refusal_words,
    date_words,
    number_refusal_words,
    parse_date,
    parse_number,
    places_of,
    unmistakable,
    with_measure,
)

# Texts of more than a line.
LONG = ("definition", "basis", "note", "parties", "reason", "steps_reason", "closed_reason", "source")
SHORT = 340  # pixels
FINEST = 6  # decimals that a number may be typed with, where its measure does not say
PARSED = (CellType.WHOLE, CellType.NUMBER, CellType.DATE, CellType.PARTIAL_DATE)
ScaleOf = Callable[[str, Mapping[str, str]], Scale]  # of a column, by the cells before it


@dataclass(slots=True)
class Form:
    """The key of a form's widgets, the refusals of its last check, and the faults of what cannot be parsed.

    `refusals` are by line, column and refused cell, so that one goes when its cell is mended.
    """

    key: str
    refusals: Mapping[tuple[int, str, str], str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def any_scale(column: str, cells: Mapping[str, str]) -> Scale:
    """The scale of a number whose measure is not known."""
    return Scale(FINEST)


def row_fields(
    form: Form,
    table: str,
    existing: Mapping[str, str],
    columns: Sequence[str],
    *,
    line: int = 1,
    fixed: Mapping[str, str] | None = None,
    required: Sequence[str] = (),
    scale_of: ScaleOf = any_scale,
) -> dict[str, str]:
    """Draw these columns, filled from `existing`, and return the cells of the whole row; `fixed` ones are not drawn.

    A number of a column is read by its `scale_of`.
    """
    cells = dict(existing) | dict(fixed or {})
    described = {column.name: column for column in table_of(table).columns}
    for row in _side_by_side([described[name] for name in columns], table):
        with st.container(horizontal=True, key=f"fields-{table}-{line}-{form.key}-{row[0].name}"):
            for column in row:
                is_short = _is_short(column, table) and not is_phone()
                with st.container(width=SHORT if is_short else "stretch"):
                    scale = COUNT if column.cell_type is CellType.WHOLE else scale_of(column.name, cells)
                    row_field = _Field(form, table, column, line, column.name in required, scale)
                    cells[column.name] = row_field.draw(existing.get(column.name, ""))
                    if refusal := form.refusals.get((line, column.name, cells[column.name])):
                        field_error(refusal)
    return cells


def _side_by_side(columns: Sequence[Column], table: str) -> list[list[Column]]:
    """Group the columns whose fields share a line: short ones in sequence, and a text in both languages."""
    field_rows: list[list[Column]] = []
    for column in columns:
        last = field_rows[-1][-1] if field_rows else None
        is_pair = last is not None and last.name.removesuffix("_vi") == column.name.removesuffix("_en") != column.name
        both_short = last is not None and _is_short(last, table) and _is_short(column, table)
        if (is_pair or both_short) and not is_phone():
            field_rows[-1].append(column)
        else:
            field_rows.append([column])
    return field_rows


def _is_short(column: Column, table: str) -> bool:
    """Whether a short field will do: a number, a date, a word, a code."""
    if referenced_table(table, column.name) is not None:
        return False
    return column.cell_type is not CellType.TEXT or column.name in ("code", "measure_vi", "measure_en", "decision")


def is_editable(column: Column) -> bool:
    """Whether a form has a field for the column; the program fills in the others."""
    return column.name not in UNCOUNTED


@dataclass(frozen=True, slots=True)
class _Field:
    """The field of one column: which widget it is follows from the column's description."""

    form: Form
    table: str
    column: Column
    line: int
    is_required: bool
    scale: Scale

    @property
    def key(self) -> str:
        return f"{self.column.name}-{self.table}-{self.line}-{self.form.key}"

    @property
    def name(self) -> str:
        text = escape_markdown(label(self.table, self.column.name, reader_language()))
        must = self.is_required or not (self.column.is_nullable or self.column.cell_type is CellType.YES_NO)
        return t("admin.required", label=text) if must else text

    @property
    def help(self) -> str | None:
        words = explanation(self.table, self.column.name, reader_language())
        return escape_markdown(words) if words else None

    def draw(self, cell: str) -> str:
        """Draw the field and return its cell; empty where nothing was typed or it cannot be parsed."""
        options = _options(self.table, self.column)
        if options is not None:
            return self._choice(options, cell)
        if self.column.cell_type is CellType.YES_NO:
            return self._tick(cell)
        if self.column.cell_type in PARSED:
            return self._parsed(_cell_words(self.column, cell))
        return self._text(cell)

    def _choice(self, labels: Mapping[str, str], cell: str) -> str:
        options = list(labels)
        chosen = st.selectbox(
            self.name,
            options,
            index=options.index(cell) if cell in labels else None,
            format_func=lambda code: labels[code],
            key=self.key,
            help=self.help,
            placeholder=t("admin.choose"),
            filter_mode="contains",
            persist_state="session",
        )
        return chosen or ""

    def _tick(self, cell: str) -> str:
        ticked = st.checkbox(self.name, value=cell == "1", key=self.key, help=self.help, persist_state="session")
        return "1" if ticked else "" if self.column.is_nullable else "0"

    def _text(self, cell: str) -> str:
        is_long = self.column.name.removesuffix("_vi").removesuffix("_en") in LONG
        widget: Callable[..., str | None] = st.text_area if is_long else st.text_input
        arguments: dict[str, object] = {"height": 80} if is_long else {"autocomplete": "off"}
        typed = widget(self.name, value=cell, key=self.key, help=self.help, persist_state="session", **arguments)
        return (typed or "").strip()

    def _parsed(self, initial: str) -> str:
        """A field whose text is parsed; the result stands under it where it was typed otherwise."""
        typed = st.text_input(
            self.name,
            value=initial,
            key=self.key,
            help=self.help,
            autocomplete="off",
            persist_state="session",
            live="400ms",
        )
        typed = (typed or "").strip()
        if not typed:
            return ""
        try:
            cell, understood = self._read(typed)
        except NumberRefused as refused:
            return self._unparsed(number_refusal_words(refused, reader_language()))
        except NotADate as refused:
            return self._unparsed(date_refusal_words(refused, reader_language()))
        if typed not in (understood, initial):
            st.caption(t("entry.understood", value=escape_markdown(understood)))
        return cell

    def _read(self, typed: str) -> tuple[str, str]:
        """Return the text as a cell, and as the reader would write it; that a date is a whole day is checked later."""
        if self.column.cell_type in (CellType.DATE, CellType.PARTIAL_DATE):
            day = parse_date(typed)
            return day, date_words(day, reader_language())
        value = parse_number(typed, self.scale)
        if self.column.cell_type is CellType.WHOLE:
            return str(int(value)), str(int(value))
        unit = self.scale.unit(reader_language())
        return format(value.normalize(), "f"), with_measure(value, places_of(value), unit, reader_language())

    def _unparsed(self, sentence: str) -> str:
        self.form.faults.append(f"{label(self.table, self.column.name, reader_language())}: {sentence}")
        field_error(sentence)
        return ""


def _options(table: str, column: Column) -> dict[str, str] | None:
    """Return the cells that the column can hold, each with its label; None where it holds anything."""
    language, referenced = reader_language(), referenced_table(table, column.name)
    if referenced is not None:
        return {code: name.text(language) for code, name in row_names(referenced).items()}
    if column.codes is not None:
        return {code.value: option_words(column.codes, code.value, language) for code in column.codes}
    return {value: t(key) for value, key in DIRECTIONS.items()} if column.name == "direction" else None


def _cell_words(column: Column, cell: str) -> str:
    """Return a cell as the reader would write it."""
    if not cell:
        return ""
    if column.cell_type is CellType.NUMBER:
        return unmistakable(Decimal(cell), reader_language()).replace(MINUS, "-")
    if column.cell_type in (CellType.DATE, CellType.PARTIAL_DATE):
        return date_words(cell, reader_language())
    return cell
