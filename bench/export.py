"""The archive's table of three million figures, beside the sqlite3 shell writing the same columns in the same order.

Each runs in a process of its own; ours says at its end how much memory it took at most.
Run as a script with a store, it is the process that is measured.
"""

import csv
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

from bench.measuring import Line, interleaved, within_ratio
from store.database import ROOT, file_url

FIGURES = 3_000_000
ROUNDS = 3
MOST = 1.5  # times the shell
MOST_MEMORY = 64  # MB
ORDERED = "SELECT * FROM figure ORDER BY commitment, year, method, of_span, version"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of one process, and megabytes at its peak; None where the process does not report them."""

    seconds: float
    memory: float | None


def measure(folder: Path) -> list[Line]:
    """Time and memory of the export, and of the floor."""
    from bench.stores import store_of_figures  # what it imports must not count as the export's memory

    store = store_of_figures(folder, FIGURES)
    commands: dict[str, Sequence[str]] = {mode: _own(mode, store) for mode in ("archive", "nothing")}
    shell = shutil.which("sqlite3")
    if shell is None:
        print("no sqlite3 shell (Debian: apt-get install sqlite3); Python's csv takes its place", file=sys.stderr)
    commands["floor"] = _own("cursor", store) if shell is None else [shell, "-csv", "-header", str(store), ORDERED]
    runs = interleaved({name: partial(_run, command, store) for name, command in commands.items()}, ROUNDS)
    return _lines(runs, "Python's csv" if shell is None else "the shell")


def _lines(runs: dict[str, list[Run]], floor: str) -> list[Line]:
    seconds = {name: median(run.seconds for run in taken) for name, taken in runs.items()}
    memory = {
        name: median(run.memory for run in runs[name] if run.memory is not None) for name in ("archive", "nothing")
    }
    is_small = memory["archive"] < MOST_MEMORY
    return [
        within_ratio(f"csv of {FIGURES:,} figures, beside {floor}", seconds["archive"], seconds["floor"], MOST),
        Line("csv, greatest memory", memory["archive"], "MB", None, f"< {MOST_MEMORY} MB", is_small),
        Line("csv, memory of the imports alone", memory["nothing"], "MB"),
    ]


def _own(mode: str, store: Path) -> Sequence[str]:
    return [sys.executable, "-m", "bench.export", mode, str(store)]


def _run(command: Sequence[str], store: Path) -> Run:
    """Run a process that writes to a file."""
    target = store.with_suffix(".csv")
    environment = os.environ | {"DATABASE_URL": file_url(store)}
    with target.open("wb") as out:
        begun = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, stdout=out, stderr=subprocess.PIPE, env=environment, check=False)
        seconds = time.perf_counter() - begun
    target.unlink()
    if done.returncode:
        raise RuntimeError(f"{command[:4]} ended with {done.returncode}: {done.stderr.decode()}")
    return Run(seconds, float(done.stderr) if done.stderr else None)


def _greatest_memory() -> float:
    """Megabytes that this process took at most.

    Linux lets `ru_maxrss` begin with what the parent had, however small the child is, so it is asked only elsewhere.
    """
    if (status := Path("/proc/self/status")).exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def _write_archive_table() -> None:
    """Write one table as the archive does, without compression, with all that the archive imports."""
    import exchange.record.archive  # noqa: F401
    from store.bulk import whole_store

    pieces_of_tables = whole_store()  # kept: with it goes its connection
    table, pieces = next((table, pieces) for table, pieces in pieces_of_tables if table.name == "figure")
    sys.stdout.buffer.write((",".join(column.name for column in table.columns) + "\n").encode())
    sys.stdout.buffer.writelines(pieces)


def _write_archive() -> None:
    import exchange.record.archive

    with TemporaryFile() as file:
        exchange.record.archive.write_archive(file)


def _write_by_cursor(store: Path) -> None:
    cursor = sqlite3.connect(store).execute(ORDERED)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([column[0] for column in cursor.description])
    writer.writerows(cursor)


def main(mode: str, store: str) -> None:
    """Be the process that is measured."""
    modes: dict[str, Callable[[], object]] = {
        "archive": _write_archive_table,
        "zip": _write_archive,
        "nothing": partial(import_module, "exchange.record.archive"),
        "cursor": partial(_write_by_cursor, Path(store)),
    }
    modes[mode]()
    print(_greatest_memory(), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
