"""Who may import whom. Whoever needs an import that is not here has found a function in the wrong place."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

import models

ROOT = Path(__file__).resolve().parents[2]

# What each room may import of ours, and of the libraries (the standard library is free to all, but see CLOCK).
# Rooms that stand lower come first; nobody imports a room that stands above.
OURS: dict[str, set[str]] = {"tables": set(), "clock": set(), "models": {"tables"}, "text": {"tables"}}
OURS["progress"] = {"tables", "models"}
OURS["views"] = OURS["progress"] | {"progress", "text"}
OURS["board"] = OURS["views"] | {"views"}
OURS["wording"] = OURS["store"] = OURS["board"] | {"board"}
OURS["charts"] = OURS["wording"] | {"wording"}
OURS["exchange"] = OURS["charts"] | {"charts", "store"}
OURS["web"] = OURS["exchange"] | {"exchange", "clock"}
OURS["commands"] = OURS["web"] | {"web"}
OURS["pages.ui"] = OURS["web"] | {"web"}
OURS["pages"] = OURS["pages.ui"] | {"pages.ui"}
OURS["seed"] = OURS["commands"] | {"commands"}
OURS["backup"] = {"clock", "text", "wording", "store", "commands"}
OURS["app"] = {"commands", "seed", "store", "text", "web"}
OURS["migrations"] = {"models"}
SIGNING_IN = {"jinja2", "markupsafe", "itsdangerous", "authlib", "httpx2", "joserfc", "segno"}
LIBRARIES = {
    "tables": {"sqlalchemy"},
    "text": {"babel"},
    "store": {"sqlalchemy", "alembic", "pandas", "argon2", "pyotp"},
    "charts": {"pandas", "plotly"},
    "web": {"starlette", "streamlit", "google", *SIGNING_IN},
    "commands": {"click"},
    "exchange": {"pandas", "openpyxl", "defusedxml", "xlsxwriter", "icalendar", "typst"},
    "app": {"starlette", "streamlit"},
    "pages": {"pandas", "streamlit"},
    "pages.ui": {"pandas", "streamlit", "segno"},
    "migrations": {"sqlalchemy", "alembic"},
}
CLOCK = {"app", "clock", "seed", "web", "commands", "pages", "pages.ui", "store", "backup"}  # store: the name of a copy
OUTSIDE = {"tests", "bench", "docs", "data", "locales"}


def files() -> list[Path]:
    return [
        file
        for file in sorted(ROOT.rglob("*.py"))
        if not file.relative_to(ROOT).parts[0].startswith(".") and file.relative_to(ROOT).parts[0] not in OUTSIDE
    ]


def room(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return "pages.ui" if parts[:2] == ("pages", "ui") else parts[0]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path) -> set[str]:
    """The dotted names that a module imports, anywhere in it."""
    modules: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            assert node.module is not None
            modules |= (
                {f"{node.module}.{alias.name}" for alias in node.names} if node.module == "pages" else {node.module}
            )
    return modules


def imported_rooms(file: Path) -> set[str]:
    return {"pages.ui" if n.startswith("pages.ui") else n.partition(".")[0] for n in imports(file)}


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", files(), ids=relative)
def test_a_module_imports_only_what_its_room_may(file: Path) -> None:
    here = room(file)
    assert here in OURS, f"{relative(file)} belongs to no room that the design knows"
    libraries = imported_rooms(file) - set(OURS) - set(sys.stdlib_module_names)
    assert libraries <= LIBRARIES.get(here, set())
    ours = imported_rooms(file) & set(OURS)
    assert ours - {here} <= OURS[here]


def test_only_the_outer_rooms_ask_what_time_it_is() -> None:
    assert [relative(file) for file in files() if room(file) not in CLOCK and asks_the_time(file)] == []


def asks_the_time(file: Path) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in ("today", "now", "utcnow", "monotonic")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("date", "datetime", "time")
        for node in ast.walk(tree(file))
    )


def test_no_page_is_imported_by_a_page_or_a_piece_of_screen() -> None:
    assert [relative(file) for file in files() if "pages" in imported_rooms(file)] == []


def test_no_page_is_named_like_a_root_module() -> None:
    """Streamlit puts `pages/` first on the import path while a page runs."""
    ours = {file.stem for file in ROOT.glob("*.py")}
    ours |= {file.parent.name for file in ROOT.glob("*/__init__.py")}
    pages = {file.stem for file in (ROOT / "pages").iterdir()}
    assert pages & (ours | set(sys.stdlib_module_names)) == set()


def test_only_the_store_speaks_sql() -> None:
    speaking = {room(file) for file in files() if "sqlalchemy" in imported_rooms(file)}
    assert speaking == {"tables", "store", "migrations"}


def test_models_tells_of_every_table() -> None:
    """Whoever needs a table or its words finds it in `models`, wherever in `tables/` it stands."""
    stored = {mapper.class_ for mapper in models.Base.registry.mappers}
    assert stored <= {value for value in vars(models).values() if isinstance(value, type)}
    assert {m for m in stored if not m.__module__.startswith("tables.")} == set()


def test_only_screens_and_the_application_speak_streamlit() -> None:
    speaking = {room(file) for file in files() if "streamlit" in imported_rooms(file)}
    assert speaking <= {"pages", "pages.ui", "app", "web"}


def test_no_session_state_is_touched_when_a_module_is_imported() -> None:
    """An import happens once for all users. The page files themselves run for each of them."""
    modules = [file for file in files() if room(file) != "pages"]
    assert [relative(file) for file in modules if {"session_state", "user"} & touched_on_import(file)] == []


def touched_on_import(file: Path) -> set[str]:
    later = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    top = [node for node in tree(file).body if not isinstance(node, later)]
    return {n.attr for node in top for n in ast.walk(node) if isinstance(n, ast.Attribute)}
