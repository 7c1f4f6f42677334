"""People, bodies and browsers in words."""

from dataclasses import replace
from datetime import date

import pytest

from models import Kind, ReaderLanguage, Role
from tests.support.standings import standing
from text import Language
from views import Bilingual, BodyView, PersonView, ResponsibilityView
from wording.people import account_words, body_words, browser_words, recorder_words

VI, EN = Language.VI, Language.EN
OFFICE = BodyView("office", Bilingual("Phòng Chuyển đổi số", "Digital office"))
ENDED = ResponsibilityView(OFFICE, "2021", "2023-06", Bilingual("b", "b"))
PERSON = PersonView("lan", "Lan", Role.OFFICER, None, ReaderLanguage.VI, True, False, False, None)


def test_who_entered_it_has_the_name_of_an_account_else_the_programs_word_else_the_user_name() -> None:
    assert recorder_words("lan", EN, {"lan": "Nguyễn Thị Lan"}) == "Nguyễn Thị Lan"
    assert recorder_words("seed", EN, {"lan": "Nguyễn Thị Lan"}) == "Seed data"
    assert recorder_words("lan", EN) == "lan"


def test_who_answers_today_comes_before_who_answered_last() -> None:
    commitment = replace(standing(Kind.LEVEL).commitment, responsibilities=(ENDED,))
    assert body_words(commitment, replace(ENDED, valid_to=None), VI) == "Phòng Chuyển đổi số"
    assert body_words(commitment, None, EN) == "Digital office (until June 2023); today: not stated by the source"


@pytest.mark.parametrize("responsibilities", [(), (replace(ENDED, valid_to=None),)])
def test_without_an_end_on_record_nobody_is_named(responsibilities: tuple[ResponsibilityView, ...]) -> None:
    commitment = replace(standing(Kind.LEVEL).commitment, responsibilities=responsibilities)
    assert body_words(commitment, None, EN) == "Body responsible today: not stated by the source"


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (PERSON, "in use"),
        (replace(PERSON, has_second_factor=True), "in use · second factor"),
        (replace(PERSON, has_password=False), "no password yet"),
        (replace(PERSON, has_password=False, closed_on=date(2026, 1, 5)), "closed"),
    ],
)
def test_an_account_is_in_use_invited_or_closed(person: PersonView, words: str) -> None:
    assert account_words(person, EN) == words


@pytest.mark.parametrize(
    ("browser", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge, Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 OPR/116.0", "Opera, Windows"),
        ("Mozilla/5.0 (Linux; Android 10) Chrome/131.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Safari/605.1", "Safari, macOS"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Firefox/133.0", "Firefox, Linux"),
        ("Firefox/133.0", "Firefox"),
        ("curl/8", "Unknown browser"),
    ],
)
def test_a_browser_is_named_as_people_call_it(browser: str, words: str) -> None:
    assert browser_words(browser, EN) == words
