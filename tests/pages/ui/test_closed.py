"""Closed commitments, agreements and years on the screens."""

import re
from pathlib import Path

import pytest

from exchange.meetings.snapshots import Meeting, take
from store.accounts.assignments import assign
from store.figures import record_figure
from store.questions import ask
from store.review import send_back
from tests.support.administration import close
from tests.support.entry_form import has_field, stored
from tests.support.overview import card_codes
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, REVIEWER
from tests.support.screen import LANGUAGES, PAGES, screen, screen_text
from tests.support.small_city import NOW, TODAY, figure, key, record
from text import Language, translate

pytestmark = pytest.mark.usefixtures("store")
NATION = {"vi": "Cả nước", "en": "The nation"}


def test_a_closed_commitment_says_so_and_leaves_the_entry_page() -> None:
    close("commitment", "LEVEL", reason="Sáp nhập tỉnh")
    assert "Sáp nhập tỉnh" in screen_text(screen("commitment", code="LEVEL"))
    at = screen("entry", code="LEVEL")
    assert translate("closed.entry", Language.VI) in screen_text(at)
    assert "LEVEL" not in " ".join(screen("entry").selectbox(key="code").options)


def test_a_closed_commitment_that_the_address_names_is_shown_with_why_nothing_is_entered() -> None:
    close("commitment", "COUNT", on="2099-01-01")
    close("commitment", "LEVEL", on="2026-10-01")
    assert has_field(screen("entry", code="COUNT"), "check"), "until the day has come"
    at = screen("entry", code="LEVEL")
    assert at.selectbox(key="code").value == "LEVEL"
    assert not has_field(at, "check")


@pytest.fixture
def closed(store: Path) -> None:
    """One commitment and one agreement are closed; a figure and a question of theirs wait."""
    record(figure("LEVEL", value=19.5))
    ask("LEVEL", "Vì sao?", now=NOW, by=LEADER)
    close("commitment", "LEVEL", on="2026-10-01", reason="Sáp nhập tỉnh")
    close("agreement", "nation", on="2026-08-01")


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(("language", "title"), [("vi", "Đã đóng (2)"), ("en", "Closed (2)")])
def test_the_overview_folds_what_is_closed_at_its_end(language: str, title: str) -> None:
    at = screen(lang=language)
    assert not {"LEVEL", "NATION"} & set(card_codes(at))
    words = screen_text(at)
    assert title in words
    assert "Sáp nhập tỉnh" in words
    assert at.expander[-1].label == title
    assert not at.expander[-1].proto.expanded


@pytest.mark.usefixtures("closed")
def test_each_has_its_last_figure_its_status_of_that_day_and_what_was_left_undone() -> None:
    words = screen_text(screen())
    card = words[words.index("Tỷ trọng kinh tế số") :]
    assert "Đã đóng từ 01/10/2026: Sáp nhập tỉnh" in card
    assert re.search(r"17,3\s*%\s+\(2024\)", card)
    assert "1 số liệu còn chờ thẩm định, 1 câu hỏi chờ trả lời" in card
    stranger = screen_text(screen(by=None))
    assert "chờ thẩm định" not in stranger


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_selection_that_holds_nothing_else_says_so_and_is_unfolded(language: str) -> None:
    at = screen(lang=language, agreement="nation")
    assert card_codes(at) == []
    assert translate("closed.alone", Language(language)) in screen_text(at)
    assert translate("overview.nothing", Language(language)) not in screen_text(at)
    assert at.expander[-1].proto.expanded
    (chosen,) = (option for option in at.selectbox(key="agreement").options if "(" in option)
    assert chosen == translate("closed.choice", Language(language), label=NATION[language])


@pytest.mark.usefixtures("closed")
def test_as_of_a_day_before_it_was_closed_it_is_open() -> None:
    at = screen(ngay="2026-09-30", theo="congbo")
    assert "LEVEL" in card_codes(at)


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("page", ["commitment", "wards"])
def test_whoever_chooses_a_commitment_meets_the_open_ones_first(page: str) -> None:
    close("commitment", "COVER")
    picker = screen(page).selectbox(key="code")
    are_closed = ["(đã đóng)" in option for option in picker.options]
    assert any(are_closed)
    assert are_closed == sorted(are_closed)
    assert picker.value not in ("LEVEL", "COVER", "NATION")


@pytest.mark.usefixtures("closed")
def test_what_is_closed_is_asked_of_no_officer_and_stays_in_reach() -> None:
    words = screen_text(screen("my_work", by=OFFICER))
    assert translate("questions.see_commitment", Language.VI) not in words
    assert "Đã đóng (" in words
    assert "1 số liệu còn chờ thẩm định, 1 câu hỏi chờ trả lời" in words
    send_back([key("LEVEL")], "Sai nguồn", now=NOW, by=REVIEWER)
    assert "1 số liệu bị trả lại hoặc mở lại, chưa nhập lại" in screen_text(screen("my_work", by=OFFICER))


def test_an_officer_whose_commitments_are_all_closed_is_told_so() -> None:
    assign(OFFICER, ["LEVEL"], now=NOW, by=ADMINISTRATOR)
    close("commitment", "LEVEL")
    assert translate("closed.all_yours", Language.VI) in screen_text(screen("entry", by=OFFICER))


@pytest.mark.usefixtures("closed")
def test_a_figure_that_waits_of_what_was_closed_meanwhile_is_reviewed_apart() -> None:
    record_figure(figure("SHARE", value=41), today=TODAY, now=NOW, by=OFFICER)
    at = screen("review")
    words = screen_text(at)
    assert "Chờ thẩm định: 1" in words
    assert "của cam kết đã đóng: 1" in words
    (tick,) = (box for box in at.checkbox if box.key and box.key.startswith("tick-0-LEVEL"))
    tick.check().run()
    at.button(key="approve").click().run()
    assert [f.review for f in stored("LEVEL").figures if f.observation.year == 2025] == ["approved"]
    assert "của cam kết đã đóng" not in screen_text(screen("review"))


@pytest.mark.usefixtures("closed")
def test_the_inbox_is_empty_of_what_counts_where_only_figures_of_closed_ones_wait() -> None:
    words = screen_text(screen("review"))
    assert translate("inbox.empty_open", Language.VI) in words
    assert "của cam kết đã đóng: 1" in words


@pytest.mark.usefixtures("closed")
def test_administrators_find_it_last_and_hand_nothing_closed_on() -> None:
    options = screen("administration", section="commitment").selectbox(key="row").options
    assert "(đã đóng)" in options[-1]
    (which,) = screen("administration", section="handing_on").multiselect
    assert not any("LEVEL" in option or "NATION" in option for option in which.options)


@pytest.mark.usefixtures("closed")
def test_a_frozen_meeting_and_the_reports_hold_what_is_closed_apart() -> None:
    take(Meeting("Giao ban", TODAY), TODAY, now=lambda: NOW, by=REVIEWER)
    for page in ("meetings", "reports"):
        at = screen(page)
        assert any(block.label == "Đã đóng (2)" for block in at.expander)
        assert "LEVEL" not in " ".join(str(table.value.to_numpy()) for table in at.table)
        assert "Sáp nhập tỉnh" in screen_text(at)


def test_a_closed_commitment_is_told_nothing_of_what_lies_ahead() -> None:
    close("commitment", "LEVEL", on="2024-06-01")
    words = screen_text(screen("commitment", code="LEVEL"))
    assert translate("closed.as_of", Language.VI) in words
    assert translate("outlook.title", Language.VI) not in words


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn_where_everything_is_closed(page: str) -> None:
    record(figure("LEVEL", value=19.5))
    for agreement in ("city", "nation"):
        close("agreement", agreement)
    take(Meeting("Giao ban", TODAY), TODAY, now=lambda: NOW, by=REVIEWER)
    assert not screen(page).exception
