"""Sparklines for the cards of the overview, as SVG, because sixty plotly charts would be slow.

All are 560 × 118 pixels: the years above, units or share below, the first and the last year at the foot.
"""

from collections.abc import Callable
from datetime import date
from typing import assert_never

from board.units import answers_by_list
from charts import svg
from charts.areas import target_bounds
from charts.kinds import ChartForm, Scale, form_of, scale_of
from charts.palette import PALETTES, Palette, Theme
from charts.series import YearPoint, in_steps, is_stepped, open_ranges, rates, submitted, year_points
from charts.timeline import year_position
from models import Answer, Stage
from progress.dates import last_day
from text import Language
from views import Standing
from wording.labels import Tone
from wording.states import state_label

WIDTH, HEIGHT, EDGE = 560, 118, 14
TOP, FOOT = 12, 58  # of the part with the years
STRIP, STRIP_FOOT = 68, 86  # of the part below
NARROW_BOX = 9  # pixels: units thinner than this become one bar
Position = Callable[[float, float], svg.Point]  # of a year and a value
MARGIN = 0.08  # of the values' span, left free above and below


def sparkline(standing: Standing, language: Language, theme: Theme, today: date, *, year: int | None = None) -> str:
    """Return one commitment at a glance; with `year`, that year's figure stands out in its verdict's colour."""
    colours, label = PALETTES[theme], state_label(standing.assessment, year)
    colour = colours.line(label.tone)
    match form_of(standing.commitment.kind):
        case ChartForm.TIMELINE:
            body = _timeline(standing, colours, colour, today, year)
        case ChartForm.GROWTH:
            body = _bars(standing, colours, colour, year)
        case ChartForm.TRAJECTORY | ChartForm.UNITS:
            body = _line(standing, colours, colour, today, year)
        case form:
            assert_never(form)
    return svg.picture(WIDTH, HEIGHT, label.text(language), body)


def _across(first: float, last: float, year: float) -> float:
    return EDGE + (year - first) / ((last - first) or 1) * (WIDTH - 2 * EDGE)


def _ends(first: int, last: int, colours: Palette) -> str:
    start = svg.text((EDGE - 10, HEIGHT - 5), str(first), colours.muted, "start")
    if first == last:
        return start
    return start + svg.text((WIDTH - EDGE + 10, HEIGHT - 5), str(last), colours.muted, "end")


def _line(standing: Standing, colours: Palette, colour: str, today: date, year: int | None) -> str:
    """The figures over the dotted path to the targets, and the units or the share below."""
    points, targets, pending = year_points(standing), standing.assessment.targets, submitted(standing)
    path = [(y, v) for y, v in standing.assessment.path if v is not None]
    years = [*(p.year for p in points), *(t.year for t in targets), *(y for y, _ in path)] or [today.year]
    years += [o.year for o, _ in pending]
    first = min(*years, standing.commitment.promise.first_year)
    last = max(*years, first + 1)
    values = [*(p.value for p in points), *(v for _, v in (*path, *pending))]
    values += [v for t in targets for v in target_bounds(t, standing.commitment)]
    values += [p.judged.highest for p in points if p.judged.highest is not None]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if scale_of(standing.commitment.kind) is not Scale.MEASURE or not standing.assessment.has_path:
        low = min(low, 0.0)
    free = MARGIN * ((high - low) or 1)
    low, high = low - free, high + free

    strip = _foot(standing, colours, colour, year)
    foot = FOOT if strip else STRIP_FOOT - 4

    def position(y: float, v: float) -> svg.Point:
        return _across(first, last, y), TOP + (high - v) / (high - low) * (foot - TOP)

    way = in_steps(path) if is_stepped(standing) else path
    parts = [svg.line([position(y, v) for y, v in way], colours.muted, 2.6, "1 7")] if way[1:] else []
    if not points:
        parts.append(_track(colours, (TOP + foot) / 2 + 9))
    for t in targets:
        bounds = target_bounds(t, standing.commitment)
        parts.append(svg.line([position(t.year, min(bounds)), position(t.year, max(bounds))], colours.ink, 3))
        parts.append(svg.diamond(position(t.year, t.value), 9, colours.background, colours.ink))
    for p, most in open_ranges(points):
        parts.append(svg.line([position(p.year, p.value), position(p.year, most)], colours.muted, 3, "3 3"))
    parts += [svg.dot(position(o.year, value), 7, colours.background, colours.muted, 2.4) for o, value in pending]
    parts += _figures(points, position, colours, colour, _large(standing, year))
    if year is not None and first <= year <= last:
        parts.insert(0, svg.line([(position(year, low)[0], 4), (position(year, low)[0], foot + 6)], colours.grid, 5))
    parts += [strip, _ends(first, last, colours)]
    return "".join(parts)


def _large(standing: Standing, year: int | None) -> int | None:
    """Return the year that stands out: the chosen one, or that of the figure on the card."""
    shown = standing.assessment.shown(None) if year is None else None
    return shown.year if shown else year


def _figures(
    points: list[YearPoint], position: Position, colours: Palette, colour: str, shown: int | None
) -> list[str]:
    """Lines between consecutive years, and a point for each year; the shown one is larger."""
    parts, run = [], list[svg.Point]()
    for point in points:
        run = [*run, position(point.year, point.value)] if point.follows else [position(point.year, point.value)]
        if len(run) > 1:
            parts.append(svg.line(run[-2:], colour, 4.5, "" if point.is_final else "7 8"))
    for point in points:
        large = point.year == shown
        fill = colour if point.is_final else colours.background
        radius, edge = (8.5, 3.0) if large else (4.0, 2.0)
        shape = svg.square if point.is_tentative else svg.dot
        parts.append(shape(position(point.year, point.value), radius, fill, colour, edge))
    return parts


def _track(colours: Palette, middle: float) -> str:
    """An empty, dashed track where nothing has been reported."""
    return svg.box(EDGE, middle - 9, WIDTH - 2 * EDGE, 18, "none", colours.fill[Tone.GRAY], "6 6")


def _foot(standing: Standing, colours: Palette, colour: str, year: int | None) -> str:
    """A box for each unit, else a bar for a share; nothing for a measured amount."""
    judged = standing.assessment.shown(year)
    o = judged.observation if judged else None
    figure = standing.judged_figure(judged)
    answers = [derived.answer for _, derived in answers_by_list(standing.commitment, figure)] if figure else []
    scale = scale_of(standing.commitment.kind)
    if o is None and scale is not Scale.MEASURE:
        answers = [Answer.UNKNOWN] * len(standing.commitment.units)
    if answers:
        return _boxes(answers, colours, colour)
    if o is not None and o.part is not None and o.whole is not None:
        return _share(o.part / o.whole, colours, colour)
    if scale is Scale.SHARE:
        return _share((judged.actual or 0) / 100 if judged else 0, colours, colour)
    return ""


def _boxes(answers: list[Answer], colours: Palette, colour: str) -> str:
    """A box for each unit; where they would be too thin, the share of those answered with yes."""
    width = (WIDTH - 2 * EDGE) / len(answers)
    if width < NARROW_BOX:
        return _share(sum(answer is Answer.YES for answer in answers) / len(answers), colours, colour)
    width = min(width, 48.0)
    return "".join(_unit(answer, EDGE + i * width, width - 5, colours) for i, answer in enumerate(answers))


def _unit(answer: Answer, left: float, width: float, colours: Palette) -> str:
    """Full and green for yes, whatever the status is; struck through for no, dashed for not known."""
    height, edge, yes = STRIP_FOOT - STRIP, colours.muted, colours.fill[Tone.GREEN]
    if answer is Answer.YES:
        return svg.box(left, STRIP, width, height, yes, yes)
    if answer is Answer.UNKNOWN:
        return svg.box(left, STRIP, width, height, "none", edge, "4 4")
    return svg.box(left, STRIP, width, height, "none", edge) + svg.line(
        [(left + 4, STRIP_FOOT - 4), (left + width - 4, STRIP + 4)], edge, 2
    )


def _share(part: float, colours: Palette, colour: str) -> str:
    width, height = WIDTH - 2 * EDGE, STRIP_FOOT - STRIP
    filled = svg.box(EDGE, STRIP, max(0.0, min(1.0, part)) * width, height, colour) if part > 0 else ""
    return svg.box(EDGE, STRIP, width, height, colours.track) + filled


def _bars(standing: Standing, colours: Palette, colour: str, year: int | None) -> str:
    """The rate of each year against the line of the promised mean; hollow bars for what coming years need."""
    span, working, final = rates(standing), standing.assessment.working, standing.assessment.final
    points = {p.year: p for p in year_points(standing) if p.year in span}
    goal = final.value if final else 0.0
    pending = {o.year: value for o, value in submitted(standing) if o.year in span}
    values = [
        0.0,
        goal,
        *(p.value for p in points.values()),
        *pending.values(),
        working.required or 0.0,
        working.mean or 0.0,
    ]
    low, high = min(values), max(values)
    foot = STRIP_FOOT - 4

    def level(value: float) -> float:
        return TOP + (high - value) / ((high - low) or 1) * (foot - TOP)

    slot = (WIDTH - 2 * EDGE) / len(span)
    parts = []
    for i, y in enumerate(span):
        left, width = EDGE + (i + 0.22) * slot, 0.56 * slot
        if y in points:
            end, zero = level(points[y].value), level(0)
            fill = colour if points[y].is_final else colours.background
            edge = colours.ink if y == year else colour
            parts.append(svg.box(left, min(end, zero), width, abs(end - zero), fill, edge))
        elif y in pending:
            ends = sorted((level(pending[y]), level(0)))
            parts.append(svg.box(left, ends[0], width, ends[1] - ends[0], "none", colours.muted, "3 4"))
        elif y in working.coming_years and working.required is not None:
            end = level(working.required)
            parts.append(svg.box(left, end, width, level(0) - end, "none", colours.muted))
        else:
            parts.append(svg.box(left, level(0) - 12, width, 12, "none", colours.fill[Tone.GRAY], "5 5"))
    if working.mean is not None:
        known = [i for i, y in enumerate(span) if y in (working.known_years or span)]
        across = (EDGE + known[0] * slot, EDGE + (known[-1] + 1) * slot)
        tone = state_label(standing.assessment, year).tone
        parts.append(svg.line([(x, level(working.mean)) for x in across], colours.label(tone), 3, "9 4"))
    if final:
        parts.append(svg.line([(EDGE, level(goal)), (WIDTH - EDGE - 12, level(goal))], colours.ink, 2.6, "1 7"))
        parts.append(svg.diamond((WIDTH - EDGE, level(goal)), 9, colours.background, colours.ink))
    parts.append(svg.line([(EDGE, level(0)), (WIDTH - EDGE, level(0))], colours.grid, 2))
    return "".join([*parts, _ends(span[0], span[-1], colours)])


def _timeline(standing: Standing, colours: Palette, colour: str, today: date, year: int | None) -> str:
    """A track from the first year to the last: what was reported each year, today, and when it is due."""
    points, final = year_points(standing), standing.assessment.final
    latest = standing.assessment.shown(None)
    o = latest.observation if latest else None
    agreement = standing.commitment.agreement
    days = [year_position(last_day(day)) for day in (o.done_on, o.expected_on) if day] if o else []
    first = min([agreement.first_year, *(p.year for p in points)])
    due = final.year + 1 if final else agreement.last_year + 1
    last = int(max([due, year_position(today), *(p.year + 1 for p in points), *days]) + 0.999)
    middle = (TOP + STRIP_FOOT) / 2

    def x(position: float) -> float:
        return _across(first, last, position)

    parts = [svg.box(EDGE, middle - 9, WIDTH - 2 * EDGE, 18, colours.track)] if points else [_track(colours, middle)]
    now = x(year_position(today))
    parts.append(svg.line([(now, TOP), (now, STRIP_FOOT)], colours.muted, 2.4, "1 7"))
    shown = _large(standing, year)
    for point in points:
        large = point.year == shown
        parts.append(_stage(point, (x(point.year + 0.5), middle), 15 if large else 10, colours, colour))
    pending = [(x(figure.year + 0.5), middle) for figure, _ in submitted(standing)]
    parts += [svg.dot(centre, 10, colours.background, colours.muted, 2.4) for centre in pending]
    parts.append(svg.diamond((x(due), middle), 12, colours.background, colours.ink) if final else "")
    if o is not None and o.expected_on and not o.done_on:
        tip = x(year_position(last_day(o.expected_on)))
        parts.append(svg.line([(tip - 9, TOP), (tip, TOP + 15), (tip + 9, TOP), (tip - 9, TOP)], colour, 3))
    return "".join([*parts, _ends(first, last - 1, colours)])


def _stage(point: YearPoint, centre: svg.Point, radius: float, colours: Palette, colour: str) -> str:
    """Empty, half full or full."""
    x, y = centre
    empty = svg.dot(centre, radius, colours.background, colour)
    match point.observation.stage:
        case Stage.DONE:
            return svg.dot(centre, radius, colour, colour)
        case Stage.UNDER_WAY:
            half = f'<path d="M{x:.1f} {y - radius:.1f}a{radius} {radius} 0 0 0 0 {2 * radius}z" fill="{colour}"/>'
            return empty + half
        case Stage.NOT_STARTED | None:
            return empty
        case stage:
            assert_never(stage)
