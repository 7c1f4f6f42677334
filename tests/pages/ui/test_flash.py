"""A message for the next run of a page, and fresh fields."""

from streamlit.testing.v1 import AppTest


def _screen() -> None:
    import streamlit as st

    from pages.ui.flash import entry_round, flash, rerun_afresh, rerun_with

    flash()
    st.text_input("Value", key=f"value-{entry_round()}")
    if st.button("Save", key="save"):
        rerun_with("Saved.")
    if st.button("Submit", key="submit"):
        rerun_afresh("Submitted.")


def test_a_message_is_shown_once_and_seen_from_anywhere_on_the_page() -> None:
    at = AppTest.from_function(_screen).run()
    at.button(key="save").click().run()
    assert [message.value for message in (*at.success, *at.toast)] == ["Saved."] * 2
    at.run()
    assert not at.success


def test_only_a_fresh_start_empties_the_fields() -> None:
    at = AppTest.from_function(_screen).run()
    at.text_input(key="value-0").set_value("12,87").run()
    at.button(key="save").click().run()
    assert at.text_input(key="value-0").value == "12,87"
    at.button(key="submit").click().run()
    assert at.text_input(key="value-1").value == ""
