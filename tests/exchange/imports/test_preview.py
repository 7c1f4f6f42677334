"""The preview of a file in words: old and new figure, the fault of a row with its place, and all of it as CSV."""

import pytest

from exchange.imports.preview import new_words, old_words, preview_csv
from tests.support.imported import imported, only_change, only_fault
from text import Language

VI, EN = Language.VI, Language.EN


pytestmark = pytest.mark.usefixtures("open_city")


def test_a_correction_shows_old_and_new_with_the_unit_of_measure() -> None:
    change = only_change("Mã;2024\nLEVEL;17,5")
    assert (old_words(change, VI), new_words(change, VI)) == ("17,25%", "17,5%")


def test_a_cell_that_is_no_number_is_named_by_row_and_column() -> None:
    text = "Mã;Cam kết;2025\n" + "\n" * 12 + "LEVEL;;abc"
    assert only_fault(text, language=VI).startswith("dòng 14, cột 2025: “abc” không có chữ số nào. Hãy nhập một con số")
    assert only_fault(text).startswith("row 14, column 2025: “abc”")


def test_an_ambiguous_number_is_refused_with_both_readings() -> None:
    message = only_fault("Mã;2023\nGROWTH;1.234", language=VI)
    assert message.startswith("dòng 2, cột 2023: “1.234” có hai cách hiểu: 1234%/năm")
    assert "1,2340%/năm" in message


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Mã;2025\nXYZ;5", "row 2: There is no commitment “XYZ”"),
        ("Mã;Cam kết;2025\n;;5", "row 2: This row has a figure but names no commitment"),
        ("Mã;Cam kết;2025\nLEVEL;Băng thông rộng;5", "Code LEVEL does not belong"),
        ("Mã;Đơn vị tính;2025\nLEVEL;triệu đồng;5", "counts in “triệu đồng”, the commitment in “%”"),
        ("Mã;2025\nCOUNT;5%", "column 2025: In “5%”, “%” is not the unit of measure here (wards)"),
        ("Mã;2025\nLEVEL;3 tỷ", "column 2025: “3 tỷ” is counted in “tỷ”"),
        ("Mã;2025\nLEVEL;9/10", "column 2025: “9/10” is a fraction"),
        ("Mã;2025\nLEVEL;chưa có số liệu", "column 2025: “chưa có số liệu” says that there is no number"),
        ("Mã;2025\nGROWTH;1000.000", "column 2025: “1000.000” is not grouped in threes"),
        ("Mã;Năm;Số liệu\nLEVEL;25;5", "“25” is not a year"),
        ("Mã;2025\nLEVEL;101", "row 2, column 2025: “101”"),
        ("Mã;2025\nCOUNT;2,5", "row 2, column 2025: “2,5”"),
        ("Mã;2027\nLEVEL;5", "2027"),
        ("Mã;2025\nDONE;sắp xong", "Write not started, under way or done"),
        ("Mã;2025\nCOVER;90", "answered ward by ward"),
        ("Mã;Năm;Số liệu;Tình trạng\nLEVEL;2025;5;chắc vậy", "column Tình trạng: “chắc vậy” is not understood"),
        ("Mã;Năm;Số liệu;Ngày công bố\nLEVEL;2025;5;hôm qua", "column Ngày công bố: “hôm qua”"),
        ("Mã;Năm;Số liệu;Nơi công bố\nLEVEL;2025;5;Ai đó", "There is no producer “Ai đó”"),
        ("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;Phường 9;x", "does not count a ward “Phường 9”"),
        ("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24001;hay", "The answer “hay” is not understood"),
        ("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24001;x\nCOVER;2025;Ward 1;x", "Rows 2 and 3 both speak of"),
        ("Mã;Năm;Số liệu\nLEVEL;2025;5\nLEVEL;2025;6", "Rows 2 and 3 are the same commitment and year"),
        ("Mã;2025;Năm 2025\nLEVEL;5;6", "Columns B and C have the same heading"),
        ("a;b\n1;2", "There is no table of figures"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(text: str, part: str) -> None:
    assert part in only_fault(text)


def test_the_preview_can_be_taken_away_with_its_messages() -> None:
    lines = preview_csv(imported("Mã;2024;2025\nLEVEL;17,5;abc\nXYZ;;1"), VI).splitlines()
    assert lines[0] == "\ufeffChỗ trong tệp;Mã cam kết;Cam kết;Năm;Kết quả;Đang có;Trong tệp;Cần biết"
    assert lines[1].startswith("dòng 2, cột 2024;LEVEL;Tỷ trọng kinh tế số;2024;Sửa;17,25%;17,5%;")
    assert lines[2].startswith(
        "dòng 2, cột 2025;LEVEL;Tỷ trọng kinh tế số;2025;Không nhận;—;—;“abc” không có chữ số nào"
    )
    assert lines[3].startswith("dòng 3;;;;Không nhận;;;Không có cam kết nào là “XYZ”")
