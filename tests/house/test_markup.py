"""Texts of people are shown as they wrote them, whatever Markdown, HTML or Streamlit would make of it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

import models
from pages.ui.admin.commitments import PARTS
from pages.ui.admin.sections import SECTIONS
from store.commitments import commitments
from store.database import reading
from tests.support.entry_form import fill, form, press, save, saved
from tests.support.hostile_texts import (
    ACTIVE,
    PAYLOAD,
    ask_and_answer,
    meet_about_it,
    poison,
    prove_and_review,
    typed,
    work_on_it,
)
from tests.support.people import ADMINISTRATOR
from tests.support.screen import LANGUAGES, PAGES, elements, go, html, markdown, screen, screen_text

TYPED = PAYLOAD.strip().replace("\\", "")


@pytest.fixture
def hostile(cities: Path) -> Path:
    work_on_it()
    prove_and_review()
    ask_and_answer()
    poison(cities)
    meet_about_it()
    return cities


OWN_LINK = re.compile(r"\]\(/nhap-so-lieu\?[\w&=%+.~-]*\)$")


def active(at: AppTest) -> list[str]:
    """Texts of the page that would not be shown as they were typed; our own links to a form are meant so."""
    texts = [OWN_LINK.sub("", text) for text in markdown(at)]
    return [text for text in texts if any(re.search(rf"(?<!\\){re.escape(part)}", text) for part in ACTIVE)]


CARD = {  # the tags of a card, with their attributes
    "a": ["data-inside", "href"],
    "p": ["class"],
    "small": ["aria-label", "class", "role", "title"],
    "span": ["aria-hidden", "class"],
    "img": ["alt", "src"],
    "style": [],
    "li": ["class", "data-code"],
    "strong": [],
    "ul": ["class", "role"],
    "h3": [],
}


class Tags(HTMLParser):
    """The tags of an HTML text, with the names of their attributes and where they lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.leads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag} | {f"{tag} {name}" for name, _ in attrs}
        self.leads += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tag_and_no_attribute_of_a_card_is_made_of_what_people_wrote(language: str) -> None:
    tags = Tags("".join(html(screen("overview", lang=language))))
    assert tags.found == set(CARD) | {f"{tag} {name}" for tag, names in CARD.items() for name in names}
    assert all(lead.startswith(("data:image/svg+xml;base64,", "cam-ket?")) for lead in tags.leads)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_reads_what_people_wrote_as_markup(page: str, language: str) -> None:
    at = screen(page, lang=language)
    assert not at.exception
    assert active(at) == []
    if page not in ("method", "administration"):
        assert TYPED in screen_text(at)


@pytest.mark.usefixtures("hostile")
def test_nothing_that_was_frozen_and_nothing_that_changed_since_breaks_on_it() -> None:
    at = screen("meetings", ct=commitments()[0].code)
    assert active(at) == []
    assert TYPED in screen_text(at)
    for as_of in ({"ngay": "2026-11-22"}, {"ngay": "2026-11-22", "theo": "congbo"}):
        assert active(screen("overview", **as_of)) == []
    since = screen("meetings", xem="since", tu="ngay", tungay="2026-01-01")
    assert not since.exception
    assert active(since) == []
    assert TYPED in screen_text(since)


@pytest.mark.usefixtures("hostile")
def test_no_commitment_and_no_form_breaks_on_it() -> None:
    at = screen("method")
    for c in {c.kind: c for c in commitments()}.values():
        for page in ("commitment", "entry"):
            go(at, page, code=c.code)
            assert not at.exception
            assert active(at) == []
            assert TYPED in screen_text(at)
        go(at, "entry", what="baseline")
        assert active(at) == []
        go(at, "entry", what="figure")


@pytest.mark.usefixtures("hostile")
def test_no_form_of_the_administration_breaks_on_it() -> None:
    at = screen("administration", by=ADMINISTRATOR)
    last = commitments()[-1].code
    for section in SECTIONS:
        go(at, "administration", section=section, row="")
        assert not at.exception, section
        assert active(at) == [], section
    for part in PARTS:
        go(at, "administration", section="commitment", row=last, part=part)
        assert not at.exception, part
        assert active(at) == [], part
    go(at, "administration", section="people", row="")
    assert TYPED in screen_text(at)


@pytest.mark.usefixtures("hostile")
def test_no_chart_is_given_tags() -> None:
    at = screen("method")
    for c in {c.kind: c for c in commitments()}.values():
        go(at, "commitment", code=c.code)
        charts = [str(e.proto.spec) for e in elements(at) if e.type == "plotly_chart"]
        assert charts
        assert [part for chart in charts for part in ("<img", "<script", "<svg", "href") if part in chart] == []


@pytest.mark.usefixtures("real_cities")
def test_what_an_officer_types_is_read_back_as_it_was_typed() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=PAYLOAD, note=PAYLOAD), "check")
    assert active(at) == []
    assert TYPED in screen_text(at)
    assert saved(press(at, "save"))
    go(at, "commitment", code="TN-03")
    assert active(at) == []
    assert TYPED in screen_text(at)


@pytest.mark.usefixtures("real_cities")
@pytest.mark.parametrize("name", ["value", "published"])
def test_what_is_refused_is_quoted_as_it_was_typed(name: str) -> None:
    at = form("TN-03")
    for part in ACTIVE:
        press(fill(at, **{name: part, "source": "s"}), "check")
        assert at.error
        assert active(at) == []
        assert part in screen_text(at).replace("\\", "")


@pytest.mark.usefixtures("real_cities")
def test_a_search_for_markup_finds_nothing_and_breaks_nothing() -> None:
    at = screen("overview", q=PAYLOAD)
    assert not at.exception
    assert active(at) == []
    assert saved(save(form("TN-03"), value="1", source=PAYLOAD))


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("language", LANGUAGES)
def test_evidence_and_reasons_of_review_are_shown_as_they_were_typed(language: str) -> None:
    code = next(c.code for c in commitments() if c.code.startswith("TN-03"))
    on_both = ("Niên giám.pdf", "https://gso.gov.vn", "https://gso.gov.vn/a")
    for page, more in (("commitment", ("Sai", "Đính chính", "Nhầm")), ("review", ("Niên giám 2025",))):
        at = screen(page, lang=language, code=code)
        assert active(at) == []
        shown = screen_text(at)
        assert [text for text in (*on_both, *more) if text + PAYLOAD.replace("\\", "") not in shown] == []


@pytest.mark.usefixtures("hostile")
def test_every_text_that_people_type_is_tried() -> None:
    with reading() as connection:
        for table in models.Base.metadata.sorted_tables:
            texts = [c for c in table.columns if isinstance(c.type, models.Text) and typed(c)]
            for column in texts:
                has = select(table).where(column.endswith(PAYLOAD, autoescape=True)).limit(1)
                assert connection.execute(has).first(), (table.name, column.name)
