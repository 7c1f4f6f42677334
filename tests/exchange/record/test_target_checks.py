"""Targets beside the measure of their commitment: what no figure could reach or keep is refused."""

from pathlib import Path

import pytest

from exchange.record.faults import FaultCode, FilesRefused
from exchange.record.loading import load
from exchange.record.target_checks import stored_target_faults
from tests.support.administration import changed, save
from tests.support.faulty_files import faults
from tests.support.small_city import CITY, SEEDED, files
from tests.support.tampering import tamper

HEADING = "commitment,year,version,comparator,value,upper,tolerance,tolerance_unit,is_withdrawn,reason"
BAD = """INSERT INTO target
(commitment, year, version, comparator, value, is_strive, is_withdrawn, recorded_at, recorded_by)
VALUES ('{code}', 2027, 1, '>=', {value}, 0, 0, '2026-01-05 08:30:00.000000', 'seed')"""


def city_with(*targets: str, **other_tables: str) -> dict[str, bytes]:
    """The city with these targets, each by its cells of `HEADING`; the reason is left out of a first version."""
    known = []
    for row in CITY["target"].strip().split("\n")[1:]:
        code, year, comparator, value, tolerance, unit, _ = row.split(",")
        known.append(f"{code},{year},1,{comparator},{value},,{tolerance},{unit},0,")
    more = [row if row.count(",") == HEADING.count(",") else f"{row}," for row in targets]
    return files(target="\n".join([HEADING, *known, *more, ""]), **other_tables)


def wording(code: str, old: str, new: str) -> str:
    """The wordings, this text in that of one commitment replaced."""
    rows = CITY["wording"].split("\n")
    named = next(row for row in rows if row.startswith(f"{code},"))
    assert named.count(old) == 1, named
    return CITY["wording"].replace(named, named.replace(old, new))


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize(
    ("target", "column", "value", "code", "detail"),
    [
        ("LEVEL,2027,1,>=,100.1,,,,0", "value", "100.1", FaultCode.OUT_OF_BOUNDS, "0 … 100"),
        ("LEVEL,2027,1,>=,-0.1,,,,0", "value", "-0.1", FaultCode.OUT_OF_BOUNDS, "0 … 100"),
        ("LEVEL,2027,1,between,20,101,,,0", "upper", "101.0", FaultCode.OUT_OF_BOUNDS, "0 … 100"),
        ("LEVEL,2027,1,about,20,,20.1,measure,0", "tolerance", "20.1", FaultCode.TOLERANCE_TOO_WIDE, "-0.1 (0 … 100)"),
        ("LEVEL,2027,1,about,20,,101,percent,0", "tolerance", "101.0", FaultCode.TOLERANCE_TOO_WIDE, "-0.2 (0 … 100)"),
        ("LEVEL,2027,1,>,100,,,,0", "value", "100.0", FaultCode.NEVER_MET, "0 … 100"),
        ("LEVEL,2027,1,<=,20,,,,0", "comparator", "<=", FaultCode.HIGHER_IS_BETTER, ""),
        ("LEVEL,2027,1,<,20,,,,0", "comparator", "<", FaultCode.HIGHER_IS_BETTER, ""),
        ("COVER,2027,1,>=,101,,,,0", "value", "101.0", FaultCode.OUT_OF_BOUNDS, "0 … 100"),
        ("COUNT,2027,1,>=,6.5,,,,0", "value", "6.5", FaultCode.NOT_WHOLE, ""),
        ("COUNT,2027,1,>=,51,,,,0", "value", "51.0", FaultCode.OUT_OF_BOUNDS, "0 … 50"),
        ("COUNT,2027,1,between,2,2.5,,,0", "upper", "2.5", FaultCode.NOT_WHOLE, ""),
        ("NAMED,2027,1,>=,3,,,,0", "value", "3.0", FaultCode.MORE_THAN_LISTED, "2"),
        ("NAMED,2027,1,>=,-1,,,,0", "value", "-1.0", FaultCode.OUT_OF_BOUNDS, "0 … 2"),
        ("DONE,2027,1,>=,2,,,,0", "value", "2.0", FaultCode.OUT_OF_BOUNDS, "1 … 1"),
        ("GROWTH,2023,1,>,-100,,,,0", "value", "-100.0", FaultCode.RATE_TOO_LOW, ""),
        ("GROWTH,2023,1,>,-150,,,,0", "value", "-150.0", FaultCode.RATE_TOO_LOW, ""),
        ("GROWTH,2023,1,about,-99,,1,measure,0", "tolerance", "1.0", FaultCode.TOLERANCE_TOO_WIDE, "-100 (> -100)"),
    ],
)
def test_a_target_that_no_figure_could_stand_to_is_refused(
    target: str, column: str, value: str, code: FaultCode, detail: str
) -> None:
    (fault,) = faults(city_with(target))
    assert (fault.file, fault.column, fault.value) == ("target.csv", column, value)
    assert (fault.code, fault.detail) == (code, detail)


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize(
    "target",
    [
        "LEVEL,2027,1,>=,100,,,,0",
        "LEVEL,2027,1,=,0,,,,0",
        "LEVEL,2027,1,between,20,100,,,0",
        "LEVEL,2027,1,about,20,,20,measure,0",
        "LEVEL,2027,1,about,20,,100,percent,0",
        "LEVEL,2027,1,about,100,,,,0",
        "COVER,2027,1,about,100,,,,0",
        "COVER,2027,1,>=,99.5,,,,0",
        "COUNT,2027,1,>=,50,,,,0",
        "NAMED,2027,1,>=,2,,,,0",
        "NAMED,2027,1,=,0,,,,0",
        "GROWTH,2023,1,>,-99.9,,,,0",
        "GROWTH,2023,1,about,-98.9,,1,measure,0",
    ],
)
def test_a_target_exactly_on_its_bound_is_taken(target: str) -> None:
    assert load(city_with(target), SEEDED) > 0


@pytest.mark.usefixtures("empty_store")
def test_the_comparator_goes_with_the_direction_where_lower_is_better() -> None:
    lower = wording("LEVEL", ",%,%,1,1,", ",%,%,1,-1,")
    refused = [(f.value, f.code) for f in faults(city_with("LEVEL,2027,1,>=,20,,,,0", wording=lower))]
    assert refused == [(">", FaultCode.LOWER_IS_BETTER), (">=", FaultCode.LOWER_IS_BETTER)]
    assert load(city_with("LEVEL,2030,2,<,9,,,,0,x", "LEVEL,2027,1,<=,20,,,,0", wording=lower), SEEDED) > 0


@pytest.mark.usefixtures("empty_store")
def test_an_about_of_what_should_be_low_may_reach_no_further_up_than_a_figure_can() -> None:
    lower = wording("LEVEL", ",%,%,1,1,", ",%,%,1,-1,")
    known = CITY["target"].replace("LEVEL,2030,>,30", "LEVEL,2030,about,96")
    (fault,) = faults(files(wording=lower, target=known))
    assert (fault.column, fault.code) == ("tolerance", FaultCode.TOLERANCE_TOO_WIDE)
    assert fault.detail == "100.8 (0 … 100)"


@pytest.mark.usefixtures("empty_store")
@pytest.mark.parametrize("rate", ["1e14", "-99.9999999999999"])
def test_a_rate_is_held_against_the_years_of_its_span(rate: str) -> None:
    long, owed = wording("GROWTH", "2022,2024", "2022,2040"), f"GROWTH,2023,1,>,{rate},,,,0"
    (fault,) = faults(city_with(owed, wording=long))
    assert (fault.column, fault.code, fault.detail) == ("value", FaultCode.RATE_BEYOND, "19")
    assert load(city_with(owed), SEEDED) > 0


@pytest.mark.usefixtures("empty_store")
def test_a_faulty_target_that_was_put_right_or_withdrawn_is_history() -> None:
    old = ("LEVEL,2027,1,>=,120,,,,0", "LEVEL,2028,1,>=,120,,,,0")
    assert load(city_with(*old, "LEVEL,2027,2,>=,25,,,,0,Nhầm", "LEVEL,2028,2,>=,120,,,,1,Thôi"), SEEDED) > 0


@pytest.mark.usefixtures("empty_store")
def test_what_follows_from_a_row_that_cannot_be_read_is_left_out() -> None:
    later = city_with("LEVEL,2027,1,>=,120,,,,0", "LEVEL,2027,2,?,25,,,,0,x")
    assert [fault.code for fault in faults(later)] == [FaultCode.UNKNOWN_WORD]
    short = CITY["commitment_unit"].replace("NAMED,24003,2021-01-01,2", "NAMED,24003,day,2")
    assert FaultCode.MORE_THAN_LISTED not in {fault.code for fault in faults(files(commitment_unit=short))}


def test_a_store_that_holds_faulty_targets_is_read_and_names_them_and_is_put_right_by_hand(store: Path) -> None:
    assert stored_target_faults() == []
    tamper(store, BAD.format(value=120, code="SHARE"), BAD.format(value=-150, code="GROWTH"))
    assert {(code, year, fault.code) for code, year, fault in stored_target_faults()} == {
        ("SHARE", 2027, FaultCode.OUT_OF_BOUNDS),
        ("GROWTH", 2027, FaultCode.RATE_TOO_LOW),
    }
    save(changed("wording", {"commitment": "SHARE"}, lag_days="30", reason="x"))
    target = {"commitment": "SHARE", "year": 2027}
    decided = {"decision": "1/QĐ", "decided_on": "2026-10", "reason": "x"}
    with pytest.raises(FilesRefused):
        save(changed("target", target, value="110", **decided))
    save(changed("target", target, value="100", **decided))
    assert [code for code, _, _ in stored_target_faults()] == ["GROWTH"]


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("cells", [{"maximum": "25"}, {"direction": "-1"}])
def test_a_wording_that_its_targets_do_not_fit_is_refused(cells: dict[str, str]) -> None:
    with pytest.raises(FilesRefused) as caught:
        save(changed("wording", {"commitment": "LEVEL"}, **cells, reason="x"))
    assert {fault.file for fault in caught.value.faults} == {"target.csv"}
