"""Which wards and communes: every unit of a commitment against the years, as a table and as a chart."""

from dataclasses import dataclass

import plotly.graph_objects as go

from charts import frame
from charts.marks import HOVER
from charts.palette import PALETTES, Palette, Theme, faded
from charts.reading import years_shown
from charts.writing import plain, remarks, target_label, wrapped
from models import Answer
from progress import DataState, YearVerdict
from text import Language, number, word
from views import Standing, UnitView
from words import ANSWER, DATA, OBSERVATION, VERDICT, Tone

SIGN = {Answer.YES: "✓", Answer.NO: "✕", Answer.UNKNOWN: "?"}
ROW = 32  # pixels
PHONE_YEARS = 5  # the last ones; more would run into each other on a phone
TOP = 58  # pixels, for the signs in words and the years


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit; by year its answer, None where no figure says anything of it."""

    name: str
    answers: dict[int, Answer | None]


def unit_grid(standing: Standing, language: Language) -> list[UnitRow]:
    """One row for each unit of the commitment, then for those that only a figure speaks of."""
    years = {year: _answers(standing, year) for year in years_shown(standing)}
    units = {unit.key: unit for unit in standing.commitment.units}
    for answers in years.values():
        units |= {key: unit for key, (unit, _) in answers.items() if key not in units}
    return [
        UnitRow(unit.name.said(language), {y: said[key][1] if key in said else None for y, said in years.items()})
        for key, unit in units.items()
    ]


def _answers(standing: Standing, year: int) -> dict[str, tuple[UnitView, Answer]]:
    verdict = standing.assessment.years.get(year)
    figure = standing.commitment.figure_of(verdict.observation) if verdict and verdict.observation else None
    return {unit.key: (unit, answer) for unit, answer in figure.answers} if figure else {}


def units_chart(standing: Standing, language: Language, theme: Theme, *, narrow: bool = False) -> go.Figure:
    """Units by years; ✓, ✕ and ? say it in signs, so that nothing hangs on colour."""
    colours, rows = PALETTES[theme], unit_grid(standing, language)
    years = years_shown(standing)[-PHONE_YEARS if narrow else 0 :]
    made = go.Figure(
        [trace for answer in Answer if (trace := _cells(rows, years, answer, colours, language)) is not None],
        frame.blank(colours, language, narrow=narrow),
    )
    made.update_xaxes(
        range=[-0.5, max(len(years), 1) - 0.5],
        domain=[0, 1 if narrow else min(1, 0.13 * max(len(years), 1))],
        tickvals=list(range(len(years))),
        ticktext=[str(year) for year in years],
        side="top",
        tickfont={"color": colours.ink, "size": 13},
    )
    made.update_yaxes(
        range=[len(rows) + 1.5, -0.5],
        tickvals=list(range(len(rows))),
        ticktext=[wrapped(row.name, 16 if narrow else 40) for row in rows],
        tickfont={"color": colours.ink, "size": 12 if narrow else 13},
    )
    left = 24 + 7 * max((min(len(row.name), 16 if narrow else 40) for row in rows), default=4)
    plot = ROW * (len(rows) + 2)
    made.update_layout(
        hovermode="closest",
        showlegend=False,
        height=TOP + plot + 12,
        margin={"l": left, "r": 12, "t": TOP, "b": 12},
        shapes=_due_columns(standing, years, len(rows), colours),
        annotations=[
            *_sums(standing, years, len(rows), colours, language),
            *_signs(rows, left, colours, language),
        ],
    )
    return made


def _cells(
    rows: list[UnitRow], years: list[int], answer: Answer, colours: Palette, language: Language
) -> go.Scatter | None:
    said = ANSWER[answer]
    cells = [(x, y) for y, row in enumerate(rows) for x, year in enumerate(years) if row.answers[year] is answer]
    if not cells:
        return None
    solid = answer is not Answer.UNKNOWN
    return go.Scatter(
        x=[x for x, _ in cells],
        y=[y for _, y in cells],
        name=f"{SIGN[answer]} {said.said(language)}",
        mode="markers+text",
        text=[f"<b>{SIGN[answer]}</b>"] * len(cells),
        textfont={"color": colours.text[said.tone], "size": 15},
        customdata=[f"<b>{wrapped(rows[y].name)}</b><br>{years[x]}: {said.said(language)}" for x, y in cells],
        hovertemplate=HOVER,
        marker={
            "symbol": "square",
            "size": ROW - 7,
            "color": colours.tint[said.tone] if solid else colours.ground,
            "line": {"color": colours.fill[said.tone], "width": 1.4 if solid else 1},
        },
        cliponaxis=False,
    )


def _due_columns(standing: Standing, years: list[int], rows: int, colours: Palette) -> list[dict[str, object]]:
    """The years with a target stand on a darker ground."""
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": years.index(t.year) - 0.5,
            "x1": years.index(t.year) + 0.5,
            "y0": -0.5,
            "y1": rows + 1.5,
            "fillcolor": faded(colours.fill[Tone.GREEN], 0.09),
            "line": {"width": 0},
        }
        for t in standing.assessment.targets
        if t.year in years
    ]


def _sums(
    standing: Standing, years: list[int], rows: int, colours: Palette, language: Language
) -> list[dict[str, object]]:
    """Under each year k of N, and what is owed in it; a dash where a figure is missing."""
    owed = {
        t.year: plain(target_label(t, standing.commitment, language, short=True)) for t in standing.assessment.targets
    }
    sums = []
    for x, year in enumerate(years):
        verdict = standing.assessment.years[year]
        said = OBSERVATION[verdict.observation.status].said(language) if verdict.observation else ""
        words = [f"<b>{_sum(verdict, language)}</b>", said if verdict.is_provisional else "", ""]
        words[2] = f"◇ {owed[year]}" if year in owed else ""
        sums.append(
            {
                "x": x,
                "y": rows - 0.45,
                "yanchor": "top",
                "text": "<br>".join(words).removesuffix("<br>").removesuffix("<br>"),
                "showarrow": False,
                "hovertext": _sum_hover(verdict, language),
                "font": {"color": colours.ink, "size": 12},
            }
        )
    if rows and not any(standing.assessment.years[year].observation for year in years):
        sums.append(_nothing(len(years), rows, colours, language))
    return sums


def _nothing(years: int, rows: int, colours: Palette, language: Language) -> dict[str, object]:
    return {
        "x": (years - 1) / 2,
        "y": (rows - 1) / 2,
        "text": word("chart.nothing", language),
        "showarrow": False,
        "font": {"color": colours.muted, "size": 15},
    }


def _signs(rows: list[UnitRow], left: float, colours: Palette, language: Language) -> list[dict[str, object]]:
    """What the signs mean, for those that occur."""
    there = {answer for row in rows for answer in row.answers.values()}
    words = [
        f'<b style="color:{colours.text[ANSWER[a].tone]}">{SIGN[a]}</b> {ANSWER[a].said(language)}'
        for a in Answer
        if a in there
    ]
    at = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    shift = {"xshift": 8 - left, "yshift": 28, "showarrow": False, "font": {"color": colours.ink, "size": 13}}
    return [{"text": "     ".join(words), **at, **shift}] if words else []


def _sum(verdict: YearVerdict, language: Language) -> str:
    o = verdict.observation
    if o is None:
        return "–" if verdict.data is not DataState.NOT_DUE else ""
    if o.part is None or o.whole is None:
        return number(verdict.actual, 0, language)
    return f"{number(o.part, 0, language)}/{number(o.whole, 0, language)}"


def _sum_hover(verdict: YearVerdict, language: Language) -> str:
    if verdict.observation is None:
        return f"{word('chart.no_figure', language)}: {DATA[verdict.data].said(language).lower()}"
    return f"{_sum(verdict, language)}{remarks(verdict, language)}<br>{VERDICT[verdict.verdict].said(language)}"
