"""Measure all, or what is named: python -m bench [overview] [filter] [csv] [status] [writes]"""

import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import import_module
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measuring import Line, table

MODULES = {
    "overview": "bench.overview",
    "filter": "bench.filtering",
    "csv": "bench.export",
    "status": "bench.status",
    "writes": "bench.writes",
}


def main(named: Sequence[str]) -> int:
    if unknown := set(named) - set(MODULES):
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(MODULES)}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers and folders are put away even then
    lines: list[Line] = []
    with TemporaryDirectory(prefix="camket-bench-") as folder:
        for name in named or MODULES:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            measure: Callable[[Path], list[Line]] = import_module(MODULES[name]).measure
            lines += measure(Path(folder))
    print(f"{datetime.now(UTC):%Y-%m-%d}, {cpu_count()} processors")
    print(*table(lines), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
