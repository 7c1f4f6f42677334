"""Messages, exit codes and --version of whatever a terminal runs; always in both languages."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn, TextIO

from clock import UnknownZone
from exchange.record.faults import CONSTRAINTS, FilesRefused
from store.copies.backup import folder_of_copies
from store.database import is_demo
from store.refusal import Refused
from store.unusable import StoreUnusable, UnusableCode
from text import Language, translate
from web.deployment import VERSION


def sentences(key: str, **values: object) -> str:
    """The text under `key`, a line for each language."""
    return "\n".join(translate(key, language, **values) for language in Language)


def say(key: str, *, to: TextIO | None = None, **values: object) -> None:
    print(sentences(key, **values), file=to, flush=True)


def run(command: Callable[[Sequence[str]], int]) -> NoReturn:
    """End this process as `command` does with its arguments; `--version` alone prints the version."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        say("app.version", version=VERSION)
        sys.exit()
    sys.exit(command(arguments))


def exit_code(act: Callable[[], int | None]) -> int:
    """Return what `act` does, 0 for None; 1, and print the reason, where it is refused or no store is usable."""
    try:
        return act() or 0
    except FilesRefused as refusal:
        print_faults(refusal)
    except StoreUnusable as error:
        print(unusable_words(error), file=sys.stderr, flush=True)
    except Refused as refusal:
        say(f"refusal.{refusal.code}", to=sys.stderr, **refusal.values)
    except UnknownZone as error:
        say("start.zone", to=sys.stderr, zone=error)
    return 1


def unusable_words(error: StoreUnusable) -> str:
    """The reason why there is no usable store, and what to do about it."""
    advice = {"command": restore_command()} if error.code is UnusableCode.DAMAGED else {}
    return sentences(f"store.{error.code}", **advice | error.values)


def restore_command() -> str:
    """The command that puts a copy of this store back."""
    file = folder_of_copies() / "…"
    if os.name == "nt":
        return rf".venv\Scripts\python backup.py restore {file}"
    return f"make restore{' DEMO=1' if is_demo() else ''} FILE={file}"


def print_faults(refusal: FilesRefused) -> None:
    """Print every fault: file, line, column, value, what is wrong."""
    say("seed.refused", to=sys.stderr)
    for fault in refusal.faults:
        place = ": ".join(part for part in (fault.file, str(fault.line or ""), fault.column) if part)
        key = f"rule.{fault.detail}" if fault.detail in CONSTRAINTS else f"fault.{fault.code}"
        message = " / ".join(translate(key, language, detail=fault.detail) for language in Language)
        print(f"{place}: {fault.value!r}: {message}" if fault.value else f"{place}: {message}", file=sys.stderr)
