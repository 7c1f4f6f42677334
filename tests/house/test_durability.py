"""A write that was acknowledged stays, whoever writes at the same time and whatever breaks."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from models import Role
from store import database
from store.accounts.people import add_person
from store.batches import record_batch
from store.commitments import commitment
from store.database import engine, has_safe_wal, using
from store.integrity import head, verify
from store.refusal import BatchRefused, RefusalCode, Refused
from store.review import approve
from store.year_closures import close_year
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER, DatedAct
from tests.support.refusals import refused
from tests.support.small_city import NOW, TODAY, baseline, figure, key, record, record_base
from tests.support.writers import KILLS, OFFICERS, SAVES_EACH, WRITERS, add_one

BY: DatedAct = {"today": TODAY, "now": NOW, "by": OFFICER}
RECORDED = {"without_step": 0, "without_entry": 0, "is_whole": True, "findings": []}


def run(name: str) -> dict[str, object]:
    process = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.support.writers", name],
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.stderr == ""
    outcome: dict[str, object] = json.loads(process.stdout)
    return outcome


def number(value: object) -> int:
    assert isinstance(value, int)
    return value


@pytest.mark.usefixtures("store")
def test_eight_processes_save_at_once_and_no_save_is_lost_or_locked_out() -> None:
    all_saves = WRITERS * SAVES_EACH
    outcome = run("race")
    assert number(outcome.pop("too_late")) > 0  # they did get in each other's way
    assert outcome == RECORDED | {"failed": 0, "version": all_saves, "value": all_saves, "figures": 2 * all_saves}


@pytest.mark.usefixtures("store")
def test_eight_threads_save_at_once_and_no_save_is_lost() -> None:
    with ThreadPoolExecutor(WRITERS) as officers:
        versions = sorted(officers.map(lambda n: add_one(OFFICERS[n % WRITERS]), range(16)))
    assert versions == list(range(1, 17))


SENT: dict[str, tuple[Callable[[], object], RefusalCode]] = {
    "a figure": (lambda: record(figure(value=19)), RefusalCode.CHANGED_MEANWHILE),
    "a baseline": (lambda: record_base(baseline()), RefusalCode.CHANGED_MEANWHILE),
    "a year": (lambda: record_batch("x", [figure(value=19)], digest=None, **BY), RefusalCode.CHANGED_MEANWHILE),
    "an approval": (lambda: approve([key(version=1)], now=NOW, by=REVIEWER), RefusalCode.STEP_NOT_POSSIBLE),
    "a closed year": (lambda: close_year("city", 2023, now=NOW, by=ADMINISTRATOR), RefusalCode.YEAR_CLOSED),
    "an account": (lambda: add_person("mai", "Mai", Role.LEADER, now=NOW, by=ADMINISTRATOR), RefusalCode.NAME_TAKEN),
}


@pytest.mark.parametrize("form", SENT)
def test_a_form_sent_twice_at_once_is_taken_once_and_the_other_is_told(store: Path, form: str) -> None:
    send, code = SENT[form]
    if form == "an approval":
        record(figure(value=19))
    meet = Barrier(2)

    def sent() -> RefusalCode | None:
        meet.wait(10)
        return refusal_of(send)

    before = head().seq
    with ThreadPoolExecutor(2) as twice:
        refusals = [answer.result() for answer in (twice.submit(sent), twice.submit(sent))]
    assert sorted(refusals, key=str) == [None, code]
    after_both = head().seq
    assert after_both > before
    assert refusal_of(send) is code
    assert (head().seq, verify().findings) == (after_both, ())


def refusal_of(send: Callable[[], object]) -> RefusalCode | None:
    try:
        send()
    except Refused as refusal:
        return refusal.code
    except BatchRefused as refusal:
        return refusal.refusals[0][1].code
    return None


@pytest.mark.usefixtures("store")
def test_no_acknowledged_figure_is_lost_when_its_process_is_killed() -> None:
    outcome = run("kill")
    acknowledged = number(outcome.pop("acknowledged"))
    if not has_safe_wal(sqlite3.sqlite_version_info):  # in a WAL one cannot see it
        assert number(outcome["cut_short"]) > 0  # some were killed in the middle of writing
    saved = number(outcome["version"])
    assert saved >= acknowledged >= KILLS // 2
    nothing_lost = {"lost": 0, "cut_short": 0, "version": saved, "value": saved, "figures": saved}
    assert {**outcome, "cut_short": 0} == RECORDED | nothing_lost


@pytest.mark.usefixtures("store")
def test_a_full_disk_refuses_the_figure_whole_and_reading_goes_on() -> None:
    limit_pages(1)  # taken as: not one page more than there is
    saved = 0
    while refused_by_full_disk(1990 + saved) is None:
        saved += 1
    assert refused_by_full_disk(1990 + saved) is RefusalCode.STORE_FULL
    view = commitment("LEVEL")
    assert view is not None
    assert len(view.figures) == 3 + saved
    assert verify().findings == ()
    limit_pages(100_000)
    assert refused_by_full_disk(1990 + saved) is None


def limit_pages(most: int) -> None:
    """A limit belongs to its connection: a write has one, what it reads meanwhile another."""
    with engine().connect() as first, engine().connect() as second:
        for connection in (first, second):
            connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")


def refused_by_full_disk(year: int) -> RefusalCode | None:
    try:
        record(figure(year=year, value=17, note="x" * 1990, why_right="Đã kiểm tra"))
    except Refused as refused:
        return refused.code
    return None


def test_a_store_that_can_only_be_read_is_read_and_says_so(store: Path) -> None:
    with using(f"sqlite:///file:{store.as_posix()}?mode=ro&uri=true"):
        assert commitment("LEVEL") is not None
        assert refused(lambda: record(figure(value=19))) is RefusalCode.STORE_READ_ONLY


def test_a_store_that_stays_locked_says_that_it_is_busy(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(store)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(lambda: record(figure(value=19))) is RefusalCode.STORE_BUSY
        assert commitment("LEVEL") is not None
        other.execute("ROLLBACK")
    assert record(figure(value=19)) == 1


@pytest.mark.usefixtures("store")
def test_what_only_the_database_refuses_is_refused_in_words_too() -> None:
    with pytest.raises(Refused) as caught:
        record(figure(year=2201, value=19, why_right="Đã kiểm tra"), today=date(2300, 1, 1))
    assert caught.value.code is RefusalCode.RULE_BROKEN
    assert "ck_figure_year" in str(caught.value.values["rule"])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE figure SET version = 0",
        "UPDATE figure SET year = 1899 WHERE commitment = 'LEVEL' AND year = 2023",
        "UPDATE figure SET value = 9e999",
        "UPDATE figure SET value = 1e15",
        "UPDATE figure SET part = 1",
        "UPDATE figure SET part = 4 WHERE whole = 3",
        "UPDATE figure SET percent = 101",
        "UPDATE figure SET status = 'M'",
        "UPDATE figure SET value = NULL",
        "UPDATE figure SET status = 'X'",
        "UPDATE figure SET version = 2 WHERE commitment = 'LEVEL'",
        "UPDATE figure SET commitment = 'NONE' WHERE commitment = 'NATION'",
        "UPDATE unit_answer SET answer = 'maybe'",
        "UPDATE target SET upper = 5",
        "UPDATE target SET tolerance = -1 WHERE comparator = 'about'",
        "UPDATE target SET tolerance = 1, tolerance_unit = 'percent' WHERE comparator = '>='",
        "UPDATE wording SET direction = 0",
        "UPDATE wording SET minimum = 100, maximum = 100",
        "UPDATE wording SET span_from = 2024, span_to = 2024",
        "UPDATE agreement SET last_year = first_year - 1",
        "UPDATE unit SET valid_to = '2020-12-31'",
        "DELETE FROM method",
    ],
)
def test_the_database_itself_refuses_what_cannot_be(store: Path, change: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for (guard,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {guard}")  # it would refuse whatever it is
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)
