"""A frozen meeting on the screen."""

from datetime import date

import pytest

from exchange.meetings.snapshots import Meeting, take
from tests.support.administration import changed, save
from tests.support.people import LEADER, REVIEWER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW, TODAY
from views import AsOf

pytestmark = pytest.mark.usefixtures("store")


def frozen(name: str, as_of: AsOf | None = None) -> str:
    return str(take(Meeting(name, date(2026, 11, 20)), TODAY, now=lambda: NOW, by=REVIEWER, as_of=as_of))


def test_the_latest_meeting_is_open_unless_the_address_names_another_that_there_is() -> None:
    first, second = frozen("Kỳ một"), frozen("Kỳ hai")
    for number, opened in ((first, first), (second, second), ("99", second), ("x", second), ("", second)):
        at = screen("meetings", by=LEADER, ky=number)
        assert not at.exception
        assert at.selectbox(key="ky").value == opened, number


def test_what_was_renamed_since_stands_as_it_was() -> None:
    number = frozen("Giao ban")
    save(changed("wording", {"commitment": "LEVEL"}, name_vi="Tên mới", reason="Rõ hơn"))
    words = screen_text(screen("meetings", by=LEADER, ky=number))
    assert "Tỷ trọng kinh tế số" in words
    assert "Tên mới" not in words


def test_a_commitment_that_the_meeting_did_not_have_is_taken_for_all_of_them() -> None:
    number = frozen("Giao ban")
    at = screen("meetings", by=LEADER, ky=number, ct="NEW")
    assert at.selectbox(key="ct").value == ""
    assert len(at.table[0].value) == 8
    chosen = screen("meetings", by=LEADER, ky=number, ct="LEVEL")
    assert [header.value for header in chosen.subheader] == ["Tỷ trọng kinh tế số"]


def test_a_meeting_that_was_frozen_afterwards_says_of_which_day_it_is() -> None:
    number = frozen("Giao ban", AsOf(date(2026, 6, 30), zone="Asia/Ho_Chi_Minh"))
    assert "30/06/2026" in screen("meetings", by=LEADER, ky=number).warning[0].value
    assert not screen("meetings", by=LEADER, ky=frozen("Giao ban tháng 11")).warning
