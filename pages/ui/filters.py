"""The filters of the overview and the reports, kept in the address by the keys of `web.query`."""

from collections.abc import Iterable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import clock
from board.closed import parted
from board.selection import NOT_STATED, Board, Selection
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t
from pages.ui.url_state import choice, clear_from_url, pills, text_field
from progress.judgement import rank
from text.names import search_key
from views import AgreementView, CommitmentView, Standing
from views.questions import QuestionState
from web.query import KEYS, selection_of
from wording.labels import QUESTION
from wording.states import tally_label


def filters(standings: Iterable[Standing]) -> Selection:
    """Draw the filters for these commitments, and return the selection that they make."""
    among, language = tuple(standings), reader_language()
    commitments = [s.commitment for s in among]
    with_open = {s.commitment.agreement.code for s in parted(among)[0]}
    agreements = {
        c.agreement.code: _agreement(c.agreement, is_closed=c.agreement.code not in with_open) for c in commitments
    }
    pillars = {c.pillar.code: c.pillar.name.text(language) for c in commitments}
    bodies = {r.body.code: r.body.name.text(language) for c in commitments if (r := c.last_responsibility)}
    years = {str(y): str(y) for y in _years(commitments)}
    bodies |= {NOT_STATED: t("filter.body_not_stated")} if any(not c.responsibilities for c in commitments) else {}
    with _frame(), st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        _select("agreement", agreements, "filter.all_agreements", 300)
        _select("pillar", pillars, "filter.all_pillars", 200)
        _select("year", years, "filter.today", 185)
        _select("body", dict(sorted(bodies.items(), key=lambda b: search_key(b[1]))), "filter.all_bodies", 260)
        text_field(t("filter.search"), key="q", placeholder=t("filter.search_hint"), width=200)
    query = {key: value for key, value in st.query_params.to_dict().items() if key != "year" or value in years}
    return selection_of(query, st.query_params.get_all("state"))


def _agreement(agreement: AgreementView, *, is_closed: bool) -> str:
    name = agreement.name.text(reader_language())
    return t("closed.choice", label=name) if is_closed else name


def _frame() -> DeltaGenerator:
    """On a phone the filters fold away, so that the headline is seen first."""
    if is_phone():
        return st.expander(t("filter.title"), icon=":material/filter_alt:", key="folded-filters")
    return st.container()


def _select(key: str, labels: dict[str, str], all_key: str, width: int) -> None:
    choice(st.selectbox, t(f"filter.{key}"), {"": t(all_key)} | labels, key=key, width=width, filter_mode=None)


def _years(commitments: Sequence[CommitmentView]) -> list[int]:
    """The years with a target or a figure, the latest first, none in the future."""
    years = {o.year for c in commitments for o in c.observations}
    years |= {y for c in commitments for y in range(c.promise.first_year, c.agreement.last_year + 1)}
    return sorted((y for y in years if y <= clock.today().year), reverse=True)


def state_buttons(board: Board) -> None:
    """The counts per status; pressing one shows only those."""
    labels = {}
    for state in sorted(board.counts, key=rank):
        label = tally_label(state, board.counts[state], board.tentative.get(state, 0))
        labels[state.value] = f":material/{label.icon}: {label.text(reader_language())} **{board.counts[state]}**"
    pills(t("filter.states"), labels, key="state")
    if any(s.commitment.agreement.is_yardstick or s.assessment.is_strive_in(None) for s in board.standings):
        st.caption(t("filter.counts_all"))


def evidence_and_question_buttons(board: Board) -> None:
    """How many figures that count have no evidence, how many questions wait; pressing one shows only those."""
    with st.container(horizontal=True, key="marks"):
        _count_button("unproved", ":material/link_off:", board.unproved)
        _count_button("asked", f":material/{QUESTION[QuestionState.OPEN].icon}:", board.questions)


def _count_button(key: str, icon: str, count: int) -> None:
    if count:
        words = t(f"filter.{key}")
        pills(words, {"1": f"{icon} {words} **{count}**"}, key=key)


def no_matches() -> None:
    """An empty selection, with the way out of it."""
    st.markdown(f":material/filter_alt_off: {t('overview.nothing')}")
    if st.button(t("overview.show_all"), key="show_all"):
        clear_from_url(*KEYS)
        st.rerun()
