"""Verify that the record is as it was written: python -m commands.check [COPY]

Against an earlier copy of the store, a journal that was cut off or written anew since is found as well. Targets that
would be refused today, and figures that were counted to a day before their year closed, are named besides: they are
as they were written.
"""

from collections.abc import Sequence
from pathlib import Path

import clock
from board.queues import counted_early
from commands.terminal import run, say, unusable_words
from exchange.record.target_checks import stored_target_faults
from store.board import complete_standings
from store.database import file_url, using
from store.integrity import Head, Verification, head, verify
from store.schema import require_current, revision
from store.unusable import StoreUnusable, UnusableCode
from text import Language, date_words, translate


def main(arguments: Sequence[str]) -> int:
    """Return 0 where all is as it was written, 1 where it is not, 2 where nothing can be checked."""
    try:
        earlier = _head_of(Path(arguments[0])) if arguments else None
        require_current()
        verification = verify(earlier)
    except StoreUnusable as error:
        print(unusable_words(error))
        return 2
    _print(verification)
    _print_targets()
    _print_early_figures()
    return 1 if verification.findings else 0


def _head_of(copy: Path) -> Head:
    if not copy.is_file():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(copy))
    with using(file_url(copy)):
        if revision() is None:
            raise StoreUnusable(UnusableCode.NOT_OURS, file=str(copy))
        return head()


def _print(verification: Verification) -> None:
    for finding in verification.findings:
        say(f"check.{finding.code}", place=finding.place)
    key = "check.broken" if verification.findings else "check.whole"
    head = verification.head
    say(key, count=len(verification.findings), entries=head.seq, rows=verification.rows, hash=head.hash)


def _print_targets() -> None:
    for commitment, year, fault in stored_target_faults():
        for language in Language:
            why = translate(f"fault.{fault.code}", language, detail=fault.detail)
            print(translate("check.target", language, commitment=commitment, year=year, value=fault.value, why=why))


def _print_early_figures() -> None:
    """The approved figures that a reviewer should look at: they stand for a year that had not closed."""
    for _, f in counted_early(complete_standings(clock.today())):
        for language in Language:
            day = date_words(f.content.cut_off_on or "", language)
            print(translate("check.counted_early", language, commitment=f.key.commitment, year=f.key.year, day=day))


if __name__ == "__main__":
    run(main)
