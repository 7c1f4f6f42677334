"""Drafts: what was typed and not submitted is kept for its author alone."""

from datetime import timedelta

import pytest

from store.accounts.assignments import assign
from store.database import writing
from store.drafts import OF_BASELINE, draft, drafts, forget, forget_all, of_waiting, save_draft
from store.refusal import RefusalCode
from tests.support.people import ADMINISTRATOR, OFFICER, OTHERS
from tests.support.refusals import refused
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("store")


def keep(commitment: str = "LEVEL", year: int = 2025, method: str = "gso", **typed: str) -> None:
    save_draft(commitment, year, method, typed, now=NOW, by=OFFICER)


def kept(year: int = 2025) -> list[tuple[str, str]]:
    return [(each.commitment, each.method) for each in drafts(OFFICER, year)]


def test_texts_are_kept_composed_and_fields_without_text_are_left_out() -> None:
    keep(note=" Ho\u0300a ", value="12,5", source="  ")
    (only,) = drafts(OFFICER, 2025)
    assert (only.typed, only.saved_at) == ({"note": " Hòa ", "value": "12,5"}, NOW)
    assert draft(OFFICER, "LEVEL", 2025, "gso") == only


def test_a_draft_replaces_the_one_before_and_ends_where_nothing_is_left() -> None:
    keep(value="12", note="x")
    save_draft("LEVEL", 2025, "gso", {"value": "13"}, now=NOW + timedelta(seconds=1), by=OFFICER)
    assert [(each.typed, each.saved_at - NOW) for each in drafts(OFFICER, 2025)] == [
        ({"value": "13"}, timedelta(seconds=1))
    ]
    keep(value=" ")
    assert draft(OFFICER, "LEVEL", 2025, "gso") is None


def test_drafts_of_a_year_come_by_commitment_and_method_and_are_nobody_elses() -> None:
    for commitment, year, method in (("LEVEL", 2025, "mic"), ("LEVEL", 2025, "gso"), ("COUNT", 2025, "gso")):
        keep(commitment, year, method, value="1")
    keep(year=2024, value="1")
    assert kept() == [("COUNT", "gso"), ("LEVEL", "gso"), ("LEVEL", "mic")]
    assert drafts(OTHERS[0], 2025) == ()


def test_only_whoever_enters_the_commitment_keeps_a_draft_of_it() -> None:
    assign(OFFICER, ["COUNT"], now=NOW, by=ADMINISTRATOR)
    assert refused(lambda: keep(value="1")) is RefusalCode.NOT_ASSIGNED
    keep("COUNT", value="1")
    assert kept() == [("COUNT", "gso")]


def test_one_draft_is_forgotten_or_all_of_a_commitment_and_year() -> None:
    for year in (2025, OF_BASELINE, of_waiting(2025)):
        keep(year=year, method="gso", value="1")
        keep(year=year, method="mic", value="1")
    with writing() as connection:
        forget(connection, OFFICER, "LEVEL", 2025, "gso")
        forget_all(connection, OFFICER, "LEVEL", of_waiting(2025))
    assert [kept(year) for year in (2025, OF_BASELINE, of_waiting(2025))] == [
        [("LEVEL", "mic")],
        [("LEVEL", "gso"), ("LEVEL", "mic")],
        [],
    ]
