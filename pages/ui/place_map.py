"""The map of a commitment's year, or why there is none."""

from collections.abc import Mapping, Sequence

import streamlit as st

from charts import Drawn, answer_sign, answer_words, chart_config, place_map
from models import Answer
from outlines import Outline
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.theme import is_phone, theme
from views import CommitmentView, UnitView


def map_of(
    c: CommitmentView,
    year: int,
    units: Sequence[tuple[UnitView, Answer | None]],
    there: Mapping[str, Outline],
) -> None:
    """Draw what has a boundary, and say in words what has none: without any, the board above serves."""
    said = language()
    units = _without_overlap(c, units, there)
    drawn = [Drawn(u.name.said(said), answer, there[u.key]) for u, answer in units if u.key in there]
    if not drawn:
        st.markdown(t("units.no_map"))
        return
    words = _in_words(drawn, year)
    config = chart_config(said, f"{c.code}-{year}-map", narrow=is_phone())
    made = place_map(drawn, said, theme(), narrow=is_phone())
    with st.container(border=True, key="map-card"):
        st.plotly_chart(made, config=config, theme=None, key="map", alt=words)
        st.caption(plain(words))
        if absent := [plain(unit.name.said(said)) for unit, _ in units if unit.key not in there]:
            st.caption(t("units.without_boundary", names=", ".join(absent)))


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


def _in_words(drawn: Sequence[Drawn], year: int) -> str:
    """The map, unit by unit, for those who cannot see it."""
    parts = []
    for answer in (*Answer, None):
        if names := [unit.name for unit in drawn if unit.answer is answer]:
            parts.append(f"{answer_sign(answer)} {answer_words(answer, language())}: {', '.join(names)}.")
    return f"{t('units.map_of', year=year)} {' '.join(parts)}"
