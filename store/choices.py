"""Choices of the fields that refer to other rows: the name of each row by its key."""

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

import models as m
from store.database import reading
from views import Bilingual, TitleView

KEY_SEPARATOR = "@"  # between the parts of a key, such as a unit's code and its first day


def key_text(key: tuple[object, ...]) -> str:
    """The key of a row as one text, as choices and URLs hold it."""
    return KEY_SEPARATOR.join("" if part is None else str(part) for part in key)


def row_names(table: str) -> dict[str, Bilingual]:
    """The names of a table's rows by key; empty for a table whose rows have no name."""
    if table == "commitment":
        return {title.code: title.name for title in titles()}
    if table == "evidence":
        return _evidence()
    stored = m.Base.metadata.tables[table]
    titled = [f"{name}_vi" for name in ("name", "title") if f"{name}_vi" in stored.c]
    if not titled or table in ("wording", "reference"):
        return {}
    vi, en = stored.c[titled[0]], stored.c[titled[0].replace("_vi", "_en")]
    order = [stored.c.position] if "position" in stored.c else [*stored.primary_key.columns]
    with reading() as connection:
        query = select(vi, en, *stored.primary_key.columns).order_by(*order)
        return {key_text(tuple(row[2:])): Bilingual(row[0], row[1]) for row in connection.execute(query)}


def _evidence() -> dict[str, Bilingual]:
    """The name of each file or link, with the commitment and year that it belongs to."""
    e = m.Evidence
    with reading() as connection:
        stored = connection.execute(select(e.id, func.coalesce(e.name, e.url), e.commitment, e.year))
        labels = {row[0]: " · ".join(str(part) for part in row[1:]) for row in stored}
    return {key: Bilingual(label, label) for key, label in labels.items()}


def has_commitments() -> bool:
    """Whether there is any commitment to show."""
    with reading() as connection:
        return bool(connection.scalar(select(exists().select_from(m.Commitment))))


def titles() -> tuple[TitleView, ...]:
    """The titles by which commitments are chosen, in the order of the agreements; much cheaper than their views."""
    w = aliased(m.Wording)
    last = select(func.max(w.version)).where(w.commitment == m.Commitment.code).scalar_subquery()
    query = (
        select(
            m.Commitment.code,
            m.Agreement.place_vi,
            m.Agreement.place_en,
            m.Wording.name_vi,
            m.Wording.name_en,
            m.Commitment.closed_on,
            m.Agreement.closed_on,
        )
        .join(m.Agreement, m.Commitment.agreement == m.Agreement.code)
        .join(m.Wording, (m.Wording.commitment == m.Commitment.code) & (m.Wording.version == last))
        .order_by(m.Agreement.position, m.Commitment.position)
    )
    with reading() as connection:
        return tuple(
            TitleView(r[0], Bilingual(r[1], r[2]), Bilingual(r[3], r[4]), min(filter(None, r[5:]), default=None))
            for r in connection.execute(query)
        )
