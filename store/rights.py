"""Rights: which role may do what. Every write asks the table `RIGHTS` again, inside its own transaction."""

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
    """The rights that roles consist of."""

    READ = "read"  # also figures that nobody has approved
    ENTER = "enter"  # figures of the assigned commitments, and answers to questions about them
    ASK = "ask"  # questions about a commitment
    REVIEW = "review"  # approve figures or send them back
    ADMINISTER = "administer"  # people, settings, the catalogue, closed years
    READ_JOURNAL = "read_journal"
    FREEZE = "freeze"  # the dashboard for a meeting


RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.LEADER: frozenset({Right.READ, Right.ASK}),
    Role.OFFICER: frozenset({Right.READ, Right.ENTER}),
    Role.REVIEWER: frozenset({Right.READ, Right.ASK, Right.REVIEW, Right.READ_JOURNAL, Right.FREEZE}),
    Role.ADMINISTRATOR: frozenset({Right.READ, Right.ASK, Right.ADMINISTER, Right.READ_JOURNAL, Right.FREEZE}),
}
# Of commands in a terminal: whoever can start one on the server can open the store anyway.
RIGHTS_OF_PROGRAM: Final = frozenset({Right.ADMINISTER, Right.FREEZE})

# Built once: every write executes these while others wait.
_ROLE = select(m.Person.role).where(m.Person.code == bindparam("by"), m.Person.closed_on.is_(None))
_ASSIGNMENT = select(m.Assignment.person).where(
    m.Assignment.person == bindparam("by"), m.Assignment.commitment == bindparam("commitment")
)

NEEDED: Final[dict[str, Right]] = {}  # by module and name of the function; filled by `needs`
RECORDED_AS = {  # what has moved since is journaled under the name that it had
    "store.accounts.assignments.assign": "store.accounts.people.assign",
    "store.accounts.invitations.invite": "store.accounts.links.invite",
    "store.accounts.second_factor.use_code": "store.accounts.second_factor.use",
    "store.batches.record_batch": "store.imports.record_batch",
    "store.batches.undo_batch": "store.imports.undo_batch",
    "store.year_closures.close_year": "store.review.close_year",
    "store.year_closures.reopen_year": "store.review.reopen_year",
}


def needs(right: Right) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Decorate a function of the store that needs a right, and calls `require` itself.

    Its refusals for want of a right are journaled, after its own transaction has been rolled back.
    """

    def decorate(write: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        name = f"{write.__module__}.{write.__name__}"
        NEEDED[name] = right

        @wraps(write)
        def journaling(*args: Parameters.args, **options: Parameters.kwargs) -> Result:
            try:
                return write(*args, **options)
            except (Refused, BatchRefused) as error:
                if refusal := _permission_refusal(error):
                    with suppress(Refused):  # where nothing can be written, the first refusal is what counts
                        _journal_refusal(refusal, RECORDED_AS.get(name, name), options["by"], options["now"])
                raise

        return journaling

    return decorate


def _permission_refusal(error: Refused | BatchRefused) -> Refused | None:
    """The first of these refusals that is for want of a right."""
    refusals = [error] if isinstance(error, Refused) else [refusal for _, refusal in error.refusals]
    return next((refusal for refusal in refusals if refusal.code in PERMISSION_REFUSALS), None)


def _journal_refusal(refusal: Refused, function: str, by: object, now: object) -> None:
    """Journal who called which function; of one person, or of all strangers, at most `MOST_REFUSALS` an hour."""
    assert isinstance(by, str)
    assert isinstance(now, datetime)
    j = m.Journal
    with writing() as connection:
        person = connection.scalar(select(m.Person.code).where(m.Person.code == by))
        hour_ago = now - timedelta(hours=1)
        recent = select(j.at).where(j.deed == Deed.REFUSED, j.by == (person or PROGRAM), j.at > hour_ago)
        if len(connection.execute(recent.limit(MOST_REFUSALS)).all()) == MOST_REFUSALS:
            return
        new = {"function": function, "refusal": refusal.code, **refusal.values}
        key = {"code": person} if person else {}
        add_entry(connection, Deed.REFUSED, by=person or PROGRAM, now=now, about="person", key=key, new=new)


def may(reader: PersonView | None, right: Right) -> bool:
    """Whether a reader has the right, so that a screen offers it; None is a stranger, who has none."""
    return reader is not None and right in RIGHTS[reader.role]


def sees_unapproved(reader: PersonView | None) -> bool:
    """Whether a reader also sees figures that nobody has approved; None is a stranger, who does not.

    Every function that reads figures for a screen or a file asks here; nothing else decides it.
    """
    return may(reader, Right.READ)


def require(connection: Connection, by: str, right: Right, commitment: str | None = None) -> None:
    """Raise `Refused` unless a person now has the right and is assigned to `commitment`, if one is named."""
    if by == PROGRAM:
        allowed = RIGHTS_OF_PROGRAM
    else:
        role = connection.scalar(_ROLE, {"by": by})
        allowed = RIGHTS[role] if role is not None else frozenset()
    if right not in allowed:
        raise Refused(RefusalCode.NOT_ALLOWED)
    if commitment is not None and not _is_assigned(connection, by, commitment):
        exists = connection.scalar(select(m.Commitment.code).where(m.Commitment.code == commitment)) is not None
        code = RefusalCode.NOT_ASSIGNED if exists else RefusalCode.UNKNOWN_COMMITMENT
        raise Refused(code, commitment=commitment)


def _is_assigned(connection: Connection, by: str, commitment: str) -> bool:
    return connection.scalar(_ASSIGNMENT, {"by": by, "commitment": commitment}) is not None
