"""The report on paper: read back as text, page by page, as whoever holds it would."""

import io
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from board.headline import headline
from exchange.paper.press import TEMPLATES
from exchange.paper.report import report_pdf
from exchange.paper.values import ReportInput
from models import Comparator, Kind
from progress.cut_points import RULE_VERSION
from progress.terms import Target
from store.board import standings
from store.refusal import RefusalCode, Refused
from store.settings import MULTILINE_LIMIT, Letter, change_settings, letter_texts, setting_text
from tests.support.paper import FOUR, page_text, pdf_text, report
from tests.support.people import ADMINISTRATOR, Act
from tests.support.small_city import NOW, TODAY
from tests.support.standings import TODAY as SAMPLE_DAY
from tests.support.standings import standing, value
from text import Language
from views import AsOf, Bilingual, Clock, Closing, Remark

MILLIMETRE = 72 / 25.4
EVIL = (
    '#eval("1") $x^2$ *bold* _it_ `raw` #import "@preview/x:1.0.0" <label> @ref \\ // /* https://a.vn [ ] { } \x00 \x07'
)


@cache
def pages(language: Language = Language.VI) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(report_pdf(report(language=language)))).pages)


def test_it_is_headed_as_an_official_document() -> None:
    first = page_text(pages()[0])
    for words in (
        "TỈNH TÂY NINH",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tây Ninh, ngày 22 tháng 11 năm 2026",
        "BÁO CÁO",
    ):
        assert words in first


def test_what_is_closed_stands_in_a_table_even_where_nothing_else_does() -> None:
    closing = Closing(date(2026, 10, 1), Remark("Sáp nhập *A*", None))
    whole = report("level_gap")
    closed = tuple(replace(s, closing=closing) for s in whole.standings)
    for paper in (
        replace(whole, closed=closed),
        replace(whole, standings=(), headline=headline((), None), closed=closed),
    ):
        words = pdf_text(report_pdf(paper))
        assert "Đã đóng (1)" in words
        assert "01/10/2026" in words
        assert "Sáp nhập *A*" in words


def test_it_is_signed_and_sent_at_its_end() -> None:
    last = page_text(pages()[-1])
    for words in ("Nơi nhận:", "- Thường trực Thành ủy;", "- Lưu: VT.", "KT. CHỦ TỊCH", "Nguyễn Thị Hoa"):
        assert words in last


def test_the_summary_says_what_is_met_and_what_cannot_be_judged() -> None:
    first = page_text(pages()[0])
    assert "Đạt và vượt 0/3 cam kết đánh giá được" in first
    assert "chưa đánh giá được (trong đó 1 đã đến hạn mà chưa có số liệu)" in first


def test_every_commitment_stands_in_the_table_and_has_a_part() -> None:
    whole = " ".join(map(page_text, pages()))
    assert page_text(pages()[1]).count("Tỷ trọng kinh tế số (Thành phố Mẫu)") == len(FOUR)
    for i in range(1, len(FOUR) + 1):
        assert f"{i}. Tỷ trọng kinh tế số" in whole
    assert whole.count("Vì sao có tình trạng này") == len(FOUR)
    assert "Đến 2025 " in whole
    assert whole.count(f"Quy tắc phiên bản {RULE_VERSION}") == len(FOUR)
    assert "TolaActivity (±15% mục tiêu đến nay)" in whole
    assert "Yêu cầu từ nay đến hạn và dự báo" in whole
    assert "58,5%" in whole  # of the chart and of the table


def test_a_part_begins_on_the_page_on_which_the_one_before_ends() -> None:
    end, begin = f"Quy tắc phiên bản {RULE_VERSION}", "2. Tỷ trọng kinh tế số"
    page = next(page_text(page) for page in pages()[2:] if begin in page_text(page))
    assert 0 < page.find(end) < page.find(begin) < page.find("Cơ quan chủ trì")


def test_it_is_a4_and_its_wide_table_lies_across() -> None:
    sizes = [tuple(round(float(side) / MILLIMETRE) for side in page.mediabox[2:]) for page in pages()]
    assert sizes[:2] == [(210, 297), (297, 210)]
    assert set(sizes[2:]) == {(210, 297)}


def test_pages_are_numbered_from_the_second_on() -> None:
    assert not page_text(pages()[0]).startswith("1 ")
    assert [page_text(page).split()[0] for page in pages()[1:]] == [str(n) for n in range(2, len(pages()) + 1)]


def test_the_margins_are_those_of_the_decree() -> None:
    edges: list[tuple[float, float]] = []

    def seen(text: str, cm: list[float], tm: list[float], _font: object, _size: object) -> None:
        if text.strip():
            edges.append((cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]))

    pages()[0].extract_text(visitor_text=seen)
    assert 30 <= round(min(x for x, _ in edges) / MILLIMETRE) <= 35
    assert min(y for _, y in edges) / MILLIMETRE >= 20
    assert max(y for _, y in edges) / MILLIMETRE <= 297 - 20
    assert "top: 20mm, bottom: 20mm, left: 30mm, right: 15mm" in (TEMPLATES / "report.typ").read_text("utf-8")


def test_every_font_is_in_the_file() -> None:
    fonts = {}
    for page in pages():
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        for font in resources.get("/Font", {}).values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            fonts[descendant["/BaseFont"]] = descendant["/FontDescriptor"].get_object()
    assert any("LiberationSerif" in name for name in fonts)
    assert any("LiberationSans" in name for name in fonts)  # of the charts
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in fonts.values())


def test_it_speaks_english_too() -> None:
    whole = " ".join(map(page_text, pages(Language.EN)))
    for words in (
        "SOCIALIST REPUBLIC OF VIET NAM",
        "PEOPLE’S COMMITTEE OF THE CITY",
        "22 November 2026",
        "Why this status",
    ):
        assert words in whole
    assert "Nguyễn Thị Hoa" in whole
    assert "cam kết" not in whole


def test_one_commitment_is_a_sheet_without_a_table() -> None:
    alone = replace(report("level_gap"), headline=None)
    sheet = pdf_text(report_pdf(alone))
    assert "Tình hình thực hiện cam kết" in sheet
    assert "Bảng các cam kết" not in sheet
    assert "1. Tỷ trọng" not in sheet


def test_what_is_of_the_past_says_so() -> None:
    past = replace(
        report("level_gap"), as_of=AsOf(SAMPLE_DAY, Clock.RECORDED, "Asia/Ho_Chi_Minh"), issued=date(2027, 1, 2)
    )
    first = pdf_text(report_pdf(past))
    assert "Theo những gì đã được ghi đến hết ngày 22/11/2026." in first
    assert "Tây Ninh, ngày 02 tháng 01 năm 2027" in first


def test_what_changed_since_a_meeting_is_a_section_of_its_own() -> None:
    since = {"about": "Thay đổi kể từ Giao ban", "notes": ["1 thay đổi"], "head": list("ABCDEFG")}
    whole = pdf_text(report_pdf(replace(report("level_gap"), since=since | {"rows": [list("1234567")]})))
    for words in ("II. Bảng các cam kết", "III. Thay đổi kể từ Giao ban 1 thay đổi A B", "1 2 3", "IV. Từng cam kết"):
        assert words in whole
    assert "III. Từng cam kết" in " ".join(map(page_text, pages()))


def test_what_people_typed_is_text_and_nothing_else() -> None:
    case = standing(
        Kind.LEVEL,
        [Target(2025, Comparator.AT_LEAST, 5)],
        [value(2024, 4)],
        name=Bilingual(EVIL, EVIL),
        measure=Bilingual("#x", "#x"),
        place=Bilingual(EVIL, EVIL),
    )
    hostile = replace(report(), standings=(case,), letter=dict.fromkeys(Letter, EVIL), title=EVIL)
    whole = pdf_text(report_pdf(hostile))
    for words in ('#eval("1") $x^2$ *bold* _it_ `raw` #import "@preview/x:1.0.0" <label> @ref \\ // /*', "4,00 #x"):
        assert words in whole


def test_no_template_takes_anything_from_elsewhere() -> None:
    for template in TEMPLATES.glob("*.typ"):
        text = template.read_text("utf-8")
        assert "@preview" not in text
        assert "eval(" not in text
        assert "http" not in text


def test_head_and_end_are_the_administrators(store: object) -> None:
    by: Act = {"now": NOW, "by": ADMINISTRATOR}
    change_settings({}, {Letter.RECIPIENTS_VI: "  Như trên;\n\n Lưu:   VT. "}, **by)
    assert setting_text(Letter.RECIPIENTS_VI) == "Như trên;\nLưu: VT."
    assert letter_texts()[Letter.BODY_VI] == ""
    with pytest.raises(Refused) as refused:
        change_settings({}, {Letter.SIGNED_AS_VI: "a" * (MULTILINE_LIMIT + 1)}, **by)
    assert refused.value.code is RefusalCode.TOO_LONG
    lettered = ReportInput(standings(TODAY), None, None, Language.VI, TODAY, TODAY, letter_texts())
    assert lettered.letter[Letter.RECIPIENTS_VI].endswith("VT.")
