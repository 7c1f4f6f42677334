"""The board of units by years: a table that prints and reads on a phone; each answer is a sign and a word."""

from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

from charts import BLANK_SIGN, PALETTES, SETTLED, SIGN, UnitRow, unit_grid
from listing import can_be_counted, heirs_of
from models import Answer
from pages.ui.language import language, t
from pages.ui.markup import text
from progress import DataState, YearVerdict
from views import Standing, UnitView
from words import ANSWER, BREAK, DATA, Tone

STYLE = Path(__file__).with_suffix(".css")


def ward_board(s: Standing, today: date) -> None:
    """Every unit of the list at signing against every year; under them k of N, and what the signs mean."""
    years = [v for _, v in sorted(s.assessment.years.items())]
    heads = "".join(_head(s, v) for v in years)
    name = text(t("units.unit"))
    units = s.commitment.units  # the first rows of the grid, in its order
    rows = "".join(
        _row(s, row, units[n] if n < len(units) else None, years, today)
        for n, row in enumerate(unit_grid(s, language()))
    )
    sums = "".join(f"<td{_break(s, v)}>{text(_sum(v))}</td>" for v in years)
    foot = f"<tfoot><tr><th scope=row>{text(t('units.sum'))}</th>{sums}</tr></tfoot>"
    table = f"<table><thead><tr><th scope=col>{name}</th>{heads}</tr></thead><tbody>{rows}</tbody>{foot}</table>"
    caption = text(s.commitment.name.said(language()))
    st.html(f'{_style()}<div class="board" role="region" tabindex="0" aria-label="{caption}">{table}</div>')
    st.caption(_legend(s, years))


def _head(s: Standing, v: YearVerdict) -> str:
    owed = " ◇" if any(target.year == v.year for target in s.assessment.targets) else ""
    century, rest = divmod(v.year, 100)
    return f'<th scope=col{_break(s, v)}><span class="word">{century}</span>{rest:02}{owed}</th>'


def _break(s: Standing, v: YearVerdict) -> str:
    """The left edge of a year that cannot be compared with the one before."""
    return ' class="break"' if v.year in s.assessment.breaks else ""


def _row(s: Standing, row: UnitRow, unit: UnitView | None, years: list[YearVerdict], today: date) -> str:
    beside = "" if unit is None else _became(s, unit, today)
    cells = "".join(_cell(s, v, row.answers[v.year]) for v in years)
    return f"<tr><th scope=row>{text(row.name)}{beside}</th>{cells}</tr>"


def _became(s: Standing, unit: UnitView, today: date) -> str:
    """Under the historic name, in which unit it lies today."""
    heirs = heirs_of(s.commitment, unit, today)
    if heirs == (unit,):
        return ""
    names = ", ".join(heir.name.said(language()) for heir in heirs)
    key = "units.now_in" if can_be_counted(s.commitment, unit, today) else "units.divided"
    return f"<small>{text(t(key, units=names))}</small>"


def _cell(s: Standing, v: YearVerdict, answer: Answer | None) -> str:
    edge = "break" if v.year in s.assessment.breaks else ""
    if answer is None:
        sign, said, tone = _blank(v), _blank_words(v), "blank"
    else:
        sign, said, tone = SIGN[answer], ANSWER[answer].said(language()), str(ANSWER[answer].tone)
    return f'<td class="{tone} {edge}">{text(sign)} <span class="word">{text(said)}</span></td>'


def _blank(v: YearVerdict) -> str:
    if v.observation is not None:
        return "–"
    return SETTLED if v.data is DataState.REPORTED else BLANK_SIGN[v.data]


def _blank_words(v: YearVerdict) -> str:
    """Empty where the legend under the board says it once for the whole year."""
    return t("units.not_said") if v.observation is not None else ""


def _sum(v: YearVerdict) -> str:
    o = v.observation
    if o is None or o.part is None or o.whole is None:
        return _blank(v)
    return f"{o.part}/{o.whole}"


def _legend(s: Standing, years: list[YearVerdict]) -> str:
    """What each sign on this board means; a sign is always explained, so that nothing hangs on colour."""
    said = language()
    parts = [f"{SIGN[answer]} {ANSWER[answer].said(said)}" for answer in Answer]
    states = {v.data for v in years if v.observation is None}
    parts += [f"{BLANK_SIGN[state]} {DATA[state].said(said)}" for state in BLANK_SIGN if state in states]
    parts += [f"{SETTLED} {t('chart.settled')}"] if DataState.REPORTED in states else []
    parts += [f"◇ {t('units.due')}"] if s.assessment.targets else []
    parts += [f"‖ {year}: {BREAK[cut].said(said).lower()}" for year, cut in sorted(s.assessment.breaks.items())]
    return " · ".join(parts).replace("~", "\\~")


@cache
def _style() -> str:
    light, dark = PALETTES["light"], PALETTES["dark"]
    tones = (
        f".board td.{tone}{{color:light-dark({light.text[tone]},{dark.text[tone]});"
        f"background:light-dark({light.tint[tone]},{dark.tint[tone]})}}"
        for tone in Tone
    )
    own = (
        f".board{{--muted:light-dark({light.muted},{dark.muted});--edge:light-dark({light.grid},{dark.grid});"
        f"--ground:light-dark({light.ground},{dark.ground})}}"
    )
    return f"<style>{own}{''.join(tones)}{STYLE.read_text('utf-8')}</style>"
