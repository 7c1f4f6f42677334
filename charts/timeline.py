"""The chart of milestones: the stage that each year reports, and the days when it is due, expected and done."""

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from typing import assert_never

import plotly.graph_objects as go

from charts import frame
from charts.blanks import blank_marks
from charts.palette import Palette, faded
from charts.scene import Scene
from charts.series import YearPoint, blanks, superseded
from charts.size import Size
from charts.traces import legend_entry, marker, trace
from charts.words import stage_words, status_suffix
from models import Stage
from progress.dates import last_day
from text import date_words, translate
from wording.labels import STAGE
from wording.states import verdict_label

ROW, LEAST_ROW, MOST_ROW = 48, 32, 64  # pixels
HEAD, FOOT = 0.75, 0.2  # rows above the agreement's period, and under today
REPORTS, LAST_WORDS, DATES = 1.0, 1.62, 2.35  # rows: the yearly reports, the last one in words, the first date
PERIOD_WORDS = -0.42


@dataclass(frozen=True, slots=True)
class DatedMark:
    """A date on the timeline: its position in years, its words, its marker."""

    position: float
    words: str
    symbol: str
    colour: str
    fill: str


def year_position(day: date) -> float:
    """Return a day as a position on an axis of years."""
    return day.year + day.timetuple().tm_yday / (366 if isleap(day.year) else 365)


def timeline_chart(scene: Scene, today: date, size: Size) -> go.Figure:
    """Rows from the top: the agreement's period, the yearly reports, each date, today."""
    marks = _dated_marks(scene)
    ends = _axis_ends(scene, marks, today)
    foot = DATES + len(marks)
    rows = foot + (HEAD + FOOT)
    chart = go.Figure(
        [
            *_stages(scene),
            *_not_final(scene),
            *_shifted(blank_marks(scene, blanks(scene.standing), REPORTS)),
            *(_date_trace(mark, DATES + row) for row, mark in enumerate(marks)),
        ],
        frame.blank_layout(scene.colours, scene.language, narrow=size.narrow),
    )
    ticks = frame.year_ticks(ends[0], ends[1] - 1, 7 if size.narrow else 14)
    chart.update_xaxes(
        range=[ends[0] - 0.03, ends[1] + 0.03],
        tickvals=[year + 0.5 for year in ticks],
        ticktext=[str(year) for year in ticks],
    )
    chart.update_yaxes(range=[foot + FOOT, -HEAD], showticklabels=False)
    plot = rows * size.row(ROW, rows, LEAST_ROW, MOST_ROW)
    top = frame.place_legend(chart, 12, plot, 8, size)
    chart.update_layout(
        hovermode="closest",
        height=top + plot + 34,
        margin={"l": 12, "r": 12, "t": top, "b": 34},
        shapes=[
            *_year_lines(*ends, scene.colours),
            _period_band(scene),
            frame.vertical_line(year_position(today), scene.colours.muted),
        ],
        annotations=_annotations(scene, marks, today, ends),
    )
    return chart


def _axis_ends(scene: Scene, marks: list[DatedMark], today: date) -> tuple[int, int]:
    """Return the first year shown, and the one after the last."""
    agreement = scene.commitment.agreement
    years = [agreement.first_year, agreement.last_year, today.year, *scene.assessment.years]
    return min(years), max([*years, *(int(m.position - 0.001) for m in marks)]) + 1


def _annotations(scene: Scene, marks: list[DatedMark], today: date, ends: tuple[int, int]) -> list[dict[str, object]]:
    agreement, foot = scene.commitment.agreement, DATES + len(marks)
    period = translate("chart.period", scene.language, first=agreement.first_year, last=agreement.last_year)
    now = translate("chart.today", scene.language, date=date_words(today, scene.language))
    annotations = [
        _annotation(agreement.first_year, PERIOD_WORDS, period, scene.colours.muted, ends),
        *_last_words(scene, ends),
        *(_annotation(m.position, DATES + row, m.words, m.colour, ends, 13) for row, m in enumerate(marks)),
        _annotation(year_position(today), foot - 0.1, now, scene.colours.muted, ends, 6),
    ]
    return [annotation | {"bgcolor": faded(scene.colours.background, 0.85)} for annotation in annotations]


def _stages(scene: Scene) -> list[go.Scatter]:
    """A ring for not started, a tinted ring with a dot for under way, a full point for done."""
    colour = scene.line_colour
    traces = []
    for stage in Stage:
        reports = [p for p in scene.points if p.observation.stage is stage]
        if not reports:
            continue
        symbol, fill = _stage_style(stage, colour, scene.colours)
        traces.append(
            trace(
                STAGE[stage].text(scene.language),
                [(p.year + 0.5, REPORTS) for p in reports],
                [_hover(scene, p) for p in reports],
                mode="markers",
                legendrank=1,
                marker=marker(symbol, 20, fill, colour, 3),
            )
        )
    return traces


def _stage_style(stage: Stage, colour: str, colours: Palette) -> tuple[str, str]:
    """Return the symbol and the fill of a stage."""
    match stage:
        case Stage.NOT_STARTED:
            return "circle", colours.background
        case Stage.UNDER_WAY:
            return "circle-dot", faded(colour, 0.4)
        case Stage.DONE:
            return "circle", colour
        case _:
            assert_never(stage)


def _not_final(scene: Scene) -> list[go.Scatter]:
    """A second, thin ring around a report that is not final."""
    years = [p.year + 0.5 for p in scene.points if not p.is_final]
    style = {"symbol": "circle-open", "color": scene.colours.ink, "line": {"width": 1.3}}
    if not years:
        return []
    ring = go.Scatter(
        x=years,
        y=[REPORTS] * len(years),
        mode="markers",
        showlegend=False,
        hoverinfo="skip",
        marker=style | {"size": 29},
    )
    return [ring, legend_entry(translate("chart.not_final", scene.language), 4, **style, size=16)]


def _hover(scene: Scene, point: YearPoint) -> str:
    lines = [
        f"<b>{translate('chart.year', scene.language)} {point.year}</b>",
        _report_words(scene, point),
        f"<b>{verdict_label(point.judged).text(scene.language)}</b>",
    ]
    return "<br>".join(lines)


def _report_words(scene: Scene, point: YearPoint) -> str:
    return f"{stage_words(scene.standing, point.judged, scene.language)}{status_suffix(point.judged, scene.language)}"


def _shifted(traces: list[go.Scatter]) -> list[go.Scatter]:
    """Return the traces with each mark in the middle of its year's column."""
    return [marks.update(x=[year + 0.5 for year in marks.x]) for marks in traces]


def _dated_marks(scene: Scene) -> list[DatedMark]:
    """The days when it is due, then expected or done, as far as the last report states them."""
    final, latest = scene.assessment.final, scene.assessment.latest
    dates = [("chart.old_due", f"{t.year}-12-31", "diamond", scene.colours.muted) for t in superseded(scene.standing)]
    if final is not None:
        due = f"{final.year}-12-31"
        dates.append(("chart.due" if not final.is_strive else "chart.due_strive", due, "diamond", scene.colours.ink))
    o = latest.observation if latest else None
    if o is not None and o.done_on:
        dates.append(("chart.done_on", o.done_on, "star", scene.label_colour))
    elif o is not None and o.expected_on:
        dates.append(("chart.expected_on", o.expected_on, "triangle-up", scene.label_colour))
    return [
        DatedMark(
            year_position(last_day(day)),
            translate(key, scene.language, date=date_words(day, scene.language)),
            symbol,
            colour,
            scene.colours.background if symbol == "diamond" else colour,
        )
        for key, day, symbol, colour in dates
    ]


def _date_trace(mark: DatedMark, row: float) -> go.Scatter:
    return trace(
        None,
        [(mark.position, row)],
        mark.words,
        mode="markers",
        showlegend=False,
        marker=marker(mark.symbol, 15, mark.fill, mark.colour, 2.2),
        cliponaxis=False,
    )


def _annotation(
    x: float, y: float, words: str, colour: str, ends: tuple[int, int], away: float = 0, *, bold: bool = False
) -> dict[str, object]:
    """Return words that begin `away` pixels after `x`, or in the right half of the picture end as far before it."""
    left = x <= (ends[0] + ends[1]) / 2
    return {
        "x": x,
        "y": y,
        "text": f"<b>{words}</b>" if bold else words,
        "xanchor": "left" if left else "right",
        "xshift": away if left else -away,
        "yanchor": "middle",
        "showarrow": False,
        "font": {"color": colour, "size": 13},
    }


def _last_words(scene: Scene, ends: tuple[int, int]) -> list[dict[str, object]]:
    """The last report in words under its point; without any, that there is none."""
    if not scene.points:
        low = LAST_WORDS if blanks(scene.standing) else REPORTS
        nothing = _annotation(
            (ends[0] + ends[1]) / 2, low, translate("chart.nothing", scene.language), scene.colours.muted, ends
        )
        return [nothing | {"xanchor": "center", "font": {"color": scene.colours.muted, "size": 15}}]
    last = scene.points[-1]
    words = _report_words(scene, last)
    return [_annotation(last.year + 0.5, LAST_WORDS, words, scene.label_colour, ends, -10, bold=True)]


def _year_lines(first: int, last: int, colours: Palette) -> list[dict[str, object]]:
    return [frame.vertical_line(y, colours.grid, 1, None) | {"layer": "below"} for y in range(first, last + 1)]


def _period_band(scene: Scene) -> dict[str, object]:
    agreement = scene.commitment.agreement
    extent = {"x0": agreement.first_year, "x1": agreement.last_year + 1, "y0": -0.12, "y1": 0.22}
    return {
        "type": "rect",
        "layer": "below",
        **extent,
        "fillcolor": faded(scene.colours.muted, 0.28),
        "line": {"width": 0},
    }
