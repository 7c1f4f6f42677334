"""An entry read back before it is saved, beside the stored one."""

import pytest

from board.units import units_of
from models import Answer
from pages.ui.entry.readback import beside_lines
from tests.support.entry_form import SOURCE, fill, form, opened_again, press, save, saved, stored
from tests.support.screen import screen_text
from tests.support.small_city import figure

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_revision_shows_the_old_value_beside_the_new() -> None:
    opened_again("VN-01", 2024)
    at = press(fill(form("VN-01", 2024), value="13,2", source=SOURCE, reason="Số chính thức"), "check")
    assert "Cũ → mới: 13,17% GDP → **13,20% GDP**" in screen_text(at)


def test_two_officers_on_one_list_are_told_of_every_ward_on_which_they_differ() -> None:
    first, second, third = units_of(stored("TN-02"), 2025)
    mine, theirs = form("TN-02"), form("TN-02")
    save(mine, **{first.key: Answer.YES, second.key: Answer.YES, "source": "Nguồn một"})
    save(theirs, **{first.key: Answer.YES, second.key: Answer.NO, third.key: Answer.YES, "source": "Nguồn hai"})
    assert not saved(theirs)
    words = screen_text(theirs)
    assert "Nguồn: Nguồn một" in words
    assert f"{second.name.vi}: bạn ghi **chưa**, người kia ghi **có**" in words
    assert f"{third.name.vi}: bạn ghi **có**, người kia ghi **chưa rõ**" in words
    assert f"{first.name.vi}: bạn ghi" not in words


def test_two_officers_who_answer_alike_are_told_so() -> None:
    unit = units_of(stored("TN-02"), 2025)[0]
    mine, theirs = form("TN-02"), form("TN-02")
    for at in (mine, theirs):
        save(at, **{unit.key: Answer.YES, "source": SOURCE})
    assert "Hai người trả lời như nhau" in screen_text(theirs)


def test_all_that_is_stored_beside_a_figure_is_read_back() -> None:
    stored = {"value": 19, "cut_off_on": "2025-12-31", "published_on": "2026-03", "why_right": "Counted twice"}
    new = figure("TN-03", 2025, source="Book 7", note="Per table 3", **stored)
    lines = "\n".join(beside_lines(new))
    for words in ("Book 7", "Per table 3", "Counted twice", "03/2026", "31/12/2025"):
        assert words in lines, lines
