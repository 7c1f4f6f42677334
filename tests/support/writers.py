"""Officers in processes of their own, who save all at once or are killed while they save.

Run as a program, so that nothing but this is in memory when it forks: python -m tests.support.writers race|kill
"""

import json
import os
import random
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event

from store.database import database_file, database_url, engine
from store.figures import record_figure
from store.integrity import verify
from store.refusal import RefusalCode, Refused
from tests.support.people import OFFICER, OTHERS
from tests.support.small_city import TODAY, figure

WRITERS = 8
SAVES_EACH = 4
KILLS = 2_000 if os.environ.get("CAMKET_SOAK") == "1" else 50
OFFICERS = (OFFICER, *OTHERS)
HOT = bytes.fromhex("d9d505f920a163d7")  # how SQLite's journal begins while a transaction is being written


def stored() -> tuple[int, float]:
    """The last version of the figure that all write, and its value."""
    with closing(sqlite3.connect(str(database_file(database_url())), timeout=30)) as connection:
        versions = connection.execute("SELECT version, value FROM figure WHERE year = 2023 AND commitment = 'GROWTH'")
        return max(versions, default=(0, 0.0))


def add_one(by: str, on_conflict: Callable[[], object] = lambda: None) -> int:
    """Save one more than what is there, as often as somebody else was quicker, who is `told` of."""
    while True:
        version, value = stored()
        new = figure("GROWTH", 2023, value=value + 1, seen_version=version, reason="Thêm", why_right="Đã kiểm tra")
        try:
            return record_figure(new, today=TODAY, now=datetime.now(UTC), by=by)
        except Refused as refused:
            if refused.code is not RefusalCode.CHANGED_MEANWHILE:
                raise
            on_conflict()


def race() -> dict[str, object]:
    """Everybody saves the same figure, and each one of their own between."""
    reading, writing = os.pipe()
    children = []
    for n, officer in enumerate(OFFICERS[:WRITERS]):
        child = os.fork()
        if child == 0:
            for turn in range(SAVES_EACH):
                add_one(officer, lambda: os.write(writing, b"."))
                own = figure("SHARE", 2012 + n, value=turn, seen_version=turn, reason="Thêm", why_right="Đã kiểm tra")
                record_figure(own, today=TODAY, now=datetime.now(UTC), by=officer)
            os._exit(0)
        children.append(child)
    os.close(writing)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    with os.fdopen(reading) as conflicts:
        return {"failed": failed, "too_late": len(conflicts.read()), **outcome()}


def outcome() -> dict[str, object]:
    """The store afterwards: the shared figure, and the checks of the record over all figures of these officers."""
    version, value = stored()
    with closing(sqlite3.connect(str(database_file(database_url())))) as connection:
        of_them = f"""SELECT f.version, s.state, j.seq FROM figure f
            LEFT JOIN review_step s ON s.n = 1
                AND (s.commitment, s.year, s.method, s.of_span, s.version)
                  = (f.commitment, f.year, f.method, f.of_span, f.version)
            LEFT JOIN journal j ON j.about = 'figure' AND j.new ->> 'value' = f.value AND j.by = f.recorded_by
                AND j.key ->> 'commitment' = f.commitment AND j.key ->> 'year' = f.year
                AND j.key ->> 'version' = f.version
            WHERE f.recorded_by IN ({", ".join("?" * len(OFFICERS))})"""
        figures = connection.execute(of_them, OFFICERS).fetchall()
        whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return {
        "version": version,
        "value": value,
        "figures": len(figures),
        "without_step": sum(step != "submitted" for _, step, _ in figures),
        "without_entry": sum(entry is None for *_, entry in figures),
        "is_whole": whole,
        "findings": [str(finding) for finding in verify().findings],
    }


def kill() -> dict[str, object]:
    """Officers who save again and again are killed around the moment at which a save is committed."""
    chance = random.Random(7)
    acknowledged, lost, cut_short = add_one(OFFICER), 0, 0  # the first one, so that what is slow once is over
    engine().dispose()
    for n in range(KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            event.listen(engine(), "commit", lambda _, to=writing: os.write(to, b"commit\n"))
            while True:
                os.write(writing, f"{add_one(OFFICER)}\n".encode())
        os.close(writing)
        with os.fdopen(reading) as acknowledgements:
            lines = [acknowledgements.readline() for _ in range(1 + 2 * (n % 2))]  # to its first or its second commit
            signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.0001, 0.005))
            signal.sigwait({signal.SIGALRM})
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines += acknowledgements.readlines()
        versions = [int(line) for line in lines if line.endswith("\n") and line != "commit\n"]
        cut_short += is_hot()
        acknowledged += len(versions)
        lost += stored()[0] < max(versions, default=0)
    return {"acknowledged": acknowledged, "lost": lost, "cut_short": cut_short, **outcome()}


def is_hot() -> bool:
    """Whether a transaction was being written when its process ended; only where SQLite keeps no WAL."""
    journal = Path(f"{database_file(database_url())}-journal")
    return journal.is_file() and journal.read_bytes()[: len(HOT)] == HOT


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    print(json.dumps({"race": race, "kill": kill}[sys.argv[1]]()))
