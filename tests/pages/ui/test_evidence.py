"""Evidence on the screen."""

import pytest

from tests.support.entry_form import faults, fill, form, has_field, press

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_link_that_cannot_be_attached_is_refused_before_anything_is_saved() -> None:
    at = press(fill(form("TN-03", 2024), value="8,4", source="Báo cáo", link="javascript:alert(1)"), "check")
    assert "không phải một địa chỉ web" in faults(at)
    assert not has_field(at, "save")
