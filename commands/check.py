"""Has anything been changed behind the program's back? python -m commands.check [COPY]

With an earlier copy of the store, a journal that was cut off or written anew since is found as well.
"""

from collections.abc import Sequence
from pathlib import Path

from commands.terminal import run, say, unusable_words
from store.database import file_url, using
from store.integrity import Head, Verification, head, verify
from store.schema import require_current, revision
from store.unusable import StoreUnusable, UnusableCode


def main(arguments: Sequence[str]) -> int:
    """0: all is as it was written; 1: it is not, and each place is named; 2: there is nothing to check."""
    try:
        known = _head_of(Path(arguments[0])) if arguments else None
        require_current()
        proof = verify(known)
    except StoreUnusable as error:
        print(unusable_words(error))
        return 2
    _say_all(proof)
    return 1 if proof.findings else 0


def _head_of(copy: Path) -> Head:
    if not copy.is_file():
        raise StoreUnusable(UnusableCode.ABSENT, file=str(copy))
    with using(file_url(copy)):
        if revision() is None:
            raise StoreUnusable(UnusableCode.NOT_OURS, file=str(copy))
        return head()


def _say_all(proof: Verification) -> None:
    for finding in proof.findings:
        say(f"check.{finding.code}", place=finding.place)
    said = "check.broken" if proof.findings else "check.whole"
    say(said, count=len(proof.findings), entries=proof.head.seq, rows=proof.rows, hash=proof.head.hash)


if __name__ == "__main__":
    run(main)
