"""Freezing the board for a meeting: its name and a whole day."""

import pytest

from store.snapshots import snapshots
from tests.support.entry_form import faults
from tests.support.people import REVIEWER
from tests.support.screen import screen

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("day", ["", "11/2026", "2026", "31/02/2026"])
def test_a_meeting_is_held_on_a_whole_day(day: str) -> None:
    at = screen("meetings", by=REVIEWER)
    at.text_input(key="freeze-name-0").set_value("Giao ban")
    at.text_input(key="freeze-day-0").set_value(day).run()
    at.button(key="freeze-it").click().run()
    assert at.error
    assert snapshots() == ()
    assert [at.text_input(key=f"freeze-{name}-0").value for name in ("name", "day")] == ["Giao ban", day]


def test_a_meeting_without_a_name_is_refused() -> None:
    at = screen("meetings", by=REVIEWER)
    at.button(key="freeze-it").click().run()
    assert faults(at)
    assert snapshots() == ()


def test_after_freezing_the_address_opens_the_meeting() -> None:
    at = screen("meetings", by=REVIEWER)
    at.text_input(key="freeze-name-0").set_value("Giao ban").run()
    at.button(key="freeze-it").click().run()
    assert at.query_params["ky"] == str(snapshots()[0].number)
