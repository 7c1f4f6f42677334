"""The store that imports are compared with."""

from pathlib import Path

import pytest

from tests.support.small_city import key, reopened


@pytest.fixture
def open_city(store: Path) -> None:
    """The small city, with some of its figures open for correction."""
    reopened(key("LEVEL", 2024), key("LEVEL", 2024, method="mic"), key("COVER", 2024))
