"""Officers in processes of their own, who save all at once or are killed while they save.

Run as a program, so that nothing but this is in memory when it forks: python -m tests.writers race|kill
"""

import json
import os
import random
import signal
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime

from store.database import database_file, database_url
from store.figures import record_figure
from store.refusal import RefusalCode, Refused
from tests.people import OFFICER, OTHERS
from tests.small_city import TODAY, figure

WRITERS = 8
SAVES_EACH = 4
KILLS = 20
OFFICERS = (OFFICER, *OTHERS)


def stored() -> tuple[int, float]:
    """The last version of the figure that all write, and its value."""
    with closing(sqlite3.connect(str(database_file(database_url())), timeout=30)) as there:
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        versions = there.execute(
            "SELECT version, value FROM figure WHERE year = 2023 AND commitment = 'GROWTH'"
        )
        return max(versions, default=(0, 0.0))


def add_one(by: str) -> int:
    """Save one more than what is there, as often as somebody else was quicker."""
    while True:
        version, value = stored()
        new = figure(
            "GROWTH", 2023, value=value + 1, seen_version=version, reason="Thêm", why_right="Đã kiểm tra"
        )
        try:
            return record_figure(new, today=TODAY, now=datetime.now(UTC), by=by)
        except Refused as refused:
            if refused.code is not RefusalCode.CHANGED_MEANWHILE:
                raise


def race() -> dict[str, object]:
    children = []
    for officer in OFFICERS[:WRITERS]:
        child = os.fork()
        if child == 0:
            for _ in range(SAVES_EACH):
                add_one(officer)
            os._exit(0)
        children.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    version, value = stored()
    return {"failed": failed, "version": version, "value": value}


def kill() -> dict[str, object]:
    chance = random.Random(7)
    acknowledged = lost = 0
    for _ in range(KILLS):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            while True:
                os.write(writing, f"{add_one(OFFICER)}\n".encode())
        os.close(writing)
        with os.fdopen(reading) as told:
            versions = [int(told.readline()) for _ in range(chance.randint(1, 6))]
            signal.setitimer(signal.ITIMER_REAL, chance.uniform(0.0001, 0.004))
            signal.sigwait({signal.SIGALRM})
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            versions += [int(line) for line in told if line.endswith("\n")]
        acknowledged += len(versions)
        lost += stored()[0] < versions[-1]
    version, value = stored()
    return {"acknowledged": acknowledged, "lost": lost, "version": version, "value": value}


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    print(json.dumps({"race": race, "kill": kill}[sys.argv[1]]()))
