"""The words of a state that is not settled: what it would be, and by what."""

from dataclasses import replace
from datetime import date

from models import Kind, ReviewState
from progress.terms import Assessment, Observation, Verdict
from tests.support.promises import ESTIMATE, NOT_STARTED, figure, growth, judged, level, stage, units
from text import Language
from wording.labels import Tone, label_of
from wording.states import owed_label, state_label, status_label, tally_label, verdict_label

RISE = level((2020, 50), (2026, ">= 100"))
ESTIMATED = figure(2026, 90, status=ESTIMATE)


def words(o: Observation, today: date) -> tuple[str, str]:
    label = verdict_label(judged(RISE, o, today=today).years[2026])
    return label.text(Language.VI), label.text(Language.EN)


def test_an_estimate_never_misses_a_target_but_would() -> None:
    assert words(ESTIMATED, date(2026, 11, 22)) == ("Theo ước tính: không đạt", "By the estimate: missed")
    assert verdict_label(judged(RISE, ESTIMATED).years[2026]).tone is Tone.ORANGE
    assert words(figure(2026, 90), date(2027, 11, 22)) == ("Không đạt", "Missed")


def test_a_figure_counted_to_an_early_day_is_said_with_that_day() -> None:
    early = replace(figure(2026, 90), cut_off_on="2026-09-30")
    assert words(early, date(2027, 1, 1)) == ("Tính đến 30/09/2026: không đạt", "Counted to 30 September 2026: missed")


def test_a_year_that_is_over_says_up_to_which_day_its_figure_is_counted() -> None:
    early = replace(figure(2026, 90), cut_off_on="2026-09-30")
    before = [(year, 60) for year in range(2021, 2026)]
    a = judged(RISE, *before, early, today=date(2027, 1, 1))
    assert state_label(a, 2026).text(Language.VI) == "Mới có số liệu đến 30/09/2026"
    assert owed_label(a).text(Language.EN) == "Counted to 30 September 2026 only"
    whole = judged(RISE, *before, replace(early, cut_off_on="2026-12-14"), today=date(2027, 1, 1))
    assert owed_label(whole).text(Language.VI) == "Đã có số liệu"


def test_a_year_that_is_over_shows_that_there_is_only_an_estimate() -> None:
    a = judged(RISE, ESTIMATED, today=date(2027, 11, 22))
    assert state_label(a, 2026).text(Language.VI) == "Mới có ước tính"
    running = judged(RISE, ESTIMATED)
    assert state_label(running, 2026).text(Language.VI) == "Theo ước tính: không đạt"
    assert state_label(running, None) == status_label(running)


def test_a_tally_says_how_many_of_a_state_are_not_settled() -> None:
    settled, some, every = (tally_label(Verdict.MISSED, 3, n) for n in (0, 2, 3))
    assert settled == label_of(Verdict.MISSED)
    assert (some.text(Language.VI), some.tone) == ("Không đạt (trong đó 2 tạm tính)", Tone.RED)
    assert (every.text(Language.EN), every.tone) == ("So far: missed", Tone.ORANGE)


def test_with_wards_not_known_the_figures_are_not_complete() -> None:
    def coverage(unknown: int) -> Assessment:
        p = level(None, (2025, ">= 100"), kind=Kind.COVERAGE)
        return judged(p, *([replace(units(2025, 9, 10), unknown=unknown)] if unknown else []))

    assert status_label(coverage(1)).text(Language.VI) == "Đến hạn, chưa đủ số liệu"
    assert status_label(coverage(0)).text(Language.VI) == "Đến hạn, chưa có số liệu"


def test_what_is_due_says_which_kind_of_figure_is_there() -> None:
    def status(*figures: Observation) -> tuple[str, str]:
        label = status_label(judged(RISE, *figures, today=date(2027, 11, 22)))
        return label.text(Language.VI), label.text(Language.EN)

    assert status() == ("Đến hạn, chưa có số liệu", "Due, no figure")
    assert status(ESTIMATED) == ("Đến hạn, mới có ước tính", "Due, estimate only")
    assert status(replace(figure(2026, 90), cut_off_on="2026-09-30"))[1] == "Due, no whole-year figure"
    assert status(replace(figure(2026, 90), review=ReviewState.SUBMITTED))[1] == "Due, figure not yet approved"


def test_a_span_with_some_of_its_rates_is_not_without_figures() -> None:
    a = judged(growth("> 7", 2021, 2025), (2022, 4.8), (2023, 3.65))
    assert status_label(a).text(Language.VI) == "Đến hạn, chưa đủ số liệu"


def test_not_started_is_said_only_of_what_was_reported_so() -> None:
    p = level(None, (2030, ">= 1"), kind=Kind.MILESTONE)
    assert status_label(judged(p)).text(Language.VI) == "Chưa có số liệu được duyệt"
    assert status_label(judged(p, stage(2025, NOT_STARTED))).text(Language.VI) == "Chưa bắt đầu"


def test_wards_that_are_not_known_leave_what_is_due_reported_in_part() -> None:
    p = level(None, (2025, ">= 100"), kind=Kind.COVERAGE)
    a = judged(p, *(units(year, 5, 10) for year in range(2021, 2025)), replace(units(2025, 9, 10), unknown=1))
    assert owed_label(a).text(Language.EN) == "Reported in part"
