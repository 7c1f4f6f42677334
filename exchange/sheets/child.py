"""The child process that parses an uploaded file: whatever the file does to it, the server lives on.

Reads the file from stdin and writes JSON to stdout. Only `exchange.sheets.reading` starts it.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import fields

from exchange.sheets.delimited import read_delimited
from exchange.sheets.sheet import Sheet, SheetFault, SheetRefused
from exchange.sheets.xlsx_check import refuse_unsafe

MEMORY = 512 * 1024 * 1024  # bytes
SECONDS = 20  # of CPU time


def limit() -> None:
    """Limit memory and CPU time of this process where the system can (Windows cannot: there only sizes are limited)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file. Raises `SheetRefused` or, in this process, anything else."""
    if not content.startswith(b"PK"):
        return (read_delimited(content),)
    refuse_unsafe(content)
    from exchange.sheets.xlsx import read_workbook

    return read_workbook(content)


def answer(content: bytes) -> dict[str, object]:
    """The answer to the parent process: the sheets, or a fault and the values of its sentence."""
    try:
        return {"sheets": [_as_json(sheet) for sheet in sheets(content)]}
    except SheetRefused as refusal:
        return {"refused": refusal.code.value, "values": refusal.values}
    except MemoryError:
        return {"refused": SheetFault.TOO_MUCH_WORK.value, "values": {}}
    except Exception:
        # A library that stumbles over an unknown file raises anything.
        return {"refused": SheetFault.DAMAGED.value, "values": {}}


def _as_json(sheet: Sheet) -> dict[str, object]:
    rows = [(row.number, row.cells) for row in sheet.rows]
    return {f.name: getattr(sheet, f.name) for f in fields(sheet)} | {"rows": rows, "repeated": sorted(sheet.repeated)}


def main() -> None:
    limit()
    for absent in ("numpy", "PIL", "lxml"):  # the library would take them along; nothing here needs them
        sys.modules[absent] = None  # type: ignore[assignment]
    sys.stdout.buffer.write(json.dumps(answer(sys.stdin.buffer.read())).encode())
    sys.stdout.buffer.flush()
    os._exit(0)  # without tidying up a large workbook first


if __name__ == "__main__":
    main()
