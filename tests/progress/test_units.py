"""Units that change: what an answer for one says of another, on every edge of the rule."""

from collections.abc import Mapping
from datetime import date

import pytest

from models import Answer, Extent
from progress.units import (
    DerivedAnswer,
    Heir,
    Succession,
    Successions,
    UnitCount,
    derived_answer,
    divisions,
    merged_answer,
    unit_count,
)

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
SIGNED, BEFORE, MERGED, AFTER = date(2023, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31)


def went(predecessor: str, successor: str, extent: Extent = Extent.WHOLE, on: date = MERGED) -> Succession:
    return Succession(predecessor, successor, on, extent)


PART = Extent.PART
# Five wards and a part of a commune outside the city become one; two become one without anything else.
TOWN = Successions(
    (
        *(went(ward, "town") for ward in ("1", "2", "3")),
        went("commune", "town", PART),
        *(went(ward, "hill") for ward in ("4", "5")),
    )
)
# A code that has meant three units: first a, then b, then c; d continued while e came to it.
STEPS = Successions(
    (
        went("24133@2021", "24133@2024", on=date(2024, 11, 1)),
        went("24139@2021", "24133@2024", on=date(2024, 11, 1)),
        went("24127@2021", "24145@2021", on=date(2024, 11, 1)),
        went("24133@2024", "24133@2025"),
        went("24145@2021", "24133@2025"),
    )
)


def listed(*units: str, since: date = SIGNED) -> Mapping[str, date]:
    return dict.fromkeys(units, since)


def answers_of(count: UnitCount) -> dict[str, Answer]:
    return {unit: derived.answer for unit, derived in count.by_unit}


def test_a_unit_is_itself_until_the_day_before_it_is_succeeded() -> None:
    assert TOWN.heirs("1", BEFORE) == (Heir("1", True),)
    assert TOWN.heirs("1", MERGED) == (Heir("town", True),)
    assert TOWN.units_on(["1", "2", "4", "9"], BEFORE) == ("1", "2", "4", "9")
    assert TOWN.units_on(["1", "2", "4", "9"], MERGED) == ("town", "hill", "9")


def test_a_unit_that_ended_without_a_successor_on_record_stands_for_itself() -> None:
    assert Successions().units_on(["24003"], AFTER) == ("24003",)


def test_codes_that_are_used_again_never_mix() -> None:
    assert STEPS.lineage("24133@2021", date(2024, 10, 31)) == ("24133@2021",)
    assert STEPS.lineage("24133@2021", date(2024, 12, 31)) == ("24133@2021", "24133@2024")
    assert STEPS.lineage("24133@2021", AFTER) == ("24133@2021", "24133@2024", "24133@2025")
    count = unit_count(listed("24133@2021", "24139@2021"), {"24133@2025": Y, "24139@2021": N}, STEPS, AFTER)
    assert answers_of(count) == {"24133@2021": Y, "24139@2021": N}
    assert merged_answer("24133@2024", {"24133@2025": Y}, STEPS, AFTER, AFTER).answer is U


@pytest.mark.parametrize("answer", list(Answer))
def test_a_successors_own_answer_stands_for_each_predecessor_wholly_inside_it(answer: Answer) -> None:
    count = unit_count(listed("1", "3"), {"town": answer}, TOWN, AFTER)
    assert answers_of(count) == {"1": answer, "3": answer}
    assert (count.part, count.whole) == (2 if answer is Y else 0, 2)


def test_a_successors_answer_says_nothing_of_what_lies_in_it_in_part_only() -> None:
    count = unit_count(listed("commune"), {"town": Y}, TOWN, AFTER)
    assert (count.part, count.unknown, count.whole, count.changed) == (0, 1, 1, 2025)
    assert divisions("commune", TOWN, AFTER) == (went("commune", "town", PART),)
    assert divisions("1", TOWN, AFTER) == divisions("commune", TOWN, BEFORE) == ()


def test_what_was_added_is_a_note_and_what_is_of_the_list_is_none() -> None:
    derived = dict(unit_count(listed("1", "2", "3"), {"town": Y}, TOWN, AFTER).by_unit)["1"]
    assert derived == DerivedAnswer(Y, "town", (went("commune", "town", PART),))
    named = dict(unit_count(listed("1"), {"town": Y}, TOWN, AFTER).by_unit)["1"]
    assert [s.predecessor for s in named.added] == ["2", "3", "commune"]


def test_only_what_was_added_in_part_breaks_the_series_and_only_where_the_count_rests_on_it() -> None:
    assert unit_count(listed("1"), {"town": Y}, TOWN, AFTER).changed == 2025
    assert unit_count(listed("4", "5"), {"hill": Y}, TOWN, AFTER).changed is None
    assert unit_count(listed("4"), {"hill": Y}, TOWN, AFTER).changed is None
    assert unit_count(listed("1"), {"1": Y}, TOWN, AFTER).changed is None
    assert unit_count(listed("1"), {}, TOWN, AFTER).changed is None


def test_figures_by_the_list_at_signing_stay_valid_after_the_merger() -> None:
    count = unit_count(listed("1", "2", "3"), {"1": Y, "2": N, "3": Y}, TOWN, AFTER)
    assert answers_of(count) == {"1": Y, "2": N, "3": Y}
    assert all(not derived.added for _, derived in count.by_unit)


def test_before_the_successor_is_assessed_the_answer_is_not_known() -> None:
    assert answers_of(unit_count(listed("1", "3"), {}, TOWN, AFTER)) == {"1": U, "3": U}
    assert derived_answer("1", SIGNED, {"4": Y}, TOWN, AFTER) == DerivedAnswer(U, None)


def test_an_answer_given_for_a_step_on_the_way_stands_too() -> None:
    on_the_way = derived_answer("24133@2021", SIGNED, {"24133@2024": Y}, STEPS, AFTER)
    assert on_the_way == DerivedAnswer(Y, "24133@2024", (went("24139@2021", "24133@2024", on=date(2024, 11, 1)),))
    assert derived_answer("24133@2021", SIGNED, {"24133@2024": Y}, STEPS, date(2024, 10, 31)) == DerivedAnswer(U, None)


def test_what_had_been_added_before_it_was_listed_is_a_part_of_the_promise() -> None:
    later, year = {"24145@2021": Y}, date(2024, 12, 31)
    assert [s.predecessor for s in derived_answer("24145@2021", SIGNED, later, STEPS, year).added] == ["24127@2021"]
    assert derived_answer("24145@2021", date(2024, 11, 1), later, STEPS, year).added == ()
    assert derived_answer("24145@2021", SIGNED, later, STEPS, date(2024, 10, 31)).added == ()


def test_a_unit_that_was_divided_up_can_be_counted_no_more() -> None:
    divided = Successions((went("a", "b", PART), went("a", "c", PART)))
    assert divided.heirs("a", AFTER) == (Heir("b", False), Heir("c", False))
    assert divided.lineage("a", AFTER) == ("a",)
    assert divided.heirs("a", BEFORE) == (Heir("a", True),)
    count = unit_count(listed("a"), {"b": Y, "c": Y}, divided, AFTER)
    assert (count.part, count.whole, count.changed) == (0, 1, 2025)
    assert len(divisions("a", divided, AFTER)) == 2


def test_whole_mergers_roll_up() -> None:
    at = (BEFORE, AFTER)
    assert merged_answer("hill", {"4": Y, "5": Y}, TOWN, *at) == DerivedAnswer(Y, None)
    assert merged_answer("hill", {"4": Y, "5": N}, TOWN, *at).answer is N
    assert merged_answer("hill", {"4": Y}, TOWN, *at).answer is U
    assert merged_answer("hill", {"4": Y, "5": U}, TOWN, *at).answer is U
    three = {"24133@2021": Y, "24139@2021": Y, "24145@2021": Y}
    assert merged_answer("24133@2025", three, STEPS, date(2023, 12, 31), AFTER).answer is U  # 24127 has not been asked
    assert merged_answer("24133@2025", three | {"24127@2021": Y}, STEPS, date(2023, 12, 31), AFTER).answer is Y


def test_a_part_added_and_not_assessed_leaves_the_successor_unknown_with_a_note() -> None:
    part = (went("commune", "town", PART),)
    assert merged_answer("town", {"1": Y, "2": Y, "3": Y}, TOWN, BEFORE, AFTER) == DerivedAnswer(U, None, part)
    assert merged_answer("town", {"1": Y, "2": N, "3": Y}, TOWN, BEFORE, AFTER) == DerivedAnswer(N, None, part)
    assert merged_answer("town", {"town": Y}, TOWN, AFTER, AFTER) == DerivedAnswer(Y, "town")


def test_a_units_own_answer_holds_only_until_something_is_added_to_it() -> None:
    day = date(2023, 12, 31)
    assert merged_answer("24145@2021", {"24145@2021": Y}, STEPS, day, day) == DerivedAnswer(Y, "24145@2021")
    later = date(2024, 12, 31)
    assert merged_answer("24145@2021", {"24145@2021": Y}, STEPS, day, later).answer is U
    assert merged_answer("24145@2021", {"24145@2021": Y, "24127@2021": Y}, STEPS, day, later).answer is Y
    assert merged_answer("24145@2021", {"24145@2021": N}, STEPS, day, later).answer is N
    assert merged_answer("24145@2021", {"24145@2021": Y}, STEPS, later, later) == DerivedAnswer(Y, "24145@2021")
