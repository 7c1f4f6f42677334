"""Frozen documents stay as they were, whatever changes afterwards, and can be verified and read."""

from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from board.changes import ChangeCode
from exchange.meetings.changes import Since, changed_since
from exchange.meetings.snapshots import Meeting, closed_words, frozen_standings, read_document, snapshot_csv, take
from exchange.record.archive import read_contents, read_files, write_archive
from exchange.record.loading import load
from progress.cut_points import RULE_VERSION
from store import integrity
from store.board import standings
from store.database import file_url, using
from store.journal import PROGRAM
from store.refusal import RefusalCode, Refused
from store.schema import upgrade
from store.snapshots import DocumentAltered, document, snapshot, snapshots
from tests.support.administration import changed, close, new_commitment, save
from tests.support.people import LEADER, REVIEWER
from tests.support.small_city import NOW, SEEDED, TODAY, figure, key, record, record_approved, reopened
from tests.support.tampering import tamper
from text import Language
from views import AsOf
from wording import labels
from wording.labels import STATUS, Label, Tone
from wording.states import status_label

pytestmark = pytest.mark.usefixtures("store")
MEETING = Meeting("Họp giao ban tháng 11", date(2026, 11, 25))


def taken(by: str = REVIEWER, as_of: AsOf | None = None) -> int:
    return take(MEETING, TODAY, now=lambda: NOW, by=by, as_of=as_of)


def content(number: int) -> bytes:
    stored = document(number)
    assert stored is not None
    return stored


def test_nothing_is_frozen_while_somebody_saves_all_the_time() -> None:
    values = iter(range(100))

    def busy() -> datetime:
        """The time, asked for between reading and writing: meanwhile another figure has come."""
        record(figure("SHARE", year=2000 + next(values), value=40, why_right="Đã kiểm tra"))
        return NOW

    with pytest.raises(Refused) as refused:
        take(MEETING, TODAY, now=busy, by=REVIEWER)
    assert refused.value.code is RefusalCode.STORE_BUSY
    assert snapshots() == ()


def test_what_is_frozen_is_read_back_whole() -> None:
    record_approved(figure(value=19.5))
    number = taken()
    frozen = read_document(content(number))
    assert frozen_standings(frozen) == standings(TODAY)
    assert (frozen.name, frozen.held_on, frozen.rule) == (MEETING.name, MEETING.held_on, RULE_VERSION)
    assert [commitment.cells["en"]["status"] for commitment in frozen.commitments] == [
        status_label(s.assessment).en for s in standings(TODAY)
    ]
    view = snapshot(number)
    assert view is not None
    assert view.sha256 == sha256(content(number)).hexdigest()
    assert snapshots() == (view,)


def test_its_table_has_the_columns_of_the_report_in_their_order() -> None:
    heading = snapshot_csv(read_document(content(taken())), Language.EN).splitlines()[0].removeprefix("\ufeff")
    assert heading.split(",")[:3] == ["Code", "Agreement", "Pillar"]


def test_what_was_closed_stands_apart_and_what_closes_since_is_told() -> None:
    close("commitment", "LEVEL", reason="Sáp nhập")
    number = taken()
    frozen = read_document(content(number))
    assert "LEVEL" not in {commitment.code for commitment in frozen.commitments}
    assert [commitment.code for commitment in frozen.closed] == ["LEVEL"]
    assert closed_words(frozen, frozen.closed[0], Language.EN) == (
        "LEVEL · Share of the digital economy; Closed on: 1 October 2026; Reason for closing: Sáp nhập; "
        "Status on that day: On track"
    )
    _, _, under = snapshot_csv(frozen, Language.EN).partition("\r\n\r\n")
    assert under.startswith("Closed (1)\r\nCode,Agreement,")
    assert changed_since(Since(number), TODAY, None) == (), "neither new nor closed since"
    close("commitment", "COVER")
    changes = changed_since(Since(number), TODAY, None) or ()
    assert [(change.code, change.commitment.code) for change in changes] == [(ChangeCode.CLOSED, "COVER")]
    save(changed("commitment", {"code": "LEVEL"}, closed_on="", closed_reason=""))
    changes = changed_since(Since(number), TODAY, None) or ()
    assert (ChangeCode.OPENED_AGAIN, "LEVEL") in {(change.code, change.commitment.code) for change in changes}


def test_a_closing_that_was_known_beforehand_is_told_when_its_day_has_come() -> None:
    close("commitment", "LEVEL", on="2026-11-30")
    number = taken()
    assert changed_since(Since(number), TODAY, None) == ()
    changes = changed_since(Since(number), date(2026, 11, 30), None) or ()
    assert [(change.code, change.commitment.code) for change in changes] == [(ChangeCode.CLOSED, "LEVEL")]


def test_it_holds_approved_figures_only_so_that_strangers_may_read_it() -> None:
    record(figure(value=19.5))
    frozen = frozen_standings(read_document(content(taken())))
    assert all(f.observation.year != 2025 for s in frozen if s.commitment.code == "LEVEL" for f in s.commitment.figures)


def test_nothing_that_changes_afterwards_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    number = taken()
    before, read = content(number), read_document(content(number))
    table = snapshot_csv(read, Language.VI)
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=16, seen_version=1, reason="Đính chính", why_right="Có"))
    decided = {"decision": "9/QĐ", "decided_on": "2026-11", "reason": "Hạ xuống"}
    save(changed("target", {"commitment": "LEVEL", "year": 2030}, value="20", **decided))
    save(changed("wording", {"commitment": "LEVEL"}, name_vi="Tên mới", name_en="New name", reason="Rõ hơn"))
    save(changed("agreement", {"code": "city"}, name_vi="Thỏa thuận mới"), why="Rõ hơn")
    save(*new_commitment())
    close("commitment", "COVER")
    for status in STATUS:
        monkeypatch.setitem(labels.STATUS, status, Label("Từ khác", "Another word", "help", Tone.GRAY))
    monkeypatch.setattr("progress.pace.ON_TRACK", 99.0)
    monkeypatch.setattr("exchange.meetings.snapshots.RULE_VERSION", "99")
    assert content(number) == before
    assert read_document(content(number)) == read
    assert snapshot_csv(read_document(content(number)), Language.VI) == table
    assert "Từ khác" not in table
    assert "Tỷ trọng kinh tế số" in table
    assert read_document(content(number)).rule != "99"
    assert integrity.verify().findings == ()


def test_it_can_be_frozen_as_it_was_recorded_on_a_day_gone_by() -> None:
    record_approved(figure(value=19.5))
    as_of = AsOf(date(2026, 6, 30))
    snapshot = read_document(content(taken(PROGRAM, as_of)))
    assert (snapshot.known_on, snapshot.day) == (as_of.day, as_of.day)
    assert frozen_standings(snapshot) == standings(TODAY, None, as_of)


def test_a_leader_reads_and_does_not_freeze_and_a_meeting_has_a_name() -> None:
    with pytest.raises(Refused) as refused:
        taken(LEADER)
    assert refused.value.code is RefusalCode.NOT_ALLOWED
    with pytest.raises(Refused) as refused:
        take(Meeting(" ", date(2026, 11, 25)), TODAY, now=lambda: NOW, by=REVIEWER)
    assert refused.value.code is RefusalCode.MEETING_NAME_MISSING
    assert snapshots() == ()


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("UPDATE evidence_content SET content = x'7b7d'", integrity.FindingCode.FILE_ALTERED),
        ("DELETE FROM evidence_content", integrity.FindingCode.SNAPSHOT_LOST),
        ("UPDATE snapshot SET name = 'x'", integrity.FindingCode.ROW_ALTERED),
        ("DELETE FROM snapshot", integrity.FindingCode.ROW_MISSING),
    ],
)
def test_whoever_goes_behind_the_program_is_found_out(store: Path, deed: str, code: integrity.FindingCode) -> None:
    number = taken()
    assert integrity.verify().findings == ()
    tamper(store, deed)
    assert code in {finding.code for finding in integrity.verify().findings}
    if code is integrity.FindingCode.FILE_ALTERED:
        with pytest.raises(DocumentAltered):
            document(number)


def test_it_goes_out_and_in_again_with_the_archive(tmp_path: Path) -> None:
    number = taken()
    kept, view, zipped = content(number), snapshot(number), tmp_path / "store.zip"
    with zipped.open("wb") as file:
        write_archive(file)
    with using(file_url(tmp_path / "other.db")):
        upgrade()
        load(read_files(zipped), SEEDED, contents=read_contents(zipped))
        assert (content(number), snapshot(number)) == (kept, view)
        assert integrity.verify().findings == ()
