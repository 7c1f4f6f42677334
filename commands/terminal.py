"""What is said to whoever starts the program, or a command, by hand: always in both languages."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn, TextIO

from clock import UnknownZone
from exchange.record.faults import RULES, FilesRefused
from store.copies.backup import folder_of_copies
from store.database import is_demo
from store.refusal import Refused
from store.unusable import StoreUnusable, UnusableCode
from text import Language, translate
from web.deployment import VERSION


def sentences(key: str, **values: object) -> str:
    """The words under `key`, a line for each language."""
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


def in_words(act: Callable[[], int]) -> int:
    """What `act` returns; 1, and a sentence that says why, where it could not be done."""
    try:
        return act()
    except FilesRefused as refused:
        print_faults(refused)
    except StoreUnusable as error:
        print(unusable_words(error), file=sys.stderr, flush=True)
    except Refused as refused:
        say(f"refusal.{refused.code}", to=sys.stderr, **refused.values)
    except UnknownZone as error:
        say("start.zone", to=sys.stderr, zone=error)
    return 1


def unusable_words(error: StoreUnusable) -> str:
    """Why there is no store to work on, and what to do about it."""
    advice = {"command": restore_command()} if error.code is UnusableCode.DAMAGED else {}
    return sentences(f"store.{error.code}", **advice | error.values)


def restore_command() -> str:
    """What to type to put a copy of this store back."""
    file = folder_of_copies() / "…"
    if os.name == "nt":
        return rf".venv\Scripts\python backup.py restore {file}"
    return f"make restore{' DEMO=1' if is_demo() else ''} FILE={file}"


def print_faults(refused: FilesRefused) -> None:
    """Every faulty row: file, line, column, value, what is wrong."""
    say("seed.refused", to=sys.stderr)
    for f in refused.faults:
        place = ": ".join(part for part in (f.file, str(f.line or ""), f.column) if part)
        key = f"rule.{f.detail}" if f.detail in RULES else f"fault.{f.code}"
        said = " / ".join(translate(key, language, detail=f.detail) for language in Language)
        print(f"{place}: {f.value!r}: {said}" if f.value else f"{place}: {said}", file=sys.stderr)
