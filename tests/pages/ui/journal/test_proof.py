"""The proof that the record is whole."""

from pathlib import Path

import pytest

from tests.support.people import REVIEWER
from tests.support.screen import screen
from tests.support.tampering import tamper

pytestmark = pytest.mark.usefixtures("store")


def test_the_record_is_checked_on_demand(store: Path) -> None:
    at = screen("journal", by=REVIEWER)
    at.button(key="prove").click().run()
    assert at.success


def test_what_was_changed_past_the_program_is_found_and_placed(store: Path) -> None:
    tamper(store, "UPDATE figure SET value = 99 WHERE commitment = 'LEVEL' AND year = 2023")
    at = screen("journal", by=REVIEWER)
    at.button(key="prove").click().run()
    assert not at.success
    assert "LEVEL" in at.error[0].value
