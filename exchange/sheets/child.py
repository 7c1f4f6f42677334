"""The process in which a file is read: whatever the file does to it, the server lives on.

Reads the file from its input, writes JSON to its output. Started by `exchange.sheets.reading` only.
"""

import json
import os
import sys
from contextlib import suppress

from exchange.sheets.delimited import read_separated
from exchange.sheets.grid import Grid, SheetFault, SheetRefused
from exchange.sheets.xlsx_check import examine

MEMORY = 512 * 1024 * 1024  # bytes
SECONDS = 20  # of CPU time


def limit() -> None:
    """Bind this process, where the system can do that (Windows cannot; there the sizes alone must do)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def grids(content: bytes) -> tuple[Grid, ...]:
    """The sheets of a file. Raises `SheetRefused` or, in this process, anything else."""
    if not content.startswith(b"PK"):
        return (read_separated(content),)
    examine(content)
    from exchange.sheets.xlsx import read_workbook

    return read_workbook(content)


def answer(content: bytes) -> dict[str, object]:
    """What the parent is told."""
    try:
        return {"grids": [_plain(grid) for grid in grids(content)]}
    except SheetRefused as refused:
        return {"refused": refused.code.value, "values": refused.values}
    except MemoryError:
        return {"refused": SheetFault.TOO_MUCH_WORK.value, "values": {}}
    except Exception:
        # Somebody's file: a library that stumbles over it says so in a hundred ways.
        return {"refused": SheetFault.DAMAGED.value, "values": {}}


def _plain(grid: Grid) -> dict[str, object]:
    return {
        "name": grid.name,
        "rows": [(row.number, row.cells) for row in grid.rows],
        "repeated": sorted(grid.repeated),
        "hidden_rows": grid.hidden_rows,
        "hidden_columns": grid.hidden_columns,
        "is_hidden": grid.is_hidden,
    }


def main() -> None:
    limit()
    for absent in ("numpy", "PIL", "lxml"):  # the library would take them along; nothing here needs them
        sys.modules[absent] = None  # type: ignore[assignment]
    told = json.dumps(answer(sys.stdin.buffer.read())).encode()
    sys.stdout.buffer.write(told)
    sys.stdout.buffer.flush()
    os._exit(0)  # without tidying up a large workbook first


if __name__ == "__main__":
    main()
