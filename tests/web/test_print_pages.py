"""Pages for paper: what the screen says, whole charts, no controls, no script, and what people typed as words."""

import re
from datetime import date
from html import escape, unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from markupsafe import escape as escaped
from starlette.testclient import TestClient

import clock
from board.selection import Selection
from board.units import units_of
from charts import SIGN, css_variables
from exchange.imports.headings import Column
from exchange.meetings.snapshots import Meeting, take
from models import Answer
from pages.ui.admin.sections import SECTIONS
from progress.cut_points import RULE_VERSION
from store.batches import record_batch
from store.board import board, standings
from store.boundaries import put_boundaries
from store.database import ROOT
from store.drafts import save_draft
from store.journal import PROGRAM
from store.questions import answer, ask
from store.settings import Heading, Switch, change_settings, turn
from store.units import units
from store.year_closures import close_year
from tests.support.administration import close
from tests.support.entry_form import stored
from tests.support.geojson import HOLE, RING, polygon
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, REVIEWER, signed_in
from tests.support.screen import elements, screen, whose
from tests.support.small_city import NOW, TODAY, WARD_1, WARD_3, figure, key, record, record_approved, reopened
from text import Language, translate
from views.outlines import parse_geometry
from web.print_pages import print_address
from web.query import NOW as TODAYS
from web.query import TARGETS
from web.routes import CHANGES, PRINT_STYLES, PRINTS
from wording import published_readings, why
from wording.headline import headline_words
from wording.labels import ANSWER

VI, EN = Language.VI, Language.EN
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} </svg>"


@pytest.fixture
def browser(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return reader


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("page", PRINTS)
def test_a_page_for_paper_is_titled_dated_and_without_controls(
    browser: TestClient, page: str, language: Language
) -> None:
    change_settings({}, dict.fromkeys(Heading, HOSTILE), now=NOW, by=PROGRAM)
    record_approved(figure("COUNT", value=3, source=HOSTILE, note=HOSTILE))
    code = "NAMED" if page == "wards" else "COUNT"
    answer = browser.get(
        print_address(page, [("code", code), ("lang", language)]), headers={"Cookie": signed_in(whose(page))}
    )
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    sheet = 1090 if '<body class="lying">' in answer.text else 760  # pixels: as wide as the paper
    assert f'<meta name="viewport" content="width={sheet}">' in answer.text
    title = "COUNT" if page == "commitment" else translate(f"page.{page}", language)
    assert page == "commitment" or f"<h1>{title}</h1>" in answer.text
    assert "22/11/2026" in answer.text or "22 November 2026" in answer.text
    assert not re.search(r"<(script|button|input|form|a|img|iframe)\b|\son\w+=\"|\sstyle=", answer.text)
    assert escape(HOSTILE, quote=False)[:20] in answer.text
    assert "49" not in answer.text.partition("</header>")[0]
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("language", Language)
def test_the_selection_of_the_address_is_what_is_printed(browser: TestClient, language: Language) -> None:
    selection = Selection(pillar="economy", year=2024)
    shown = board(selection, TODAY, None)
    pairs = [("pillar", "economy"), ("year", "2024"), ("lang", str(language))]
    for page in ("overview", "reports"):
        text = browser.get(print_address(page, pairs)).text
        assert escape(headline_words(shown.headline, 2024, language), quote=False) in text
        assert all(s.commitment.name.text(language) in text for s in shown.standings)
        assert "Băng thông rộng" not in text
    charts = browser.get(print_address("overview", pairs)).text.count("<svg")
    assert charts == len(shown.standings)


@pytest.mark.parametrize("language", Language)
def test_a_status_is_printed_with_its_why_and_the_rules_version(browser: TestClient, language: Language) -> None:
    record_approved(figure(value=19.5))
    s = next(s for s in standings(TODAY) if s.commitment.code == "LEVEL")
    explained, pairs = why(s, language), [("code", "LEVEL"), ("lang", str(language))]
    table = browser.get(print_address("reports", pairs)).text
    assert escape(explained.reason, quote=False) in table
    assert translate("working.version", language, status="", version=RULE_VERSION).split(".")[1] in table
    sheet = browser.get(print_address("commitment", pairs)).text
    by_other_rules = [rule.in_short for rule in published_readings(s, TODAY, language)]
    for line in (explained.reason, explained.conclusion, *explained.inputs, *by_other_rules):
        assert escape(line, quote=False) in sheet


def test_the_printed_method_has_all_that_the_screen_has(browser: TestClient) -> None:
    text = browser.get(print_address("method", [])).text
    assert all(escape(title.value, quote=False) in text for title in screen("method").header)


def test_who_reads_decides_what_is_printed(browser: TestClient) -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    address = print_address("commitment", [("code", "LEVEL")])
    assert "73,4" not in browser.get(address).text
    assert "73,4" in browser.get(address, headers={"Cookie": signed_in(LEADER)}).text
    turn(Switch.PUBLIC_READING, False, now=NOW, by=PROGRAM)
    assert browser.get(address).status_code == 303


def test_what_was_known_on_a_day_says_so_and_what_is_not_there_is_not_found(browser: TestClient) -> None:
    then = browser.get(print_address("overview", [("ngay", "2026-11-01"), ("theo", "ghi"), ("lang", "en")])).text
    assert "1 November 2026" in then
    assert browser.get(print_address("commitment", [("code", "NONE")])).status_code == 404


def test_charts_are_never_cut_and_heads_of_tables_come_again(browser: TestClient) -> None:
    rules = browser.get(PRINT_STYLES).text
    sheet = (ROOT / "web/templates/print.css").read_text("utf-8")
    assert rules == sheet.rstrip().replace('{{ colours("light") }}', css_variables("light"))
    assert re.search(r"figure[^{]*\{[^}]*break-inside: avoid", rules)
    assert "display: table-header-group" in rules
    assert "size: A4" in rules


@pytest.mark.parametrize("language", Language)
def test_a_commitment_is_printed_by_todays_targets_and_beside_the_yardstick_where_the_address_says_so(
    browser: TestClient, language: Language
) -> None:
    pairs = [("code", "LEVEL"), ("lang", str(language))]
    alone = browser.get(print_address("commitment", pairs)).text
    beside = browser.get(print_address("commitment", [*pairs, (TARGETS, TODAYS), ("beside", "1")])).text
    note = str(escaped(translate("commitment.by_targets_note", language)))
    assert (note in alone, note in beside) == (False, True)
    country = "Việt Nam" if language is VI else "Viet Nam"
    assert beside.count(country) > alone.count(country)


def test_a_commitment_is_printed_with_its_questions_and_answers_for_whoever_may_see_them(browser: TestClient) -> None:
    number = ask("LEVEL", "Vì sao <b>thấp</b>?", year=2024, now=NOW, by=LEADER)
    answer("LEVEL", number, "Vì cách tính mới", now=NOW, by=OFFICER)
    address = print_address("commitment", [("code", "LEVEL")])
    text = browser.get(address, headers={"Cookie": signed_in(REVIEWER)}).text
    for words in ("Vì sao &lt;b&gt;thấp&lt;/b&gt;?", "Nguyễn Thị Hoa, ", "Vì cách tính mới", "Trần Thị Lan, "):
        assert words in text
    assert "thấp" not in browser.get(address).text


def test_the_table_of_a_selection_is_printed_with_what_changed_in_it(browser: TestClient) -> None:
    since = ("tu", f"ky-{frozen('Giao ban')}")
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=16, seen_version=1, reason="Đính chính", why_right="Có"))
    assert "Đính chính" in browser.get(print_address("reports", [since])).text
    other = print_address("reports", [since, ("pillar", "society")])
    assert "Đính chính" not in browser.get(other).text
    assert "Đính chính" in browser.get(f"{CHANGES}?{urlencode([since])}").text
    assert "Đính chính" not in browser.get(f"{CHANGES}?{urlencode([since, ('pillar', 'society')])}").text


# ---- lists


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("my_work", ("LEVEL", "Quá hạn", "Vì sao thấp?", "Nguyễn Thị Hoa")),
        ("review", ("Chờ thẩm định: 1", "LEVEL", "73,4", "Trần Thị Lan")),
        ("years", ("2019", "Đợt", "Số liệu cả năm")),
        ("journal", ("Trần Thị Lan", "LEVEL", "73,4")),
        ("grid", ("Nhập cả năm 2025", "LEVEL", "73,4", "……")),
        ("upload", ("Số liệu cả năm",)),
        ("administration", ("LEVEL", "COUNT", "%")),
    ],
)
def test_a_page_that_is_a_list_is_printed_for_those_who_may_open_it(
    browser: TestClient, page: str, texts: tuple[str, ...]
) -> None:
    ask("LEVEL", "Vì sao thấp?", year=2024, now=NOW, by=LEADER)
    close_year("city", 2019, now=NOW, by=ADMINISTRATOR)
    submitted = figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra")
    record_batch("Số liệu cả năm", [submitted], digest=None, today=TODAY, now=NOW, by=OFFICER)
    text = browser.get(print_address(page, []), headers={"Cookie": signed_in(whose(page))}).text
    for words in texts:
        assert words in text
    assert browser.get(print_address(page, [])).status_code == 303
    assert browser.get(print_address(page, []), headers={"Cookie": signed_in(LEADER)}).status_code in (303, 403, 404)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_the_administration_has_its_list_on_paper(browser: TestClient, section: str) -> None:
    signed = {"Cookie": signed_in(ADMINISTRATOR)}
    for language in Language:
        pairs = [("section", section), ("lang", str(language))]
        text = browser.get(print_address("administration", pairs), headers=signed).text
        assert f"<h1>{translate('page.administration', language)}</h1>" in text
        assert text.count("<h2>") == 1
    assert browser.get(print_address("administration", [("section", "x")]), headers=signed).status_code == 404


def test_people_and_settings_are_printed_as_they_are(browser: TestClient) -> None:
    signed = {"Cookie": signed_in(ADMINISTRATOR)}
    people = browser.get(print_address("administration", [("section", "people")]), headers=signed).text
    assert all(name in people for name in ("Trần Thị Lan", "đang dùng", "LEVEL"))
    settings = browser.get(print_address("administration", [("section", "settings")]), headers=signed).text
    assert f"<td>{translate('switch.public_reading', VI)}</td><td>có</td>" in settings


def test_what_an_officer_has_typed_is_printed_as_not_submitted(browser: TestClient) -> None:
    typed = {Column.VALUE.value: "73,4", "by_another_form": "x"}
    save_draft("LEVEL", 2025, "gso", typed, now=NOW, by=OFFICER)
    signed = {"Cookie": signed_in(OFFICER)}
    text = browser.get(print_address("grid", [("for", "2025")]), headers=signed).text
    assert "<td>73,4 *</td>" in text
    assert translate("print.not_submitted", VI) in text
    other = browser.get(print_address("grid", [("for", "2024")]), headers=signed).text
    assert translate("print.not_submitted", VI) not in other


def test_a_figure_is_printed_as_a_sheet_to_fill_in_or_as_it_is_stored(browser: TestClient) -> None:
    signed = {"Cookie": signed_in(OFFICER)}
    blank = browser.get(print_address("entry", [("code", "NAMED"), ("for", "2024")]), headers=signed).text
    assert blank.count("……") >= 6 + len(units_of(stored("NAMED"), 2024))
    record_approved(figure("LEVEL", 2025, value=73.4, source="Niên giám", why_right="Tổng điều tra"))
    filled = browser.get(print_address("entry", [("code", "LEVEL"), ("for", "2025")]), headers=signed).text
    assert all(words in filled for words in ("73,4", "Niên giám", "Đã duyệt"))
    assert "……" not in filled
    assert browser.get(print_address("entry", [("code", "NONE")]), headers=signed).status_code == 404


def test_what_is_closed_is_printed_apart_and_says_so_where_it_is_printed_alone(browser: TestClient) -> None:
    close("commitment", "COVER", reason="<b>Sáp nhập</b>")
    close("agreement", "nation")
    for page in ("overview", "reports"):
        text = browser.get(print_address(page, [])).text
        open_part, title, apart = text.partition("Đã đóng (2)")
        assert title
        assert "Băng thông rộng" not in open_part
        assert "Băng thông rộng" in apart
        assert "&lt;b&gt;Sáp nhập&lt;/b&gt;" in apart
        alone = browser.get(print_address(page, [("agreement", "nation")])).text
        assert "Đã đóng (1)" in alone
    for page in ("commitment", "wards"):
        assert "Đã đóng từ 01/10/2026" in browser.get(print_address(page, [("code", "COVER")])).text


@pytest.mark.parametrize("page", ["overview", "wards", "my_work", "grid", "review", "reports", "meetings"])
def test_every_page_is_printed_where_everything_is_closed(browser: TestClient, page: str) -> None:
    for agreement in ("city", "nation"):
        close("agreement", agreement)
    assert browser.get(print_address(page, []), headers={"Cookie": signed_in(whose(page))}).status_code == 200


def test_forms_and_wards_are_printed_for_what_is_open_where_none_is_named(browser: TestClient) -> None:
    signed = {"Cookie": signed_in(OFFICER)}
    close("commitment", "COVER")
    sheet = browser.get(print_address("entry", []), headers=signed).text
    assert "COUNT · " in sheet, "the officer's first that is open"
    assert "Phường nêu tên" in wards(browser)
    assert "Băng thông rộng" in wards(browser, code="COVER")


def test_an_account_is_printed_for_whoever_it_is(browser: TestClient) -> None:
    for who, name in ((OFFICER, "Trần Thị Lan"), (LEADER, "Nguyễn Thị Hoa")):
        text = browser.get(print_address("account", []), headers={"Cookie": signed_in(who)}).text
        assert name in text
        assert translate("account.way.password", VI) in text
    assert browser.get(print_address("account", [])).status_code == 303


# ---- wards


def wards(browser: TestClient, **query: str) -> str:
    answer = browser.get(print_address("wards", list(query.items())))
    assert answer.status_code == 200
    return answer.text


def test_the_board_of_wards_is_printed_with_signs_words_and_what_cannot_be_drawn(browser: TestClient) -> None:
    at = screen("wards", code="NAMED", lang="en")
    text = unescape(wards(browser, code="NAMED", lang="en"))
    assert "<h2>" + str(at.header[0].value) in text
    for year in (2023, 2024, 2025):
        assert f"{year}" in text
    assert all(f"{SIGN[answer]} {ANSWER[answer].en}" in text for answer in Answer)
    assert translate("units.no_map", EN) in text
    assert "<svg" not in text


def test_the_map_of_the_year_is_drawn_where_boundaries_are_known(browser: TestClient) -> None:
    record_approved(figure("NAMED", 2024, answers=((WARD_1, Answer.YES), (WARD_3, Answer.NO))))
    unit = next(unit for unit in units() if unit.key == WARD_1)
    put_boundaries([(unit, parse_geometry(polygon(RING, HOLE)))], "Sở", now=NOW, by=ADMINISTRATOR)
    text = wards(browser, code="NAMED", **{"for": "2024"})
    assert translate("units.map_of", VI, year=2024) in text
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert drawing.count("<path") == 1
    assert 'fill-rule="evenodd"' in drawing
    assert "Phường 1" in drawing
    assert "Chưa có ranh giới: Xã Tân Lập" in text


def test_a_commitment_that_is_not_counted_over_wards_has_no_board(browser: TestClient) -> None:
    assert browser.get(print_address("wards", [("code", "LEVEL")])).status_code == 404


# ---- meetings


def frozen(name: str) -> int:
    return take(Meeting(name, date(2026, 11, 20)), TODAY, now=lambda: NOW, by=REVIEWER)


def test_a_meeting_is_printed_as_it_was_frozen_and_what_changed_since_beside_it(browser: TestClient) -> None:
    number = frozen(HOSTILE)
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=17, seen_version=1, reason=HOSTILE, why_right="Có"))
    query = [("ky", str(number)), ("lang", "en")]
    text = browser.get(print_address("meetings", [*query, ("ngay", "2026-11-01")])).text
    assert "<script" not in text
    assert str(escaped(HOSTILE)) in text
    assert "As known" not in text, "a snapshot is of its own day, whatever the address says of another"
    assert text.count("<tr>") == 1 + len(standings(TODAY, None))
    of_commitment = browser.get(print_address("meetings", [*query, ("ct", "LEVEL")])).text
    assert "<td>15.5%</td><td>—</td><td>15.4%</td><td>+0.1\u00a0percentage points</td>" in of_commitment
    assert "17.0%" not in of_commitment
    since = browser.get(print_address("meetings", [("xem", "since"), ("tu", f"ky-{number}"), ("lang", "en")])).text
    for part in ("1 change", "Corrected figure", "15.5%", "17.0%", str(escaped(HOSTILE))):
        assert part in since
    assert "<script" not in since


def test_a_meeting_that_is_not_there_is_not_found_and_without_any_it_says_so(browser: TestClient) -> None:
    assert translate("meetings.none", VI) in browser.get(print_address("meetings", [])).text
    assert browser.get(print_address("meetings", [("xem", "since")])).status_code == 200
    frozen("Giao ban")
    assert "20/11/2026 · Giao ban" in browser.get(print_address("meetings", [])).text
    assert browser.get(print_address("meetings", [("ky", "9")])).status_code == 404


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("wards", {"code": "NAMED", "for": "2024"}),
        ("meetings", {"xem": "since", "tu": "ngay", "tungay": "20/11/2026"}),
        ("commitment", {"code": "LEVEL", "targets": "now", "beside": "1"}),
    ],
)
def test_the_button_carries_the_address_and_the_language(browser: TestClient, page: str, query: dict[str, str]) -> None:
    frozen("Giao ban")
    at = screen(page, lang="en", **query)
    (link,) = [e.proto.url for e in elements(at) if e.type == "link_button" and e.proto.url.startswith(PRINTS[page])]
    assert dict(parse_qsl(urlsplit(link).query)) == {"lang": "en", **query}
    assert browser.get(link).status_code == 200
