"""Integrity of accounts and settings: whether people, roles, assignments and settings are as they were journaled.

These tables hold secrets, so they are not journaled row by row. The values that are journaled are put together here
and compared with the stored ones.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

import models as m
from store.database import row_dict
from store.journal import Deed, JsonValue, canonical_json, stored_values
from store.settings import SIGNING_KEY
from views import unit_key

Values: TypeAlias = dict[str, JsonValue]
Rows: TypeAlias = dict[str, Values]  # by key, as JSON

DEEDS_WITH_VALUES: Final = (  # their entries hold the new values
    *(Deed.PERSON_ADDED, Deed.PERSON_CHANGED, Deed.ROLE_CHANGED, Deed.PERSON_CLOSED),
    *(Deed.IDENTITY_LINKED, Deed.ASSIGNED, Deed.SETTING_CHANGED),
)
VALUES_OF_DEEDS: Final[Mapping[str, Values]] = {  # deeds that imply the new values
    Deed.PERSON_REOPENED: {"closed_on": None},
    Deed.SECOND_FACTOR_SET: {"second_factor": True},
    Deed.SECOND_FACTOR_REMOVED: {"second_factor": False},
}
PERSON: Final[Values] = {"name": None, "role": None, "email": None, "closed_on": None, "second_factor": False}


def account_mismatches(connection: Connection) -> Iterator[tuple[str, Values | None, Values | None]]:
    """Each row that differs: its table and key, the journaled values and the stored ones, None where there are none.

    The assignments of sample people are left out.
    """
    codes = connection.scalars(select(m.Person.code).where(m.Person.is_sample))
    samples = {canonical_json({"person": code}) for code in codes}
    for about, read in STORED.items():
        journaled, stored = _journaled(connection, about), read(connection)
        for key in sorted((journaled.keys() | stored.keys()) - samples):
            if journaled.get(key) != stored.get(key):
                yield f"{about} {key}", journaled.get(key), stored.get(key)


def _journaled(connection: Connection, about: str) -> Rows:
    """The rows of a table as the journal leaves them."""
    j = m.Journal
    deeds = (*DEEDS_WITH_VALUES, *VALUES_OF_DEEDS, Deed.IDENTITY_UNLINKED)
    query = select(j.deed, j.key, j.new).where(j.about == about, j.deed.in_(deeds)).order_by(j.seq)
    rows: Rows = defaultdict(lambda: dict(PERSON) if about == "person" else {})
    for deed, key, new in connection.execute(query):
        if deed == Deed.IDENTITY_UNLINKED:
            del rows[key]
        else:
            rows[key] |= VALUES_OF_DEEDS[deed] if deed in VALUES_OF_DEEDS else json.loads(str(new))
    return {key: _compared(about, values) for key, values in rows.items() if any(values.values())}


def _compared(about: str, values: Values) -> Values:
    """The values that are compared with the store; lists are sorted."""
    if about == "person":
        return {name: values[name] for name in PERSON}
    return {name: _sorted(str(value).split()) if about in LISTS else value for name, value in values.items()}


def _sorted(codes: Iterable[str]) -> str:
    return " ".join(sorted(codes))


def _people(connection: Connection) -> Rows:
    table = m.Base.metadata.tables["person"]
    rows = connection.execute(select(table)).mappings()
    stored = [stored_values(table, row_dict(row)) for row in rows]
    people = [row | {"second_factor": row["totp_secret"] is not None} for row in stored]
    return {canonical_json({"code": row["code"]}): {name: row[name] for name in PERSON} for row in people}


def _identities(connection: Connection) -> Rows:
    i = m.Identity
    rows = connection.execute(select(i.issuer, i.subject, i.person))
    return {canonical_json({"issuer": r.issuer, "subject": r.subject}): {"person": r.person} for r in rows}


def _settings(connection: Connection) -> Rows:
    s = m.Setting
    rows = connection.execute(select(s.key, s.value).where(s.key != SIGNING_KEY))
    return {canonical_json({"key": key}): {"value": value} for key, value in rows if value}


def _assignments(connection: Connection) -> Rows:
    a = m.Assignment
    return _listed("commitments", connection.execute(select(a.person, a.commitment)).all())


def _unit_assignments(connection: Connection) -> Rows:
    a = m.UnitAssignment
    rows = connection.execute(select(a.person, a.unit_code, a.unit_from))
    return _listed("units", [(person, unit_key(unit, day)) for person, unit, day in rows])


def _listed(name: str, pairs: Iterable[tuple[str, str]]) -> Rows:
    codes: dict[str, list[str]] = defaultdict(list)
    for person, code in pairs:
        codes[person].append(code)
    return {canonical_json({"person": person}): {name: _sorted(own)} for person, own in codes.items()}


LISTS: Final = ("assignment", "unit_assignment")
STORED: Final[Mapping[str, Callable[[Connection], Rows]]] = {
    "person": _people,
    "identity": _identities,
    "setting": _settings,
    "assignment": _assignments,
    "unit_assignment": _unit_assignments,
}
