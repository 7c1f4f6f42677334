"""Make the store and fill it from data/*.csv, or load another set of tables: python seed.py [FOLDER or ZIP]

With --empty the new store holds nothing, for a city that begins its own.

An existing store is never touched. A faulty file is refused as a whole, with every faulty row listed.
"""

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import clock
from board.queues import counted_early
from commands.terminal import exit_code, run, say, unusable_words
from exchange.meetings.snapshots import Meeting, take
from exchange.record.archive import read_contents, read_files
from exchange.record.boundaries import features, match_units
from exchange.record.loading import load
from exchange.record.parsing import Defaults
from store import schema
from store.accounts.samples import add_samples
from store.board import complete_standings
from store.boundaries import put_boundaries
from store.catalogue import agreements
from store.copies.backup import AT_START, back_up
from store.database import ROOT, database_file, database_url, file_url, is_demo, remove_database, using
from store.journal import PROGRAM, adopt_tables, start_journal
from store.units import units
from store.unusable import StoreUnusable, UnusableCode
from views import AsOf

DATA = ROOT / "data"
DEMO = DATA / "demo"
EMPTY = "--empty"
MEETINGS = (("Giao ban quý I", "04-02", "03-31"), ("Sơ kết sáu tháng", "07-03", "06-30"))  # name, held on, as of
SAMPLE_DRAWN = 2020  # the sample city's boundaries are of that year
DEMO_YEAR = 2026  # the year for which the sample city's figures are written


def prepare() -> None:
    """Make the store ready: made and seeded if there is none, else backed up and upgraded.

    Raises `FilesRefused`, `StoreUnusable`, `Refused` or `UnknownZone`; then an existing store is as it was.
    """
    clock.today()  # without the city's calendar no page can be shown
    if not _exists():
        create([DATA, DEMO] if is_demo() else [DATA])
        _add_samples()
        return
    revision = schema.revision()  # refuses a damaged or newer store before anything is done to it
    if revision is None:
        raise StoreUnusable(UnusableCode.NOT_OURS, file=database_url())
    is_current = revision == schema.newest_revision()
    if database_file(database_url()) is not None:
        _back_up(is_current)
    if not is_current:
        schema.upgrade(then=lambda connection: adopt_tables(connection, clock.now()))
        _name_early_figures()
    start_journal(clock.now())
    _add_samples()


def _name_early_figures() -> None:
    """Say after an upgrade how many approved figures were counted to a day before their year closed, and where."""
    if n := len(counted_early(complete_standings(clock.today()))):
        say("start.counted_early", n=n)


def _add_samples() -> None:
    if is_demo():
        add_samples(clock.now())


def _exists() -> bool:
    url = database_url()
    file = database_file(url)
    if file is None and url.startswith("sqlite"):
        raise StoreUnusable(UnusableCode.IN_MEMORY, url=url)
    return schema.revision() is not None if file is None else file.exists()


def _back_up(is_current: bool) -> None:
    """Copy the store before it is changed; where nothing is to be changed, a full disk keeps nobody from reading."""
    try:
        back_up(AT_START)
    except StoreUnusable as error:
        if not is_current or error.code is not UnusableCode.NOT_COPIED:
            raise
        logging.getLogger("camket").warning(unusable_words(error))


def create(places: Sequence[Path]) -> None:
    """Make a new store from folders or archives; it appears under its name only when it is whole.

    Raises `FilesRefused`, or `StoreUnusable` where no file can be made; then there is none.
    """
    with _new_store():
        schema.upgrade()
        for place in places:
            later = clock.today().year - DEMO_YEAR if place == DEMO else 0
            defaults = Defaults(clock.now(), "seed")
            load(read_files(place), defaults, later_by=later, contents=read_contents(place))
            _draw(place, date(SAMPLE_DRAWN + later, 1, 1))
        if DEMO in places:
            _freeze_meetings(clock.today())


def _draw(place: Path, day: date) -> None:
    """Store the boundaries of a folder's GeoJSON files, as an administrator would who uploads them."""
    for file in sorted(place.glob("*.geojson")) if place.is_dir() else ():
        boundaries = match_units(features(file.read_bytes()), units(), day)
        put_boundaries(boundaries.matched, file.name, by=PROGRAM, now=clock.now())


def _freeze_meetings(today: date) -> None:
    """Freeze the sample city's meetings of this year, each as of the end of the quarter before."""
    for name, *days in MEETINGS:
        held_on, quarter_end = (date.fromisoformat(f"{today.year}-{day}") for day in days)
        if held_on < today:
            as_of = AsOf(quarter_end, zone=clock.ZONE)
            take(Meeting(name, held_on), today, now=clock.now, by=PROGRAM, as_of=as_of)


@contextmanager
def _new_store() -> Iterator[None]:
    """Make the store under another name within the block, and name it when the block has ended well."""
    file = database_file(database_url())
    if file is None:
        yield
        return
    new_file = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        remove_database(new_file)  # left by a process of the same number that was killed
        new_file.touch()
    except OSError as error:
        raise StoreUnusable(UnusableCode.NO_FOLDER, folder=str(file.parent), detail=str(error)) from error
    try:
        with using(file_url(new_file)):
            yield
        _name(new_file, file)
    finally:
        remove_database(new_file)


def _name(new_file: Path, file: Path) -> None:
    """Give the new store its name, unless another process has made one meanwhile."""
    try:
        os.link(new_file, file)  # unlike a rename, a link never replaces what is there
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not file.exists():
            new_file.rename(file)


def main(arguments: Sequence[str]) -> int:
    if list(arguments) == [EMPTY]:
        return exit_code(_make_empty)
    return exit_code(lambda: _make([Path(argument) for argument in arguments]))


def _make_empty() -> int:
    """Make a store that holds nothing; one that was begun before and holds no agreement yet will do."""
    store = database_file(database_url()) or database_url()
    if not _exists():
        create([])
    else:
        prepare()
        if agreements():
            say("seed.not_empty", to=sys.stderr, file=store)
            return 1
    say("seed.empty", file=store)
    return 0


def _make(places: Sequence[Path]) -> int:
    store = database_file(database_url()) or database_url()
    if _exists():
        say("seed.exists", file=store)
        return 1 if places else 0
    create(places) if places else prepare()
    say("seed.done", file=store)
    return 0


if __name__ == "__main__":
    run(main)
