"""The table in which a whole year is entered: text only, read by the rules of an imported sheet.

`_grid` holds the rows with which the table on the screen began; only this module touches it. The table itself
remembers what is changed in it, and counts from those rows.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from exchange.imports.figures import SheetDefaults
from exchange.imports.headings import BESIDE, STORED, Column
from exchange.imports.preview import Preview, preview
from exchange.sheets.sheet import Row, Sheet, number_text
from pages.ui.device import is_phone
from pages.ui.entry.drafts import try_save_draft
from pages.ui.entry.wards import answers_cell, answers_draft, ward_keys
from pages.ui.flash import entry_round
from pages.ui.language import reader_language, t
from pages.ui.person import officer
from pages.ui.url_state import carried_query
from store.catalogue import methods
from store.drafts import drafts
from text import Language, date_words
from views import CommitmentView, Content, FigureView, Standing
from views.figures import TEXTS, columns
from web.routes import PAGES
from wording.amounts import measure, observation_words, owed_in_year_words
from wording.labels import OBSERVATION, STAGE

SHOWN = (Column.CODE, Column.NAME, Column.MEASURE)
LINK, LAST, OWED = "link", "last", "owed"  # shown and not read: the code as a link, the last figure, what the year owes
BESIDE_A_FIGURE = (*TEXTS, Column.CUT_OFF_ON, Column.WHY_RIGHT)
TYPED = (Column.VALUE, Column.STATUS, *(column for column in BESIDE if column in BESIDE_A_FIGURE))
COLUMNS = tuple(column.value for column in TYPED)  # what else is kept of a figure was typed in its own form
ORDER = (LINK, Column.NAME, Column.MEASURE, LAST, OWED, *TYPED)
WIDTHS = {LINK: 90, Column.NAME: 260, Column.MEASURE: 100, OWED: 170, Column.VALUE: 130, Column.SOURCE: 220}
ON_A_PHONE: Mapping[str, int] = {LINK: 80, Column.NAME: 110, Column.VALUE: 130, OWED: 150}
FIRST_ON_A_PHONE = (LINK, Column.NAME, Column.VALUE, OWED)  # so that what is typed is in sight
CODE_IN_LINK = "[?&]code=([^&]+)"  # JavaScript
ROW, MOST_ROWS = 35, 25  # pixels that a row takes; how many are in sight without scrolling inside the table
Rows = pd.DataFrame


def edited(listed: Sequence[Standing], year: int) -> Rows:
    """Draw the table and return what stands in it now: a row for each commitment."""
    commitments = [s.commitment for s in listed]
    # Other commitments, another table: drafts of lines that are gone must not move to their neighbours.
    checksum = crc32(" ".join(c.code for c in commitments).encode())
    key = f"year-{year}-{reader_language()}-{entry_round()}-{checksum:x}"
    shown: tuple[str, Rows] | None = st.session_state.get("_grid")
    if shown is None or shown[0] != key or key not in st.session_state:
        shown = (key, _rows(listed, year))
        st.session_state["_grid"] = shown
    columns = {str(column): _column(column) for column in ORDER}
    order = [*FIRST_ON_A_PHONE, *(column for column in ORDER if column not in FIRST_ON_A_PHONE)]
    current: Rows = st.data_editor(
        shown[1],
        key=key,
        hide_index=True,
        column_order=[str(column) for column in (order if is_phone() else ORDER)],
        column_config=columns,
        disabled=[str(column) for column in ORDER if column not in TYPED],
        height=_height(len(shown[1])),
    )
    return current.fillna("").astype(str)


def _height(rows: int) -> int:
    """The height of the table in pixels; half a row hints at rows out of sight."""
    most = 10 if is_phone() else MOST_ROWS
    return ROW * (min(rows, most) + 1) + (ROW // 2 if rows > most else 2)


def _column(column: str) -> ColumnConfig:
    width = ON_A_PHONE.get(column, 110) if is_phone() else WIDTHS.get(column, 150)
    if column == LINK:
        code = t("import.column.code")
        return st.column_config.LinkColumn(code, width=width, display_text=CODE_IN_LINK, alignment="left")
    titles = {LAST: t("grid.last"), OWED: t("grid.owed")}
    return st.column_config.TextColumn(titles.get(column) or t(f"import.column.{column}"), width=width)


def _rows(listed: Sequence[Standing], year: int) -> Rows:
    """The stored rows, overlaid with this officer's drafts."""
    drafts_by_key, lines = _stored_drafts(year, officer()), []
    for s in listed:
        c = s.commitment
        typed = drafts_by_key.get((c.code, c.promise.method_of_record(year)), {})
        answers = {Column.VALUE.value: answers_cell(c, year, typed)} if c.is_listed else {}
        lines.append(_line(s, year) | typed | answers)
    return pd.DataFrame(lines, columns=[str(column) for column in (*SHOWN, LINK, LAST, OWED, *TYPED)], dtype=str)


def _line(s: Standing, year: int) -> dict[str, str]:
    c, language = s.commitment, reader_language()
    shown: dict[str, str] = {
        Column.CODE.value: c.code,
        Column.NAME.value: c.name.text(language),
        Column.MEASURE.value: measure(c, language),
        LINK: f"/{PAGES['commitment']}?{urlencode(carried_query(code=c.code))}",
        LAST: _last_words(c, year),
        OWED: owed_in_year_words(s, year, language) or "—",
    }
    return shown | _stored_line(c, year)


def _last_words(c: CommitmentView, year: int) -> str:
    """The latest figure of an earlier year, with its year."""
    earlier = (f for f in c.last_versions.values() if f.key.year < year and not f.key.of_span)
    of_record = [f for f in earlier if f.key.method == c.promise.method_of_record(f.key.year)]
    if not of_record:
        return "—"
    last = max(of_record, key=lambda f: f.key.year)
    return f"{last.key.year}: {observation_words(c, last.observation, reader_language(), brief=True)}"


def _stored_line(c: CommitmentView, year: int) -> dict[str, str]:
    """The editable cells of a year's stored figure; of a list of wards all answers are in one."""
    answers = {Column.VALUE.value: answers_cell(c, year, {})} if c.is_listed else {}
    return stored_cells(c.last_of_record(year)) | answers


def stored_cells(existing: FigureView | None) -> dict[str, str]:
    """The editable cells of a stored figure, as they would be typed."""
    cells = {column.value: "" for column in TYPED}
    if existing is None:
        return cells
    stored = columns(existing.content, existing.origin)
    texts = {column.value: str(stored[column] or "") for column in TYPED if column in TEXTS and column in STORED}
    if existing.content.cut_off_on is not None:
        texts[Column.CUT_OFF_ON.value] = date_words(existing.content.cut_off_on, Language.VI)
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


def save_drafts(rows: Rows, commitments: Sequence[CommitmentView], year: int, defaults: SheetDefaults, by: str) -> None:
    """Save the cells that differ from the stored figure as drafts; only changed drafts are written."""
    by_code, stored_drafts = {c.code: c for c in commitments}, _stored_drafts(year, by)
    for cells in rows.to_dict("records"):
        row = {str(column): str(cell) for column, cell in cells.items()}
        c = by_code[row[Column.CODE]]
        method = c.promise.method_of_record(year)
        typed = _typed(row, c, year, defaults)
        draft, left = stored_drafts.get((c.code, method), {}), {*COLUMNS, *ward_keys(c, year)}
        typed |= {name: text for name, text in draft.items() if name not in left}  # of the form of the figure
        if typed != draft and not try_save_draft(c, year, method, typed, by):
            return


def _typed(row: Mapping[str, str], c: CommitmentView, year: int, defaults: SheetDefaults) -> dict[str, str]:
    """What was typed into a row, and with it what was typed once for all rows, which nothing else would keep."""
    before = _stored_line(c, year)
    typed = {column.value: row[column] for column in TYPED if row[column].strip() and row[column] != before[column]}
    if typed and not row[Column.SOURCE].strip():
        typed[Column.SOURCE.value] = defaults.source
    if typed and c.last_of_record(year) is not None and not row[Column.REASON].strip():
        typed[Column.REASON.value] = defaults.reason
    if c.is_listed and (cell := typed.pop(Column.VALUE.value, "")):
        typed |= answers_draft(c, year, cell)
    return {name: text for name, text in typed.items() if text.strip()}


def _stored_drafts(year: int, by: str) -> dict[tuple[str, str], dict[str, str]]:
    """A person's drafts of a year, by commitment and method; the table has the methods of record."""
    return {(draft.commitment, draft.method): draft.typed for draft in drafts(by, year)}


def grid_preview(
    rows: Rows, commitments: Sequence[CommitmentView], year: int, defaults: SheetDefaults, today: date
) -> Preview:
    """The preview of the table, parsed like a sheet; its rows count from 1."""
    columns = (*SHOWN, *TYPED)
    headings = [t(f"import.column.{column}") for column in (*columns, Column.YEAR)]
    lines = [Row(0, tuple(headings))]
    for number, row in enumerate(rows.to_dict("records"), 1):
        lines.append(Row(number, (*(str(row[column]).strip() for column in columns), str(year))))
    return preview([Sheet("", tuple(lines))], commitments, methods(), defaults, today)


def ward_rows(rows: Rows, commitments: Sequence[CommitmentView]) -> list[tuple[CommitmentView, str]]:
    """The lists of wards, each with what stands in its cell."""
    by_code = {c.code: c for c in commitments if c.is_listed}
    return [
        (by_code[code], cell)
        for code, cell in zip(rows[Column.CODE], rows[Column.VALUE], strict=True)
        if code in by_code
    ]
