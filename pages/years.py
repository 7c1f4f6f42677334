"""Khóa sổ năm: the years of each agreement in which nothing is entered or reviewed any more."""

import streamlit as st

import clock
from pages.ui.entry.batches import batch_table
from pages.ui.language import t
from pages.ui.links import print_button
from pages.ui.review.closing import closing
from pages.ui.rounds import flash
from store.commitments import agreements
from store.imports import batches

flash()
st.markdown(t("closing.intro"))
closing(agreements(), clock.today())
if made := batches():
    st.subheader(t("batch.all"), anchor=False)
    batch_table(made)
print_button("years")
