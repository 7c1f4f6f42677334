"""How a child process of the program is started: by its module, with nothing of the store and nothing secret."""

import os
import sys

PASSED_ON = ("PATH", "SYSTEMROOT", "LANG", "TMPDIR", "TEMP", "VIRTUAL_ENV")


def command(module: str) -> list[str]:
    """The command that runs a module in the interpreter of this process."""
    return [sys.executable, "-m", module]


def environment(**own: str) -> dict[str, str]:
    """The environment of a child process: the variables that it needs of ours, UTF-8, and its own."""
    return {name: os.environ[name] for name in PASSED_ON if name in os.environ} | {"PYTHONUTF8": "1"} | own
