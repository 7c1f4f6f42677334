"""What an administrator is asked before saving: targets for years in which units of the list are there no longer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from board.units import year_end
from store.bulk import table_rows
from store.choices import key_text
from store.database import RowValues
from store.editing import RowChange


@dataclass(frozen=True, slots=True)
class UnitsGone:
    """The target of a year at whose end these units of its commitment's list are there no longer: key and last day."""

    commitment: str
    year: int
    units: tuple[tuple[str, date], ...]


def units_gone(changes: Sequence[RowChange]) -> list[UnitsGone]:
    """The targets to ask about: those that are set or changed, and those of which more units are listed."""
    concerned = [c.new for c in changes if c.table in ("target", "commitment_unit") and c.new is not None]
    codes = sorted({str(row["commitment"]) for row in concerned})
    return [gone for code in codes for gone in _of_commitment(code, changes)]


def _of_commitment(code: str, changes: Sequence[RowChange]) -> Iterator[UnitsGone]:
    new_targets, new_units = _new_rows("target", code, changes), _new_rows("commitment_unit", code, changes)
    targets = {int(str(row["year"])): row for row in (*table_rows("target", commitment=code), *new_targets)}
    removed = {_unit(c.old) for c in changes if c.table == "commitment_unit" and c.new is None and c.old is not None}
    listed = [_unit(row) for row in (*table_rows("commitment_unit", commitment=code), *new_units)]
    ended, added = _last_days(), {_unit(row) for row in new_units}
    changed_years = {int(str(row["year"])) for row in new_targets}
    for year, target in sorted(targets.items()):
        asked = [unit for unit in listed if unit in ended and (year in changed_years or unit in added)]
        gone = tuple((unit, ended[unit]) for unit in asked if ended[unit] < year_end(year) and unit not in removed)
        if gone and not target["is_withdrawn"]:
            yield UnitsGone(code, year, gone)


def _new_rows(table: str, code: str, changes: Sequence[RowChange]) -> list[RowValues]:
    return [c.new for c in changes if c.table == table and c.new is not None and c.new["commitment"] == code]


def _unit(row: Mapping[str, object]) -> str:
    return key_text((row["unit_code"], row["unit_from"]))


def _last_days() -> dict[str, date]:
    """The last day of every unit that has ended, by its key."""
    rows = ((key_text((row["code"], row["valid_from"])), row["valid_to"]) for row in table_rows("unit"))
    return {key: last_day for key, last_day in rows if isinstance(last_day, date)}
