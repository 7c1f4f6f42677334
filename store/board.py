"""The board: commitments with their assessment by the rule, today or at a point in time."""

import logging
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from board.selection import Board, Selection, selected
from progress.assessment import assess
from progress.terms import Reason
from store.accounts.assignments import assigned
from store.commitments import commitment, commitments
from store.data_version import DataVersion, data_version
from store.rights import sees_unapproved
from views import AsOf, CommitmentView, PersonView, Standing


def standing(
    code: str,
    today: date,
    reader: PersonView | None = None,
    as_of: AsOf | None = None,
    *,
    by_todays_targets: bool = False,
) -> Standing:
    """One commitment with its assessment, as its reader may see it. Raises `KeyError` for an unknown code.

    With `as_of`, as of that day, which is then `today`. Past years are judged by the targets of their time, or
    by today's on request.
    """
    view = commitment(code, as_of)
    if view is None:
        raise KeyError(code)
    return _standing(view, as_of.day if as_of else today, sees_unapproved(reader), by_todays_targets)


def standings(today: date, reader: PersonView | None = None, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    """All commitments with their assessments, in the order of the agreements; cached until something is saved.

    A `reader` of None is a stranger, who sees approved figures only. With `as_of`, as of that day, which is then
    `today`.
    """
    return _cached(today, sees_unapproved(reader), as_of)


def complete_standings(today: date) -> tuple[Standing, ...]:
    """All commitments with every figure, for what the program itself sends to those who enter."""
    return _cached(today, True)


def _cached(today: date, is_whole: bool, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    """A point-in-time read, too, is repeated after every save: a commitment may have been reworded."""
    version = data_version()
    if version is None:
        return _read(today, is_whole, as_of)
    return _today(version, today, is_whole) if as_of is None else _past(version, as_of, is_whole)


@lru_cache(4)
def _today(_version: DataVersion, today: date, is_whole: bool) -> tuple[Standing, ...]:
    return _read(today, is_whole)


@lru_cache(4)
def _past(_version: DataVersion, as_of: AsOf, is_whole: bool) -> tuple[Standing, ...]:
    """Cached apart, so that a look into the past never evicts today's."""
    return _read(as_of.day, is_whole, as_of)


def _read(today: date, is_whole: bool, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    day = as_of.day if as_of else today
    return tuple(_standing(c, day, is_whole) for c in commitments(as_of))


def of_officer(standings: Iterable[Standing], code: str) -> tuple[Standing, ...]:
    """Those of the commitments that are assigned to an officer."""
    own = assigned(code)
    return tuple(s for s in standings if s.commitment.code in own)


def board(selection: Selection, today: date, reader: PersonView | None = None, as_of: AsOf | None = None) -> Board:
    """The commitments as their reader may see them, selected and ordered."""
    return selected(standings(today, reader, as_of), selection)


def _standing(view: CommitmentView, today: date, is_whole: bool, by_todays_targets: bool = False) -> Standing:
    """Judged on `today`; what is closed by then, on the day of its closing: nothing falls due after it."""
    c, closing = view if is_whole else view.only_approved(), view.closed(today)
    day = today if closing is None else closing.on
    assessment = assess(c.promise, c.observations, day, by_todays_targets=by_todays_targets)
    if assessment.working.reason is Reason.NOT_COMPUTABLE:
        logging.getLogger("camket").warning("%s: the rule cannot take its figures or targets", c.code)
    return Standing(c, assessment, closing)
