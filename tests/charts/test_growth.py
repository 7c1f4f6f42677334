"""The chart of average growth: rates, the promised mean, what is still needed."""

from models import Comparator, Kind
from progress.terms import DataState, Target
from tests.support.plotly_figures import SAMPLES, all_text, figure, named
from tests.support.standings import standing, value, with_four_blanks
from views import Bilingual
from wording.labels import DATA

GE = Comparator.AT_LEAST


def test_average_growth_shows_rates_mean_promise_and_what_is_needed() -> None:
    made = figure(SAMPLES["growth_on"])
    assert list(named(made, "Tốc độ tăng từng năm").x) == [2023, 2024, 2025]
    assert list(named(made, "Mỗi năm còn lại cần đạt").x) == [2026, 2027, 2028]
    text = all_text(made)
    assert "≥\u00a07%/năm" in text
    assert "Bình quân 3 năm<br>5,33%/năm" in text
    due = figure(SAMPLES["growth_due"])
    assert list(named(due, "! Quá hạn báo cáo").x) == [2021, 2025]
    assert "Bình quân công bố" in all_text(figure(SAMPLES["growth_mean"]))


def test_the_mean_that_a_yardstick_promises_lies_across_its_span() -> None:
    country = standing(
        Kind.AVERAGE_GROWTH,
        [Target(2025, Comparator.MORE_THAN, 7)],
        [value(2022, 4.8)],
        span=(2021, 2025),
        place=Bilingual("Cả nước", "Viet Nam"),
    )
    city = standing(Kind.AVERAGE_GROWTH, [Target(2025, Comparator.MORE_THAN, 10)], [], span=(2021, 2025))
    made = figure(city, yardstick=country)
    line = named(made, "Cả nước: mục tiêu")
    assert (line.mode, line.x[0], line.x[-1], set(line.y)) == ("lines", 2020.5, 2025.5, {7})
    assert "Thành phố Mẫu: chưa có số liệu nào" in all_text(made)


def test_the_axis_of_rates_reaches_what_another_method_says() -> None:
    rates = [value(2022, 4.8), value(2022, 31, method="mic")]
    made = figure(standing(Kind.AVERAGE_GROWTH, [Target(2025, GE, 7)], rates, span=(2021, 2025)))
    assert made.layout.yaxis.range[1] > 31


def test_a_coming_year_of_growth_shows_what_it_needs_and_no_blank() -> None:
    made = figure(with_four_blanks(Kind.AVERAGE_GROWTH))
    assert list(named(made, "Mỗi năm còn lại cần đạt").x) == [2026]
    assert DATA[DataState.NOT_DUE].vi not in all_text(made)
