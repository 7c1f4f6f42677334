"""The switches of a commitment's charts: the yardstick, and the targets of years gone by."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.screen import elements, screen, screen_text
from tests.support.screen import shown as shown_table

pytestmark = pytest.mark.usefixtures("cities")


def test_the_national_figures_can_be_laid_under_a_city_and_the_address_says_so() -> None:
    at = screen("commitment", code="TN-03")
    before = chart(at)
    at.segmented_control(key="beside").set_value("1").run()
    assert at.query_params["beside"] == "1"
    assert len(chart(at)) > len(before)
    assert chart(screen("commitment", code="TN-03", beside="1")) == chart(at)


def test_years_gone_by_are_held_against_their_own_targets_unless_the_reader_asks_for_todays() -> None:
    def path_of_2023(at: AppTest) -> str:
        table = shown_table(next(e for e in elements(at) if e.type == "table"))
        return str(table[table["Năm"] == "2023"]["Lộ trình (nội suy)"].item())

    at = screen("commitment", code="TPM-06")
    assert "4px,5px" in chart(at)  # how the path of before is drawn
    before = path_of_2023(at)
    at.segmented_control(key="targets").set_value("now").run()
    assert at.query_params["targets"] == "now"
    assert "không phải mục tiêu có hiệu lực" in screen_text(at)
    assert (before, path_of_2023(at)) == ("50,0%", "47,5%")
    assert not [s for s in screen("commitment", code="TPM-02").segmented_control if s.key == "targets"]


def chart(at: AppTest) -> str:
    return next(str(element.proto.spec) for element in elements(at) if element.type == "plotly_chart")
