"""The list of a table that is administered: what it shows of each row, on the screen and on paper."""

from collections.abc import Mapping

from exchange.record.fields import Namer, label
from store.bulk import table_rows

LISTED = {
    "source": ("code", "title", "publisher", "published_on"),
    "pillar": ("code", "name", "position"),
    "method": ("code", "name"),
    "body": ("code", "name"),
    "unit": ("code", "name", "place", "valid_from", "valid_to"),
    "agreement": ("code", "name", "place", "first_year", "last_year", "closed_on"),
}


def listed_rows(table: str, namer: Namer) -> list[dict[str, str]]:
    """Every row, what is shown of it by its label; as text that nobody has made safe for a page."""
    return [_listed(table, row, namer) for row in table_rows(table)]


def _listed(table: str, row: Mapping[str, object], namer: Namer) -> dict[str, str]:
    found = {}
    for column in LISTED[table]:
        own = column if column in row else f"{column}_{namer.language}"
        found[label(table, own, namer.language)] = namer.value_words(table, own, row[own])
    return found
