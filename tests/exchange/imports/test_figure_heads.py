"""What stands over a column of figures."""

import pytest

from exchange.imports.figure_heads import (
    Head,
    Why,
    head_of,
    is_part_of_year,
    is_plan,
    status_said,
    without_mark,
    years_in,
)
from models import ObservationStatus

PROVISIONAL, ESTIMATE = ObservationStatus.PROVISIONAL, ObservationStatus.ESTIMATE


@pytest.mark.parametrize(
    ("title", "year", "status"),
    [
        *(("2024", 2024, None), ("Năm 2024", 2024, None), ("TH 2024", 2024, None), ("12 tháng 2025", 2025, None)),
        *(("Số liệu năm 2024 (%)", 2024, None), ("31/12/2024", 2024, None), ("14/12/2024", 2024, None)),
        *(("Sơ bộ 2024", 2024, PROVISIONAL), ("2024 (sơ bộ)", 2024, PROVISIONAL), ("2024(p)", 2024, PROVISIONAL)),
        *(("2024p", 2024, PROVISIONAL), ("Sơ bộ - Prel. 2020", 2020, PROVISIONAL), ("2023 [YR2023]", 2023, None)),
        *(("Ước thực hiện 2024", 2024, ESTIMATE), ("Ước TH cả năm 2025", 2025, ESTIMATE), ("2024 e", 2024, ESTIMATE)),
        *(("2024.0", 2024, None), ("Năm 2024,0", 2024, None)),
        *(("Thực hiện", None, None), ("Ước thực hiện", None, ESTIMATE)),
    ],
)
def test_a_heading_says_the_year_and_how_sure_its_figures_are(
    title: str, year: int | None, status: ObservationStatus | None
) -> None:
    assert head_of(title) == Head(year, status)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        *((("9 tháng 2025",), Why.PART_OF_YEAR), (("Quý III/2025",), Why.PART_OF_YEAR), (("6T",), Why.PART_OF_YEAR)),
        *((("6T/2025",), Why.PART_OF_YEAR), (("6 tháng đầu năm 2025",), Why.PART_OF_YEAR)),
        *((("T9/2025",), Why.PART_OF_YEAR), (("9/2025",), Why.PART_OF_YEAR), (("2025-Q3",), Why.PART_OF_YEAR)),
        *(
            (("2025", "9 tháng"), Why.PART_OF_YEAR),
            (("13/12/2024",), Why.PART_OF_YEAR),
            (("H1 2025",), Why.PART_OF_YEAR),
        ),
        *((("2024", "Kế hoạch"), Why.PLAN), (("Kế hoạch", "2024"), Why.PLAN), (("KH 2025",), Why.PLAN)),
        *((("Mục tiêu 2025",), Why.PLAN), (("2024", "Target"), Why.PLAN)),
        *((("So với KH (%)",), Why.COMPARISON), (("2024", "% TH/KH"), Why.COMPARISON)),
        *((("Tăng, giảm so với 2023",), Why.COMPARISON), (("Thực hiện kế hoạch 2024",), Why.COMPARISON)),
        *((("2021-2025",), Why.SPAN), (("2024-25",), Why.SPAN), (("Giai đoạn 2021–2025",), Why.SPAN)),
    ],
)
def test_what_is_not_the_actual_of_a_whole_year_is_never_taken_for_it(lines: tuple[str, ...], why: Why) -> None:
    head = head_of(*lines)
    assert head is not None
    assert head.why is why


def test_of_two_lines_the_inner_one_tells_plan_and_actual_apart() -> None:
    assert head_of("2024", "Thực hiện") == Head(2024)
    assert head_of("Kế hoạch và thực hiện 2024", "TH") is not None
    assert head_of("Kế hoạch và thực hiện", "KH 2024") == Head(2024, why=Why.PLAN)


@pytest.mark.parametrize("title", ["Nguồn", "Tên", "2024 avance", "Giới tính", "2024 nữ", "", "1899"])
def test_what_says_nothing_known_of_a_year_is_no_head(title: str) -> None:
    assert head_of(title) is None


def test_a_mark_beside_a_year_waits_for_its_footnote() -> None:
    head = head_of("2024*")
    assert head == Head(2024, mark="*")
    assert without_mark(head, status_said("* Số sơ bộ")) == Head(2024, PROVISIONAL)
    assert status_said("* Theo chuẩn mới") is None


def test_titles_tell_plans_and_parts_of_years_but_not_by_the_dates_of_letters() -> None:
    assert is_plan("Giao chỉ tiêu kế hoạch năm 2025")
    assert not is_plan("Kết quả thực hiện kế hoạch năm 2025")
    assert is_part_of_year("Tình hình 9 tháng năm 2025")
    assert is_part_of_year("Tính đến ngày 30/9/2026")
    for title in (
        "Kèm theo Báo cáo số 12 ngày 5/1/2026",
        "…, ngày 5 tháng 1 năm 2026",
        "Kỳ họp thứ 10",
        "Đến 31/12/2025",
    ):
        assert not is_part_of_year(title)
    assert years_in("Năm 2025 (Quyết định ngày 5/1/2026, giai đoạn 2021-2030)") == {2025}
