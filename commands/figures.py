"""Figures from files without a browser: python -m commands.figures check FILE, … submit FILE --as USER

Files are read as the page *Nhập từ tệp* reads them, a folder with all that is in it. Without --as the check is made for
somebody who may enter every commitment. What is submitted is one batch, all of it or nothing.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import click

import clock
from commands.terminal import run, say, unusable_words
from exchange.imports.changes import FigureChange, Outcome
from exchange.imports.checked import AtCell, Check, Options, ReadFile, check_files, read_file
from exchange.imports.figures import SheetDefaults
from exchange.imports.headings import Column
from exchange.imports.layout import Blank
from exchange.imports.naming import key_of
from exchange.imports.preview import new_words, old_words
from store.accounts import people
from store.accounts.assignments import assigned
from store.batches import record_batch
from store.catalogue import methods
from store.commitments import commitments
from store.refusal import BatchRefused, Refused
from store.rights import Right, may
from store.schema import require_current
from store.unusable import StoreUnusable
from text import Language, translate
from text.names import visible
from views import CommitmentView, PersonView
from wording.labels import OBSERVATION
from wording.work import refused_words

CHECK, SUBMIT = "check", "submit"


class Unusable(Exception):
    """A command that cannot be run as it was typed; `values` fill the sentence under `key`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class _Arguments(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Unusable("figures.help")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command: its words, and who it is made for; a `person` of None may enter everything."""

    typed: Namespace
    person: PersonView | None
    enterable: tuple[CommitmentView, ...]
    others: tuple[CommitmentView, ...]
    language: Language

    @property
    def by(self) -> str:
        return self.person.code if self.person else ""


def main(arguments: Sequence[str]) -> int:
    """Return 0 where all can be submitted, or was; 1 where something is refused or must be asked; 2 for bad usage."""
    if list(arguments) in (["help"], ["--help"], ["-h"]):
        say("figures.help")
        return 0
    try:
        typed = parser().parse_args(arguments)
        files = _files(Path(typed.file))
        require_current()
        made = run_for(typed)
        return _act(made, files)
    except Unusable as unusable:
        say(unusable.key, to=sys.stderr, **unusable.values)
    except StoreUnusable as error:
        print(unusable_words(error), file=sys.stderr, flush=True)
    except OSError as error:
        say("figures.unreadable", to=sys.stderr, file=error.filename, detail=error.strerror)
    return 2


def parser() -> ArgumentParser:
    arguments = _Arguments(add_help=False, allow_abbrev=False)
    arguments.add_argument("act", choices=(CHECK, SUBMIT))
    arguments.add_argument("file")
    arguments.add_argument("--as", dest="user")
    arguments.add_argument("--about")
    arguments.add_argument("--year", type=int)
    arguments.add_argument("--blanks", type=_blanks, action="append", default=[])
    arguments.add_argument("--decimal", choices=(",", "."), default="")
    arguments.add_argument("--source", default="")
    arguments.add_argument("--reason", default="")
    arguments.add_argument("--lang", type=Language, choices=tuple(Language))
    arguments.add_argument("--json", action="store_true")
    return arguments


def _blanks(typed: str) -> tuple[str, Blank]:
    """zero=- is the answer for one sign, zero for all. Raises ValueError."""
    answer, _, sign = typed.partition("=")
    return visible(sign), Blank(answer)


def _files(path: Path) -> list[Path]:
    """The file, or all in the folder and those below it, but what is hidden and what Excel locks with. Raises."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise Unusable("figures.no_file", file=path)
    inside = sorted(file for file in path.rglob("*") if file.is_file() and not _is_hidden(file.relative_to(path)))
    if not inside:
        raise Unusable("figures.no_files", folder=path)
    return inside


def _is_hidden(file: Path) -> bool:
    return any(part.startswith((".", "~$")) for part in file.parts)


def run_for(typed: Namespace) -> Run:
    """Raises `Unusable` where nobody has the name, or no commitment the code."""
    if typed.act == SUBMIT and typed.user is None:
        raise Unusable("figures.as_whom")
    person = None if typed.user is None else people.person(people.user_name(typed.user))
    if typed.user is not None and (person is None or person.closed_on is not None):
        raise Unusable("refusal.unknown_person", typed=typed.user)
    every = commitments()
    if typed.about is not None and _named(every, typed.about) is None:
        raise Unusable("figures.no_commitment", code=typed.about)
    own = None if person is None or not may(person, Right.ENTER) else assigned(person.code)
    enterable = tuple(c for c in every if own is None or c.code in own)
    language = typed.lang or (Language(person.language) if person else Language.VI)
    return Run(typed, person, enterable, tuple(c for c in every if c not in enterable), language)


def _named(among: Sequence[CommitmentView], code: str) -> CommitmentView | None:
    return next((c for c in among if key_of(c.code) == key_of(code)), None)


def _act(made: Run, files: Sequence[Path]) -> int:
    check = checked(made, files)
    number = None
    if made.typed.act == SUBMIT and check.is_ready and check.proposed:
        number, refused = submit(made, check, files)
        check = replace(check, refused=tuple(refused))
    if made.typed.json:
        batch = {"batch": number} if made.typed.act == SUBMIT else {}
        print(json.dumps(check.as_json() | batch, ensure_ascii=False, indent=1))
    else:
        _print(check, number, made.language)
    return 0 if check.is_ready else 1


def checked(made: Run, files: Sequence[Path]) -> Check:
    typed = made.typed
    options = Options(_named(made.enterable, typed.about or ""), typed.year, dict(typed.blanks), typed.decimal)
    bar = click.progressbar(files, file=sys.stderr, hidden=len(files) == 1 or not sys.stderr.isatty())
    with bar:
        read = [_read(made, file, options) for file in bar]
    defaults = SheetDefaults(typed.source, typed.reason, made.by)
    check = check_files(read, methods(), defaults, clock.today(), made.language)
    return replace(check, refused=(*_without_right(made), *check.refused))


def _read(made: Run, file: Path, options: Options) -> ReadFile:
    folder = Path(made.typed.file)
    name = "" if file == folder else file.relative_to(folder).as_posix()
    return read_file(file.read_bytes(), made.enterable, made.others, options, made.language, name)


def _without_right(made: Run) -> Iterator[AtCell]:
    """The refusals of a person, whatever stands in the files."""
    if made.person is not None and not may(made.person, Right.ENTER):
        yield AtCell("", translate("figures.no_right", made.language, code=made.person.code))
    about = made.typed.about
    if about is not None and _named(made.enterable, about) is None:
        yield AtCell("", translate("import.fault.not_assigned", made.language, typed=about))


def submit(made: Run, check: Check, files: Sequence[Path]) -> tuple[int | None, list[AtCell]]:
    """The number of the batch, or what was refused after all: somebody else may have written meanwhile."""
    figures = [change.new for _, change in check.proposed if change.new is not None]
    digest = sha256(files[0].read_bytes()).hexdigest() if Path(made.typed.file).is_file() else None
    name, today, now = Path(made.typed.file).resolve().name, clock.today(), clock.now()
    try:
        return record_batch(name, figures, digest=digest, today=today, now=now, by=made.by), []
    except BatchRefused as refused:
        refusals = refused.refusals
    except Refused as refused:
        refusals = ((0, refused),)
    return None, [_refused(*check.proposed[place], why, made.language) for place, why in refusals]


def _refused(cell: str, change: FigureChange, why: Refused, language: Language) -> AtCell:
    return AtCell(cell, refused_words(why.code, why.values, change.commitment, language))


def _print(check: Check, batch: int | None, language: Language) -> None:
    """Print every figure and message, list by list, and a summary."""
    print(*check.hidden, sep="\n", end="\n\n" if check.hidden else "")
    figures = [_line(cell, change, language) for cell, change in zip(check.cells, check.changes, strict=True)]
    _print_list("figures.figures", figures, language)
    _print_list("figures.refused", map(_at_line, check.refused), language)
    _print_list("figures.asked", map(_at_line, check.questions), language)
    _print_list("figures.left_out", map(_at_line, check.left_out), language)
    if check.questions:
        column = translate(f"import.column.{Column.WHY_RIGHT}", language)
        print(translate("figures.how_to_answer", language, column=column), end="\n\n")
    outcomes = Counter(change.outcome for change in check.changes)
    counts = {outcome.value: outcomes[outcome] for outcome in Outcome}
    counts |= {"refused": len(check.refused), "asked": len(check.questions), "left_out": len(check.left_out)}
    print(translate("figures.summary", language, **counts))
    if batch is not None:
        print(translate("upload.done", language, n=len(check.proposed), number=batch))


def _print_list(key: str, lines: Iterable[str], language: Language) -> None:
    lines = list(lines)
    if lines:
        print(translate(key, language), *lines, "", sep="\n")


def _line(cell: str, change: FigureChange, language: Language) -> str:
    """C7: LEVEL Tỷ trọng kinh tế số, 2024: 15,5 % → 17,3 % (Sửa, sơ bộ)."""
    c, new = change.commitment, change.new
    assert new is not None, "shown is only what could be read"
    amounts = f"{old_words(change, language)} → {new_words(change, language)}"
    outcome = translate(f"import.outcome.{change.outcome}", language)
    status = OBSERVATION[new.content.status].text(language).lower()
    return f"  {cell}: {c.code} {c.name.text(language)}, {change.year}: {amounts} ({outcome}, {status})"


def _at_line(at: AtCell) -> str:
    return f"  {at.cell}: {at.text}" if at.cell else f"  {at.text}"


if __name__ == "__main__":
    run(main)
