"""Every page in both languages, and what its address makes of it."""

import pytest

from board.selection import Selection
from store.accounts.people import person
from store.commitments import commitments
from tests.support.overview import card_codes, selected_codes
from tests.support.screen import LANGUAGES, PAGES, elements, go, screen, screen_text, whose
from text import Language, translate
from web.deployment import VERSION
from web.routes import PAGE_ACCESS, may_open

pytestmark = pytest.mark.usefixtures("cities")

TITLES = {
    "vi": (
        *("Tổng quan", "Cam kết", "Phường, xã", "Việc của tôi", "Nhập cả năm", "Nhập từ tệp"),
        *("Nhập số liệu", "Thẩm định", "Khóa sổ năm", "Báo cáo", "Phiên họp", "Phương pháp"),
        *("Nhật ký", "Quản trị", "Tài khoản của tôi"),
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
        "meetings": ("Như khi chốt", "Thay đổi từ đó đến nay", "Quy tắc phiên bản 3", "ghi đến hết ngày 30/06/2026"),
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
        "meetings": ("As it was frozen", "Rule version 3", "This one was made afterwards"),
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


NO_PAGE = {"vi": "không dẫn đến trang nào", "en": "no page at the address"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asked_for_a_page_that_is_not_there_is_told(language: str) -> None:
    assert NO_PAGE[language] in screen_text(screen(lang=language, no_page="1"))
    assert NO_PAGE[language] not in screen_text(screen(lang=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_commitment_has_a_form(language: str) -> None:
    at = screen("method", lang=language)
    for c in commitments():
        go(at, "entry", code=c.code)
        assert not at.exception, c.code
        assert at.header[0].value.replace("\\", "") == c.name.text(language)
        is_locked = any("được khóa" in box.value or "therefore locked" in box.value for box in at.info)
        assert is_locked or any((button.key or "").startswith("check-") for button in at.button)


@pytest.mark.parametrize("page", PAGES)
def test_what_an_address_asks_for_and_nobody_knows_is_left_out(page: str) -> None:
    keys = ("agreement", "pillar", "year", "body", "state", "code", "lang", "for", "method", "what", "beside")
    at = screen(page, **dict.fromkeys(keys, "<img src=x onerror=alert(1)>"))
    assert not at.exception
    if page == "overview":
        assert card_codes(at) == selected_codes(Selection())


def test_no_year_is_made_of_what_is_none() -> None:
    at = screen("overview")
    for year in ("1", "0000", "2²", "20255", "٢٠٢٥", "9999", "-1"):
        assert not go(at, "overview", year=year, q="thong rong").exception
        assert card_codes(at) == selected_codes(Selection(query="thong rong")), year


def test_the_language_is_one_press_away_and_stays_in_the_address() -> None:
    at = screen("overview", year="2024")
    at.segmented_control(key="lang").set_value("en").run()
    assert at.title[0].value == "Overview"
    assert at.query_params == {"year": "2024", "lang": "en"}
    at.segmented_control(key="lang").set_value("vi").run()
    assert at.query_params == {"year": "2024"}
