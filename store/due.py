"""Which figures are owed, until when, and whether they have come: what an officer has to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from progress import DataState, expected_by
from store.people import assigned
from views import CommitmentView, Standing

OPEN = (DataState.OVERDUE, DataState.WAITING)
DONE = (DataState.REPORTED, DataState.SUBMITTED, DataState.NOT_AVAILABLE)  # what the officer could do is done


@dataclass(frozen=True, slots=True)
class Due:
    """One figure that is owed: `year` is the one it is for, `by` the last day on which it is in time."""

    commitment: CommitmentView
    year: int
    state: DataState
    by: date

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def of_officer(standings: Iterable[Standing], code: str) -> tuple[Standing, ...]:
    """What somebody is to enter: the commitments that are assigned to them."""
    mine = assigned(code)
    return tuple(s for s in standings if s.commitment.code in mine)


def dues(standings: Iterable[Standing], today: date) -> tuple[Due, ...]:
    """What is still owed, what is overdue first; and what this year has brought already. No yardsticks."""
    found = [due for s in standings if not s.commitment.agreement.is_yardstick for due in _dues(s, today)]
    return tuple(sorted(found, key=lambda due: (not due.is_open, due.by, due.commitment.code)))


def coming(standings: Iterable[Standing], today: date) -> tuple[Due, ...]:
    """What is owed now and what falls due next: the days of a calendar."""
    later = [due for s in standings if not s.commitment.agreement.is_yardstick for due in _all(s)]
    wanted = (due for due in later if due.is_open or (due.state is DataState.NOT_DUE and due.year <= today.year + 1))
    return tuple(sorted(wanted, key=lambda due: (due.by, due.commitment.code)))


def _dues(s: Standing, today: date) -> Iterable[Due]:
    return (due for due in _all(s) if due.is_open or (due.state in DONE and due.year == today.year - 1))


def _all(s: Standing) -> Iterable[Due]:
    lag = s.commitment.promise.lag_days
    owed = s.assessment.years.items()
    return (Due(s.commitment, year, verdict.data, expected_by(year, lag)) for year, verdict in owed)
