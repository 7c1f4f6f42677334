"""Make the store and fill it from data/*.csv, or load another set of tables: python seed.py [FOLDER or ZIP]

An existing store is never touched. A faulty file is refused as a whole, with every faulty row listed.
"""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import clock
from exchange.archive import read_files
from exchange.faults import FilesRefused
from exchange.loading import load
from exchange.tables import Defaults
from store import schema
from store.backup import AT_START, back_up
from store.database import ROOT, database_file, database_url, file_url, using
from store.journal import begin
from store.schema import StoreUnusable, UnusableCode
from text import Language, word

DATA = ROOT / "data"
DEMO = DATA / "demo"
DEMO_YEAR = 2026  # the year for which the sample city's figures are written


def is_demo() -> bool:
    return os.environ.get("CAMKET_DEMO") == "1"


def prepare() -> None:
    """Make the store ready: made and seeded if there is none, else backed up and upgraded.

    Raises `FilesRefused`, `StoreUnusable` or `Refused`; then an existing store is as it was.
    """
    if not _exists():
        create([DATA, DEMO] if is_demo() else [DATA])
        return
    found = schema.revision()  # refuses a damaged or newer store before anything is done to it
    if found is None:
        raise StoreUnusable(UnusableCode.NOT_OURS, file=database_url())
    is_current = found == schema.newest_revision()
    if database_file(database_url()) is not None:
        _back_up(is_current)
    if not is_current:
        schema.upgrade()
    begin(clock.now())


def _exists() -> bool:
    file = database_file(database_url())
    return schema.revision() is not None if file is None else file.exists()


def _back_up(is_current: bool) -> None:
    """Copy the store before it is changed; where nothing is to be changed, a full disk keeps nobody from reading."""
    try:
        back_up(AT_START)
    except StoreUnusable as error:
        if not is_current or error.code is not UnusableCode.NOT_COPIED:
            raise
        for language in Language:
            logging.getLogger("camket").warning(word(f"store.{error.code}", language, **error.values))


def create(places: Sequence[Path]) -> None:
    """Make a new store from folders or archives; it appears under its name only when it is whole.

    Raises `FilesRefused`; then there is none.
    """
    with _unfinished():
        schema.upgrade()
        for place in places:
            later = clock.today().year - DEMO_YEAR if place == DEMO else 0
            load(read_files(place), Defaults(clock.now(), "seed"), later_by=later)


@contextmanager
def _unfinished() -> Iterator[None]:
    file = database_file(database_url())
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)  # left by a process of the same number that was killed
    try:
        with using(file_url(fresh)):
            yield
        _name(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)


def _name(fresh: Path, file: Path) -> None:
    """Give the new store its name, unless another process has made one meanwhile."""
    try:
        os.link(fresh, file)  # unlike a rename, a link never replaces what is there
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not file.exists():
            fresh.rename(file)


def main(arguments: Sequence[str]) -> int:
    place = database_file(database_url()) or database_url()
    try:
        if _exists():
            _say("seed.exists", file=place)
            return 1 if arguments else 0
        create([Path(argument) for argument in arguments]) if arguments else prepare()
    except FilesRefused as refused:
        print_faults(refused)
        return 1
    except StoreUnusable as error:
        _say(f"store.{error.code}", **error.values)
        return 1
    _say("seed.done", file=place)
    return 0


def print_faults(refused: FilesRefused) -> None:
    """Every faulty row: file, line, column, value, what is wrong."""
    for language in Language:
        print(word("seed.refused", language), file=sys.stderr)
    for f in refused.faults:
        place = ": ".join(part for part in (f.file, str(f.line or ""), f.column) if part)
        said = " / ".join(word(f"fault.{f.code}", language, detail=f.detail) for language in Language)
        print(f"{place}: {f.value!r}: {said}" if f.value else f"{place}: {said}", file=sys.stderr)


def _say(key: str, **values: object) -> None:
    for language in Language:
        print(word(key, language, **values))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
