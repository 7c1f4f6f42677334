"""Entering a figure or baseline: what is understood, what is refused, and that nothing typed is lost."""

import pytest

from board.units import units_of
from models import Answer, ObservationStatus
from store.accounts.assignments import assign
from tests.support.entry_form import (
    SOURCE,
    answered,
    faults,
    field,
    fill,
    form,
    has_field,
    last_figure,
    opened_again,
    press,
    save,
    saved,
    stored,
)
from tests.support.people import ADMINISTRATOR, OFFICER, Act
from tests.support.screen import go, screen, screen_text
from tests.support.small_city import NOW
from views import Remark

pytestmark = pytest.mark.usefixtures("real_cities")


@pytest.mark.parametrize("typed", ["12,87", "12.87", " 12,87 % ", "12,870"])
@pytest.mark.parametrize(("language", "shown"), [("vi", "12,87 % GDP"), ("en", "12.87% of GDP")])
def test_both_notations_are_the_same_figure_and_are_read_back(typed: str, language: str, shown: str) -> None:
    at = fill(form("TN-03", language=language), value=typed)
    assert shown in screen_text(at)
    press(fill(at, source=SOURCE), "check")
    assert f"**{shown}**" in screen_text(at)
    press(at, "save")
    assert saved(at)
    figure = last_figure("TN-03")
    assert (figure.observation.value, figure.origin.source, figure.recorded_by) == (12.87, SOURCE, "lan")


@pytest.mark.parametrize(
    ("code", "typed", "reason"),
    [
        ("TN-03", "abc", "Không đọc được “abc” thành một số"),
        ("TN-03", "12,87 tỷ", "Không đọc được"),
        ("TN-03", "nan", "Không đọc được “nan”"),
        ("TN-03", "NaN", "Không đọc được"),
        ("TN-03", "inf", "Không đọc được “inf”"),
        ("TN-03", "Infinity", "Không đọc được"),
        ("TN-03", "-∞", "Không đọc được"),
        ("TN-03", "1e2", "Không đọc được"),
        ("TN-03", "140", "nằm ngoài khoảng cho phép"),
        ("TN-03", "-1", "nằm ngoài khoảng cho phép"),
        ("TN-03", "", "Chưa có số liệu nào được nhập"),
        ("TN-04", "1.234", "có hai cách hiểu"),
        ("TN-04", "1,234", "có hai cách hiểu"),
        ("TN-04", "-150", "nhỏ hơn mức cho phép"),
    ],
)
def test_a_number_that_cannot_be_taken_is_refused_in_a_sentence_and_stays(code: str, typed: str, reason: str) -> None:
    at = press(fill(form(code), source=SOURCE, note="Ghi chú", value=typed), "check")
    assert reason in faults(at)
    assert not has_field(at, "save")
    assert [field(at, name).value for name in ("value", "source", "note")] == [typed, SOURCE, "Ghi chú"]


def test_a_figure_without_a_source_is_refused_and_keeps_its_number() -> None:
    at = press(fill(form("TN-03"), value="12,87"), "check")
    assert "Chưa ghi nguồn" in faults(at)
    assert field(at, "value").value == "12,87"
    assert stored("TN-03").figures == ()


def test_of_several_texts_the_one_that_is_too_long_is_named_by_how_it_begins() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=SOURCE, note="Theo số liệu \n của các xã. " * 100), "check")
    assert "“Theo số liệu của các xã. The…” dài 2699 ký tự, quá giới hạn 2000" in faults(at)


def test_a_year_to_come_is_refused_in_words() -> None:
    at = form("VN-01", 2030)
    assert "Năm 2030 chưa đến: năm nay là 2026" in faults(at)
    assert not has_field(at, "check")


def test_the_running_year_takes_an_estimate_only() -> None:
    at = form("TN-03", 2026)
    assert "chỉ nhập được số ước tính" in screen_text(at)
    assert saved(save(at, value="12", source=SOURCE))
    assert last_figure("TN-03", 2026).observation.status is ObservationStatus.ESTIMATE


def test_a_figure_far_from_the_last_is_asked_about_once_more_with_both_values() -> None:
    at = save(form("VN-01"), value="91", source=SOURCE)
    assert not saved(at)
    assert "91,00 % GDP khác xa số liệu gần nhất: 13,17 % GDP (năm 2024)" in faults(at)
    assert field(at, "value").value == "91"
    press(at, "far")
    assert "vì sao số liệu này đúng" in faults(at)
    answered(at, "Nguồn mới tính lại toàn bộ")
    assert saved(at)
    assert last_figure("VN-01").why_right == "Nguồn mới tính lại toàn bộ"
    assert last_figure("VN-01").observation.value == 91


def test_a_doubted_figure_can_be_corrected_instead() -> None:
    at = save(form("VN-01"), value="91", source=SOURCE)
    press(fill(at, value="13,5"), "check")
    assert faults(at) == ""
    assert saved(press(at, "save"))
    assert last_figure("VN-01").observation.value == 13.5


def test_a_second_figure_is_a_revision_and_needs_a_reason() -> None:
    assert saved(save(form("TN-03"), value="12,5", source=SOURCE))
    at = form("TN-03")
    assert "**2025: 12,50 % GDP** :small[(bản thứ 1)]" in screen_text(at)
    assert screen_text(at).count("12,50 % GDP") == 1
    press(fill(at, value="12,87"), "check")
    assert "cần ghi lý do sửa" in faults(at)
    assert saved(save(at, reason="Số chính thức"))
    first, second = stored("TN-03").figures
    assert (first.observation.value, first.observation.version, first.origin.reasons) == (12.5, 1, None)
    assert (second.observation.value, second.observation.version) == (12.87, 2)
    assert second.origin.reasons == Remark("Số chính thức", None)


def test_a_revision_shows_the_old_value_beside_the_new() -> None:
    opened_again("VN-01", 2024)
    at = press(fill(form("VN-01", 2024), value="13,2", source=SOURCE, reason="Số chính thức"), "check")
    assert "Cũ → mới: 13,17 % GDP → **13,20 % GDP**" in screen_text(at)


def test_a_figure_that_will_never_exist_needs_a_note() -> None:
    at = fill(form("TN-03"), status=ObservationStatus.NOT_AVAILABLE, source=SOURCE)
    assert not has_field(at, "value")
    save(at)
    assert not saved(at)
    assert "cần ghi chú ai cho biết và vì sao" in faults(at)
    assert saved(save(at, note="Cục Thống kê: chỉ biên soạn cho cấp tỉnh"))
    figure = last_figure("TN-03")
    assert figure.observation.status is ObservationStatus.NOT_AVAILABLE
    assert figure.observation.value is None


def test_notes_and_reasons_may_be_given_in_english_too() -> None:
    texts = {"note": "Sơ bộ", "note_en": "Provisional"}
    assert saved(save(form("TN-03"), value="12", source=SOURCE, **texts))
    at = form("TN-03", language="en")
    assert [field(at, name).value for name in texts] == ["Sơ bộ", "Provisional"]
    press(fill(at, value="12,5", reason="Số chính thức", reason_en="Final"), "check")
    assert all(f"{part}\n" in f"{screen_text(at)}\n" for part in ("Provisional", "Final"))
    assert saved(press(at, "save"))
    assert last_figure("TN-03").origin.reasons == Remark("Số chính thức", "Final")
    vi, en = (screen_text(screen("commitment", code="TN-03", lang=language)) for language in ("vi", "en"))
    assert "Sơ bộ" in vi
    assert "Số chính thức" in vi
    assert "Provisional" not in vi
    assert "Final\n" not in vi
    assert "Provisional" in en
    assert "Số chính thức" not in en


def test_what_was_typed_is_there_after_another_commitment_method_or_page() -> None:
    at = fill(form("TN-02"), **{units_of(stored("TN-02"), 2025)[0].key: Answer.NO}, source="Nguồn của TN-02")
    go(at, "entry", code="TN-03")
    fill(at, status=ObservationStatus.PROVISIONAL, value="12,87", source=SOURCE, breaks=True, note_en="Note")
    go(at, "entry", method="mic")
    assert [field(at, name).value for name in ("value", "source")] == ["", ""]
    fill(at, value="13")
    go(at, "commitment", code="TN-04")
    go(at, "entry", code="TN-03", method="mic")
    assert field(at, "value").value == "13"
    del at.query_params["method"]
    go(at, "entry")
    typed = [field(at, name).value for name in ("status", "value", "source", "breaks", "note_en")]
    assert typed == [ObservationStatus.PROVISIONAL, "12,87", SOURCE, True, "Note"]
    go(at, "entry", code="TN-02")
    assert field(at, "source").value == "Nguồn của TN-02"
    assert field(at, units_of(stored("TN-02"), 2025)[0].key).value == Answer.NO


@pytest.mark.parametrize("typed", ["31/02/2025", "hôm qua", "2025-13", "05/2025/01"])
def test_a_date_that_does_not_exist_is_refused_and_stays(typed: str) -> None:
    at = press(fill(form("TN-03"), value="12", source=SOURCE, published=typed), "check")
    assert f"Không đọc được “{typed}” thành một ngày có thật" in faults(at)
    assert field(at, "published").value == typed


@pytest.mark.parametrize(
    ("typed", "stored_as", "shown"),
    [
        ("31/12/2025", "2025-12-31", "31/12/2025"),
        ("ngày 6 tháng 1 năm 2026", "2026-01-06", "06/01/2026"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_release_date_is_written_as_officers_write_it(typed: str, stored_as: str, shown: str) -> None:
    at = fill(form("TN-03"), value="12", source=SOURCE, published=typed)
    assert f"Đã hiểu là: {shown}" in screen_text(at)
    assert saved(save(at))
    assert last_figure("TN-03").origin.published_on == stored_as


@pytest.mark.parametrize("kind", ["figure", "baseline"])
@pytest.mark.parametrize("typed", ["23/11/2026", "12/2026", "2027"])
def test_a_release_in_the_future_is_refused_and_stays(kind: str, typed: str) -> None:
    at = press(fill(form("TN-03", what=kind), value="12", source=SOURCE, published=typed), "check")
    assert f"Ngày công bố {typed} chưa đến" in faults(at)
    assert field(at, "published").value == typed


def test_the_day_up_to_which_a_figure_counts_is_read_back_and_shown_in_both_languages() -> None:
    at = save(form("TN-03"), value="12", source=SOURCE, cut_off="31/12/2024")
    assert "Ngày mà số liệu tính đến, 31/12/2024, ở trước năm số liệu 2025" in faults(at)
    assert field(at, "cut_off").value == "31/12/2024"
    press(fill(at, cut_off="31/12/2025"), "check")
    assert "Số liệu tính đến ngày (nếu biết): 31/12/2025" in screen_text(at)
    assert saved(press(at, "save"))
    assert last_figure("TN-03").content.cut_off_on == "2025-12-31"
    for language, words in (("vi", "tính đến 31/12/2025"), ("en", "as of 31 December 2025")):
        shown = screen_text(screen("commitment", code="TN-03", lang=language))
        assert shown.count(words) == 2, "table of years, and history"


def test_a_release_date_may_be_a_month() -> None:
    assert saved(save(form("TN-03"), value="12", source=SOURCE, published="01/2026"))
    assert last_figure("TN-03").origin.published_on == "2026-01"


def test_a_baseline_is_entered_with_its_source_and_replaced_with_a_reason() -> None:
    at = press(form("TN-03", 2022, what="baseline"), "check")
    assert faults(at).startswith("- Chưa nhập giá trị gốc.\n")
    assert at.text_input[0].label == "Giá trị gốc, năm 2022 (% GDP)"
    assert saved(save(at, value="5,78", source=SOURCE))
    first = stored("TN-03").baseline
    assert first is not None
    assert (first.year, first.value, first.version) == (2022, 5.78, 1)
    at = form("TN-03", 2022, what="baseline")
    assert "Giá trị gốc hiện có: năm 2022, 5,78 % GDP" in screen_text(at)
    press(fill(at, value="6", source=SOURCE), "check")
    assert "cần ghi lý do sửa" in faults(at)
    assert saved(save(at, reason="Tính lại"))
    second = stored("TN-03").baseline
    assert second is not None
    assert (second.value, second.version) == (6, 2)


def test_a_kind_without_a_baseline_says_so() -> None:
    for code in ("TN-01", "TN-04", "TN-07"):
        at = form(code, what="baseline")
        assert "không có giá trị gốc" in at.info[0].value
        assert not has_field(at, "check")


def test_another_method_is_another_series() -> None:
    assert saved(save(form("VN-01", 2023, method="mic"), value="14", source=SOURCE))
    assert [f.observation.method for f in stored("VN-01").figures if f.observation.year == 2023] == ["gso", "mic"]


def test_after_saving_the_form_is_fresh_and_the_commitment_shows_the_figure() -> None:
    at = save(form("TN-03"), value="12,87", source=SOURCE)
    assert field(at, "value").value == ""
    assert "**2025: 12,87 % GDP** :small[(bản thứ 1)]" in screen_text(at)
    assert "**Gửi thẩm định** · Trần Thị Lan" in screen_text(at)
    at.switch_page("commitment.py").run()
    assert "12,87 % GDP" in screen_text(at)
    assert not at.success


def test_what_was_checked_must_be_checked_again_when_it_changes() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=SOURCE), "check")
    assert has_field(at, "save")
    fill(at, value="12,9")
    assert not has_field(at, "save")


# ---- two officers


def test_the_second_of_two_officers_is_told_what_the_first_saved_and_may_keep_it() -> None:
    first, second = form("TN-03"), form("TN-03")
    assert saved(save(first, value="12,87", source="Nguồn một"))
    save(second, value="13,5", source="Nguồn hai")
    assert not saved(second)
    assert "Chưa có gì của bạn được lưu" in faults(second)
    assert "**12,87 % GDP**, do Trần Thị Lan" in screen_text(second)
    assert field(second, "value").value == "13,5"
    press(second, "theirs")
    assert [f.observation.value for f in stored("TN-03").figures] == [12.87]


def test_the_second_of_two_officers_may_correct_the_first_with_a_reason() -> None:
    first, second = form("TN-03"), form("TN-03")
    save(first, value="12,87", source="Nguồn một")
    press(save(second, value="13,5", source="Nguồn hai"), "mine")
    assert [field(second, name).value for name in ("value", "source")] == ["13,5", "Nguồn hai"]
    press(second, "check")
    assert "cần ghi lý do sửa" in faults(second)
    assert saved(save(second, reason="Số mới hơn"))
    figures = stored("TN-03").figures
    assert [(f.observation.value, f.origin.source) for f in figures] == [(12.87, "Nguồn một"), (13.5, "Nguồn hai")]
    assert figures[1].origin.reasons == Remark("Số mới hơn", None)


def test_two_officers_on_one_list_are_told_of_every_ward_on_which_they_differ() -> None:
    first, second, third = units_of(stored("TN-02"), 2025)
    mine, theirs = form("TN-02"), form("TN-02")
    save(mine, **{first.key: Answer.YES, second.key: Answer.YES, "source": "Nguồn một"})
    save(theirs, **{first.key: Answer.YES, second.key: Answer.NO, third.key: Answer.YES, "source": "Nguồn hai"})
    assert not saved(theirs)
    words = screen_text(theirs)
    assert "Nguồn: Nguồn một" in words
    assert f"{second.name.vi}: bạn ghi **chưa**, người kia ghi **có**" in words
    assert f"{third.name.vi}: bạn ghi **có**, người kia ghi **chưa rõ**" in words
    assert f"{first.name.vi}: bạn ghi" not in words


def test_two_officers_who_answer_alike_are_told_so() -> None:
    unit = units_of(stored("TN-02"), 2025)[0]
    mine, theirs = form("TN-02"), form("TN-02")
    for at in (mine, theirs):
        save(at, **{unit.key: Answer.YES, "source": SOURCE})
    assert "Hai người trả lời như nhau" in screen_text(theirs)


def test_two_officers_on_one_baseline_meet_as_well() -> None:
    first, second = (form("TN-03", 2022, what="baseline") for _ in range(2))
    save(first, value="5", source=SOURCE)
    save(second, value="6", source=SOURCE)
    assert "Chưa có gì của bạn được lưu" in faults(second)
    baseline = stored("TN-03").baseline
    assert baseline is not None
    assert baseline.value == 5


def test_only_what_is_assigned_is_offered_and_the_rest_refused_before_anything_is_typed() -> None:
    by: Act = {"now": NOW, "by": ADMINISTRATOR}
    assign(OFFICER, ["TN-03"], **by)
    assert [label.split(" · ")[0] for label in screen("entry").selectbox(key="code").options] == ["TN-03"]
    at = form("TN-04")
    assert "Cam kết TN-04 không được giao cho bạn" in screen_text(at)
    assert not has_field(at, "check")
    assign(OFFICER, [], **by)
    assert "Chưa có cam kết nào được giao cho bạn" in screen_text(screen("entry"))
    assert not screen("entry").exception
    for page in ("my_work", "grid", "upload"):
        assert not screen(page).exception
