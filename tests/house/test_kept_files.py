"""Files that an earlier program has stored or handed out are read as they were.

`tests/kept` holds an archive of the demo, in it three meetings that were frozen, and drafts as the rows that they were.
None of these files is made anew.
"""

import csv
import io
import json
import shutil
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from re import sub

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import clock
import seed
from board.changes import ChangeCode
from exchange.meetings.changes import Since, changed_since
from exchange.meetings.serialization import to_json
from exchange.meetings.snapshots import frozen_standings, read_document
from exchange.record.archive import write_archive
from progress.cut_points import RULE_VERSION
from progress.terms import Status
from store.board import standings
from store.database import engine, file_url
from store.snapshots import document, snapshots
from tests.support.entry_form import field, form, has_field
from tests.support.people import LEADER, OFFICER, add_people
from tests.support.screen import go, screen, screen_text
from text import Language, translate
from web.deployment import VERSION
from web.meetings import ROUTES as FILES
from web.print_pages import ROUTES as PRINTS

FOLDER = Path(__file__).parents[1] / "kept"
ARCHIVE = FOLDER / "demo.zip"
TODAY = date(2026, 11, 30)
NOW = datetime(2026, 11, 30, 3, 4, 5, tzinfo=UTC)
MEETINGS = (1, 2, 3)
SHOWN = ("TPM-01", "TPM-02", "TPM-04", "TPM-09", "TPM-10", "TPM-12", "TPM-15", "TPM-20", "TPM-24", "TN-04", "VN-03")
DRAFTS: list[dict[str, dict[str, str]]] = json.loads((FOLDER / "drafts.json").read_text("utf-8"))
IN_THE_TABLE = ("value", "status", "source", "note", "reason", "why_right")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was made from the archive, and everybody in it."""
    file = tmp_path_factory.mktemp("kept") / "camket.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", file_url(file))
        patch.setattr(clock, "today", lambda: TODAY)
        patch.setattr(clock, "now", lambda: NOW)
        seed.create([ARCHIVE])
        add_people()
        engine().dispose()
    return file


@pytest.fixture(autouse=True)
def loaded(made: Path, no_store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copyfile(made, no_store)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return no_store


# ---- the archive


def test_an_archive_is_loaded_and_comes_out_as_it_was() -> None:
    with io.BytesIO() as target:
        write_archive(target)
        written, kept = zipfile.ZipFile(target), zipfile.ZipFile(ARCHIVE)
        assert content(written) == content(kept)
        now = columns(written)
        assert all(before <= now[column] for column, before in columns(kept).items())


def content(archive: zipfile.ZipFile) -> dict[str, object]:
    """The rows of every table, with the cells that are not empty, and every file of evidence."""
    names = set(archive.namelist()) - {"README.txt", "data-dictionary.csv"}
    return {name: rows(archive, name) if name.endswith(".csv") else archive.read(name) for name in names}


def rows(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))
    return [{column: cell for column, cell in row.items() if cell} for row in reader]


def columns(archive: zipfile.ZipFile) -> dict[tuple[str, ...], set[str]]:
    """Table, name and order of each column, with the words that it may hold as the dictionary lists them.

    A later program may know more words, never fewer.
    """
    described = csv.reader(io.StringIO(archive.read("data-dictionary.csv").decode(), newline=""))
    return {(table, name, order): set(words.split(" | ")) for table, name, words, order, *_ in described}


# ---- meetings


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_meeting_says_the_same_words(language: str) -> None:
    kept = (FOLDER / f"meetings.{language}.txt").read_text("utf-8")
    said = [line.rstrip() for line in "\n".join(words(language)).splitlines()]
    assert list(frozen(said)) == list(frozen(kept.splitlines()))


def frozen(lines: Iterable[str]) -> Iterator[str]:
    """The lines but those of "what changed since", which is worked out today, by today's rule."""
    is_frozen = True
    for line in lines:
        if line.startswith("===="):
            is_frozen = not line.startswith("==== what changed since")
        if is_frozen:
            yield line


def words(language: str) -> Iterator[str]:
    """Words of page, paper and files about the meetings, without the page's frame."""
    version = translate("app.version", Language(language), version=VERSION)
    queries = [{"ky": str(number)} for number in MEETINGS] + [{"ky": "3", "ct": code} for code in SHOWN]
    for address in queries:
        yield f"==== page {address}"
        page = screen_text(screen("meetings", by=LEADER, lang=language, **address)).partition("English\n")[2]
        yield page.replace(f"\n{version}", "")
    browser = TestClient(Starlette(routes=[*FILES, *PRINTS]))
    for number in MEETINGS:
        yield f"==== table {number}"
        yield browser.get(f"/export/snapshot.csv?ky={number}&lang={language}").text
    for number in MEETINGS:
        yield f"==== what changed since {number}"
        yield browser.get(f"/export/changes.csv?tu=ky-{number}&lang={language}").text
    for address in queries:
        yield f"==== paper {address}"
        paper = browser.get("/in/ky-hop", params=address | {"lang": language}).text.partition("<body")[2]
        yield unescape(sub(r"\s*\n\s*", "\n", sub("<[^>]*>", "\n", paper)))


def stored(number: int) -> bytes:
    snapshot = document(number)
    assert snapshot is not None
    return snapshot


def test_nothing_of_what_the_rule_saw_is_lost() -> None:
    """By whatever name a field is read: every value of the document is a value of what was read from it.

    Fields that were added since have their defaults besides.
    """
    assert sorted(snapshot.number for snapshot in snapshots()) == list(MEETINGS)
    for number in MEETINGS:
        kept = [commitment["standing"] for commitment in json.loads(stored(number))["commitments"]]
        read = [to_json(standing) for standing in frozen_standings(read_document(stored(number)))]
        assert len(read) == len(kept)
        lost = [Counter(values(old)) - Counter(values(new)) for old, new in zip(kept, read, strict=True)]
        assert not any(lost)


def values(value: object) -> Iterator[tuple[type, object]]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from values(item)
    else:
        yield (type(value), value)


def test_what_moved_since_because_the_rule_did_is_told_apart() -> None:
    document_of_then = read_document(stored(3))
    assert document_of_then.rule != RULE_VERSION
    changed = changed_since(Since(snapshot=3), TODAY, None)
    assert changed is not None
    by_rule = {c.commitment.code: (c.old, c.new) for c in changed if c.code is ChangeCode.RULE_MOVED}
    assert by_rule["TPM-03"] == (Status.AT_RISK, Status.NO_BASIS)
    moved = {c.commitment.code for c in changed if c.code is ChangeCode.STATUS_MOVED}
    assert moved.isdisjoint(code for code, (_, new) in by_rule.items() if new is now()[code])


def now() -> dict[str, Status]:
    return {s.commitment.code: s.assessment.status for s in standings(TODAY, None)}


# ---- drafts


@pytest.fixture
def begun(loaded: Path) -> None:
    """The drafts of the officer, as the rows that were stored."""
    rows = [
        (*(draft[name] for name in ("commitment", "year", "method")), json.dumps(draft["typed"], ensure_ascii=False))
        for draft in DRAFTS
    ]
    into = "INSERT INTO draft (person, commitment, year, method, typed, saved_at) VALUES (?, ?, ?, ?, ?, ?)"
    with closing(sqlite3.connect(loaded)) as connection, connection:
        connection.executemany(into, [(OFFICER, *row, "2026-11-30 03:04:05.678901") for row in rows])


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: f"{draft['commitment']} {draft['year']} {draft['method']}")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_draft_comes_back_in_its_form(draft: dict[str, dict[str, str]], language: str) -> None:
    code, year, method = str(draft["commitment"]), int(str(draft["year"])), str(draft["method"])
    kind = {"what": "waiting"} if year < 0 else {"what": "baseline"} if year == 0 else {}
    at = form(code, abs(year) or 2022, language, **kind, **({"method": method} if year >= 0 else {}))
    assert not at.exception
    typed = dict(draft["typed"])
    if "stage" in draft["shown"]:
        typed["stage"] = typed.pop("value")
    shown = {name: field(at, name).value for name in typed if has_field(at, name)}
    assert {name for name in typed if name not in shown} <= {"reason", "why_right"}, "which are asked for later"
    assert shown == {name: text for name, text in typed.items() if name in shown} | draft["shown"]


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    ("year", "codes"), [("2025", "TN-03 TN-04 TN-09 TN-10 TPM-05"), ("2026", "TPM-04 TPM-05 TPM-14")]
)
def test_every_draft_comes_back_in_the_table_of_its_year(year: str, codes: str) -> None:
    """But of figures given ward by ward and of yardsticks, for which the table has no rows."""
    table = go(screen("entry", code="TN-03"), "grid", **{"for": year}).data_editor[0].value
    rows = {row["code"]: row for row in table.to_dict("records")}
    of_year = [draft for draft in DRAFTS if str(draft["year"]) == year and str(draft["method"]) != "mic"]
    typed = {str(draft["commitment"]): draft["typed"] for draft in of_year}
    for code in codes.split():
        cells = {name: text for name, text in typed[code].items() if name in IN_THE_TABLE}
        assert {name: rows[code][name] for name in cells} == cells
