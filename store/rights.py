"""Who may do what. The one table of it stands here; every write asks it again, inside its own transaction."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from sqlalchemy import Connection, bindparam, select

import models as m
from models import Role
from store.database import writing
from store.journal import PROGRAM, Deed, add_entry
from store.refusal import BatchRefused, RefusalCode, Refused
from views import PersonView

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
PERMISSION_REFUSALS: Final = frozenset(
    {RefusalCode.NOT_ALLOWED, RefusalCode.NOT_ASSIGNED, RefusalCode.NOT_ASSIGNED_UNIT}
)
MOST_REFUSALS = 20  # of one person that are noted within an hour


class Right(StrEnum):
    """What a role lets somebody do."""

    READ = "read"
    ENTER = "enter"
    ASK = "ask"
    REVIEW = "review"
    ADMINISTER = "administer"
    READ_JOURNAL = "read_journal"
    FREEZE = "freeze"


RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.LEADER: frozenset({Right.READ, Right.ASK}),
    Role.OFFICER: frozenset({Right.READ, Right.ENTER}),
    Role.REVIEWER: frozenset({Right.READ, Right.ASK, Right.REVIEW, Right.READ_JOURNAL, Right.FREEZE}),
    Role.ADMINISTRATOR: frozenset({Right.READ, Right.ASK, Right.ADMINISTER, Right.READ_JOURNAL, Right.FREEZE}),
}
# Whoever can start it on the server can open the store anyway.
RIGHTS_OF_PROGRAM: Final = frozenset({Right.ADMINISTER, Right.FREEZE})

# Put together once: every write asks these while others wait.
_ROLE = select(m.Person.role).where(m.Person.code == bindparam("by"), m.Person.closed_on.is_(None))
_ASSIGNMENT = select(m.Assignment.person).where(
    m.Assignment.person == bindparam("by"), m.Assignment.commitment == bindparam("commitment")
)

NEEDED: Final[dict[str, Right]] = {}  # by module and name of the function: what `needs` was given


def needs(right: Right) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Enter a function of the store in the list of those that need a right; it calls `require` itself.

    Where that refuses, the refusal is noted: the function's own transaction is over then, and has left nothing.
    """

    def listed(write: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        name = f"{write.__module__}.{write.__name__}"
        NEEDED[name] = right

        @wraps(write)
        def noting(*args: Parameters.args, **options: Parameters.kwargs) -> Result:
            try:
                return write(*args, **options)
            except (Refused, BatchRefused) as refused:
                if about := _permission_refusal(refused):
                    with suppress(Refused):  # where nothing can be written, the first refusal is what counts
                        _note_refusal(about, name, options["by"], options["now"])
                raise

        return noting

    return listed


def _permission_refusal(refused: Refused | BatchRefused) -> Refused | None:
    """The first of these refusals that is for want of a right."""
    every = [refused] if isinstance(refused, Refused) else [why for _, why in refused.refusals]
    return next((why for why in every if why.code in PERMISSION_REFUSALS), None)


def _note_refusal(refused: Refused, name: str, by: object, now: object) -> None:
    """Write it down: who, what they called, and about what. Of one person, or of all strangers, only so many an hour:
    nobody can flood the journal."""
    assert isinstance(by, str)
    assert isinstance(now, datetime)
    j = m.Journal
    with writing() as connection:
        person = connection.scalar(select(m.Person.code).where(m.Person.code == by))
        there = select(j.at).where(j.deed == Deed.REFUSED, j.by == (person or PROGRAM), j.at > now - timedelta(hours=1))
        if len(connection.execute(there.limit(MOST_REFUSALS)).all()) == MOST_REFUSALS:
            return
        new = {"function": name, "refusal": refused.code, **refused.values}
        key = {"code": person} if person else {}
        add_entry(connection, Deed.REFUSED, by=person or PROGRAM, now=now, about="person", key=key, new=new)


def may(person: PersonView | None, right: Right) -> bool:
    """Whether a screen should offer it; the store asks again before anything is changed."""
    return person is not None and right in RIGHTS[person.role]


def sees_unapproved(reader: PersonView | None) -> bool:
    """Whether somebody reads what nobody has approved, too; None is a stranger, who sees approved figures only.

    The functions that read figures for a screen or a file ask here; nothing else decides it.
    """
    return may(reader, Right.READ)


def require(connection: Connection, by: str, right: Right, commitment: str | None = None) -> None:
    """Raise `Refused` unless this person, as of now, has the right; to a commitment that is named, by assignment."""
    if by == PROGRAM:
        allowed = RIGHTS_OF_PROGRAM
    else:
        role = connection.scalar(_ROLE, {"by": by})
        allowed = RIGHTS[role] if role is not None else frozenset()
    if right not in allowed:
        raise Refused(RefusalCode.NOT_ALLOWED)
    if commitment is not None and not _is_assigned(connection, by, commitment):
        is_there = connection.scalar(select(m.Commitment.code).where(m.Commitment.code == commitment)) is not None
        code = RefusalCode.NOT_ASSIGNED if is_there else RefusalCode.UNKNOWN_COMMITMENT
        raise Refused(code, commitment=commitment)


def _is_assigned(connection: Connection, by: str, commitment: str) -> bool:
    return connection.scalar(_ASSIGNMENT, {"by": by, "commitment": commitment}) is not None
