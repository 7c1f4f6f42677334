"""Which commitments a reader has chosen to see, and in which order they come."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from board.attention import attention_rank
from board.closed import parted
from board.headline import Headline, headline
from progress.judgement import rank
from progress.terms import State
from text.names import matches
from views import CommitmentView, Standing

NOT_STATED = "not-stated"  # the filter for commitments whose responsible body no source names


@dataclass(frozen=True, slots=True)
class Selection:
    """A reader's choice of commitments. Without a year: today's status; with one: that year's verdict.

    `is_unproved` leaves only those whose figure counts and has no evidence, `is_asked` those with an open question.
    """

    agreement: str | None = None
    pillar: str | None = None
    year: int | None = None
    body: str | None = None
    states: frozenset[State] = frozenset()
    query: str = ""
    is_unproved: bool = False
    is_asked: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """The open standings shown, in order, with the headline and counts of all open ones that the filters leave.

    `closed` are the closed ones that the filters leave; none where a status, question or evidence was asked for.
    `unproved` are those shown whose figure counts and has no evidence; `questions` all that wait there for an answer.
    `counts` covers the selection before its states were chosen, so that each button shows what it would show;
    `tentative` are those of them that go by a figure that does not settle the chosen year.
    """

    standings: tuple[Standing, ...]
    headline: Headline
    counts: dict[State, int]
    unproved: int = 0
    questions: int = 0
    closed: tuple[Standing, ...] = ()
    tentative: dict[State, int] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(s.commitment.code for s in (*self.standings, *self.closed))


def selected(among: Iterable[Standing], selection: Selection) -> Board:
    """The commitments of a selection, the ones that need attention first.

    A code or state that no commitment here has is left out, as if nothing had been chosen.
    """
    among = tuple(among)
    selection = _without_unknown_codes(selection, among)
    still_open, closed = parted(s for s in among if _is_chosen(s, selection))
    chosen = sorted(still_open, key=lambda s: _place_in_order(s, selection.year))
    states = [s.assessment.state(selection.year) for s in chosen]
    chosen_states = selection.states & set(states)
    shown = [s for s, state in zip(chosen, states, strict=True) if not chosen_states or state in chosen_states]
    shown = [s for s in shown if s.open_questions] if selection.is_asked else shown
    unproved = [s for s in shown if s.is_unproved(selection.year)]
    shown = unproved if selection.is_unproved else shown
    questions = sum(len(s.open_questions) for s in shown)
    counts, tentative = tallied(chosen, selection.year)
    counted = headline(chosen, selection.year), counts, len(unproved), questions
    is_of_open = bool(chosen_states) or selection.is_asked or selection.is_unproved
    return Board(tuple(shown), *counted, () if is_of_open else closed, tentative)


def tallied(standings: Iterable[Standing], year: int | None) -> tuple[dict[State, int], dict[State, int]]:
    """How many there are in each state, and how many of them by a figure that does not settle the year."""
    counts, tentative = Counter[State](), Counter[State]()
    for s in standings:
        state = s.assessment.state(year)
        counts[state] += 1
        tentative[state] += _is_so_far(s, state, year)
    return dict(counts), {state: n for state, n in tentative.items() if n}


def _is_so_far(s: Standing, state: State, year: int | None) -> bool:
    judged = None if year is None else s.assessment.years.get(year)
    return judged is not None and state is judged.verdict and judged.is_so_far


def _without_unknown_codes(selection: Selection, among: Sequence[Standing]) -> Selection:
    agreements = {s.commitment.agreement.code for s in among}
    pillars = {s.commitment.pillar.code for s in among}
    bodies = {_body(s) for s in among}
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
    return (
        (selection.agreement is None or c.agreement.code == selection.agreement)
        and (selection.pillar is None or c.pillar.code == selection.pillar)
        and (selection.body is None or _body(s) == selection.body)
        and matches(selection.query, *_searched(c))
    )


def _searched(c: CommitmentView) -> Iterable[str]:
    """Where a search looks: the commitment, its pillar, its agreement and parties, who answers."""
    a = c.agreement
    bodies = (r.body.name for r in c.responsibilities)
    texts = [c.name, c.definition, c.pillar.name, a.name, a.place, a.parties, *bodies]
    return [c.code, *(text for bilingual in texts for text in (bilingual.vi, bilingual.en))]


def _place_in_order(s: Standing, year: int | None) -> tuple[bool, bool, tuple[int, int]]:
    """Firm commitments first, then "strive for", then yardsticks; within each, what needs attention."""
    urgency = (attention_rank(s), 0) if year is None else rank(s.assessment.state(year))
    return s.commitment.agreement.is_yardstick, s.assessment.is_strive_in(year), urgency
