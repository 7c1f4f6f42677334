"""The script that recomputes every status from the CSV for programs, by another hand than the program's."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from board.selection import Selection
from docs import recompute
from docs.recompute import differences
from exchange.report.files import ReportForm, report_csv
from models import Comparator, Kind
from progress.assessment import assess
from progress.terms import Observation, Promise, Status
from store.board import board
from tests.progress import test_rule_version as rule_version
from tests.progress.test_properties import cases
from tests.support import standings
from tests.support.promises import ESTIMATE, PROVISIONAL, figure, growth, level, target
from tests.support.report_files import machine_lines, report_file
from text import Language
from views import Bilingual, Content, FigureKey, FigureView, MethodView, Origin, Remark, Standing

DAYS = [date(2026, 2, 15), date(2026, 6, 15), date(2026, 11, 30), date(2027, 4, 15)]
SCRIPT = Path(recompute.__file__)


def written(shown: Iterable[Standing], today: date, closed: tuple[Standing, ...] = ()) -> str:
    return "".join(report_csv(shown, None, ReportForm.MACHINE, Language.VI, today, closed=closed))


def standing_of(p: Promise, reported: Iterable[Observation], today: date) -> Standing:
    """A commitment that holds just this, as the store hands it up."""
    figures = tuple(
        FigureView(
            FigureKey("tn-1", o.year, o.method, o.of_span, o.version),
            MethodView(o.method, Bilingual(o.method, o.method)),
            Content(
                *(o.status, o.value, o.part, o.whole, o.unknown, (), o.stage, o.done_on, o.expected_on, None),
                *(o.breaks_series, o.cut_off_on),
            ),
            Origin("Niên giám"),
            standings.ENTERED,
            "seed",
            o.review,
            units_changed=o.units_changed,
        )
        for o in reported
    )
    commitment = replace(
        standings.standing(p.kind).commitment,
        promise=p,
        decimals=p.decimals,
        figures=figures,
        steps=Remark("x", None) if p.in_steps else None,
    )
    return Standing(commitment, assess(p, commitment.observations, today))


@st.composite
def storable(draw: st.DrawFn) -> Standing:
    """Of any kind: one version of each figure, a milestone to be done, a mean owed for the last year of its span."""
    p, reported, today = draw(cases())
    targets = p.targets
    if p.kind is Kind.MILESTONE:
        targets = tuple(replace(t, comparator=Comparator.AT_LEAST, value=1.0, upper=None) for t in targets)
    if p.kind is Kind.AVERAGE_GROWTH and p.span:
        targets = tuple(replace(t, year=p.span[1]) for t in targets)
    one_each = {(o.version_of, o.version): o for o in reported}
    return standing_of(replace(p, targets=targets), one_each.values(), today)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_status_of_seeds_and_sample_city_follows_from_the_file_alone(cities: Path, today: date) -> None:
    shown = board(Selection(), today)
    file = written(shown.standings, today, shown.closed)
    assert list(differences(file.splitlines())) == []
    codes = {row["commitment"] for row in csv.DictReader(io.StringIO(file))}
    assert codes == {s.commitment.code for s in (*shown.standings, *shown.closed)}


def test_every_status_of_the_small_city_follows_from_the_file_alone(store: Path) -> None:
    assert list(differences(report_file(ReportForm.MACHINE).splitlines())) == []


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(storable())
def test_every_status_of_any_commitment_follows_from_the_file_alone(s: Standing) -> None:
    assert list(differences(written([s], s.assessment.today).splitlines())) == []


def test_every_sample_of_every_kind_follows_from_the_file_alone() -> None:
    for name, s in standings.samples().items():
        assert list(differences(written([s], standings.TODAY).splitlines())) == [], name


def test_a_mean_that_was_published_or_estimated_is_taken_with_the_years_beside_it() -> None:
    for status, years in product((ESTIMATE, PROVISIONAL), (range(2021, 2026), range(2022, 2026), range(2021, 2025))):
        p = growth("> 10", 2021, 2025)
        reported = [figure(2025, 12, of_span=True, status=status), *(figure(year, 9) for year in years)]
        for today in (date(2025, 6, 1), *DAYS):
            assert list(differences(written([standing_of(p, reported, today)], today).splitlines())) == []


THRESHOLDS = [
    *((level((2020, 0), (2030, ">= 100")), [figure(2025, a)]) for a in (29.94, 29.95, 47.44, 47.45, 52.6)),
    *((level(None, (2025, ">= 100"), (2030, ">= 200")), [figure(2025, a)]) for a in (94.9, 95.0, 99.9)),
    *((growth("> 10", 2025, 2026), [figure(2025, a)]) for a in (5.2, 5.21739131, 10.0, 10.01)),
    *((level(None, (2026, ">= 1"), kind=Kind.COUNT, decimals=0), [figure(2025, a)]) for a in (0, 1)),
    *(
        (level((2020, 0), (2025, ">= 9")), [replace(figure(2025, 9), cut_off_on=day)])
        for day in ("2025-12-13", "2025-12-14", "2025-11", "2025-12", "2025")
    ),
]


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2026, 4, 1), date(2026, 9, 30), date(2026, 10, 1)], ids=str)
def test_every_status_beside_a_threshold_follows_from_the_file_alone(today: date) -> None:
    for p, reported in THRESHOLDS:
        s = standing_of(p, reported, today)
        assert list(differences(written([s], today).splitlines())) == [], (p, reported)


@pytest.mark.parametrize("today", rule_version.DAYS, ids=str)
def test_the_table_of_cases_that_pins_the_rule_follows_from_the_file_alone(today: date) -> None:
    table = (*rule_version.levels(), *rule_version.counted(), *rule_version.rates(), *rule_version.milestones())
    for p, figures in table:
        reported = [o if isinstance(o, Observation) else figure(*o) for o in figures]
        s = standing_of(p, reported, today)
        assert list(differences(written([s], today).splitlines())) == [], (p, reported)


def test_a_commitment_without_figure_or_target_has_its_row() -> None:
    s = standing_of(Promise(Kind.LEVEL, 1, 1, 2021, (), ((2000, "a"),)), [], standings.TODAY)
    (row,) = csv.DictReader(io.StringIO(written([s], standings.TODAY)))
    assert (row["year"], row["status"], row["judged_on"]) == ("", Status.NO_BASIS, "2026-11-22")
    assert recompute.status([row]) == Status.NO_BASIS


def test_another_status_than_the_rules_is_named(store: Path) -> None:
    file = report_file(ReportForm.MACHINE)
    assert machine_lines()["LEVEL", 2025]["status"] == "on_track"
    wrong = file.replace(",on_track,", ",missed,")
    assert "LEVEL: missed in the file, on_track by the rule" in list(differences(wrong.splitlines()))


def test_a_pace_is_recomputed_from_figures_baseline_and_targets_not_copied(store: Path) -> None:
    """What the file says of the path and r is not what the script goes by."""
    rows = [dict(row) for row in csv.DictReader(io.StringIO(report_file(ReportForm.MACHINE)))]
    level = [row for row in rows if row["commitment"] == "LEVEL"]
    for row in level:
        row |= dict.fromkeys(("path", "path_in_year", "status_path", "status_ratio", "final_target_edge"), "999")
    assert recompute.status(level) == "on_track"
    for row in level:
        row["baseline_value"] = "17.2"
    assert recompute.status(level) == "off_track"


def test_it_runs_by_itself_with_nothing_but_the_standard_library(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    file.write_text(report_file(ReportForm.MACHINE), encoding="utf-8", newline="")
    run = subprocess.run(
        [sys.executable, "-I", SCRIPT, file], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "Every status is as the rule has it.", "")


def test_an_exact_target_is_written_as_its_own_comparator() -> None:
    p = Promise(Kind.LEVEL, 1, 1, 2021, (target(2025, "= 20"),), ((2000, "a"),))
    rows = csv.DictReader(io.StringIO(written([standing_of(p, [Observation(2025, "a", 20.0)], DAYS[0])], DAYS[0])))
    assert {row["comparator"] for row in rows if row["year"] == "2025"} == {"="}
