"""The schema of the store: created, upgraded and checked with Alembic."""

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
    """The revision of the store; None for a database that this program did not create. Raises `StoreUnusable`."""
    try:
        with reading() as connection:
            current = MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise StoreUnusable(UnusableCode.UNREADABLE, detail=str(error.orig)) from error
    except DatabaseError as error:
        raise StoreUnusable(UnusableCode.DAMAGED, detail=str(error.orig)) from error
    revisions = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if current is not None and current not in revisions:
        raise StoreUnusable(UnusableCode.NEWER, revision=current)
    return current


def require_current() -> None:
    """Raise `StoreUnusable` for a store that does not exist, is not ours, or has another schema than this program."""
    file = database_file(database_url())
    if file is not None and not file.exists():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(file))
    current = revision()
    if current is None:
        raise StoreUnusable(UnusableCode.NOT_OURS, file=database_url())
    if current != newest_revision():
        raise StoreUnusable(UnusableCode.OLDER, revision=current)


def upgrade(to: str = "head", then: Callable[[Connection], None] | None = None) -> None:
    """Upgrade the store to a revision and call `then` in the same transaction. Raises `Refused`."""
    with rebuilding() as connection:
        command.upgrade(_config(connection), to)
        if then is not None:
            then(connection)


def downgrade(to: str = "-1") -> None:
    """Downgrade the store to an earlier revision; what the later one added is lost. Raises `Refused`."""
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
