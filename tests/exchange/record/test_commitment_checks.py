"""The rows of a commitment beside each other: its kind, bounds, years and histories."""

import pytest

from exchange.record.faults import FaultCode
from exchange.record.loading import load
from store.commitments import commitment
from tests.support.faulty_files import assert_refused, faults, only_fault
from tests.support.small_city import CITY, SEEDED, files, with_row
from views import PathKind, Remark

THIS_YEAR = SEEDED.recorded_at.year

pytestmark = pytest.mark.usefixtures("empty_store")


@pytest.mark.parametrize(
    ("table", "row", "value", "bounds"),
    [
        ("figure", "LEVEL,2025,gso,100.5,,,,A,doc,", "100.5", "0 … 100"),
        ("baseline", "COUNT,2022,51,gso,doc", "51.0", "0 … 50"),
        ("reference", "LEVEL,2023,Tỉnh,The province,-0.5,mic,doc", "-0.5", "0 … 100"),
    ],
)
def test_a_value_outside_the_bounds_of_its_commitment_is_refused(table: str, row: str, value: str, bounds: str) -> None:
    assert_refused(table, row, "value", value, FaultCode.OUT_OF_BOUNDS, bounds)


def with_steps(code: str, reason: str, reason_en: str) -> dict[str, bytes]:
    """The city whose commitment of this code has these cells in its wording."""
    head, *rows = CITY["wording"].strip().split("\n")
    lines = [f"{row},{reason},{reason_en}" if row.startswith(f"{code},") else f"{row},," for row in rows]
    return files(wording="\n".join([f"{head},steps_reason,steps_reason_en", *lines, ""]))


@pytest.mark.parametrize("code", ["GROWTH", "NAMED", "DONE"])
def test_only_a_path_can_be_in_steps(code: str) -> None:
    for reason, reason_en, column in (("Một lần", "", "steps_reason"), ("", "At once", "steps_reason_en")):
        fault = only_fault(with_steps(code, reason, reason_en))
        assert (fault.file, fault.column, fault.code) == ("wording.csv", column, FaultCode.NO_PATH)


@pytest.mark.parametrize("code", ["LEVEL", "COVER", "COUNT"])
def test_steps_need_a_reason_in_vietnamese(code: str) -> None:
    fault = only_fault(with_steps(code, "", "At once"))
    assert (fault.column, fault.code) == ("steps_reason", FaultCode.REQUIRED)
    assert load(with_steps(code, "Một lần", ""), SEEDED) > 0
    view = commitment(code)
    assert view is not None
    assert view.promise.in_steps
    assert (view.path_kind, view.steps) == (PathKind.STEPS, Remark("Một lần", None))


def test_a_rate_after_which_nothing_is_left_to_grow_is_refused() -> None:
    assert_refused("figure", "GROWTH,2023,gso,-100,,,,A,doc,", "value", "-100.0", FaultCode.RATE_TOO_LOW)


def test_a_rate_with_which_no_mean_of_the_span_can_be_worked_out_is_refused() -> None:
    figures = f"{CITY['figure']}GROWTH,2023,gso,1e14,,,,A,doc,\n"
    (fault,) = faults(files(wording=CITY["wording"].replace("2022,2024", "2022,2040"), figure=figures))
    assert (fault.column, fault.code, fault.detail) == ("value", FaultCode.RATE_BEYOND, "19")
    assert load(files(figure=figures), SEEDED) > 0


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("figure", "LEVEL,2025,gso,100,,,,A,doc,"),
        ("figure", "LEVEL,2025,gso,0,,,,A,doc,"),
        ("figure", "GROWTH,2023,gso,-99.9,,,,A,doc,"),
        ("baseline", "COUNT,2022,50,gso,doc"),
    ],
)
def test_a_value_exactly_on_its_bound_is_taken(table: str, row: str) -> None:
    assert load(with_row(table, row), SEEDED) > 0


@pytest.mark.parametrize(
    ("table", "row", "value", "kind"),
    [
        ("figure", "NAMED,2026,gso,3,,,,A,doc,", "3.0", "named_units"),
        ("figure", "LEVEL,2025,gso,,1,2,,A,doc,", "", "level"),
        ("figure", "SHARE,2025,gso,50,1,2,,A,doc,", "50.0", "coverage"),
        ("figure", "DONE,2026,gso,1,,,done,A,doc,", "1.0", "milestone"),
        ("figure", "DONE,2026,gso,1,,,,A,doc,", "1.0", "milestone"),
        ("baseline", "DONE,2022,1,gso,doc", "1.0", "milestone"),
        ("reference", "DONE,2022,Tỉnh,The province,1,mic,doc", "1.0", "milestone"),
    ],
)
def test_a_value_that_the_kind_of_its_commitment_does_not_take_is_refused(
    table: str, row: str, value: str, kind: str
) -> None:
    assert_refused(table, row, "value", value, FaultCode.WRONG_KIND, kind)


def test_a_fraction_of_what_is_counted_in_whole_numbers_is_refused() -> None:
    assert_refused("figure", "COUNT,2025,gso,2.5,,,,A,doc,", "value", "2.5", FaultCode.NOT_WHOLE)


def test_a_fraction_is_taken_once_the_last_wording_has_decimals() -> None:
    head, *rows = CITY["wording"].strip().split("\n")
    counted = next(row for row in rows if row.startswith("COUNT,"))
    later = counted.replace("phường,wards,0,", "phường,wards,1,")
    assert later != counted
    versions = [f"{head},version", *(f"{row},1" for row in rows), f"{later},2", ""]
    figures = f"{CITY['figure']}COUNT,2025,gso,2.5,,,,A,doc,\n"
    assert load(files(wording="\n".join(versions), figure=figures), SEEDED) > 0


def test_a_year_to_come_is_refused() -> None:
    for table, row in (("figure", "LEVEL,2099,gso,17,,,,A,doc,"), ("baseline", "COUNT,2099,5,gso,doc")):
        assert_refused(table, row, "year", "2099", FaultCode.FUTURE_YEAR, f"≤ {THIS_YEAR}")


def test_a_figure_cut_off_before_its_year_or_in_a_year_to_come_is_refused() -> None:
    rows = f"LEVEL,2023,gso,15,2022-12,A,doc\nLEVEL,2024,gso,15,{THIS_YEAR + 1},A,doc\nLEVEL,2025,gso,15,2025,A,doc\n"
    figure = f"commitment,year,method,value,cut_off_on,status,source\n{rows}"
    named = faults(files(figure=figure, unit_answer=CITY["unit_answer"].partition("\n")[0]))
    assert [(f.line, f.column, f.code, f.detail) for f in named] == [
        (2, "cut_off_on", FaultCode.OUT_OF_BOUNDS, f"2023 … {THIS_YEAR}"),
        (3, "cut_off_on", FaultCode.OUT_OF_BOUNDS, f"2024 … {THIS_YEAR}"),
    ]


def test_a_baseline_restated_for_a_series_that_begins_before_it_or_in_a_year_to_come_is_refused() -> None:
    header, *rows = CITY["baseline"].strip().split("\n")
    years = (2019, 2022, THIS_YEAR, THIS_YEAR + 1)
    more = [f"COUNT,{2020 + n},{n},gso,doc,{year},{n}" for n, year in enumerate(years, 1)]
    baseline = "\n".join([f"{header},holds_from,version", *(f"{row},,1" for row in rows), *more, ""])
    named = faults(files(baseline=baseline))
    assert [(f.value, f.column, f.code, f.detail) for f in named if f.column == "holds_from"] == [
        ("2019", "holds_from", FaultCode.OUT_OF_BOUNDS, f"2021 … {THIS_YEAR}"),
        (str(THIS_YEAR + 1), "holds_from", FaultCode.OUT_OF_BOUNDS, f"2024 … {THIS_YEAR}"),
    ]


def test_what_was_done_after_its_year_or_released_on_a_day_to_come_is_refused() -> None:
    rows = f"DONE,2025,gso,done,2026-01,,A,doc\nDONE,2024,gso,under_way,,{THIS_YEAR + 1},A,doc\n"
    figure = f"commitment,year,method,stage,done_on,published_on,status,source\n{rows}"
    named = faults(files(figure=figure, unit_answer=CITY["unit_answer"].partition("\n")[0]))
    assert [(f.line, f.column, f.code, f.detail) for f in named] == [
        (2, "done_on", FaultCode.OUT_OF_BOUNDS, "≤ 2025"),
        (3, "published_on", FaultCode.OUT_OF_BOUNDS, f"≤ {THIS_YEAR}"),
    ]


def test_a_commitment_without_words_or_method_is_refused() -> None:
    named = faults(with_row("commitment", "NEW,city,level,9"))
    assert [(f.file, f.value, f.code) for f in named] == [
        ("commitment.csv", "NEW", FaultCode.NO_METHOD),
        ("commitment.csv", "NEW", FaultCode.NO_WORDING),
    ]


@pytest.mark.parametrize("states", ["returned", "approved,approved", "submitted,reopened"])
def test_a_history_that_cannot_have_been_is_refused(states: str) -> None:
    rows = [f"LEVEL,2023,gso,1,{n},{s},2026-01-05T08:30:00Z,Minh,x" for n, s in enumerate(states.split(","), 1)]
    heading = "commitment,year,method,version,n,state,at,by,reason"
    named = faults(files(review_step="\n".join([heading, *rows])))
    assert {fault.code for fault in named} == {FaultCode.NOT_A_HISTORY}


def test_a_history_that_does_not_begin_with_its_first_step_is_refused() -> None:
    heading = "commitment,year,method,version,n,state,at,by,reason"
    named = faults(files(review_step=f"{heading}\nLEVEL,2023,gso,1,2,submitted,2026-01-05T08:30:00Z,Minh,"))
    assert [(f.column, f.code, f.detail) for f in named] == [("state", FaultCode.NOT_A_HISTORY, "submitted")]


def test_a_responsibility_that_ends_before_it_begins_is_refused() -> None:
    row = "SHARE,2025-07-15,office,{},Quyết định,Decision"
    assert_refused("responsibility", row.format("2025-06"), "valid_to", "2025-06", FaultCode.ENDS_FIRST, "2025-07-15")
    assert load(with_row("responsibility", row.format("2025-07")), SEEDED) > 0, "compared as far as both dates go"


def test_an_average_growth_needs_the_years_of_its_span() -> None:
    named = faults(files(wording=CITY["wording"].replace(",2022,2024,", ",,,")))
    assert [(f.file, f.column, f.code) for f in named] == [("wording.csv", "span_from", FaultCode.REQUIRED)]


def test_a_figure_counts_the_answers_of_its_units() -> None:
    named = faults(files(figure=CITY["figure"].replace("COVER,2024,gso,,2,3", "COVER,2024,gso,,1,3")))
    assert [(f.column, f.value, f.code, f.detail) for f in named] == [("part", "1", FaultCode.ANSWERS_DISAGREE, "2/3")]
