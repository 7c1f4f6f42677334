"""The page of imports: a sheet is previewed, or refused row by row."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from tests.support.entry_form import faults, stored
from tests.support.screen import elements, screen, screen_text

pytestmark = pytest.mark.usefixtures("real_cities")
HEADING = "Mã;Năm;Số liệu;Nguồn\n"


def sent(*lines: str, name: str = "Số liệu.csv") -> AppTest:
    at = screen("upload")
    at.file_uploader[0].set_value((name, (HEADING + "".join(f"{line}\n" for line in lines)).encode(), "text/csv"))
    at.run()
    assert not at.exception
    return at


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


def test_a_sheet_is_read_back_and_nothing_is_taken_before_that_is_confirmed() -> None:
    at = press(sent("TN-03;2025;12,87;Niên giám", "TN-04;2025;8;Niên giám"), "submit")
    assert "12,87% GDP" in screen_text(at)
    assert at.button(key="really")
    assert stored("TN-03").figures == ()


def test_one_row_that_cannot_be_taken_holds_up_all_and_is_placed() -> None:
    at = sent("TN-03;2025;12,87;Niên giám", "TN-04;2025;abc;Niên giám", "X;2025;1;Niên giám")
    assert "dòng 3" in faults(at)
    assert "“abc” không có chữ số nào" in faults(at)
    assert "Không có cam kết nào là “X”" in faults(at)
    assert at.button(key="submit").disabled


def test_of_many_faults_the_first_are_shown_and_the_rest_counted() -> None:
    at = sent(*(f"X{n};2025;1;Niên giám" for n in range(23)))
    assert "“X19”" in faults(at)
    assert "“X20”" not in faults(at)
    assert "3" in faults(at).splitlines()[-1]


def test_a_sheet_without_a_change_has_nothing_to_submit() -> None:
    at = sent()
    assert at.button(key="submit").disabled
    assert "Chưa có thay đổi nào để nộp" in screen_text(at)


def test_a_file_that_is_no_sheet_is_refused_in_a_sentence() -> None:
    at = screen("upload")
    at.file_uploader[0].set_value(("Số liệu.xlsx", b"\x00\x01\x02", "application/octet-stream")).run()
    assert not at.exception
    assert at.error
    assert not [element for element in elements(at) if getattr(element, "key", None) == "submit"]


def test_a_doubtful_figure_asks_why_it_is_right() -> None:
    at = press(sent("VN-01;2025;91;Niên giám", "TN-04;2025;8;Niên giám"), "submit")
    assert "khác xa số liệu gần nhất" in screen_text(at)
    assert [field.key for field in at.text_input if str(field.key).startswith("why-right")] == ["why-right-0"]


def uploaded(*lines: str) -> AppTest:
    at = screen("upload")
    at.file_uploader[0].set_value(("Bảng.csv", "\n".join(lines).encode(), "text/csv")).run()
    assert not at.exception
    return at


def asked(at: AppTest, part: str) -> Selectbox[str]:
    """The list to choose from that is labelled like this."""
    (only,) = (box for box in at.selectbox if part in box.label.replace("\\", ""))
    return only


def test_a_file_in_which_nothing_is_asked_says_in_a_line_how_it_was_read() -> None:
    at = sent("TN-03;2025;12,87;Niên giám")
    assert "Hiểu tệp như sau: đọc 1 số liệu; dòng tiêu đề 1; bỏ qua 0 cột, 0 dòng" in [
        e.label.replace("\\", "") for e in at.expander
    ]
    assert asked(at, "C · Số liệu").value == "value"
    assert not at.button(key="submit").disabled


def test_a_column_that_was_misunderstood_is_chosen_anew_and_read_at_once() -> None:
    at = uploaded("Mã cam kết;Năm;Số liệu;Chính thức;Nguồn", "TN-03;2025;12,87;11,5;Niên giám")
    asked(at, "C · Số liệu").select("not_known")
    asked(at, "D · Chính thức").select("value").run()
    assert not at.exception
    assert "11,50% GDP" in screen_text(press(at, "submit"))


def test_nothing_is_read_before_it_is_chosen_what_a_table_is_about() -> None:
    at = uploaded("Năm;Số liệu;Nguồn", "2025;12,87;Niên giám")
    assert at.button(key="submit").disabled
    box = asked(at, "Cả bảng nói về cam kết nào?")
    box.select(next(option for option in box.options if option.startswith("TN-03"))).run()
    assert not at.button(key="submit").disabled
    assert "12,87% GDP" in screen_text(press(at, "submit"))


def test_a_sign_is_read_as_no_figure_or_as_zero() -> None:
    at = uploaded("Mã cam kết;2025;Nguồn", "TN-03;..;Niên giám", "TN-04;8;Niên giám")
    asked(at, "Ô ghi “..” nghĩa là gì?").select("zero").run()
    assert not at.exception
    assert "0% GDP" in screen_text(press(at, "submit"))


def test_text_of_the_file_is_shown_as_it_stands() -> None:
    at = uploaded("Mã cam kết;2025;**Đậm** <b>;Nguồn", "TN-03;8;x;Niên giám")
    assert asked(at, "Đậm").label == "C · \\*\\*Đậm\\*\\* \\<b\\>"


def test_the_dialog_shows_everything_that_will_be_stored() -> None:
    heading, row = (
        "Mã;Năm;Số liệu;Tình trạng;Nguồn;Ghi chú;Tính đến ngày",
        "TN-03;2025;12,87;ước tính;Sở;Đã rà;30/9/2025",
    )
    text = screen_text(press(uploaded(heading, row), "submit"))
    assert all(part in text for part in ("12,87% GDP", "ước tính", "Sở", "Đã rà", "30/09/2025"))


def test_what_was_chosen_is_used_for_the_next_file_of_the_shape_until_it_is_forgotten() -> None:
    heading = "Mã cam kết;Năm;Số liệu;Chính thức;Nguồn"
    at = uploaded(heading, "TN-03;2025;12,87;11,5;Niên giám")
    asked(at, "C · Số liệu").select("not_known")
    asked(at, "D · Chính thức").select("value").run()
    assert "Đọc như lần trước" not in screen_text(at)
    again = uploaded(heading, "TN-03;2025;12,9;11,7;Niên giám")
    assert "Đọc như lần trước" in screen_text(again)
    assert "11,70% GDP" in screen_text(again)
    press(again, "forget-reading")
    assert "12,90% GDP" in screen_text(again)
    assert "Đọc như lần trước" not in screen_text(uploaded(heading, "TN-03;2025;12,9;11,8;Niên giám"))
