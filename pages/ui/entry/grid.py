"""The table in which a whole year is entered: text only, read by the rules of an imported sheet.

`_grid` holds the rows with which the table on the screen began; only this module touches it. The table itself
remembers what is changed in it, and counts from those rows.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from exchange.imports.figures import SheetDefaults
from exchange.imports.headings import BESIDE, STORED, Column
from exchange.imports.preview import Preview, preview, stored_words
from exchange.sheets.sheet import Row, Sheet, number_text
from pages.ui.device import is_phone
from pages.ui.entry.drafts import try_save_draft
from pages.ui.flash import entry_round
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.url_state import carried_query
from store.catalogue import methods
from store.drafts import drafts
from views import CommitmentView, Content, FigureView
from views.figures import TEXTS, columns
from web.query import FOR_YEAR
from wording.amounts import measure
from wording.labels import OBSERVATION, STAGE

SHOWN = (Column.CODE, Column.NAME, Column.MEASURE, Column.BEFORE)
TYPED = (Column.VALUE, Column.STATUS, *(column for column in BESIDE if column in (*TEXTS, Column.WHY_RIGHT)))
COLUMNS = tuple(column.value for column in TYPED)  # what else is kept of a figure was typed in its own form
WIDTHS = {Column.CODE: 90, Column.NAME: 300, Column.MEASURE: 125, Column.VALUE: 130, Column.SOURCE: 220}
ON_A_PHONE: Mapping[Column, int] = {Column.CODE: 80, Column.NAME: 110, Column.VALUE: 130}
FIRST_ON_A_PHONE = (Column.CODE, Column.NAME, Column.VALUE)  # so that what is typed is in sight
ROW, MOST_ROWS = 35, 25  # pixels that a row takes; how many are in sight without scrolling inside the table
Rows = pd.DataFrame


def edited(commitments: Sequence[CommitmentView], year: int) -> Rows:
    """Draw the table and return what stands in it now: a row for each commitment."""
    # Other commitments, another table: drafts of lines that are gone must not move to their neighbours.
    checksum = crc32(" ".join(c.code for c in commitments).encode())
    key = f"year-{year}-{reader_language()}-{entry_round()}-{checksum:x}"
    shown: tuple[str, Rows] | None = st.session_state.get("_grid")
    if shown is None or shown[0] != key or key not in st.session_state:
        shown = (key, _rows(commitments, year))
        st.session_state["_grid"] = shown
    columns = {column.value: _column(column) for column in (*SHOWN, *TYPED)}
    locked = [column.value for column in SHOWN]
    order = [*FIRST_ON_A_PHONE, *(column for column in (*SHOWN, *TYPED) if column not in FIRST_ON_A_PHONE)]
    current: Rows = st.data_editor(
        shown[1],
        key=key,
        hide_index=True,
        column_order=[column.value for column in order] if is_phone() else None,
        column_config=columns,
        disabled=locked,
        height=_height(len(shown[1])),
    )
    return current.fillna("").astype(str)


def _height(rows: int) -> int:
    """The height of the table in pixels; half a row hints at rows out of sight."""
    most = 10 if is_phone() else MOST_ROWS
    return ROW * (min(rows, most) + 1) + (ROW // 2 if rows > most else 2)


def _column(column: Column) -> ColumnConfig:
    width = ON_A_PHONE.get(column, 110) if is_phone() else WIDTHS.get(column, 150)
    return st.column_config.TextColumn(t(f"import.column.{column}"), width=width)


def _rows(commitments: Sequence[CommitmentView], year: int) -> Rows:
    """The stored rows, overlaid with this officer's drafts."""
    drafts_by_key = _stored_drafts(year, officer())
    lines = [_line(c, year) | drafts_by_key.get((c.code, c.promise.method_of_record(year)), {}) for c in commitments]
    return pd.DataFrame(lines, columns=[column.value for column in (*SHOWN, *TYPED)], dtype=str)


def _line(c: CommitmentView, year: int) -> dict[str, str]:
    before, language = c.last_of_record(year - 1), reader_language()
    shown = (c.code, c.name.text(language), measure(c, language), stored_words(c, before, language))
    return dict(zip((column.value for column in SHOWN), shown, strict=True)) | stored_cells(c.last_of_record(year))


def stored_cells(existing: FigureView | None) -> dict[str, str]:
    """The editable cells of a stored figure, as they would be typed."""
    cells = {column.value: "" for column in TYPED}
    if existing is None:
        return cells
    stored = columns(existing.content, existing.origin)
    texts = {column.value: str(stored[column] or "") for column in TYPED if column in TEXTS and column in STORED}
    status = OBSERVATION[existing.content.status].text(reader_language())
    return cells | texts | {Column.VALUE.value: _amount(existing.content), Column.STATUS.value: status}


def _amount(content: Content) -> str:
    if not content.is_available:
        return ""
    if content.value is not None:
        return _digits(content.value)
    if content.stage is not None:
        return STAGE[content.stage].text(reader_language())
    return "" if content.part is None else f"{content.part}/{content.whole}"


def _digits(value: float) -> str:
    """In the reader's notation, so that it can be read in one way only."""
    digits = number_text(value, is_percent=False)
    return digits.replace(".", ",") if reader_language() == "vi" else digits


def save_drafts(rows: Rows, commitments: Sequence[CommitmentView], year: int, by: str) -> None:
    """Save the cells that differ from the stored figure as drafts; only changed drafts are written."""
    by_code, stored_drafts = {c.code: c for c in commitments}, _stored_drafts(year, by)
    for row in rows.to_dict("records"):
        c = by_code[row[Column.CODE]]
        method = c.promise.method_of_record(year)
        before = stored_cells(c.last_version(year, method))
        typed = {column.value: row[column] for column in TYPED if row[column].strip() and row[column] != before[column]}
        draft = stored_drafts.get((c.code, method), {})
        typed |= {name: text for name, text in draft.items() if name not in COLUMNS}  # of the form of the figure
        if typed != draft and not try_save_draft(c, year, method, typed, by):
            return


def _stored_drafts(year: int, by: str) -> dict[tuple[str, str], dict[str, str]]:
    """A person's drafts of a year, by commitment and method; the table has the methods of record."""
    return {(draft.commitment, draft.method): draft.typed for draft in drafts(by, year)}


def grid_preview(
    rows: Rows, commitments: Sequence[CommitmentView], year: int, source: str, reason: str, today: date
) -> Preview:
    """The preview of the table, parsed like a sheet; its rows count from 1."""
    columns = (*SHOWN, *TYPED)
    headings = [t(f"import.column.{column}") for column in (*columns, Column.YEAR)]
    lines = [Row(0, tuple(headings))]
    for number, row in enumerate(rows.to_dict("records"), 1):
        lines.append(Row(number, (*(str(row[column]).strip() for column in columns), str(year))))
    return preview([Sheet("", tuple(lines))], commitments, methods(), SheetDefaults(source, reason), today)


def listed_links(listed: Sequence[CommitmentView], year: int) -> None:
    """A link to the form of each commitment that is entered unit by unit; it is one line, which a phone would cut."""
    if listed:
        st.subheader(t("grid.listed"), anchor=False)
    for c in listed:
        code, name = escape_markdown(c.code), escape_markdown(c.name.text(reader_language()))
        link = carried_query(code=c.code, **{FOR_YEAR: str(year)})
        label = code if is_phone() else f"{code} · {name}"
        st.page_link("entry.py", label=label, icon=":material/location_city:", query_params=link)
        if is_phone():
            st.caption(name)
