"""What a field may refer to, by name: nobody has to know a code by heart."""

from sqlalchemy import select

import models as m
from store.commitments import titles
from store.database import reading
from views import Bilingual

JOINT = "@"  # between the parts of a key: a unit's code and its first day


def key_text(key: tuple[object, ...]) -> str:
    """A row's key as one text, as choices and addresses carry it."""
    return JOINT.join("" if part is None else str(part) for part in key)


def names(table: str) -> dict[str, Bilingual]:
    """The name of every row of a table that others refer to, by its key; of any other table none."""
    if table == "commitment":
        return {title.code: title.name for title in titles()}
    stored = m.Base.metadata.tables[table]
    titled = [f"{name}_vi" for name in ("name", "title") if f"{name}_vi" in stored.c]
    if not titled or table in ("wording", "reference"):
        return {}
    vi, en = stored.c[titled[0]], stored.c[titled[0].replace("_vi", "_en")]
    order = [stored.c.position] if "position" in stored.c else [*stored.primary_key.columns]
    with reading() as connection:
        query = select(vi, en, *stored.primary_key.columns).order_by(*order)
        return {key_text(tuple(row[2:])): Bilingual(row[0], row[1]) for row in connection.execute(query)}
