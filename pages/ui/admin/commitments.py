"""The forms of a commitment: a new one, or one part of an existing one."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

import clock
from exchange.record.editing import RowEdit, table_of
from exchange.record.fields import Namer
from exchange.record.parsing import row_cells
from models import Kind
from pages.ui.admin.catalogue import CLOSING, NEW, chosen_row, closing_fields, row_picker
from pages.ui.admin.check_and_save import as_first_shown, check_and_save, current_form
from pages.ui.admin.commitment_fields import (
    REASON,
    added_units,
    editable_columns,
    method_fields,
    scales,
    target_fields,
    unit_key,
    unit_picker,
    wording_fields,
)
from pages.ui.admin.new_commitment import new_commitment
from pages.ui.admin.row_fields import ScaleOf, row_fields
from pages.ui.commitment_picker import title_labels
from pages.ui.language import reader_language, t
from pages.ui.links import commitment_link
from pages.ui.markdown import escape_markdown
from pages.ui.url_state import choice
from progress.kinds import TRAITS
from store.bulk import table_rows
from store.choices import key_text, titles
from store.database import RowValues
from text import date_words, full_digits


def commitments_section() -> None:
    """Choose a commitment and the part of it to edit, or a new one."""
    labels = title_labels(titles(), clock.today())
    code = row_picker(t("admin.new_commitment"), labels, label="picker.label", clears=("of",))
    if code == NEW:
        new_commitment()
        return
    parts = {part: t(f"admin.part.{part}") for part in PARTS}
    part = choice(
        st.segmented_control,
        t("admin.part"),
        parts,
        key="part",
        default="wording",
        required=True,
        label_visibility="collapsed",
        clears=("of",),
    )
    kind = Kind(str(table_rows("commitment", code=code)[0]["kind"]))
    PARTS[part](code, kind)
    commitment_link(code)


def _head(code: str, kind: Kind) -> None:
    form = current_form(f"head-{code}")
    old = as_first_shown(form, lambda: table_rows("commitment", code=code)[0])
    existing = row_cells(old, table_of("commitment"))
    typed = row_fields(form, "commitment", existing, editable_columns("commitment", but=("code", *CLOSING)))
    typed = closing_fields(form, "commitment", typed)
    check_and_save(form, [RowEdit("commitment", typed, old)], ask_why=True)


def _wording(code: str, kind: Kind) -> None:
    form = current_form(f"wording-{code}")
    old = as_first_shown(form, lambda: table_rows("wording", commitment=code)[-1])
    st.caption(t("admin.new_version", version=int(str(old["version"])) + 1))
    typed = wording_fields(form, _blank_reason("wording", old), kind, 1, {}, is_first=False)
    check_and_save(form, [RowEdit("wording", typed, old)])


def _blank_reason(table: str, old: RowValues) -> dict[str, str]:
    """Return the cells of a version to begin the next one with, its reason and decision left blank."""
    anew = dict.fromkeys((*REASON, "decision", "decided_on"), "")
    return {name: anew.get(name, cell) for name, cell in row_cells(old, table_of(table)).items()}


def _targets(code: str, kind: Kind) -> None:
    _versions(code, "target", "year", partial(target_fields, kind=kind, scale_of=_scales(code, kind)))


def _scales(code: str, kind: Kind) -> ScaleOf:
    """Return what the numbers of a commitment are read by, as its wording is now."""
    return scales(kind, row_cells(table_rows("wording", commitment=code)[-1], table_of("wording")))


def _methods(code: str, kind: Kind) -> None:
    _versions(code, "method_of_record", "first_year", method_fields)


def _versions(code: str, table: str, year: str, fields: Callable[..., dict[str, str]]) -> None:
    """Choose an existing year, for a new version of it, or add another one."""
    latest = {str(row[year]): row for row in table_rows(table, commitment=code)}
    labels = {y: _version_label(table, row) for y, row in latest.items()}
    form, old, _ = chosen_row(table, latest.__getitem__, labels, "admin.another_year", key="of", of=code)
    of_commitment = {"commitment": code}
    if old is None:
        columns = row_fields(form, table, {}, (year,))
        typed = fields(form, columns, 1, of_commitment | {year: columns[year]}, is_first=True)
        check_and_save(form, [RowEdit(table, typed)])
        return
    st.caption(t("admin.new_version", version=int(str(old["version"])) + 1))
    typed = fields(form, _blank_reason(table, old), 1, of_commitment | {year: str(old[year])}, is_first=False)
    check_and_save(form, [RowEdit(table, typed, old)])


def _version_label(table: str, row: RowValues) -> str:
    namer = Namer(reader_language())
    if table == "target":
        comparison = namer.value_words(table, "comparator", row["comparator"])
        return f"{row['year']}: {comparison} {full_digits(float(str(row['value'])), reader_language())}"
    return f"{row['first_year']}: {namer.value_words(table, 'method', row['method'])}"


def _responsibility(code: str, kind: Kind) -> None:
    by_day = {str(row["valid_from"]): row for row in table_rows("responsibility", commitment=code)}
    labels = {since: _body_label(row) for since, row in by_day.items()}
    form, old, existing = chosen_row(
        "responsibility", by_day.__getitem__, labels, "admin.another_body", key="of", of=code
    )
    columns = editable_columns("responsibility", ("valid_from",) if old is not None else ())
    typed = row_fields(form, "responsibility", existing, columns, fixed={"commitment": code})
    check_and_save(form, [RowEdit("responsibility", typed, old)], ask_why=old is not None)


def _body_label(row: RowValues) -> str:
    namer = Namer(reader_language())
    until = t("background.now") if row["valid_to"] is None else date_words(str(row["valid_to"]), reader_language())
    span = t("background.from_to", first=date_words(str(row["valid_from"]), reader_language()), last=until)
    return f"{namer.value_words('responsibility', 'body', row['body'])} ({span})"


def _units(code: str, kind: Kind) -> None:
    if not TRAITS[kind].has_units:
        st.info(t("admin.no_units"), icon=":material/info:")
        return
    form = current_form(f"units-{code}")
    old = as_first_shown(form, lambda: table_rows("commitment_unit", commitment=code))
    chosen = unit_picker(form, [unit_key(row) for row in old])
    gone = [RowEdit("commitment_unit", {}, row, removes=True) for row in old if unit_key(row) not in chosen]
    check_and_save(form, [*added_units(chosen, old, {"commitment": code}), *gone], ask_why=True)


def _references(code: str, kind: Kind) -> None:
    """Figures of other places, shown beside the commitment's own and never judged."""
    if not TRAITS[kind].has_measure:
        st.info(t("admin.no_references"), icon=":material/info:")
        return
    by_key = {key_text((row["year"], row["name_vi"])): row for row in table_rows("reference", commitment=code)}
    labels = {key: _reference_label(row) for key, row in by_key.items()}
    form, old, existing = chosen_row(
        "reference", by_key.__getitem__, labels, "admin.another_reference", key="of", of=code
    )
    st.caption(t("admin.reference_help"))
    if old is not None:
        st.markdown(f"**{escape_markdown(_reference_label(old))}**")
    columns = editable_columns("reference", but=("year", "name_vi") if old is not None else ())
    scale_of = _scales(code, kind)
    typed = row_fields(form, "reference", existing, columns, fixed={"commitment": code}, scale_of=scale_of)
    is_going = old is not None and st.checkbox(t("admin.take_away"), key=f"goes-{form.key}")
    edit = RowEdit("reference", {} if is_going else typed, old, removes=is_going)
    check_and_save(form, [edit], ask_why=old is not None)


def _reference_label(row: RowValues) -> str:
    value = full_digits(float(str(row["value"])), reader_language())
    return f"{row[f'name_{reader_language()}']}, {row['year']}: {value}"


PARTS: Mapping[str, Callable[[str, Kind], None]] = {
    "wording": _wording,
    "target": _targets,
    "method_of_record": _methods,
    "responsibility": _responsibility,
    "commitment_unit": _units,
    "reference": _references,
    "commitment": _head,
}
