"""Bringing a store to the schema of this program: made once, upgraded ever after."""

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from store.database import ROOT, database_file, database_url, reading, rebuilding, writing
from store.unusable import StoreUnusable, UnusableCode

MIGRATIONS = ROOT / "migrations"


def newest_revision() -> str:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def revision() -> str | None:
    """The revision the store is at; None for one that was not made by this program. Raises `StoreUnusable`."""
    try:
        with reading() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise StoreUnusable(UnusableCode.UNREADABLE, detail=str(error.orig)) from error
    except DatabaseError as error:
        raise StoreUnusable(UnusableCode.DAMAGED, detail=str(error.orig)) from error
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found is not None and found not in known:
        raise StoreUnusable(UnusableCode.NEWER, revision=found)
    return found


def require_current() -> None:
    """Raises `StoreUnusable` for a store that is not there, not ours, or of another schema than this program's."""
    file = database_file(database_url())
    if file is not None and not file.exists():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(file))
    found = revision()
    if found is None:
        raise StoreUnusable(UnusableCode.NOT_OURS, file=database_url())
    if found != newest_revision():
        raise StoreUnusable(UnusableCode.OLDER, revision=found)


def upgrade(to: str = "head", then: Callable[[Connection], None] | None = None) -> None:
    """Bring the store to a revision and do `then` in it, whole or not at all. Raises `Refused`."""
    with rebuilding() as connection:
        command.upgrade(_config(connection), to)
        if then is not None:
            then(connection)


def downgrade(to: str = "-1") -> None:
    """Take the store back to an earlier revision; what the later one added is lost. Raises `Refused`."""
    with rebuilding() as connection:
        command.downgrade(_config(connection), to)


def make_revision(message: str) -> None:
    """Write a new file under migrations/versions from the difference between models and store."""
    with writing() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
