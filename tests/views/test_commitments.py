"""Commitments as they are handed up: what is derived from the versions, the list of units and the closings."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models import Kind, ReviewState
from store.board import complete_standings, standing
from store.commitments import commitments
from store.questions import ask, take_back
from store.review import send_back
from tests.support.administration import close
from tests.support.people import LEADER, REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record, record_approved, record_base, reopened
from tests.support.small_city import baseline as new_baseline
from views import CommitmentView, FigureView

pytestmark = pytest.mark.usefixtures("store")


def view(code: str = "LEVEL") -> CommitmentView:
    return next(c for c in commitments() if c.code == code)


def corrected() -> CommitmentView:
    """LEVEL with a second version of 2023 and a first one of 2025, neither approved."""
    reopened(key(year=2023))
    record(figure(year=2023, value=16, seen_version=1, reason="Đính chính"))
    record(figure(value=19.5))
    return view()


def shown(figures: dict[int, FigureView]) -> dict[int, tuple[int, float | None]]:
    return {year: (f.key.version, f.content.value) for year, f in figures.items()}


# ---- figures


def test_what_the_rule_saw_leads_back_to_its_figure() -> None:
    for c in commitments():
        assert [c.figure_of(figure.observation) for figure in c.figures] == list(c.figures)


def test_a_waiting_version_stands_for_a_year_in_which_none_is_approved() -> None:
    assert shown(corrected().figures_of_record()) == {2023: (2, 16), 2024: (1, 17.25), 2025: (1, 19.5)}


def test_a_figure_that_was_sent_back_stands_for_no_year() -> None:
    record(figure(value=19.5))
    send_back([key()], "Nguồn chưa rõ", now=NOW, by=REVIEWER)
    c = view()
    assert c.figure_of_record(2025) is None
    last = c.last_of_record(2025)
    assert last is not None
    assert last.review is ReviewState.RETURNED


def test_one_year_asked_for_alone_has_the_figure_that_it_has_among_all() -> None:
    corrected()
    record(figure("GROWTH", 2024, value=7.1, of_span=True))
    by_another = replace(view(), promise=replace(view().promise, methods=((2020, "gso"), (2024, "mic"))))
    for c in (*commitments(), by_another):
        figures = c.figures_of_record()
        assert {year: f for year in range(2018, 2032) if (f := c.figure_of_record(year))} == figures


def test_a_figure_of_the_span_is_apart_from_that_of_its_last_year() -> None:
    record(figure("GROWTH", 2024, value=7.1, of_span=True))
    c = view("GROWTH")
    assert shown(c.figures_of_record(of_span=True)) == {2024: (1, 7.1)}
    assert c.figure_of_record(2024) is None
    assert c.last_version(2024, "gso") is None
    assert c.last_version(2024, "gso", of_span=True) == c.figures[-1]


def test_the_last_version_is_the_newest_of_its_year_and_method_however_its_review_stands() -> None:
    c = corrected()
    assert {series: f.key.version for series, f in c.last_versions.items()} == {
        (2023, "gso", False): 2,
        (2024, "gso", False): 1,
        (2024, "mic", False): 1,
        (2025, "gso", False): 1,
    }
    assert replace(c, figures=c.figures[::-1]).last_versions == c.last_versions
    assert c.last_version(2024, "mic") is not None
    assert c.last_version(2023, "mic") is None


def test_the_last_figure_of_record_is_by_the_method_of_its_year() -> None:
    c = view()
    by_gso, by_ministry = c.last_of_record(2024), c.last_version(2024, "mic")
    assert by_gso == c.last_version(2024, "gso")
    changed_method = replace(c.promise, methods=((2020, "gso"), (2024, "mic")))
    assert replace(c, promise=changed_method).last_of_record(2024) == by_ministry


def test_the_public_sees_what_is_approved_and_no_questions() -> None:
    ask("LEVEL", "Vì sao chậm?", year=None, now=NOW, by=LEADER)
    c = corrected()
    public = c.only_approved()
    assert [f.key for f in public.figures] == [f.key for f in c.figures if f.review is ReviewState.APPROVED]
    assert len(public.figures) == len(c.figures) - 3  # the version reopened, and the two that wait
    assert (len(c.questions), public.questions) == (1, ())
    assert public.figure_of_record(2025) is None


def test_only_a_question_that_waits_is_open() -> None:
    for text in ("Vì sao chậm?", "Nguồn nào?"):
        ask("LEVEL", text, year=None, now=NOW, by=LEADER)
    take_back("LEVEL", 1, now=NOW, by=LEADER)
    s = next(s for s in complete_standings(TODAY) if s.commitment.code == "LEVEL")
    assert [q.number for q in s.open_questions] == [q.number for q in s.commitment.open_questions] == [2]


# ---- the commitment itself


def test_the_baseline_in_force_is_the_last_version() -> None:
    assert view("DONE").baseline is None
    record_base(new_baseline(value=2))
    record_base(new_baseline(value=3, seen_version=1, reason="Đếm lại"))
    c = view("COUNT")
    assert c.baseline == c.baselines[1]
    assert c.baseline.value == 3


def test_the_last_to_answer_is_the_one_who_began_last() -> None:
    level = view()
    assert [r.body.code for r in level.responsibilities] == ["office", "centre"]
    for c in (level, replace(level, responsibilities=level.responsibilities[::-1])):
        assert c.last_responsibility is not None
        assert c.last_responsibility.body.code == "centre"
    ended = view("COVER").last_responsibility
    assert ended is not None
    assert ended.valid_to == "2025-06-30"
    assert view("DONE").last_responsibility is None


@pytest.mark.parametrize(("table", "code"), [("commitment", "LEVEL"), ("agreement", "city")])
def test_a_closing_is_in_force_from_its_day(table: str, code: str) -> None:
    close(table, code, on=TODAY.isoformat())
    c = view()
    assert c.closed(TODAY - timedelta(days=1)) is None
    closing = c.closed(TODAY)
    assert closing is not None
    assert (closing.on, closing.reason.vi) == (TODAY, "Thỏa thuận đã chấm dứt")


def test_a_commitments_own_closing_comes_before_its_agreements() -> None:
    close("commitment", "LEVEL", on="2026-11-01", reason="Đã nhập vào cam kết khác")
    close("agreement", "city", on="2026-10-01")
    own, other = view().closed(TODAY), view("DONE").closed(TODAY)
    assert (own and own.on, other and other.on) == (date(2026, 11, 1), date(2026, 10, 1))


def test_figures_are_bounded_by_the_wording_or_else_by_what_is_counted() -> None:
    assert [view(code).bounds for code in ("LEVEL", "GROWTH", "COUNT")] == [(0, 100), (None, None), (0, 50)]
    assert view("NAMED").bounds == (0, 2)
    assert view("DONE").bounds == (None, None)
    unbounded = {code: replace(view(code), minimum=None, maximum=None) for code in ("LEVEL", "COVER", "COUNT")}
    assert {code: c.bounds for code, c in unbounded.items()} == {
        "LEVEL": (None, None),
        "COVER": (0, 100),
        "COUNT": (0, None),
    }


def test_a_figure_is_given_unit_by_unit_where_there_is_a_list_of_units() -> None:
    assert [c.code for c in commitments() if c.is_listed] == ["COVER", "NAMED"]
    listed = view("COVER")
    assert not replace(listed, units=()).is_listed
    assert not replace(listed, kind=Kind.LEVEL).is_listed


# ---- standings


def test_the_judged_figure_is_the_one_of_the_verdict() -> None:
    record_approved(figure(value=19.5))
    s = standing("LEVEL", TODAY)
    assert s.judged_figure(s.assessment.shown(2025)) == s.commitment.figure_of_record(2025)
    assert s.judged_figure(s.assessment.shown(2029)) is None
    assert s.judged_figure(None) is None


def test_a_year_is_unproved_while_its_figure_has_no_evidence() -> None:
    unproved = {s.commitment.code for s in complete_standings(TODAY) if s.is_unproved(2024)}
    assert {"LEVEL", "COVER"} <= unproved
    assert not standing("LEVEL", TODAY).is_unproved(2029)
