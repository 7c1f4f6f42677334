"""The board: commitments with what the rule says of them today, or on a day gone by."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from board.selection import Board, Selection, selected
from progress import assess
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
    """One commitment with its assessment, as its reader may see it. KeyError if there is none with this code.

    With `as_of`, as it was known on that day, which is then `today`. Years that are over are judged by the targets
    of their time, or by today's where the reader asks for those.
    """
    found = commitment(code, as_of)
    if found is None:
        raise KeyError(code)
    return _standing(found, as_of.day if as_of else today, sees_unapproved(reader), by_todays_targets)


def standings(today: date, reader: PersonView | None = None, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    """All commitments with their assessments, in the order of the agreements; the same until something is saved.

    Who reads decides what is among them; None is a stranger, for whom there are only approved figures. With `as_of`
    those that were known on that day, which is then `today`.
    """
    return _newest(today, sees_unapproved(reader), as_of)


def complete_standings(today: date) -> tuple[Standing, ...]:
    """The same with every figure, for what the program itself sends to those who enter."""
    return _newest(today, True)


def _newest(today: date, is_whole: bool, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    """Also what was known on a day gone by is read anew after every save: a commitment may be told of otherwise."""
    at = data_version()
    if at is None:
        return _read(today, is_whole, as_of)
    return _kept(at, today, is_whole) if as_of is None else _kept_past(at, as_of, is_whole)


@lru_cache(4)
def _kept(_at: DataVersion, today: date, is_whole: bool) -> tuple[Standing, ...]:
    return _read(today, is_whole)


@lru_cache(4)
def _kept_past(_at: DataVersion, as_of: AsOf, is_whole: bool) -> tuple[Standing, ...]:
    """Apart from today's, which nobody's look into the past shall drive out."""
    return _read(as_of.day, is_whole, as_of)


def _read(today: date, is_whole: bool, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    day = as_of.day if as_of else today
    return tuple(_standing(c, day, is_whole) for c in commitments(as_of))


def of_officer(standings: Iterable[Standing], code: str) -> tuple[Standing, ...]:
    """Those of the commitments that are assigned to an officer."""
    own = assigned(code)
    return tuple(s for s in standings if s.commitment.code in own)


def board(
    selection: Selection, today: date, reader: PersonView | None = None, as_of: AsOf | None = None
) -> Board:
    """Read the commitments, as their reader may see them, and select among them."""
    return selected(standings(today, reader, as_of), selection)


def _standing(found: CommitmentView, today: date, is_whole: bool, by_todays_targets: bool = False) -> Standing:
    seen = found if is_whole else found.only_approved()
    return Standing(seen, assess(seen.promise, seen.observations, today, by_todays_targets=by_todays_targets))
