"""The test of a module is found by its name: `store/review.py` is tested in `tests/store/test_review.py`.

A piece of one screen, `pages/ui/<screen>/…`, is tested through that screen, in `tests/pages/test_<screen>….py`. Modules
that only declare (constants, tables, words) need no test of their own.
"""

import ast
from pathlib import Path

import pytest

from tests.house.test_layers import ROOT, files, relative, tree

# The modules that another test holds until they have one of their own name, by that test.
ELSEWHERE = {
    "tests/exchange/report/test_workbook.py": "store/csv_cells",
    "tests/house/test_successions.py": "pages/ui/successions",
    "tests/pages/test_pages.py": (
        "pages/method pages/ui/changes pages/ui/commitment_picker pages/ui/device pages/ui/language pages/ui/links"
    ),
    "tests/store/accounts/test_sessions.py": "store/accounts/tokens",
    "tests/store/copies/test_restore.py": "store/unusable",
    "tests/store/test_board.py": "store/commitments",
    "tests/store/test_figures.py": "tables/figures",
    "tests/store/test_schema.py": "tables/columns",
}


def _acts(file: Path) -> bool:
    """Whether a module defines functions, or classes with methods."""
    body = tree(file).body
    methods = [node for cls in body if isinstance(cls, ast.ClassDef) for node in cls.body]
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in (*body, *methods))


def modules() -> list[str]:
    named = [file for file in files() if file.stem != "__init__" and file.relative_to(ROOT).parts[0] != "migrations"]
    return [relative(file).removesuffix(".py") for file in named if _acts(file)]


def found_by_name(module: str) -> list[Path]:
    """The test file of a module's name, or the tests in a folder of its name, or those of its screen."""
    room, name = (ROOT / "tests" / module).parent, Path(module).name
    own = [*room.glob(f"test_{name}.py"), *(room / name).glob("test_*.py")]
    screen = Path(module).parts[2:-1] if module.startswith("pages/ui/") else ()
    return own or [test for folder in screen for test in (ROOT / "tests" / "pages").glob(f"test_{folder}*.py")]


def elsewhere() -> set[str]:
    return {module for listed in ELSEWHERE.values() for module in listed.split()}


@pytest.mark.parametrize("module", modules())
def test_the_test_of_a_module_is_found_by_its_name(module: str) -> None:
    assert found_by_name(module) or module in elsewhere(), f"{module}.py has no test of its name"


def test_the_list_of_tests_elsewhere_only_shrinks() -> None:
    assert {module for module in elsewhere() if found_by_name(module)} == set(), (
        "tested by name now: take it from the list"
    )
    assert elsewhere() <= set(modules()), "no such module: take it from the list"
    assert [test for test in ELSEWHERE if not (ROOT / test).exists()] == []
