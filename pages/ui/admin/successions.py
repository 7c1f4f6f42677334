"""The form of a succession: which unit went into which, wholly or in part, when and by what decision."""

import streamlit as st

from exchange.record.fields import Namer, option_words, row_noun
from models import Extent
from pages.ui.admin.catalogue import chosen_row, edit_or_removal, row_list
from pages.ui.admin.check_and_save import check_and_save
from pages.ui.admin.row_fields import Form, row_fields
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.refusals import field_error
from store.bulk import table_rows
from store.choices import KEY_SEPARATOR, key_text, row_names
from store.database import RowValues
from text import date_words

TABLE = "succession"
KEY = ("predecessor", "predecessor_from", "successor", "successor_from")


def successions_section() -> None:
    """Choose a succession or a new one, its form, and the list of all."""
    units = UnitNames()
    existing = {key_text(tuple(row[k] for k in KEY)): row for row in table_rows(TABLE)}
    labels = {key: units.step(row) for key, row in existing.items()}
    _form(*chosen_row(TABLE, existing.__getitem__, labels, "admin.new"), units)
    row_list(TABLE, [_listed(row, units) for row in existing.values()])


class UnitNames:
    """Units by name, place and the days on which they were in force; read once for a screen."""

    def __init__(self) -> None:
        self.rows = {key_text((row["code"], row["valid_from"])): row for row in table_rows("unit")}
        self.names = {key: name.text(reader_language()) for key, name in row_names("unit").items()}

    def label(self, key: str) -> str:
        row = self.rows[key]
        last = date_words(str(row["valid_to"]), reader_language()) if row["valid_to"] else t("background.now")
        span = t("background.from_to", first=date_words(str(row["valid_from"]), reader_language()), last=last)
        return f"{self.names[key]} ({row['code']}, {row[f'place_{reader_language()}']}, {span})"

    def step(self, row: RowValues) -> str:
        """A succession in one line."""
        before = self.names[key_text((row["predecessor"], row["predecessor_from"]))]
        after = self.names[key_text((row["successor"], row["successor_from"]))]
        day = date_words(str(row["effective"]), reader_language())
        return f"{before} → {after} ({day}, {option_words(Extent, str(row['extent']), reader_language()).lower()})"


def _form(form: Form, old: RowValues | None, existing: dict[str, str], units: UnitNames) -> None:
    """The form of one succession; the two units of an existing one are fixed."""
    if old is None:
        existing |= _unit(form, "predecessor", units) | _unit(form, "successor", units)
    else:
        st.markdown(f"**{escape_markdown(units.step(old))}**")
    fixed = {name: existing.get(name, "") for name in KEY}
    editable = ("effective", "extent", "basis_vi", "basis_en", "source")
    typed = row_fields(form, TABLE, existing, editable, fixed=fixed)
    check_and_save(form, [edit_or_removal(form, TABLE, typed, old)], ask_why=old is not None)


def _unit(form: Form, column: str, units: UnitNames) -> dict[str, str]:
    """Choose one of the two units; return its code and its first day."""
    chosen = st.selectbox(
        t("admin.required", label=t(f"field.succession.{column}")),
        list(units.rows),
        index=None,
        format_func=units.label,
        key=f"{column}-{form.key}",
        help=t(f"field.succession.{column}.help"),
        placeholder=t("admin.choose"),
        filter_mode="contains",
        persist_state="session",
    )
    code, _, day = (chosen or "").partition(KEY_SEPARATOR)
    for name, cell in ((column, code), (f"{column}_from", day)):
        if refusal := form.refusals.get((1, name, cell)):
            field_error(refusal)
    return {column: code, f"{column}_from": day}


def _listed(row: RowValues, units: UnitNames) -> dict[str, str]:
    language, basis = reader_language(), f"basis_{reader_language()}"
    return {
        row_noun(TABLE, language): units.step(row),
        t(f"field.succession.{basis}"): Namer(language).value_words(TABLE, basis, row[basis]),
    }
