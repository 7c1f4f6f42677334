"""As it was on a day gone by: nothing that came later shows, and up to now it is what it is now."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clock
from board.published import without_release
from board.responsibility import responsible
from board.selection import Selection
from exchange.record import editing
from exchange.record.editing import RowEdit
from exchange.report.files import ReportForm, report_csv
from models import ReviewState
from store.accounts.people import person
from store.awaiting import await_figure, await_no_longer
from store.board import board, standing, standings
from store.evidence import NewLink, attach, withdraw
from store.figures import record_baseline, record_figure
from store.review import approve, reopen
from tests.support.administration import changed, fresh, new_commitment
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.screen import elements, screen, screen_text
from tests.support.small_city import SEEDED, TODAY, baseline, figure, key
from text import Language
from views import AsOf, Clock, CommitmentView, PersonView, Standing
from web.query import point_in_time_of, point_in_time_query

pytestmark = pytest.mark.usefixtures("store")
LEVEL = {"commitment": "LEVEL"}


def at(month: int, day: int = 1) -> datetime:
    """Nine in the morning over there."""
    return datetime(2026, month, day, 2, tzinfo=UTC)


def save(now: datetime, *drafts: RowEdit, why: str | None = None) -> None:
    editing.save_edits(drafts, by=ADMINISTRATOR, now=now, this_year=TODAY.year, why=why)


def whole_year() -> None:
    """A year of work, one act on the first of each month."""
    new = figure("LEVEL", 2025, value=19.5, why_right="Có", published_on="2026-01-20")
    record_figure(new, today=TODAY, now=at(2), by=OFFICER)
    approve([key()], now=at(3), by=REVIEWER)
    attach(key(), [NewLink("https://gso.gov.vn/a")], now=at(3, 2), by=OFFICER)
    lowered = {"value": "25", "decision": "4/QĐ", "decided_on": "2026-03-20", "reason": "Dồn vốn"}
    save(at(4), changed("target", {**LEVEL, "year": 2030}, **lowered))
    reopen(key(), "Đính chính", now=at(5), by=REVIEWER)
    better = figure("LEVEL", 2025, value=20.5, seen_version=1, reason="Công bố lại", published_on="2026-04-25")
    record_figure(better, today=TODAY, now=at(5, 2), by=OFFICER)
    approve([key(version=2)], now=at(5, 3), by=REVIEWER)
    record_baseline(baseline("LEVEL", 2020, 9, seen_version=1, reason="Tính lại"), today=TODAY, now=at(6), by=OFFICER)
    save(at(7), changed("wording", LEVEL, name_vi="Tên mới", reason="Rõ hơn"))
    save(at(7, 2), changed("method_of_record", LEVEL, method="mic", decided_on="2026-07-02", reason="Đổi nguồn"))
    save(at(8), changed("commitment", {"code": "COVER"}, closed_on="2026-08-01", closed_reason="Xong"))
    handed = changed("responsibility", {"commitment": "COUNT", "valid_from": "2023"}, valid_to="2026-08")
    save(
        at(9),
        handed,
        fresh(
            "responsibility",
            commitment="COUNT",
            valid_from="2026-09",
            body="office",
            basis_vi="Quyết định",
            basis_en="Decision",
        ),
        why="Sắp xếp lại",
    )
    save(at(9, 2), changed("agreement", {"code": "city"}, name_vi="Thỏa thuận tên mới"), why="Rõ hơn")
    save(at(10), *new_commitment())
    ward = {"commitment": "COVER", "unit_code": "24009", "unit_from": "2021-01-01"}
    save(at(10, 2), fresh("commitment_unit", **ward, position="4"))
    withdraw(_evidence(), "Nhầm", now=at(11), by=OFFICER)


def _evidence() -> str:
    return next(e.id for f in view(None, "LEVEL").figures for e in f.evidence)


def reader() -> PersonView | None:
    return person(REVIEWER)


def on(month: int, day: int = 1, clock: Clock = Clock.RECORDED) -> AsOf:
    return AsOf(date(2026, month, day), clock)


def view(as_of: AsOf | None, code: str) -> CommitmentView:
    return standing(code, TODAY, reader(), as_of).commitment


def versions(shown: tuple[Standing, ...]) -> int:
    """How much is known: every version, step, proof and commitment that can be seen."""
    each = (s.commitment for s in shown)
    return sum(
        1 + len(c.figures) + len(c.targets) + len(c.baselines) + sum(len(f.steps) + len(f.evidence) for f in c.figures)
        for c in each
    )


def test_up_to_now_it_is_what_it_is_now() -> None:
    whole_year()
    now = AsOf(TODAY)
    assert standings(TODAY, reader(), now) == standings(TODAY, reader())
    assert standings(TODAY, None, now) == standings(TODAY)
    assert board(Selection(), TODAY, reader(), now) == board(Selection(), TODAY, reader())


def test_every_kind_of_change_is_taken_back_to_the_day_before_it() -> None:
    whole_year()

    def value(as_of: AsOf) -> float | None:
        return standing("LEVEL", TODAY, reader(), as_of).assessment.years[2025].actual

    assert [value(on(m, 6)) for m in (1, 2, 3, 4)] == [None, None, 19.5, 19.5]
    assert [value(on(5)), value(on(6))] == [None, 20.5]
    assert [f.observation.review for f in view(on(2), "LEVEL").figures if f.observation.year == 2025] == [
        ReviewState.SUBMITTED
    ]
    final = [t.target.value for m in (3, 4) for t in view(on(m), "LEVEL").targets if t.target.year == 2030]
    assert final == [30, 30, 25]
    baselines = [view(on(m), "LEVEL").promise.baseline for m in (5, 6)]
    assert [baseline and baseline.value for baseline in baselines] == [10, 9]
    assert [view(on(m), "LEVEL").name.vi for m in (6, 7)] == ["Tỷ trọng kinh tế số", "Tên mới"]
    assert [view(on(7, d), "LEVEL").promise.method_of_record(2024) for d in (1, 2)] == ["gso", "mic"]
    assert [view(on(m), "COVER").closing is not None for m in (7, 8)] == [False, True]
    assert [len(view(on(m), "COUNT").responsibilities) for m in (8, 9)] == [1, 2]
    assert [view(on(9, d), "LEVEL").agreement.name.vi for d in (1, 2)] == ["Thành phố Nhỏ", "Thỏa thuận tên mới"]
    assert [len(view(on(10, d), "COVER").units) for d in (1, 2)] == [3, 4]
    assert [p.withdrawn is None for m in (10, 11) for f in view(on(m), "LEVEL").figures for p in f.evidence] == [
        True,
        False,
    ]
    assert [any(s.commitment.code == "NEW" for s in standings(TODAY, None, on(m))) for m in (9, 10)] == [False, True]
    with pytest.raises(KeyError):
        standing("NEW", TODAY, None, on(9))
    assert standings(TODAY, None, AsOf(date(2026, 1, 4))) == ()


def test_the_day_is_over_when_it_is_over_in_the_city() -> None:
    late = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)  # midnight over there, and the 30th still in Greenwich
    record_baseline(baseline("LEVEL", 2020, 9, seen_version=1, reason="Tính lại"), today=TODAY, now=late, by=OFFICER)
    assert [len(view(AsOf(day), "LEVEL").baselines) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [1, 2]
    assert len(view(AsOf(date(2026, 6, 30), zone="UTC"), "LEVEL").baselines) == 2


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.tuples(st.dates(SEEDED.recorded_at.date(), TODAY), st.dates(SEEDED.recorded_at.date(), TODAY)))
def test_nothing_recorded_later_shows_and_ever_more_is_known(days: tuple[date, date]) -> None:
    if not any(s.commitment.code == "NEW" for s in standings(TODAY)):
        whole_year()
    earlier, later = (AsOf(day) for day in sorted(days))
    before, after = (standings(TODAY, reader(), as_of) for as_of in (earlier, later))
    assert versions(before) <= versions(after) <= versions(standings(TODAY, reader()))
    for s in before:
        c = s.commitment
        moments = [figure.recorded_at for figure in c.figures]
        moments += [baseline.recorded_at for baseline in c.baselines]
        moments += [target.recorded_at for target in c.targets]
        moments += [step.at for figure in c.figures for step in figure.steps]
        moments += [piece.at for figure in c.figures for piece in figure.evidence]
        assert all(moment < earlier.until for moment in moments)


def test_by_the_producers_clock_a_figure_counts_from_its_release_and_a_promise_from_its_decision() -> None:
    whole_year()

    def seen(day: date) -> Standing:
        return standing("LEVEL", TODAY, reader(), AsOf(day, Clock.PUBLISHED))

    days = [date(2026, 1, 19), date(2026, 1, 20), date(2026, 4, 24), date(2026, 4, 25)]
    assert [seen(day).assessment.years[2025].actual for day in days] == [None, 19.5, 19.5, 20.5]
    finals = [seen(date(2026, 3, day)).assessment.final for day in (19, 20)]
    assert [target and target.value for target in finals] == [30, 25]
    assert view(AsOf(TODAY, Clock.PUBLISHED), "LEVEL").promise.baseline is None  # nobody says when it was released
    assert without_release([standing("LEVEL", TODAY, reader())]) == 3 + 1


def test_by_the_producers_clock_a_figure_is_waited_for_from_when_that_was_said_here_until_it_was_ended() -> None:
    evening = datetime(2026, 5, 1, 18, tzinfo=UTC)  # over there it is the second of May
    await_figure("LEVEL", 2025, "2026-12", "NSO", today=TODAY, now=evening, by=OFFICER)
    await_no_longer("LEVEL", 2025, now=at(9), by=OFFICER)
    days = [date(2026, 5, 1), date(2026, 5, 2), date(2026, 8, 31), date(2026, 9, 1)]
    waits = [view(AsOf(day, Clock.PUBLISHED), "LEVEL") for day in days]
    assert [bool(c.awaited) for c in waits] == [bool(c.promise.awaited) for c in waits] == [False, True, True, False]


def test_who_answered_then_is_asked_of_that_day() -> None:
    c = view(None, "LEVEL")
    answered: Callable[[date], str | None] = lambda day: r.body.code if (r := responsible(c, day)) else None  # noqa: E731
    assert [answered(date(2025, 6, 30)), answered(date(2025, 7, 1))] == ["office", "centre"]


def test_what_was_known_is_kept_until_somebody_saves_and_drives_nothing_of_today_out() -> None:
    past, today = standings(TODAY, None, on(6)), standings(TODAY)
    assert standings(TODAY, None, on(6)) is past
    for n in range(8):
        standings(TODAY, None, AsOf(date(2026, 6, 1) + timedelta(days=n)))
    assert standings(TODAY) is today
    save(at(7), changed("wording", LEVEL, name_vi="Tên mới", reason="Rõ hơn"))
    assert standings(TODAY, None, on(6)) is not past
    assert view(on(6), "LEVEL").name.vi == "Tỷ trọng kinh tế số"


# ---- in the address, on the pages and in the files


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"ngay": "2026-06-30"}, AsOf(date(2026, 6, 30))),
        ({"ngay": "2026-06-30", "theo": "congbo"}, AsOf(date(2026, 6, 30), Clock.PUBLISHED)),
        ({"ngay": "2026-06-30", "theo": "x"}, AsOf(date(2026, 6, 30))),
        ({"ngay": "2026-11-22"}, AsOf(TODAY)),
        ({"ngay": "2026-11-23"}, None),
        ({"ngay": "2026-06-31"}, None),
        ({"ngay": "1899-12-31"}, None),
        ({"ngay": "٢٠٢٦-06-30"}, None),
        ({"theo": "congbo"}, None),
    ],
)
def test_the_address_says_the_day_and_the_clock(query: dict[str, str], wanted: AsOf | None) -> None:
    as_of = point_in_time_of(query, TODAY, "Asia/Ho_Chi_Minh")
    assert as_of == wanted
    assert point_in_time_of(dict(point_in_time_query(as_of)), TODAY, "Asia/Ho_Chi_Minh") == wanted


def test_the_files_say_of_which_day_and_clock_they_are() -> None:
    past = on(6)
    shown = board(Selection(), TODAY, None, past).standings
    excel, machine = (
        "".join(report_csv(shown, None, form, Language.EN, past.day, past)).splitlines() for form in ReportForm
    )
    assert (excel[0].split(",")[-1], excel[1].split(",")[-1]) == ("As recorded by", "1 June 2026")
    assert machine[0].endswith(",known_on,known_by")
    assert machine[1].endswith(",2026-06-01,recorded")


def test_the_pages_say_that_they_are_of_the_past_and_lead_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    whole_year()
    for page, name in (("overview", "Tỷ trọng kinh tế số"), ("reports", "Tỷ trọng kinh tế số")):
        at_page = screen(page, ngay="2026-06-30")
        assert "những gì đã được ghi tại đây đến hết ngày 30/06/2026" in screen_text(at_page)
        assert name in screen_text(at_page)
        assert "Tên mới" not in screen_text(at_page)
    at_page.button(key="known-back").click().run()
    assert "Tên mới" in screen_text(at_page)
    assert "ngay" not in at_page.query_params
    then = screen("commitment", code="LEVEL", ngay="2026-06-30", theo="congbo", lang="en")
    assert "the producers of figures had published by the end of 30 June 2026" in screen_text(then)
    assert "4 figures or baselines state no day of release" in screen_text(then)
    assert not [link for link in elements(then) if link.type == "page_link" and "entry" in str(link.proto.page)]
    assert "was not there yet" in screen_text(screen("commitment", code="NEW", ngay="2026-06-30", lang="en"))
