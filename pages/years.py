"""Khóa sổ năm: the years of each agreement in which nothing is entered or reviewed any more."""

import streamlit as st

import clock
from pages.ui.closing import closing
from pages.ui.language import t
from pages.ui.review import flash
from store.commitments import agreements

flash()
st.markdown(t("closing.intro"))
closing(agreements(), clock.today())
