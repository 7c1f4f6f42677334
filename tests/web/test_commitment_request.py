"""The commitment that an address asks for: as of a day, beside its yardstick, for whoever reads."""

from datetime import date

import pytest
from starlette.datastructures import QueryParams

import clock
from store.accounts.people import person
from tests.support.people import LEADER
from tests.support.small_city import TODAY, figure, record
from text import Language
from views import AsOf, Clock
from web.commitment_request import (
    as_of_and_today,
    commitment_query,
    commitment_request_of,
    selected_codes,
    standing_as_of,
)

PAST = AsOf(date(2026, 6, 30), Clock.PUBLISHED)


@pytest.fixture(autouse=True)
def _stands_still(store: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def test_what_an_address_was_made_of_is_what_it_asks_for() -> None:
    query = dict(commitment_query("LEVEL", Language.EN, PAST, beside=True, by_todays_targets=True))
    request = commitment_request_of(query, None)
    assert request is not None
    assert request.standing.commitment.code == "LEVEL"
    assert request.yardstick is not None
    assert request.yardstick.commitment.code == "NATION"
    assert (request.as_of, request.today, request.language) == (PAST, PAST.day, Language.EN)
    assert request.by_todays_targets


def test_a_bare_address_is_of_today_in_vietnamese_and_without_a_yardstick() -> None:
    request = commitment_request_of(dict(commitment_query("LEVEL", Language.VI)), None)
    assert request is not None
    assert (request.as_of, request.today, request.language) == (None, TODAY, Language.VI)
    assert (request.yardstick, request.by_todays_targets) == (None, False)


def test_a_commitment_without_a_yardstick_has_none_beside_it() -> None:
    request = commitment_request_of({"code": "COUNT", "beside": "1"}, None)
    assert request is not None
    assert request.yardstick is None


@pytest.mark.parametrize("query", [{}, {"code": ""}, {"code": "NONE"}, {"code": "LEVEL", "ngay": "2019-12-31"}])
def test_what_does_not_exist_then_is_no_request(query: dict[str, str]) -> None:
    assert commitment_request_of(query, None) is None


def test_the_reader_decides_which_figures_count() -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    shown = {who: standing_as_of("LEVEL", TODAY, person(who) if who else None, None) for who in (LEADER, None)}
    years = {who: s is not None and s.assessment.years[2025].reported is not None for who, s in shown.items()}
    assert years == {LEADER: True, None: False}


def test_a_day_to_come_is_read_as_today() -> None:
    assert as_of_and_today({"ngay": "2026-11-23"}) == (None, TODAY)
    assert as_of_and_today({"ngay": "2026-11-22"}) == (AsOf(TODAY), TODAY)


def test_the_filters_of_an_address_leave_some_commitments_and_none_leaves_all() -> None:
    assert selected_codes(QueryParams("lang=en&code=LEVEL"), None) is None
    assert selected_codes(QueryParams("pillar=economy"), None) == frozenset({"LEVEL", "GROWTH", "NATION"})
    assert selected_codes(QueryParams("q=khong-co-gi-ca"), None) == frozenset()
