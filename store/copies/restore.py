"""Put a copy of the store back. What it replaces is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store import schema
from store.copies.backup import STAMP, back_up, copy_database, folder_of_copies, store_file
from store.copies.comparison import Difference, StoreSummary, difference, store_summary
from store.database import SQLITE_SUFFIXES, file_url, is_demo, remove_database, using
from store.unusable import StoreUnusable, UnusableCode


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a copy holds beside what it would replace; `present` is None where no store can be read."""

    copy: StoreSummary
    current: StoreSummary | None
    difference: Difference | None


def replacement(copy: Path) -> Replacement:
    """What putting this copy back would mean. Nothing is changed. Raises `StoreUnusable`."""
    with _checked(copy) as fresh:
        return _compared(fresh)


def restore(copy: Path, *, is_forced: bool = False) -> Path | None:
    """Replace the store by a copy and return where the replaced one was kept (None: there was none).

    A copy that does not come from this store is refused unless it is forced. Raises `StoreUnusable`;
    then the store is as it was.
    """
    target = store_file()
    with _checked(copy) as fresh:
        if not is_forced:
            _refuse_unrelated(_compared(fresh))
        kept = _kept(target)
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(target)) as there:
            # The online backup writes through locks, so that a server that is running never sees half of it.
            source.backup(there)
    return kept


@contextmanager
def _checked(copy: Path) -> Iterator[Path]:
    """A whole and sound copy of the copy, beside the store while it is needed."""
    if not copy.is_file():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(copy))
    fresh = store_file().with_suffix(".restored")
    try:
        copy_database(copy, fresh)
        _refuse_strange(fresh, copy)
        yield fresh
    except sqlite3.Error as error:
        raise StoreUnusable(UnusableCode.NOT_COPIED, file=str(copy), detail=str(error)) from error
    finally:
        remove_database(fresh)


def _compared(fresh: Path) -> Replacement:
    held, target = store_summary(fresh), store_file()
    if not target.exists():
        return Replacement(held, None, None)
    try:
        return Replacement(held, store_summary(target), difference(fresh, target))
    except sqlite3.DatabaseError:  # damaged, or no store at all: nothing is known of it
        return Replacement(held, None, None)


def _refuse_unrelated(found: Replacement) -> None:
    """A copy of this store holds its agreements, and one of the two holds every figure of the other."""
    if found.current is None:
        is_strange = found.copy.is_fictitious and not is_demo()
    else:
        is_strange = found.copy.agreements.keys() != found.current.agreements.keys()
    if is_strange:
        raise StoreUnusable(UnusableCode.OTHER_AGREEMENTS)
    apart = found.difference
    if apart is not None and apart.only_in_copy and apart.only_in_store:
        raise StoreUnusable(UnusableCode.OTHER_FIGURES)


def _refuse_strange(fresh: Path, copy: Path) -> None:
    """Only a store that this program made, and understands, is put in place of another."""
    with using(file_url(fresh)):
        if schema.revision() is None:
            raise StoreUnusable(UnusableCode.NOT_OURS, file=str(copy))


def _kept(target: Path) -> Path | None:
    """Keep what is about to be replaced: as a checked copy, or as it lies if it is damaged."""
    if not target.exists():
        return None
    try:
        return back_up("replaced")
    except StoreUnusable as error:
        if error.code is not UnusableCode.DAMAGED:
            raise
        return _moved_away(target)


def _moved_away(target: Path) -> Path:
    damaged = folder_of_copies() / f"{target.stem}-{datetime.now(UTC):{STAMP}}-damaged.db"
    damaged.parent.mkdir(exist_ok=True)
    for left in SQLITE_SUFFIXES:
        if (file := Path(f"{target}{left}")).exists():  # a journal left behind would be applied to the new file
            file.replace(f"{damaged}{left}")
    return damaged
