"""Administration: what is typed goes through the reading and the checks of a seed file, and into the journal."""

from collections.abc import Callable

import pytest

from board.due import dues
from exchange.record.editing import RowEdit
from exchange.record.faults import CONSTRAINTS, FaultCode, FilesRefused
from exchange.record.parsing import Defaults, parse_row, parse_tables, row_cells
from models import Kind
from store.board import complete_standings, standing
from store.bulk import table_rows
from store.choices import titles
from store.commitments import commitment, commitments
from store.data_dictionary import tables
from store.editing import VERSIONED
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from store.refusal import RefusalCode, Refused
from store.year_closures import closed_years
from tests.support.administration import ADMINISTERED, changed, check, close, fresh, new_commitment, save
from tests.support.small_city import NOW, TODAY, figure, files, record

pytestmark = pytest.mark.usefixtures("store")

LEVEL = {"commitment": "LEVEL"}
PLACE = {"place_vi": "Thành phố Nhỏ", "place_en": "x", "source": "doc"}
SAME_UNIT = fresh("unit", code="24010", valid_from="2021-01-01", name_vi="P. I", name_en="x", **PLACE)
NOBODY = fresh("responsibility", commitment="DONE", valid_from="2023", body="nobody", basis_vi="x", basis_en="x")


def faults(*drafts: RowEdit) -> list[tuple[int, str, FaultCode]]:
    """The faults of these rows, of which nothing is stored: number of the row, field and code."""
    before = len(entries(EntryFilter(), 999))
    with pytest.raises(FilesRefused) as caught:
        save(*drafts)
    assert len(entries(EntryFilter(), 999)) == before
    return [(fault.line, fault.column, fault.code) for fault in caught.value.faults]


def owed(**cells: str) -> RowEdit:
    """A target for a year that has none yet."""
    return fresh("target", **LEVEL, year="2027", value="1", **cells)


def refusal(*drafts: RowEdit) -> RefusalCode:
    with pytest.raises(Refused) as caught:
        save(*drafts)
    return caught.value.code


# ---- one reading for forms and files


def test_every_row_of_the_store_reads_back_as_it_is() -> None:
    """A form is filled with a row's cells; what comes back unchanged is the same row, and nothing is saved."""
    for table in tables():
        for row in table_rows(table.name):
            record, bad = parse_row(row_cells(row, table), table, Defaults(NOW, "x"), 1)
            assert (record.values, bad) == (row, []), table.name
            if table.name in ADMINISTERED:
                assert check(RowEdit(table.name, row_cells(row, table), row)) == []


# ---- the catalogue: changed in place, with its entry


def test_a_row_that_says_the_same_makes_no_entry() -> None:
    before = entries(EntryFilter(), 1)
    assert save(changed("body", {"code": "office"})) == []
    assert entries(EntryFilter(), 1) == before


# ---- the same refusals as loading


@pytest.mark.parametrize(
    ("draft", "column", "code"),
    [
        (fresh("pillar", code="p", name_vi="", name_en="x", position="1"), "name_vi", FaultCode.REQUIRED),
        (fresh("pillar", code="p", name_vi="  ", name_en="x", position="1"), "name_vi", FaultCode.REQUIRED),
        (fresh("pillar", code="p", name_vi="x", name_en="x", position="1,5"), "position", FaultCode.NOT_WHOLE),
        (fresh("pillar", code="society", name_vi="x", name_en="x", position="1"), "code", FaultCode.TWICE),
        (SAME_UNIT, "name_vi", FaultCode.SAME_NAME),
        (NOBODY, "body", FaultCode.UNKNOWN_REFERENCE),
        (fresh("target", **LEVEL, year="1700", comparator=">=", value="1"), "year", FaultCode.OUT_OF_BOUNDS),
        (fresh("target", **LEVEL, year="2026", comparator="!", value="1"), "comparator", FaultCode.UNKNOWN_WORD),
    ],
)
def test_a_form_refuses_what_a_file_refuses(draft: RowEdit, column: str, code: FaultCode) -> None:
    assert faults(draft) == [(1, column, code)]
    heading, row = ",".join(draft.cells), ",".join(f'"{cell}"' for cell in draft.cells.values())
    if code not in (FaultCode.TWICE, FaultCode.SAME_NAME, FaultCode.UNKNOWN_REFERENCE, FaultCode.OUT_OF_BOUNDS):
        loaded = parse_tables(files(**{draft.table: f"{heading}\n{row}\n"}), Defaults(NOW, "x"))
        assert {(f.column, f.code) for f in loaded.faults} in ({(column, code)}, set())


def test_an_average_growth_without_its_years_is_refused() -> None:
    draft = changed("wording", {"commitment": "GROWTH"}, span_from="", span_to="", reason="x")
    assert faults(draft) == [(1, "span_from", FaultCode.REQUIRED)]


def test_bounds_that_a_figure_lies_outside_are_refused() -> None:
    draft = changed("wording", LEVEL, maximum="16", reason="Rõ hơn")
    assert {fault[2] for fault in faults(draft)} == {FaultCode.OUT_OF_BOUNDS}


def test_whole_numbers_are_refused_where_a_figure_has_a_fraction() -> None:
    assert (0, "value", FaultCode.NOT_WHOLE) in faults(changed("wording", LEVEL, decimals="0", reason="Rõ hơn"))


def test_the_kind_stays_where_figures_would_not_fit_another() -> None:
    assert FaultCode.WRONG_KIND in {f[2] for f in faults(changed("commitment", {"code": "DONE"}, kind="level"))}


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (lambda: changed("unit", {"code": "24001"}, valid_to="2020-01-01"), "ck_unit_dates"),
        (lambda: changed("agreement", {"code": "city"}, last_year="2020"), "ck_agreement_period"),
        (lambda: changed("agreement", {"code": "city"}, closed_on="2026-01-01"), "ck_agreement_closing"),
        (lambda: changed("commitment", {"code": "DONE"}, closed_reason="x"), "ck_commitment_closing"),
        (lambda: changed("wording", LEVEL, direction="2", reason="x"), "ck_wording_direction"),
        (lambda: changed("wording", LEVEL, decimals="9", reason="x"), "ck_wording_decimals"),
        (lambda: changed("wording", {"commitment": "COUNT"}, minimum="50", reason="x"), "ck_wording_bounds"),
        (lambda: changed("wording", LEVEL, span_from="2020", reason="x"), "ck_wording_span"),
        (lambda: owed(comparator=">=", upper="2"), "ck_target_upper"),
        (lambda: owed(comparator="between", upper="0"), "ck_target_order"),
        (lambda: owed(comparator=">=", tolerance="1", tolerance_unit="measure"), "ck_target_tolerance"),
        (lambda: owed(comparator="about", tolerance="1"), "ck_target_tolerance_unit"),
    ],
)
def test_a_rule_of_the_database_is_said_at_its_field(draft: Callable[[], RowEdit], rule: str) -> None:
    assert faults(draft()) == [(1, CONSTRAINTS[rule], FaultCode.RULE_BROKEN)]


# ---- versions


@pytest.mark.parametrize("table", VERSIONED)
def test_a_change_of_what_has_versions_is_a_new_version_and_says_why(table: str) -> None:
    cells = {"wording": {"lag_days": "30"}, "target": {"value": "21"}, "method_of_record": {"method": "mic"}}[table]
    decided = {"decision": "12/QĐ-UBND", "decided_on": "2026-10"} if table == "target" else {}
    key = {**LEVEL, "year": 2025} if table == "target" else LEVEL
    assert (1, "reason", FaultCode.REQUIRED) in faults(changed(table, key, **cells))
    save(changed(table, key, **cells, **decided, reason="Điều chỉnh"))
    assert [row["version"] for row in table_rows(table, **key)] == [1, 2]
    assert entries(EntryFilter(), 1)[0].why == "Điều chỉnh"
    assert verify().findings == ()


def test_a_target_is_changed_by_a_decision_with_number_and_date() -> None:
    draft = changed("target", {**LEVEL, "year": 2025}, value="21", reason="Điều chỉnh")
    assert faults(draft) == [(1, "decided_on", FaultCode.REQUIRED), (1, "decision", FaultCode.REQUIRED)]


def test_the_new_target_is_what_the_figure_is_held_against() -> None:
    key = {**LEVEL, "year": 2030}
    save(changed("target", key, value="40", decision="1/QĐ", decided_on="2026", reason="Nâng lên"))
    final = standing("LEVEL", TODAY).assessment.final
    assert final is not None
    assert final.value == 40


# ---- a new commitment


@pytest.mark.parametrize("kind", Kind)
def test_a_new_commitment_of_each_kind_can_be_read_and_judged_at_once(kind: Kind) -> None:
    save(*new_commitment(kind=kind))
    s = standing("NEW", TODAY)
    assert (s.commitment.kind, len(s.commitment.targets)) == (kind, 1)
    assert verify().findings == ()


def test_a_new_commitment_is_stored_whole_or_not_at_all() -> None:
    *most, target = new_commitment()
    broken = RowEdit("target", {**target.cells, "comparator": "between"})
    assert faults(*most, broken) == [(4, "upper", FaultCode.RULE_BROKEN)]
    assert commitment("NEW") is None


def test_a_commitment_without_words_or_method_is_refused() -> None:
    assert {fault[2] for fault in faults(new_commitment()[0])} == {FaultCode.NO_WORDING, FaultCode.NO_METHOD}


# ---- nothing is lost


@pytest.mark.parametrize("table", ["agreement", "commitment"])
def test_what_is_closed_stays_readable_and_takes_no_more_figures(table: str) -> None:
    before = [c.code for c in commitments()]
    close(table, "city" if table == "agreement" else "LEVEL")
    assert [c.code for c in commitments()] == before
    view = commitment("LEVEL")
    assert view is not None
    closing = view.closed(TODAY)
    assert closing is not None
    assert closing.reason.text("en") == "Thỏa thuận đã chấm dứt"
    with pytest.raises(Refused) as caught:
        record(figure("LEVEL", 2025, value=19.87))
    assert caught.value.code is RefusalCode.CLOSED
    assert {title.code: title.closed_on for title in titles()}["LEVEL"] is not None
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, entry.why) == (Deed.CLOSED, "Thỏa thuận đã chấm dứt")


def test_what_is_closed_is_nobodys_work_any_more() -> None:
    close("commitment", "LEVEL")
    assert "LEVEL" not in {due.commitment.code for due in dues(complete_standings(TODAY), TODAY, closed_years())}
    assert "SHARE" in {due.commitment.code for due in dues(complete_standings(TODAY), TODAY, closed_years())}


def test_what_closes_later_takes_figures_until_then() -> None:
    close("commitment", "LEVEL", on="2026-11-23")
    assert record(figure("LEVEL", 2025, value=19.87)) == 1


def test_what_was_closed_can_be_opened_again() -> None:
    close("commitment", "LEVEL")
    save(changed("commitment", {"code": "LEVEL"}, closed_on="", closed_reason=""))
    assert record(figure("LEVEL", 2025, value=19.87)) == 1
    assert verify().findings == ()
