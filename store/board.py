"""The board: commitments with what the rule says of them today, selected and put in order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    """The commitments of a selection, the ones that need attention first.

    A code that no commitment here has is left out, as if nothing had been chosen.
    """
    among = tuple(among)
    selection = _understood(selection, among)
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
    """Who answers today; None where no source says so.

    Of a date that is only known by its year or month, the whole of it counts.
    """

    def passed(partial: str) -> bool:
        return partial < today.isoformat()[: len(partial)]

    def begun(partial: str) -> bool:
        return partial <= today.isoformat()[: len(partial)]

    answering = [
        r
        for r in commitment.responsibilities
        if begun(r.valid_from) and not (r.valid_to is not None and passed(r.valid_to))
    ]
    return max(answering, key=lambda r: r.valid_from, default=None)


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


def _understood(selection: Selection, among: Iterable[Standing]) -> Selection:
    """The selection without codes that nothing here has."""
    known = [(s.commitment.agreement.code, s.commitment.pillar.code, _body(s)) for s in among]
    agreements, pillars, bodies = (set(codes) for codes in zip(*known, strict=True)) if known else ((), (), ())
    return replace(
        selection,
        agreement=selection.agreement if selection.agreement in agreements else None,
        pillar=selection.pillar if selection.pillar in pillars else None,
        body=selection.body if selection.body in bodies else None,
    )


def _body(s: Standing) -> str:
    """Who answers, or answered last."""
    last = s.commitment.last_responsibility
    return NOT_STATED if last is None else last.body.code


def _is_chosen(s: Standing, selection: Selection) -> bool:
    c = s.commitment
    names = (c.code, c.name.vi, c.name.en, c.definition.vi, c.definition.en)
    return (
        (selection.agreement is None or c.agreement.code == selection.agreement)
        and (selection.pillar is None or c.pillar.code == selection.pillar)
        and (selection.body is None or _body(s) == selection.body)
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
