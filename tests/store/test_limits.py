"""The limits of a commitment: what its figures are validated against, and the amounts that were reported before."""

from datetime import date, timedelta

import pytest

from models import Kind
from store.database import reading
from store.limits import (
    CommitmentLimits,
    baseline_amounts,
    commitment_limits,
    figure_amounts,
    is_method,
    promised_amounts,
    refuse_closed,
)
from store.refusal import RefusalCode
from store.review import send_back
from tests.support.administration import MERGED, changed, close, follow, save
from tests.support.people import REVIEWER
from tests.support.refusals import refused
from tests.support.small_city import NOW, TODAY, WARD_1, WARD_2, WARD_3, figure, key, record

pytestmark = pytest.mark.usefixtures("store")


def limits(code: str) -> CommitmentLimits:
    with reading() as connection:
        return commitment_limits(connection, code)


def reported(code: str, method: str = "gso") -> dict[int, float]:
    with reading() as connection:
        return baseline_amounts(connection, code, method) | figure_amounts(
            connection, commitment_limits(connection, code), method
        )


def test_the_limits_are_those_of_the_wording() -> None:
    level, growth = limits("LEVEL"), limits("GROWTH")
    assert (level.kind, level.decimals, level.minimum, level.maximum) == (Kind.LEVEL, 1, 0, 100)
    assert (level.span, growth.span) == (None, (2022, 2024))


def test_only_a_commitment_with_a_list_is_answered_unit_by_unit() -> None:
    assert [limits(code).is_listed for code in ("COVER", "NAMED", "SHARE", "LEVEL")] == [True, True, False, False]
    assert [unit.key for unit in limits("COVER").units] == [WARD_1, WARD_2, WARD_3]


def test_a_years_figure_answers_for_the_units_that_there_were_at_its_end() -> None:
    follow()
    keys = {year: [unit.key for unit in limits("COVER").units_in(year)] for year in (2024, 2025)}
    assert keys == {2024: [WARD_1, WARD_2, WARD_3], 2025: [WARD_1, MERGED]}


def test_a_commitment_that_nobody_knows_has_no_limits() -> None:
    assert refused(lambda: limits("NONE")) is RefusalCode.UNKNOWN_COMMITMENT


@pytest.mark.parametrize(("table", "code"), [("commitment", "LEVEL"), ("agreement", "city")])
def test_a_commitment_is_closed_from_the_day_of_its_own_closing_or_its_agreements(table: str, code: str) -> None:
    close(table, code, on=TODAY.isoformat())
    level = limits("LEVEL")
    refuse_closed(level, TODAY - timedelta(days=1))
    assert refused(lambda: refuse_closed(level, TODAY)) is RefusalCode.CLOSED
    assert level.closed(date.max) is not None


def test_a_method_is_one_of_those_in_the_catalogue() -> None:
    with reading() as connection:
        assert [is_method(connection, code) for code in ("gso", "GSO", "")] == [True, False, False]


def test_amounts_are_those_of_one_method_with_its_baseline() -> None:
    assert reported("LEVEL") == {2020: 10, 2023: 15.5, 2024: 17.25}
    assert reported("LEVEL", "mic") == {2024: 18}
    assert reported("COVER") == {2024: pytest.approx(200 / 3)}


def test_an_amount_that_was_sent_back_counts_no_more() -> None:
    record(figure(value=19.5))
    assert reported("LEVEL")[2025] == 19.5
    send_back([key()], "Nguồn chưa rõ", now=NOW, by=REVIEWER)
    assert 2025 not in reported("LEVEL")


def promised(code: str) -> tuple[float, ...]:
    with reading() as connection:
        return promised_amounts(connection, code)


def test_what_was_promised_are_the_last_versions_of_the_targets_and_the_baseline() -> None:
    assert sorted(promised("LEVEL")) == [10, 20, 30]
    moved = {"comparator": "between", "value": "25", "upper": "35", "reason": "Điều chỉnh"}
    save(changed("target", {"commitment": "LEVEL", "year": 2030}, decision="12/QĐ", decided_on="2026-01", **moved))
    assert sorted(promised("LEVEL")) == [10, 20, 25, 35]
    assert promised("NONE") == ()
