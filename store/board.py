"""The board: commitments with what the rule says of them today, selected and put in order."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from board.attention import rank
from progress import DataState, State, Status, Verdict, assess, has_come, last_day
from store.commitments import commitment, commitments
from store.data_version import Version, version
from store.rights import sees_all
from text.names import matches
from views import AsOf, CommitmentView, PersonView, ResponsibilityView, Standing
from wording.labels import word_of

REACHED = (Status.MET, Verdict.MET, Verdict.EXCEEDED)
NOT_STATED = "not-stated"  # the filter for commitments whose responsible body no source names


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader has chosen to see. Without a year: today's status; with one: that year's verdict.

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
class Headline:
    """The honest count over firm commitments; yardsticks never enter it, "strive for" is apart.

    `good` of `judged` are on track or met, `met` of them are met already; `unjudged` cannot be judged yet, of which
    `due_without` are due without a figure. Of `strive`, `strive_good` of `strive_judged` count apart.
    """

    good: int
    judged: int
    unjudged: int
    due_without: int
    strive_good: int
    strive_judged: int
    strive: int
    met: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """What is shown: the standings in order, the headline and counts of all that the filters leave.

    `unproved` are those shown whose figure counts and has no evidence; `questions` all that wait there for an answer.
    `counts` covers the selection before its states were chosen, so that each button shows what it would show.
    """

    standings: tuple[Standing, ...]
    headline: Headline
    counts: dict[State, int]
    unproved: int = 0
    questions: int = 0

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(s.commitment.code for s in self.standings)


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
    return _standing(found, as_of.day if as_of else today, sees_all(reader), by_todays_targets)


def standings(today: date, reader: PersonView | None = None, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    """All commitments with their assessments, in the order of the agreements; the same until something is saved.

    Who reads decides what is among them; None is a stranger, for whom there are only approved figures. With `as_of`
    those that were known on that day, which is then `today`.
    """
    return _newest(today, sees_all(reader), as_of)


def whole(today: date) -> tuple[Standing, ...]:
    """The same with every figure, for what the program itself sends to those who enter."""
    return _newest(today, True)


def _newest(today: date, is_whole: bool, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    """Also what was known on a day gone by is read anew after every save: a commitment may be told of otherwise."""
    at = version()
    if at is None:
        return _read(today, is_whole, as_of)
    return _kept(at, today, is_whole) if as_of is None else _kept_past(at, as_of, is_whole)


@lru_cache(4)
def _kept(_at: Version, today: date, is_whole: bool) -> tuple[Standing, ...]:
    return _read(today, is_whole)


@lru_cache(4)
def _kept_past(_at: Version, as_of: AsOf, is_whole: bool) -> tuple[Standing, ...]:
    """Apart from today's, which nobody's look into the past shall drive out."""
    return _read(as_of.day, is_whole, as_of)


def _read(today: date, is_whole: bool, as_of: AsOf | None = None) -> tuple[Standing, ...]:
    day = as_of.day if as_of else today
    return tuple(_standing(c, day, is_whole) for c in commitments(as_of))


def board(
    selection: Selection, today: date, reader: PersonView | None = None, as_of: AsOf | None = None
) -> Board:
    """Read the commitments, as their reader may see them, and select among them."""
    return selected(standings(today, reader, as_of), selection)


def selected(among: Iterable[Standing], selection: Selection) -> Board:
    """The commitments of a selection, the ones that need attention first.

    A code or state that no commitment here has is left out, as if nothing had been chosen.
    """
    among = tuple(among)
    selection = _understood(selection, among)
    chosen = [s for s in among if _is_chosen(s, selection)]
    chosen.sort(key=lambda s: _rank(s, selection.year))
    states = [s.assessment.state(selection.year) for s in chosen]
    wanted = selection.states & set(states)
    shown = [s for s, state in zip(chosen, states, strict=True) if not wanted or state in wanted]
    shown = [s for s in shown if s.open_questions] if selection.is_asked else shown
    unproved = [s for s in shown if s.is_unproved(selection.year)]
    shown = unproved if selection.is_unproved else shown
    questions = sum(len(s.open_questions) for s in shown)
    return Board(tuple(shown), headline(chosen, selection.year), dict(Counter(states)), len(unproved), questions)


def responsible(commitment: CommitmentView, today: date) -> ResponsibilityView | None:
    """Who answers today; None where no source says so.

    Of a date that is only known by its year or month, the whole of it counts.
    """
    answering = [
        r
        for r in commitment.responsibilities
        if has_come(r.valid_from, today) and (r.valid_to is None or last_day(r.valid_to) >= today)
    ]
    return max(answering, key=lambda r: r.valid_from, default=None)


def answered_in(commitment: CommitmentView, year: int) -> tuple[ResponsibilityView, ...]:
    """Who answered in a year, or for a part of it, the first one first."""
    year_text = str(year)
    return tuple(
        r
        for r in sorted(commitment.responsibilities, key=lambda r: r.valid_from)
        if r.valid_from[:4] <= year_text and (r.valid_to is None or year_text <= r.valid_to[:4])
    )


def headline(chosen: Iterable[Standing], year: int | None) -> Headline:
    """Count what can be judged, and what cannot."""
    ours = [s for s in chosen if not s.commitment.agreement.is_yardstick]
    firm = [s.assessment.state(year) for s in ours if not s.assessment.is_strive]
    strive = [s.assessment.state(year) for s in ours if s.assessment.is_strive]
    judged = [state for state in firm if word_of(state).good is not None]
    without = firm.count(Status.DUE_NO_FIGURE) if year is None else _without_figure(ours, year)
    return Headline(
        good=sum(word_of(state).good is True for state in judged),
        judged=len(judged),
        unjudged=len(firm) - len(judged),
        due_without=without,
        strive_good=sum(word_of(state).good is True for state in strive),
        strive_judged=sum(word_of(state).good is not None for state in strive),
        strive=len(strive),
        met=sum(state in REACHED for state in judged),
    )


def _without_figure(ours: list[Standing], year: int) -> int:
    owed = [s.assessment.years.get(year) for s in ours if not s.assessment.is_strive]
    return sum(v is not None and v.data is DataState.OVERDUE for v in owed)


def _standing(found: CommitmentView, today: date, is_whole: bool, by_todays_targets: bool = False) -> Standing:
    seen = found if is_whole else found.only_approved()
    return Standing(seen, assess(seen.promise, seen.observations, today, by_todays_targets=by_todays_targets))


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
    return (
        (selection.agreement is None or c.agreement.code == selection.agreement)
        and (selection.pillar is None or c.pillar.code == selection.pillar)
        and (selection.body is None or _body(s) == selection.body)
        and matches(selection.query, *_searched(c))
    )


def _searched(c: CommitmentView) -> Iterable[str]:
    """Where a search looks: the commitment, its pillar, its agreement and parties, who answers."""
    a = c.agreement
    said = [c.name, c.definition, c.pillar.name, a.name, a.place, a.parties, *(r.body.name for r in c.responsibilities)]
    return [c.code, *(words for one in said for words in (one.vi, one.en))]


def _rank(s: Standing, year: int | None) -> tuple[bool, bool, int]:
    """Firm commitments first, then "strive for", then yardsticks; within each, what needs attention."""
    place = rank(s) if year is None else word_of(s.assessment.state(year)).rank
    return s.commitment.agreement.is_yardstick, s.assessment.is_strive, place
