"""My work: what is due from an officer, and what came back."""

from pathlib import Path
from urllib.parse import parse_qs

from store.accounts.assignments import assign
from store.review import send_back
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.screen import elements, markdown, screen
from tests.support.small_city import NOW, figure, key, record


def test_whoever_is_assigned_nothing_is_told_whom_to_ask(store: Path) -> None:
    assign(OFFICER, [], now=NOW, by=ADMINISTRATOR)
    at = screen("my_work")
    assert "Hãy hỏi người quản trị" in at.info[0].value
    assert "Không còn số liệu" not in markdown(at)


def test_what_came_back_is_shown_with_the_way_to_its_form(store: Path) -> None:
    record(figure("LEVEL", value=19.5))
    send_back([key()], "Thiếu *nguồn*", now=NOW, by=REVIEWER)
    at = screen("my_work")
    assert "“Thiếu \\*nguồn\\*”" in "\n".join(markdown(at))
    links = [parse_qs(e.proto.query_string) for e in elements(at) if e.type == "page_link"]
    assert {"code": ["LEVEL"], "for": ["2025"]} in links


def test_each_figure_that_is_owed_is_a_link_to_its_form(store: Path) -> None:
    rows = "\n".join(markdown(screen("my_work", lang="en")))
    assert "[Online files](/nhap-so-lieu?lang=en&code=SHARE&for=2025)" in rows
