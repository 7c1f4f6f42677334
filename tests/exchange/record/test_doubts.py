"""Targets for years in which units of the list are there no longer are asked about."""

from datetime import date

import pytest

from exchange.record.doubts import UnitsGone, units_gone
from exchange.record.editing import RowEdit, save_edits
from models import Kind
from store.editing import RowChange
from store.refusal import RefusalCode, Refused
from tests.support.administration import changed, check, fresh, new_commitment, save, stored
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY, WARD_1, WARD_2, WARD_3

DECIDED = {"decision": "1/QĐ", "decided_on": "2026-10", "reason": "x"}
LAST_DAY = date(2025, 6, 30)


def target(year: int, **cells: str) -> RowEdit:
    """A target of the commitment that lists all three wards."""
    return fresh("target", commitment="COVER", year=str(year), comparator=">=", value="90", **cells)


def listed(ward: str, commitment: str) -> RowEdit:
    code, _, day = ward.partition("@")
    return fresh("commitment_unit", commitment=commitment, unit_code=code, unit_from=day, position="9")


def test_a_target_is_asked_about_from_the_year_at_whose_end_a_unit_is_gone(store: None) -> None:
    """Ward 3 ends on 30 June 2025 by the city's own tables."""
    assert units_gone(check(target(2024))) == []
    assert units_gone(check(changed("target", {"commitment": "COVER", "year": 2025}, value="90", **DECIDED))) == [
        UnitsGone("COVER", 2025, ((WARD_3, LAST_DAY),))
    ]


def test_every_unit_that_went_into_another_is_named(merged: None) -> None:
    assert units_gone(check(target(2028))) == [UnitsGone("COVER", 2028, ((WARD_2, LAST_DAY), (WARD_3, LAST_DAY)))]


def test_a_unit_that_ends_with_the_year_is_there_in_it(store: None) -> None:
    save(changed("unit", {"code": "24003"}, valid_to="2025-12-31"))
    assert units_gone(check(changed("target", {"commitment": "COVER", "year": 2025}, value="90", **DECIDED))) == []
    assert [gone.year for gone in units_gone(check(target(2026)))] == [2026]


def test_what_has_ended_is_asked_about_when_it_is_listed_and_not_when_it_is_taken_off(merged: None) -> None:
    assert units_gone(check(listed(WARD_2, "NAMED"))) == [UnitsGone("NAMED", 2030, ((WARD_2, LAST_DAY),))]
    more = fresh("target", commitment="COUNT", year="2028", comparator=">=", value="1")
    assert units_gone(check(listed(WARD_2, "COUNT"), more)) == [
        UnitsGone("COUNT", 2025, ((WARD_2, LAST_DAY),)),
        UnitsGone("COUNT", 2028, ((WARD_2, LAST_DAY),)),
    ]
    assert units_gone(check(listed(WARD_1, "COUNT"))) == []
    row = stored("commitment_unit", commitment="COVER", unit_code="24003")
    assert [gone.units for gone in units_gone([*check(target(2028)), RowChange("commitment_unit", None, row)])] == [
        ((WARD_2, LAST_DAY),)
    ]


def test_a_target_that_is_withdrawn_and_a_change_of_something_else_are_not_asked_about(merged: None) -> None:
    key = {"commitment": "COVER", "year": 2025}
    assert units_gone(check(changed("target", key, is_withdrawn="1", **DECIDED))) == []
    assert units_gone(check(changed("wording", {"commitment": "COVER"}, lag_days="30", reason="x"))) == []
    assert units_gone(check(*new_commitment(kind=Kind.LEVEL))) == []


def test_it_is_saved_only_once_it_was_confirmed(merged: None) -> None:
    with pytest.raises(Refused) as caught:
        save(target(2028))
    assert caught.value.code is RefusalCode.UNITS_GONE
    assert caught.value.values == {"commitment": "COVER", "year": 2028, "units": 2}
    changes = save_edits([target(2028)], by=ADMINISTRATOR, now=NOW, this_year=TODAY.year, is_confirmed=True)
    assert [change.table for change in changes] == ["target"]
