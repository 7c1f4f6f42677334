"""Making a store and bringing old ones up: nothing is lost, nothing strange is touched."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import seed
from models import Base
from store import database, schema
from store.database import engine, reading

STORES = Path(__file__).parents[1] / "kept" / "stores"
Rows = dict[str, list[dict[str, object]]]


def revisions() -> list[str]:
    """All revisions, the first one first."""
    return [s.revision for s in ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()][::-1]


def rows(file: Path) -> Rows:
    """Every row of every table, whatever the schema."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {t: [dict(row) for row in connection.execute(f'SELECT * FROM "{t}"')] for t in tables}


def _number(entry: dict[str, object]) -> int:
    return int(str(entry["seq"]))


def kept(before: Rows, after: Rows) -> bool:
    """Whether every row is still there with every column that is still there."""

    def same(table: str) -> bool:
        shared = [c for c in before[table][0] if after[table] and c in after[table][0]] if before[table] else []
        return sorted(str([r[c] for c in shared]) for r in before[table]) == sorted(
            str([r[c] for c in shared]) for r in after[table]
        )

    def goes_on() -> bool:
        """The journal may get longer: an upgrade notes the rows that it brings."""
        old, new = (sorted(rows.get("journal", []), key=_number) for rows in (before, after))
        return new[: len(old)] == old

    apart = ("alembic_version", "journal")
    return goes_on() and all(same(table) for table in before if table in after and table not in apart)


def old_store(file: Path, revision: str) -> Rows:
    """A store as that revision of the program left it, full of figures."""
    schema.upgrade(revision)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((STORES / f"{revision}.sql").read_text("utf-8"))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    before = rows(file)
    assert all(before.values()), "every table has rows, so that every table is tried"
    return before


# ---- upgrades


@pytest.mark.parametrize("revision", revisions())
def test_a_filled_store_of_each_revision_upgrades_without_losing_a_row(no_store: Path, revision: str) -> None:
    """A new revision brings tests/kept/stores/<revision>.sql with it: python -m tests.support.full_store"""
    before = old_store(no_store, revision)
    seed.prepare()
    assert schema.revision() == schema.newest_revision()
    assert kept(before, rows(no_store))


def test_the_last_revision_can_be_taken_back_and_made_again(no_store: Path) -> None:
    last_but_one = [None, *revisions()][-2]
    before = old_store(no_store, last_but_one) if last_but_one else {}
    schema.upgrade()
    schema.downgrade()
    assert schema.revision() == last_but_one
    assert kept(before, rows(no_store))
    schema.upgrade()
    assert schema.revision() == schema.newest_revision()


def texts(file: Path) -> dict[str, tuple[object, ...]]:
    """Source, note and reason of the figures of these tests, as far as there are such columns."""
    return {
        str(row["source"]): tuple(row.get(name) for name in ("note", "note_en", "reason", "reason_en"))
        for row in rows(file)["figure"]
        if str(row["source"]).startswith("test")
    }


def test_what_the_seed_said_in_two_languages_at_once_is_told_apart(no_store: Path) -> None:
    """Only what the seed files wrote, and only where there is no doubt; taken back, it is one text again."""
    schema.upgrade("0001")
    with closing(sqlite3.connect(no_store)) as connection:
        connection.executescript((STORES / "0001.sql").read_text("utf-8"))
        figures = (
            ("test: both", 1990, "Sơ bộ. / Provisional.", "Đếm lại / Recounted", "seed"),
            ("test: no doubt", 1991, "một / hai / ba", "10/2025", "seed"),
            ("test: somebody's own", 1992, "Sơ bộ / chờ duyệt", None, "Lan"),
        )
        for source, year, note, reason, by in figures:
            connection.execute(
                "INSERT INTO figure VALUES ('LEVEL', ?, 'gso', 0, 1, 1.0, NULL, NULL, NULL, NULL, NULL, NULL, 'A', 0,"
                " NULL, ?, ?, ?, '2026-01-05 08:30:00.000000', ?)",
                (year, source, note, reason, by),
            )
        connection.commit()
    before = texts(no_store)
    schema.upgrade("0002")
    assert texts(no_store) == {
        "test: both": ("Sơ bộ.", "Provisional.", "Đếm lại", "Recounted"),
        "test: no doubt": ("một / hai / ba", None, "10/2025", None),
        "test: somebody's own": ("Sơ bộ / chờ duyệt", None, None, None),
    }
    schema.downgrade("0001")
    assert texts(no_store) == before


REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{after}"


def upgrade() -> None:
    with op.batch_alter_table("figure", recreate="always") as batch:
        batch.add_column(sa.Column("checked_by", sa.String(), nullable=True))
    {more}


def downgrade() -> None:
    with op.batch_alter_table("figure", recreate="always") as batch:
        batch.drop_column("checked_by")
"""


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Write a revision after the last one, that makes the table `figure` anew."""
    folder = tmp_path / "program" / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder)
    after = schema.newest_revision()
    monkeypatch.setattr(schema, "MIGRATIONS", folder)

    def write(more: str) -> None:
        text = REBUILD.format(revision="next", after=after, more=more)
        (folder / "versions" / "next_rebuild.py").write_text(text, "utf-8")

    return write


def test_a_table_that_others_refer_to_can_be_made_anew(store: Path, next_revision: Callable[[str], None]) -> None:
    before = rows(store)
    next_revision("")
    schema.upgrade()
    after = rows(store)
    assert kept(before, after)
    assert "checked_by" in after["figure"][0]
    schema.downgrade()
    assert rows(store) == before
    with reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize(
    "more",
    ["raise RuntimeError('power')", "op.execute('DELETE FROM method')"],
    ids=["an upgrade that breaks off", "an upgrade that leaves rows without what they refer to"],
)
def test_an_upgrade_is_whole_or_not_at_all(store: Path, next_revision: Callable[[str], None], more: str) -> None:
    before = rows(store)
    next_revision(more)
    with pytest.raises((RuntimeError, ValueError)):
        schema.upgrade()
    assert rows(store) == before


def test_the_models_are_what_the_revisions_make(no_store: Path, tmp_path: Path) -> None:
    schema.upgrade()
    with reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
    by_models = sa.create_engine(database.file_url(tmp_path / "models.db"))
    Base.metadata.create_all(by_models)
    assert checks(engine()) == checks(by_models)
    by_models.dispose()


def checks(made: sa.Engine) -> dict[str, list[tuple[str, str]]]:
    look = sa.inspect(made)
    return {
        table: sorted((str(check["name"]), str(check["sqltext"])) for check in look.get_check_constraints(table))
        for table in Base.metadata.tables
    }
