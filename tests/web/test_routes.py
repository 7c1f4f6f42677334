"""Who may open which page and route, by the lists alone."""

import pytest

import app
from models import ReaderLanguage, Role
from views import PersonView
from web import print_pages
from web.routes import (
    INVITATION,
    OPEN_TO_ALL,
    PAGE_ACCESS,
    PAGES,
    PRINT_STYLES,
    PRINTS,
    ROUTE_ACCESS,
    SIGN_IN,
    is_open,
    may_fetch,
    may_open,
    sign_in_address,
)


def test_no_route_and_no_page_is_left_out_of_the_list() -> None:
    ours = {str(route.path) for route in app.ROUTES}
    assert ours == set(ROUTE_ACCESS) | {path for path in OPEN_TO_ALL if not path.startswith("/_stcore/")}
    assert set(PAGE_ACCESS) == set(PAGES)


LEADER, OFFICER, REVIEWER, ADMINISTRATOR = Role.LEADER, Role.OFFICER, Role.REVIEWER, Role.ADMINISTRATOR
SIGNED_IN = {LEADER, OFFICER, REVIEWER, ADMINISTRATOR}
# Who opens each page; None: a stranger while reading is public.
OPENED_BY: dict[str, set[Role | None]] = {
    **{key: {None, *SIGNED_IN} for key in ("overview", "commitment", "wards", "reports", "meetings", "method")},
    **{key: {OFFICER} for key in ("my_work", "grid", "upload", "entry")},
    "review": {REVIEWER},
    "journal": {REVIEWER, ADMINISTRATOR},
    **{key: {ADMINISTRATOR} for key in ("years", "administration")},
    "account": {*SIGNED_IN},
}


def somebody(role: Role) -> PersonView:
    return PersonView("x", "X", role, None, ReaderLanguage.VI, True, False, False, None)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_and_its_page_for_paper_are_open_to_whom_they_are_meant_for(page: str) -> None:
    readers: dict[Role | None, PersonView | None] = {role: somebody(role) for role in Role} | {None: None}
    assert {role for role, person in readers.items() if may_open(person, PAGE_ACCESS[page])} == OPENED_BY[page]
    assert {role for role, person in readers.items() if may_fetch(person, PRINTS[page])} == OPENED_BY[page]


def test_every_page_has_one_for_paper() -> None:
    assert {str(route.path) for route in print_pages.ROUTES} == {*PRINTS.values(), PRINT_STYLES}
    assert len({*PRINTS.values()}) == len(PAGES)


@pytest.mark.parametrize(
    "path",
    [
        *(SIGN_IN, INVITATION, "/_stcore/health", "/man-hinh.js"),
        *("/man-hinh/aB3_-", "/man-hinh/aB3_-/so-lieu", f"/man-hinh/{'a' * 64}"),
    ],
)
def test_how_one_comes_in_and_what_a_link_opens_is_open_to_all(path: str) -> None:
    assert is_open(path)
    assert may_fetch(None, path)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/cam-ket", "/export/report.csv", "/_stcore/stream", f"{SIGN_IN}/", f"{SIGN_IN}/x"),
        *("/man-hinh/", "/man-hinh/a/b", "/man-hinh/a/so-lieu/", f"/man-hinh/{'a' * 65}", "/man-hinh/a\n"),
    ],
)
def test_nothing_else_is(path: str) -> None:
    assert not is_open(path)


@pytest.mark.parametrize(
    ("path", "by_stranger", "by_leader"),
    [
        *(("/", True, True), ("/cam-ket", True, True), ("/static/x.js", True, True), ("/media/x.svg", True, True)),
        *(("/quan-tri", False, True), ("/nowhere", False, True)),  # an address of Streamlit's page, which asks itself
        *((f"/evidence/{'0' * 32}", True, True), ("/evidence/", True, True)),
        *(("/export/store.zip", False, True), ("/export/my-work.csv", False, False)),
        *(("/_stcore/stream", True, True), ("/_stcore/upload_file/a/b", False, True)),
        *(("/_stcore/metrics", False, False), ("/auth/login", False, False), ("/app/static/x", False, False)),
    ],
)
def test_the_gate_asks_for_each_path(path: str, by_stranger: bool, by_leader: bool) -> None:
    assert (may_fetch(None, path), may_fetch(somebody(LEADER), path)) == (by_stranger, by_leader)


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("/", "", SIGN_IN),
        ("/", "lang=en", f"{SIGN_IN}?lang=en&next=%2F%3Flang%3Den"),
        ("/cam-ket", "code=A&x=%26", f"{SIGN_IN}?next=%2Fcam-ket%3Fcode%3DA%26x%3D%2526"),
    ],
)
def test_the_sign_in_page_leads_back_to_where_one_was(path: str, query: str, address: str) -> None:
    assert sign_in_address(path, query) == address


def test_whoever_is_sent_away_hears_that_the_session_has_ended() -> None:
    assert sign_in_address("/", "", ended=True) == f"{SIGN_IN}?ended=1"
