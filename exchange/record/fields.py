"""The fields of the record in words: their labels and values, lists of rows, and the differences of two rows."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from store.bulk import table_rows
from store.choices import key_text, row_names
from store.data_dictionary import CellType, Column, Table, tables
from text import ABSENT, Language, date_words, full_digits, has, is_partial_date, number, translate
from wording.labels import WORDS
from wording.work import size_words

DIRECTIONS = {"1": "direction.up", "-1": "direction.down"}
UNCOUNTED = ("version", "recorded_at", "recorded_by", "at", "by")  # filled in by the program, so no change

LISTED = {  # the columns that the list of an administered table shows
    "source": ("code", "title", "publisher", "published_on"),
    "pillar": ("code", "name", "position"),
    "method": ("code", "name"),
    "body": ("code", "name"),
    "unit": ("code", "name", "place", "valid_from", "valid_to"),
    "agreement": ("code", "name", "place", "first_year", "last_year", "closed_on"),
}


@cache
def find_table(table: str) -> Table | None:
    """The description of a table; None for one that is not part of the record."""
    return next((described for described in tables() if described.name == table), None)


def column_of(table: str, column: str) -> Column | None:
    described = find_table(table)
    return next((c for c in described.columns if c.name == column), None) if described else None


def field_key(table: str, column: str, ending: str = "") -> str:
    """The catalogue key of a label, or of another text about a field: its own, or that of all columns of this name."""
    own = f"field.{table}.{column}{ending}"
    return own if has(own) else f"field.{column}{ending}"


def label(table: str, column: str, language: Language) -> str:
    """The label of a field; the name of its column where the catalogues have none."""
    key = field_key(table, column)
    return translate(key, language) if has(key) else column


def explanation(table: str, column: str, language: Language) -> str | None:
    key = field_key(table, column, ".help")
    return translate(key, language) if has(key) else None


def row_noun(table: str, language: Language) -> str:
    """The noun for a row of a table; the table's name where the catalogues have none."""
    key = f"thing.{table}"
    return translate(key, language) if has(key) else table


def option_words(words: type[StrEnum], value: str, language: Language) -> str:
    """The label of a code of a fixed list; unknown codes unchanged."""
    member = words(value) if value in list(words) else None
    label = WORDS.get(words, {}).get(member) if member is not None else None
    if label is not None:
        return label.text(language)
    key = f"{words.__name__.lower()}.{value}"
    return translate(key, language) if has(key) else value


def referenced_table(table: str, column: str) -> str | None:
    """The table that a field refers to by a whole key; None where it refers to none."""
    described = find_table(table)
    references = described.references if described else ()
    return next((r.table for r in references if r.columns == (column,)), None)


def _named_alike(table: str, column: str) -> str | None:
    """The table named like a part of a longer foreign key: the method of an answer, which refers to its figure."""
    is_part = any(column in reference.columns for reference in (find_table(table) or _NOTHING).references)
    return column if is_part and find_table(column) is not None else None


_NOTHING = Table("", (), (), ())


class Namer:
    """Words for values and keys of rows; names of referenced rows are read once for a whole screen or file."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._names = cache(row_names)

    def value_words(self, table: str, column: str, value: object) -> str:
        """The value of a field in words, whether it comes from the store, a file or the journal."""
        if value is None or value == "":
            return ABSENT
        target = referenced_table(table, column) or _named_alike(table, column)
        if target is not None:
            name = self._names(target).get(str(value))
            return name.text(self.language) if name else str(value)
        return self._simple_words(table, column, value)

    def _simple_words(self, table: str, column: str, value: object) -> str:
        described = column_of(table, column)
        if isinstance(value, bool) or (described and described.cell_type is CellType.YES_NO):
            return translate("value.yes" if value in (True, "1") else "value.no", self.language)
        if described and described.codes is not None:
            return option_words(described.codes, str(value), self.language)
        if column == "role" and has(f"role.{value}"):
            return translate(f"role.{value}", self.language)
        if column == "doubts":
            return ", ".join(translate(f"doubt.{doubt}", self.language) for doubt in str(value).split())
        if column == "refusal" and has(f"refusal.short.{value}"):
            return translate(f"refusal.short.{value}", self.language)
        if column == "way" and has(f"account.way.{value}"):
            return translate(f"account.way.{value}", self.language)
        if column == "direction" and str(value) in DIRECTIONS:
            return translate(DIRECTIONS[str(value)], self.language)
        if table == "evidence" and column == "size":
            return size_words(int(str(value)), self.language)
        if table == "unit_assignment" and column == "units":
            return ", ".join(self._unit(key) for key in str(value).split())
        if isinstance(value, float):
            return full_digits(value, self.language)
        is_day = described is not None and described.cell_type in (CellType.DATE, CellType.PARTIAL_DATE)
        return date_words(str(value), self.language) if is_day and is_partial_date(str(value)) else str(value)

    def key_words(self, table: str, key: Mapping[str, object]) -> str:
        """A row's key in words: its name, else its parts, the unit of a list by name."""
        described = find_table(table)
        order = described.key if described else tuple(key)
        values = {name: key[name] for name in order if name in key}
        parts = []
        if "unit_code" in values and "unit_from" in values:
            parts = [self._unit(key_text((values.pop("unit_code"), values.pop("unit_from"))))]
        values = {name: value for name, value in values.items() if name != "of_span" or value}
        code = key_text(tuple(key[name] for name in order if name in key))
        own = self._names(table).get(code) if described else None
        if own is not None:
            name = own.text(self.language)
            return name if table == "evidence" else f"{code} · {name}"  # the id of evidence is random
        return " · ".join([*(self._part(table, name, value) for name, value in values.items()), *parts])

    def _unit(self, key: str) -> str:
        name = self._names("unit").get(key)
        return name.text(self.language) if name else key

    def _part(self, table: str, name: str, value: object) -> str:
        if name == "commitment":
            return str(value)
        if name == "n":
            return f"{label(table, name, self.language).lower()} {value}"
        if name == "version":
            return translate("years.version", self.language, version=number(float(str(value)), 0, self.language))
        if table == "setting":
            catalogue_key = next((key for key in (f"switch.{value}", f"settings.{value}") if has(key)), None)
            return translate(catalogue_key, self.language) if catalogue_key else str(value)
        return self.value_words(table, name, value)


Difference = tuple[str, str | None, str | None]  # the field's label, its value before and after; None: no row


def differences(
    table: str, old: Mapping[str, object] | None, new: Mapping[str, object] | None, namer: Namer
) -> list[Difference]:
    """The fields that changed, in the order of the table; of a new or deleted row all that are not empty."""
    changed = []
    for column in _columns(table, old, new):
        was, now = (None if row is None else row.get(column) for row in (old, new))
        if column in UNCOUNTED or was == now:
            continue
        before = None if old is None else namer.value_words(table, column, was)
        after = None if new is None else namer.value_words(table, column, now)
        if (before, after) not in ((None, ABSENT), (ABSENT, None)):
            changed.append((label(table, column, namer.language), before, after))
    return changed


def _columns(table: str, *rows: Mapping[str, object] | None) -> Iterable[str]:
    described = find_table(table)
    order = [column.name for column in described.columns] if described else []
    present = {name: None for row in rows if row is not None for name in row}
    return [*(name for name in order if name in present), *(name for name in present if name not in order)]


def listed_rows(table: str, namer: Namer) -> list[dict[str, str]]:
    """Every row of a table as the cells of its list, by label; not escaped."""
    return [_listed(table, row, namer) for row in table_rows(table)]


def _listed(table: str, row: Mapping[str, object], namer: Namer) -> dict[str, str]:
    columns = [column if column in row else f"{column}_{namer.language}" for column in LISTED[table]]
    return {label(table, name, namer.language): namer.value_words(table, name, row[name]) for name in columns}
