"""Years closed and opened again, as an administrator meets them on the screen."""

import pytest

from store.year_closures import closed_years
from tests.support.entry_form import faults, form, has_field
from tests.support.people import ADMINISTRATOR
from tests.support.screen import screen

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_year_is_closed_and_opened_again() -> None:
    at = screen("years", by=ADMINISTRATOR)
    at.button(key="close-it").click().run()
    agreement, year = at.selectbox(key="close-of").value, 2025
    assert closed_years() == {agreement: (year,)}
    for kind in ("figure", "waiting", "baseline"):
        closed = form("TN-03", year, what=kind)
        assert "Năm 2025 của thỏa thuận này đã khóa sổ" in closed.info[0].value
        assert not has_field(closed, "source")
        assert not has_field(closed, "why")
    at.button(key="close-it").click().run()
    assert "lý do mở lại" in faults(at)
    at.text_input(key=f"close-why-{agreement}-{year}").input("Số liệu đến muộn").run()
    at.button(key="close-it").click().run()
    assert closed_years() == {}
