"""The fields of a commitment's rows, as far as its kind has them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

import clock
from exchange.record.editing import RowEdit, table_of
from models import Kind, ToleranceUnit
from pages.ui.admin.row_fields import FINEST, Form, ScaleOf, is_editable, row_fields
from pages.ui.fields import segments
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from progress.dates import expected_by
from progress.kinds import TRAITS
from store.bulk import table_rows
from store.choices import KEY_SEPARATOR, key_text, row_names
from text import Scale, date_words
from views import PathKind
from wording.labels import PATH

MEASURE = ("measure_vi", "measure_en", "decimals", "direction", "minimum", "maximum")
SPAN = ("span_from", "span_to")
STEPS = ("steps_reason", "steps_reason_en")
REASON = ("reason", "reason_en")
OF_A_MILESTONE = {"decimals": "0", "direction": "1"}
DONE = {"comparator": ">=", "value": "1"}


def editable_columns(table: str, but: Sequence[str] = ()) -> list[str]:
    """Return the columns that a form asks for, without the commitment itself."""
    names = [column.name for column in table_of(table).columns if is_editable(column)]
    return [name for name in names if name not in ("commitment", *but)]


def wording_fields(
    form: Form, existing: Mapping[str, str], kind: Kind, line: int, fixed: Mapping[str, str], *, is_first: bool
) -> dict[str, str]:
    """The wording of a commitment, as far as its kind has it, and when its figures are expected."""
    left_out = [*(REASON if is_first else ()), *(() if TRAITS[kind].is_numeric else MEASURE)]
    left_out += [*STEPS, *(() if TRAITS[kind].is_rate else SPAN)]
    fixed_cells = dict(fixed) | ({} if TRAITS[kind].is_numeric else OF_A_MILESTONE)
    needed = [*(SPAN if TRAITS[kind].is_rate else ()), *(() if is_first else ("reason",))]
    columns = editable_columns("wording", left_out)
    before, after = columns[: columns.index("lag_days")], columns[columns.index("lag_days") :]
    scale_of = scales(kind)
    typed = row_fields(
        form, "wording", existing, before, line=line, fixed=fixed_cells, required=needed, scale_of=scale_of
    )
    typed |= _path_fields(form, typed, line) if TRAITS[kind].has_path else dict.fromkeys(STEPS, "")
    typed = row_fields(form, "wording", typed, after, line=line, required=needed)
    _say_expected(typed.get("lag_days", ""))
    return typed


def _path_fields(form: Form, existing: Mapping[str, str], line: int) -> dict[str, str]:
    """How the path runs, and the reason that one in steps needs."""
    before = PathKind.STEPS if existing.get("steps_reason") else PathKind.STRAIGHT
    labels = {path: label.text(reader_language()) for path, label in PATH.items()}
    key = f"path-wording-{line}-{form.key}"
    path = segments(t("admin.path"), labels, before, key=key, help=t("admin.path_help"), persist_state="session")
    if path is PathKind.STRAIGHT:
        return dict(existing) | dict.fromkeys(STEPS, "")
    typed = row_fields(form, "wording", existing, STEPS, line=line, required=("steps_reason",))
    if not typed["steps_reason"]:
        form.faults.append(t("admin.steps_reason_missing"))
    return typed


def _say_expected(lag_days: str) -> None:
    year = clock.today().year
    day = expected_by(year, int(lag_days) if lag_days else None)
    st.caption(t("admin.expected_by", year=year, day=date_words(day, reader_language())))


def scales(kind: Kind, wording: Mapping[str, str] | None = None) -> ScaleOf:
    """What the numbers of a commitment are read by: its `wording`, or the cells of that row while it is typed."""

    def scale_of(column: str, cells: Mapping[str, str]) -> Scale:
        measure = cells if wording is None else wording
        decimals = int(measure.get("decimals") or FINEST)
        unit = Scale(decimals, unit_vi=measure.get("measure_vi", ""), unit_en=measure.get("measure_en", ""))
        match column:
            case "minimum" | "maximum":
                return unit
            case "largest_change":
                return replace(unit, minimum=0)
            case "tolerance" if cells.get("tolerance_unit") == ToleranceUnit.PERCENT:
                return Scale(FINEST, 0, unit_vi="%", unit_en="%")
            case "tolerance":
                return replace(unit, minimum=0, takes_fractions=True)
        low, high = (float(cell) if (cell := measure.get(name)) else None for name in ("minimum", "maximum"))
        return replace(unit, minimum=low, maximum=high, takes_fractions=TRAITS[kind].is_share)

    return scale_of


def target_fields(
    form: Form,
    existing: Mapping[str, str],
    line: int,
    fixed: Mapping[str, str],
    *,
    kind: Kind,
    is_first: bool,
    scale_of: ScaleOf,
) -> dict[str, str]:
    """The target of a year: a milestone is to be done; everything else is compared with a value.

    What a tolerance is counted in comes before it: its number is read by that.
    """
    left_out = [*(REASON if is_first else ()), *(("is_withdrawn",) if is_first else ())]
    fixed_cells = dict(fixed)
    if not TRAITS[kind].is_numeric:
        left_out += ["comparator", "value", "upper", "tolerance", "tolerance_unit"]
        fixed_cells |= DONE
    columns = editable_columns("target", [*left_out, *fixed])
    if "tolerance" in columns:
        columns.remove("tolerance_unit")
        columns.insert(columns.index("tolerance"), "tolerance_unit")
    needed = () if is_first else ("decision", "decided_on", "reason")
    return row_fields(
        form, "target", existing, columns, line=line, fixed=fixed_cells, required=needed, scale_of=scale_of
    )


def method_fields(
    form: Form, existing: Mapping[str, str], line: int, fixed: Mapping[str, str], *, is_first: bool
) -> dict[str, str]:
    left_out = [*(REASON if is_first else ()), *fixed]
    columns = editable_columns("method_of_record", left_out)
    needed = () if is_first else ("reason",)
    return row_fields(form, "method_of_record", existing, columns, line=line, fixed=fixed, required=needed)


def unit_picker(form: Form, chosen: Sequence[str], label: str | None = None) -> list[str]:
    """Choose units by name, place and when they ended; return their keys."""
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


def unit_key(row: Mapping[str, object]) -> str:
    return key_text((row["unit_code"], row["unit_from"]))


def added_units(chosen: Sequence[str], old: Sequence[Mapping[str, object]], fixed: Mapping[str, str]) -> list[RowEdit]:
    """Return a row for each unit that is new, placed behind the existing ones."""
    existing = {unit_key(row) for row in old}
    last = max((int(str(row["position"])) for row in old), default=0)
    added = [key for key in chosen if key not in existing]
    parts = [(*key.split(KEY_SEPARATOR), str(last + n)) for n, key in enumerate(added, 1)]
    return [
        RowEdit("commitment_unit", {**fixed, "unit_code": unit, "unit_from": day, "position": position})
        for unit, day, position in parts
    ]
