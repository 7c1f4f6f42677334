"""Triggers by which the database itself keeps the rows of a table from being altered or deleted."""

from alembic import op


def guard(table: str) -> None:
    """Refuse every UPDATE and DELETE of a table. Whoever makes such a table anew guards it again."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(
            f"CREATE OR REPLACE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        )
    for deed in ("UPDATE", "DELETE"):
        act = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        if not is_sqlite:
            act = f"FOR EACH ROW EXECUTE FUNCTION {table}_refuses()"
        op.execute(f"CREATE TRIGGER {table}_refuses_{deed.lower()} BEFORE {deed} ON {table} {act}")


def unguard(table: str) -> None:
    """Take the triggers away, before a table is dropped or made anew."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for deed in ("update", "delete"):
        op.execute(f"DROP TRIGGER {table}_refuses_{deed}" + ("" if is_sqlite else f" ON {table}"))
    if not is_sqlite:
        op.execute(f"DROP FUNCTION {table}_refuses()")
