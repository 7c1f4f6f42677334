"""The cards of the overview: a commitment's name, status, figure, target, years as a sparkline, and responsible body.

All of them are one element of HTML: Streamlit's own would be five for each card, and take the browser longer than
everything else. A card is cached until its standing changes.
"""

from base64 import b64encode
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from board.attention import concern
from board.responsibility import responsible
from charts import Theme, sparkline, sparkline_text
from pages.ui.device import theme
from pages.ui.html import badge, escape_html, icon, style
from pages.ui.language import reader_language
from pages.ui.marks import mark_words
from pages.ui.url_state import carried_query
from progress.comparison import comparison
from progress.judgement import Concern
from progress.terms import Assessment, DataState
from text import Language, date_words, plural, translate
from views import AwaitedView, Standing
from views.questions import QuestionState
from web.routes import PAGES
from wording import problem_words, years_span
from wording.comparison import apart_words, number_words, owed_words, whose_words
from wording.labels import DATA, QUESTION, Tone
from wording.people import body_words
from wording.states import data_label, state_label, still_owed

STYLE = Path(__file__).with_suffix(".css")
KEPT = 2048  # cards, of some 5 kB each


def cards(standings: Iterable[Standing], year: int | None, today: date) -> None:
    """Draw a card for each; with a year, that year's figure and verdict."""
    look, carried = (year, today, reader_language(), theme()), escape_html(urlencode(carried_query()))
    drawn = "".join(carried.join(_card(_ByIdentity(s), *look)) for s in standings)
    with st.container(key="cards"):
        card_list(drawn)


def card_list(items: str) -> None:
    """Draw ready HTML of list items as cards."""
    st.html(_RawHtml(f'{_style()}<ul class="cards" role="list">{items}</ul>'))


class _RawHtml(str):
    """HTML that Streamlit takes as it is; a plain string it would search for indentation."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


class _ByIdentity:
    """A standing as a key of the cache by identity; comparing its content would take as long as drawing it."""

    __slots__ = ("standing",)

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and other.standing is self.standing

    def __hash__(self) -> int:
        return id(self.standing)


@lru_cache(KEPT)
def _card(key: _ByIdentity, year: int | None, today: date, language: Language, look: Theme) -> tuple[str, str]:
    """Return the HTML before and after the query that its link carries along."""
    s = key.standing
    picture = b64encode(sparkline(s, language, look, today, year=year).encode()).decode()
    alt = escape_html(sparkline_text(s, language, today, year=year))
    address = escape_html(f"{PAGES['commitment']}?{urlencode({'code': s.commitment.code})}&")
    lines = "".join(f"<p>{line}</p>" for line in (*_figure_lines(s, year, language), _body_line(s, today, language)))
    return (
        f'<li class="card" data-code="{escape_html(s.commitment.code)}"><p>{_state_line(s, year, language)}</p>'
        f"<h3>{escape_html(s.commitment.name.text(language))}</h3>{_problem(s, year, language)}{lines}"
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{alt}">'
        f'<a data-inside href="{address}',
        f'">{escape_html(translate("card.open", language, code=s.commitment.code))} {icon("arrow_forward")}</a></li>',
    )


def _state_line(s: Standing, year: int | None, language: Language) -> str:
    a, why = s.assessment, concern(s) if year is None else None
    parts = [badge(state_label(a, year), language)]
    if a.is_strive_in(None):
        parts.append(f'<span class="badge {Tone.GRAY}">{escape_html(translate("card.strive", language))}</span>')
    if year is None and (remarks := mark_words(a, language)):
        parts.append(f"<small>{escape_html(remarks)}</small>")
    if year is None and a.data is DataState.OVERDUE and why is not Concern.OVERDUE:
        overdue = translate("card.overdue", language, years=years_span(a.overdue_years))
        parts.append(f"<small>{icon(DATA[DataState.OVERDUE].icon)} {escape_html(overdue)}</small>")
    if year is None and why is not Concern.ESTIMATE_ONLY:  # else the problem says so
        parts += _still_owed(a, language)
    shown = (awaited for awaited in s.commitment.awaited if year in (None, awaited.year))
    parts += [_waiting(awaited, language) for awaited in shown if _waits(s, awaited.year)]
    if why is not Concern.ASKED:  # else the problem says so
        parts += _questions(s, language)
    return " ".join([*parts, f'<small class="code">{escape_html(s.commitment.code)}</small>'])


def _questions(s: Standing, language: Language) -> list[str]:
    """A sign with the number of questions that wait for an answer."""
    waiting = escape_html(plural("questions.waiting", len(s.open_questions), language))
    return [f"<small>{icon(QUESTION[QuestionState.OPEN].icon)} {waiting}</small>"] if s.open_questions else []


def _still_owed(a: Assessment, language: Language) -> list[str]:
    """The last year whose figure is still asked for, although there is an estimate or part of it."""
    owed, shown = still_owed(a), a.shown(None)
    if owed is None or owed is shown:
        return []
    label = data_label(owed.data, owed.counted_to)
    return [f"<small>{icon(label.icon)} {owed.year}: {escape_html(label.text(language).lower())}</small>"]


def _problem(s: Standing, year: int | None, language: Language) -> str:
    """The problem of today in one short line; none with a year chosen, which has its verdict."""
    words = problem_words(s, language) if year is None else ""
    return f'<p class="problem">{escape_html(words)}</p>' if words else ""


def _waits(s: Standing, year: int) -> bool:
    judged = s.assessment.years.get(year)
    return judged is not None and judged.data is DataState.WAITING


def _waiting(awaited: AwaitedView, language: Language) -> str:
    waiting = translate("card.waiting", language, until=date_words(awaited.until, language))
    return f"<small>{icon(DATA[DataState.WAITING].icon)} {awaited.year}: {escape_html(waiting)}</small>"


def _figure_lines(s: Standing, year: int | None, language: Language) -> list[str]:
    """The number that decides, or the year's, against its target; a newer figure or a span's last rate apart."""
    shown = comparison(s.assessment, year)
    whose, owed, apart = (words(s, shown, language) for words in (whose_words, owed_words, apart_words))
    proof = _proof(s, year, language)
    beside = (f" <small>({escape_html(whose)})</small>" if whose else "") + ("" if apart else proof)
    lines = [f"<strong>{escape_html(number_words(s, shown, language))}</strong>{beside}"]
    lines += [f"<small>{escape_html(owed)}</small>"] if owed else []
    return lines + ([f"<small>{escape_html(apart)}</small>{proof}"] if apart else [])


def _proof(s: Standing, year: int | None, language: Language) -> str:
    """A sign that no evidence proves the figure."""
    if not s.is_unproved(year):
        return ""
    name = escape_html(translate("card.unproved", language))
    return f' <small role="img" aria-label="{name}" title="{name}">{icon("link_off")}</small>'


def _body_line(s: Standing, today: date, language: Language) -> str:
    name = body_words(s.commitment, responsible(s.commitment, today), language)
    return f"<small>{icon('account_balance')} {escape_html(name)}</small>"


@cache
def _style() -> str:
    return style(".cards", ".cards .{tone}", STYLE)
