"""A commitment as a card: what it is, how it stands, its years in a small picture, who answers."""

from datetime import date

import streamlit as st

from charts import alternative_text, small_picture
from pages.ui.address import carried
from pages.ui.language import language, t
from pages.ui.markdown import badge, plain
from pages.ui.marks import remarks
from pages.ui.theme import theme
from progress import DataState, YearVerdict
from store.board import responsible
from views import Standing
from wording import actual_words, amount_words, body_words, target_words
from words import OBSERVATION, word_of


def card(s: Standing, year: int | None, today: date) -> None:
    """One commitment; with a year, that year's figure and verdict."""
    said, c = language(), s.commitment
    picture = small_picture(s, said, theme(), today, year=year)
    with st.container(border=True, height="stretch", gap="xsmall", key=f"card-{c.code}"):
        lines = [_state_line(s, year), f"**{plain(c.name.said(said))}**", *_figure_lines(s, year), _body_line(s, today)]
        st.markdown("  \n".join(lines))
        st.space("stretch")
        st.image(picture, width="stretch", alt=alternative_text(s, said, today))
        st.page_link(
            "commitment.py",
            label=t("card.open", code=plain(c.code)),
            icon=":material/arrow_forward:",
            icon_position="right",
            query_params=carried(code=c.code),
        )


def _state_line(s: Standing, year: int | None) -> str:
    said, a = language(), s.assessment
    parts = [badge(word_of(a.state(year)), said)]
    if a.is_strive:
        parts.append(f":gray-badge[{t('card.strive')}]")
    if year is None:
        parts.append(remarks(a))
    if year is None and a.data is DataState.OVERDUE:
        parts.append(f":small[:material/alarm: {t('card.overdue', years=_span(a.overdue_years))}]")
    return " ".join(filter(None, parts)) + f" :small[:gray[{plain(s.commitment.code)}]]"


def _span(years: tuple[int, ...]) -> str:
    joined = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if joined else ", ".join(map(str, years))


def _figure_lines(s: Standing, year: int | None) -> list[str]:
    """The latest figure, or the year's, against the target for its year."""
    outcome, final = s.assessment.shown(year), s.assessment.final
    lines = [f"**{plain(actual_words(s.commitment, outcome, language()))}**" + _when(outcome)]
    if year is None and s.assessment.working.mean is not None:
        mean = plain(amount_words(s.commitment, s.assessment.working.mean, language()))
        lines.insert(0, f"**{mean}** :small[({t('commitment.mean').lower()})]")
    target = (outcome.target if outcome else None) or final
    if target is not None:
        owed = plain(target_words(target, s.commitment, language()))
        lines.append(f":small[{t('card.target', year=target.year)}: {owed}]")
    return lines


def _when(outcome: YearVerdict | None) -> str:
    if outcome is None or outcome.observation is None:
        return ""
    sure = OBSERVATION[outcome.observation.status].said(language()).lower()
    mark = f" · {sure}" if outcome.is_provisional else ""
    return f" :small[({outcome.year}{mark})]"


def _body_line(s: Standing, today: date) -> str:
    name = body_words(s.commitment, responsible(s.commitment, today), language())
    return f":small[:material/account_balance: {plain(name)}]"
