"""Which figure of a year counts, and its amount."""

from models import Kind, Stage
from progress.figures import amount, of_record
from progress.terms import Status
from tests.support.promises import NOT_AVAILABLE, figure, gone, judged, level, promise, stage, units


def test_the_amount_of_a_figure_is_a_number_in_the_unit_of_measure() -> None:
    assert amount(Kind.LEVEL, figure(2025, 12.87)) == 12.87
    assert amount(Kind.COVERAGE, units(2025, 9, 10)) == 90
    assert amount(Kind.COVERAGE, figure(2025, 90)) == 90
    assert amount(Kind.COUNT, units(2025, 3, 7)) == 3
    assert amount(Kind.COUNT, figure(2025, 3)) == 3
    assert amount(Kind.NAMED_UNITS, units(2025, 1, 2)) == 1
    assert [amount(Kind.MILESTONE, stage(2025, s)) for s in Stage] == [0, 0, 1]
    assert {amount(kind, gone(2025)) for kind in Kind} == {None}
    assert amount(Kind.LEVEL, figure(2025, 0)) == 0


def test_the_latest_version_by_the_method_of_record_counts() -> None:
    p = promise(methods=((2023, "ministry"), (2000, "gso")))
    reported = [
        figure(2022, 12.83, version=2),
        figure(2022, 12.67),
        figure(2022, 14.26, method="ministry"),
        figure(2023, 15, method="ministry"),
        figure(2023, 12.87, version=5),
        figure(2024, 7, of_span=True, method="ministry"),
    ]
    assert {y: o.value for y, o in of_record(p, reported).items()} == {2022: 12.83, 2023: 15}
    assert {y: o.value for y, o in of_record(p, reported, of_span=True).items()} == {2024: 7}
    assert [p.method_of_record(year) for year in (1999, 2022, 2023)] == ["gso", "gso", "ministry"]


def test_a_figure_taken_back_does_not_let_the_older_version_return() -> None:
    taken_back = figure(2025, status=NOT_AVAILABLE, version=2)
    assert judged(level(None, (2025, ">= 1")), figure(2025, 5), taken_back).status is Status.DUE_NO_FIGURE
