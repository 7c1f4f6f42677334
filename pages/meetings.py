"""Phiên họp: the dashboard as it was frozen for meetings, and what changed since."""

import streamlit as st

import clock
from pages.ui.changes import changes_section
from pages.ui.flash import flash
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.meetings.freeze import freeze_form
from pages.ui.meetings.frozen import frozen_commitments, frozen_document, meeting_picker
from pages.ui.person import current_reader
from pages.ui.url_state import choice
from store.rights import Right, may
from store.snapshots import snapshots
from web.query import CHANGED, MEETING, OF_MEETING, SINCE_DAY, SINCE_WHAT, VIEW

reader, meetings = current_reader(), snapshots()
flash()
st.markdown(t("meetings.intro"))
if may(reader, Right.FREEZE):
    freeze_form(clock.today())
labels = {"frozen": t("meetings.as_frozen"), CHANGED: t("since.title")}
view = choice(
    st.segmented_control,
    t("meetings.view"),
    labels,
    key=VIEW,
    default="frozen",
    required=True,
    label_visibility="collapsed",
)
if view == CHANGED:
    changes_section(meetings, reader)
elif meetings:
    meeting = meeting_picker(meetings)
    document = frozen_document(meeting)
    if document is not None:
        frozen_commitments(document, reader_language())
else:
    st.markdown(f":material/event_busy: {t('meetings.none')}")
print_button("meetings", MEETING, OF_MEETING, VIEW, SINCE_WHAT, SINCE_DAY)
