"""Whether accounts are as the journal last said: who is who, in which role, with what to enter; and the settings.

These tables stay in their store and are not noted row by row, as no secret belongs into the journal. What it does say
of them is put together here, and held against what is stored.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from sqlalchemy import Connection, select

import models as m
from store.journal import Deed, JsonValue, canonical_json, stored_values
from store.settings import SIGNING_KEY
from views import unit_key

Said: TypeAlias = dict[str, JsonValue]
Things: TypeAlias = dict[str, Said]  # by key, as JSON

SAYING: Final = (  # deeds whose entries say what is now
    *(Deed.PERSON_ADDED, Deed.PERSON_CHANGED, Deed.ROLE_CHANGED, Deed.PERSON_CLOSED),
    *(Deed.IDENTITY_LINKED, Deed.ASSIGNED, Deed.SETTING_CHANGED),
)
MEANING: Final[Mapping[str, Said]] = {  # deeds that say it by themselves
    Deed.PERSON_REOPENED: {"closed_on": None},
    Deed.SECOND_FACTOR_SET: {"second_factor": True},
    Deed.SECOND_FACTOR_REMOVED: {"second_factor": False},
}
OF_PERSON: Final[Said] = {"name": None, "role": None, "email": None, "closed_on": None, "second_factor": False}


def account_mismatches(connection: Connection) -> Iterator[tuple[str, Said | None, Said | None]]:
    """Each thing that is not as it was noted: which, what was noted, what is stored; None: nothing.

    What a sample person enters is nobody's concern.
    """
    codes = connection.scalars(select(m.Person.code).where(m.Person.is_sample))
    samples = {canonical_json({"person": code}) for code in codes}
    for about, read in STORED.items():
        noted, there = _noted(connection, about), read(connection)
        for key in sorted((noted.keys() | there.keys()) - samples):
            if noted.get(key) != there.get(key):
                yield f"{about} {key}", noted.get(key), there.get(key)


def _noted(connection: Connection, about: str) -> Things:
    """All things of a kind as the journal leaves them."""
    j = m.Journal
    deeds = (*SAYING, *MEANING, Deed.IDENTITY_UNLINKED)
    query = select(j.deed, j.key, j.new).where(j.about == about, j.deed.in_(deeds)).order_by(j.seq)
    found: Things = defaultdict(lambda: dict(OF_PERSON) if about == "person" else {})
    for deed, key, new in connection.execute(query):
        if deed == Deed.IDENTITY_UNLINKED:
            del found[key]
        else:
            found[key] |= MEANING[deed] if deed in MEANING else json.loads(str(new))
    return {key: _counting(about, said) for key, said in found.items() if any(said.values())}


def _counting(about: str, said: Said) -> Said:
    """What of it is held against the store; lists in one order."""
    if about == "person":
        return {name: said[name] for name in OF_PERSON}
    return {name: _in_order(str(value).split()) if about in LISTS else value for name, value in said.items()}


def _in_order(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _people(connection: Connection) -> Things:
    table = m.Base.metadata.tables["person"]
    rows = connection.execute(select(table)).mappings()
    whole = [stored_values(table, {str(name): value for name, value in row.items()}) for row in rows]
    said = [row | {"second_factor": row["totp_secret"] is not None} for row in whole]
    return {canonical_json({"code": row["code"]}): {name: row[name] for name in OF_PERSON} for row in said}


def _identities(connection: Connection) -> Things:
    i = m.Identity
    rows = connection.execute(select(i.issuer, i.subject, i.person))
    return {canonical_json({"issuer": r.issuer, "subject": r.subject}): {"person": r.person} for r in rows}


def _settings(connection: Connection) -> Things:
    s = m.Setting
    rows = connection.execute(select(s.key, s.value).where(s.key != SIGNING_KEY))
    return {canonical_json({"key": key}): {"value": value} for key, value in rows if value}


def _assignments(connection: Connection) -> Things:
    a = m.Assignment
    return _listed("commitments", connection.execute(select(a.person, a.commitment)).all())


def _unit_assignments(connection: Connection) -> Things:
    a = m.UnitAssignment
    rows = connection.execute(select(a.person, a.unit_code, a.unit_from))
    return _listed("units", [(person, unit_key(unit, day)) for person, unit, day in rows])


def _listed(name: str, pairs: Iterable[tuple[str, str]]) -> Things:
    found: dict[str, list[str]] = defaultdict(list)
    for person, one in pairs:
        found[person].append(one)
    return {canonical_json({"person": person}): {name: _in_order(every)} for person, every in found.items()}


LISTS: Final = ("assignment", "unit_assignment")
STORED: Final[Mapping[str, Callable[[Connection], Things]]] = {
    "person": _people,
    "identity": _identities,
    "setting": _settings,
    "assignment": _assignments,
    "unit_assignment": _unit_assignments,
}
