"""Restore the store from a copy. The replaced store is kept."""

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
    """A copy beside the store that it would replace; `current` is None where no store can be read."""

    copy: StoreSummary
    current: StoreSummary | None
    difference: Difference | None


def replacement(copy: Path) -> Replacement:
    """The copy and the store that it would replace; nothing is changed. Raises `StoreUnusable`."""
    with _checked(copy) as fresh:
        return _comparison(fresh)


def restore(copy: Path, *, is_forced: bool = False) -> Path | None:
    """Replace the store by a copy and return where the replaced one was kept (None: there was none).

    A copy that does not come from this store is refused unless it is forced. Raises `StoreUnusable`;
    then the store is as it was.
    """
    target = store_file()
    with _checked(copy) as fresh:
        if not is_forced:
            _refuse_unrelated(_comparison(fresh))
        replaced = _kept(target)
        with closing(sqlite3.connect(fresh)) as source, closing(sqlite3.connect(target)) as current:
            # The online backup writes through locks, so that a server that is running never sees half of it.
            source.backup(current)
    return replaced


@contextmanager
def _checked(copy: Path) -> Iterator[Path]:
    """A checked copy of the copy, beside the store while it is needed."""
    if not copy.is_file():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(copy))
    fresh = store_file().with_suffix(".restored")
    try:
        copy_database(copy, fresh)
        _refuse_foreign(fresh, copy)
        yield fresh
    except sqlite3.Error as error:
        raise StoreUnusable(UnusableCode.NOT_COPIED, file=str(copy), detail=str(error)) from error
    finally:
        remove_database(fresh)


def _comparison(fresh: Path) -> Replacement:
    summary, target = store_summary(fresh), store_file()
    if not target.exists():
        return Replacement(summary, None, None)
    try:
        return Replacement(summary, store_summary(target), difference(fresh, target))
    except sqlite3.DatabaseError:  # damaged, or no store at all
        return Replacement(summary, None, None)


def _refuse_unrelated(comparison: Replacement) -> None:
    """Refuse a copy unless it has the store's agreements, and one of the two has every figure of the other."""
    if comparison.current is None:
        is_unrelated = comparison.copy.is_fictitious and not is_demo()
    else:
        is_unrelated = comparison.copy.agreements.keys() != comparison.current.agreements.keys()
    if is_unrelated:
        raise StoreUnusable(UnusableCode.OTHER_AGREEMENTS)
    difference = comparison.difference
    if difference is not None and difference.only_in_copy and difference.only_in_store:
        raise StoreUnusable(UnusableCode.OTHER_FIGURES)


def _refuse_foreign(fresh: Path, copy: Path) -> None:
    """Refuse a database that this program did not create, or of a newer schema."""
    with using(file_url(fresh)):
        if schema.revision() is None:
            raise StoreUnusable(UnusableCode.NOT_OURS, file=str(copy))


def _kept(target: Path) -> Path | None:
    """Keep the store that is about to be replaced: as a checked copy, or moved away if it is damaged."""
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
    for suffix in SQLITE_SUFFIXES:
        if (file := Path(f"{target}{suffix}")).exists():  # a journal left behind would be applied to the new file
            file.replace(f"{damaged}{suffix}")
    return damaged
