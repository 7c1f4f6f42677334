"""An agreement goes whole, or not at all; the journal keeps every row of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from exchange.record import editing
from store.accounts.assignments import assign, assigned
from store.board import standings
from store.bulk import table_rows
from store.drafts import save_draft
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from store.questions import ask
from store.refusal import RefusalCode
from store.removal import commitments_in, remove_agreement
from store.year_closures import close_year
from tests.support.administration import changed, fresh, new_commitment, save
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, REVIEWER
from tests.support.refusals import refused
from tests.support.small_city import NOW, TODAY, figure, record
from views import AsOf

pytestmark = pytest.mark.usefixtures("store")

AGREEMENT = {"code": "other", "kind": "agreement", "is_fictitious": "0", "name_vi": "Khác", "name_en": "Other"}
AGREEMENT |= {"place_vi": "Nơi khác", "place_en": "Elsewhere", "parties_vi": "A", "parties_en": "A"}
AGREEMENT |= {"first_year": "2024", "last_year": "2030", "source": "doc", "position": "3"}
BEGUN = NOW - timedelta(days=10)
TABLES = ("agreement", "commitment", "wording", "target", "method_of_record", "baseline", "commitment_unit")


@pytest.fixture
def before() -> dict[str, int]:
    """How many rows each table had before a second agreement with two commitments was begun."""
    rows = counts()
    edits = [fresh("agreement", **AGREEMENT)]
    for code in ("O-1", "O-2"):
        head, *rest = new_commitment(code)
        edits += [replace(head, cells={**head.cells, "agreement": "other"}), *rest]
    editing.save_edits(edits, by=ADMINISTRATOR, now=BEGUN, this_year=TODAY.year, why=None)
    assign(OFFICER, {*assigned(OFFICER), "O-1", "O-2"}, now=BEGUN, by=ADMINISTRATOR)
    return rows


def counts() -> dict[str, int]:
    return {name: len(table_rows(name)) for name in TABLES}


def remove(why: str = "Nhập nhầm") -> None:
    remove_agreement("other", why, now=NOW, by=ADMINISTRATOR)


def test_it_goes_with_all_that_is_in_it_and_the_journal_keeps_every_row(before: dict[str, int]) -> None:
    now_there = counts()
    assert commitments_in("other") == ("O-1", "O-2")
    remove()
    assert counts() == before
    assert assigned(OFFICER).isdisjoint({"O-1", "O-2"})
    gone = entries(EntryFilter(deed=Deed.REMOVED), 100)
    assert len(gone) == sum(now_there.values()) - sum(before.values())
    assert {entry.why for entry in gone} == {"Nhập nhầm"}
    assert all(entry.old and entry.new is None for entry in gone)
    assert verify().findings == ()


def test_the_past_can_still_be_read(before: dict[str, int]) -> None:
    remove()
    day = (NOW - timedelta(days=5)).date()
    past = standings(day, None, AsOf(day))
    assert {s.commitment.agreement.code for s in past} == {"city", "nation"}


@pytest.mark.parametrize(
    "act",
    [
        lambda: record(figure("O-1", value=70)),
        lambda: save_draft("O-1", 2025, "gso", {"value": "7"}, now=NOW, by=OFFICER),
        lambda: ask("O-2", "Vì sao?", now=NOW, by=LEADER),
        lambda: close_year("other", 2024, now=NOW, by=ADMINISTRATOR),
        lambda: save(changed("wording", {"commitment": "LEVEL"}, yardstick="O-1", reason="So sánh")),
    ],
    ids=["a figure", "a draft", "a question", "a closed year", "a comparison"],
)
def test_it_stays_whole_once_something_rests_on_it(before: dict[str, int], act: Callable[[], object]) -> None:
    act()
    rows = counts()
    assert refused(remove) is RefusalCode.IN_USE
    assert counts() == rows
    assert "O-1" in assigned(OFFICER)


def test_it_needs_a_reason_an_agreement_and_an_administrator(before: dict[str, int]) -> None:
    assert refused(lambda: remove(" ")) is RefusalCode.REMOVAL_REASON_MISSING
    of_nothing = lambda: remove_agreement("no", "x", now=NOW, by=ADMINISTRATOR)  # noqa: E731
    assert refused(of_nothing) is RefusalCode.UNKNOWN_AGREEMENT
    by_another = lambda: remove_agreement("other", "x", now=NOW, by=REVIEWER)  # noqa: E731
    assert refused(by_another) is RefusalCode.NOT_ALLOWED
