"""Making a store and making it ready: whole or not at all, and never over another."""

import csv
import io
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

import seed
from exchange.record.faults import FaultCode, FilesRefused
from store import database, schema
from store.bulk import table_rows
from store.catalogue import agreements
from store.choices import has_commitments
from store.commitments import commitments
from store.data_dictionary import tables
from store.database import file_url, using
from store.unusable import StoreUnusable, UnusableCode
from tests.support import small_city
from tests.support.server import ROOT, started
from text import Language, translate


def untouched(file: Path, act: Callable[[], object]) -> StoreUnusable:
    """The store cannot be used, and is byte for byte what it was, alone in its folder."""
    before = file.read_bytes()
    with pytest.raises(StoreUnusable) as caught:
        act()
    assert file.read_bytes() == before
    assert [f for f in file.parent.iterdir() if f.is_file()] == [file]
    return caught.value


def test_an_existing_store_is_never_touched_by_seeding(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = store.read_bytes()
    assert seed.main([]) == 0
    assert seed.main([str(seed.DATA)]) == 1
    seed.prepare()
    assert store.read_bytes() == before
    assert "được giữ nguyên" in capsys.readouterr().out


def test_a_newer_store_is_refused(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    refusal = untouched(store, seed.prepare)
    assert (refusal.code, refusal.values) == (UnusableCode.NEWER, {"revision": "9999"})


def test_somebody_elses_database_is_refused(no_store: Path) -> None:
    with closing(sqlite3.connect(no_store)) as connection:
        connection.execute("CREATE TABLE books (title)")
    assert untouched(no_store, seed.prepare).code is UnusableCode.NOT_OURS


def test_an_empty_file_is_no_store(no_store: Path) -> None:
    no_store.touch()
    assert untouched(no_store, seed.prepare).code is UnusableCode.NOT_OURS


@pytest.mark.parametrize("place", [0, 100, 5], ids=["header", "catalogue", "a page of figures"])
def test_a_damaged_store_is_refused(store: Path, place: int) -> None:
    content = bytearray(store.read_bytes())
    start = place if place != 5 else 4096 * 5
    content[start : start + 2000] = b"\xa5" * 2000
    store.write_bytes(content)
    backups = store.parent / "backups"
    assert untouched(store, seed.prepare).code is UnusableCode.DAMAGED
    assert not backups.exists() or list(backups.iterdir()) == []


def test_a_store_that_cannot_be_opened_is_not_called_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database.file_url(tmp_path))
    with pytest.raises(StoreUnusable) as caught:
        seed.prepare()
    assert caught.value.code is UnusableCode.UNREADABLE


def test_the_seed_files_make_a_store(no_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert seed.main([]) == 0
    assert schema.revision() == schema.newest_revision()
    assert len(commitments()) == 20
    assert list(no_store.parent.iterdir()) == [no_store]
    assert str(no_store) in capsys.readouterr().out


def test_the_demo_brings_the_sample_city_too(no_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMKET_DEMO", "1")
    assert seed.main([]) == 0
    assert len(commitments()) == 48


def test_a_store_made_elsewhere_leaves_the_process_own_place_alone(no_store: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    with database.using(database.file_url(elsewhere)):
        seed.create([seed.DATA])
    assert elsewhere.exists()
    assert not no_store.exists()


def test_an_unfinished_store_leaves_nothing_behind(no_store: Path, tmp_path: Path) -> None:
    bad = tmp_path / "files"
    bad.mkdir()
    for name, content in small_city.with_row("figure", "LEVEL,2025,gso,x,,,,A,doc,").items():
        (bad / name).write_bytes(content)
    with pytest.raises(FilesRefused):
        seed.create([bad])
    assert [file for file in tmp_path.iterdir() if file.is_file()] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere", FaultCode.NO_FILES), ("text.zip", FaultCode.NOT_A_ZIP), ("locked.zip", FaultCode.NOT_A_ZIP)],
)
def test_a_place_without_files_makes_no_store(no_store: Path, tmp_path: Path, name: str, code: FaultCode) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "locked.zip", "w") as packed:
        packed.writestr("figure.csv", "x")
    packed_bytes = bytearray((tmp_path / "locked.zip").read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # where the format says that a file is encrypted
        packed_bytes[packed_bytes.index(mark) + flags] |= 1
    (tmp_path / "locked.zip").write_bytes(packed_bytes)
    with pytest.raises(FilesRefused) as caught:
        seed.create([tmp_path / name])
    assert [fault.code for fault in caught.value.faults] == [code]
    assert not no_store.exists()
    assert seed.main([str(tmp_path / name)]) == 1


def test_what_a_killed_process_left_does_not_get_into_a_new_store(
    no_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 1)  # as in a container, where the number never changes
    no_store.with_name("camket.db.1.new").write_text("half a store")
    seed.prepare()
    assert list(no_store.parent.iterdir()) == [no_store]


def test_two_servers_that_start_at_once_make_one_store(no_store: Path) -> None:
    command = [sys.executable, "-W", "error", "seed.py"]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) for _ in range(2)]
    for server in both:
        server.communicate()
    assert [server.returncode for server in both] == [0, 0]
    assert len(commitments()) == 20
    assert list(no_store.parent.iterdir()) == [no_store]


def test_seeding_by_hand_says_what_it_made(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    process = started("seed.py", settings={"DATABASE_URL": file_url(file)})
    assert (process.returncode, process.stderr) == (0, "")
    assert str(file) in process.stdout


def test_an_empty_store_is_made_for_a_city_of_ones_own_and_begun_only_once(
    no_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert seed.main([seed.EMPTY]) == 0
    assert str(no_store) in capsys.readouterr().out
    assert not agreements()
    assert not has_commitments()
    assert seed.main([seed.EMPTY]) == 0, "nothing rests on it yet: one goes on"
    seed.prepare()
    assert not agreements(), "the next start does not fill it"


def test_a_store_with_agreements_is_not_begun_anew(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {a.code for a in agreements()}
    assert seed.main([seed.EMPTY]) == 1
    assert "DATABASE_URL" in capsys.readouterr().err
    assert {a.code for a in agreements()} == before


def test_an_upgrade_says_how_many_approved_figures_had_not_a_whole_year(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_city.record_approved(small_city.figure("NATION", 2024, value=13, cut_off_on="2024-09-30", why_right="x"))
    seed.prepare()
    assert capsys.readouterr().out == "", "nothing was upgraded"
    schema.downgrade()
    seed.prepare()
    said = [translate("start.counted_early", language, n=1) for language in Language]
    assert capsys.readouterr().out.splitlines() == said


def saved_in_vietnam(content: bytes) -> bytes:
    """A file as a Vietnamese Excel saves it again: `;`, decimal comma, day first, byte-order mark and CRLF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in csv.reader(io.StringIO(content.decode(), newline="")):
        days = [re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3/\2/\1", cell) for cell in row]
        writer.writerow([re.sub(r"^(-?\d+)\.(\d+)$", r"\1,\2", cell) for cell in days])
    return out.getvalue().encode("utf-8-sig")


def test_seed_files_that_a_vietnamese_excel_saved_again_make_the_same_store(real_cities: Path, tmp_path: Path) -> None:
    before = {table.name: table_rows(table.name) for table in tables()}
    folder = tmp_path / "saved"
    folder.mkdir()
    for file in seed.DATA.glob("*.csv"):
        (folder / file.name).write_bytes(saved_in_vietnam(file.read_bytes()))
    with using(file_url(tmp_path / "again.db")):
        seed.create([folder])
        after = {table.name: table_rows(table.name) for table in tables()}
    moments = {"recorded_at", "at"}
    assert {name: [_without(row, moments) for row in rows] for name, rows in after.items()} == {
        name: [_without(row, moments) for row in rows] for name, rows in before.items()
    }
    assert sum(map(len, after.values())) > 100


def _without(row: Mapping[str, object], columns: set[str]) -> dict[str, object]:
    return {name: value for name, value in row.items() if name not in columns}
