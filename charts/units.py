"""The chart of units: every ward of a commitment against every year that owes a figure."""

from collections.abc import Mapping
from dataclasses import dataclass

import plotly.graph_objects as go

from charts import frame
from charts.answers import SIGN, UnitRow, unit_rows
from charts.blanks import BLANK_SIGN, blank_name
from charts.kinds import ChartForm, form_of
from charts.palette import PALETTES, Palette, Theme, faded
from charts.series import is_over, superseded
from charts.size import Size, screen
from charts.traces import legend_entry, trace
from charts.words import blank_hover, escape_plotly, status_suffix, target_label, wrapped
from models import Answer
from progress.terms import DataState, JudgedYear, Target
from text import Language, number, translate
from views import CommitmentView, Standing
from wording.labels import ANSWER, BREAK, DATA, OBSERVATION, Tone
from wording.states import verdict_label

SETTLED = "→"  # done in an earlier year, whose answers stand
ROW = {True: 47.0, False: 32.0}  # pixels; on a phone the name stands over its row, so that all years find room
LEAST_ROW = {True: 42.0, False: 17.0}
CELL, BETWEEN = {True: 19.0, False: 25.0}, {True: 28.0, False: 5.0}  # pixels: at most, and between two cells
DROP = {True: 0.14, False: 0.0}  # of a row: how far its cells stand under its middle
NAME = {True: 50, False: 40}  # letters in a line
YEARS_ROOM = 28  # pixels
FEW_YEARS = 9  # more are written '18 on a phone
SUPERSEDED_LINE = 0.5  # rows for a superseded target, under the one that counts
TARGETS, FOOT = {True: 0.5, False: 1.1}, {True: 1.2, False: 1.9}  # rows under the last unit: the targets, the end


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """Units in rows, years in columns: what one chart shows, its colours and language, and a row's height in pixels."""

    standing: Standing
    rows: list[UnitRow]
    years: list[JudgedYear]
    colours: Palette
    language: Language
    narrow: bool
    row: float

    @property
    def cell(self) -> float:
        return min(CELL[self.narrow], self.row - BETWEEN[self.narrow])

    @property
    def foot(self) -> float:
        return foot_rows(self.standing, narrow=self.narrow)

    def sum_words(self, judged: JudgedYear) -> str:
        """Return k of N of one year, or the sign of its blank."""
        o = judged.observation
        if o is None:
            return BLANK_SIGN.get(judged.data, SETTLED)
        if o.part is None or o.whole is None:
            return number(judged.actual, 0, self.language)
        return f"{number(o.part, 0, self.language)}/{number(o.whole, 0, self.language)}"


def foot_rows(standing: Standing, *, narrow: bool) -> float:
    """Return the number of rows under the last unit."""
    return FOOT[narrow] + (SUPERSEDED_LINE if superseded(standing) else 0)


def has_units_chart(c: CommitmentView) -> bool:
    """Return whether its units have a chart of their own, beside the chart of the commitment."""
    return bool(c.units) and form_of(c.kind) is not ChartForm.UNITS


def units_chart(
    standing: Standing, language: Language, theme: Theme, *, narrow: bool = False, size: Size | None = None
) -> go.Figure:
    """Return units by years, with ✓, ✕ and ?, so that nothing depends on colour. A blank year keeps its column."""
    size = size or screen(narrow=narrow)
    table = _answer_table(standing, language, PALETTES[theme], size)
    traces = [*_cells(table), *_blank_cells(table), *_break_names(table)]
    chart = go.Figure(traces, frame.blank_layout(table.colours, language, narrow=size.narrow))
    plot = table.row * (len(table.rows) + table.foot)
    top = frame.place_legend(chart, _left(table), plot, YEARS_ROOM, size)
    _set_axes(chart, table)
    chart.update_layout(
        hovermode="closest",
        height=top + plot + 12,
        margin={"l": _left(table), "r": 12, "t": top, "b": 12},
        shapes=[*_due_columns(table), *_breaks(table)],
        annotations=[*_sums(table), *_targets(table), *(_names(table) if size.narrow else ())],
    )
    return chart


def _answer_table(standing: Standing, language: Language, colours: Palette, size: Size) -> AnswerTable:
    years = [v for _, v in sorted(standing.assessment.years.items())]
    rows, narrow = unit_rows(standing, language), size.narrow
    height = size.row(ROW[narrow], len(rows) + foot_rows(standing, narrow=narrow), LEAST_ROW[narrow], ROW[narrow])
    return AnswerTable(standing, rows, years, colours, language, narrow, height)


def _left(table: AnswerTable) -> float:
    if table.narrow:
        return 12
    return 24 + 7 * max((min(len(row.name), NAME[False]) for row in table.rows), default=4)


def _set_axes(chart: go.Figure, table: AnswerTable) -> None:
    count, is_tight = max(len(table.years), 1), table.narrow and len(table.years) > FEW_YEARS
    chart.update_xaxes(
        range=[-0.5, count - 0.5],
        domain=[0, 1 if table.narrow else min(1, 0.13 * count)],
        tickvals=list(range(len(table.years))),
        ticktext=[f"’{v.year % 100:02}" if is_tight else str(v.year) for v in table.years],
        side="top",
        tickangle=0,
        tickfont={"color": table.colours.ink, "size": 13},
    )
    chart.update_yaxes(
        range=[len(table.rows) - 0.5 + table.foot, -0.5],
        tickvals=list(range(len(table.rows))),
        ticktext=[wrapped(row.name, NAME[False]) for row in table.rows],
        tickfont={"color": table.colours.ink, "size": 13},
        showticklabels=not table.narrow,
    )


def _names(table: AnswerTable) -> list[dict[str, object]]:
    """The names of the units over their rows, on a phone."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False}
    font = {"color": table.colours.ink, "size": 12}
    return [
        {"text": wrapped(row.name, NAME[True]), "y": y - 0.5, "font": font, **place} for y, row in enumerate(table.rows)
    ]


def _cells(table: AnswerTable) -> list[go.Scatter]:
    """A trace for each answer; the cells of a figure that is not final are hollow, and named."""
    traces = []
    for answer in Answer:
        cells = [
            (x, y)
            for y, row in enumerate(table.rows)
            for x, v in enumerate(table.years)
            if row.answers[v.year] is answer
        ]
        if cells:
            traces.append(_answered(table, answer, cells))
    if any(v.is_provisional for v in table.years):
        edge = {"color": table.colours.muted, "width": 1.4}
        name = translate("chart.not_final", table.language)
        traces.append(legend_entry(name, 4, symbol="square", size=14, color=table.colours.background, line=edge))
    return traces


def _answered(table: AnswerTable, answer: Answer, cells: list[tuple[int, int]]) -> go.Scatter:
    colours, label = table.colours, ANSWER[answer]
    words = label.text(table.language)
    fill = colours.track if answer is Answer.UNKNOWN else colours.tint[label.tone]
    style = {
        "color": [colours.background if table.years[x].is_provisional else fill for x, _ in cells],
        "line": {"color": colours.fill[label.tone], "width": 1.4},
    }
    font = {"color": colours.text[label.tone], "size": 13 if table.narrow else 15}
    hovers = [_cell_hover(table, x, y, words) for x, y in cells]
    return _squares(table, cells, SIGN[answer], f"{SIGN[answer]} {words}", 1, font, hovers, style)


def _squares(
    table: AnswerTable,
    cells: list[tuple[int, int]],
    sign: str,
    name: str,
    rank: int,
    font: Mapping[str, object],
    hovers: list[str],
    style: Mapping[str, object],
) -> go.Scatter:
    """The cells (column, row) that hold one sign, as squares of this style."""
    return trace(
        name,
        [(x, y + DROP[table.narrow]) for x, y in cells],
        hovers,
        legendrank=rank,
        mode="markers+text",
        text=[f"<b>{sign}</b>"] * len(cells),
        textfont=font,
        marker={"symbol": "square", "size": table.cell, **style},
        cliponaxis=False,
    )


def _cell_hover(table: AnswerTable, x: int, y: int, answer: str) -> str:
    v = table.years[x]
    return f"<b>{wrapped(table.rows[y].name)}</b><br>{v.year}: {answer}{status_suffix(v, table.language)}"


def _blank_cells(table: AnswerTable) -> list[go.Scatter]:
    """The columns of the years without a figure: a faint sign in every row, and its name in the legend."""
    traces = [
        _signs(table, state, BLANK_SIGN[state], blank_name(state, table.language), blank_hover(state, table.language))
        for state in BLANK_SIGN
    ]
    settled = translate("chart.settled", table.language)
    traces.append(_signs(table, DataState.REPORTED, SETTLED, f"{SETTLED} {settled}", f"<b>{settled}</b>"))
    return [signs for signs in traces if len(signs.x)]


def _signs(table: AnswerTable, state: DataState, sign: str, name: str, hover: str) -> go.Scatter:
    columns = [x for x, v in enumerate(table.years) if v.observation is None and v.data is state]
    cells = [(x, y) for y in range(len(table.rows)) for x in columns]
    tone = DATA[state].tone if state in BLANK_SIGN else Tone.GRAY
    colours = table.colours
    style = {
        "color": faded(colours.fill[tone], 0.13) if is_over(state) else colours.background,
        "line": {"color": colours.grid, "width": 0 if is_over(state) else 1},
    }
    hovers = [f"<b>{table.years[x].year}</b>: {hover}" for x, _ in cells]
    return _squares(table, cells, sign, name, 5, {"color": colours.text[tone], "size": 14}, hovers, style)


def _due_columns(table: AnswerTable) -> list[dict[str, object]]:
    """The years with a target stand on a darker ground."""
    due = {t.year for t in table.standing.assessment.targets}
    style = {"layer": "below", "fillcolor": faded(table.colours.fill[Tone.GREEN], 0.09), "line": {"width": 0}}
    columns = (x for x, v in enumerate(table.years) if v.year in due)
    return [{"type": "rect", "x0": x - 0.5, "x1": x + 0.5, **_whole_height(table), **style} for x in columns]


def _breaks(table: AnswerTable) -> list[dict[str, object]]:
    """A line before each year that cannot be compared with the one before."""
    style = {"color": table.colours.muted, "width": 1.6, "dash": "2px,4px"}
    columns = (x for x, v in enumerate(table.years) if v.year in table.standing.assessment.breaks)
    return [{"type": "line", "x0": x - 0.5, "x1": x - 0.5, **_whole_height(table), "line": style} for x in columns]


def _whole_height(table: AnswerTable) -> dict[str, object]:
    return {"y0": -0.5, "y1": len(table.rows) - 0.5 + table.foot}


def _break_names(table: AnswerTable) -> list[go.Scatter]:
    """The names of those lines, in the legend."""
    reasons = dict.fromkeys(table.standing.assessment.breaks.values())
    colour = table.colours.muted
    style = {"symbol": "line-ns-open", "size": 14, "color": colour, "line": {"color": colour, "width": 1.6}}
    return [legend_entry(BREAK[reason].text(table.language), 6, **style) for reason in reasons]


def _sums(table: AnswerTable) -> list[dict[str, object]]:
    """Under each year k of N, or the sign of its blank; without any figure, a note that there is none."""
    if table.rows and not any(v.observation for v in table.years):
        return [_below(table, (len(table.years) - 1) / 2, 0, translate("chart.nothing", table.language), 14, "center")]
    sums = []
    for x, v in enumerate(table.years):
        words = [f"<b>{table.sum_words(v)}</b>" if v.observation else table.sum_words(v)]
        if v.observation and v.is_provisional and not table.narrow:
            words.append(OBSERVATION[v.observation.status].text(table.language))
        sums.append(_below(table, x, 0, "<br>".join(words), 12, "center") | {"hovertext": _sum_hover(table, v)})
    return sums


def _targets(table: AnswerTable) -> list[dict[str, object]]:
    """The targets under their years; the superseded ones fainter and under those that count."""
    columns = {v.year: x for x, v in enumerate(table.years)}
    counting = {t.year: t for t in table.standing.assessment.targets}
    notes = [_target(table, counting[year], x, is_old=False) for year, x in columns.items() if year in counting]
    old = [t for t in superseded(table.standing) if t.year in columns]
    return notes + [_target(table, t, columns[t.year], is_old=True) for t in old]


def _target(table: AnswerTable, target: Target, x: int, *, is_old: bool) -> dict[str, object]:
    words = escape_plotly(target_label(target, table.standing.commitment, table.language, short=True))
    (place, anchor), row = _inside(table, x), TARGETS[table.narrow]
    if not is_old:
        return _below(table, place, row, f"◇ {words}", 12, anchor)
    below = _below(table, place, row + SUPERSEDED_LINE, f"◇ <s>{words}</s>", 11, anchor)
    font = {"color": table.colours.muted, "size": 11}
    return below | {"font": font, "hovertext": translate("chart.old_target", table.language)}


def _inside(table: AnswerTable, x: int) -> tuple[float, str]:
    """Return position and anchor of the text under a column; on a phone the outermost reach inwards."""
    if not table.narrow or len(table.years) < 2 or 0 < x < len(table.years) - 1:
        return x, "center"
    return (x - 0.5, "left") if x == 0 else (x + 0.5, "right")


def _below(table: AnswerTable, x: float, row: float, words: str, size: int, anchor: str) -> dict[str, object]:
    """Return words under a column, `row` rows under the last unit."""
    return {
        "x": x,
        "y": len(table.rows) - 0.45 + row,
        "xanchor": anchor,
        "yanchor": "top",
        "text": words,
        "showarrow": False,
        "font": {"color": table.colours.ink, "size": size},
    }


def _sum_hover(table: AnswerTable, judged: JudgedYear) -> str:
    if judged.observation is None:
        is_blank = judged.data in BLANK_SIGN
        return DATA[judged.data].text(table.language) if is_blank else translate("chart.settled", table.language)
    value = f"{table.sum_words(judged)}{status_suffix(judged, table.language)}"
    return f"{value}<br>{verdict_label(judged).text(table.language)}"
