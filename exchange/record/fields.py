"""A row of the record in words: what its fields are called, what stands in them, and what a change changes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from store.choices import key_text, row_names
from store.data_dictionary import CellType, Column, Table, tables
from text import ABSENT, Language, date_words, full_digits, has, is_partial_date, number, translate
from wording.amounts import size_words
from wording.labels import WORDS

DIRECTIONS = {"1": "direction.up", "-1": "direction.down"}
UNCOUNTED = ("version", "recorded_at", "recorded_by", "at", "by")  # what the program fills in is no change


@cache
def find_table(table: str) -> Table | None:
    """What is known of a table; None for one that is no part of the record."""
    return next((found for found in tables() if found.name == table), None)


def column_of(table: str, column: str) -> Column | None:
    found = find_table(table)
    return next((c for c in found.columns if c.name == column), None) if found else None


def label_key(table: str, column: str) -> str:
    """The key of a field's name: its own, or what columns of this name are called everywhere."""
    own = f"field.{table}.{column}"
    return own if has(own) else f"field.{column}"


def help_key(table: str, column: str) -> str:
    """The key of what explains a field."""
    own = f"field.{table}.{column}.help"
    return own if has(own) else f"field.{column}.help"


def label(table: str, column: str, language: Language) -> str:
    """What a field is called; by the name of its column where nothing is known of it."""
    key = label_key(table, column)
    return translate(key, language) if has(key) else column


def explanation(table: str, column: str, language: Language) -> str | None:
    key = help_key(table, column)
    return translate(key, language) if has(key) else None


def row_noun(table: str, language: Language) -> str:
    """What a table's rows are."""
    key = f"thing.{table}"
    return translate(key, language) if has(key) else table


def option_words(words: type[StrEnum], value: str, language: Language) -> str:
    """A fixed word as it is read."""
    member = words(value) if value in list(words) else None
    found = WORDS.get(words, {}).get(member) if member is not None else None
    if found is not None:
        return found.text(language)
    key = f"{words.__name__.lower()}.{value}"
    return translate(key, language) if has(key) else value


def referenced_table(table: str, column: str) -> str | None:
    """The table whose rows a field names by their whole key; None where it names none."""
    found = find_table(table)
    references = found.references if found else ()
    return next((r.table for r in references if r.ours == (column,)), None)


def _named_alike(table: str, column: str) -> str | None:
    """The table that a part of a longer key names: the method of an answer, which refers to its figure as a whole."""
    is_part = any(column in reference.ours for reference in (find_table(table) or _NOTHING).references)
    return column if is_part and find_table(column) is not None else None


_NOTHING = Table("", (), (), ())


class Namer:
    """Names of what is referred to, read once for a whole screen or file."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._names = cache(row_names)

    def value_words(self, table: str, column: str, value: object) -> str:
        """What stands in a field, whether it comes from the store, from a file or from the journal."""
        if value is None or value == "":
            return ABSENT
        target = referenced_table(table, column) or _named_alike(table, column)
        if target is not None:
            found = self._names(target).get(str(value))
            return found.text(self.language) if found else str(value)
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
        """Which row: its parts by name, the unit of a list by its own."""
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
            said = own.text(self.language)
            return said if table == "evidence" else f"{code} · {said}"  # a random id says nothing
        return " · ".join([*(self._part(table, name, value) for name, value in values.items()), *parts])

    def _unit(self, key: str) -> str:
        found = self._names("unit").get(key)
        return found.text(self.language) if found else key

    def _part(self, table: str, name: str, value: object) -> str:
        if name == "commitment":
            return str(value)
        if name == "n":
            return f"{label(table, name, self.language).lower()} {value}"
        if name == "version":
            return translate("years.version", self.language, version=number(float(str(value)), 0, self.language))
        if table == "setting":
            known = next((key for key in (f"switch.{value}", f"settings.{value}") if has(key)), None)
            return translate(known, self.language) if known else str(value)
        return self.value_words(table, name, value)


Difference = tuple[str, str | None, str | None]  # the field's name, what it said, what it says; None: nothing was there


def differences(
    table: str, old: Mapping[str, object] | None, new: Mapping[str, object] | None, namer: Namer
) -> list[Difference]:
    """What changed, field by field in the order of the table; of what is new or gone, all that it says."""
    found = []
    for column in _columns(table, old, new):
        was, now = (None if row is None else row.get(column) for row in (old, new))
        if column in UNCOUNTED or was == now:
            continue
        before = None if old is None else namer.value_words(table, column, was)
        after = None if new is None else namer.value_words(table, column, now)
        if (before, after) not in ((None, ABSENT), (ABSENT, None)):
            found.append((label(table, column, namer.language), before, after))
    return found


def _columns(table: str, *rows: Mapping[str, object] | None) -> Iterable[str]:
    described = find_table(table)
    order = [column.name for column in described.columns] if described else []
    said = {name: None for row in rows if row is not None for name in row}
    return [*(name for name in order if name in said), *(name for name in said if name not in order)]
