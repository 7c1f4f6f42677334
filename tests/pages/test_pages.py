"""Every page in both languages, what it says, and what the address makes of it."""

import csv
import io
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from board.selection import NOT_STATED, Selection
from exchange.report.columns import EXCEL_COLUMNS
from exchange.report.files import ReportForm, report_csv
from models import Kind
from progress import Reason, Status, Verdict
from store.accounts.people import person
from store.board import board, standings
from store.commitments import commitments
from tests.support.administration import changed, save
from tests.support.people import OFFICER
from tests.support.screen import LANGUAGES, PAGES, elements, go, html, screen, screen_text, whose
from tests.support.screen import shown as shown_table
from tests.support.small_city import TODAY
from text import Language, translate
from web.deployment import VERSION
from web.routes import PAGE_ACCESS, REPORT, may_open
from wording.headline import headline_words
from wording.labels import DATA, KIND, STATUS, VERDICT

pytestmark = pytest.mark.usefixtures("cities")

TITLES = {
    "vi": (
        *("Tổng quan", "Cam kết", "Phường, xã", "Việc của tôi", "Nhập cả năm", "Nhập từ tệp", "Nhập số liệu"),
        *("Thẩm định", "Khóa sổ năm", "Báo cáo", "Kỳ họp", "Phương pháp", "Nhật ký", "Quản trị", "Tài khoản của tôi"),
    ),
    "en": (
        *("Overview", "Commitment", "Wards", "My work", "A whole year", "Import a file", "Enter a figure"),
        *("Review", "Closed years", "Reports", "Meetings", "Method", "Journal", "Administration", "My account"),
    ),
}
WORDS = {
    "vi": {
        "overview": ("Thỏa thuận", "Trụ cột", "Thời điểm", "Tìm cam kết", "đánh giá được", "Xem chi tiết TN-03"),
        "commitment": ("Số liệu theo năm", "Vì sao có tình trạng này?", "Căn cứ", "Mục tiêu 2025", "Lịch sử số liệu"),
        "wards": ("Từng phường, xã qua các năm", "Phường Tân Ninh", "Bản đồ", "Ranh giới"),
        "my_work": ("số liệu đang chờ bạn", "Tệp mẫu Excel", "Lịch hạn báo cáo", "Quá hạn báo cáo"),
        "grid": ("Nguồn, nếu dòng không ghi", "Xem lại và nộp 0 thay đổi", "Chưa có thay đổi nào để nộp"),
        "upload": ("Tệp .xlsx hoặc CSV", "Tệp mẫu Excel"),
        "entry": ("Nhập gì", "Năm", "Cơ quan công bố, phương pháp", "Nguồn số liệu (bắt buộc)", "Kiểm tra"),
        "review": ("Chọn để duyệt: TPM-19, ", "So với năm", "Mở lại một số liệu đã duyệt"),
        "years": ("Thỏa thuận", "chưa khóa sổ năm nào", "Khóa sổ năm này"),
        "reports": ("CSV cho Excel", "Kinh tế số đóng góp khoảng 20% GDP", "Chênh lệch"),
        "meetings": ("Như khi chốt", "Thay đổi từ đó đến nay", "Quy tắc phiên bản 2", "ghi đến hết ngày 30/06/2026"),
        "method": ("Không đạt", "Đến hạn, chưa có số liệu", "0,95", "1/10"),
        "journal": ("Thay đổi", "CSV của nhật ký", "Kiểm tra hồ sơ ngay"),
        "administration": ("Cam kết", "Phường, xã", "Người dùng", "Thiết lập", "Loại cam kết (bắt buộc)"),
        "account": ("Trần Thị Lan", "Cán bộ nhập số liệu", "trình duyệt này", "Đổi mật khẩu", "Bật mã xác nhận"),
    },
    "en": {
        "overview": ("Agreement", "Pillar", "Find a commitment", "that can be judged", "TN-03"),
        "commitment": ("Why this status?", "Target 2025", "History of the figures"),
        "wards": ("Each ward by year", "Wards that have changed", "Map"),
        "my_work": ("figures are waiting for you", "Excel template", "Calendar of due dates", "Overdue"),
        "grid": ("Source, where a row gives none", "Review and submit 0 changes", "There is no change to submit yet"),
        "upload": ("XLSX or CSV file", "Excel template"),
        "entry": ("What to enter", "Year", "Source (required)", "Check"),
        "review": ("74.5%", "Tick to approve: TPM-19, ", "Open an approved figure again"),
        "years": ("Agreement", "no year closed", "Close this year"),
        "reports": ("CSV for Excel", "Difference"),
        "meetings": ("As it was frozen", "Rule version 2", "This one was made afterwards"),
        "method": ("Missed", "Due, no figure", "0.95", "1 October"),
        "journal": ("Changes", "CSV of the journal", "Check the record now"),
        "administration": ("Commitments", "Wards and communes", "People", "Settings", "Kind (required)"),
        "account": ("Trần Thị Lan", "Officer", "this browser", "Change the password", "Set it up"),
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_the_language_of_its_address(page: str, language: str) -> None:
    at = screen(page, lang=language)
    assert not at.exception
    assert at.title[0].value == TITLES[language][PAGES.index(page)]
    links = [link.proto.label for link in elements(at) if link.type == "page_link"]
    theirs = [may_open(person(whose(page)), PAGE_ACCESS[name]) for name in PAGES]
    menu = [title for title, is_theirs in zip(TITLES[language], theirs, strict=True) if is_theirs]
    assert links[: len(menu)] == menu
    words = screen_text(at)
    assert [word for word in WORDS[language][page] if word not in words] == []
    assert all(box.placeholder for box in at.selectbox if box.value is None), "else Streamlit asks in English"


@pytest.mark.parametrize("language", Language)
def test_the_version_stands_at_the_foot_also_where_there_is_nothing_to_show(language: Language) -> None:
    version = translate("app.version", language, version=VERSION)
    assert screen("overview", lang=language).caption[-1].value == version
    assert screen("commitment", code="TN-01", ngay="2001-01-01", lang=language).caption[-1].value == version


CUTS = {
    "vi": ("r từ 0,95 trở lên: Đúng tiến độ; từ 0,60 đến dưới 0,95: Có nguy cơ", "quá 50 % của mức đó: Có nguy cơ"),
    "en": ("r of 0.95 or more: On track; from 0.60 to below 0.95: At risk", "at most 50% of the promised rate more"),
}


NO_PAGE = {"vi": "không dẫn đến trang nào", "en": "no page at the address"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asked_for_a_page_that_is_not_there_is_told(language: str) -> None:
    assert NO_PAGE[language] in screen_text(screen(lang=language, no_page="1"))
    assert NO_PAGE[language] not in screen_text(screen(lang=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commitment_has_a_page_that_says_how_it_stands_and_why(language: str) -> None:
    at, working = screen("method", lang=language), {}
    for s in standings(TODAY, person(OFFICER)):
        c, a = s.commitment, s.assessment
        go(at, "commitment", code=c.code)
        assert not at.exception, c.code
        assert at.header[0].value.replace("\\", "") == c.name.text(language)
        words = screen_text(at)
        for state in (STATUS[a.status], DATA[a.data], KIND[c.kind]):
            assert f"{state.text(language)}]" in words, c.code
        assert c.agreement.name.text(language) in words
        charts = [chart.proto for chart in elements(at) if chart.type == "plotly_chart"]
        assert charts[0].alt.replace("\u00a0", " ") in words
        both = bool(c.units) and c.kind is not Kind.NAMED_UNITS
        assert len(charts) == 2 if both else len(charts) == 1
        if both and a.latest is not None:
            assert all(unit.name.text(language) in charts[1].alt for unit in c.units), c.code
        working[a.working.reason] = words
    assert_the_cut_points_are_named(working, language)


def assert_the_cut_points_are_named(working: dict[Reason, str], language: str) -> None:
    """The working of a status names the cut points that parted the statuses, and no others."""
    assert CUTS[language][0] in working[Reason.PACE]
    assert CUTS[language][1] in working[Reason.MEAN]
    assert all(CUTS[language][0] not in words for reason, words in working.items() if reason is not Reason.PACE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commitment_has_a_form(language: str) -> None:
    at = screen("method", lang=language)
    for c in commitments():
        go(at, "entry", code=c.code)
        assert not at.exception, c.code
        assert at.header[0].value.replace("\\", "") == c.name.text(language)
        is_locked = any("được khóa" in box.value or "therefore locked" in box.value for box in at.info)
        assert is_locked or any((button.key or "").startswith("check-") for button in at.button)


def shown(at: AppTest) -> list[str]:
    """The codes of the cards, in the order of the screen."""
    return [unescape(code) for part in html(at) for code in re.findall('data-code="([^"]*)"', part)]


def links_of_cards(at: AppTest) -> list[dict[str, list[str]]]:
    """What the link of each card asks for."""
    addresses = [unescape(address) for part in html(at) for address in re.findall('<a [^>]*href="([^"]*)"', part)]
    assert all(address.startswith("cam-ket?") for address in addresses)
    return [parse_qs(urlsplit(address).query) for address in addresses]


def codes(selection: Selection) -> list[str]:
    """The commitments of a selection as whoever works there sees them."""
    return [s.commitment.code for s in board(selection, TODAY, person(OFFICER)).standings]


@pytest.mark.parametrize(
    ("address", "selection"),
    [
        ({}, Selection()),
        ({"agreement": "tay-ninh-viettel"}, Selection(agreement="tay-ninh-viettel")),
        ({"pillar": "society"}, Selection(pillar="society")),
        ({"year": "2024"}, Selection(year=2024)),
        ({"body": NOT_STATED}, Selection(body=NOT_STATED)),
        ({"state": "met"}, Selection(states=frozenset({Status.MET}))),
        ({"state": ["met", "missed"]}, Selection(states=frozenset({Status.MET, Status.MISSED}))),
        ({"year": "2025", "state": "nearly_met"}, Selection(year=2025, states=frozenset({Verdict.NEARLY_MET}))),
        ({"q": "BANG thong RONG"}, Selection(query="BANG thong RONG")),
        ({"agreement": "sample-city", "q": "ho so"}, Selection("sample-city", query="ho so")),
    ],
)
def test_the_overview_shows_what_its_address_asks_for(address: dict[str, str], selection: Selection) -> None:
    at = screen("overview", **address)
    assert not at.exception
    assert shown(at) == codes(selection) != []
    assert at.header[0].value == headline_words(board(selection, TODAY).headline, selection.year, Language.VI)


@pytest.mark.parametrize("page", PAGES)
def test_what_an_address_asks_for_and_nobody_knows_is_left_out(page: str) -> None:
    keys = ("agreement", "pillar", "year", "body", "state", "code", "lang", "for", "method", "what", "beside")
    at = screen(page, **dict.fromkeys(keys, "<img src=x onerror=alert(1)>"))
    assert not at.exception
    if page == "overview":
        assert shown(at) == codes(Selection())


def test_no_year_is_made_of_what_is_none() -> None:
    at = screen("overview")
    for year in ("1", "0000", "2²", "20255", "٢٠٢٥", "9999", "-1"):
        assert not go(at, "overview", year=year, q="thong rong").exception
        assert shown(at) == codes(Selection(query="thong rong")), year


def test_an_empty_selection_says_so_and_shows_the_way_out() -> None:
    at = screen("overview", q="no commitment is called this", lang="en")
    assert shown(at) == []
    at.button(key="show_all").click().run()
    assert shown(at) == codes(Selection())
    assert at.query_params == {"lang": "en"}


def test_a_filter_writes_a_code_to_the_address_and_links_carry_it_along() -> None:
    at = screen("overview", lang="en")
    at.selectbox(key="agreement").select("buon-ma-thuot-vnpt").run()
    assert at.query_params == {"lang": "en", "agreement": "buon-ma-thuot-vnpt"}
    assert shown(at) == codes(Selection(agreement="buon-ma-thuot-vnpt"))
    assert [link["code"] for link in links_of_cards(at)] == [[code] for code in shown(at)]
    links = [parse_qs(link.proto.query_string) for link in elements(at) if link.type == "page_link"]
    links += links_of_cards(at)
    menu = [place for place in PAGE_ACCESS.values() if may_open(person(whose("overview")), place)]
    assert len(links) == len(menu) + len(shown(at))
    assert all(link["agreement"] == ["buon-ma-thuot-vnpt"] and link["lang"] == ["en"] for link in links)
    at.selectbox(key="agreement").select("").run()
    assert at.query_params == {"lang": "en"}


def test_a_pressed_status_filters_and_another_adds_to_it() -> None:
    at = screen("overview")
    at.pills(key="state").select("met").run()
    assert shown(at) == codes(Selection(states=frozenset({Status.MET})))
    at.pills(key="state").select("missed").run()
    assert sorted(at.query_params["state"]) == ["met", "missed"]
    at.pills(key="state").unselect("met").run()
    at.pills(key="state").unselect("missed").run()
    assert at.query_params == {}


def test_the_language_is_one_press_away_and_stays_in_the_address() -> None:
    at = screen("overview", year="2024")
    at.segmented_control(key="lang").set_value("en").run()
    assert at.title[0].value == "Overview"
    assert at.query_params == {"year": "2024", "lang": "en"}
    at.segmented_control(key="lang").set_value("vi").run()
    assert at.query_params == {"year": "2024"}


def test_a_chosen_year_shows_the_verdicts_of_that_year() -> None:
    words = screen_text(screen("overview", year="2025"))
    assert "Năm 2025" in words
    for s in board(Selection(year=2025), TODAY).standings:
        outcome = s.assessment.years.get(2025)
        if outcome is not None and outcome.observation is not None:
            assert VERDICT[outcome.verdict].vi in words


def test_the_report_shows_the_selection_and_hands_it_to_the_files() -> None:
    at = screen("reports", agreement="tay-ninh-viettel", year="2024", state="no_basis", lang="en", q="a")
    selection = Selection("tay-ninh-viettel", year=2024, states=frozenset({Verdict.NO_BASIS}), query="a")
    table = next(element for element in elements(at) if element.type == "table")
    assert [code.replace("\\", "") for code in table.value["Code"]] == codes(selection) != []
    links = [urlsplit(link.proto.url) for link in elements(at) if link.type == "link_button"]
    queries = [parse_qs(link.query) for link in links if link.path == REPORT]
    assert [query["form"] for query in queries] == [["excel"], ["machine"]]
    for query in queries:
        assert query["agreement"] == ["tay-ninh-viettel"]
        assert (query["year"], query["state"], query["q"], query["lang"]) == (["2024"], ["no_basis"], ["a"], ["en"])


def cells_of(row: dict[str, str]) -> dict[str, list[str]]:
    """What the screen must say of a row of the file, by the column of both."""
    grouped = row["actual"].replace(",", "").lstrip("-")
    return {
        "code": [row["code"]],
        "commitment": [row["commitment"]],
        "status": [row["status"]],
        "actual": [row["year"] if grouped else "", row["actual"], row["part"]],
        "target": [row["target_year"], *(row["target"].split(" – ") if row["target"] else ["—"])],
        "verdict": [row["verdict"] or "—"],
        "difference": [row["difference"].replace("-", "−") or "—"],
        "method": [row["method"] or "—"],
        "body": [row["body"]],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [{}, {"year": "2024"}])
def test_what_stands_on_the_screen_of_the_report_stands_in_its_file(language: str, address: dict[str, str]) -> None:
    at = screen("reports", lang=language, **address)
    table = shown_table(next(element for element in elements(at) if element.type == "table"))
    year = int(address["year"]) if address else None
    shown = board(Selection(year=year), TODAY, person(OFFICER)).standings
    text = "".join(report_csv(shown, year, ReportForm.EXCEL, Language(language), TODAY)).removeprefix("\ufeff")
    _, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "vi" else ",", strict=True)
    assert len(lines) == len(table) == 44
    grouping = "." if language == "vi" else ","
    for line, (_, cells) in zip(lines, table.iterrows(), strict=True):
        row = dict(zip(EXCEL_COLUMNS, line, strict=True))
        for column, wanted in cells_of(row).items():
            cell = (
                cells[translate(f"report.column.{column}", Language(language))].replace("\\", "").replace("\xa0", " ")
            )
            ungrouped = re.sub(rf"(?<=\d){re.escape(grouping)}(?=\d{{3}}\b)", "", cell)
            assert [part for part in wanted if part not in cell and part not in ungrouped] == [], (row["code"], column)


def test_the_national_figures_can_be_laid_under_a_city_and_the_address_says_so() -> None:
    at = screen("commitment", code="TN-03")
    before = chart(at)
    at.segmented_control(key="beside").set_value("1").run()
    assert at.query_params["beside"] == "1"
    assert len(chart(at)) > len(before)
    assert chart(screen("commitment", code="TN-03", beside="1")) == chart(at)


def chart(at: AppTest) -> str:
    return next(str(element.proto.spec) for element in elements(at) if element.type == "plotly_chart")


def test_a_commitment_says_what_it_rests_on() -> None:
    words = screen_text(screen("commitment", code="TN-03"))
    for part in ("Nội dung và cách tính", "Căn cứ của cam kết", "Nguồn", "Thỏa thuận", "nguồn không nêu ngày"):
        assert part in words


def test_a_corrected_figure_stands_in_the_history_beside_the_first() -> None:
    at = screen("commitment", code="VN-01")
    assert "Lịch sử số liệu (8 bản ghi)" in screen_text(at)
    history = next(e for e in elements(at) if e.type == "table" and "Bản" in e.value.columns)
    values = [cell.replace("\\", "").replace("\xa0", " ") for cell in shown_table(history)["Thực hiện"]]
    assert {"12,67 % GDP", "12,83 % GDP"} <= set(values)


@pytest.mark.parametrize(
    ("language", "reason"), [("vi", "Xác định lại theo phương pháp mới."), ("en", "Restated by the new method.")]
)
def test_every_version_of_a_baseline_stands_in_the_history_in_the_readers_language(language: str, reason: str) -> None:
    at = screen("commitment", code="TPM-15", lang=language)
    baselines = [e for e in elements(at) if e.type == "table"][-1]
    table = shown_table(baselines).map(lambda cell: cell.replace("\\", "").replace("\xa0", " "))
    assert [list(row[:3]) for row in table.to_numpy()] == [
        ["2022", "2", "34,0 %" if language == "vi" else "34.0%"],
        ["2017", "1", "12,0 %" if language == "vi" else "12.0%"],
    ]
    assert list(table.iloc[:, 4]) == [reason, "—"]


def test_the_numbers_of_the_years_stand_to_the_right_as_they_are_read() -> None:
    years = next(e for e in elements(screen("commitment", code="TPM-04")) if e.type == "table")
    read = shown_table(years)
    for column in ("Thực hiện", "Lộ trình (suy ra)", "Chênh lệch"):
        assert years.value[column].dtype.kind == "i"  # which is what Streamlit puts to the right
        assert all(isinstance(cell, str) for cell in read[column])
    assert read["Thực hiện"][years.value["Năm"] == "2025"].item() == "133\xa0điểm"


def test_years_gone_by_are_held_against_their_own_targets_unless_the_reader_asks_for_todays() -> None:
    def path_of_2023(at: AppTest) -> str:
        table = shown_table(next(e for e in elements(at) if e.type == "table"))
        return str(table[table["Năm"] == "2023"]["Lộ trình (suy ra)"].item())

    at = screen("commitment", code="TPM-06")
    assert "4px,5px" in chart(at)  # how the path of before is drawn
    before = path_of_2023(at)
    at.segmented_control(key="targets").set_value("now").run()
    assert at.query_params["targets"] == "now"
    assert "không phải mục tiêu có hiệu lực" in screen_text(at)
    assert (before, path_of_2023(at)) == ("50,0\xa0%", "47,5\xa0%")
    assert not [s for s in screen("commitment", code="TPM-02").segmented_control if s.key == "targets"]


def test_a_change_that_was_decided_too_late_is_shown_with_why_it_does_not_count() -> None:
    decided = {"decided_on": "2026-03-01", "decision": "3/QĐ", "reason": "Cho đạt", "reason_en": "To be met"}
    save(changed("target", {"commitment": "TPM-07", "year": 2025}, comparator=">=", value="98", **decided))
    words = screen_text(screen("commitment", code="TPM-07"))
    assert "2025 (bản thứ 2): tối thiểu 98 %" in words
    assert "không được tính: quyết định khi năm đến hạn đã hết" in words
    assert "Không đạt" in words
