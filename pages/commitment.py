"""Cam kết: one commitment, its chart, its years, why it has its status, and what it rests on."""

import streamlit as st

import clock
from charts import (
    alternative_text,
    chart_config,
    commitment_chart,
    has_units_chart,
    is_comparable,
    units_chart,
    units_text,
)
from exchange.paper.pictures import Part
from pages.ui.as_of import as_of_banner, chosen_as_of, standing_as_of, today_of
from pages.ui.closed import closing_note
from pages.ui.commitment.background import background
from pages.ui.commitment.downloads import picture_buttons, sheet_button
from pages.ui.commitment.responsibility import responsibility_line
from pages.ui.commitment.targets import by_todays_targets, has_moved_targets, targets_switch
from pages.ui.commitment.working import outlook, working
from pages.ui.commitment.years import history, newest_figures, years_table
from pages.ui.commitment_picker import commitment_picker
from pages.ui.device import is_phone, theme
from pages.ui.entry.waiting import waiting_notes
from pages.ui.evidence import more_evidence
from pages.ui.flash import flash
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import badge, escape_markdown
from pages.ui.marks import marks_markdown
from pages.ui.person import person
from pages.ui.questions import question_link, questions
from pages.ui.successions import succession_words
from pages.ui.tile import tile
from pages.ui.url_state import carried_query, choice, year_in_url
from store.accounts.assignments import enters
from store.board import standing
from store.choices import titles
from web.commitment_request import BESIDE, TARGETS
from wording.amounts import actual_words, amount_words, target_words
from wording.labels import DATA, KIND, STATUS

who, language, as_of = person(), reader_language(), chosen_as_of()
today, code = today_of(as_of), commitment_picker(titles())
s = standing_as_of(code, who, as_of, by_todays_targets=by_todays_targets())
as_of_banner(as_of, [standing(code, clock.today(), who)] if as_of else ())
if s is None:
    st.info(t("known.not_there"), icon=":material/hourglass_empty:")
    st.stop()
c, a = s.commitment, s.assessment

flash()
st.header(escape_markdown(c.name.text(language)), anchor=False)
st.markdown(
    f"{badge(STATUS[a.status], language)} {marks_markdown(a)} "
    f"{badge(DATA[a.data], language)} {badge(KIND[c.kind], language)} "
    f":small[{escape_markdown(f'{c.code} · {c.agreement.name.text(language)} · {c.pillar.name.text(language)}')}]"
)
is_past = as_of is not None
question_link(c, who, is_past=is_past)
is_closed = closing_note(c, today)
waiting_notes(s)
shown = a.shown(None)
responsibility_line(c, year_in_url(shown.year if shown else None), today)

with st.grid(3, min_column_width=200, gap="small", key="numbers"):
    if a.working.mean is not None:
        tile(t("commitment.mean"), amount_words(c, a.working.mean, language))
    tile(t("commitment.actual", year=shown.year) if shown else t("years.actual"), actual_words(c, shown, language))
    if a.final is not None:
        tile(t("card.target", year=a.final.year), target_words(a.final, c, language))
    if shown is not None and shown.expected is not None:
        tile(t("commitment.path", year=shown.year), amount_words(c, shown.expected, language))

yardstick = standing_as_of(c.yardstick, who, as_of) if c.yardstick else None
beside = (
    yardstick is not None
    and is_comparable(s, yardstick)
    and choice(
        st.segmented_control,
        t("commitment.beside"),
        ["0", "1"],
        key=BESIDE,
        default="0",
        required=True,
        format_func={"0": t("commitment.beside_off"), "1": t("commitment.beside_on")}.get,
    )
    == "1"
)
if has_moved_targets(s):
    targets_switch()
with st.container(border=True, key="chart-card"):
    beneath = yardstick if beside else None
    chart = commitment_chart(s, language, theme(), today, yardstick=beneath, narrow=is_phone())
    words = alternative_text(s, language, today, yardstick=beneath)
    config = chart_config(language, c.code, narrow=is_phone())
    st.plotly_chart(chart, config=config, theme=None, key="chart", alt=words)
    picture_buttons(c.code, Part.YEARS, beside=beside)
    if has_units_chart(c):
        units = units_chart(s, language, theme(), narrow=is_phone())
        config = chart_config(language, f"{c.code}-units", narrow=is_phone())
        st.plotly_chart(units, config=config, theme=None, key="units", alt=units_text(s, language))
        picture_buttons(c.code, Part.UNITS)
    st.caption(escape_markdown(words))
with st.container(horizontal=True, key="on-paper"):
    sheet_button(c.code, beside=beside)
    print_button("commitment", TARGETS, BESIDE, code=c.code)

outlook(s)
if c.is_listed:
    succession_words(s, today)
    see = t("commitment.wards")
    st.page_link("wards.py", label=see, icon=":material/map:", query_params=carried_query(code=c.code))
working(s, today)
questions(s, who, today, is_past=is_past)
st.subheader(t("years.title"), anchor=False)
years_table(s)
history(c)
if not is_past and enters(who, c.code) and c.figures:
    more_evidence(c, newest_figures(c))
if not is_past and enters(who, c.code) and not is_closed:
    enter = t("commitment.enter")
    st.page_link("entry.py", label=enter, icon=":material/edit_note:", query_params=carried_query(code=c.code))
background(c)
