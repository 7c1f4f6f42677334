"""Make the store and fill it from data/*.csv, or load another set of tables: python seed.py [FOLDER or ZIP]

An existing store is never touched. A faulty file is refused as a whole, with every faulty row listed.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import clock
from exchange.archive import read_archive, read_folder
from exchange.faults import FilesRefused
from exchange.loading import load
from exchange.tables import Defaults
from store import schema
from store.backup import AT_START, back_up
from store.database import ROOT, database_file, database_url, using

DATA = ROOT / "data"
DEMO = DATA / "demo"
DEMO_YEAR = 2026  # the year for which the sample city's figures are written


def is_demo() -> bool:
    return os.environ.get("CAMKET_DEMO") == "1"


def prepare() -> None:
    """Make the store ready: made and seeded if there is none, else backed up and upgraded.

    Raises `FilesRefused` or `schema.StoreUnusable`; then an existing store is as it was.
    """
    file = database_file(database_url())
    if file is not None and file.exists():
        schema.revision()  # refuses a damaged or newer store before anything is done to it
        back_up(AT_START)
        schema.upgrade()
    else:
        create([DATA, DEMO] if is_demo() else [DATA])


def create(folders: Sequence[Path]) -> None:
    """Make a new store from folders or archives; it appears under its name only when it is whole."""
    with _unfinished():
        schema.upgrade()
        for folder in folders:
            later = clock.today().year - DEMO_YEAR if folder == DEMO else 0
            files = read_archive(folder) if folder.is_file() else read_folder(folder)
            load(files, Defaults(clock.now(), "seed"), later_by=later)


@contextmanager
def _unfinished() -> Iterator[None]:
    file = database_file(database_url())
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        with using(f"sqlite:///{fresh.as_posix()}"):
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
    file = database_file(database_url())
    if file is not None and file.exists():
        print(f"{file} đã có và được giữ nguyên. / {file} exists and was left as it is.")
        return 1 if arguments else 0
    try:
        create([Path(argument) for argument in arguments]) if arguments else prepare()
    except FilesRefused as refused:
        print_faults(refused)
        return 1
    print(f"{file or database_url()}: xong / done")
    return 0


def print_faults(refused: FilesRefused) -> None:
    """Every faulty row: file, line, column, value, what is wrong."""
    print(f"Không nạp gì cả / nothing was loaded: {len(refused.faults)}", file=sys.stderr)
    for f in refused.faults:
        print(f"{f.file}:{f.line}: {f.column} = {f.value!r}: {f.code} {f.detail}".rstrip(), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
