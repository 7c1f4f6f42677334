"""Widgets whose state is the URL: codes in and out, and odd values in it."""

import pytest
from streamlit.testing.v1 import AppTest


def _screen() -> None:
    """One widget of each sort, and what the URL makes of it."""
    import streamlit as st

    from pages.ui.url_state import carried_query, choice, clear_from_url, pills, text_field, year_in_url

    labels = {"": "All", "a": "First", "b": "Second"}
    st.session_state["chosen"] = choice(st.selectbox, "Which", labels, key="agreement", clears=("part",))
    st.session_state["shown_view"] = choice(
        st.segmented_control, "View", ["x", "y"], key="view", default="x", required=True
    )
    pills("States", {"met": "Met", "missed": "Missed"}, key="state")
    st.session_state["text"] = text_field("Search", key="q", placeholder="…", width=200, clears=("part",))
    st.session_state["year"] = year_in_url(1999)
    st.session_state["carried"] = carried_query(code="C 1")
    if st.button("Clear", key="clear"):
        clear_from_url("agreement", "nothing of this name")


def screen(**address: str | list[str]) -> AppTest:
    at = AppTest.from_function(_screen, default_timeout=60)
    for key, value in address.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def test_an_address_that_asks_for_nothing_shows_the_defaults_and_stays_empty() -> None:
    at = screen()
    assert [at.session_state[name] for name in ("chosen", "shown_view", "text", "year")] == ["", "x", "", 1999]
    assert at.query_params == {}


def test_a_choice_is_kept_as_its_code_and_shown_by_its_label() -> None:
    at = screen()
    at.selectbox(key="agreement").select("a").run()
    assert at.query_params == {"agreement": "a"}
    assert at.selectbox(key="agreement").options == ["All", "First", "Second"]
    assert screen(agreement="b").session_state["chosen"] == "b"


def test_the_default_is_left_out_of_the_address() -> None:
    at = screen(agreement="a", view="y")
    at.selectbox(key="agreement").select("").run()
    at.segmented_control(key="view").set_value("x").run()
    assert at.query_params == {}


@pytest.mark.parametrize("key", ["agreement", "q"])
def test_a_change_clears_what_depends_on_it_and_nothing_else(key: str) -> None:
    at = screen(part="wording", view="y")
    if key == "q":
        at.text_input(key="q").set_value("bang thong").run()
    else:
        at.selectbox(key="agreement").select("b").run()
    assert "part" not in at.query_params
    assert at.query_params["view"] == "y"


@pytest.mark.parametrize("value", ["c", "A", "First", " a", "<b>"])
def test_a_code_that_is_no_option_is_taken_for_the_default(value: str) -> None:
    at = screen(agreement=value, view=value)
    assert (at.session_state["chosen"], at.session_state["shown_view"]) == ("", "x")


def test_of_several_codes_those_that_are_options_are_pressed() -> None:
    at = screen(state=["missed", "no such state", "met"])
    assert at.pills(key="state").value == ["missed", "met"]
    at.pills(key="state").unselect("missed").run()
    assert at.query_params == {"state": "met"}
    at.pills(key="state").unselect("met").run()
    assert at.query_params == {}


@pytest.mark.parametrize(
    ("value", "year"),
    [("2024", 2024), ("1986", 1986), ("0999", 1999), ("3000", 1999), ("20245", 1999), ("٢٠٢٤", 1999), ("-202", 1999)],
)
def test_a_year_is_four_digits_of_this_age(value: str, year: int) -> None:
    assert screen(year=value).session_state["year"] == year


def test_links_carry_language_filters_and_day_along_and_what_they_say_themselves_wins() -> None:
    at = screen(lang="en", state=["met", "missed"], ngay="2026-06-30", code="C 2", page="3")
    assert at.session_state["carried"] == [
        ("lang", "en"),
        ("state", "met"),
        ("state", "missed"),
        ("ngay", "2026-06-30"),
        ("code", "C 1"),
    ]


def test_clearing_takes_only_what_is_named() -> None:
    at = screen(agreement="a", q="x")
    at.button(key="clear").click().run()
    assert at.query_params == {"q": "x"}
