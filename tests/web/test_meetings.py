"""Files of meetings: the document as it was frozen, its table, and what changed since."""

import json
from datetime import date

import pytest
from starlette.testclient import TestClient

from exchange.meetings.snapshots import Meeting, take
from store.snapshots import document
from tests.support.people import REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record_approved, reopened
from web.routes import CHANGES, SNAPSHOT, SNAPSHOT_TABLE


@pytest.fixture
def meeting(store: object) -> int:
    """A frozen meeting; a figure of the past has been corrected since."""
    number = take(Meeting("Giao ban", date(2026, 11, 20)), TODAY, now=lambda: NOW, by=REVIEWER)
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=16, seen_version=1, reason="Đính chính", why_right="Có"))
    return number


def test_the_document_leaves_byte_by_byte_as_it_was_frozen(reader: TestClient, meeting: int) -> None:
    answer = reader.get(f"{SNAPSHOT}?ky={meeting}")
    assert answer.content == document(meeting)
    assert json.loads(answer.content)
    assert f'filename="cam-ket-phien-hop-{meeting}.json"' in answer.headers["content-disposition"]


def test_its_table_is_in_the_language_of_the_address_and_knows_nothing_of_later(
    reader: TestClient, meeting: int
) -> None:
    vi, en = (reader.get(f"{SNAPSHOT_TABLE}?ky={meeting}&lang={lang}") for lang in ("vi", "en"))
    assert (vi.headers["content-type"], vi.text == en.text) == ("text/csv; charset=utf-8", False)
    assert "Thành phố Nhỏ" in vi.text
    assert "Small City" in en.text
    assert f"cam-ket-phien-hop-{meeting}-en.csv" in en.headers["content-disposition"]
    assert "Đính chính" not in vi.text + en.text


def test_the_changes_are_named_by_when_they_begin_and_end_and_narrowed_by_filters(
    reader: TestClient, meeting: int
) -> None:
    answer = reader.get(f"{CHANGES}?tu=ky-{meeting}")
    assert "Đính chính" in answer.text
    assert f"cam-ket-thay-doi-phien-hop-{meeting}-2026-11-22-vi.csv" in answer.headers["content-disposition"]
    past = reader.get(f"{CHANGES}?tu=ngay&tungay=19/11/2026&ngay=2026-11-21&lang=en")
    assert "cam-ket-thay-doi-2026-11-19-2026-11-21-en.csv" in past.headers["content-disposition"]
    assert "Đính chính" not in reader.get(f"{CHANGES}?tu=ky-{meeting}&pillar=society").text


@pytest.mark.parametrize("query", ["", "?ky=9", "?ky=x", "?tu=ky-9", "?tu=ngay"])
@pytest.mark.parametrize("route", [SNAPSHOT, SNAPSHOT_TABLE, CHANGES])
def test_a_meeting_that_nobody_froze_has_no_file(reader: TestClient, route: str, query: str) -> None:
    assert reader.get(f"{route}{query}").status_code == 404
