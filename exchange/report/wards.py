"""A commitment counted over wards, in words: the board, what is missing, what followed on what; for screen and paper.

What people typed goes through `safe`, which the one who shows it brings along; on paper the template does that.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from board.units import answers_by_list, answers_today, can_be_counted, drawn_units, heirs_of
from charts import BLANK_SIGN, SETTLED, SIGN, Drawn, UnitRow, answer_sign, answer_words, unit_grid
from models import Answer, Extent
from progress import DataState, YearVerdict
from store.boundaries import boundaries
from text import Language, date_words, translate
from views import CommitmentView, FigureView, Standing, SuccessionView, UnitView
from views.outlines import Outline
from wording.labels import ANSWER, BREAK, DATA

Safe = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in one year; `said` is empty where the legend says it for all; `is_cut`: a break is before."""

    sign: str
    said: str
    tone: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: its historic name, in which it lies today, and its cells."""

    name: str
    became: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Units by years: `years` with whether a target is due, `sums` the k of N under them, `legend` what signs mean."""

    years: tuple[tuple[int, bool, bool], ...]  # the year, whether a target is due, whether a break is before it
    lines: tuple[Line, ...]
    sums: tuple[str, ...]
    legend: tuple[str, ...]


def board_of(s: Standing, today: date, language: Language) -> Board:
    """Every unit of the list at signing, then those that only a figure speaks of, against every year."""
    years, units = [v for _, v in sorted(s.assessment.years.items())], s.commitment.units
    due = {target.year for target in s.assessment.targets}
    return Board(
        tuple((v.year, v.year in due, v.year in s.assessment.breaks) for v in years),
        tuple(
            _line(
                s, row, units[n] if n < len(units) else None, years, today, language
            )  # the first rows, in their order
            for n, row in enumerate(unit_grid(s, language))
        ),
        tuple(map(_sum, years)),
        tuple(_legend(s, years, language)),
    )


def _line(
    s: Standing, row: UnitRow, unit: UnitView | None, years: list[YearVerdict], today: date, language: Language
) -> Line:
    became = "" if unit is None else _became(s.commitment, unit, today, language)
    return Line(row.name, became, tuple(_cell(s, v, row.answers[v.year], language) for v in years))


def _became(c: CommitmentView, unit: UnitView, today: date, language: Language) -> str:
    """In which unit it lies today; empty while it is there."""
    heirs = heirs_of(c, unit, today)
    if heirs == (unit,):
        return ""
    key = "units.now_in" if can_be_counted(c, unit, today) else "units.divided"
    return translate(key, language, units=", ".join(heir.name.text(language) for heir in heirs))


def _cell(s: Standing, v: YearVerdict, answer: Answer | None, language: Language) -> Cell:
    is_cut = v.year in s.assessment.breaks
    if answer is not None:
        return Cell(SIGN[answer], ANSWER[answer].text(language), str(ANSWER[answer].tone), is_cut)
    return Cell(_blank(v), translate("units.not_said", language) if v.observation is not None else "", "blank", is_cut)


def _blank(v: YearVerdict) -> str:
    if v.observation is not None:
        return "–"
    return SETTLED if v.data is DataState.REPORTED else BLANK_SIGN[v.data]


def _sum(v: YearVerdict) -> str:
    o = v.observation
    if o is None or o.part is None or o.whole is None:
        return _blank(v)
    return f"{o.part}/{o.whole}"


def _legend(s: Standing, years: list[YearVerdict], language: Language) -> Iterable[str]:
    """What each sign on this board means; a sign is always explained, so that nothing hangs on colour."""
    yield from (f"{SIGN[answer]} {ANSWER[answer].text(language)}" for answer in Answer)
    states = {v.data for v in years if v.observation is None}
    yield from (f"{BLANK_SIGN[state]} {DATA[state].text(language)}" for state in BLANK_SIGN if state in states)
    if DataState.REPORTED in states:
        yield f"{SETTLED} {translate('chart.settled', language)}"
    if s.assessment.targets:
        yield f"◇ {translate('units.due', language)}"
    yield from (f"‖ {year}: {BREAK[cut].text(language).lower()}" for year, cut in sorted(s.assessment.breaks.items()))


# ---- what is missing


def latest_figure(s: Standing) -> FigureView | None:
    """The last figure that counts and says something of single units."""
    found = (s.commitment.figure_of(v.observation) for _, v in sorted(s.assessment.years.items()) if v.observation)
    return next((figure for figure in reversed(list(found)) if figure.answers), None)


def count_words(s: Standing, language: Language) -> str:
    """k of N of the list at signing, by the latest figure."""
    figure = latest_figure(s)
    if figure is None:
        return translate("units.no_figure", language, whole=len(s.commitment.units))
    o = figure.observation
    return translate("units.count", language, part=o.part, whole=o.whole, year=o.year)


def missing_words(s: Standing, language: Language, safe: Safe = str) -> list[str]:
    """Which units have not reached it by the latest figure, and of which nothing is known; or that all have."""
    figure = latest_figure(s)
    if figure is None:
        return [translate("units.nothing", language)]
    told, year = answers_by_list(s.commitment, figure), figure.observation.year
    lines = [
        translate(key, language, year=year, n=len(names), names=", ".join(names))
        for key, answer in (("units.missing", Answer.NO), ("units.unknown", Answer.UNKNOWN))
        if (names := [safe(unit.name.text(language)) for unit, one in told if one.answer is answer])
    ]
    return lines or [translate("units.all", language, year=year)]


# ---- what followed on what


def succession_lines(s: Standing, today: date, language: Language, safe: Safe = str) -> list[str]:
    """What became of the units, by which decisions, and what can still be counted; nothing where none has changed."""
    if not (changed := succeeded(s.commitment, today)):
        return []
    return [*_events(changed, language, safe), *_counting(s.commitment, today, language, safe)]


def succeeded(c: CommitmentView, today: date) -> list[SuccessionView]:
    """The successions that have taken place by a day."""
    return [s for s in c.successions if s.on <= today]


def _events(successions: Iterable[SuccessionView], language: Language, safe: Safe) -> Iterable[str]:
    """One sentence for each unit that was made or enlarged: the day, from what, by what."""
    for (on, _), some in groupby(successions, key=lambda s: (s.on, s.successor.key)):
        there = list(some)
        successor = there[0].successor
        parts = [_part(s, language, safe) for s in sorted(there, key=lambda s: s.extent is Extent.PART)]
        basis = min((s.basis.text(language) for s in there), key=len)
        name = f"**{safe(successor.name.text(language))}** ({safe(successor.code)})"
        values = {"day": date_words(on, language), "parts": ", ".join(parts), "successor": name, "basis": safe(basis)}
        yield translate("units.event", language, **values)


def _part(s: SuccessionView, language: Language, safe: Safe) -> str:
    name = safe(s.predecessor.name.text(language))
    return name if s.extent is Extent.WHOLE else translate("units.a_part", language, name=name)


def _counting(c: CommitmentView, today: date, language: Language, safe: Safe) -> Iterable[str]:
    """What can still be counted of the list at signing, and what was added to it."""

    def names(units: Iterable[UnitView]) -> str:
        return ", ".join(safe(unit.name.text(language)) for unit in units)

    gone = [unit for unit in c.units if heirs_of(c, unit, today) != (unit,)]
    inside = [unit for unit in gone if can_be_counted(c, unit, today)]
    if inside:
        yield translate("units.counted", language, names=names(inside))
    if divided := [unit for unit in gone if unit not in inside]:
        yield translate("units.not_counted", language, names=names(divided))
    reached = {heir.key for unit in c.units for heir in heirs_of(c, unit, today)}
    strange = [s for s in succeeded(c, today) if s.extent is Extent.PART and s.successor.key in reached]
    if strange:
        parts = ", ".join(f"{_part(s, language, safe)} → {names([s.successor])}" for s in strange)
        yield translate("units.added", language, parts=parts)


def today_lines(s: Standing, today: date, language: Language, safe: Safe = str) -> list[tuple[str, str, str]]:
    """The units that stand for the list today, each with its answer by the latest figure and a note; else nothing."""
    c, figure = s.commitment, latest_figure(s)
    if figure is None or not any(heirs_of(c, unit, today) != (unit,) for unit in c.units):
        return []
    lines = []
    for unit, told in answers_today(c, figure, today):
        names = (_name_of(c, one.predecessor, language, safe) for one in told.added)
        added = "; ".join(translate("units.a_part", language, name=name) for name in names)
        note = translate("units.not_assessed", language, parts=added) if added else "—"
        lines.append(
            (safe(unit.name.text(language)), f"{SIGN[told.answer]} {ANSWER[told.answer].text(language)}", note)
        )
    return lines


def _name_of(c: CommitmentView, key: str, language: Language, safe: Safe) -> str:
    named = (s.predecessor.name.text(language) for s in c.successions if s.predecessor.key == key)
    return safe(next(named, key))


# ---- the map


def mapped_years(s: Standing) -> list[int]:
    """The years of which there is something to draw, the latest first."""
    return [year for year, v in sorted(s.assessment.years.items(), reverse=True) if v.observation]


def on_map(c: CommitmentView, year: int, language: Language) -> tuple[list[Drawn], list[str]]:
    """What can be drawn of a year, and the names of what has no boundary."""
    units = drawn_units(c, c.figure_of_record(year), year)
    there = boundaries(unit for unit, _ in units)
    shown = _without_overlap(c, units, there)
    drawn = [Drawn(u.name.text(language), answer, there[u.key]) for u, answer in shown if u.key in there]
    return drawn, [unit.name.text(language) for unit, _ in shown if unit.key not in there]


def _without_overlap(
    c: CommitmentView, units: Sequence[tuple[UnitView, Answer | None]], there: Mapping[str, Outline]
) -> list[tuple[UnitView, Answer | None]]:
    """The list at signing where all of it can be drawn; else the units of the year as far as they can be."""
    listed = [(unit, answer) for unit, answer in units if unit in c.units]
    succeeded = {s.predecessor.key for s in c.successions}
    now = [(unit, answer) for unit, answer in units if unit not in c.units or unit.key not in succeeded]
    if all(unit.key in there for unit, _ in listed) or not any(unit.key in there for unit, _ in now):
        return listed
    return now


def map_words(drawn: Sequence[Drawn], year: int, language: Language) -> str:
    """The map, unit by unit, for those who cannot see it."""
    parts = []
    for answer in (*Answer, None):
        if names := [unit.name for unit in drawn if unit.answer is answer]:
            parts.append(f"{answer_sign(answer)} {answer_words(answer, language)}: {', '.join(names)}.")
    return f"{translate('units.map_of', language, year=year)} {' '.join(parts)}"
