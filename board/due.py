"""The figures that are due, until when, and whether they have come: what an officer has to do."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from board.closed import parted
from models import ReviewState
from progress.dates import awaited_by
from progress.terms import DataState, JudgedYear
from views import CommitmentView, Standing, StepView

OPEN = (DataState.OVERDUE, DataState.WAITING, DataState.ESTIMATE_ONLY)
BACK = (ReviewState.RETURNED, ReviewState.REOPENED)  # the officer is to mend what stands there
DONE = (DataState.REPORTED, DataState.SUBMITTED, DataState.NOT_AVAILABLE)  # what the officer could do is done
ClosedYears = Mapping[str, Collection[int]]  # by code of the agreement


@dataclass(frozen=True, slots=True)
class Due:
    """One figure that is owed: `year` is the one it is for, `by` the last day on which it is in time.

    `back` is how it came back from review, where that is the last that happened to it. `counted_to` is the partial date
    up to which there is a figure that is not the whole year's.
    """

    commitment: CommitmentView
    year: int
    state: DataState
    by: date
    back: StepView | None = None
    counted_to: str | None = None

    @property
    def is_open(self) -> bool:
        return self.back is not None or self.state in OPEN


def work(standings: Iterable[Standing]) -> list[CommitmentView]:
    """The commitments that figures are entered for now, by code."""
    return sorted((s.commitment for s in _enterable(standings)), key=lambda c: c.code)


def _enterable(standings: Iterable[Standing]) -> list[Standing]:
    return [s for s in parted(standings)[0] if not s.commitment.agreement.is_yardstick]


def dues(standings: Iterable[Standing], today: date, closed: ClosedYears) -> tuple[Due, ...]:
    """The figures still owed, returned ones first, then the overdue; and those of last year that have come.

    Yardsticks are nobody's work, and what is closed, commitment or year, no longer anybody's.
    """
    last = today.year - 1
    listed = [due for due in _owed(standings, closed) if due.is_open or (due.state in DONE and due.year == last)]
    return tuple(sorted(listed, key=lambda due: (not due.is_open, due.back is None, due.by, due.commitment.code)))


def coming(standings: Iterable[Standing], today: date, closed: ClosedYears) -> tuple[Due, ...]:
    """The figures owed now and those that fall due next: the days of a calendar."""
    later = _owed(standings, closed)
    listed = (due for due in later if due.is_open or (due.state is DataState.NOT_DUE and due.year <= today.year + 1))
    return tuple(sorted(listed, key=lambda due: (due.by, due.commitment.code)))


def _owed(standings: Iterable[Standing], closed: ClosedYears) -> Iterable[Due]:
    """All that can be entered, whether it has come or not."""
    for s in _enterable(standings):
        years = closed.get(s.commitment.agreement.code, ())
        yield from (due for due in _of_commitment(s) if due.year not in years)


def _of_commitment(s: Standing) -> Iterable[Due]:
    promise = s.commitment.promise
    years = s.assessment.years
    states = {year: _owed_state(judged, s.assessment.today) for year, judged in years.items()}
    back = _returned(s.commitment)
    for year in sorted(set(states) | set(back)):
        state = states.get(year, DataState.NOT_DUE)
        counted_to = years[year].counted_to if year in years else None
        yield Due(s.commitment, year, state, awaited_by(promise, year), back.get(year), counted_to)


def _owed_state(judged: JudgedYear, today: date) -> DataState:
    """The state of a year's data; an estimate of the running year owes nothing yet."""
    is_early = judged.data is DataState.ESTIMATE_ONLY and judged.year >= today.year
    return DataState.NOT_DUE if is_early else judged.data


def _returned(c: CommitmentView) -> dict[int, StepView]:
    """By year, how a figure came back, or was opened again, that nobody has entered anew since."""
    last = c.last_versions.values()
    return {f.observation.year: f.steps[-1] for f in last if f.observation.review in BACK}
