"""Sizes of charts for screens, phones and pictures."""

import pytest

from charts.size import PHONE, SCREEN, picture


def test_a_picture_under_480_pixels_is_drawn_as_on_a_phone() -> None:
    assert picture(479).narrow
    assert not picture(480).narrow
    assert picture(640).widths == (640,)


def test_the_legend_of_a_screen_is_counted_for_no_more_than_1100_pixels() -> None:
    assert SCREEN.legend == picture(1400).legend == 1100
    assert picture(640).legend == 640
    assert PHONE.legend == PHONE.widths[0]


@pytest.mark.parametrize(("height", "row"), [(300, 30), (100, 17), (900, 47)])
def test_rows_share_a_fixed_height_between_their_least_and_their_most(height: float, row: float) -> None:
    assert SCREEN.row(32, 10, 17, 47) == 32
    assert SCREEN.of_height(height).row(32, 10, 17, 47) == row
