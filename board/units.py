"""The units of a commitment through time: those that stand for its list in a year, and their answers.

The list at signing stays; `progress.units` decides which units are asked for in a year, and how answers are counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from models import Answer
from progress.units import DerivedAnswer, Succession, Successions, UnitCount, divisions, merged_answer, unit_count
from views import CommitmentView, Content, FigureView, SuccessionView, UnitView


def rule_successions(successions: Iterable[SuccessionView]) -> Successions:
    """The successions as `progress.units` takes them."""
    return Successions(tuple(Succession(s.predecessor.key, s.successor.key, s.on, s.extent) for s in successions))


def concerning(units: Iterable[UnitView], among: Iterable[SuccessionView]) -> tuple[SuccessionView, ...]:
    """The successions that these units took part in, and all else that went into their successors; by day."""
    all_successions, reached = tuple(among), {unit.key for unit in units}
    grown = True
    while grown:
        ahead = {s.successor.key for s in all_successions if s.predecessor.key in reached}
        grown = not ahead <= reached
        reached |= ahead
    taking_part = (s for s in all_successions if s.predecessor.key in reached or s.successor.key in reached)
    return tuple(sorted(taking_part, key=lambda s: (s.on, s.successor.key)))


def year_end(year: int) -> date:
    """The day for which a year's answers are given."""
    return date(year, 12, 31)


def units_by_key(units: Iterable[UnitView], successions: Iterable[SuccessionView]) -> dict[str, UnitView]:
    by_key = {unit.key: unit for unit in units}
    for s in successions:
        by_key |= {s.predecessor.key: s.predecessor, s.successor.key: s.successor}
    return by_key


def standing_for(units: Iterable[UnitView], successions: Iterable[SuccessionView], day: date) -> tuple[UnitView, ...]:
    """The units that stand for a list on a day: its own while they are there, else their successors, each once."""
    listed, successions_seen = tuple(units), tuple(successions)
    by_key = units_by_key(listed, successions_seen)
    return tuple(by_key[key] for key in rule_successions(successions_seen).units_on((u.key for u in listed), day))


def units_of(c: CommitmentView, year: int) -> tuple[UnitView, ...]:
    """The units that the figure of a year is asked for: those that there were at its end."""
    return standing_for(c.units, c.successions, year_end(year))


def counted_by_list(c: CommitmentView, answers: Mapping[str, Answer], year: int) -> UnitCount:
    """k of N by the list at signing, from answers by the key of their unit."""
    signed = date(c.agreement.first_year, 1, 1)
    since = {unit.key: max(signed, unit.valid_from) for unit in c.units}
    return unit_count(since, answers, rule_successions(c.successions), year_end(year))


def answers_by_list(c: CommitmentView, figure: FigureView) -> tuple[tuple[UnitView, DerivedAnswer], ...]:
    """A figure's answer for each unit of the list at signing; empty where it was not given unit by unit."""
    if not figure.answers:
        return ()
    count = counted_by_list(c, _by_key(figure), figure.key.year)
    by_key = {unit.key: unit for unit in c.units}
    return tuple((by_key[key], derived) for key, derived in count.by_unit)


def _by_key(figure: FigureView) -> dict[str, Answer]:
    return {unit.key: answer for unit, answer in figure.answers}


def counted(content: Content, count: UnitCount) -> Content:
    """The content with k of N of this count, and of how many of them nothing is known."""
    return replace(content, part=count.part, whole=count.whole, unknown=count.unknown)


def by_list(c: CommitmentView) -> CommitmentView:
    """The same with every figure counted by the list at signing, whichever units were asked for."""
    if not c.units:
        return c
    return replace(c, figures=tuple(_recounted(c, figure) for figure in c.figures))


def _recounted(c: CommitmentView, figure: FigureView) -> FigureView:
    """The figure counted anew; as it is where each unit of the list was asked for."""
    if not figure.answers or (not c.successions and len(figure.answers) == len(c.units)):
        return figure
    count = counted_by_list(c, _by_key(figure), figure.key.year)
    return replace(figure, content=counted(figure.content, count), units_changed=count.changed)


def answers_before(c: CommitmentView, figure: FigureView | None, year: int) -> dict[str, Answer]:
    """The answers of an earlier figure for the units that a year is asked for, by their key.

    Answers for the list at signing are merged for its successors.
    """
    if figure is None or not figure.answers:
        return {}
    successions, answered_on, end = rule_successions(c.successions), year_end(figure.observation.year), year_end(year)
    answers = _by_key(figure)
    return {
        unit.key: merged_answer(unit.key, answers, successions, answered_on, end).answer for unit in units_of(c, year)
    }


def answers_today(c: CommitmentView, figure: FigureView, today: date) -> tuple[tuple[UnitView, DerivedAnswer], ...]:
    """A figure's answers, merged for the units that stand for the list today."""
    successions, answered_on = rule_successions(c.successions), year_end(figure.observation.year)
    units = standing_for(c.units, c.successions, today)
    return tuple(
        (unit, merged_answer(unit.key, _by_key(figure), successions, answered_on, max(answered_on, today)))
        for unit in units
    )


def heirs_of(c: CommitmentView, unit: UnitView, day: date) -> tuple[UnitView, ...]:
    """Where a unit of the list lies on a day; itself while it is there."""
    return standing_for((unit,), c.successions, day)


def can_be_counted(c: CommitmentView, unit: UnitView, day: date) -> bool:
    """Whether an answer can still be had for a unit of the list: not once it has been divided up."""
    return not divisions(unit.key, rule_successions(c.successions), day)


def drawn_units(c: CommitmentView, figure: FigureView | None, year: int) -> tuple[tuple[UnitView, Answer | None], ...]:
    """A year's answers for the units on a map: those of the list, and those that stood for it at its end.

    A map may have the boundaries of the former or of the present units. None: no figure answers.
    """
    now = tuple(unit for unit in units_of(c, year) if unit not in c.units)
    if figure is None or not figure.answers:
        return tuple((unit, None) for unit in (*c.units, *now))
    by_unit = {unit.key: derived.answer for unit, derived in answers_by_list(c, figure)}
    after = answers_before(c, figure, year)
    return tuple((unit, (by_unit | after)[unit.key]) for unit in (*c.units, *now))
