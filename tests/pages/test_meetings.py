"""The page of meetings: freezing, opening as it was, and what changed since."""

from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from exchange.meetings.changes import Since
from exchange.meetings.snapshots import Meeting, take
from store.snapshots import snapshots
from tests.support.people import LEADER, REVIEWER
from tests.support.screen import elements, screen, screen_text
from tests.support.small_city import NOW, TODAY, figure, key, record_approved, reopened
from tests.support.tampering import tamper
from views import AsOf, Clock
from web.meetings import ROUTES as FILES
from web.print_pages import ROUTES as PRINTS
from web.query import since_of, since_query

pytestmark = pytest.mark.usefixtures("store", "stands_still")
ZONE = "Asia/Ho_Chi_Minh"


def frozen() -> int:
    return take(Meeting("Giao ban", date(2026, 11, 20)), TODAY, now=lambda: NOW, by=REVIEWER)


def correct() -> None:
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=16, seen_version=1, reason="Đính chính", why_right="Có"))


def routes(at: AppTest) -> set[str]:
    return {link.proto.url.partition("?")[0] for link in elements(at) if link.type == "link_button"}


def test_a_reviewer_freezes_and_everybody_opens_it_as_it_was() -> None:
    at = screen("meetings", by=REVIEWER)
    assert "Chưa có phiên họp nào được chốt" in screen_text(at)
    assert routes(at) == {"/in/ky-hop"}
    at.text_input(key="freeze-name-0").set_value("Giao ban tháng 11").run()
    at.button(key="freeze-it").click().run()
    assert "Đã chốt." in screen_text(at)
    assert at.text_input(key="freeze-name-1").value == "", "a new form, which is folded again"
    assert [snapshot.name for snapshot in snapshots()] == ["Giao ban tháng 11"]
    correct()
    then = screen("meetings", by=LEADER, ct="LEVEL")
    assert not [b for b in then.button if b.key == "freeze-it"]
    cells = " ".join(str(cell) for cell in then.table[0].value.astype(str).to_numpy().ravel())
    assert "15,5" in cells + screen_text(then)
    assert routes(then) == {"/export/snapshot.csv", "/export/snapshot.json", "/in/ky-hop"}


def test_a_meeting_without_a_name_is_refused_in_a_sentence_about_it() -> None:
    at = screen("meetings", by=REVIEWER)
    at.button(key="freeze-it").click().run()
    assert "Hãy ghi tên phiên họp" in screen_text(at)
    assert not snapshots()


@pytest.mark.parametrize("page", ["meetings", "reports"])
def test_what_changed_since_a_meeting_is_told_with_before_and_now_and_why(page: str) -> None:
    number = frozen()
    assert "0 thay đổi" in screen_text(screen(page, xem="since", tu=f"ky-{number}"))
    correct()
    at = screen(page, xem="since", tu=f"ky-{number}")
    words = screen_text(at)
    for part in ("1 thay đổi", "Số liệu được sửa", "15,5%", "16,0%", "Đính chính"):
        assert part in words
    assert "/export/changes.csv" in routes(at)
    if page == "reports":
        assert "0 thay đổi" in screen_text(screen(page, tu=f"ky-{number}", pillar="society"))
    day = screen_text(screen(page, xem="since", tu="ngay", tungay="20/11/2026", lang="en"))
    assert "Corrected figure" in day
    no_day = screen_text(screen(page, xem="since", tu="ngay", tungay="x", lang="en"))
    assert "Choose a frozen meeting or a day already past" in no_day


def test_read_as_of_a_day_gone_by_the_reports_tell_what_had_changed_until_then() -> None:
    number = frozen()
    correct()
    past = {"tu": "ngay", "tungay": "19/11/2026", "ngay": "2026-11-21"}
    words = screen_text(screen("reports", lang="en", **past))
    assert "19 November 2026, until 21 November 2026" in words
    assert "0 changes" in words
    assert "1 change\n" in screen_text(screen("reports", lang="en", **past | {"ngay": "2026-11-22"})) + "\n"
    for late in ({"tungay": "21/11/2026"}, {"tu": f"ky-{number}"}):
        assert "choose a meeting or a day before it" in screen_text(screen("reports", lang="en", **past | late))
    meetings = screen_text(screen("meetings", lang="en", xem="since", **past))
    assert "1 change" in meetings, "the page of meetings is of today"


def test_against_a_document_that_somebody_has_altered_nothing_is_held(store: Path) -> None:
    number = frozen()
    tamper(store, "UPDATE evidence_content SET content = x'7b7d'")
    assert "không còn nguyên vẹn" in screen_text(screen("meetings", xem="since", tu=f"ky-{number}"))
    browser = TestClient(Starlette(routes=[*FILES, *PRINTS]))
    for route in ("/export/snapshot.json", "/export/snapshot.csv", "/export/changes.csv", "/in/ky-hop?xem=since"):
        mark = "&" if "?" in route else "?"
        address = f"{route}{mark}ky={number}&tu=ky-{number}"
        assert "không còn nguyên vẹn" in browser.get(address).text
        assert "is not what it was" in browser.get(f"{address}&lang=en").text
    assert browser.get(f"/export/snapshot.json?ky={number}").status_code == 409


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ({"tu": "ky-3"}, Since(snapshot=3)),
        ({"tu": "ngay", "tungay": "30/06/2026"}, Since(as_of=AsOf(date(2026, 6, 30), zone=ZONE))),
        (
            {"tu": "ngay", "tungay": "30/06/2026", "ngay": "2026-07-31", "theo": "congbo"},
            Since(None, AsOf(date(2026, 6, 30), Clock.PUBLISHED, ZONE), AsOf(date(2026, 7, 31), Clock.PUBLISHED, ZONE)),
        ),
        ({"tu": "ngay", "tungay": "06/2026"}, None),
        ({"tu": "ngay", "tungay": "23/11/2026"}, None),
        ({"tu": "ngay"}, None),
        ({"tu": "ky-x"}, None),
        ({}, None),
    ],
)
def test_the_address_says_since_when(address: dict[str, str], wanted: Since | None) -> None:
    assert since_of(address, TODAY, ZONE) == wanted
    assert since_of(dict(since_query(address)), TODAY, ZONE) == (wanted and until_today(wanted))


def until_today(since: Since) -> Since:
    """The same until today, as the page of meetings reads it."""
    return Since(since.snapshot, since.as_of and AsOf(since.as_of.day, zone=ZONE))
