"""The review of a figure in words: its state, its steps, and recalling it."""

from functools import partial

import streamlit as st

import clock
from models import ReviewState
from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown
from pages.ui.person import officer, who_and_when
from pages.ui.refusals import save_and_rerun
from progress.figures import is_approved
from store.review import ask_reopening, recall
from views import CommitmentView, FigureView, StepView
from wording.amounts import exact_figure_words
from wording.labels import REVIEW


def state_badge(f: FigureView) -> str:
    return badge(REVIEW[f.observation.review], reader_language())


def steps_words(f: FigureView) -> str:
    """Return the steps, the last one first, with who, when and why; a line each."""
    return "  \n".join(_step(step) for step in reversed(f.steps))


def _step(step: StepView) -> str:
    deed = t(f"deed.{step.state}")
    why = f": “{escape_markdown(step.reason)}”" if step.reason else ""
    return f"**{deed}** · {who_and_when(step.by, step.at)}{why}"


def review_of(c: CommitmentView, f: FigureView) -> None:
    """On the page of entry: the state of the figure, why it came back, and the button that recalls it."""
    state, language = f.observation.review, reader_language()
    value = escape_markdown(exact_figure_words(c, f.observation, language))
    version = t("years.version", version=f.observation.version)
    with st.container(border=True, key=f"review-of-{f.observation.year}-{f.observation.method}", gap="small"):
        st.markdown(f"{state_badge(f)} **{f.observation.year}: {value}** :small[({version})]  \n{steps_words(f)}")
        if state is ReviewState.RETURNED:
            st.warning(t("review.came_back"), icon=":material/undo:")
        elif state is ReviewState.APPROVED:
            st.info(t("review.locked"), icon=":material/lock:")
            if f.steps[-1].state is ReviewState.APPROVED:
                _ask_reopening(c, f)
        elif state is ReviewState.SUBMITTED and f.recorded_by == officer():
            name = f"recall-{f.key.year}-{f.key.method}-{f.key.version}"
            if st.button(t("review.recall"), icon=":material/backspace:", key=name):
                write = partial(recall, [f.key], now=clock.now(), by=officer())
                save_and_rerun(write, t("review.recalled"), c)


def _ask_reopening(c: CommitmentView, f: FigureView) -> None:
    """The reason and the button by which an officer asks that a locked figure be opened again."""
    name = f"{f.key.commitment}-{f.key.year}-{f.key.method}-{int(f.key.of_span)}-{f.key.version}"
    reason = st.text_input(t("review.why_reopen"), key=f"why-ask-{name}", persist_state="session")
    if st.button(t("review.ask_reopening"), icon=":material/lock_open:", key=f"ask-reopening-{name}"):
        write = partial(ask_reopening, f.key, reason, now=clock.now(), by=officer())
        save_and_rerun(write, t("review.reopening_asked"), c)


def is_locked(c: CommitmentView, f: FigureView) -> bool:
    """Whether nothing can be entered: an approved figure, unless its year can also take the mean of a span."""
    is_end_of_span = c.promise.span is not None and f.observation.year == c.promise.span[1]
    return is_approved(f.observation) and not is_end_of_span
