"""Units that followed on others, in words: what is asked instead, what became of each, by which decision."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

import streamlit as st

from charts import SIGN
from listing import answers_by_list, can_be_counted, heirs_of, today_said, units_of
from models import Answer, Extent
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.table import table
from text import date_words
from views import CommitmentView, FigureView, Standing, SuccessionView, UnitView
from words import ANSWER


def asked_instead(c: CommitmentView, year: int) -> None:
    """Beside the answers of a year: that its units are those of its end, and the list at signing still counts."""
    if units_of(c, year) != c.units:
        st.caption(t("units.asked_instead", year=year, n=len(c.units)))


def latest_figure(s: Standing) -> FigureView | None:
    """The last figure that counts and says something of single units."""
    found = (s.commitment.figure_of(v.observation) for _, v in sorted(s.assessment.years.items()) if v.observation)
    return next((figure for figure in reversed(list(found)) if figure.answers), None)


def missing_units(s: Standing) -> None:
    """Which units have not reached it by the latest figure, and of which nothing is known."""
    figure = latest_figure(s)
    if figure is None:
        st.markdown(t("units.nothing"))
        return
    said = answers_by_list(s.commitment, figure)
    year = figure.observation.year
    lines = [
        t(key, year=year, n=len(names), names=", ".join(names))
        for key, answer in (("units.missing", Answer.NO), ("units.unknown", Answer.UNKNOWN))
        if (names := [_name(unit) for unit, one in said if one.answer is answer])
    ]
    st.markdown("\n".join(f"- {line}" for line in lines) or t("units.all", year=year))


def succession_words(s: Standing, today: date) -> None:
    """What became of the units, by which decisions, and what can still be counted; nothing where none changed."""
    c = s.commitment
    if not c.successions:
        return
    st.markdown("\n".join(f"- {line}" for line in (*_events(c.successions), *_counting(s, today))))


def _events(successions: Iterable[SuccessionView]) -> Iterable[str]:
    """One sentence for each unit that was made or enlarged: the day, from what, by what."""
    for (on, _), some in groupby(successions, key=lambda s: (s.on, s.successor.key)):
        there = list(some)
        successor = there[0].successor
        parts = [_part(s) for s in sorted(there, key=lambda s: s.extent is Extent.PART)]
        basis = min((s.basis.said(language()) for s in there), key=len)
        name = f"**{_name(successor)}** ({plain(successor.code)})"
        day = date_words(on, language())
        yield t("units.event", day=day, parts=", ".join(parts), successor=name, basis=plain(basis))


def _part(s: SuccessionView) -> str:
    name = _name(s.predecessor)
    return name if s.extent is Extent.WHOLE else t("units.a_part", name=name)


def _counting(s: Standing, today: date) -> Iterable[str]:
    """What can still be counted of the list at signing, and what was added to it."""
    c = s.commitment
    gone = [unit for unit in c.units if heirs_of(c, unit, today) != (unit,)]
    inside = [unit for unit in gone if can_be_counted(c, unit, today)]
    if inside:
        yield t("units.counted", names=", ".join(map(_name, inside)))
    if divided := [unit for unit in gone if unit not in inside]:
        yield t("units.not_counted", names=", ".join(map(_name, divided)))
    reached = {heir.key for unit in c.units for heir in heirs_of(c, unit, today)}
    strange = [s for s in c.successions if s.extent is Extent.PART and s.successor.key in reached]
    if strange:
        yield t("units.added", parts=", ".join(f"{_part(s)} → {_name(s.successor)}" for s in strange))


def today_table(s: Standing, today: date) -> None:
    """The units that stand for the list today, and what the latest figure comes to for each."""
    c, figure = s.commitment, latest_figure(s)
    if figure is None or not any(heirs_of(c, unit, today) != (unit,) for unit in c.units):
        return
    st.markdown(f"**{t('units.today', year=figure.observation.year)}**")
    rows = []
    for unit, said in today_said(c, figure, today):
        added = "; ".join(t("units.a_part", name=_names_of(c, one.predecessor)) for one in said.added)
        note = t("units.not_assessed", parts=added) if added else "—"
        answer = f"{SIGN[said.answer]} {ANSWER[said.answer].said(language())}"
        rows.append({t("units.unit"): _name(unit), t("units.answer"): answer, t("units.note"): note})
    table(rows, alt=t("units.today", year=figure.observation.year))


def _names_of(c: CommitmentView, key: str) -> str:
    return next((_name(s.predecessor) for s in c.successions if s.predecessor.key == key), plain(key))


def _name(unit: UnitView) -> str:
    return plain(unit.name.said(language()))
