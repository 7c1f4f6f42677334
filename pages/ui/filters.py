"""The filters of a selection, kept in the address, and the selection they make."""

from collections.abc import Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import clock
from names import search_key
from pages.ui.address import choice, choices, typed
from pages.ui.language import language, t
from pages.ui.theme import is_phone
from store.board import NOT_STATED, Board, Selection
from views import CommitmentView, Standing
from web.address import selection_of
from words import STATUS, VERDICT

ALL = ""


def filters(among: Iterable[Standing]) -> Selection:
    """Draw the filters and return what they say; `among` are the commitments to choose from."""
    known, said = tuple(s.commitment for s in among), language()
    places = {c.agreement.code: c.agreement.name.said(said) for c in known}
    pillars = {c.pillar.code: c.pillar.name.said(said) for c in known}
    bodies = {r.body.code: r.body.name.said(said) for c in known if (r := c.last_responsibility)}
    bodies |= {NOT_STATED: t("filter.body_not_stated")} if any(not c.responsibilities for c in known) else {}
    with _frame(), st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        _select("agreement", places, "filter.all_agreements", 300)
        _select("pillar", pillars, "filter.all_pillars", 200)
        _select("year", {str(y): str(y) for y in _years(known)}, "filter.today", 185)
        _select("body", dict(sorted(bodies.items(), key=lambda b: search_key(b[1]))), "filter.all_bodies", 260)
        typed(t("filter.search"), key="q", placeholder=t("filter.search_hint"), width=200)
    return selection_of(st.query_params.to_dict(), st.query_params.get_all("state"))


def _frame() -> DeltaGenerator:
    """On a phone the filters fold away, so that the headline is seen first."""
    if is_phone():
        return st.expander(t("filter.title"), icon=":material/filter_alt:", key="folded-filters")
    return st.container()


def _select(key: str, options: dict[str, str], all_key: str, width: int) -> None:
    choice(
        st.selectbox,
        t(f"filter.{key}"),
        [ALL, *options],
        key=key,
        format_func=lambda code: options[code] if code else t(all_key),
        width=width,
        filter_mode=None,
    )


def _years(known: tuple[CommitmentView, ...]) -> list[int]:
    """The years with a target or a figure, the latest first, none in the future."""
    years = {o.year for c in known for o in c.observations}
    years |= {y for c in known for y in range(c.promise.first_year, c.agreement.last_year + 1)}
    return sorted((y for y in years if y <= clock.today().year), reverse=True)


def state_buttons(shown: Board, year: int | None) -> None:
    """The counts per status; pressing one shows only those."""
    words = VERDICT if year is not None else STATUS
    there = [state for state in words if shown.counts.get(state)]
    choices(
        st.pills,
        t("filter.states"),
        [state.value for state in there],
        key="state",
        selection_mode="multi",
        label_visibility="collapsed",
        format_func=lambda code: _button(code, shown, year),
    )


def _button(code: str, shown: Board, year: int | None) -> str:
    state, said = next((s, w) for s, w in (VERDICT if year is not None else STATUS).items() if s.value == code)
    return f":material/{said.icon}: {said.said(language())} **{shown.counts[state]}**"
