"""A new member of a fixed set of words is decided everywhere: by mypy, by a complete table, or by a test at each place.

A `match` over such words ends in `assert_never`, so that mypy fails. A table is complete, or PARTIAL holds
what it leaves out. What only asks whether a word is one of some is a place of its own here.
"""

import ast
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from typing import NamedTuple

import pytest

from models import Comparator, Kind, Stage
from progress.terms import DataState, Status
from tests.house.test_layers import files, relative, tree

# The members that every place below was read for. Whoever adds one reads each place that fails, then adds it here.
DECIDED: dict[type[StrEnum], set[str]] = {
    Kind: {"LEVEL", "COVERAGE", "AVERAGE_GROWTH", "COUNT", "NAMED_UNITS", "MILESTONE"},
    Comparator: {"AT_LEAST", "MORE_THAN", "EXACTLY", "AT_MOST", "LESS_THAN", "ABOUT", "BETWEEN"},
    Stage: {"NOT_STARTED", "UNDER_WAY", "DONE"},
    Status: {
        *("MISSED", "DUE_NO_FIGURE", "DUE_WAITING", "OFF_TRACK", "AT_RISK", "DUE_THIS_YEAR"),
        *("UNDER_WAY", "NOT_STARTED", "NO_BASIS", "ON_TRACK", "MET"),
    },
    DataState: {"REPORTED", "SUBMITTED", "NOT_DUE", "WAITING", "OVERDUE", "ESTIMATE_ONLY", "NOT_AVAILABLE"},
}
WORDS = {words.__name__: words for words in DECIDED}
BLANKS_ONLY = {DataState.REPORTED, DataState.ESTIMATE_ONLY}  # either has its figure
UNGRADED = {
    Status.DUE_NO_FIGURE,
    Status.DUE_WAITING,
    Status.DUE_THIS_YEAR,
    Status.NO_BASIS,
    Status.NOT_STARTED,
    Status.UNDER_WAY,
}
PARTIAL: dict[str, set[DataState] | set[Status]] = {  # the words for which a table has nothing, on purpose
    "charts.blanks.BLANK_SIGN": BLANKS_ONLY,
    "wording.published_rules.OURS": UNGRADED,
}


class Place(NamedTuple):
    """Where code asks for some members of a set of words by name."""

    at: str
    words: str


def _members(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The set and the name of every member that a piece of code names."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name) and part.value.id in WORDS:
            yield part.value.id, part.attr


def places() -> Iterator[Place]:
    """Every comparison with members, and every collection of some, that is not a table."""
    for file in files():
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Compare | ast.Tuple | ast.Set | ast.List):
                for words in sorted({words for words, _ in _members(node)}):
                    yield Place(f"{relative(file)}:{node.lineno}", words)


def tables() -> Iterator[tuple[str, dict[StrEnum, object]]]:
    """Every table of a module whose keys are such words, by its dotted name."""
    for file in files():
        name = relative(file).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        is_page = name.startswith("pages.") and not name.startswith("pages.ui.")
        if is_page or not any(True for _ in _members(tree(file))):
            continue
        module = vars(import_module(name))
        for table in _assigned(tree(file)):
            value = module[table]
            if isinstance(value, dict) and value and all(isinstance(key, tuple(DECIDED)) for key in value):
                yield f"{name}.{table}", value


def _assigned(module: ast.Module) -> Iterator[str]:
    """The names that a module itself gives a value at its top level."""
    for node in module.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        yield from (target.id for target in targets if isinstance(target, ast.Name))


@pytest.mark.parametrize("place", sorted(set(places())), ids=lambda place: f"{place.at}-{place.words}")
def test_a_place_that_asks_for_some_words_was_read_for_all_of_them(place: Place) -> None:
    added = {member.name for member in WORDS[place.words]} - DECIDED[WORDS[place.words]]
    assert not added, f"{place.at}: decide what {place.words} {sorted(added)} means here"


@pytest.mark.parametrize(("name", "table"), list(tables()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_table_by_words_is_complete(name: str, table: dict[StrEnum, object]) -> None:
    missing = {member for key in list(table)[:1] for member in type(key)} - set(table)
    assert missing == PARTIAL.get(name, set()), f"{name}: {sorted(map(str, missing))}"


def test_every_match_over_words_ends_in_assert_never() -> None:
    open_ended = []
    for file in files():
        for node in ast.walk(tree(file)):
            if not isinstance(node, ast.Match) or not any(True for case in node.cases for _ in _members(case.pattern)):
                continue
            last = ast.walk(node.cases[-1])
            if not any(isinstance(part, ast.Name) and part.id == "assert_never" for part in last):
                open_ended.append(f"{relative(file)}:{node.lineno}")
    assert open_ended == []


def test_what_is_partial_or_decided_is_there() -> None:
    assert set(PARTIAL) <= {name for name, _ in tables()}
    for words, decided in DECIDED.items():
        assert decided <= {member.name for member in words}
