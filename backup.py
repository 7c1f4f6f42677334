"""Copy the store while it is in use, or put a copy back: python backup.py [restore FILE [--force]]

CAMKET_DEMO=1 means the store of the sample city.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import clock
from commands.terminal import exit_code, run, say
from store.copies.backup import back_up
from store.copies.comparison import StoreSummary
from store.copies.restore import replacement, restore
from text import ABSENT, Language, moment, plural, translate
from wording.people import recorder_words


def main(arguments: Sequence[str]) -> int:
    match list(arguments):
        case []:
            return exit_code(lambda: say("backup.made", file=back_up()))
        case ["restore", file]:
            return exit_code(lambda: _put_back(Path(file), is_forced=False))
        case ["restore", file, "--force"] | ["restore", "--force", file]:
            return exit_code(lambda: _put_back(Path(file), is_forced=True))
    say("backup.usage", to=sys.stderr)
    return 2


def _put_back(copy: Path, *, is_forced: bool) -> None:
    """Say what the copy holds and what would be lost, then replace the store by it."""
    comparison = replacement(copy)
    _say_summary("backup.copy_holds", comparison.copy)
    if comparison.current is not None:
        _say_summary("backup.store_holds", comparison.current)
    if comparison.difference is not None:
        say("backup.difference", lost=comparison.difference.only_in_store, gained=comparison.difference.only_in_copy)
    replaced = restore(copy, is_forced=is_forced)
    say("backup.restored", file=copy)
    if replaced is not None:
        say("backup.kept", file=replaced)


def _say_summary(key: str, summary: StoreSummary) -> None:
    for language in Language:
        agreements = "; ".join(name.text(language) for name in summary.agreements.values()) or ABSENT
        figures = plural("backup.figures", summary.figures, language)
        last = _last(summary, language)
        print(translate(key, language, agreements=agreements, figures=figures, last=last), flush=True)


def _last(summary: StoreSummary, language: Language) -> str:
    if summary.last_at is None or summary.last_by is None:
        return ABSENT
    return f"{moment(summary.last_at, language, clock.zone().key)}, {recorder_words(summary.last_by, language)}"


if __name__ == "__main__":
    run(main)
