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
from wording.labels import STAGE, VERDICT

ROW, LEAST_ROW, MOST_ROW = 48, 32, 64  # pixels
REPORTS, LAST_WORDS, MOMENTS = 1.0, 1.62, 2.35  # rows: the yearly reports, the last one in words, the first date
PERIOD_WORDS = -0.42


@dataclass(frozen=True, slots=True)
class Moment:
    """A date on the timeline: its position in years, its words, its marker."""

    at: float
    words: str
    symbol: str
    colour: str
    inside: str


def year_position(day: date) -> float:
    """Return a day as a position on an axis of years."""
    return day.year + day.timetuple().tm_yday / (366 if isleap(day.year) else 365)


def timeline_chart(scene: Scene, today: date, size: Size) -> go.Figure:
    """Rows from the top: the agreement's period, the yearly reports, each date, today."""
    moments = _moments(scene)
    span = _span(scene, moments, today)
    foot = MOMENTS + len(moments)
    chart = go.Figure(
        [
            *_stages(scene),
            *_not_final(scene),
            *_shifted(blank_marks(scene, blanks(scene.standing), REPORTS)),
            *(_mark(moment, MOMENTS + row) for row, moment in enumerate(moments)),
        ],
        frame.blank_layout(scene.colours, scene.language, narrow=size.narrow),
    )
    ticks = frame.year_ticks(span[0], span[1] - 1, 7 if size.narrow else 14)
    chart.update_xaxes(
        range=[span[0] - 0.03, span[1] + 0.03],
        tickvals=[year + 0.5 for year in ticks],
        ticktext=[str(year) for year in ticks],
    )
    chart.update_yaxes(range=[foot + 0.2, -0.75], showticklabels=False)
    plot = (foot + 0.95) * size.row(ROW, foot + 0.95, LEAST_ROW, MOST_ROW)
    top = frame.place_legend(chart, 12, plot, 8, size)
    chart.update_layout(
        hovermode="closest",
        height=top + plot + 34,
        margin={"l": 12, "r": 12, "t": top, "b": 34},
        shapes=[
            *_columns(*span, scene.colours),
            _period(scene),
            frame.vertical_line(year_position(today), scene.colours.muted),
        ],
        annotations=_annotations(scene, moments, today, span),
    )
    return chart


def _span(scene: Scene, moments: list[Moment], today: date) -> tuple[int, int]:
    """Return the first year shown, and the one after the last."""
    agreement = scene.commitment.agreement
    years = [agreement.first_year, agreement.last_year, today.year, *scene.assessment.years]
    return min(years), max([*years, *(int(m.at - 0.001) for m in moments)]) + 1


def _annotations(scene: Scene, moments: list[Moment], today: date, span: tuple[int, int]) -> list[dict[str, object]]:
    agreement, foot = scene.commitment.agreement, MOMENTS + len(moments)
    period = translate("chart.period", scene.language, first=agreement.first_year, last=agreement.last_year)
    now = translate("chart.today", scene.language, date=date_words(today, scene.language))
    annotations = [
        _words(agreement.first_year, PERIOD_WORDS, period, scene.colours.muted, span),
        *_last_words(scene, span),
        *(_words(m.at, MOMENTS + row, m.words, m.colour, span, 13) for row, m in enumerate(moments)),
        _words(year_position(today), foot - 0.1, now, scene.colours.muted, span, 6),
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
        symbol, fill = _stage_look(stage, colour, scene.colours)
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


def _stage_look(stage: Stage, colour: str, colours: Palette) -> tuple[str, str]:
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
    look = {"symbol": "circle-open", "color": scene.colours.ink, "line": {"width": 1.3}}
    if not years:
        return []
    ring = go.Scatter(
        x=years,
        y=[REPORTS] * len(years),
        mode="markers",
        showlegend=False,
        hoverinfo="skip",
        marker=look | {"size": 29},
    )
    return [ring, legend_entry(translate("chart.not_final", scene.language), 4, **look, size=16)]


def _hover(scene: Scene, point: YearPoint) -> str:
    lines = [
        f"<b>{translate('chart.year', scene.language)} {point.year}</b>",
        f"{stage_words(scene.standing, point.judged, scene.language)}{status_suffix(point.judged, scene.language)}",
        f"<b>{VERDICT[point.judged.verdict].text(scene.language)}</b>",
    ]
    return "<br>".join(lines)


def _shifted(traces: list[go.Scatter]) -> list[go.Scatter]:
    """Return the traces with each mark in the middle of its year's column."""
    return [marks.update(x=[year + 0.5 for year in marks.x]) for marks in traces]


def _moments(scene: Scene) -> list[Moment]:
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
        Moment(
            year_position(last_day(day)),
            translate(key, scene.language, date=date_words(day, scene.language)),
            symbol,
            colour,
            scene.colours.background if symbol == "diamond" else colour,
        )
        for key, day, symbol, colour in dates
    ]


def _mark(moment: Moment, row: float) -> go.Scatter:
    return trace(
        None,
        [(moment.at, row)],
        moment.words,
        mode="markers",
        showlegend=False,
        marker=marker(moment.symbol, 15, moment.inside, moment.colour, 2.2),
        cliponaxis=False,
    )


def _words(
    x: float, y: float, words: str, colour: str, span: tuple[int, int], away: float = 0, *, bold: bool = False
) -> dict[str, object]:
    """Return words that begin `away` pixels after `x`, or in the right half of the picture end as far before it."""
    left = x <= (span[0] + span[1]) / 2
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


def _last_words(scene: Scene, span: tuple[int, int]) -> list[dict[str, object]]:
    """The last report in words under its point; without any, that there is none."""
    if not scene.points:
        low = LAST_WORDS if blanks(scene.standing) else REPORTS
        nothing = _words(
            (span[0] + span[1]) / 2, low, translate("chart.nothing", scene.language), scene.colours.muted, span
        )
        return [nothing | {"xanchor": "center", "font": {"color": scene.colours.muted, "size": 15}}]
    last = scene.points[-1]
    colour = scene.label_colour
    words = f"{stage_words(scene.standing, last.judged, scene.language)}{status_suffix(last.judged, scene.language)}"
    return [_words(last.year + 0.5, LAST_WORDS, words, colour, span, -10, bold=True)]


def _columns(first: int, last: int, colours: Palette) -> list[dict[str, object]]:
    return [frame.vertical_line(y, colours.grid, 1, None) | {"layer": "below"} for y in range(first, last + 1)]


def _period(scene: Scene) -> dict[str, object]:
    agreement = scene.commitment.agreement
    span = {"x0": agreement.first_year, "x1": agreement.last_year + 1, "y0": -0.12, "y1": 0.22}
    return {
        "type": "rect",
        "layer": "below",
        **span,
        "fillcolor": faded(scene.colours.muted, 0.28),
        "line": {"width": 0},
    }
