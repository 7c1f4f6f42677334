"""The map of wards, in words too."""

from pathlib import Path

import pytest

from tests.support.screen import elements, screen, screen_text

pytestmark = pytest.mark.usefixtures("real_cities")


def test_the_sample_city_has_a_map_of_its_wards_in_words_too(cities: Path) -> None:
    at = screen("wards", code="TPM-02", lang="en", **{"for": "2025"})
    (chart,) = [element.proto for element in elements(at) if element.type == "plotly_chart"]
    assert chart.alt.startswith("Map of 2025. ✓ Yes: Sao Mai Ward, ")
    assert "✕ No: Sông Xanh Ward." in chart.alt
    assert chart.alt in screen_text(at)
    assert "‖ 2025: wards changed in part" in screen_text(at)
