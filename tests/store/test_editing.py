"""Changes of the record by hand: all or none, each with its entry, none over somebody else's."""

import pytest

from exchange.record.editing import RowEdit
from store import editing
from store.bulk import table_rows
from store.database import reading
from store.editing import RowChange, StaleRecord, last_entry, refuse_stale, try_out
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from store.refusal import RefusalCode, Refused
from tests.support.administration import changed, fresh, save, stored
from tests.support.people import ADMINISTRATOR
from tests.support.refusals import refused
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("store")

LEVEL = {"commitment": "LEVEL"}


def test_a_catalogue_row_is_changed_in_place_and_the_journal_holds_old_and_new() -> None:
    save(changed("body", {"code": "office"}, name_vi="Sở Khoa học"), why="Đổi tên theo quyết định mới")
    assert stored("body", code="office")["name_vi"] == "Sở Khoa học"
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, entry.about, entry.key) == (Deed.CHANGED, "body", {"code": "office"})
    assert (entry.by, entry.why) == (ADMINISTRATOR, "Đổi tên theo quyết định mới")
    assert entry.old is not None
    assert entry.new is not None
    assert (entry.old["name_vi"], entry.new["name_vi"]) == ("Phòng Chuyển đổi số", "Sở Khoa học")
    assert verify().findings == ()


def test_whatever_is_added_has_its_entry() -> None:
    save(fresh("pillar", code="city", name_vi="Đô thị thông minh", name_en="Smart city", position="3"))
    assert entries(EntryFilter(), 1)[0].deed == Deed.ADDED
    assert verify().findings == ()


def test_what_somebody_else_has_changed_since_is_not_overwritten() -> None:
    edit = changed("body", {"code": "office"}, name_vi="Tôi")
    save(changed("body", {"code": "office"}, name_vi="Người khác"))
    assert refused(lambda: save(edit)) is RefusalCode.ROW_CHANGED
    assert stored("body", code="office")["name_vi"] == "Người khác"


def test_a_version_that_somebody_else_was_first_with_is_not_doubled() -> None:
    edit = changed("wording", LEVEL, name_vi="Tôi", reason="Rõ hơn")
    save(changed("wording", LEVEL, name_vi="Người khác", reason="Rõ hơn"))
    assert refused(lambda: save(edit)) is RefusalCode.ROW_CHANGED


def take_away(table: str, **key: object) -> None:
    save(RowEdit(table, {}, stored(table, **key), removes=True), why="Nhập nhầm")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("source", {"code": "doc"}),
        ("unit", {"code": "24001"}),
        ("body", {"code": "office"}),
        ("agreement", {"code": "nation"}),
        ("commitment", {"code": "DONE"}),
        ("target", LEVEL),
        ("figure", LEVEL),
        ("commitment_unit", {"commitment": "COVER", "unit_code": "24001"}),
    ],
)
def test_nothing_is_taken_away_that_anything_else_stands_on(table: str, key: dict[str, object]) -> None:
    before = table_rows(table)
    assert refused(lambda: take_away(table, **key)) is RefusalCode.IN_USE
    assert table_rows(table) == before


def test_what_nothing_refers_to_can_be_taken_away_and_the_journal_keeps_it() -> None:
    save(fresh("pillar", code="wrong", name_vi="Nhầm", name_en="Wrong", position="3"))
    take_away("pillar", code="wrong")
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, entry.why, entry.new) == (Deed.REMOVED, "Nhập nhầm", None)
    assert entry.old is not None
    assert entry.old["name_vi"] == "Nhầm"
    assert verify().findings == ()


# ---- all or none


def newest() -> int:
    with reading() as connection:
        return last_entry(connection)


def pillar(code: str, position: int = 3, line: int = 0) -> RowChange:
    return RowChange("pillar", {"code": code, "name_vi": "Đô thị", "name_en": "City", "position": position}, line=line)


def test_of_changes_of_which_one_is_refused_none_is_made() -> None:
    before = table_rows("pillar"), newest()
    twice = [pillar("city", line=1), pillar("society", line=2)]
    with pytest.raises(Refused) as caught:
        editing.save(twice, seen_entry=newest(), why=None, by=ADMINISTRATOR, now=NOW)
    assert (caught.value.code, caught.value.values["line"]) == (RefusalCode.RULE_BROKEN, 2)
    assert (table_rows("pillar"), newest()) == before


def test_what_was_checked_before_another_entry_came_is_stale() -> None:
    seen = newest()
    editing.save([pillar("city")], seen_entry=seen, why=None, by=ADMINISTRATOR, now=NOW)
    with pytest.raises(StaleRecord):
        editing.save([pillar("nature")], seen_entry=seen, why=None, by=ADMINISTRATOR, now=NOW)
    assert [row["code"] for row in table_rows("pillar")] == ["city", "economy", "society"]


def test_a_dry_run_refuses_as_storing_does_and_keeps_nothing() -> None:
    before = table_rows("pillar"), newest()
    try_out([pillar("city")], by=ADMINISTRATOR, now=NOW)
    assert refused(lambda: try_out([pillar("society")], by=ADMINISTRATOR, now=NOW)) is RefusalCode.RULE_BROKEN
    assert (table_rows("pillar"), newest()) == before


def test_rows_that_nobody_has_changed_are_as_of_the_last_entry() -> None:
    old = stored("pillar", code="society")
    assert refuse_stale([RowChange("pillar", {}, old)]) == newest()
    changed_since = RowChange("pillar", {}, old | {"position": 9})
    assert refused(lambda: refuse_stale([changed_since])) is RefusalCode.ROW_CHANGED
