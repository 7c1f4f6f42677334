"""The page of a commitment: how it stands, why, and its history."""

import pytest
from streamlit.testing.v1 import AppTest

from models import Kind
from progress.terms import Reason
from store.accounts.people import person
from store.board import standings
from tests.support.administration import changed, save
from tests.support.people import OFFICER
from tests.support.screen import LANGUAGES, elements, go, screen, screen_text
from tests.support.screen import shown as shown_table
from tests.support.small_city import TODAY
from wording.labels import DATA, KIND, STATUS

pytestmark = pytest.mark.usefixtures("cities")
CUTS = {
    "vi": ("r từ 0,95 trở lên: Đúng tiến độ; từ 0,60 đến dưới 0,95: Có nguy cơ", "quá 50 % của mức đó: Có nguy cơ"),
    "en": ("r of 0.95 or more: On track; from 0.60 to below 0.95: At risk", "at most 50% of the promised rate more"),
}


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
