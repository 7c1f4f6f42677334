"""Which wards and communes: every unit of a commitment against every year that owes a figure."""

from dataclasses import dataclass

import plotly.graph_objects as go

from board.units import answers_by_list
from charts import frame
from charts.marks import BLANK_SIGN, HOVER, blank_name, entry
from charts.palette import PALETTES, Palette, Theme, faded
from charts.reading import superseded
from charts.size import Size, screen
from charts.writing import blank_hover, escape_plotly, remarks, target_label, wrapped
from models import Answer, Kind
from progress import DataState, YearVerdict
from text import Language, number, translate
from views import CommitmentView, Standing, UnitView
from wording.labels import ANSWER, BREAK, DATA, OBSERVATION, VERDICT, Tone

SIGN = {Answer.YES: "✓", Answer.NO: "✕", Answer.UNKNOWN: "?"}
SETTLED = "→"  # done before: the answers of that year stand
ROW = {True: 47.0, False: 32.0}  # pixels; on a phone the name stands over its row, so that all years find room
LEAST_ROW = {True: 42.0, False: 17.0}
CELL, BETWEEN = {True: 19.0, False: 25.0}, {True: 28.0, False: 5.0}  # pixels: at most, and between two cells
DROP = {True: 0.14, False: 0.0}  # of a row: how far its cells stand under its middle
NAME = {True: 50, False: 40}  # letters in a line
YEARS_ROOM = 28  # pixels
FEW_YEARS = 9  # more are written '18 on a phone
OWED_LINE = 0.5  # rows for a target that was owed once, under the one that is owed now
OWED, FOOT = {True: 0.5, False: 1.1}, {True: 1.2, False: 1.9}  # rows under the last unit: what is owed, the end


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit; by year its answer, None where no figure says anything of it."""

    name: str
    answers: dict[int, Answer | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """All that the chart of units draws."""

    standing: Standing
    rows: list[UnitRow]
    years: list[YearVerdict]
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

    def said(self, year: YearVerdict) -> str:
        """k of N of one year, or its blank."""
        o = year.observation
        if o is None:
            return SETTLED if year.data is DataState.REPORTED else BLANK_SIGN[year.data]
        if o.part is None or o.whole is None:
            return number(year.actual, 0, self.language)
        return f"{number(o.part, 0, self.language)}/{number(o.whole, 0, self.language)}"


def foot_rows(standing: Standing, *, narrow: bool) -> float:
    """Rows under the last unit."""
    return FOOT[narrow] + (OWED_LINE if superseded(standing) else 0)


def unit_grid(standing: Standing, language: Language) -> list[UnitRow]:
    """One row for each unit of the commitment, then for those that only a figure speaks of."""
    years = {year: _answers(standing, year) for year in sorted(standing.assessment.years)}
    units = {unit.key: unit for unit in standing.commitment.units}
    for answers in years.values():
        units |= {key: unit for key, (unit, _) in answers.items() if key not in units}
    return [
        UnitRow(unit.name.text(language), {y: said[key][1] if key in said else None for y, said in years.items()})
        for key, unit in units.items()
    ]


def _answers(standing: Standing, year: int) -> dict[str, tuple[UnitView, Answer]]:
    verdict = standing.assessment.years.get(year)
    figure = standing.commitment.figure_of(verdict.observation) if verdict and verdict.observation else None
    if figure is None:
        return {}
    if standing.commitment.successions:
        return {unit.key: (unit, said.answer) for unit, said in answers_by_list(standing.commitment, figure)}
    return {unit.key: (unit, answer) for unit, answer in figure.answers}


def has_units_chart(c: CommitmentView) -> bool:
    """Whether its wards are drawn apart: of named ones, the chart of the commitment is that of its wards."""
    return bool(c.units) and c.kind is not Kind.NAMED_UNITS


def units_chart(
    standing: Standing, language: Language, theme: Theme, *, narrow: bool = False, size: Size | None = None
) -> go.Figure:
    """Units by years; ✓, ✕ and ? say it in signs, so that nothing hangs on colour. A blank year keeps its column."""
    size = size or screen(narrow=narrow)
    grid = _grid(standing, language, PALETTES[theme], size)
    traces = [*_cells(grid), *_blank_cells(grid), *_break_names(grid)]
    made = go.Figure(traces, frame.blank(grid.colours, language, narrow=size.narrow))
    plot = grid.row * (len(grid.rows) + grid.foot)
    top = frame.put_legend(made, _left(grid), plot, YEARS_ROOM, size)
    _put_axes(made, grid)
    made.update_layout(
        hovermode="closest",
        height=top + plot + 12,
        margin={"l": _left(grid), "r": 12, "t": top, "b": 12},
        shapes=[*_due_columns(grid), *_breaks(grid)],
        annotations=[*_sums(grid), *_owed(grid), *(_names(grid) if size.narrow else ())],
    )
    return made


def _grid(standing: Standing, language: Language, colours: Palette, size: Size) -> Grid:
    years = [v for _, v in sorted(standing.assessment.years.items())]
    rows, narrow = unit_grid(standing, language), size.narrow
    high = size.row(ROW[narrow], len(rows) + foot_rows(standing, narrow=narrow), LEAST_ROW[narrow], ROW[narrow])
    return Grid(standing, rows, years, colours, language, narrow, high)


def _left(grid: Grid) -> float:
    if grid.narrow:
        return 12
    return 24 + 7 * max((min(len(row.name), NAME[False]) for row in grid.rows), default=4)


def _put_axes(made: go.Figure, grid: Grid) -> None:
    count, is_tight = max(len(grid.years), 1), grid.narrow and len(grid.years) > FEW_YEARS
    made.update_xaxes(
        range=[-0.5, count - 0.5],
        domain=[0, 1 if grid.narrow else min(1, 0.13 * count)],
        tickvals=list(range(len(grid.years))),
        ticktext=[f"’{v.year % 100:02}" if is_tight else str(v.year) for v in grid.years],
        side="top",
        tickangle=0,
        tickfont={"color": grid.colours.ink, "size": 13},
    )
    made.update_yaxes(
        range=[len(grid.rows) - 0.5 + grid.foot, -0.5],
        tickvals=list(range(len(grid.rows))),
        ticktext=[wrapped(row.name, NAME[False]) for row in grid.rows],
        tickfont={"color": grid.colours.ink, "size": 13},
        showticklabels=not grid.narrow,
    )


def _names(grid: Grid) -> list[dict[str, object]]:
    """On a phone each name stands over its row."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False}
    font = {"color": grid.colours.ink, "size": 12}
    return [
        {"text": wrapped(row.name, NAME[True]), "y": y - 0.5, "font": font, **place} for y, row in enumerate(grid.rows)
    ]


def _cells(grid: Grid) -> list[go.Scatter]:
    """A trace for each answer; the cells of a figure that is not final are hollow, and named."""
    traces = []
    for answer in Answer:
        cells = [
            (x, y) for y, row in enumerate(grid.rows) for x, v in enumerate(grid.years) if row.answers[v.year] is answer
        ]
        if cells:
            traces.append(_answered(grid, answer, cells))
    if any(v.is_provisional for v in grid.years):
        edge = {"color": grid.colours.muted, "width": 1.4}
        name = translate("chart.not_final", grid.language)
        traces.append(entry(name, 4, symbol="square", size=14, color=grid.colours.background, line=edge))
    return traces


def _answered(grid: Grid, answer: Answer, cells: list[tuple[int, int]]) -> go.Scatter:
    colours, said = grid.colours, ANSWER[answer]
    inside = colours.track if answer is Answer.UNKNOWN else colours.tint[said.tone]
    return go.Scatter(
        x=[x for x, _ in cells],
        y=[y + DROP[grid.narrow] for _, y in cells],
        name=f"{SIGN[answer]} {said.text(grid.language)}",
        legendrank=1,
        mode="markers+text",
        text=[f"<b>{SIGN[answer]}</b>"] * len(cells),
        textfont={"color": colours.text[said.tone], "size": 13 if grid.narrow else 15},
        customdata=[_cell_hover(grid, x, y, said.text(grid.language)) for x, y in cells],
        hovertemplate=HOVER,
        marker={
            "symbol": "square",
            "size": grid.cell,
            "color": [colours.background if grid.years[x].is_provisional else inside for x, _ in cells],
            "line": {"color": colours.fill[said.tone], "width": 1.4},
        },
        cliponaxis=False,
    )


def _cell_hover(grid: Grid, x: int, y: int, said: str) -> str:
    v = grid.years[x]
    return f"<b>{wrapped(grid.rows[y].name)}</b><br>{v.year}: {said}{remarks(v, grid.language)}"


def _blank_cells(grid: Grid) -> list[go.Scatter]:
    """The columns of the years without a figure: a quiet sign in every row, and its name in the legend."""
    traces = [
        _signs(grid, state, BLANK_SIGN[state], blank_name(state, grid.language), blank_hover(state, grid.language))
        for state in BLANK_SIGN
    ]
    settled = translate("chart.settled", grid.language)
    traces.append(_signs(grid, DataState.REPORTED, SETTLED, f"{SETTLED} {settled}", f"<b>{settled}</b>"))
    return [trace for trace in traces if len(trace.x)]


def _signs(grid: Grid, state: DataState, sign: str, name: str, hover: str) -> go.Scatter:
    there = [x for x, v in enumerate(grid.years) if v.observation is None and v.data is state]
    cells = [(x, y) for y in range(len(grid.rows)) for x in there]
    tone = DATA[state].tone if state is not DataState.REPORTED else Tone.GRAY
    colours = grid.colours
    return go.Scatter(
        x=[x for x, _ in cells],
        y=[y + DROP[grid.narrow] for _, y in cells],
        name=name,
        legendrank=5,
        mode="markers+text",
        text=[f"<b>{sign}</b>"] * len(cells),
        textfont={"color": colours.text[tone], "size": 14},
        customdata=[f"<b>{grid.years[x].year}</b>: {hover}" for x, _ in cells],
        hovertemplate=HOVER,
        marker={
            "symbol": "square",
            "size": grid.cell,
            "color": colours.background if state is DataState.NOT_DUE else faded(colours.fill[tone], 0.13),
            "line": {"color": colours.grid, "width": 1 if state is DataState.NOT_DUE else 0},
        },
        cliponaxis=False,
    )


def _due_columns(grid: Grid) -> list[dict[str, object]]:
    """The years with a target stand on a darker ground."""
    due = {t.year for t in grid.standing.assessment.targets}
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": x - 0.5,
            "x1": x + 0.5,
            "y0": -0.5,
            "y1": len(grid.rows) - 0.5 + grid.foot,
            "fillcolor": faded(grid.colours.fill[Tone.GREEN], 0.09),
            "line": {"width": 0},
        }
        for x, v in enumerate(grid.years)
        if v.year in due
    ]


def _breaks(grid: Grid) -> list[dict[str, object]]:
    """A line before each year that cannot be compared with the one before."""
    look = {"color": grid.colours.muted, "width": 1.6, "dash": "2px,4px"}
    ends = {"y0": -0.5, "y1": len(grid.rows) - 0.5 + grid.foot}
    there = (x for x, v in enumerate(grid.years) if v.year in grid.standing.assessment.breaks)
    return [{"type": "line", "x0": x - 0.5, "x1": x - 0.5, **ends, "line": look} for x in there]


def _break_names(grid: Grid) -> list[go.Scatter]:
    """What those lines mean, in the legend."""
    reasons = dict.fromkeys(grid.standing.assessment.breaks.values())
    line = {"color": grid.colours.muted, "width": 1.6}
    names = (BREAK[reason].text(grid.language) for reason in reasons)
    return [entry(name, 6, symbol="line-ns-open", size=14, color=grid.colours.muted, line=line) for name in names]


def _sums(grid: Grid) -> list[dict[str, object]]:
    """Under each year k of N, or the sign of its blank; without any figure, that there is none."""
    if grid.rows and not any(v.observation for v in grid.years):
        return [_below(grid, (len(grid.years) - 1) / 2, 0, translate("chart.nothing", grid.language), 14, "center")]
    sums = []
    for x, v in enumerate(grid.years):
        words = [f"<b>{grid.said(v)}</b>" if v.observation else grid.said(v)]
        if v.observation and v.is_provisional and not grid.narrow:
            words.append(OBSERVATION[v.observation.status].text(grid.language))
        sums.append(_below(grid, x, 0, "<br>".join(words), 12, "center") | {"hovertext": _sum_hover(grid, v)})
    return sums


def _owed(grid: Grid) -> list[dict[str, object]]:
    """What is owed, under the years with a target."""
    owed = {t.year: t for t in grid.standing.assessment.targets}
    said = []
    for x, v in enumerate(grid.years):
        if v.year in owed:
            words = escape_plotly(target_label(owed[v.year], grid.standing.commitment, grid.language, short=True))
            place, anchor = _inside(grid, x)
            said.append(_below(grid, place, OWED[grid.narrow], f"◇ {words}", 12, anchor))
    return said + _owed_once(grid)


def _owed_once(grid: Grid) -> list[dict[str, object]]:
    """What was owed before a target moved, fainter and under what is owed now."""
    years = {v.year: x for x, v in enumerate(grid.years)}
    said = []
    for target in superseded(grid.standing):
        if target.year in years:
            words = escape_plotly(target_label(target, grid.standing.commitment, grid.language, short=True))
            place, anchor = _inside(grid, years[target.year])
            below = _below(grid, place, OWED[grid.narrow] + OWED_LINE, f"◇ <s>{words}</s>", 11, anchor)
            hover = {"hovertext": translate("chart.old_target", grid.language)}
            said.append(below | {"font": {"color": grid.colours.muted, "size": 11}} | hover)
    return said


def _inside(grid: Grid, x: int) -> tuple[float, str]:
    """Where words under a column stand; on a phone those of the first and the last column reach inwards."""
    if not grid.narrow or len(grid.years) < 2 or 0 < x < len(grid.years) - 1:
        return x, "center"
    return (x - 0.5, "left") if x == 0 else (x + 0.5, "right")


def _below(grid: Grid, x: float, row: float, words: str, size: int, anchor: str) -> dict[str, object]:
    return {
        "x": x,
        "y": len(grid.rows) - 0.45 + row,
        "xanchor": anchor,
        "yanchor": "top",
        "text": words,
        "showarrow": False,
        "font": {"color": grid.colours.ink, "size": size},
    }


def _sum_hover(grid: Grid, verdict: YearVerdict) -> str:
    if verdict.observation is None:
        is_settled = verdict.data is DataState.REPORTED
        return translate("chart.settled", grid.language) if is_settled else DATA[verdict.data].text(grid.language)
    return f"{grid.said(verdict)}{remarks(verdict, grid.language)}<br>{VERDICT[verdict.verdict].text(grid.language)}"
