"""Committed figures per second with eight writers at once, beside one plain connection that does nothing else.

Run as a script with a place among the writers, it is one of them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import chain, product
from pathlib import Path
from statistics import median

from bench.measuring import Line, interleaved
from bench.stores import connected, process_store, sample_store
from models import Kind, ObservationStatus
from store.commitments import commitments
from store.database import ROOT, reading
from store.figures import record_figure
from store.refusal import Refused
from store.validation import NewFigure
from views import Content, FigureKey, Origin

WRITERS = 8
SECONDS = 10
ROUNDS = 3
LEAST = 500  # figures per second
TODAY = date(2026, 11, 22)
YEARS = range(1986, 2017)  # before the sample city's own figures
METHODS = ("sample-survey", "sample-departments", "sample-statistics")
COMMITMENTS = 24 * WRITERS * 4
LIKE_THE_STORE = ("foreign_keys", "synchronous", "journal_mode")


def measure(folder: Path) -> list[Line]:
    """Eight writers and one plain connection in turn, on one store."""
    store = sample_store(folder, COMMITMENTS)
    with process_store(store):
        rates = interleaved({"eight": lambda: _eight(store), "floor": lambda: _plain_writes(folder)}, ROUNDS)
    figure, floor = median(rates["eight"]), median(rates["floor"])
    label = f"writes, {WRITERS} writers for {SECONDS} s"
    return [Line(label, figure, "/s", floor, f"≥ {LEAST}/s", figure >= LEAST)]


def _eight(store: Path) -> float:
    """Figures per second of all writers; raises where one was refused or the count is not exact."""
    before = _count(store)
    writers = [_writer(place) for place in range(WRITERS)]
    try:
        for writer in writers:
            assert writer.stdout is not None
            writer.stdout.readline()  # it is ready, or has ended
        begin = time.time() + 1
        for writer in writers:
            assert writer.stdin is not None
            print(begin, file=writer.stdin, flush=True)
        counts = [writer.communicate(timeout=SECONDS + 60)[0] for writer in writers]
    finally:
        for writer in writers:
            writer.kill()
    if any(writer.returncode for writer in writers):
        raise RuntimeError("a writer failed")
    written = sum(map(int, counts))
    if _count(store) - before != written:
        raise RuntimeError(f"{written} committed, but {_count(store) - before} stored")
    return written / SECONDS


def _writer(place: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "bench.writes", str(place)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=os.environ, stdin=pipe, stdout=pipe, text=True)


def _count(store: Path) -> int:
    with connected(store) as connection:
        return int(connection.execute("SELECT count(*) FROM figure").fetchone()[0])


def _plain_writes(folder: Path) -> float:
    """Rows per second of one connection with the store's own settings, a transaction for each."""
    with connected(folder / "plain.db") as connection:
        for name, value in _settings().items():
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("DROP TABLE IF EXISTS figure")
        connection.execute("CREATE TABLE figure (commitment, year, value, source, PRIMARY KEY (commitment, year))")
        end, written = time.monotonic() + SECONDS, 0
        while time.monotonic() < end:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO figure VALUES (?, ?, ?, ?)", (f"C-{written}", 2016, 12.87, "bench"))
            connection.execute("COMMIT")
            written += 1
    return written / SECONDS


def _settings() -> dict[str, object]:
    """How the program itself opens its store."""
    with reading() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in LIKE_THE_STORE}


def write(place: int) -> int:
    """Be one writer: from the moment it is told, record figures that nobody else records; return how many."""
    new = _new_figures(place)
    first = next(new)
    print("ready", flush=True)
    begin = float(input())
    time.sleep(max(0.0, begin - time.time()))
    for written, figure in enumerate(chain([first], new), 1):
        record_figure(figure, today=TODAY, now=datetime.now(UTC), by=f"writer-{place}")
        if time.time() > begin + SECONDS:
            return written
    raise RuntimeError("no figures left to record")


def _new_figures(place: int) -> Iterator[NewFigure]:
    """New figures for the series of this writer's own commitments that have none yet."""
    own = [c for c in commitments() if c.kind is Kind.LEVEL][place::WRITERS]
    recorded = {(c.code, f.key.year, f.key.method) for c in own for f in c.figures}
    for year, method, c in product(YEARS, METHODS, own):
        if (c.code, year, method) not in recorded:
            key, content = FigureKey(c.code, year, method, False, 1), Content(ObservationStatus.FINAL, value=50.0)
            yield NewFigure(key, content, Origin("bench"), why_right="Đã kiểm tra")


if __name__ == "__main__":
    try:
        print(write(int(sys.argv[1])))
    except Refused as refused:
        sys.exit(f"refused: {refused.code} {refused.values}")
