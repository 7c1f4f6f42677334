"""The commitments that a selection shows, and their order."""

import pytest

from board.headline import Headline
from board.selection import NOT_STATED, Board, Selection
from models import Stage
from progress.terms import DataState, Status, Verdict
from store.board import board, standing
from tests.support.small_city import ESTIMATE, TODAY, figure, record_approved
from text.names import matches

pytestmark = pytest.mark.usefixtures("store")
EVERYTHING = Selection()


def codes(shown: Board) -> list[str]:
    return [s.commitment.code for s in shown.standings]


def shown(selection: Selection = EVERYTHING) -> list[str]:
    return codes(board(selection, TODAY))


def test_what_needs_attention_comes_first_then_strive_for_then_yardsticks() -> None:
    everything = board(Selection(), TODAY)
    assert [(s.commitment.code, s.assessment.status) for s in everything.standings] == [
        ("COVER", Status.DUE_NO_FIGURE),
        ("GROWTH", Status.DUE_NO_FIGURE),
        ("COUNT", Status.DUE_NO_FIGURE),
        ("LEVEL", Status.ON_TRACK),
        ("DONE", Status.UNDER_WAY),
        ("SHARE", Status.NO_BASIS),
        ("NAMED", Status.UNDER_WAY),
        ("NATION", Status.DUE_NO_FIGURE),
    ]


def test_a_missed_commitment_comes_before_one_without_a_figure() -> None:
    record_approved(figure("COUNT", value=0))
    assert shown()[0] == "COUNT"


def test_an_overdue_figure_ranks_before_what_is_only_under_way() -> None:
    for year in (2023, 2024):
        record_approved(figure("DONE", year, stage=Stage.UNDER_WAY))
    record_approved(figure("SHARE", value=45, why_right="Đã kiểm tra"))
    assert shown().index("SHARE") < shown().index("DONE")


def test_counts_cover_the_selection_before_its_states_were_chosen() -> None:
    selected = board(Selection(states=frozenset({Status.ON_TRACK})), TODAY)
    assert codes(selected) == ["LEVEL"]
    assert selected.counts[Status.DUE_NO_FIGURE] == 4
    assert sum(selected.counts.values()) == 8
    assert selected.headline.unjudged == 5


def test_what_a_running_year_shows_so_far_is_counted_as_not_settled() -> None:
    record_approved(figure("LEVEL", TODAY.year, value=17, status=ESTIMATE))
    running = board(Selection(year=TODAY.year), TODAY)
    (state,) = [s.assessment.state(TODAY.year) for s in running.standings if s.commitment.code == "LEVEL"]
    assert running.tentative == {state: 1}
    assert board(Selection(year=2025), TODAY).tentative == {}
    assert board(Selection(), TODAY).tentative == {}


def test_filters_narrow_together() -> None:
    assert shown(Selection(agreement="city", pillar="economy")) == ["GROWTH", "LEVEL"]
    assert shown(Selection(agreement="city", pillar="economy", query="năng suất")) == ["GROWTH"]


def test_the_body_filter_goes_by_who_answers_or_answered_last() -> None:
    assert shown(Selection(body="centre")) == ["COUNT", "LEVEL"]
    assert shown(Selection(body="office")) == ["COVER"]
    assert set(shown(Selection(body=NOT_STATED))) == {"GROWTH", "DONE", "SHARE", "NAMED", "NATION"}


@pytest.mark.parametrize("query", ["ty trong", "TỶ TRỌNG", "tỉ trọng", "share digital", "level", "  trong  ty "])
def test_the_search_minds_neither_accents_nor_case_nor_the_order_of_words(query: str) -> None:
    assert "LEVEL" in shown(Selection(query=query))
    assert "COVER" not in shown(Selection(query=query))


def test_a_search_that_finds_nothing_shows_nothing() -> None:
    nothing = board(Selection(query="không có đâu"), TODAY)
    assert (nothing.standings, nothing.counts) == ((), {})
    assert nothing.headline == Headline(0, 0, 0, 0, 0, 0, 0)


def test_codes_that_nothing_has_are_left_out() -> None:
    assert shown(Selection(agreement="x", pillar="' OR 1=1 --", body="<b>")) == shown()


def test_with_a_year_the_board_shows_that_years_verdicts() -> None:
    record_approved(figure("COUNT", value=3))
    selected = board(Selection(year=2025, agreement="city"), TODAY)
    states = {s.commitment.code: s.assessment.state(2025) for s in selected.standings}
    assert states["COUNT"] is Verdict.EXCEEDED
    assert states["LEVEL"] is DataState.OVERDUE
    assert codes(selected)[-2:] == ["COUNT", "NAMED"]  # the best of the firm ones, then "strive for"
    assert (selected.headline.good, selected.headline.judged) == (1, 1)
    # Of the five others GROWTH owes nothing for 2025 and DONE has said that it is under way.
    assert (selected.headline.unjudged, selected.headline.due_without) == (5, 3)
    assert codes(board(Selection(year=2025, states=frozenset({Verdict.EXCEEDED})), TODAY)) == ["COUNT"]


def test_a_year_without_any_figure_is_no_error() -> None:
    assert set(board(Selection(year=1900), TODAY).counts) == {Verdict.NO_BASIS}


def test_an_estimate_for_the_running_year_is_read_at_once() -> None:
    record_approved(figure("LEVEL", 2026, value=21, status=ESTIMATE))
    level = standing("LEVEL", TODAY)
    assert level.assessment.latest is not None
    assert level.assessment.latest.is_provisional


@pytest.mark.parametrize("query", ["phuong iv", "Phường 4", "phường 04"])
def test_a_ward_is_found_by_its_number_however_it_is_written(query: str) -> None:
    assert matches(query, "Phường 4 và Phường Hiệp Ninh")
    assert not matches(query, "Phường 3")


def test_the_search_looks_at_agreement_parties_and_body_too() -> None:
    assert set(shown(Selection(query="thanh pho"))) >= set(shown(Selection(agreement="city")))
