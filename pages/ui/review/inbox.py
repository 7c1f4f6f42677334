"""The reviewer's inbox: each figure that waits, with what one needs to judge it, and the buttons to decide."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

import clock
from board.queues import judged_if_approved
from charts import sparkline, sparkline_text
from models import Answer, ReviewState
from pages.ui.device import main_button, theme
from pages.ui.evidence import evidence_words
from pages.ui.flash import rerun_with
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, recorder
from pages.ui.refusals import refusal_words
from pages.ui.review_steps import state_badge, steps_words
from pages.ui.url_state import carried_query
from progress.figures import amount, is_approved, is_incomplete
from store.refusal import Refused
from store.review import approve, keep_approved, reopen, send_back
from text import date_words
from views import CommitmentView, FigureKey, FigureView, Standing
from wording.amounts import amount_words, change_words, exact_figure_words, owed_in_year_words
from wording.labels import OBSERVATION
from wording.numbers import thresholds

AT_ONCE = 30  # boxes on one page
Waiting = tuple[Standing, FigureView]


def inbox(waiting: Sequence[Waiting], of_closed: Sequence[Waiting], today: date) -> None:
    """A box for each figure, the oldest first, those of closed commitments last and apart.

    At the window's foot stands one button for all that are ticked; who ticks all leaves out what is closed.
    """
    is_all = len(waiting) > 1 and st.checkbox(t("inbox.all"), key="tick-all")
    chosen = _boxes(waiting, today, are_ticked=is_all)
    if of_closed:
        st.subheader(t("inbox.of_closed", n=len(of_closed)), anchor=False)
        st.caption(t("inbox.of_closed_hint"))
        chosen += _boxes(of_closed, today, are_ticked=False)
    with st.bottom, st.container(horizontal=True, key="approve-many", vertical_alignment="center"):
        label = t("inbox.approve", n=len(chosen))
        if st.button(label, icon=":material/verified_user:", key="approve", type=main_button(), disabled=not chosen):
            write = partial(approve, chosen, now=clock.now(), by=officer())
            _do([*waiting, *of_closed], write, t("inbox.approved", n=len(chosen)))


def _boxes(waiting: Sequence[Waiting], today: date, *, are_ticked: bool) -> list[FigureKey]:
    """Draw the first of these figures; return the keys of those that are ticked."""
    chosen = [key for s, f in waiting[:AT_ONCE] if (key := _box(s, f, today, is_ticked=are_ticked))]
    if len(waiting) > AT_ONCE:
        st.caption(t("inbox.more", shown=AT_ONCE, n=len(waiting)))
    return chosen


def _box(s: Standing, f: FigureView, today: date, *, is_ticked: bool) -> FigureKey | None:
    """Draw one figure; return its key if it is ticked."""
    c = s.commitment
    key = f.key
    place = f"{c.code}-{key.year}-{key.method}-{int(key.of_span)}-{key.version}"
    with st.container(border=True, key=f"waiting-{place}", gap="small"):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            name = f":small[{escape_markdown(c.code)} · {escape_markdown(c.agreement.place.text(reader_language()))}]"
            st.markdown(f"**{escape_markdown(c.name.text(reader_language()))}**  \n{name}")
            st.markdown("  \n".join([*_lines(s, f), *_earlier(c, f)]))
            label = t("inbox.tick", code=escape_markdown(c.code), year=key.year)
            is_ticked = st.checkbox(label, value=is_ticked, key=f"tick-{int(is_ticked)}-{place}")
        with right:
            picture = sparkline(s, reader_language(), theme(), today, year=key.year)
            st.image(picture, width="stretch", alt=sparkline_text(s, reader_language(), today, year=key.year))
            with st.expander(t("inbox.history", n=len(_before(c, f))), icon=":material/history:", key=f"past-{place}"):
                st.markdown("\n\n".join(_past(c, old) for old in _before(c, f)) or t("history.none"))
            label = t("card.open", code=escape_markdown(c.code))
            st.page_link("commitment.py", label=label, query_params=carried_query(code=c.code))
        _return(s, f, place)
    return key if is_ticked else None


def _lines(s: Standing, f: FigureView) -> list[str]:
    """The figure as submitted, how far it is from the year's target and the year before, its source and evidence."""
    c, o, language = s.commitment, f.observation, reader_language()
    status = OBSERVATION[o.status].text(language).lower()
    source, method = escape_markdown(f.origin.source), escape_markdown(f.method.name.text(language))
    lines = [
        f"### {o.year}: {escape_markdown(exact_figure_words(c, o, language))} :small[({status})]",
        _not_the_whole_year(c, f),
        _against_target(s, f),
        _difference(c, f),
        t("inbox.by", who=escape_markdown(recorder(f.recorded_by)), when=moment_words(f.recorded_at)),
        f"**{t('inbox.source')}**: {source} · {method}",
    ]
    cut_off = date_words(f.content.cut_off_on, language) if f.content.cut_off_on else None
    texts = (
        ("import.column.cut_off_on", cut_off),
        ("entry.note", f.origin.notes.text(language) if f.origin.notes else None),
        ("history.reason", f.origin.reasons.text(language) if f.origin.reasons else None),
        ("doubt.answer", f.why_right),
    )
    lines += [f"**{t(key)}**: {escape_markdown(text)}" for key, text in texts if text]
    lines += [f"**{t('inbox.without')}**: {escape_markdown(names)}"] if (names := _without(f)) else []
    return [*(line for line in lines if line), f"**{t('evidence.title')}**: {evidence_words(f)}"]


def _against_target(s: Standing, f: FigureView) -> str:
    """What the year owes and, where that is a number, how far the figure is from it."""
    year, language, judged = f.observation.year, reader_language(), judged_if_approved(s, f)
    owed = escape_markdown(owed_in_year_words(s, year, language))
    if not owed or judged is None or judged.difference is None:
        return t("inbox.owed", year=year, owed=owed) if owed else ""
    difference = escape_markdown(change_words(s.commitment, judged.difference, language))
    return t("inbox.owed_and_difference", year=year, owed=owed, difference=difference)


def _earlier(c: CommitmentView, f: FigureView) -> list[str]:
    """The figures of earlier years that wait as well: whoever approves this one first sees that they do."""
    submitted = [g for g in c.figures if g.review is ReviewState.SUBMITTED and g.key.year < f.key.year]
    shown = [
        f"{g.key.year} ({escape_markdown(exact_figure_words(c, g.observation, reader_language()))})"
        for g in sorted(submitted, key=lambda g: g.key.year)
    ]
    return [f":orange[:material/pending_actions: {t('inbox.earlier', years=', '.join(shown))}]"] if shown else []


def _not_the_whole_year(c: CommitmentView, f: FigureView) -> str:
    """What to know before one approves a figure that is not the whole year's."""
    o, counted_to = f.observation, f.content.cut_off_on
    if counted_to is None or not is_incomplete(c.kind, o):
        return ""
    day = date_words(counted_to, reader_language())
    return f":orange[:material/warning: **{escape_markdown(t('inbox.counted_early', day=day, year=o.year))}**]"


def _difference(c: CommitmentView, f: FigureView) -> str:
    """The difference from the year before, where both are numbers of the same method."""
    o = f.observation
    if not c.traits.is_numeric or o.of_span:
        return ""
    before = c.figure_of_record(o.year - 1)
    is_like = before is not None and is_approved(before.observation) and before.observation.method == o.method
    new, old = amount(c.kind, o), amount(c.kind, before.observation) if before is not None and is_like else None
    if new is None or old is None:
        return t("inbox.no_difference", year=o.year - 1)
    difference = escape_markdown(change_words(c, new - old, reader_language()))
    year_before = escape_markdown(amount_words(c, old, reader_language()))
    return t("inbox.difference", year=o.year - 1, value=difference, before=year_before)


def _without(f: FigureView) -> str:
    language = reader_language()
    return ", ".join(unit.name.text(language) for unit, answer in f.answers if answer is not Answer.YES)


def _before(c: CommitmentView, f: FigureView) -> list[FigureView]:
    """Return the earlier versions and years by the same method, the newest first."""
    o = f.observation
    series = [g for g in c.figures if (g.observation.method, g.observation.of_span) == (o.method, o.of_span) and g != f]
    earlier = [g for g in series if (g.observation.year, g.observation.version) < (o.year, o.version)]
    return sorted(earlier, key=lambda g: (g.observation.year, g.observation.version), reverse=True)


def _past(c: CommitmentView, f: FigureView) -> str:
    value = escape_markdown(exact_figure_words(c, f.observation, reader_language()))
    version = t("years.version", version=f.observation.version)
    return f"**{f.observation.year}: {value}** :small[({version})] {state_badge(f)}  \n{steps_words(f)}"


def _return(s: Standing, f: FigureView, place: str) -> None:
    with st.expander(t("inbox.return"), icon=":material/undo:", key=f"return-{place}"):
        reason = st.text_area(t("inbox.why"), key=f"why-{place}", height=80, persist_state="session")
        if st.button(t("inbox.send_back"), icon=":material/undo:", key=f"send-{place}"):
            _do([(s, f)], lambda: send_back([f.key], reason, now=clock.now(), by=officer()), t("inbox.returned"))


def requests(asked: Sequence[Waiting]) -> None:
    """The requests to open an approved figure again, each to grant or to decline with a reason."""
    if asked:
        st.subheader(t("inbox.asked", n=len(asked)), anchor=False)
    for s, f in asked:
        key, step = f.key, f.steps[-1]
        place = f"{key.commitment}-{key.year}-{key.method}-{int(key.of_span)}-{key.version}"
        with st.container(border=True, key=f"asked-{place}", gap="small"):
            value = escape_markdown(exact_figure_words(s.commitment, f.observation, reader_language()))
            name = escape_markdown(s.commitment.name.text(reader_language()))
            st.markdown(f"**{escape_markdown(key.commitment)}** {name} · {key.year}: **{value}**  \n{steps_words(f)}")
            reason = st.text_input(t("inbox.why_declined"), key=f"why-kept-{place}", persist_state="session")
            with st.container(horizontal=True):
                if st.button(t("inbox.reopen_it"), icon=":material/lock_open:", key=f"grant-{place}"):
                    write = partial(reopen, key, step.reason or "", now=clock.now(), by=officer())
                    _do([(s, f)], write, t("inbox.reopened"))
                if st.button(t("inbox.decline"), icon=":material/lock:", key=f"decline-{place}"):
                    write = partial(keep_approved, key, reason, now=clock.now(), by=officer())
                    _do([(s, f)], write, t("inbox.declined"))


def early_figures(early: Sequence[Waiting]) -> None:
    """The approved figures that are not their whole year's, for a reviewer to look at; nothing is changed by itself."""
    if not early:
        return
    st.subheader(t("inbox.early", n=len(early), closes=thresholds(reader_language())["closes"]), anchor=False)
    st.caption(t("inbox.early_advice"))
    with st.container(border=True, key="counted-early", gap="small"):
        for s, f in early:
            value = escape_markdown(exact_figure_words(s.commitment, f.observation, reader_language()))
            name = escape_markdown(s.commitment.name.text(reader_language()))
            st.markdown(f"**{escape_markdown(f.key.commitment)}** {name} · {f.key.year}: **{value}**")


def reopening(approved: Sequence[Waiting]) -> None:
    """Reopen an approved figure for correction, with a reason."""
    with st.expander(t("inbox.reopen"), icon=":material/lock_open:", key="reopening"):
        st.caption(t("inbox.reopen_hint"))
        labels = {_label(s.commitment, f): (s, f) for s, f in reversed(approved)}
        chosen = st.selectbox(
            t("inbox.which"),
            list(labels),
            index=None,
            key="reopen-which",
            placeholder=t("admin.choose"),
            filter_mode="contains",
        )
        reason = st.text_input(t("inbox.why_reopen"), key="why-reopen", persist_state="session")
        is_meant = st.button(t("inbox.reopen_it"), icon=":material/lock_open:", key="reopen", disabled=chosen is None)
        if is_meant and chosen is not None:
            s, f = labels[chosen]
            _do([(s, f)], lambda: reopen(f.key, reason, now=clock.now(), by=officer()), t("inbox.reopened"))


def _label(c: CommitmentView, f: FigureView) -> str:
    value = exact_figure_words(c, f.observation, reader_language())
    method, version = f.method.name.text(reader_language()), t("years.version", version=f.observation.version)
    return f"{c.code} · {f.observation.year} · {value} ({method}, {version}) · {c.name.text(reader_language())}"


def _do(among: Sequence[Waiting], act: Callable[[], None], done: str) -> None:
    try:
        act()
    except Refused as refused:
        about = str(refused.values.get("commitment"))
        c = next((s.commitment for s, _ in among if s.commitment.code == about), among[0][0].commitment)
        st.error(refusal_words(refused, c), icon=":material/error:")
        return
    rerun_with(done)
