"""The board: commitments with what the rule says of them today, selected and put in order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from names import matches
from progress import DataState, Status, Verdict, assess
from store.commitments import commitment, commitments
from views import CommitmentView, ResponsibilityView, Standing
from words import STATUS, VERDICT, rank_of_attention

NOT_STATED = "not-stated"  # the filter for commitments whose responsible body no source names


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader has chosen to see. Without a year: today's status; with one: that year's verdict."""

    agreement: str | None = None
    pillar: str | None = None
    year: int | None = None
    body: str | None = None
    states: frozenset[Status | Verdict] = frozenset()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """The honest count over firm commitments; yardsticks never enter it, "strive for" is apart.

    `good` of `judged` are on track or met; `unjudged` cannot be judged yet, of which
    `due_without` are due without a figure. `strive_good` of `strive` count apart.
    """

    good: int
    judged: int
    unjudged: int
    due_without: int
    strive_good: int
    strive: int


@dataclass(frozen=True, slots=True)
class Board:
    """What is shown: the standings in order, the headline and counts of all that the filters leave.

    `counts` covers the selection before its states were chosen, so that each button shows what it would show.
    """

    standings: tuple[Standing, ...]
    headline: Headline
    counts: dict[Status | Verdict, int]


def standing(code: str, today: date) -> Standing | None:
    """One commitment with its assessment; None if there is none with this code."""
    found = commitment(code)
    return None if found is None else _standing(found, today)


def standings(today: date) -> tuple[Standing, ...]:
    """All commitments with their assessments, in the order of the agreements."""
    return tuple(_standing(c, today) for c in commitments())


def board(selection: Selection, today: date) -> Board:
    """Read the commitments and select among them."""
    return selected(standings(today), selection)


def selected(among: Iterable[Standing], selection: Selection) -> Board:
    """The commitments of a selection, the ones that need attention first."""
    chosen = [s for s in among if _is_chosen(s, selection)]
    chosen.sort(key=lambda s: _rank(s, selection.year))
    states = [state_of(s, selection.year) for s in chosen]
    shown = (
        s
        for s, state in zip(chosen, states, strict=True)
        if not selection.states or state in selection.states
    )
    return Board(tuple(shown), headline(chosen, selection.year), dict(Counter(states)))


def state_of(standing: Standing, year: int | None) -> Status | Verdict:
    """Today's status, or the verdict of the chosen year."""
    if year is None:
        return standing.assessment.status
    found = standing.assessment.years.get(year)
    return found.verdict if found else Verdict.NO_BASIS


def responsible(commitment: CommitmentView, today: date) -> ResponsibilityView | None:
    """Who answers today; None where no source says so."""
    last = commitment.last_responsibility
    ended = last is not None and last.valid_to is not None and last.valid_to < today.isoformat()
    return None if ended else last


def headline(chosen: Iterable[Standing], year: int | None) -> Headline:
    """Count what can be judged, and what cannot."""
    ours = [s for s in chosen if not s.commitment.agreement.is_yardstick]
    firm = [state_of(s, year) for s in ours if not s.assessment.is_strive]
    strive = [state_of(s, year) for s in ours if s.assessment.is_strive]
    judged = [state for state in firm if is_good(state) is not None]
    without = firm.count(Status.DUE_NO_FIGURE) if year is None else _without_figure(ours, year)
    return Headline(
        good=sum(is_good(state) is True for state in judged),
        judged=len(judged),
        unjudged=len(firm) - len(judged),
        due_without=without,
        strive_good=sum(is_good(state) is True for state in strive),
        strive=len(strive),
    )


def is_good(state: Status | Verdict) -> bool | None:
    """Whether a status or verdict counts as good; None where it passes no judgement."""
    return (STATUS[state] if isinstance(state, Status) else VERDICT[state]).good


def _without_figure(ours: list[Standing], year: int) -> int:
    owed = [s.assessment.years.get(year) for s in ours if not s.assessment.is_strive]
    return sum(v is not None and v.data is DataState.OVERDUE for v in owed)


def _standing(found: CommitmentView, today: date) -> Standing:
    return Standing(found, assess(found.promise, found.observations, today))


def _is_chosen(s: Standing, selection: Selection) -> bool:
    c = s.commitment
    body = c.last_responsibility.body.code if c.last_responsibility else NOT_STATED
    names = (c.code, c.name.vi, c.name.en, c.definition.vi, c.definition.en)
    return (
        (selection.agreement is None or c.agreement.code == selection.agreement)
        and (selection.pillar is None or c.pillar.code == selection.pillar)
        and (selection.body is None or body == selection.body)
        and matches(selection.query, *names)
    )


def _rank(s: Standing, year: int | None) -> tuple[bool, bool, int]:
    """Firm commitments first, then "strive for", then yardsticks; within each, what needs attention."""
    if year is None:
        rank = rank_of_attention(s.assessment.status, s.assessment.data)
    else:
        state = state_of(s, year)
        rank = VERDICT[state].rank if isinstance(state, Verdict) else 0
    return s.commitment.agreement.is_yardstick, s.assessment.is_strive, rank
