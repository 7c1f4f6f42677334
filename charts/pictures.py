"""Small pictures for the cards of the overview: made here as SVG, because sixty plotly charts would be slow.

All are 560 × 118: the years above, whatever the kind counts by below; the first and the last year at the foot.
"""

from collections.abc import Callable
from datetime import date

from board.units import answers_by_list
from charts import svg
from charts.palette import PALETTES, Palette, Theme
from charts.reading import Step, rates, steps, submitted
from charts.timeline import place
from models import Answer, Kind, Stage
from progress import last_day
from text import Language
from views import Standing
from wording.labels import Tone, label_of

WIDTH, HEIGHT, EDGE = 560, 118, 14
TOP, FOOT = 12, 58  # of the part with the years
STRIP, STRIP_FOOT = 68, 86  # of the part below
NARROW_BOX = 9  # pixels: units thinner than this become one bar
Place = Callable[[float, float], svg.Point]  # of a year and a value
MARGIN = 0.08  # of the values' span, left free above and below


def small_picture(standing: Standing, language: Language, theme: Theme, today: date, *, year: int | None = None) -> str:
    """One commitment at a glance; with `year`, that year's figure stands out in its verdict's colour."""
    colours, said = PALETTES[theme], label_of(standing.assessment.state(year))
    kind = standing.commitment.kind
    if kind is Kind.MILESTONE:
        body = _timeline(standing, colours, colours.line(said.tone), today, year)
    elif kind is Kind.AVERAGE_GROWTH:
        body = _bars(standing, colours, colours.line(said.tone), year)
    else:
        body = _line(standing, colours, colours.line(said.tone), today, year)
    return svg.picture(WIDTH, HEIGHT, said.text(language), body)


def _across(first: float, last: float, year: float) -> float:
    return EDGE + (year - first) / ((last - first) or 1) * (WIDTH - 2 * EDGE)


def _ends(first: int, last: int, colours: Palette) -> str:
    start = svg.text((EDGE - 10, HEIGHT - 5), str(first), colours.muted, "start")
    if first == last:
        return start
    return start + svg.text((WIDTH - EDGE + 10, HEIGHT - 5), str(last), colours.muted, "end")


def _line(standing: Standing, colours: Palette, colour: str, today: date, year: int | None) -> str:
    """The figures over the dotted path to the targets, and the units or the share below."""
    found, targets, waiting = steps(standing), standing.assessment.targets, submitted(standing)
    way = [(y, v) for y, v in standing.assessment.path if v is not None]
    years = [*(s.year for s in found), *(t.year for t in targets), *(y for y, _ in way)] or [today.year]
    years += [o.year for o, _ in waiting]
    first = min(*years, standing.commitment.promise.first_year)
    last = max(*years, first + 1)
    values = [*(s.value for s in found), *(t.value for t in targets), *(v for _, v in (*way, *waiting))]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if standing.commitment.kind is not Kind.LEVEL or not standing.assessment.has_path:
        low = min(low, 0.0)
    free = MARGIN * ((high - low) or 1)
    low, high = low - free, high + free

    strip = _foot(standing, colours, colour, year)
    foot = FOOT if strip else STRIP_FOOT - 4

    def at(y: float, v: float) -> svg.Point:
        return _across(first, last, y), TOP + (high - v) / (high - low) * (foot - TOP)

    parts = [svg.line([at(y, v) for y, v in way], colours.muted, 2.6, "1 7")] if len(way) > 1 else []
    if not found:
        parts.append(_track(colours, (TOP + foot) / 2 + 9))
    parts += [svg.diamond(at(t.year, t.value), 9, colours.background, colours.ink) for t in targets]
    parts += [svg.dot(at(o.year, value), 7, colours.background, colours.muted, 2.4) for o, value in waiting]
    parts += _figures(found, at, colours, colour, _large(standing, year))
    if year is not None and first <= year <= last:
        parts.insert(0, svg.line([(at(year, low)[0], 4), (at(year, low)[0], foot + 6)], colours.grid, 5))
    parts += [strip, _ends(first, last, colours)]
    return "".join(parts)


def _large(standing: Standing, year: int | None) -> int | None:
    """The year that stands out: the chosen one, or that of the figure which the card says."""
    shown = standing.assessment.shown(None) if year is None else None
    return shown.year if shown else year


def _figures(found: list[Step], at: Place, colours: Palette, colour: str, shown: int | None) -> list[str]:
    """Lines only between years that follow each other; alone, a year is a point. The shown one is larger."""
    parts, run = [], list[svg.Point]()
    for step in found:
        run = [*run, at(step.year, step.value)] if step.follows else [at(step.year, step.value)]
        if len(run) > 1:
            parts.append(svg.line(run[-2:], colour, 4.5, "" if step.is_sure else "7 8"))
    for step in found:
        large = step.year == shown
        inside = colour if step.is_sure else colours.background
        parts.append(svg.dot(at(step.year, step.value), 8.5 if large else 4, inside, colour, 3 if large else 2))
    return parts


def _track(colours: Palette, middle: float) -> str:
    """An empty, dashed track: nothing has been reported."""
    return svg.box(EDGE, middle - 9, WIDTH - 2 * EDGE, 18, "none", colours.fill[Tone.GRAY], "6 6")


def _foot(standing: Standing, colours: Palette, colour: str, year: int | None) -> str:
    """For units one box each; for a share the share; for a level nothing."""
    verdict = standing.assessment.shown(year)
    o = verdict.observation if verdict else None
    figure = standing.commitment.figure_of(o) if o else None
    answers = [said.answer for _, said in answers_by_list(standing.commitment, figure)] if figure else []
    if not answers and o is not None and o.part is not None and o.whole is not None:
        return _share(o.part / o.whole, colours, colour)
    if not answers and standing.commitment.kind is Kind.LEVEL:
        return ""
    if not answers and o is None and standing.commitment.units:
        answers = [Answer.UNKNOWN] * len(standing.commitment.units)
    if not answers and standing.commitment.kind is Kind.COVERAGE:
        return _share((verdict.actual or 0) / 100 if verdict else 0, colours, colour)
    wide = (WIDTH - 2 * EDGE) / max(len(answers), 1)
    if wide < NARROW_BOX:
        return _share(sum(answer is Answer.YES for answer in answers) / len(answers), colours, colour)
    wide = min(wide, 48.0)
    return "".join(_unit(answer, EDGE + i * wide, wide - 5, colours) for i, answer in enumerate(answers))


def _unit(answer: Answer, left: float, width: float, colours: Palette) -> str:
    """Full and green for yes, whatever the status is; struck through for no, dashed for not known."""
    tall, edge, yes = STRIP_FOOT - STRIP, colours.muted, colours.fill[Tone.GREEN]
    if answer is Answer.YES:
        return svg.box(left, STRIP, width, tall, yes, yes)
    if answer is Answer.UNKNOWN:
        return svg.box(left, STRIP, width, tall, "none", edge, "4 4")
    return svg.box(left, STRIP, width, tall, "none", edge) + svg.line(
        [(left + 4, STRIP_FOOT - 4), (left + width - 4, STRIP + 4)], edge, 2
    )


def _share(part: float, colours: Palette, colour: str) -> str:
    whole, tall = WIDTH - 2 * EDGE, STRIP_FOOT - STRIP
    filled = svg.box(EDGE, STRIP, max(0.0, min(1.0, part)) * whole, tall, colour) if part > 0 else ""
    return svg.box(EDGE, STRIP, whole, tall, colours.track) + filled


def _bars(standing: Standing, colours: Palette, colour: str, year: int | None) -> str:
    """The rate of each year against the line of the promised mean; hollow what the coming years need."""
    span, working, final = rates(standing), standing.assessment.working, standing.assessment.final
    found = {s.year: s for s in steps(standing) if s.year in span}
    goal = final.value if final else 0.0
    waiting = {o.year: value for o, value in submitted(standing) if o.year in span}
    values = [0.0, goal, *(s.value for s in found.values()), *waiting.values(), working.required or 0.0]
    low, high = min(values), max(values)
    foot = STRIP_FOOT - 4

    def level(value: float) -> float:
        return TOP + (high - value) / ((high - low) or 1) * (foot - TOP)

    step = (WIDTH - 2 * EDGE) / len(span)
    parts = []
    for i, y in enumerate(span):
        left, wide = EDGE + (i + 0.22) * step, 0.56 * step
        if y in found:
            end, zero = level(found[y].value), level(0)
            inside = colour if found[y].is_sure else colours.background
            edge = colours.ink if y == year else colour
            parts.append(svg.box(left, min(end, zero), wide, abs(end - zero), inside, edge))
        elif y in waiting:
            ends = sorted((level(waiting[y]), level(0)))
            parts.append(svg.box(left, ends[0], wide, ends[1] - ends[0], "none", colours.muted, "3 4"))
        elif y in working.coming_years and working.required is not None:
            end = level(working.required)
            parts.append(svg.box(left, end, wide, level(0) - end, "none", colours.muted))
        else:
            parts.append(svg.box(left, level(0) - 12, wide, 12, "none", colours.fill[Tone.GRAY], "5 5"))
    if final:
        parts.append(svg.line([(EDGE, level(goal)), (WIDTH - EDGE - 12, level(goal))], colours.ink, 2.6, "1 7"))
        parts.append(svg.diamond((WIDTH - EDGE, level(goal)), 9, colours.background, colours.ink))
    parts.append(svg.line([(EDGE, level(0)), (WIDTH - EDGE, level(0))], colours.grid, 2))
    return "".join([*parts, _ends(span[0], span[-1], colours)])


def _timeline(standing: Standing, colours: Palette, colour: str, today: date, year: int | None) -> str:
    """A track from the first year to the last: what was reported each year, today, and when it is due."""
    found, final = steps(standing), standing.assessment.final
    said = standing.assessment.shown(None)
    o = said.observation if said else None
    agreement = standing.commitment.agreement
    days = [place(last_day(day)) for day in (o.done_on, o.expected_on) if day] if o else []
    first = min([agreement.first_year, *(s.year for s in found)])
    due = final.year + 1 if final else agreement.last_year + 1
    last = int(max([due, place(today), *(s.year + 1 for s in found), *days]) + 0.999)
    middle = (TOP + STRIP_FOOT) / 2

    def x(at: float) -> float:
        return _across(first, last, at)

    parts = [svg.box(EDGE, middle - 9, WIDTH - 2 * EDGE, 18, colours.track)] if found else [_track(colours, middle)]
    now = x(place(today))
    parts.append(svg.line([(now, TOP), (now, STRIP_FOOT)], colours.muted, 2.4, "1 7"))
    shown = _large(standing, year)
    for step in found:
        large = step.year == shown
        parts.append(_stage(step, (x(step.year + 0.5), middle), 15 if large else 10, colours, colour))
    waiting = [(x(w.year + 0.5), middle) for w, _ in submitted(standing)]
    parts += [svg.dot(at_year, 10, colours.background, colours.muted, 2.4) for at_year in waiting]
    parts.append(svg.diamond((x(due), middle), 12, colours.background, colours.ink) if final else "")
    if o is not None and o.expected_on and not o.done_on:
        at = x(place(last_day(o.expected_on)))
        parts.append(svg.line([(at - 9, TOP), (at, TOP + 15), (at + 9, TOP), (at - 9, TOP)], colour, 3))
    return "".join([*parts, _ends(first, last - 1, colours)])


def _stage(step: Step, at: svg.Point, radius: float, colours: Palette, colour: str) -> str:
    """Empty, half full or full."""
    stage, (x, y) = step.observation.stage, at
    if stage is Stage.DONE:
        return svg.dot(at, radius, colour, colour)
    half = f'<path d="M{x:.1f} {y - radius:.1f}a{radius} {radius} 0 0 0 0 {2 * radius}z" fill="{colour}"/>'
    return svg.dot(at, radius, colours.background, colour) + (half if stage is Stage.UNDER_WAY else "")
