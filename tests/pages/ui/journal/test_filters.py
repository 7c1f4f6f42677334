"""The filters of the journal."""

import pytest

from store.journal import Deed
from tests.support.people import REVIEWER
from tests.support.screen import screen, screen_text

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("hôm qua", "Không đọc được “hôm qua”"),
        ("31/02/2026", "không có ngày 31"),
        ("2026-13", "không có tháng 13"),
        ("-", "để trống"),
    ],
)
def test_a_day_that_is_none_is_refused_under_its_field_and_every_entry_stays(typed: str, reason: str) -> None:
    at = screen("journal", by=REVIEWER, since=typed)
    assert reason in screen_text(at)
    assert at.text_input(key="since").value == typed
    assert at.table


def test_a_choice_begins_again_at_the_newest_entry() -> None:
    at = screen("journal", by=REVIEWER, before="5")
    at.selectbox(key="deed").select(Deed.LOADED.value).run()
    assert at.query_params == {"deed": Deed.LOADED.value}


def test_filters_that_together_fit_nothing_say_so() -> None:
    at = screen("journal", by=REVIEWER, deed="loaded", since="2030")
    assert "filter_alt_off" in screen_text(at)
    assert not at.table
