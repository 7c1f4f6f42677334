"""A commitment counted over wards, in words: what is missing, successions, the map; for screen and paper.

Text that people typed goes through `safe`, the escaping of the caller; on paper the template escapes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from board.units import answers_by_list, answers_today, can_be_counted, drawn_units, heirs_of
from charts import SIGN, MapUnit, answer_sign, answer_words
from models import Answer, Extent
from store.boundaries import boundaries
from text import Language, date_words, translate
from views import CommitmentView, FigureView, Standing, SuccessionView, UnitView
from views.outlines import Outline
from wording.labels import ANSWER

Safe = Callable[[str], str]


def latest_figure(s: Standing) -> FigureView | None:
    """The last figure of record that has answers for single units."""
    figures = (s.judged_figure(v) for _, v in sorted(s.assessment.years.items(), reverse=True))
    return next((figure for figure in figures if figure and figure.answers), None)


def count_words(s: Standing, language: Language) -> str:
    """k of N of the list at signing by the latest figure, in words."""
    figure = latest_figure(s)
    if figure is None:
        return translate("units.no_figure", language, whole=len(s.commitment.units))
    o = figure.observation
    return translate("units.count", language, part=o.part, whole=o.whole, year=o.year)


def missing_words(s: Standing, language: Language, safe: Safe = str) -> list[str]:
    """The units that have not reached it by the latest figure, and those not known; or that all have."""
    figure = latest_figure(s)
    if figure is None:
        return [translate("units.nothing", language)]
    answers, year = answers_by_list(s.commitment, figure), figure.observation.year
    lines = [
        translate(key, language, year=year, n=len(names), names=", ".join(names))
        for key, answer in (("units.missing", Answer.NO), ("units.unknown", Answer.UNKNOWN))
        if (names := [safe(unit.name.text(language)) for unit, of_unit in answers if of_unit.answer is answer])
    ]
    return lines or [translate("units.all", language, year=year)]


# ---- successions


def succession_lines(s: Standing, today: date, language: Language, safe: Safe = str) -> list[str]:
    """The successions of the units with their decisions, and which units still count; empty if none has changed."""
    if not (changed := succeeded(s.commitment, today)):
        return []
    return [*_events(changed, language, safe), *_counting(s.commitment, today, language, safe)]


def succeeded(c: CommitmentView, today: date) -> list[SuccessionView]:
    """The successions that have taken effect by a day."""
    return [s for s in c.successions if s.on <= today]


def _events(successions: Iterable[SuccessionView], language: Language, safe: Safe) -> Iterable[str]:
    """One sentence for each unit that was made or enlarged: the day, its predecessors, the decision."""
    for (on, _), group in groupby(successions, key=lambda s: (s.on, s.successor.key)):
        steps = list(group)
        successor = steps[0].successor
        parts = [_part(s, language, safe) for s in sorted(steps, key=lambda s: s.extent is Extent.PART)]
        basis = min((s.basis.text(language) for s in steps), key=len)
        name = f"**{safe(successor.name.text(language))}** ({safe(successor.code)})"
        values = {"day": date_words(on, language), "parts": ", ".join(parts), "successor": name, "basis": safe(basis)}
        yield translate("units.event", language, **values)


def _part(s: SuccessionView, language: Language, safe: Safe) -> str:
    name = safe(s.predecessor.name.text(language))
    return name if s.extent is Extent.WHOLE else translate("units.a_part", language, name=name)


def _counting(c: CommitmentView, today: date, language: Language, safe: Safe) -> Iterable[str]:
    """Which units of the list at signing can still be counted, and what was added to them."""

    def names(units: Iterable[UnitView]) -> str:
        return ", ".join(safe(unit.name.text(language)) for unit in units)

    gone = [unit for unit in c.units if heirs_of(c, unit, today) != (unit,)]
    inside = [unit for unit in gone if can_be_counted(c, unit, today)]
    if inside:
        yield translate("units.counted", language, names=names(inside))
    if divided := [unit for unit in gone if unit not in inside]:
        yield translate("units.not_counted", language, names=names(divided))
    reached = {heir.key for unit in c.units for heir in heirs_of(c, unit, today)}
    added = [s for s in succeeded(c, today) if s.extent is Extent.PART and s.successor.key in reached]
    if added:
        parts = ", ".join(f"{_part(s, language, safe)} → {names([s.successor])}" for s in added)
        yield translate("units.added", language, parts=parts)


def today_lines(s: Standing, today: date, language: Language, safe: Safe = str) -> list[tuple[str, str, str]]:
    """The units that stand for the list today, each with its latest answer and a note; empty if none has changed."""
    c, figure = s.commitment, latest_figure(s)
    if figure is None or not any(heirs_of(c, unit, today) != (unit,) for unit in c.units):
        return []
    lines = []
    for unit, current in answers_today(c, figure, today):
        names = (_name_of(c, answer.predecessor, language, safe) for answer in current.added)
        added = "; ".join(translate("units.a_part", language, name=name) for name in names)
        note = translate("units.not_assessed", language, parts=added) if added else "—"
        answer_words = f"{SIGN[current.answer]} {ANSWER[current.answer].text(language)}"
        lines.append((safe(unit.name.text(language)), answer_words, note))
    return lines


def _name_of(c: CommitmentView, key: str, language: Language, safe: Safe) -> str:
    names = (s.predecessor.name.text(language) for s in c.successions if s.predecessor.key == key)
    return safe(next(names, key))


# ---- the map


def mapped_years(s: Standing) -> list[int]:
    """The years that have a figure to draw, the latest first."""
    return [year for year, v in sorted(s.assessment.years.items(), reverse=True) if v.observation]


def on_map(c: CommitmentView, year: int, language: Language) -> tuple[list[MapUnit], list[str]]:
    """The units of a year that can be drawn, and the names of those without a boundary."""
    units = drawn_units(c, c.figure_of_record(year), year)
    outlines = boundaries(unit for unit, _ in units)
    shown = _without_overlap(c, units, outlines)
    drawn = [MapUnit(u.name.text(language), answer, outlines[u.key]) for u, answer in shown if u.key in outlines]
    return drawn, [unit.name.text(language) for unit, _ in shown if unit.key not in outlines]


def _without_overlap(
    c: CommitmentView, units: Sequence[tuple[UnitView, Answer | None]], outlines: Mapping[str, Outline]
) -> list[tuple[UnitView, Answer | None]]:
    """The list at signing if all of it can be drawn, or none of the year's units; else the units of the year."""
    listed = [(unit, answer) for unit, answer in units if unit in c.units]
    succeeded = {s.predecessor.key for s in c.successions}
    now = [(unit, answer) for unit, answer in units if unit not in c.units or unit.key not in succeeded]
    if all(unit.key in outlines for unit, _ in listed) or not any(unit.key in outlines for unit, _ in now):
        return listed
    return now


def map_words(drawn: Sequence[MapUnit], year: int, language: Language) -> str:
    """The text alternative of the map, unit by unit."""
    parts = []
    for answer in (*Answer, None):
        if names := [unit.name for unit in drawn if unit.answer is answer]:
            parts.append(f"{answer_sign(answer)} {answer_words(answer, language)}: {', '.join(names)}.")
    return f"{translate('units.map_of', language, year=year)} {' '.join(parts)}"
