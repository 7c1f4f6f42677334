"""The whole store as one zip: what it holds, and that loading it again loses nothing."""

import csv
import io
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

import seed
from exchange.record.archive import ABOUT, DICTIONARY, write_archive
from store.bulk import insert_tables, whole_store
from store.csv_cells import escape_formula, unescape_formula
from store.data_dictionary import tables
from store.database import file_url, using
from store.schema import newest_revision
from tests.support import small_city
from tests.support.full_store import work_in_it
from tests.support.small_city import NOW
from text import NumberFault, NumberRefused, Scale, parse_number
from text.names import nfc

NFD = unicodedata.normalize("NFD", "Phường Hòa Bình, tỷ lệ")
CARE = ["=1+1", "+84", "-5", "@x", "\tx", "\rx", "'x", "''x", "'=1", "a,b", 'say "x"', "a\nb", "a\r\nb", ";", NFD]
TEXT = st.one_of(
    st.sampled_from(CARE),
    st.text(st.sampled_from("='+-@\t\r\n\",;'aẤ\u0301 "), min_size=1, max_size=8),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
).filter(nfc)
NUMBER = st.builds(
    lambda digits, places: float(Decimal(digits).scaleb(-places)),
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 20),
)
# Each example makes whole stores, so there are few, each with many texts, and none is made smaller.
IN_STORES = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
AT = datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)


def dump(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table and every file of evidence, in the order of the key."""
    keys = {t.name: t.key for t in tables()} | {"evidence_content": ("sha256",)}
    with closing(sqlite3.connect(file)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY {', '.join(key)}").fetchall()
            for name, key in keys.items()
        }


def archived(file: Path) -> zipfile.ZipFile:
    with file.with_suffix(".zip").open("w+b") as target, using(file_url(file)):
        write_archive(target)
    return zipfile.ZipFile(file.with_suffix(".zip"))


def loaded_again(file: Path) -> Path:
    """Another store, made from the archive of this one as `python seed.py FILE.zip` does."""
    with archived(file):
        pass
    other = file.with_name("again.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", file_url(other))
        assert seed.main([str(file.with_suffix(".zip"))]) == 0
    return other


def test_a_store_that_was_worked_in_comes_back_table_by_table(store: Path) -> None:
    work_in_it()
    before = dump(store)
    assert all(before.values())
    assert dump(loaded_again(store)) == before


def test_the_demo_comes_back_table_by_table(no_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMKET_DEMO", "1")
    assert seed.main([]) == 0
    before = dump(no_store)
    assert dump(loaded_again(no_store)) == before


@given(texts=st.lists(TEXT, min_size=12, max_size=12), numbers=st.lists(NUMBER, min_size=4, max_size=12))
@example(texts=CARE[:12], numbers=[-0.0, 0.1, 999999999999999.0, 1e-15])
@IN_STORES
def test_whatever_is_typed_comes_back(made_stores: Path, texts: list[str], numbers: list[float]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.db"
        file.write_bytes((made_stores / "city.db").read_bytes())
        with using(file_url(file)):
            insert_tables(strange_rows(texts, numbers), by="Lan", now=NOW)
        before = dump(file)
        assert dump(loaded_again(file)) == before
        stored = [row[1] for row in before["body"] if str(row[0]).startswith("strange")]
        assert sorted(map(str, stored)) == sorted(nfc(text) for text in texts)


def strange_rows(texts: list[str], numbers: list[float]) -> dict[str, list[dict[str, object]]]:
    """Organisations, units and figures by these names, notes and values."""
    bodies = [{"code": f"strange{n:02}", "name_vi": text, "name_en": text[::-1]} for n, text in enumerate(texts)]
    method = {"code": texts[0] + "0", "name_vi": texts[1], "name_en": texts[2]}
    same_figure = {"commitment": "GROWTH", "method": method["code"], "version": 1, "status": "A"}
    recorded = {"recorded_at": AT, "recorded_by": texts[3]}
    figures: list[dict[str, object]] = [
        same_figure
        | {"year": 2000 + n, "of_span": n % 2 == 0, "breaks_series": n % 3 == 0, "value": max(value, -99.5)}
        | {"source": texts[n % 12], "note": texts[-1] if n % 2 else None}
        | recorded
        for n, value in enumerate(numbers)
    ]
    same_reference = {"commitment": "GROWTH", "year": 2000, "method": "gso", "name_en": texts[5], "source": texts[6]}
    references: list[dict[str, object]] = [
        same_reference | {"name_vi": f"{n}{texts[4]}", "value": value} for n, value in enumerate(numbers)
    ]
    return {
        "body": [dict(body) for body in bodies],
        "method": [dict(method)],
        "figure": figures,
        "reference": references,
    }


# ---- cells


@given(TEXT)
def test_a_cell_gives_back_exactly_the_text_that_was_guarded(text: str) -> None:
    assert unescape_formula(escape_formula(text)) == text


@given(TEXT)
def test_no_guarded_text_is_taken_for_a_formula(text: str) -> None:
    assert not escape_formula(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(texts=st.lists(TEXT, min_size=1, max_size=40))
@IN_STORES
def test_the_database_writes_lines_as_python_does(made_stores: Path, texts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.db"
        file.write_bytes((made_stores / "empty.db").read_bytes())
        with using(file_url(file)):
            rows = [{"code": f"{n:02}", "name_vi": text, "name_en": "x"} for n, text in enumerate(texts)]
            insert_tables({"body": rows}, by="Lan", now=NOW)
            written = b"".join(piece for table, pieces in whole_store() if table.name == "body" for piece in pieces)
    by_python = list(csv.reader(io.StringIO(written.decode(), newline=""), strict=True))
    assert by_python == [[f"{n:02}", escape_formula(nfc(text)), "x"] for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def sqlite() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield connection


@given(NUMBER)
@settings(max_examples=500)
def test_a_number_of_fifteen_digits_survives_the_way_the_database_writes_it(
    sqlite: sqlite3.Connection, value: float
) -> None:
    (text,) = sqlite.execute("SELECT CAST(? AS TEXT)", (value,)).fetchone()
    assert float(text) == value


def test_a_form_takes_no_number_that_the_archive_would_lose() -> None:
    assert parse_number("123.456.789.012,345", Scale(3)) == Decimal("123456789012.345")
    with pytest.raises(NumberRefused) as caught:
        parse_number("1.234.567.890.123,456", Scale(3))
    assert caught.value.code is NumberFault.TOO_LONG


# ---- what the archive holds


def test_it_holds_every_table_its_dictionary_and_a_word_about_itself(store: Path) -> None:
    with archived(store) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {ABOUT, DICTIONARY, *(f"{table.name}.csv" for table in tables())}
        assert f"schema {newest_revision()}" in archive.read(ABOUT).decode()
        dictionary = list(csv.DictReader(io.StringIO(archive.read(DICTIONARY).decode(), newline="")))
        for table in tables():
            heading = archive.read(f"{table.name}.csv").decode().splitlines()[0].split(",")
            described = [row for row in dictionary if row["table"] == table.name]
            assert heading == [row["column"] for row in described]
            assert all(row["type"] and row["meaning"] for row in described)


def test_its_cells_are_plain_for_machines(store: Path) -> None:
    days = {"published_on": "2026-02-03", "cut_off_on": "2025-12-31"}
    small_city.record(small_city.figure("LEVEL", 2025, value=19.5, note="=HYPERLINK(1)", **days))
    with archived(store) as archive:
        text = archive.read("figure.csv").decode()
    assert "\r" not in text
    row = next(row for row in csv.DictReader(io.StringIO(text, newline="")) if row["note"].startswith("'"))
    assert (row["value"], row["published_on"], row["of_span"]) == ("19.5", "2026-02-03", "0")
    assert row["cut_off_on"] == "2025-12-31"
    assert row["recorded_at"] == "2026-11-22T03:04:05.678901Z"
    assert row["note"] == "'=HYPERLINK(1)"


def test_all_tables_are_as_of_one_moment(store: Path) -> None:
    """A row saved while the archive is being written gets into none of its tables, or waits."""
    pieces_of_tables = whole_store()
    _, pieces = next(pieces_of_tables)
    assert list(pieces)
    with closing(sqlite3.connect(store, timeout=0)) as other:
        other.execute("DELETE FROM reference")
        with suppress(sqlite3.OperationalError):  # without a write-ahead log it is held off
            other.commit()
    later = {table.name: b"".join(pieces) for table, pieces in pieces_of_tables}
    assert later["reference"].count(b"\n") == 1
