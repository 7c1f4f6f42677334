"""The review of figures: who may take which step after which.

A figure row exists from its submission on. Its steps are append-only; the last one is its state.
Only an approved figure counts, and while it is approved it is locked: nobody enters a new version.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import pairwise
from typing import Final

from sqlalchemy import Connection, bindparam, select

import models as m
from models import ReviewState
from store.database import RowValues, writing
from store.journal import Deed, insert_with_entries
from store.refusal import RefusalCode, Refused, required_text
from store.rights import Right, needs, require
from store.year_closures import refuse_closed_year
from views import FigureKey
from views.figures import KEY

SEED = "seed"
BEFORE_REVIEW = "before review existed"  # by whom older figures are approved
# Which step may follow on which; None is a figure that is being entered. Nothing else can be written.
TRANSITIONS: Final[Mapping[ReviewState | None, frozenset[ReviewState]]] = {
    None: frozenset({ReviewState.SUBMITTED}),
    ReviewState.SUBMITTED: frozenset({ReviewState.APPROVED, ReviewState.RETURNED, ReviewState.RECALLED}),
    ReviewState.APPROVED: frozenset({ReviewState.REOPENED, ReviewState.REOPENING_ASKED}),
    ReviewState.REOPENING_ASKED: frozenset({ReviewState.REOPENED, ReviewState.APPROVED}),
    ReviewState.REOPENED: frozenset({ReviewState.APPROVED}),
    ReviewState.RETURNED: frozenset(),
    ReviewState.RECALLED: frozenset(),
}
ARRIVING: Final = frozenset({ReviewState.SUBMITTED, ReviewState.APPROVED})  # with which a loaded history may begin

# Put together once, with the values left open: that takes longer than to ask the database, and others wait meanwhile.
_LAST_STEP = (
    select(m.ReviewStep.n, m.ReviewStep.state)
    .where(*(getattr(m.ReviewStep, name) == bindparam(name) for name in KEY))
    .order_by(m.ReviewStep.n.desc())
    .limit(1)
)


@needs(Right.REVIEW)
def approve(figures: Sequence[FigureKey], *, now: datetime, by: str) -> None:
    """Approve all of these figures, or none. Raises `Refused`, naming the first that cannot be."""
    _step_all(figures, ReviewState.APPROVED, now, by, None)


@needs(Right.REVIEW)
def send_back(figures: Sequence[FigureKey], reason: str, *, now: datetime, by: str) -> None:
    """Return all of these figures to whoever entered them, or none. Raises `Refused`."""
    why = required_text(reason, RefusalCode.RETURN_REASON_MISSING)
    _step_all(figures, ReviewState.RETURNED, now, by, why)


@needs(Right.ENTER)
def recall(figures: Sequence[FigureKey], *, now: datetime, by: str) -> None:
    """Take back one's own figures while nobody has acted on them, all or none. Raises `Refused`."""
    with writing() as connection:
        for figure in figures:
            recall_figure(connection, figure, None, now=now, by=by)


def recall_figure(connection: Connection, figure: FigureKey, why: str | None, *, now: datetime, by: str) -> None:
    """The same for one figure, as a part of something larger that is being written. Raises `Refused`."""
    require(connection, by, Right.ENTER, figure.commitment)
    refuse_closed_year(connection, figure.commitment, figure.year)
    if _author(connection, figure) != by:
        raise Refused(RefusalCode.NOT_AUTHOR, commitment=figure.commitment, year=figure.year)
    _step(connection, figure, ReviewState.RECALLED, now, by, why)


@needs(Right.ENTER)
def ask_reopening(figure: FigureKey, reason: str, *, now: datetime, by: str) -> None:
    """Ask the reviewers to open an approved figure again; it stays approved until one does. Raises `Refused`."""
    why = required_text(reason, RefusalCode.REOPEN_REASON_MISSING)
    with writing() as connection:
        require(connection, by, Right.ENTER, figure.commitment)
        refuse_closed_year(connection, figure.commitment, figure.year)
        _step(connection, figure, ReviewState.REOPENING_ASKED, now, by, why)


@needs(Right.REVIEW)
def keep_approved(figure: FigureKey, reason: str, *, now: datetime, by: str) -> None:
    """Decline the request to open a figure again. Raises `Refused`."""
    why = required_text(reason, RefusalCode.RETURN_REASON_MISSING)
    with writing() as connection:
        _refuse_review(connection, figure, by)
        if _last_step(connection, figure)[1] is not ReviewState.REOPENING_ASKED:
            raise Refused(RefusalCode.STEP_NOT_POSSIBLE, commitment=figure.commitment, year=figure.year)
        _step(connection, figure, ReviewState.APPROVED, now, by, why)


@needs(Right.REVIEW)
def reopen(figure: FigureKey, reason: str, *, now: datetime, by: str) -> None:
    """Unlock an approved figure, so that it can be corrected; until it is approved again nothing is judged by it.

    Raises `Refused`. Earlier versions that are approved, as loaded ones may be, do not count in its place.
    """
    why = required_text(reason, RefusalCode.REOPEN_REASON_MISSING)
    with writing() as connection:
        _refuse_review(connection, figure, by)
        _step(connection, figure, ReviewState.REOPENED, now, by, why)
        for earlier in _approved_before(connection, figure):
            _step(connection, earlier, ReviewState.REOPENED, now, by, why)


def submit(connection: Connection, figure: FigureKey, now: datetime, by: str) -> None:
    """The first step of a version that has just been entered; the one before is no longer up for review.

    The new version itself states why it was corrected.
    """
    if last_state(connection, figure.before) is ReviewState.SUBMITTED:
        _step(connection, figure.before, ReviewState.RECALLED, now, by, None)
    _step(connection, figure, ReviewState.SUBMITTED, now, by, None)


def refuse_locked(connection: Connection, last: FigureKey) -> None:
    """Raise `Refused` where no version may follow on the last one: its year is closed, or it is approved."""
    refuse_closed_year(connection, last.commitment, last.year)
    if last_state(connection, last) is ReviewState.APPROVED:
        raise Refused(RefusalCode.FIGURE_LOCKED, commitment=last.commitment, year=last.year)


def last_state(connection: Connection, figure: FigureKey) -> ReviewState | None:
    """The state that a version counts by; None where there is no such version."""
    state = _last_step(connection, figure)[1] if figure.version else None
    return state and state.in_force


def arrivals(figures: Iterable[RowValues], steps: Iterable[RowValues]) -> list[dict[str, object]]:
    """The step with which figures arrive that come from files and have none: they are approved."""
    stepped = {tuple(step[name] for name in KEY) for step in steps}
    return [
        {name: figure[name] for name in KEY}
        | {
            "n": 1,
            "state": ReviewState.APPROVED,
            "at": figure["recorded_at"],
            "by": SEED if figure["recorded_by"] == SEED else BEFORE_REVIEW,
            "reason": None,
        }
        for figure in figures
        if tuple(figure[name] for name in KEY) not in stepped
    ]


def is_history(states: Sequence[ReviewState]) -> bool:
    """Whether steps can have followed on each other in this order; figures may arrive approved."""
    if not states or states[0] not in ARRIVING:
        return False
    return all(later in TRANSITIONS[earlier] for earlier, later in pairwise(states))


def _step_all(figures: Sequence[FigureKey], state: ReviewState, now: datetime, by: str, why: str | None) -> None:
    with writing() as connection:
        for figure in figures:
            _refuse_review(connection, figure, by)
            _step(connection, figure, state, now, by, why)


def _refuse_review(connection: Connection, figure: FigureKey, by: str) -> None:
    """Nobody reviews what they entered themselves, and nobody reviews in a closed year."""
    require(connection, by, Right.REVIEW)
    refuse_closed_year(connection, figure.commitment, figure.year)
    if _author(connection, figure) == by:
        raise Refused(RefusalCode.OWN_FIGURE, commitment=figure.commitment, year=figure.year)


def _last_step(connection: Connection, figure: FigureKey) -> tuple[int, ReviewState | None]:
    last = connection.execute(_LAST_STEP, asdict(figure)).first()
    return (last.n, last.state) if last is not None else (0, None)


def _step(
    connection: Connection, figure: FigureKey, state: ReviewState, now: datetime, by: str, why: str | None
) -> None:
    """Write a step, if it may follow on the last one."""
    n, current = _last_step(connection, figure)
    if state not in TRANSITIONS[current]:
        raise Refused(RefusalCode.STEP_NOT_POSSIBLE, commitment=figure.commitment, year=figure.year, state=current)
    row = asdict(figure) | {"n": n + 1, "state": state, "at": now, "by": by, "reason": why}
    insert_with_entries(connection, m.ReviewStep, [row], deed=Deed(state.value), by=by, now=now, why=why)


def _author(connection: Connection, figure: FigureKey) -> str:
    of_figure = [getattr(m.Figure, name) == value for name, value in asdict(figure).items()]
    author = connection.scalar(select(m.Figure.recorded_by).where(*of_figure))
    if author is None:
        raise Refused(RefusalCode.UNKNOWN_FIGURE, commitment=figure.commitment, year=figure.year)
    return author


def _approved_before(connection: Connection, figure: FigureKey) -> list[FigureKey]:
    earlier = [replace(figure, version=version) for version in range(1, figure.version)]
    return [version for version in earlier if last_state(connection, version) is ReviewState.APPROVED]
