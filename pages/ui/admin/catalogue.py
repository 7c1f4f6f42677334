"""The forms of the catalogue: one row of a table of documents, pillars, methods, organisations, wards, agreements."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import streamlit as st

from exchange.record.editing import RowEdit, table_of
from exchange.record.fields import Namer, label, listed_rows, row_noun
from exchange.record.parsing import row_cells
from pages.ui.admin.check_and_save import as_first_shown, check_and_save, current_form
from pages.ui.admin.removal import removal
from pages.ui.admin.row_fields import Form, is_editable, row_fields
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.table import table
from pages.ui.url_state import choice
from store.bulk import table_rows
from store.choices import key_text, row_names
from store.data_dictionary import Table
from store.database import RowValues

NEW = ""
CLOSING = ("closed_on", "closed_reason", "closed_reason_en")


def catalogue_section(name: str) -> None:
    """Choose a row or a new one, its form, and the list of all."""
    described = table_of(name)
    labels = {code: f"{row_name.text(reader_language())} ({code})" for code, row_name in row_names(name).items()}
    form, old, existing = chosen_row(name, partial(_row, described), labels, "admin.new")
    _row_form(described, form, old, existing)
    if name == "agreement" and old is not None:
        removal(str(old["code"]))
    row_list(name, listed_rows(name, Namer(reader_language())))


def row_picker(
    new: str, labels: Mapping[str, str], *, key: str = "row", label: str = "admin.which", clears: Sequence[str] = ()
) -> str:
    """A select box of existing rows by key, kept in the address; `new` labels the option NEW."""
    return choice(st.selectbox, t(label), {NEW: new, **labels}, key=key, clears=clears, filter_mode="contains")


def chosen_row(
    table: str,
    row_of: Callable[[str], RowValues],
    labels: Mapping[str, str],
    new: str,
    *,
    key: str = "row",
    of: str = "",
) -> tuple[Form, RowValues | None, dict[str, str]]:
    """Choose a row or a new one; return its form, the row as first shown (None: a new one) and its cells.

    `row_of` is asked when a row is first chosen; `of` names the commitment whose rows these are.
    """
    chosen = row_picker(t(new), labels, key=key)
    form = current_form(f"{table}-{of}-{chosen}")
    old = as_first_shown(form, lambda: row_of(chosen)) if chosen != NEW else None
    return form, old, row_cells(old, table_of(table)) if old is not None else {}


def _row(described: Table, code: str) -> RowValues:
    return next(row for row in table_rows(described.name) if key_text(tuple(row[k] for k in described.key)) == code)


def _row_form(described: Table, form: Form, old: RowValues | None, existing: dict[str, str]) -> None:
    """The form of one row; the key of an existing one is fixed, as everything refers to it."""
    name = described.name
    editable = [c.name for c in described.columns if is_editable(c) and c.name not in CLOSING]
    if old is not None:
        _show_key(described, old)
        editable = [column for column in editable if column not in described.key]
    typed = row_fields(form, name, existing, editable)
    if old is not None and any(c.name == "closed_on" for c in described.columns):
        typed = closing_fields(form, name, typed)
    check_and_save(form, [edit_or_removal(form, name, typed, old)], ask_why=old is not None)


def edit_or_removal(form: Form, table: str, typed: Mapping[str, str], old: RowValues | None) -> RowEdit:
    """The edit of a row, or its removal where that is ticked."""
    if old is not None and st.checkbox(t("admin.take_away"), key=f"goes-{form.key}", help=t("admin.take_away_help")):
        return RowEdit(table, {}, old, removes=True)
    return RowEdit(table, typed, old)


def closing_fields(form: Form, name: str, typed: Mapping[str, str]) -> dict[str, str]:
    """The day and the reason of closing, which replaces deleting."""
    is_closed = bool(typed.get("closed_on"))
    with st.expander(t("admin.closing"), icon=":material/lock:", expanded=is_closed, key=f"closing-{form.key}"):
        st.caption(t("admin.closing_help"))
        return row_fields(form, name, typed, CLOSING)


def _show_key(described: Table, row: RowValues) -> None:
    namer = Namer(reader_language())
    labels = {name: escape_markdown(label(described.name, name, namer.language)) for name in described.key}
    texts = {name: escape_markdown(namer.value_words(described.name, name, row[name])) for name in described.key}
    st.markdown(" · ".join(f"{labels[name]}: **{texts[name]}**" for name in described.key))


def row_list(name: str, rows: Iterable[Mapping[str, str]]) -> None:
    """All rows of a table by their translated headings, folded away."""
    noun = row_noun(name, reader_language())
    cells = [{escape_markdown(field): escape_markdown(cell) for field, cell in row.items()} for row in rows]
    with st.expander(t("admin.list", n=len(cells), what=noun.lower()), icon=":material/list:"):
        if cells:
            table(cells, alt=noun)
