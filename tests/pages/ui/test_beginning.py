"""Every page and file, for whoever may open it, in a store that holds nothing yet and while it is being filled."""

import re
from pathlib import Path

import pytest

from models import Role
from pages.ui.admin.sections import SECTIONS
from pages.ui.beginning import steps_done
from store.accounts.people import person
from tests.support.administration import fresh, save
from tests.support.gated_client import gated_client
from tests.support.people import ADMINISTRATOR, OF_ROLE, OFFICER, add_people, signed_in
from tests.support.screen import LANGUAGES, PAGES, markdown, screen, screen_text
from text import Language, translate
from web.query import SECTION
from web.routes import PAGE_ACCESS, ROUTE_ACCESS, may_open

SOURCE = {"code": "doc", "title_vi": "Quyết định 1", "title_en": "Decision 1", "publisher": "UBND"}
AGREEMENT = {"code": "city", "kind": "agreement", "is_fictitious": "0", "name_vi": "Đà Nẵng", "name_en": "Da Nang"}
AGREEMENT |= {"place_vi": "Đà Nẵng", "place_en": "Da Nang", "parties_vi": "A và B", "parties_en": "A and B"}
AGREEMENT |= {"first_year": "2026", "last_year": "2030", "source": "doc", "position": "1"}
WITHOUT_COMMITMENTS = ("administration", "journal", "method", "account", "meetings")


@pytest.fixture(params=["nothing", "agreement"])
def stage(request: pytest.FixtureRequest, empty_store: Path) -> str:
    """How far the store has been filled."""
    add_people()
    if request.param == "agreement":
        save(fresh("source", **SOURCE), fresh("agreement", **AGREEMENT))
    return str(request.param)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_every_role_and_says_what_is_missing(stage: str, page: str, language: str) -> None:
    missing = "beginning.no_agreement" if stage == "nothing" else "beginning.no_commitment"
    says_so = page not in WITHOUT_COMMITMENTS and (page, stage) != ("years", "agreement")
    for role in Role:
        at = screen(page, OF_ROLE[role], lang=language)
        assert not at.exception, (role, at.exception)
        if may_open(person(OF_ROLE[role]), PAGE_ACCESS[page]):
            assert (translate(missing, Language(language)) in screen_text(at)) is says_so, role


def test_an_administrator_gets_the_steps_and_an_officer_is_told_whom_to_ask(empty_store: Path) -> None:
    add_people()
    own, others = (screen_text(screen("overview", by, lang="vi")) for by in (ADMINISTRATOR, OFFICER))
    assert translate("beginning.add", Language.VI) in own
    assert translate("beginning.title", Language.VI) in own
    assert translate("beginning.ask", Language.VI) in others
    assert translate("beginning.title", Language.VI) not in others


def test_the_steps_say_which_are_done_and_link_to_their_section(stage: str) -> None:
    done = {section for section, is_done in steps_done().items() if is_done}
    assert done == {"people"} | ({"source", "agreement"} if stage == "agreement" else set())
    at = screen("administration", ADMINISTRATOR, lang="vi")
    lines = [line for line in "\n".join(markdown(at)).splitlines() if f"{SECTION}=" in line and line.startswith("1. ")]
    assert [set(SECTIONS) & set(re.findall(rf"{SECTION}=(\w+)", line)) for line in lines] == [{s} for s in steps_done()]
    words = translate("beginning.done", Language.VI)
    assert sum(words in line for line in lines) == len(done)


def test_the_steps_are_gone_once_there_is_a_commitment(store: Path) -> None:
    assert translate("beginning.title", Language.VI) not in screen_text(screen("administration", ADMINISTRATOR))


@pytest.mark.parametrize("route", ROUTE_ACCESS)
def test_every_file_of_a_store_without_commitments_is_given_or_not_there(stage: str, route: str) -> None:
    guest = gated_client()
    for code in OF_ROLE.values():
        answer = guest.get(route.format(id=1), headers={"Cookie": signed_in(code)})
        assert answer.status_code in (200, 403, 404), answer.text
