"""Choices: the names of the rows that a field may refer to, by key."""

from datetime import date

import pytest

from store.choices import key_text, row_names, titles
from store.commitments import commitments
from store.evidence import NewLink, attach
from tests.support.administration import close
from tests.support.people import OFFICER
from tests.support.small_city import NOW, WARD_1, key
from views import Bilingual

pytestmark = pytest.mark.usefixtures("store")


def test_a_key_is_one_text_of_its_parts() -> None:
    assert key_text(("24001", date(2021, 1, 1))) == WARD_1
    assert key_text(("x", None, 2)) == "x@@2"


def test_rows_come_in_their_position_or_else_in_the_order_of_their_key() -> None:
    assert list(row_names("pillar")) == ["economy", "society"]
    assert list(row_names("body")) == ["centre", "office"]
    assert row_names("unit")[WARD_1] == Bilingual("Phường 1", "Ward 1")
    assert row_names("source") == {"doc": Bilingual("Văn bản", "Document")}


@pytest.mark.parametrize("table", ["figure", "wording", "reference"])
def test_rows_that_are_chosen_by_no_name_have_none(table: str) -> None:
    assert row_names(table) == {}


def test_evidence_is_named_with_its_commitment_and_year() -> None:
    attach(key(year=2024), [NewLink("https://gso.gov.vn/a")], now=NOW, by=OFFICER)
    (label,) = row_names("evidence").values()
    assert label == Bilingual("https://gso.gov.vn/a · LEVEL · 2024", "https://gso.gov.vn/a · LEVEL · 2024")


def test_a_title_has_the_earlier_closing_of_its_commitment_and_its_agreement() -> None:
    close("agreement", "city", on="2026-10-02")
    close("commitment", "LEVEL", on="2026-10-01")
    close("commitment", "COVER", on="2026-10-03")
    closed = {title.code: title.closed_on for title in titles()}
    assert [closed[code] for code in ("LEVEL", "COVER", "DONE")] == [date(2026, 10, n) for n in (1, 2, 2)]
    assert closed["NATION"] is None


def test_the_titles_to_choose_among_are_those_of_the_commitments() -> None:
    choices = [(t.code, t.place, t.name) for t in titles()]
    assert choices == [(c.code, c.agreement.place, c.name) for c in commitments()]
