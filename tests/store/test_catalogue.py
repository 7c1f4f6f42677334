"""The catalogue as the store hands it up: agreements in their order, methods, and what may be absent."""

from datetime import date

import pytest

from store.catalogue import agreements, bilingual, methods
from tests.support.administration import close
from views import Bilingual, Closing, Remark

pytestmark = pytest.mark.usefixtures("store")


def test_agreements_come_in_their_order_with_their_source() -> None:
    assert [a.code for a in agreements()] == ["city", "nation"]
    assert [a.is_yardstick for a in agreements()] == [False, True]
    assert {a.source.title.en for a in agreements()} == {"Document"}
    assert {m.code for m in methods()} == {"gso", "mic"}


def test_a_closed_agreement_has_its_day_and_reason() -> None:
    close("agreement", "city", on="2026-10-01", reason="Đã chấm dứt")
    closings = [a.closing for a in agreements()]
    assert closings == [Closing(date(2026, 10, 1), Remark("Đã chấm dứt", None)), None]


def test_a_text_that_lacks_a_language_is_none() -> None:
    assert bilingual("Ghi chú", "Note") == Bilingual("Ghi chú", "Note")
    assert [bilingual("Ghi chú", None), bilingual(None, "Note"), bilingual("", "")] == [None, None, None]
