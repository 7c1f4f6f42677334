"""Contents of stores and of their copies, for the tests of backup and restore."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from store.unusable import StoreUnusable, UnusableCode


def contents(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return list(connection.iterdump())


def files_in(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def unusable(act: Callable[[], object]) -> UnusableCode:
    """Why an act refuses a store."""
    with pytest.raises(StoreUnusable) as caught:
        act()
    return caught.value.code


def damage(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 * 5 : 4096 * 5 + 500] = random.Random(1).randbytes(500)
    file.write_bytes(content)
