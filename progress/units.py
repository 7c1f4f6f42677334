"""Units that change: which follow on which, and which answer of one is derived from another's.

A unit is named by its key, code and first day together, because codes are used again. The list at signing stays what
a commitment is counted by. A successor's own answer stands for every predecessor that lies wholly inside it; what was
added to it, in part or whole, is a note, and until the successor itself is assessed nothing is known of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from models import Answer, Extent


@dataclass(frozen=True, slots=True)
class Succession:
    """That `predecessor` went into `successor` on the day `on`: all of it, or a part."""

    predecessor: str
    successor: str
    on: date
    extent: Extent

    @property
    def is_whole(self) -> bool:
        return self.extent is Extent.WHOLE


@dataclass(frozen=True, slots=True)
class Heir:
    """A unit in which another one lies on some day; not `wholly` where it was split on the way."""

    unit: str
    wholly: bool


@dataclass(frozen=True, slots=True)
class DerivedAnswer:
    """The answer for one unit, and the unit that it was `given_by`; None where no unit gave one.

    `added` came to that unit besides the one asked for, so that the answer covers more.
    """

    answer: Answer
    given_by: str | None
    added: tuple[Succession, ...] = ()


@dataclass(frozen=True)
class Successions:
    """All successions, with the lookups of any unit on any day."""

    all: tuple[Succession, ...] = ()

    @cached_property
    def _onwards(self) -> dict[str, tuple[Succession, ...]]:
        return {s.predecessor: self._of(predecessor=s.predecessor) for s in self.all}

    @cached_property
    def _backwards(self) -> dict[str, tuple[Succession, ...]]:
        return {s.successor: self._of(successor=s.successor) for s in self.all}

    def _of(self, predecessor: str | None = None, successor: str | None = None) -> tuple[Succession, ...]:
        return tuple(s for s in self.all if predecessor == s.predecessor or successor == s.successor)

    def after(self, unit: str, day: date) -> tuple[Succession, ...]:
        """The successions of a unit by a day; none while it was still there."""
        return tuple(s for s in self._onwards.get(unit, ()) if s.on <= day)

    def before(self, unit: str, day: date) -> tuple[Succession, ...]:
        """The successions into a unit by a day."""
        return tuple(s for s in self._backwards.get(unit, ()) if s.on <= day)

    def heirs(self, unit: str, day: date) -> tuple[Heir, ...]:
        """Where a unit lies on a day: itself while it is there, else its last successors; each once."""
        is_whole_by_heir: dict[str, bool] = {}
        for heir, wholly in self._heirs(unit, day, wholly=True):
            is_whole_by_heir[heir] = is_whole_by_heir.get(heir, False) or wholly
        return tuple(Heir(heir, wholly) for heir, wholly in is_whole_by_heir.items())

    def _heirs(self, unit: str, day: date, *, wholly: bool) -> list[tuple[str, bool]]:
        went = self.after(unit, day)
        if not went:
            return [(unit, wholly)]
        return [pair for s in went for pair in self._heirs(s.successor, day, wholly=wholly and s.is_whole)]

    def units_on(self, listed: Iterable[str], day: date) -> tuple[str, ...]:
        """The units that stand for a list on a day, each once, in the order of the list."""
        return tuple(dict.fromkeys(heir.unit for unit in listed for heir in self.heirs(unit, day)))

    def lineage(self, unit: str, day: date) -> tuple[str, ...]:
        """The unit and those in which it wholly lies, step by step, up to a day."""
        lineage = [unit]
        while len(went := self.after(lineage[-1], day)) == 1 and went[0].is_whole:
            lineage.append(went[0].successor)
        return tuple(lineage)

    def added(self, lineage: Iterable[str], since: date, day: date) -> tuple[Succession, ...]:
        """The other successions into the units of a lineage, after `since` and by `day`; in the order of time."""
        steps = tuple(lineage)
        others = (s for step in steps for s in self.before(step, day) if s.predecessor not in steps and s.on > since)
        return tuple(sorted(others, key=lambda s: (s.on, s.predecessor)))


def derived_answer(
    unit: str, since: date, answers: Mapping[str, Answer], successions: Successions, day: date
) -> DerivedAnswer:
    """The answer for a unit on the list since `since`, derived from answers for the end of a year (`day`).

    Its own answer where there is one; else that of the unit in which it wholly lies, also on an earlier step of its
    lineage; else nobody knows. What had been added before it was listed is a part of the promise, and no note.
    """
    lineage = successions.lineage(unit, day)
    for n, step in enumerate(lineage, 1):
        if step in answers:
            return DerivedAnswer(answers[step], step, successions.added(lineage[:n], since, day))
    return DerivedAnswer(Answer.UNKNOWN, None)


def merged_answer(
    unit: str, answers: Mapping[str, Answer], successions: Successions, answered_on: date, day: date
) -> DerivedAnswer:
    """The answer for a unit as it is on `day`, merged from answers for the earlier day `answered_on`.

    Its own answer holds while nothing has been added to it since. Of what it was made of, one no is a no; all yes is a
    yes if they make up all of it. A part that came to it and was not assessed leaves it unknown.
    """
    inside = successions.before(unit, day)
    own = [answers[unit]] if unit in answers else []
    came = [s for s in inside if not own or s.on > answered_on]
    parts = own + [
        merged_answer(s.predecessor, answers, successions, answered_on, day).answer for s in came if s.is_whole
    ]
    added = tuple(s for s in came if not s.is_whole)
    of = unit if own and not came else None
    if Answer.NO in parts:
        return DerivedAnswer(Answer.NO, of, added)
    is_all = bool(parts) and not added and all(answer is Answer.YES for answer in parts)
    return DerivedAnswer(Answer.YES if is_all else Answer.UNKNOWN, of, added)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A list counted through successions. `changed` is the last year in which a part was added to, or taken from, a
    unit that the count rests on; None where it rests on whole units.
    """

    by_unit: tuple[tuple[str, DerivedAnswer], ...]
    changed: int | None

    @property
    def part(self) -> int:
        return sum(derived.answer is Answer.YES for _, derived in self.by_unit)

    @property
    def unknown(self) -> int:
        return sum(derived.answer is Answer.UNKNOWN for _, derived in self.by_unit)

    @property
    def whole(self) -> int:
        return len(self.by_unit)


def unit_count(
    listed: Mapping[str, date], answers: Mapping[str, Answer], successions: Successions, day: date
) -> UnitCount:
    """k of N by the list at signing, whichever units the answers were given for.

    `listed` says since when each unit is on the list. What comes from the list itself is no addition.
    """
    family = {step for unit in listed for step in successions.lineage(unit, day)}
    by_unit = []
    for unit, since in listed.items():
        derived = derived_answer(unit, since, answers, successions, day)
        other = tuple(s for s in derived.added if s.predecessor not in family)
        by_unit.append((unit, replace(derived, added=other)))
    partial = [s.on.year for _, derived in by_unit for s in derived.added if not s.is_whole]
    partial += [
        s.on.year for unit, derived in by_unit if derived.given_by is None for s in divisions(unit, successions, day)
    ]
    return UnitCount(tuple(by_unit), max(partial, default=None))


def divisions(unit: str, successions: Successions, day: date) -> tuple[Succession, ...]:
    """The successions that divided a unit, or the one that it had gone into, by a day; it can be counted no more."""
    last = successions.lineage(unit, day)[-1]
    return tuple(s for s in successions.after(last, day))
