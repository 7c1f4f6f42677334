"""Closed years: nothing is entered or reviewed in them, and what keeps one from being closed or opened."""

from pathlib import Path

from models import Answer
from store.commitments import commitment
from store.evidence import NewLink, withdraw
from store.refusal import RefusalCode
from store.review import approve, reopen, send_back
from store.year_closures import close_year, closed_years, reopen_year
from tests.support import small_city
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.refusals import refused
from tests.support.small_city import NOW, baseline, figure, key, record, record_approved, record_base


def test_nothing_is_entered_or_reviewed_in_a_closed_year(store: Path) -> None:
    record_approved(figure(value=19.25, evidence=(NewLink("https://gso.gov.vn/a"),)))
    record_base(baseline("COUNT", 2025, 2))
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    again = {"seen_version": 1, "reason": "x"}
    c = commitment("LEVEL")
    assert c is not None
    (proof,) = (piece for f in c.figures for piece in f.evidence)
    assert closed_years() == {"city": (2025,)}
    for act in (
        lambda: record(figure("COVER", answers=((small_city.WARD_1, Answer.YES),))),
        lambda: reopen(key(), "x", now=NOW, by=REVIEWER),
        lambda: approve([key()], now=NOW, by=REVIEWER),
        lambda: close_year("city", 2025, now=NOW, by=ADMINISTRATOR),
        lambda: record_base(baseline("SHARE", 2025, 41, **again)),
        lambda: record_base(baseline("COUNT", 2022, 2, **again)),
        lambda: withdraw(proof.id, "x", now=NOW, by=OFFICER),
    ):
        assert refused(act) is RefusalCode.YEAR_CLOSED
    record(figure("NATION", value=15))
    reopen_year("city", 2025, "Số liệu đến muộn", now=NOW, by=ADMINISTRATOR)
    assert closed_years() == {}
    reopen(key(), "x", now=NOW, by=REVIEWER)


def test_a_year_with_figures_up_for_review_is_not_closed(store: Path) -> None:
    record(figure(value=19.25))
    assert refused(lambda: close_year("city", 2025, now=NOW, by=ADMINISTRATOR)) is RefusalCode.YEAR_AWAITS_REVIEW
    send_back([key()], "x", now=NOW, by=REVIEWER)
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)


def test_a_year_with_a_figure_that_is_open_to_be_corrected_is_not_closed(store: Path) -> None:
    record_approved(figure(value=19.25))
    reopen(key(), "x", now=NOW, by=REVIEWER)
    assert refused(lambda: close_year("city", 2025, now=NOW, by=ADMINISTRATOR)) is RefusalCode.YEAR_AWAITS_REVIEW
    record_approved(figure(value=19.5, seen_version=1, reason="Đính chính"))
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)


def test_opening_a_year_needs_a_reason_and_a_closed_year(store: Path) -> None:
    assert refused(lambda: reopen_year("city", 2025, "x", now=NOW, by=ADMINISTRATOR)) is RefusalCode.YEAR_NOT_CLOSED
    silent = refused(lambda: reopen_year("city", 2025, "", now=NOW, by=ADMINISTRATOR))
    assert silent is RefusalCode.REOPEN_REASON_MISSING
    assert refused(lambda: close_year("nowhere", 2025, now=NOW, by=ADMINISTRATOR)) is RefusalCode.UNKNOWN_AGREEMENT
