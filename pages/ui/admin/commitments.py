"""The forms of a commitment: a new one as one act, and each part of one that is there."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

import clock
from exchange.record.editing import RowEdit, table_of
from exchange.record.fields import Namer, row_noun
from exchange.record.parsing import row_cells
from models import Kind
from pages.ui.admin.catalogue import CLOSING, NEW, closing_fields
from pages.ui.admin.check_and_save import as_first_shown, check_and_save, current_form
from pages.ui.admin.row_fields import Form, is_editable, row_fields
from pages.ui.language import reader_language, t
from pages.ui.links import commitment_link
from pages.ui.markdown import escape_markdown
from pages.ui.url_state import choice
from progress import TRAITS, expected_by
from store.bulk import table_rows
from store.choices import KEY_SEPARATOR, key_text, row_names, titles
from text import date_words, full_digits

MEASURE = ("measure_vi", "measure_en", "decimals", "direction", "minimum", "maximum")
SPAN = ("span_from", "span_to")
REASON = ("reason", "reason_en")
OF_A_MILESTONE = {"decimals": "0", "direction": "1"}
DONE = {"comparator": ">=", "value": "1"}


def commitments_section() -> None:
    """Choose a commitment or a new one, and what of it."""
    by_code = {title.code: title for title in titles()}
    labels = {NEW: t("admin.new_commitment")} | {
        code: f"{code} · {title.name.text(reader_language())}" for code, title in by_code.items()
    }
    code = choice(
        st.selectbox,
        t("picker.label"),
        list(labels),
        key="row",
        format_func=labels.get,
        filter_mode="contains",
        also=("of",),
    )
    if code == NEW:
        new_commitment()
        return
    parts = {part: t(f"admin.part.{part}") for part in PARTS}
    part = choice(
        st.segmented_control,
        t("admin.part"),
        list(parts),
        key="part",
        default="wording",
        required=True,
        format_func=parts.get,
        label_visibility="collapsed",
        also=("of",),
    )
    kind = Kind(str(table_rows("commitment", code=code)[0]["kind"]))
    PARTS[part](code, kind)
    commitment_link(code)


# ---- a new one


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
    wording = _wording_fields(form, {}, kind, 2, code, is_first=True)
    table_heading("method_of_record")
    method = row_fields(form, "method_of_record", {}, ("first_year", "method"), line=3, fixed=code)
    drafts = [RowEdit("commitment", head), RowEdit("wording", wording), RowEdit("method_of_record", method)]
    table_heading("target")
    drafts += _new_targets(form, head["agreement"], kind, code, len(drafts) + 1)
    if TRAITS[kind].has_units:
        table_heading("commitment_unit")
        drafts += _added_units(unit_picker(form, []), [], code)
    table_heading("responsibility")
    if st.toggle(t("admin.is_answered"), key=f"answered-{form.key}", persist_state="session"):
        line = len(drafts) + 1
        columns = editable_columns("responsibility")
        drafts.append(RowEdit("responsibility", row_fields(form, "responsibility", {}, columns, line=line, fixed=code)))
    check_and_save(form, drafts)


def table_heading(table: str) -> None:
    st.subheader(row_noun(table, reader_language()), anchor=False)


def editable_columns(table: str, but: Sequence[str] = ()) -> list[str]:
    """What a form asks of a row of this table; the commitment is known."""
    names = [column.name for column in table_of(table).columns if is_editable(column)]
    return [name for name in names if name not in ("commitment", *but)]


def _wording_fields(
    form: Form, existing: Mapping[str, str], kind: Kind, line: int, fixed: Mapping[str, str], *, is_first: bool
) -> dict[str, str]:
    """What a commitment says, as far as its kind has it; and when its figures are expected."""
    left_out = [*(REASON if is_first else ()), *(() if TRAITS[kind].is_numeric else MEASURE)]
    left_out += [] if TRAITS[kind].is_rate else SPAN
    fixed_cells = dict(fixed) | ({} if TRAITS[kind].is_numeric else OF_A_MILESTONE)
    needed = [*(SPAN if TRAITS[kind].is_rate else ()), *(() if is_first else ("reason",))]
    columns = editable_columns("wording", left_out)
    typed = row_fields(form, "wording", existing, columns, line=line, fixed=fixed_cells, required=needed)
    _say_expected(typed.get("lag_days", ""))
    return typed


def _say_expected(lag_days: str) -> None:
    year = clock.today().year
    day = expected_by(year, int(lag_days) if lag_days else None)
    st.caption(t("admin.expected_by", year=year, day=date_words(day, reader_language())))


def _new_targets(form: Form, agreement: str, kind: Kind, fixed: Mapping[str, str], line: int) -> list[RowEdit]:
    years = st.multiselect(
        t("admin.target_years"),
        _possible_years(agreement),
        key=f"years-{form.key}",
        help=t("admin.target_years_help"),
        placeholder=t("admin.choose"),
        persist_state="session",
    )
    drafts = []
    for n, year in enumerate(sorted(years)):
        st.markdown(f"**{year}**")
        of_year = dict(fixed) | {"year": str(year)}
        typed = _target_fields(form, {}, line + n, of_year, kind=kind, is_first=True)
        drafts.append(RowEdit("target", typed))
    return drafts


def _possible_years(agreement: str) -> list[int]:
    """The years that something may be owed for: those of the agreement, and to where it looks ahead."""
    agreements = table_rows("agreement", code=agreement)
    if not agreements:
        return list(range(clock.today().year - 5, clock.today().year + 30))
    first, last, horizon = (agreements[0][name] for name in ("first_year", "last_year", "horizon_year"))
    return list(range(int(str(first)), max(int(str(last)), int(str(horizon or last))) + 1))


def _target_fields(
    form: Form, existing: Mapping[str, str], line: int, fixed: Mapping[str, str], *, kind: Kind, is_first: bool
) -> dict[str, str]:
    """What is owed for a year: a milestone is to be done; everything else is compared with a value."""
    left_out = [*(REASON if is_first else ()), *(("is_withdrawn",) if is_first else ())]
    fixed_cells = dict(fixed)
    if not TRAITS[kind].is_numeric:
        left_out += ["comparator", "value", "upper", "tolerance", "tolerance_unit"]
        fixed_cells |= DONE
    columns = editable_columns("target", [*left_out, *fixed])
    needed = () if is_first else ("decision", "decided_on", "reason")
    return row_fields(form, "target", existing, columns, line=line, fixed=fixed_cells, required=needed)


# ---- one that is there


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
    typed = _wording_fields(form, _blank_reason("wording", old), kind, 1, {}, is_first=False)
    check_and_save(form, [RowEdit("wording", typed, old)])


def _blank_reason(table: str, old: Mapping[str, object]) -> dict[str, str]:
    """The cells of a version to begin the next one with: why and by whose decision is said anew."""
    anew = dict.fromkeys((*REASON, "decision", "decided_on"), "")
    return {name: anew.get(name, cell) for name, cell in row_cells(old, table_of(table)).items()}


def _targets(code: str, kind: Kind) -> None:
    _versions(code, "target", "year", partial(_target_fields, kind=kind))


def _methods(code: str, kind: Kind) -> None:
    _versions(code, "method_of_record", "first_year", _method_fields)


def _method_fields(
    form: Form, existing: Mapping[str, str], line: int, fixed: Mapping[str, str], *, is_first: bool
) -> dict[str, str]:
    left_out = [*(REASON if is_first else ()), *fixed]
    columns = editable_columns("method_of_record", left_out)
    needed = () if is_first else ("reason",)
    return row_fields(form, "method_of_record", existing, columns, line=line, fixed=fixed, required=needed)


def _versions(code: str, table: str, year: str, fields: Callable[..., dict[str, str]]) -> None:
    """Choose a year that is there, to make a new version of it, or add another one."""
    latest = {str(row[year]): row for row in table_rows(table, commitment=code)}
    labels = {NEW: t("admin.another_year")} | {y: _version_label(table, row) for y, row in latest.items()}
    chosen = choice(
        st.selectbox, t("admin.which"), list(labels), key="of", format_func=labels.get, filter_mode="contains"
    )
    form = current_form(f"{table}-{code}-{chosen}")
    of_commitment = {"commitment": code}
    if chosen == NEW:
        columns = row_fields(form, table, {}, (year,))
        typed = fields(form, columns, 1, of_commitment | {year: columns[year]}, is_first=True)
        check_and_save(form, [RowEdit(table, typed)])
        return
    old = as_first_shown(form, lambda: latest[chosen])
    st.caption(t("admin.new_version", version=int(str(old["version"])) + 1))
    typed = fields(form, _blank_reason(table, old), 1, of_commitment | {year: chosen}, is_first=False)
    check_and_save(form, [RowEdit(table, typed, old)])


def _version_label(table: str, row: Mapping[str, object]) -> str:
    namer = Namer(reader_language())
    if table == "target":
        comparison = namer.value_words(table, "comparator", row["comparator"])
        return f"{row['year']}: {comparison} {full_digits(float(str(row['value'])), reader_language())}"
    return f"{row['first_year']}: {namer.value_words(table, 'method', row['method'])}"


def _responsibility(code: str, kind: Kind) -> None:
    by_day = {str(row["valid_from"]): row for row in table_rows("responsibility", commitment=code)}
    labels = {NEW: t("admin.another_body")} | {since: _body_label(row) for since, row in by_day.items()}
    chosen = choice(
        st.selectbox, t("admin.which"), list(labels), key="of", format_func=labels.get, filter_mode="contains"
    )
    form = current_form(f"responsibility-{code}-{chosen}")
    old = as_first_shown(form, lambda: by_day[chosen]) if chosen != NEW else None
    existing = row_cells(old, table_of("responsibility")) if old is not None else {}
    columns = editable_columns("responsibility", ("valid_from",) if old is not None else ())
    typed = row_fields(form, "responsibility", existing, columns, fixed={"commitment": code})
    check_and_save(form, [RowEdit("responsibility", typed, old)], ask_why=old is not None)


def _body_label(row: Mapping[str, object]) -> str:
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
    chosen = unit_picker(form, [_unit_key(row) for row in old])
    gone = [RowEdit("commitment_unit", {}, row, removes=True) for row in old if _unit_key(row) not in chosen]
    check_and_save(form, [*_added_units(chosen, old, {"commitment": code}), *gone], ask_why=True)


def unit_picker(form: Form, chosen: Sequence[str], label: str | None = None) -> list[str]:
    """Units by name, place and when they ended; their keys."""
    unit_names = {key: name.text(reader_language()) for key, name in row_names("unit").items()}
    days = {key_text((unit["code"], unit["valid_from"])): unit for unit in table_rows("unit")}

    def unit_label(key: str) -> str:
        until = days[key]["valid_to"]
        over = f", {t('admin.until', day=date_words(str(until), reader_language()))}" if until is not None else ""
        return f"{unit_names[key]} ({days[key][f'place_{reader_language()}']}{over})"

    return list(
        st.multiselect(
            label or t("field.commitment_unit.unit_code"),
            list(unit_names),
            default=[key for key in chosen if key in unit_names],
            format_func=unit_label,
            key=f"units-{form.key}",
            help=escape_markdown(t("field.commitment_unit.unit_code.help")),
            placeholder=t("admin.choose"),
            filter_mode="contains",
            persist_state="session",
        )
    )


def _references(code: str, kind: Kind) -> None:
    """Figures of other places, shown beside the commitment's own and never judged."""
    if not TRAITS[kind].has_measure:
        st.info(t("admin.no_references"), icon=":material/info:")
        return
    by_key = {key_text((row["year"], row["name_vi"])): row for row in table_rows("reference", commitment=code)}
    labels = {NEW: t("admin.another_reference")} | {key: _reference_label(row) for key, row in by_key.items()}
    chosen = choice(
        st.selectbox, t("admin.which"), list(labels), key="of", format_func=labels.get, filter_mode="contains"
    )
    form = current_form(f"reference-{code}-{chosen}")
    old = as_first_shown(form, lambda: by_key[chosen]) if chosen != NEW else None
    st.caption(t("admin.reference_help"))
    if old is not None:
        st.markdown(f"**{escape_markdown(_reference_label(old))}**")
    existing = row_cells(old, table_of("reference")) if old is not None else {}
    columns = editable_columns("reference", but=("year", "name_vi") if old is not None else ())
    typed = row_fields(form, "reference", existing, columns, fixed={"commitment": code})
    is_going = old is not None and st.checkbox(t("admin.take_away"), key=f"goes-{form.key}")
    edit = RowEdit("reference", {} if is_going else typed, old, removes=is_going)
    check_and_save(form, [edit], ask_why=old is not None)


def _reference_label(row: Mapping[str, object]) -> str:
    value = full_digits(float(str(row["value"])), reader_language())
    return f"{row[f'name_{reader_language()}']}, {row['year']}: {value}"


def _unit_key(row: Mapping[str, object]) -> str:
    return key_text((row["unit_code"], row["unit_from"]))


def _added_units(chosen: Sequence[str], old: Sequence[Mapping[str, object]], fixed: Mapping[str, str]) -> list[RowEdit]:
    """A row for each unit that was not there, behind those that were."""
    existing = {_unit_key(row) for row in old}
    last = max((int(str(row["position"])) for row in old), default=0)
    added = [key for key in chosen if key not in existing]
    parts = [(*key.split(KEY_SEPARATOR), str(last + n)) for n, key in enumerate(added, 1)]
    return [
        RowEdit("commitment_unit", {**fixed, "unit_code": unit, "unit_from": day, "position": position})
        for unit, day, position in parts
    ]


PARTS: Mapping[str, Callable[[str, Kind], None]] = {
    "wording": _wording,
    "target": _targets,
    "method_of_record": _methods,
    "responsibility": _responsibility,
    "commitment_unit": _units,
    "reference": _references,
    "commitment": _head,
}
