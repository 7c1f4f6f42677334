"""The columns from which a status is recomputed, where a level with a baseline does not show them."""

import csv
import io
from dataclasses import replace

import pytest

from exchange.report.files import ReportForm, report_csv
from exchange.report.inputs import INPUT_COLUMNS
from models import Answer, Comparator, Kind
from progress.terms import Target
from tests.support.report_files import machine_lines
from tests.support.small_city import WARD_1, figure, record_approved
from tests.support.standings import ESTIMATE, TODAY, standing, value
from text import Language
from views import Remark, Standing


def rows(s: Standing) -> dict[str, dict[str, str]]:
    text = "".join(report_csv([s], None, ReportForm.MACHINE, Language.VI, TODAY))
    return {row["year"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.usefixtures("store")
def test_units_not_known_and_a_derived_starting_point_are_named() -> None:
    record_approved(figure("COVER", answers=((WARD_1, Answer.YES),)))
    line = machine_lines()["COVER", 2025]
    assert (line["part"], line["whole"], line["units_unknown"]) == ("1", "3", "2")
    assert (line["baseline_year"], line["baseline_is_derived"]) == ("2024", "1")
    assert machine_lines()["COVER", 2024]["units_unknown"] == "1"


@pytest.mark.usefixtures("store")
def test_a_kind_without_a_path_says_so() -> None:
    lines = machine_lines()
    assert {lines[code, 2025]["path_kind"] for code in ("COUNT", "DONE", "NAMED")} == {"none"}
    assert (lines["GROWTH", 2022]["span_first_year"], lines["GROWTH", 2022]["span_last_year"]) == ("2022", "2024")
    assert (lines["GROWTH", 2022]["mean"], lines["GROWTH", 2022]["path_kind"]) == ("4.8", "none")


def test_a_published_mean_stands_in_every_row_with_what_it_is() -> None:
    target = [Target(2025, Comparator.MORE_THAN, 7)]
    mean = value(2025, 6.1, of_span=True, status=ESTIMATE)
    found = rows(standing(Kind.AVERAGE_GROWTH, target, [mean], span=(2021, 2025), years=(2021, 2025)))
    assert {(row["span_mean"], row["span_mean_obs_status"], row["span_mean_review"]) for row in found.values()} == {
        ("6.1", "E", "approved")
    }


def test_a_target_that_was_moved_stands_beside_the_one_that_was_owed_then() -> None:
    at_least = Comparator.AT_LEAST
    moved = [
        Target(2024, at_least, 50),
        Target(2030, at_least, 90),
        Target(2030, at_least, 80, version=2, decided_on="2026-02"),
    ]
    found = rows(standing(Kind.LEVEL, moved, [value(2023, 10), value(2025, 60)], years=(2023, 2030)))
    assert {(row["final_target_year"], row["final_target"]) for row in found.values()} == {("2030", "80")}
    assert (found["2024"]["todays_target"], found["2030"]["todays_target"]) == ("50", "80")
    assert found["2025"]["todays_target"] == ""
    assert (found["2025"]["path_in_year"], found["2025"]["status_path"]) == ("56.66", "55")


def test_a_path_in_steps_is_named() -> None:
    s = standing(Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 9)], [value(2023, 1)])
    steps = replace(s, commitment=replace(s.commitment, steps=Remark("Một lần", None)))
    assert (rows(s)["2023"]["path_kind"], rows(steps)["2023"]["path_kind"]) == ("straight", "steps")


def test_every_row_of_a_commitment_says_the_same_of_it() -> None:
    s = standing(Kind.LEVEL, [Target(2030, Comparator.AT_LEAST, 9)], [value(2023, 1), value(2025, 3)])
    of_rows = ("path_in_year", "expected_by", "is_tentative", "units_")
    same = [name for name in INPUT_COLUMNS if not name.startswith(("todays_", *of_rows))]
    assert len({tuple(row[name] for name in same) for row in rows(s).values()}) == 1
