"""Quản trị: what is monitored, in forms that explain each field; nothing that has figures is deleted, only closed."""

import streamlit as st

from pages.ui.address import choice
from pages.ui.language import t
from pages.ui.review import flash
from pages.ui.sections import SECTIONS

flash()
said = {name: t(f"admin.section.{name}") for name in SECTIONS}
section = choice(
    st.segmented_control,
    t("admin.section"),
    list(said),
    key="section",
    default="commitment",
    required=True,
    format_func=said.get,
    label_visibility="collapsed",
    also=("row", "part", "of"),
)
SECTIONS[section]()
