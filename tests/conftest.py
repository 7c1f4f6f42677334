"""Fixtures of all tests: a fresh store each, and a day that stands still."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import clock
import seed
from store.database import engine, file_url, using
from store.journal import PROGRAM
from store.schema import upgrade
from store.settings import Switch, turn
from tests.support import small_city
from tests.support.administration import follow
from tests.support.people import OFFICER, add_people, signed_in
from tests.support.visitors import Server, serve_city


@pytest.fixture
def no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a store that is not there yet; every process of the test is pointed to it."""
    file = tmp_path / "camket.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file.as_posix()}")
    monkeypatch.delenv("CAMKET_DEMO", raising=False)
    yield file
    engine().dispose()


@pytest.fixture(scope="session")
def made_stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty store and one with the small city, made once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("stores")
    for name, make in (("empty", upgrade), ("city", small_city.make_store)):
        with using(file_url(folder / f"{name}.db")):
            make()
    return folder


@pytest.fixture
def empty_store(no_store: Path, made_stores: Path) -> Path:
    """The file of a store that holds nothing yet."""
    shutil.copyfile(made_stores / "empty.db", no_store)
    return no_store


@pytest.fixture
def store(no_store: Path, made_stores: Path) -> Path:
    """The file of a store with the small city of `small_city`."""
    shutil.copyfile(made_stores / "city.db", no_store)
    return no_store


@pytest.fixture
def merged(store: Path) -> None:
    """The same, once two of its wards have become one."""
    follow()


@pytest.fixture
def today() -> date:
    return small_city.TODAY


@pytest.fixture(scope="session")
def made_cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two stores seeded by the program itself: the real agreements, and all with the sample city."""
    folder = tmp_path_factory.mktemp("cities")
    for name, places in (("real", [seed.DATA]), ("all", [seed.DATA, seed.DEMO])):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATABASE_URL", file_url(folder / f"{name}.db"))
            patch.setattr(clock, "today", lambda: small_city.TODAY)
            seed.create(places)
            add_people()
            engine().dispose()
    return folder


@pytest.fixture
def real_cities(no_store: Path, made_cities: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a store with the real agreements, on a day that stands still for the pages too."""
    shutil.copyfile(made_cities / "real.db", no_store)
    monkeypatch.setattr(clock, "today", lambda: small_city.TODAY)
    return no_store


@pytest.fixture
def cities(real_cities: Path, made_cities: Path) -> Path:
    """The same with the sample city beside them."""
    shutil.copyfile(made_cities / "all.db", real_cities)
    return real_cities


@pytest.fixture
def reader(store: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A stranger's browser before all routes and the gate, while reading is public."""
    from tests.support.gated_client import gated_client  # the whole application, which few tests need

    monkeypatch.setattr(clock, "today", lambda: small_city.TODAY)
    turn(Switch.PUBLIC_READING, True, now=small_city.NOW, by=PROGRAM)
    return gated_client()


@pytest.fixture(scope="session")
def served(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with the small city in a process of its own, for all who begin anew before they ask it."""
    yield from serve_city(made_stores, tmp_path_factory.mktemp("served"))


@pytest.fixture
def server(served: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The same server with everybody as they were, nobody signed in and no guesses counted."""
    monkeypatch.setenv("DATABASE_URL", file_url(served.store))
    served.begin_anew()
    return served


@pytest.fixture
def officers_server(server: Server) -> Server:
    """The same, asked by an officer who is signed in."""
    return replace(server, cookie=signed_in(OFFICER))
