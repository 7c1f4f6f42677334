"""Commitments handed on to another body: together, and the past stays."""

import pytest

from board.responsibility import answered_in, responsible
from exchange.record.faults import FaultCode, FilesRefused
from exchange.record.handing_on import handed_on, just_before
from store.commitments import commitment
from tests.support.administration import save
from tests.support.small_city import TODAY

pytestmark = pytest.mark.usefixtures("real_cities")
BASIS = {"basis_vi": "Quyết định 5/QĐ-UBND", "basis_en": "Decision 5/QĐ-UBND"}


@pytest.mark.parametrize(
    ("since", "until"),
    [("2025-07-01", "2025-06-30"), ("2025-03-01", "2025-02-28"), ("2025-03", "2025-02"), ("2025", "2024"), ("", "")],
)
def test_what_lies_just_before_a_date_is_as_exact_as_the_date(since: str, until: str) -> None:
    assert just_before(since) == until


def test_commitments_are_handed_on_together_and_the_past_stays() -> None:
    said_of = {"body": "ubnd-buon-ma-thuot", "valid_from": "2025-01-01", **BASIS}
    save(*handed_on(["TN-02", "TN-07"], said_of), why="Bàn giao")
    for code in ("TN-02", "TN-07"):
        c = commitment(code)
        assert c is not None
        assert [(r.body.code, r.valid_to) for r in c.responsibilities] == [
            ("ubnd-tay-ninh", "2024-12-31"),
            ("ubnd-buon-ma-thuot", None),
        ]
        assert [r.body.code for r in answered_in(c, 2024)] == ["ubnd-tay-ninh"]
        now = responsible(c, TODAY)
        assert now is not None
        assert now.basis.en == "Decision 5/QĐ-UBND"


def test_after_a_gap_nothing_that_was_said_is_changed() -> None:
    save(*handed_on(["TN-02"], {"body": "ubnd-tay-ninh", "valid_from": "2025-10", **BASIS}))
    c = commitment("TN-02")
    assert c is not None
    assert [(r.valid_from, r.valid_to) for r in c.responsibilities] == [("2023", "2025-06-30"), ("2025-10", None)]


def test_a_body_cannot_begin_before_the_one_that_it_follows() -> None:
    with pytest.raises(FilesRefused) as caught:
        save(*handed_on(["TN-02"], {"body": "ubnd-tay-ninh", "valid_from": "2022-05-01", **BASIS}))
    assert [f.code for f in caught.value.faults] == [FaultCode.ENDS_FIRST]
