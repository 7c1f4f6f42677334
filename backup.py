"""Copy the store while it is in use, or put a copy back: python backup.py [restore FILE]"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from store.backup import back_up
from store.restore import restore
from store.schema import StoreUnusable
from text import Language, word


def main(arguments: Sequence[str]) -> int:
    try:
        match list(arguments):
            case []:
                _say("backup.made", file=back_up())
            case ["restore", file]:
                kept = restore(Path(file))
                _say("backup.restored", file=file)
                if kept is not None:
                    _say("backup.kept", file=kept)
            case _:
                _say("backup.usage", to=sys.stderr)
                return 2
    except StoreUnusable as error:
        _say(f"store.{error.code}", to=sys.stderr, **error.values)
        return 1
    return 0


def _say(key: str, *, to: TextIO | None = None, **values: object) -> None:
    for language in Language:
        print(word(key, language, **values), file=to)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
