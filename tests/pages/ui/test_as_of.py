"""Point-in-time reads: the form for a day, and the banner of the past."""

import pytest
from streamlit.testing.v1 import AppTest

pytestmark = pytest.mark.usefixtures("store", "stands_still")


def _screen() -> None:
    import streamlit as st

    from pages.ui.as_of import as_of_banner, as_of_form, chosen_as_of, today_of

    as_of = chosen_as_of()
    st.session_state["today"] = today_of(as_of).isoformat()
    as_of_banner(as_of, None)
    as_of_form(as_of)


def screen(**address: str) -> AppTest:
    at = AppTest.from_function(_screen, default_timeout=60)
    for key, value in address.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def chosen(day: str, by: str = "ghi") -> AppTest:
    """The form of today, filled in and sent."""
    at = screen()
    at.text_input(key="known-day-None").set_value(day).run()
    at.radio(key="known-clock-None").set_value(by)
    return at.button(key="known-read").click().run()


@pytest.mark.parametrize(("by", "words"), [("ghi", "đã được ghi tại đây"), ("congbo", "30/06/2026")])
def test_a_day_goes_into_the_address_with_its_clock_and_the_banner_names_it(by: str, words: str) -> None:
    at = chosen("30/06/2026", by)
    assert at.query_params == {"ngay": "2026-06-30", "theo": by}
    assert at.session_state["today"] == "2026-06-30"
    assert words in at.warning[0].value.replace("\\", "")


@pytest.mark.parametrize("day", ["", "06/2026", "2026", "23/11/2026"])
def test_a_day_that_is_not_whole_or_still_to_come_is_refused(day: str) -> None:
    at = chosen(day)
    assert at.error
    assert at.query_params == {}
    assert not at.warning


def test_the_day_of_today_may_be_asked_for_and_the_day_after_is_today() -> None:
    assert screen(ngay="2026-11-22").warning
    after = screen(ngay="2026-11-23")
    assert not after.warning
    assert after.session_state["today"] == "2026-11-22"


def test_the_banner_leads_back_to_today_and_leaves_the_rest_of_the_address() -> None:
    at = screen(ngay="2026-06-30", theo="congbo", pillar="society")
    at.button(key="known-back").click().run()
    assert at.query_params == {"pillar": "society"}
    assert not at.warning


def test_by_the_producers_clock_the_banner_counts_what_states_no_day_of_release() -> None:
    by_record, by_release = screen(ngay="2026-06-30"), screen(ngay="2026-06-30", theo="congbo")
    assert "không ghi ngày công bố" not in by_record.warning[0].value
    assert "không ghi ngày công bố" in by_release.warning[0].value
