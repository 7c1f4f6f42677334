"""Edits of an administrator, without the screens: the cells of a row, checked and stored."""

from collections.abc import Mapping

from exchange.record import editing
from exchange.record.editing import RowEdit, table_of
from exchange.record.parsing import FILLED_IN, row_cells
from store.bulk import table_rows
from store.editing import RowChange
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY, WARD_2, WARD_3

ADMINISTERED = (
    "source",
    "pillar",
    "method",
    "body",
    "unit",
    "succession",
    "agreement",
    "commitment",
    "wording",
    "responsibility",
    "commitment_unit",
    "method_of_record",
    "target",
    "reference",
)
MERGED = "24003@2025-07-01"  # the ward that `follow` makes


def form_columns(table: str) -> list[str]:
    """The columns that the form of a table asks for: all but those that the program fills in."""
    return [column.name for column in table_of(table).columns if column.name not in FILLED_IN]


def stored(table: str, **key: object) -> dict[str, object]:
    """The row of this key; of what has versions the last one."""
    return table_rows(table, **key)[-1]


def changed(table: str, key: Mapping[str, object], **cells: str) -> RowEdit:
    """A row that is there, with other cells."""
    old = stored(table, **key)
    return RowEdit(table, row_cells(old, table_of(table)) | cells, old)


def fresh(table: str, **cells: str) -> RowEdit:
    return RowEdit(table, cells)


def succession(before: str, after: str, extent: str = "whole", on: str = "2025-07-01") -> RowEdit:
    """That one unit went into another; each by its key, code@day."""
    (predecessor, predecessor_from), (successor, successor_from) = before.split("@"), after.split("@")
    key = {"predecessor": predecessor, "predecessor_from": predecessor_from}
    key |= {"successor": successor, "successor_from": successor_from}
    basis = {"basis_vi": "Nghị quyết 1", "basis_en": "Resolution 1", "source": "doc"}
    return fresh("succession", **key, effective=on, extent=extent, **basis)


def save(*drafts: RowEdit, why: str | None = None, by: str = ADMINISTRATOR) -> list[RowChange]:
    return editing.save_edits(drafts, by=by, now=NOW, this_year=TODAY.year, why=why)


def check(*drafts: RowEdit) -> list[RowChange]:
    return editing.check_edits(drafts, by=ADMINISTRATOR, now=NOW, this_year=TODAY.year)


def close(table: str, code: str, on: str = "2026-10-01", reason: str = "Thỏa thuận đã chấm dứt") -> None:
    save(changed(table, {"code": code}, closed_on=on, closed_reason=reason))


def follow(*more: str) -> None:
    """Ward 2 and the commune Tân Lập become one ward on 1 July 2025."""
    was = changed("unit", {"code": "24002"}, valid_to="2025-06-30")
    names = {"name_vi": "Phường Tân Lập", "name_en": "Tân Lập Ward", "place_vi": "x", "place_en": "x", "source": "doc"}
    outside = names | {"name_vi": "Xã Ngoài", "name_en": "Outer Commune", "valid_to": "2025-06-30"}
    save(
        was,
        fresh("unit", code="24003", valid_from="2025-07-01", **names),
        fresh("unit", code="24020", valid_from="2021-01-01", **outside),
        succession(WARD_2, MERGED),
        succession(WARD_3, MERGED),
        *(succession(before, MERGED, extent="part") for before in more),
    )


def new_commitment(code: str = "NEW", kind: str = "level", **cells: str) -> tuple[RowEdit, ...]:
    """A whole commitment with one target: head, wording, method of record, target."""
    measure = {} if kind == "milestone" else {"measure_vi": "%", "measure_en": "%"}
    span = {"span_from": "2024", "span_to": "2028"} if kind == "average_growth" else {}
    names = ("name", "definition", "basis")
    texts = {f"{name}_{language}": f"{name} {language}" for name in names for language in ("vi", "en")}
    wording = texts | measure | span | {"pillar": "society", "decimals": "0", "direction": "1", "source": "doc"} | cells
    owed = {"comparator": ">=", "value": "1" if kind == "milestone" else "80"}
    return (
        fresh("commitment", code=code, agreement="city", kind=kind, position="9"),
        fresh("wording", commitment=code, **wording),
        fresh("method_of_record", commitment=code, first_year="2023", method="gso"),
        fresh("target", commitment=code, year="2028", **owed),
    )
