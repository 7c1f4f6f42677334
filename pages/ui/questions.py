"""Questions about a commitment: asking, answering, taking back, and all that were asked."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import streamlit as st

import clock
from board.queues import OpenQuestion
from pages.ui.device import main_button
from pages.ui.language import moment_words, reader_language, t, tn
from pages.ui.markdown import badge, escape_markdown
from pages.ui.person import who_and_when
from pages.ui.refusals import save_and_rerun
from pages.ui.url_state import carried_query
from store.accounts.assignments import enters, officers
from store.accounts.people import person_names
from store.questions import answer, ask, take_back
from store.rights import Right, may
from views import CommitmentView, PersonView, Standing
from views.questions import AnswerView, QuestionState, QuestionView
from wording.labels import QUESTION
from wording.work import about_words

ANCHOR = "hoi-va-tra-loi"  # in the address, behind #
SHOWN = 3  # questions that are settled; the older ones fold away


def question_link(c: CommitmentView, reader: PersonView | None, *, is_past: bool) -> None:
    """A link down to the questions, for whoever may ask and where any wait."""
    offered = [t("questions.link")] if may(reader, Right.ASK) and not is_past else []
    offered += [tn("questions.waiting", len(c.open_questions))] if c.open_questions else []
    if offered:
        links = " · ".join(f"[{label}](#{ANCHOR})" for label in offered)
        st.markdown(f":material/{QUESTION[QuestionState.OPEN].icon}: {links}")


def questions(s: Standing, reader: PersonView | None, today: date, *, is_past: bool) -> None:
    """The form, and below it the questions: open ones, then the newest. Of the past, only the questions."""
    c = s.commitment
    is_asker = may(reader, Right.ASK) and not is_past
    if reader is None or not (is_asker or c.questions):
        return
    st.subheader(t("questions.title"), anchor=ANCHOR)
    if is_asker:
        _ask(s, reader, today)
    newest = sorted(c.questions, key=lambda q: (q.state is not QuestionState.OPEN, -q.number))
    shown = len(c.open_questions) + SHOWN
    is_answering = enters(reader, c.code) and not is_past
    for question in newest[:shown]:
        _question(c, question, reader, is_answering=is_answering, is_asker=is_asker)
    if older := newest[shown:]:
        with st.expander(tn("questions.older", len(older)), icon=":material/history:", key="older-questions"):
            for question in older:
                _question(c, question, reader, is_answering=is_answering, is_asker=is_asker)


def waiting_questions(questions: Sequence[OpenQuestion], by: str) -> None:
    """The questions that wait for this officer, the oldest first, each with the form for its answer."""
    if not questions:
        return
    st.header(tn("questions.yours", len(questions)), anchor=False)
    for place, waiting in enumerate(questions):
        c = waiting.commitment
        with st.container(border=True, key=f"asked-{place}", gap="small"):
            name = escape_markdown(c.name.text(reader_language()))
            st.markdown(f"**{escape_markdown(c.code)}** {name}  \n{_asked_words(waiting.question)}")
            _answer(c, waiting.question, by)
            label, link = t("questions.see_commitment"), carried_query(code=c.code)
            st.page_link("commitment.py", label=label, icon=":material/trending_up:", query_params=link)


def _ask(s: Standing, reader: PersonView, today: date) -> None:
    """The form; its text stays until it is asked, and is empty for the next question."""
    c = s.commitment
    key = f"{c.code}-{sum(q.by == reader.code for q in c.questions)}"
    years = [str(year) for year in sorted(s.assessment.years, reverse=True) if year <= today.year]
    with st.container(border=True, key="ask", gap="small"):
        about = st.selectbox(
            t("questions.about"),
            ["", *years],
            key=f"ask_about-{key}",
            format_func=lambda year: _about(int(year) if year else None),
            filter_mode=None,
            width=340,
            persist_state="session",
        )
        text = st.text_area(t("questions.text"), key=f"ask_text-{key}", height=80, persist_state="session")
        st.caption(_answerers(c))
        if st.button(t("questions.ask"), icon=":material/send:", key=f"ask-{key}", type=main_button()):
            year = int(about) if about else None
            write = partial(ask, c.code, text, year=year, now=clock.now(), by=reader.code)
            save_and_rerun(write, t("questions.asked"), c)


def _answerers(c: CommitmentView) -> str:
    """Name those who will see the question and can answer it."""
    people = person_names()
    able = ", ".join(escape_markdown(people[code]) for code in officers(c.code))
    return t("questions.answered_by", names=able) if able else t("questions.nobody")


def _question(c: CommitmentView, q: QuestionView, reader: PersonView, *, is_answering: bool, is_asker: bool) -> None:
    with st.container(border=True, key=f"question-{q.number}", gap="small"):
        st.markdown("\n\n".join([_asked_words(q), *map(_answer_words, q.answers)]))
        if q.state is QuestionState.OPEN and q.by == reader.code and is_asker:
            label, key = t("questions.take_back"), f"take_back-{c.code}-{q.number}"
            if st.button(label, icon=":material/backspace:", key=key):
                write = partial(take_back, c.code, q.number, now=clock.now(), by=reader.code)
                save_and_rerun(write, t("questions.taken_back"), c)
        if is_answering and q.state is QuestionState.OPEN:
            _answer(c, q, reader.code)
        elif is_answering and q.state is QuestionState.ANSWERED:
            with st.expander(t("questions.add"), icon=":material/reply:", key=f"add-{q.number}"):
                _answer(c, q, reader.code)


def _answer(c: CommitmentView, q: QuestionView, by: str) -> None:
    key = f"{c.code}-{q.number}-{sum(a.by == by for a in q.answers)}"
    text = st.text_area(t("questions.answer"), key=f"answer_text-{key}", height=100, persist_state="session")
    if st.button(t("questions.send"), icon=":material/reply:", key=f"answer-{key}", type=main_button()):
        save_and_rerun(lambda: answer(c.code, q.number, text, now=clock.now(), by=by), t("questions.answered"), c)


def _asked_words(q: QuestionView) -> str:
    """The state of a question, its year, its text, its author and day; a line each."""
    head = f"{badge(QUESTION[q.state], reader_language())} {t('questions.on', about=_about(q.year))}"
    gone = ""
    if q.state is QuestionState.TAKEN_BACK and q.taken_back is not None:
        gone = f" · {t('questions.gone', when=moment_words(q.taken_back))}"
    return f"{head}  \n**{_lines(q.text)}**  \n:small[{_who(q)}{gone}]"


def _answer_words(a: AnswerView) -> str:
    return f":material/reply: {_lines(a.text)}  \n:small[{_who(a)}]"


def _who(statement: QuestionView | AnswerView) -> str:
    return who_and_when(statement.by, statement.at)


def _about(year: int | None) -> str:
    return about_words(year, reader_language())


def _lines(text: str) -> str:
    """Escape a text, with its own line breaks."""
    return "  \n".join(escaped for line in text.splitlines() if (escaped := escape_markdown(line)))
