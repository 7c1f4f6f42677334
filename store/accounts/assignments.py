"""Assignments: which commitments an officer enters figures for, and for which units of their lists."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

import models as m
from models import Role
from progress.units import divisions
from store.accounts.people import existing_person
from store.database import reading, writing
from store.journal import Deed, add_entry
from store.refusal import RefusalCode, Refused
from store.rights import Right, may, needs, require
from store.units import stored_successions
from views import PersonView, unit_key

_OWN_UNITS = select(m.UnitAssignment.unit_code, m.UnitAssignment.unit_from).where(
    m.UnitAssignment.person == bindparam("by")
)


@needs(Right.ADMINISTER)
def assign(
    code: str,
    commitments: Iterable[str] | None = None,
    units: Iterable[tuple[str, date]] | None = None,
    *,
    now: datetime,
    by: str,
) -> None:
    """Assign commitments to an officer, and units of their lists by code and first day.

    None leaves them as they are; no units at all mean all units. Raises `Refused`.
    """
    with writing() as connection:
        require(connection, by, Right.ADMINISTER)
        existing_person(connection, code)
        if commitments is not None:
            _assign_commitments(connection, code, set(commitments), now, by)
        if units is not None:
            _assign_units(connection, code, dict.fromkeys(units), now, by)


def unassign(connection: Connection, commitments: Collection[str], now: datetime, by: str) -> None:
    """Take commitments from everybody who enters them."""
    a = m.Assignment
    of_person: dict[str, set[str]] = defaultdict(set)
    for person, commitment in connection.execute(select(a.person, a.commitment)):
        of_person[person].add(commitment)
    for person, codes in of_person.items():
        if codes & set(commitments):
            _assign_commitments(connection, person, codes - set(commitments), now, by)


def _assign_commitments(connection: Connection, code: str, chosen: set[str], now: datetime, by: str) -> None:
    existing = set(connection.scalars(select(m.Commitment.code)))
    if unknown := sorted(chosen - existing):
        raise Refused(RefusalCode.UNKNOWN_COMMITMENT, commitment=unknown[0])
    a = m.Assignment
    before = set(connection.scalars(select(a.commitment).where(a.person == code)))
    connection.execute(delete(a).where(a.person == code, a.commitment.in_(before - chosen)))
    if rows := [{"person": code, "commitment": commitment} for commitment in sorted(chosen - before)]:
        connection.execute(insert(a), rows)
    was, is_now = ({"commitments": " ".join(sorted(codes))} for codes in (before, chosen))
    _journal(connection, "assignment", code, was, is_now, now, by)


def _assign_units(
    connection: Connection, code: str, chosen: Iterable[tuple[str, date]], now: datetime, by: str
) -> None:
    u, a = m.Unit, m.UnitAssignment
    existing = {(unit, day) for unit, day in connection.execute(select(u.code, u.valid_from))}
    if unknown := [unit for unit in chosen if unit not in existing]:
        raise Refused(RefusalCode.UNKNOWN_UNIT, unit=unit_key(*unknown[0]))
    was = {"units": " ".join(_units(connection, code))}
    connection.execute(delete(a).where(a.person == code))
    if rows := [{"person": code, "unit_code": unit, "unit_from": day} for unit, day in chosen]:
        connection.execute(insert(a), rows)
    _journal(connection, "unit_assignment", code, was, {"units": " ".join(_units(connection, code))}, now, by)


def _journal(
    connection: Connection, about: str, code: str, was: dict[str, str], is_now: dict[str, str], now: datetime, by: str
) -> None:
    if was != is_now:
        add_entry(connection, Deed.ASSIGNED, by=by, now=now, about=about, key={"person": code}, old=was, new=is_now)


def assigned(code: str) -> frozenset[str]:
    """The commitments that an officer enters figures for."""
    a = m.Assignment
    with reading() as connection:
        return frozenset(connection.scalars(select(a.commitment).where(a.person == code)))


def officers(commitment: str) -> tuple[str, ...]:
    """The user names of the officers who enter a commitment's figures and answer questions about it."""
    p, a = m.Person, m.Assignment
    query = select(p.code).join(a, a.person == p.code).where(a.commitment == commitment, p.closed_on.is_(None))
    with reading() as connection:
        return tuple(connection.scalars(query.where(p.role == Role.OFFICER).order_by(p.code)))


def enters(reader: PersonView | None, commitment: str) -> bool:
    """Whether a reader may enter figures of a commitment and their evidence, so that a screen offers it."""
    return reader is not None and may(reader, Right.ENTER) and commitment in assigned(reader.code)


def assigned_units(code: str) -> frozenset[str]:
    """The units that an officer answers for, by their keys; empty: all."""
    with reading() as connection:
        return frozenset(_units(connection, code))


def answered_units(code: str) -> frozenset[str]:
    """The same with the units into which each was merged wholly: all that the store accepts from the officer."""
    with reading() as connection:
        return units_answered_for(connection, code)


def divided_units(code: str) -> frozenset[str]:
    """Assigned units that were divided later: an administrator must assign their successors."""
    with reading() as connection:
        successions = stored_successions(connection)
        return frozenset(unit for unit in _units(connection, code) if divisions(unit, successions, date.max))


def require_units(connection: Connection, by: str, units: set[str]) -> None:
    """Raise `Refused` where the officer answers for certain units only, and one of these is not among them."""
    own = units_answered_for(connection, by)
    if own and (others := sorted(units - own)):
        raise Refused(RefusalCode.NOT_ASSIGNED_UNIT, unit=others[0])


def units_answered_for(connection: Connection, by: str) -> frozenset[str]:
    """The keys of the units that an officer answers for, and of those into which each was merged wholly; empty: all.

    Of a unit that was divided, an administrator decides who answers for which part.
    """
    own = [unit_key(code, day) for code, day in connection.execute(_OWN_UNITS, {"by": by})]
    if not own:
        return frozenset()
    successions = stored_successions(connection)
    return frozenset(step for unit in own for step in successions.lineage(unit, date.max))


def _units(connection: Connection, code: str) -> list[str]:
    a = m.UnitAssignment
    rows = connection.execute(select(a.unit_code, a.unit_from).where(a.person == code).order_by(a.unit_code))
    return [unit_key(unit, day) for unit, day in rows]
