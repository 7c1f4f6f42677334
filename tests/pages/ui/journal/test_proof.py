"""The proof that the record is whole."""

from pathlib import Path

import pytest

from tests.support.people import REVIEWER
from tests.support.screen import screen

pytestmark = pytest.mark.usefixtures("store")


def test_the_record_is_checked_on_demand(store: Path) -> None:
    at = screen("journal", by=REVIEWER)
    at.button(key="prove").click().run()
    assert at.success
