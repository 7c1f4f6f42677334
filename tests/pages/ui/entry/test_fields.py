"""The fields of an entry by kind: wards one by one, k of N, counts, rates, stages."""

import pytest

from board.units import units_of
from models import Answer, ObservationStatus, Stage
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
from tests.support.screen import screen_text

pytestmark = pytest.mark.usefixtures("real_cities")


def test_unit_answers_are_given_one_by_one_and_counted() -> None:
    at = form("TN-02", 2023)
    units = stored("TN-02").units
    for unit in units[:7]:
        fill(at, **{unit.key: Answer.YES})
    fill(at, **{units[7].key: Answer.NO})
    assert "7/10 có; 2 chưa rõ" in screen_text(at)
    press(fill(at, source=SOURCE), "check")
    assert f"{units[7].name.vi}: chưa" in screen_text(at)
    assert saved(press(at, "save"))
    figure = last_figure("TN-02", 2023)
    assert (figure.observation.part, figure.observation.whole) == (7, 10)
    assert [answer for _, answer in figure.answers].count(Answer.UNKNOWN) == 2


def test_after_a_merger_the_wards_of_the_years_end_are_asked_and_the_list_at_signing_counts() -> None:
    at = form("TN-02", 2025)
    assert "2025 hỏi theo các phường, xã tồn tại vào cuối năm" in screen_text(at)
    tan_ninh, binh_minh, ninh_thanh = units_of(stored("TN-02"), 2025)
    assert not has_field(at, stored("TN-02").units[1].key)
    fill(at, **{tan_ninh.key: Answer.YES, binh_minh.key: Answer.NO})
    assert "5/10 có; 1 chưa rõ" in screen_text(at)
    press(fill(at, source=SOURCE), "check")
    assert "(5/10 phường, xã; 1 chưa rõ); Phường Bình Minh: chưa; Phường Ninh Thạnh: chưa rõ" in screen_text(at)
    assert saved(press(at, "save"))
    figure = last_figure("TN-02")
    assert (figure.observation.part, figure.observation.whole) == (5, 10)
    assert [unit.key for unit, _ in figure.answers] == sorted(u.key for u in (tan_ninh, binh_minh, ninh_thanh))


def test_no_answer_at_all_is_no_figure() -> None:
    at = save(form("TN-02"), source=SOURCE)
    assert "Chưa có số liệu nào được nhập" in faults(at)
    assert not saved(at)


@pytest.mark.parametrize(("code", "year", "part"), [("TN-05", 2024, 1), ("TN-07", 2024, 1), ("TN-07", 2025, 2)])
def test_named_and_counted_wards_are_entered_ward_by_ward(code: str, year: int, part: int) -> None:
    at = form(code, year)
    assert not has_field(at, "value")
    unit = units_of(stored(code), year)[0]
    assert saved(save(at, **{unit.key: Answer.YES, "source": SOURCE}))
    assert last_figure(code, year).observation.part == part


def test_a_coverage_without_a_list_takes_a_share() -> None:
    assert saved(save(form("VN-03"), value="99,3", source=SOURCE))
    assert last_figure("VN-03").observation.value == 99.3


@pytest.mark.parametrize(("language", "shown"), [("vi", "99,3% (9.930/10.000)"), ("en", "99.3% (9,930 of 10,000)")])
def test_a_coverage_without_a_list_takes_k_of_n_and_shows_the_share(language: str, shown: str) -> None:
    at = fill(form("VN-03", language=language), given="part", part="9.930", whole="10 000", source=SOURCE)
    assert not has_field(at, "value")
    assert shown in screen_text(at)
    press(at, "check")
    assert f"**{shown}**" in screen_text(at)
    assert saved(press(at, "save"))
    observation = last_figure("VN-03").observation
    assert (observation.part, observation.whole, observation.value) == (9930, 10000, None)
    assert has_field(form("VN-03"), "part"), "the form begins as the figure was given"


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        ("12", "10", "12 trên 10 là không thể có"),
        ("0", "0", "0 trên 0 là không thể có"),
        ("9", "", "Chưa có số liệu nào được nhập"),
        ("9,5", "10", "có phần thập phân"),
        ("chín", "10", "“chín” viết số bằng chữ"),
    ],
)
def test_a_part_that_cannot_be_is_refused_in_a_sentence_and_stays(part: str, whole: str, reason: str) -> None:
    at = press(fill(form("VN-03"), given="part", part=part, whole=whole, source=SOURCE), "check")
    assert reason in faults(at)
    assert [field(at, name).value for name in ("part", "whole")] == [part, whole]
    assert not has_field(at, "save")


def test_a_share_far_from_the_last_is_asked_about_however_it_is_given() -> None:
    assert saved(save(form("VN-03", 2024), value="98", source=SOURCE))
    at = save(form("VN-03"), given="part", part="993", whole="10000", source=SOURCE)
    assert "9,9% khác xa số liệu gần nhất: 98,0% (năm 2024)" in faults(at)


@pytest.mark.usefixtures("cities")
def test_a_count_takes_a_whole_number_grouped_or_not() -> None:
    opened_again("TPM-04")
    at = press(fill(form("TPM-04"), value="133,5", reason="Đếm lại", source=SOURCE), "check")
    assert "có phần thập phân" in faults(at)
    at = fill(form("TPM-04", 2025), value="1.234", reason="Đếm lại", source=SOURCE)
    assert "1.234 điểm" in screen_text(at)
    answered(press(press(at, "check"), "save"))
    assert last_figure("TPM-04").observation.value == 1234


def test_a_growth_rate_may_be_negative_and_its_span_may_be_published_as_a_whole() -> None:
    assert saved(save(form("TN-04", 2023), value="-2,5", source=SOURCE))
    assert last_figure("TN-04", 2023).observation.value == -2.5
    at = form("TN-04", 2025)
    assert saved(save(at, value="8,1", span=True, source=SOURCE))
    assert last_figure("TN-04").observation.of_span


def test_the_mean_of_a_span_is_no_revision_of_its_last_year() -> None:
    assert saved(save(form("TN-04"), value="8", source=SOURCE))
    at = fill(form("TN-04"), value="8,1", reason="Số bình quân", source=SOURCE, span=True)
    assert not has_field(at, "reason")
    assert saved(save(at))
    assert [(f.observation.of_span, f.observation.version) for f in stored("TN-04").figures] == [(False, 1), (True, 1)]


def test_a_milestone_has_a_stage_and_dates() -> None:
    at = form("TN-01")
    press(fill(at, source=SOURCE), "check")
    assert "Chưa có số liệu nào được nhập" in faults(at)
    fill(at, stage=Stage.UNDER_WAY, expected="31/12/2027")
    assert "Đã hiểu là: 31/12/2027" in screen_text(at)
    assert saved(save(at))
    assert last_figure("TN-01").observation.expected_on == "2027-12-31"


def test_a_milestone_is_done_in_its_year_or_before() -> None:
    at = save(form("TN-01"), stage=Stage.DONE, done="03/2026", source=SOURCE)
    assert not saved(at)
    assert "Thời điểm hoàn thành 03/2026 không khớp" in faults(at)
    assert field(at, "done").value == "03/2026"
    assert saved(save(at, done="3/2025"))
    observation = last_figure("TN-01").observation
    assert (observation.stage, observation.done_on) == (Stage.DONE, "2025-03")


def test_the_running_year_takes_an_estimate_only() -> None:
    at = form("TN-03", 2026)
    assert "chỉ nhập được số ước tính" in screen_text(at)
    assert saved(save(at, value="12", source=SOURCE))
    assert last_figure("TN-03", 2026).observation.status is ObservationStatus.ESTIMATE
