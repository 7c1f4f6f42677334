"""The form of a new commitment: all of its rows as one act."""

from collections.abc import Mapping

import streamlit as st

import clock
from exchange.record.editing import RowEdit
from exchange.record.fields import row_noun
from models import Kind
from pages.ui.admin.catalogue import CLOSING
from pages.ui.admin.check_and_save import check_and_save, current_form
from pages.ui.admin.commitment_fields import (
    added_units,
    editable_columns,
    scales,
    target_fields,
    unit_picker,
    wording_fields,
)
from pages.ui.admin.row_fields import Form, row_fields
from pages.ui.language import reader_language, t
from progress.kinds import TRAITS
from store.bulk import table_rows


def new_commitment() -> None:
    """Head, wording, targets, method of record, units and responsibility: all of them, or nothing."""
    form = current_form("new-commitment")
    st.caption(t("admin.new_commitment_help"))
    table_heading("commitment")
    head = row_fields(form, "commitment", {}, editable_columns("commitment", but=CLOSING), line=1)
    if not head["kind"]:
        st.info(t("admin.kind_first"), icon=":material/info:")
        return
    kind, code = Kind(head["kind"]), {"commitment": head["code"]}
    table_heading("wording")
    wording = wording_fields(form, {}, kind, 2, code, is_first=True)
    table_heading("method_of_record")
    method = row_fields(form, "method_of_record", {}, ("first_year", "method"), line=3, fixed=code)
    edits = [RowEdit("commitment", head), RowEdit("wording", wording), RowEdit("method_of_record", method)]
    table_heading("target")
    edits += _new_targets(form, head["agreement"], kind, wording, code, len(edits) + 1)
    if TRAITS[kind].has_units:
        table_heading("commitment_unit")
        edits += added_units(unit_picker(form, []), [], code)
    table_heading("responsibility")
    if st.toggle(t("admin.is_answered"), key=f"answered-{form.key}", persist_state="session"):
        line = len(edits) + 1
        columns = editable_columns("responsibility")
        edits.append(RowEdit("responsibility", row_fields(form, "responsibility", {}, columns, line=line, fixed=code)))
    check_and_save(form, edits)


def _new_targets(
    form: Form, agreement: str, kind: Kind, wording: Mapping[str, str], fixed: Mapping[str, str], line: int
) -> list[RowEdit]:
    years = st.multiselect(
        t("admin.target_years"),
        _possible_years(agreement),
        key=f"years-{form.key}",
        help=t("admin.target_years_help"),
        placeholder=t("admin.choose"),
        persist_state="session",
    )
    edits = []
    for n, year in enumerate(sorted(years)):
        st.markdown(f"**{year}**")
        of_year = dict(fixed) | {"year": str(year)}
        scale_of = scales(kind, wording)
        typed = target_fields(form, {}, line + n, of_year, kind=kind, is_first=True, scale_of=scale_of)
        edits.append(RowEdit("target", typed))
    return edits


def _possible_years(agreement: str) -> list[int]:
    """Return the years that a target may be for: those of the agreement, up to its horizon."""
    agreements = table_rows("agreement", code=agreement)
    if not agreements:
        return list(range(clock.today().year - 5, clock.today().year + 30))
    first, last, horizon = (agreements[0][name] for name in ("first_year", "last_year", "horizon_year"))
    return list(range(int(str(first)), max(int(str(last)), int(str(horizon or last))) + 1))


def table_heading(table: str) -> None:
    st.subheader(row_noun(table, reader_language()), anchor=False)
