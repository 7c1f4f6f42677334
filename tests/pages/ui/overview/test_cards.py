"""The cards of the overview: every kind, figures that are missing or awaited, and what people wrote."""

import re
from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from models import Comparator, Kind
from progress.terms import Baseline, Target
from store.awaiting import await_figure
from tests.support.people import OFFICER
from tests.support.screen import html, screen
from tests.support.small_city import NOW, TODAY, figure, record
from tests.support.standings import samples, standing, value
from views import Bilingual, Standing
from wording.labels import label_of
from wording.states import status_label


def _cards(standings, year):  # type: ignore[no-untyped-def]
    from pages.ui.overview.cards import cards
    from tests.support.standings import TODAY

    cards(standings, year, TODAY)


def card(s: Standing, year: int | None = None, **address: str) -> str:
    """The card's HTML, without its picture and the style sheet."""
    at = AppTest.from_function(_cards, default_timeout=60, args=([s], year))
    for key, typed in address.items():
        at.query_params[key] = typed
    (drawn,) = html(at.run())
    assert not at.exception
    return re.sub("<style>.*</style>|<img [^>]*>", "", drawn, flags=re.DOTALL)


def words(drawn: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", drawn)).replace("\u00a0", " ").split())


def of_city(code: str, year: int | None = None) -> str:
    """The words of a card of the small city, as its officer reads it."""
    address = {"year": str(year)} if year else {}
    (drawn,) = [part for part in html(screen("overview", by=OFFICER, **address)) if "data-code" in part]
    return words(drawn[drawn.index(f'data-code="{code}"') :].partition("</li>")[0])


def test_a_card_names_the_year_that_has_only_part_of_its_figure_beside_the_one_that_decides() -> None:
    targets, base = [Target(2030, Comparator.AT_LEAST, 60)], Baseline(2020, 0, "gso")
    early = replace(value(2025, 55), cut_off_on="2025-09-30")
    past = [value(year, 1) for year in (2023, 2024)]
    behind = words(card(standing(Kind.LEVEL, targets, [*past, early], baseline=base)))
    assert "2025: mới có số liệu đến 30/09/2025" in behind
    assert "1,00% (2024)" in behind
    chosen = words(card(standing(Kind.LEVEL, targets, [*past, early], baseline=base), 2025))
    assert "55,00% (tính đến 30/09/2025) (2025)" in chosen
    whole = replace(early, cut_off_on="2025-12-14")
    assert "30/09" not in words(card(standing(Kind.LEVEL, targets, [*past, whole], baseline=base)))


@pytest.mark.parametrize("name", samples())
def test_a_card_of_every_kind_has_name_status_figure_target_and_body(name: str) -> None:
    s = samples()[name]
    drawn = card(s)
    shown, figures = words(drawn), [words(part) for part in re.findall("<strong>(.*?)</strong>", drawn)]
    assert s.commitment.name.vi in shown
    assert status_label(s.assessment).vi in shown
    assert re.search(r"Mục tiêu [0-9]{4}: ", shown)
    assert "nguồn không nêu Xem chi tiết tn-1" in shown
    assert ("Chưa có số liệu" in figures) is not bool(s.commitment.figures)


def test_a_share_has_the_latest_figure_with_its_status_where_it_is_not_final() -> None:
    shown = words(card(samples()["level_national"]))
    assert "13,17% (2024 · ước tính)" in shown
    assert "12,87% (2023)" in words(card(samples()["level_national"], 2023))


def test_the_mean_of_a_span_stands_beside_its_target_and_a_years_rate_apart() -> None:
    mean = samples()["growth_due"]
    assert "(bình quân" in words(card(mean))
    chosen = words(card(mean, 2023))
    assert "(bình quân" in chosen
    assert "Riêng năm 2023: 3,65" in chosen


def test_with_a_year_chosen_a_card_has_that_years_verdict_and_no_problem_of_today() -> None:
    s = standing(Kind.LEVEL, [Target(2025, Comparator.AT_LEAST, 20)], [value(2024, 12.0), value(2025, 13.0)])
    assert 'class="problem"' in card(s)
    chosen = card(s, 2025)
    assert 'class="problem"' not in chosen
    assert label_of(s.assessment.state(2025)).vi in words(chosen)


def test_a_target_to_strive_for_is_marked_as_one() -> None:
    strive = [Target(2025, Comparator.AT_LEAST, 20, is_strive=True)]
    start = Baseline(2022, 10, "gso")
    assert "phấn đấu" in words(card(standing(Kind.LEVEL, strive, [value(2024, 12.0)], baseline=start)))
    owed = [replace(strive[0], is_strive=False)]
    assert "phấn đấu" not in words(card(standing(Kind.LEVEL, owed, [value(2024, 12.0)], baseline=start)))


def test_a_figure_without_evidence_has_a_sign_with_a_name_for_whoever_hears_the_page() -> None:
    assert 'role="img" aria-label="chưa có minh chứng"' in card(samples()["count"])
    assert "aria-label" not in card(samples()["count_empty"])


def test_what_people_wrote_stays_text_in_name_and_attributes() -> None:
    evil = Bilingual("<img src=x onerror=a()> \"q\" & 'p'", "<script>")
    drawn = card(standing(Kind.COUNT, name=evil))
    assert "<img" not in drawn
    assert "<img src=x onerror=a()> \"q\" & 'p'" in words(drawn)


def test_a_link_leads_to_the_commitment_and_takes_the_filters_along() -> None:
    drawn = card(samples()["count"], lang="en", pillar="a&b")
    (address,) = re.findall('<a data-inside href="([^"]*)"', drawn)
    assert unescape(address) == "cam-ket?code=tn-1&lang=en&pillar=a%26b"
    assert "Sample" not in drawn
    assert "Share of the digital economy" in drawn


@pytest.mark.usefixtures("store")
def test_the_year_that_is_waited_for_is_named_on_todays_card_and_on_its_own() -> None:
    await_figure("LEVEL", 2025, "2027-03", "Cục Thống kê", today=TODAY, now=NOW, by=OFFICER)
    assert "2025: chờ đến 03/2027" in of_city("LEVEL")
    assert "2025: chờ đến 03/2027" in of_city("LEVEL", 2025)
    assert "chờ đến" not in of_city("LEVEL", 2024)
    record(figure("LEVEL", 2025, value=19.5))
    assert "chờ đến" not in of_city("LEVEL")
