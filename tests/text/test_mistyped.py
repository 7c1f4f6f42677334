"""What officials type into a field for a number: the number that it is, or the kind of text that it is instead."""

import unicodedata
from decimal import Decimal

import pytest

import wording
from text import PERCENT, Language, NumberFault, NumberRefused, Scale, number_refusal_words, parse_number
from text.mistyped import is_nothing, mistyped

F = NumberFault
SHARE = Scale(2, 0, 100, "%", "%", is_figure=True, takes_part=True)
RATE = Scale(2, -100, None, "%/năm", "% a year", is_figure=True)
OF_GDP = Scale(2, 0, 100, "% GDP", "% of GDP", is_figure=True)
WARDS = Scale(0, 0, 12, "phường", "wards", is_figure=True)
MONEY = Scale(1, 0, None, "tỷ đồng", "billion VND", is_figure=True)
HOURS = Scale(1, 0, 8784, "giờ/năm", "hours a year", is_figure=True)
POINTS = Scale(0, None, None, "điểm", "points")
BARE = Scale(6)

TYPED: list[tuple[Scale, str, str | NumberFault]] = [
    # the measure's own unit behind the number, in the program's own spelling or another one
    *((RATE, typed, "12") for typed in ("12 %/năm", "12%/năm", "12 % / năm", "12 % một năm", "12% mỗi năm")),
    *((RATE, typed, "12") for typed in ("12 %", "12 phần trăm/năm", "12% a year", "12%/year", "12 % MỖI NĂM")),
    *((SHARE, typed, "12.5") for typed in ("12,5%", "12,5 %", "12.5 phần trăm", "12,5 PHẦN TRĂM", "12.5 percent")),
    *((OF_GDP, typed, "12.87") for typed in ("12,87 % GDP", "12.87% of GDP", "12,87 %", "12,87 phần trăm GDP")),
    *((WARDS, typed, "3") for typed in ("3 phường", "3phường", "3 Phường", "3 phường, xã", "3 wards", "3 phuong")),
    (WARDS, "1 ward", "1"),
    (WARDS, unicodedata.normalize("NFD", "3 phường"), "3"),
    (MONEY, "1.234,5 tỷ đồng", "1234.5"),
    (MONEY, "1.234,5 tỉ đồng", "1234.5"),
    (MONEY, "1.234,5 TỶ", "1234.5"),
    (MONEY, "1,234.5 billion VND", "1234.5"),
    (POINTS, "1.234 điểm", "1234"),
    (HOURS, "1.234,5 giờ/năm", "1234.5"),
    (HOURS, "2 giờ", "2"),
    (HOURS, "1 hour a year", "1"),
    # another one
    *((SHARE, typed, F.OTHER_MEASURE) for typed in ("12 km", "12 phường", "12a", "12%/năm", "12 điểm %", "12‰", "5%%")),
    *((WARDS, typed, F.OTHER_MEASURE) for typed in ("5%", "3 xã", "3 người", "3 phần trăm")),
    (OF_GDP, "12,87 % GRDP", F.OTHER_MEASURE),
    (RATE, "3 phường", F.OTHER_MEASURE),
    (BARE, "12 km", F.NOT_READ),
    # in larger units, in money
    *((WARDS, typed, F.MAGNITUDE) for typed in ("3 tỷ", "2 triệu", "5 nghìn", "1,2 tr", "5k", "3 trăm", "3 TỈ đồng")),
    *((MONEY, typed, F.MAGNITUDE) for typed in ("3 triệu", "5 nghìn đồng", "2 million")),
    *((BARE, typed, F.MAGNITUDE) for typed in ("3 tỷ", "2 vạn")),
    *((SHARE, typed, F.CURRENCY) for typed in ("$12", "12 $", "12 đồng", "12 đ", "12₫", "12 USD")),
    (MONEY, "12 đồng", F.CURRENCY),
    # k of N
    *((SHARE, typed, F.FRACTION) for typed in ("9/10", "9 / 10", "9 trên 10", "9/10 phường, xã", "9 of 10", "½")),
    *((WARDS, typed, F.FRACTION) for typed in ("9/10", "2/3 phường")),
    (BARE, "9/10", F.FRACTION),
    # nothing
    *((SHARE, typed, F.NOTHING) for typed in ("-", "–", "—", "%", "..", "...", "…", " - ", "\u00a0—\u200b", "?", "x")),
    *((SHARE, typed, F.NOTHING) for typed in ("chưa có", "Chưa Có Số Liệu", "KHÔNG CÓ SỐ LIỆU", "n/a", "N/A", "NA")),
    *((WARDS, typed, F.NOTHING) for typed in ("không", "chưa công bố", unicodedata.normalize("NFD", "chưa có"))),
    (SHARE, "", F.EMPTY),
    (SHARE, "\u200b\u00a0", F.EMPTY),
    # several numbers
    *((SHARE, typed, F.RANGE) for typed in ("10-12", "10 – 12", "10 % - 12 %", "từ 10 đến 12", "10 đến 12%", "10~12")),
    *((SHARE, typed, F.TWO_NUMBERS) for typed in ("12 15", "12; 15", "12 và 15", "12\n15", "12 | 15", "12:30")),
    *((SHARE, typed, F.DAY) for typed in ("31/12/2025", "2025-12-31", "31.12.2025", "09/10/25")),
    *((SHARE, typed, F.CALCULATION) for typed in ("=1+1", "5+3", "2*3", "3 x 4", "=5")),
    # more than a number
    *(
        (SHARE, typed, F.COMPARED)
        for typed in (">= 80", "≥80%", "> 80", "trên 20", "tối thiểu 80", "80 trở lên", "80+")
    ),
    *((SHARE, typed, F.APPROXIMATE) for typed in ("khoảng 20", "~20", "≈ 20%", "ước 20", "about 20")),
    *((SHARE, typed, F.REMARK) for typed in ("12*", "12 (ước)", "12,5 % (sơ bộ)", "12 [1]", "12 ước", "90% (9/10)")),
    *((SHARE, typed, F.NOT_READ) for typed in ("đạt 20", "tăng 5", "%5")),
    # other notations
    *((SHARE, typed, F.OTHER_DIGITS) for typed in ("１２", "١٢", "12,５")),
    *((SHARE, typed, F.IN_WORDS) for typed in ("mười hai", "Ba phường", "one")),
    *((SHARE, typed, F.NO_DIGITS) for typed in ("abc", "∞", "inf", "phường")),
    *((SHARE, typed, F.SHEET_ERROR) for typed in ("#N/A", "#VALUE!", "#DIV/0!", "#REF!", "####")),
    *((SHARE, typed, F.SCIENTIFIC) for typed in ("1e5", "1,23E+05", "1.5 x 10^3")),
    # marks out of place
    *((MONEY, typed, F.UNGROUPED) for typed in ("1000.000", "1000,000", "12345.678 tỷ đồng", "-1000.000")[:3]),
    *((POINTS, typed, F.UNGROUPED) for typed in ("1000.000", "1000,000", "1234,567")),
    *((MONEY, typed, F.AMBIGUOUS) for typed in ("1.200", "1,200", "1.234 tỷ đồng")),
    *((HOURS, typed, F.UNGROUPED) for typed in ("1000.000", "1234,567")),
    (POINTS, "1.200", "1200"),
    (SHARE, "12.875", "12.875"),
    *((SHARE, typed, F.MARK_AT_END) for typed in ("5,", "5.", "5;")),
    *((SHARE, typed, F.SPACED_MARK) for typed in ("1, 5", "1 ,5", "1 . 5")),
    *((SHARE, typed, F.BAD_GROUPS) for typed in ("1.2.3", "12.34.567", "1,,2", "1.234,567,890")),
    *((SHARE, typed, F.OTHER_GROUPS) for typed in ("1'234", "1’234", "1_000")),
    *((SHARE, typed, F.NO_LEADING_ZERO) for typed in (",5", ".5%")),
    # signs
    *((RATE, typed, "-5.3") for typed in ("-5,3", "–5,3", "—5,3", "−5,3", "\u20105,3", "\u20115,3", "–5,3 %/năm")),
    *((RATE, typed, F.SIGN) for typed in ("- 5", "5-", "--5", "+-5", "âm 5")),
    *((RATE, typed, F.PARENTHESES) for typed in ("(5)", "( 5,3 )", "(5%)")),
    # what nobody sees
    *(
        (SHARE, typed, "12.5")
        for typed in ("\ufeff12,5", "12\u200b,5", "12,5\u00ad", "\u200e12,5\u200f", "12,5\u202f%")
    ),
    # out of the measure's reach
    *((SHARE, typed, F.OUT_OF_BOUNDS) for typed in ("150", "–5,3", "1000.000")),
    (WARDS, "2,5", F.NOT_WHOLE),
    (MONEY, "1234567890123456", F.TOO_LONG),
]


@pytest.mark.parametrize(("scale", "typed", "expected"), TYPED)
def test_what_officials_type_is_read_or_refused_by_its_kind(
    scale: Scale, typed: str, expected: str | NumberFault
) -> None:
    if not isinstance(expected, NumberFault):
        assert parse_number(typed, scale) == Decimal(expected)
        return
    with pytest.raises(NumberRefused) as refused:
        parse_number(typed, scale)
    assert refused.value.code is expected


def test_the_table_tries_every_kind() -> None:
    assert len(TYPED) >= 120
    assert {code for _, _, code in TYPED if isinstance(code, NumberFault)} == set(NumberFault)


def words(typed: str, scale: Scale, language: Language) -> str:
    with pytest.raises(NumberRefused) as refused:
        parse_number(typed, scale)
    return number_refusal_words(refused.value, language)


@pytest.mark.parametrize("language", Language)
def test_each_kind_has_a_sentence_of_its_own(language: Language) -> None:
    assert wording.LINES, "the sentences quote its words"
    first = {code: (typed, scale) for scale, typed, code in reversed(TYPED) if isinstance(code, NumberFault)}
    sentences = {words(typed, scale, language).replace(typed.strip(), "…") for typed, scale in first.values()}
    assert len(sentences) == len(NumberFault)
    assert all(20 < len(sentence) < 300 for sentence in sentences)


@pytest.mark.parametrize(
    ("typed", "scale", "vietnamese", "english"),
    [
        ("9/10", SHARE, "9 vào ô thứ nhất, 10 vào ô thứ hai", "9 in the first field, 10 in the second"),
        ("9/10", WARDS, "cần một con số tính bằng phường", "a single number in wards"),
        ("9/10", BARE, "chỉ nhận một con số", "takes a single number"),
        ("3 tỷ", WARDS, "theo đơn vị tính ở đây (phường)", "in the unit of measure here (wards)"),
        ("3 tỷ", BARE, "viết đủ các chữ số", "write all digits"),
        ("12 km", SHARE, "“km” không phải là đơn vị tính ở đây (%)", "“km” is not the unit of measure here (%)"),
        ("$12", MONEY, "Hãy nhập con số theo tỷ đồng", "enter the number in billion VND"),
        ("$12", BARE, "là số tiền (“$”)", "is an amount of money (“$”)"),
        ("-", SHARE, "hãy chọn “Sẽ không có số liệu” và ghi lý do", "and say why"),
        ("chưa có", POINTS, "nếu chưa có số thì để trống", "or leave the field empty"),
        ("1000.000", MONEY, "1000000\u00a0tỷ đồng hoặc 1000\u00a0tỷ đồng", "1000000\u00a0billion VND or 1000"),
        ("1234,567", POINTS, "Nếu đúng là 1234567\u00a0điểm", "If it is 1234567\u00a0points"),
        ("10-12", SHARE, "từ 10 đến 12", "a range from 10 to 12"),
        (">= 80 %", SHARE, "“>=”. Ô này chỉ nhận con số: hãy viết 80", "please write 80"),
        ("khoảng 20", SHARE, "“khoảng”", "please write 20"),
        ("(5)", RATE, "hãy viết -5; nếu không, hãy bỏ ngoặc: 5", "write -5"),
        ("âm 5", RATE, "-5; nếu không, chỉ viết 5", "-5; if not, only 5"),
        ("1'234", MONEY, "Hãy viết liền: 1234", "write 1234"),
        ("١٢", SHARE, "từ 0 đến 9: 12", "0 to 9: 12"),
        ("đạt 20", SHARE, "phần “đạt” không đọc được", "the part “đạt” cannot be read"),
    ],
)
def test_a_refusal_names_what_it_saw_and_what_to_do(typed: str, scale: Scale, vietnamese: str, english: str) -> None:
    assert vietnamese in words(typed, scale, Language.VI)
    assert english in words(typed, scale, Language.EN)


@pytest.mark.parametrize("zero", ["0", "0,0", "0 %", "-0"])
def test_a_zero_is_a_number_and_nothing_is_no_zero(zero: str) -> None:
    assert not is_nothing(zero)
    assert parse_number(zero, PERCENT) == 0
    assert not is_nothing("")


@pytest.mark.parametrize("typed", ["\u0301", "\u0301\u0301 5 5", "5\u0301", "½ ½", "(", "5(", "#", "=", "\ud800"])
def test_even_odd_texts_are_of_some_kind(typed: str) -> None:
    assert isinstance(mistyped(typed).fault, NumberFault)
