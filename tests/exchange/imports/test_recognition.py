"""Tables as offices and statisticians publish them: each gets in, or gets a sentence, and none is misread."""

import pytest
from xlsxwriter.worksheet import Worksheet

from exchange.imports.faults import CellRefused
from exchange.imports.figure_heads import Why
from exchange.imports.headings import HIGHEST_HEADING, Column
from exchange.imports.layout import Blank, Layout, Topic
from exchange.imports.naming import Names
from exchange.imports.recognition import is_blank_sign, recognised, understood, year_head
from exchange.imports.statements import parse_sheets
from exchange.sheets.delimited import read_delimited
from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import Sheet
from store.commitments import commitments
from tests.support.sheet_files import workbook

pytestmark = pytest.mark.usefixtures("store")

ECONOMY, NATION, FILES, GROWTH = "Tỷ trọng kinh tế số", "Kinh tế số cả nước", "Hồ sơ trực tuyến", "Năng suất lao động"
# Shapes of public tables with figures of our own, each with what it says of ours: P is provisional, E an estimate.
SHAPES = {
    "yearbook, years across": (
        f"Tên chỉ tiêu;Đơn vị tính;2022;2023;Sơ bộ 2024\n{ECONOMY};%;11,0;12,3;13,1",
        "LEVEL 2022 11,0 | LEVEL 2023 12,3 | LEVEL 2024 13,1 P",
    ),
    "yearbook in two languages": (
        f"Chỉ tiêu - Items;2023;Sơ bộ - Prel. 2024\n{ECONOMY};12,3;13,1",
        "LEVEL 2023 12,3 | LEVEL 2024 13,1 P",
    ),
    "yearbook, one table by age groups": (
        f"{ECONOMY} phân theo nhóm tuổi\nNhóm tuổi;2023;Sơ bộ 2024\nTỔNG SỐ;12,00;12,80\n15-19;1,30;1,40\nKhác;..;5,20",
        "LEVEL 2023 12,00 | LEVEL 2024 12,80 P",
    ),
    "yearbook, years down, one column": (
        f"{ECONOMY} (%)\nNăm;Giá trị\n2022;12,1\n2023;12,3\nSơ bộ 2024;13,1",
        "LEVEL 2022 12,1 | LEVEL 2023 12,3 | LEVEL 2024 13,1 P",
    ),
    "yearbook, years down, a column for each": (
        f"Năm;{ECONOMY};{NATION}\n2024;19,4;15,2\nSơ bộ 2025;14,1;11,8",
        "LEVEL 2024 19,4 | NATION 2024 15,2 | LEVEL 2025 14,1 P | NATION 2025 11,8 P",
    ),
    "two heading lines, plan and actual below the year": (
        f"Tên chỉ tiêu;ĐVT;2023;;2024;\n;;Kế hoạch;Thực hiện;Kế hoạch;Thực hiện\n{ECONOMY};%;15,0;12,3;17,0;13,1",
        "LEVEL 2023 12,3 | LEVEL 2024 13,1",
    ),
    "two heading lines, the years below plan and actual": (
        f"Chỉ tiêu;Kế hoạch;;Thực hiện;\n;2024;2025;2024;2025\n{ECONOMY};18;20;17,2;19,5",
        "LEVEL 2024 17,2 | LEVEL 2025 19,5",
    ),
    "two heading lines, parts of the year beside its estimate": (
        f"Chỉ tiêu;2025;;\n;Kế hoạch;9 tháng;Ước cả năm\n{ECONOMY};20;15;19,5",
        "LEVEL 2025 19,5 E",
    ),
    "report of a People's Committee on its year": (
        "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2025\n(Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2026)\n"
        "TT;Chỉ tiêu;ĐVT;Kế hoạch;Thực hiện;So với KH (%)\nA;B;C;1;2;3=2/1\n"
        f"1;{ECONOMY};%;20;19,5;97,5\n2;{FILES};%;80;81,2;101",
        "LEVEL 2025 19,5 | SHARE 2025 81,2",
    ),
    "report of a People's Committee on nine months": (
        "TÌNH HÌNH THỰC HIỆN 9 THÁNG NĂM 2025\nTT;Chỉ tiêu;ĐVT;Kế hoạch 2025;Thực hiện 9 tháng;Ước TH cả năm 2025\n"
        f"1;{ECONOMY};%;20;15;19,5",
        "LEVEL 2025 19,5 E",
    ),
    "last year, plan and estimate in one row": (
        f"Chỉ tiêu;ĐVT;TH 2024;KH 2025;Ước TH 2025;So với 2024\n{ECONOMY};%;17,2;20;19,5;113",
        "LEVEL 2024 17,2 | LEVEL 2025 19,5 E",
    ),
    "quarters beside the year": (
        f"Chỉ tiêu;Quý I/2025;Quý II/2025;6T/2025;T9/2025;Năm 2025\n{ECONOMY};3;4;5;6;19,5",
        "LEVEL 2025 19,5",
    ),
    "section lines, totals and parts": (
        f"STT;Tên chỉ tiêu;ĐVT;2025\nI;KINH TẾ;;\n1;Tốc độ tăng GRDP;%;8,1\n2;{ECONOMY};%;18,1\n"
        ";Trong đó: khu vực nông thôn;%;70\n;Tổng cộng;;96,2\nNgười lập biểu;;;",
        "LEVEL 2025 18,1",
    ),
    "the agency's own codes": (
        f"Mã số;Chỉ tiêu;2025\n0101;{ECONOMY};19,5\n0102;Chỉ tiêu khác hẳn;3",
        "LEVEL 2025 19,5",
    ),
    "a code in the column of names": ("Cam kết;Năm;Số liệu\nLEVEL;2024;13,1", "LEVEL 2024 13,1"),
    "a code called an indicator": ("Indicator;Year;Value\nLEVEL;2024;13.1", "LEVEL 2024 13.1"),
    "another name beside the code": (
        "Mã chỉ tiêu;Tên chỉ tiêu;Năm 2023;Năm 2024\nLEVEL;Kinh tế số trong GDP;12,3;13,1",
        "LEVEL 2023 12,3 | LEVEL 2024 13,1",
    ),
    "headings that nobody knows": (
        "Mã hiệu;Thời gian;Kết quả đo\nLEVEL;2024;13,1\nSHARE;2024;55,2",
        "LEVEL 2024 13,1 | SHARE 2024 55,2",
    ),
    "Open SDG": (
        "Year,Series,Sex,Units,Value\n2023,LEVEL,,Percent,12.3\n2023,LEVEL,Female,Percent,11.3\n2024,LEVEL,,Percent,13.1",
        "LEVEL 2023 12.3 | LEVEL 2024 13.1",
    ),
    "UN SDG, long": (
        "Goal,Target,Indicator,SeriesCode,GeoAreaName,TimePeriod,Value\n8,8.1,LEVEL,XX,Viet Nam,2023,12.3",
        "LEVEL 2023 12.3",
    ),
    "World Bank, wide": (
        "Data Source,World Development Indicators,\nLast Updated Date,2025-01-28,\n"
        "Country Name,Country Code,Indicator Name,Indicator Code,2022 [YR2022],2023 [YR2023]\n"
        "Viet Nam,VNM,Share of the digital economy,X.Y,14.26,..\nViet Nam,VNM,Other thing,X.Z,1,2",
        "LEVEL 2022 14.26",
    ),
    "Eurostat": ("geo\\TIME_PERIOD;2022 ;2023 \nLEVEL;: ;12.3", "LEVEL 2023 12.3"),
    "a footnote for a star": (
        f"Tên chỉ tiêu;ĐVT;2023;2024*\n{ECONOMY};%;12,3;13,1\n* Số sơ bộ",
        "LEVEL 2023 12,3 | LEVEL 2024 13,1 P",
    ),
    "wards called units": (
        "Mã;Đơn vị;Năm;Trả lời\nCOVER;Phường 1;2025;đã có\nCOVER;Phường Hoà Bình;2025;chưa",
        "COVER 2025 đã có | COVER 2025 chưa",
    ),
    "wards down, years across, with a total": (
        "Phường, xã;Mã;2024;2025\nPhường 1;COVER;có;có\nTổng cộng;COVER;1;1",
        "COVER 2024 có | COVER 2025 có",
    ),
    "three kinds of blanks": (f"Tên chỉ tiêu;2021;2022;2023;2024\n{ECONOMY};..;-;x;13,1", "LEVEL 2024 13,1"),
    "grouped thousands beside decimal commas": (
        f"Tên chỉ tiêu;2023;2024\n{GROWTH};4,8;75.343",
        "GROWTH 2023 4,8 | GROWTH 2024 75343",
    ),
}
# What cannot be read says what to do next; nothing of it is taken.
SENTENCES = {
    "a year over two columns": (f"Chỉ tiêu;2023;;2024;\n{ECONOMY};15,0;12,3;17,0;13,1", "which_actual"),
    "a comma that cut a cell in two": ("Mã,Năm,Số liệu,Nguồn\nLEVEL,2024,13,1,Cục Thống kê", "long_row"),
    "a star without a footnote": (f"Chỉ tiêu;2023;2024*\n{ECONOMY};12,3;13,1", "which_mark"),
    "two columns, either of which may be the actual": (
        "Mã;Năm;Cột một;Cột hai\nLEVEL;2024;13,1;14\nSHARE;2024;55,2;3",
        "which_actual",
    ),
    "two columns of one heading": ("Mã;2025;Năm 2025\nLEVEL;5;6", "column_twice"),
    "a plan by its title": (f"GIAO CHỈ TIÊU KẾ HOẠCH NĂM 2025\nChỉ tiêu;ĐVT;2025\n{ECONOMY};%;20", "only_plan"),
    "nine months by its title": (f"BÁO CÁO 9 THÁNG NĂM 2025\nChỉ tiêu;2024;2025\n{ECONOMY};17;15", "no_actual"),
    "plans alone": (f"Chỉ tiêu;KH 2024;KH 2025\n{ECONOMY};17;15", "no_actual"),
    "no year anywhere": (f"Chỉ tiêu;Thực hiện\n{ECONOMY};17", "which_year"),
    "no commitment anywhere": ("Năm;Giá trị\n2023;12,3\n2024;13,1", "which_commitment"),
    "no figures anywhere": ("Họ tên;Chức vụ\nNguyễn Văn A;Chuyên viên", "no_table"),
    "a name mistyped": ("Chỉ tiêu;2025\nTỷ trọng kinh tế sô;5\nBăng thông rộng;", "unknown_commitment"),
    "nobody's code among ours": ("Mã;2025\nLEVEL;5\nXYZ;5", "unknown_commitment"),
}


def sheet_of(text: str) -> Sheet:
    return read_delimited(text.encode())


def layout_of(text: str) -> Layout:
    return recognised(sheet_of(text), Names(commitments()))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_public_table_gets_in_with_what_it_says(shape: str) -> None:
    text, figures = SHAPES[shape]
    parsed = parse_sheets([sheet_of(text)], commitments())
    assert parsed.messages == ()
    read = [
        f"{s.commitment.code} {s.year} {s.cell} {s.beside.get(Column.STATUS, '')}".strip() for s in parsed.statements
    ]
    assert read == figures.split(" | ")


@pytest.mark.parametrize("shape", SENTENCES)
def test_a_table_that_cannot_be_read_gets_a_sentence(shape: str) -> None:
    text, fault = SENTENCES[shape]
    parsed = parse_sheets([sheet_of(text)], commitments())
    assert {message.cause.code for message in parsed.messages if isinstance(message.cause, CellRefused)} == {fault}
    assert not any(statement.cell for statement in parsed.statements if statement.commitment.code != "LEVEL")


def test_merged_headings_of_a_workbook_are_read_as_empty_ones_are() -> None:
    rows: list[list[object]] = [
        ["Chỉ tiêu", "2023", "", "2024", ""],
        ["", "KH", "TH", "KH", "TH"],
        [ECONOMY, 15, 12.3, 17, 13.1],
    ]

    def merged(sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 0, "Chỉ tiêu")
        sheet.merge_range(0, 1, 0, 2, "2023")

    content = workbook(rows, merged)
    statements = parse_sheets(read_sheets(content), commitments()).statements
    assert [(s.year, s.cell) for s in statements] == [(2023, "12.3"), (2024, "13.1")]


def test_the_heading_is_the_line_of_which_most_is_understood_below_titles_and_above_the_rows() -> None:
    layout = layout_of("Mã;2024\n\nMã;Lạ;Năm;Số liệu;Nguồn\nLEVEL;y;2025;1;x")
    assert layout.heading == (3,)
    assert {column.role: column.place for column in layout.columns} == {
        **{Column.CODE: 0, None: 1, Column.YEAR: 2, Column.VALUE: 3, Column.SOURCE: 4}
    }
    assert layout.rows == {1: Why.TITLE}


def test_a_heading_is_looked_for_in_the_first_rows_only() -> None:
    titles = "\n".join(["Báo cáo"] * (HIGHEST_HEADING - 1))
    assert layout_of(f"{titles}\nMã;2025\nLEVEL;5").is_table
    assert not layout_of(f"{titles}\nBáo cáo\nMã;2025\nLEVEL;5").is_table


@pytest.mark.parametrize("row", ["Năm;Số liệu", "Mã;Số liệu", "Mã;Năm", "Mã;Nguồn;Năm"])
def test_a_row_that_lacks_a_name_a_year_or_figures_heads_no_rows(row: str) -> None:
    parsed = parse_sheets([sheet_of(row)], commitments())
    assert parsed.statements == ()
    assert parsed.messages


def test_rows_are_left_out_each_with_its_reason() -> None:
    text = SHAPES["section lines, totals and parts"][0]
    assert layout_of(text).rows == {2: Why.SECTION, 3: Why.FOREIGN, 5: Why.PART, 6: Why.TOTAL, 7: Why.SECTION}


def test_a_file_is_about_the_only_commitment_that_its_title_names() -> None:
    assert layout_of("LEVEL\nNăm;Giá trị\n2023;12,3").about == "LEVEL"
    assert layout_of("LEVEL, COVER\nNăm;Giá trị\n2023;12,3").about is None
    (sheet,) = read_sheets(workbook([["Năm", "Giá trị"], [2023, 12.3]], name="LEVEL"))
    assert recognised(sheet, Names(commitments())).about == "LEVEL"


def test_how_numbers_are_written_is_one_choice_for_the_file_and_asked_where_nothing_tells() -> None:
    names = Names(commitments())

    def marks(*texts: str) -> list[str]:
        return [layout.decimal_mark for layout in understood([sheet_of(text) for text in texts], names)]

    assert marks("Mã;2023;2024\nGROWTH;4,8;75.343") == [","]
    assert marks("Mã;2023\nGROWTH;4.8", "Mã;2024\nGROWTH;75.343") == [".", "."]
    assert marks("Mã;2023;2024\nGROWTH;4,8;4.8") == marks("Mã;2023\nGROWTH;75.343") == [""]
    (asked,) = understood([sheet_of("Mã;2023\nGROWTH;75.343")], names)
    assert [question.topic for question in asked.questions] == [Topic.NUMBERS]


def test_signs_without_a_number_are_asked_about_and_nothing_until_then() -> None:
    layout = layout_of(SHAPES["three kinds of blanks"][0])
    assert layout.blanks == {"..": Blank.NOTHING, "-": Blank.NOTHING, "x": Blank.NOTHING}
    assert [q.about for q in layout.questions if q.topic is Topic.BLANK] == ["..", "-", "x"]
    assert is_blank_sign(" .. ")
    assert not is_blank_sign("0")


def test_a_cell_of_years_may_say_how_sure_its_figures_are() -> None:
    head = year_head("Sơ bộ 2024")
    assert head is not None
    assert head.year == 2024
    assert year_head("Thực hiện") is year_head("19,5") is None


def test_a_table_of_wards_alone_is_a_table_that_asks_for_commitment_and_year() -> None:
    layout = layout_of("Phường, xã;Đã có\nPhường 1;Có\nPhường Hòa Bình;Chưa")
    assert [question.topic for question in layout.pressing] == [Topic.YEAR, Topic.ABOUT]
