"""What the charts say: checked on the figures that are handed to the browser, not on pictures of them."""

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from itertools import pairwise, product
from pathlib import Path

import pytest

import charts
from charts.alternative import ANSWER_KEYS
from charts.palette import PALETTES, Theme
from charts.series import steps_of
from charts.trajectory import BREAK_KEYS
from charts.words import SYMBOL
from models import Answer, Comparator, Kind, ObservationStatus, Stage
from progress.terms import DataState, Target
from tests.support.plotly_figures import LANGUAGES, SAMPLES, THEMES, all_text, figure, named
from tests.support.standings import ESTIMATE, PROVISIONAL, TODAY, N, Y, count, reference, stage, standing, value, wards
from text import Language
from views import Bilingual
from wording.labels import BREAK, STATUS, VERDICT, Tone

GE = Comparator.AT_LEAST
EVIL = '<b>A&B</b> <a href="http://example.org">x</a> %{x} & <script>alert(1)</script>'


# ---- every kind in every state


@pytest.mark.parametrize(
    ("name", "language", "theme", "narrow"), list(product(SAMPLES, LANGUAGES, THEMES, (False, True)))
)
def test_every_kind_in_every_state_is_drawn(name: str, language: Language, theme: Theme, narrow: bool) -> None:
    made = figure(SAMPLES[name], language, theme, narrow=narrow)
    json.loads(made.to_json())
    assert made.layout.dragmode is False
    assert made.layout.height > 100
    assert made.layout.separators == (",." if language is Language.VI else ".,")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_commitment_without_targets_or_figures_is_drawn_too(kind: Kind) -> None:
    bare = standing(kind)
    figure(bare)
    ET.fromstring(charts.sparkline(bare, Language.VI, "light", TODAY))  # noqa: S314
    assert charts.alternative_text(bare, Language.VI, TODAY)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith("_empty")])
def test_without_any_figure_the_chart_says_so_and_still_shows_the_target(name: str) -> None:
    assert "Chưa có số liệu nào" in all_text(figure(SAMPLES[name]))
    assert "No figure yet" in all_text(figure(SAMPLES[name], Language.EN))


# ---- figures


def test_a_line_never_bridges_a_year_without_a_figure() -> None:
    for case in SAMPLES.values():
        years = {step.year for step in steps_of(case)}
        for trace in figure(case).data:
            if trace.type != "scatter" or "lines" not in (trace.mode or "") or trace.name is None:
                continue
            if not trace.name.startswith("Thực hiện"):
                continue
            drawn = list(zip(trace.x, trace.y, strict=True))
            for (year, a), (other, b) in pairwise(drawn):
                assert a is None or b is None or other - year == 1
            assert {x for x, y in drawn if y is not None} == years
            assert trace.connectgaps is False


def test_a_break_in_the_series_cuts_the_line_and_is_said() -> None:
    made = figure(SAMPLES["level_lower"])
    line = named(made, "Thực hiện")
    assert line.y[list(line.x).index(2022.5)] is None
    assert "Gián đoạn chuỗi số liệu" in all_text(made)
    assert any(s.type == "line" and s.x0 == s.x1 == 2022.5 for s in made.layout.shapes)


def test_a_change_of_method_cuts_the_line() -> None:
    case = standing(
        Kind.LEVEL, [Target(2026, GE, 9)], [value(2023, 5), value(2024, 6, method="mic")],
        methods=((2000, "gso"), (2024, "mic")),
    )  # fmt: skip
    line = named(figure(case), "Thực hiện")
    assert list(line.y) == [5, None, 6]
    assert "Đổi phương pháp" in all_text(figure(case))


@pytest.mark.parametrize(("sure", "words"), [(PROVISIONAL, "sơ bộ"), (ESTIMATE, "ước tính")])
def test_a_figure_that_is_not_final_is_hollow_dashed_and_named(sure: ObservationStatus, words: str) -> None:
    made = figure(standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2024, 5), value(2025, 6, status=sure)]))
    line = named(made, "Thực hiện")
    assert line.marker.color[-1] == PALETTES["light"].background != line.marker.color[0]
    assert words in line.customdata[-1]
    assert "Sơ bộ hoặc ước tính" in all_text(made)
    dashed = next(t for t in made.data if t.mode == "lines" and t.showlegend is False)
    assert list(dashed.x[:2]) == [2024, 2025]
    assert None in line.y


def test_a_revised_figure_is_marked_and_only_its_last_version_drawn() -> None:
    made = figure(SAMPLES["level_national"], Language.EN)
    line = named(made, "Actual")
    revised = list(line.x).index(2022)
    assert line.y[revised] == 12.83
    assert "revised" in line.customdata[revised]
    assert line.marker.symbol[revised] == "circle-dot" != line.marker.symbol[0]
    assert named(made, "Revised figure").marker.symbol == "circle-dot"


def test_other_methods_and_references_stand_beside_by_name() -> None:
    made = figure(SAMPLES["level_national"])
    other = named(made, "Bộ Thông tin và Truyền thông")
    assert list(other.y) == [11.91, 14.26]
    assert other.line.color == PALETTES["light"].muted
    assert named(made, "Tỉnh Tây Ninh").mode == "markers"


def test_the_yardstick_lies_under_the_citys_line_with_the_name_of_its_place() -> None:
    country = standing(
        Kind.LEVEL, [Target(2030, Comparator.MORE_THAN, 30)], [value(2023, 12.9)],
        place=Bilingual("Cả nước", "Viet Nam"),
    )  # fmt: skip
    made = figure(SAMPLES["level_close"], yardstick=country)
    assert made.data[0].name == "Cả nước: thực hiện"
    assert "trên 30\u00a0%" in named(made, "Cả nước: mục tiêu").customdata[0]
    without = figure(SAMPLES["milestone"], yardstick=country)
    assert "Cả nước" not in all_text(without)


def test_the_mean_that_a_yardstick_promises_lies_across_its_span() -> None:
    country = standing(
        Kind.AVERAGE_GROWTH, [Target(2025, Comparator.MORE_THAN, 7)], [value(2022, 4.8)],
        span=(2021, 2025), place=Bilingual("Cả nước", "Viet Nam"),
    )  # fmt: skip
    city = standing(Kind.AVERAGE_GROWTH, [Target(2025, Comparator.MORE_THAN, 10)], [], span=(2021, 2025))
    made = figure(city, yardstick=country)
    line = named(made, "Cả nước: mục tiêu")
    assert (line.mode, line.x[0], line.x[-1], set(line.y)) == ("lines", 2020.5, 2025.5, {7})
    assert "Thành phố Mẫu: chưa có số liệu nào" in all_text(made)


def test_the_axis_of_rates_reaches_what_another_method_says() -> None:
    rates = [value(2022, 4.8), value(2022, 31, method="mic")]
    made = figure(standing(Kind.AVERAGE_GROWTH, [Target(2025, GE, 7)], rates, span=(2021, 2025)))
    assert made.layout.yaxis.range[1] > 31


# ---- numbers and words


def test_numbers_are_written_in_the_readers_language() -> None:
    vi, en = (all_text(figure(SAMPLES["level_exact"], language)) for language in LANGUAGES)
    assert "1.249.000\u00a0hồ sơ" in vi
    assert "1.250.000" in vi
    assert "1,249,000\u00a0files" in en
    assert "1.249" not in en
    assert "13,17\u00a0%" in all_text(figure(SAMPLES["level_national"]))
    assert "13.17%" in all_text(figure(SAMPLES["level_national"], Language.EN))


@pytest.mark.parametrize("name", SAMPLES)
def test_axes_carry_ready_made_words(name: str) -> None:
    made = figure(SAMPLES[name])
    for axis in (made.layout.xaxis, made.layout.yaxis):
        assert axis.showticklabels is False or len(axis.ticktext) == len(axis.tickvals) > 0
    assert all(re.fullmatch(r"\d{4}", t) for t in made.layout.xaxis.ticktext)


@pytest.mark.parametrize(("name", "language"), list(product(SAMPLES, LANGUAGES)))
def test_the_pointer_reads_the_verdict_of_each_figure(name: str, language: Language) -> None:
    case = SAMPLES[name]
    text = all_text(figure(case, language))
    for step in steps_of(case):
        assert VERDICT[step.verdict.verdict].text(language) in text


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_of_the_browser_reaches_the_reader(name: str) -> None:
    for trace in figure(SAMPLES[name]).data:
        assert trace.hoverinfo == "skip" or trace.hovertemplate == "%{customdata}<extra></extra>"


def test_names_are_text_and_never_markup() -> None:
    evil = Bilingual(EVIL, EVIL)
    units = wards(EVIL, "B")
    cases = [
        standing(Kind.LEVEL, [Target(2025, GE, 3)], [value(2024, 2)], name=evil, measure=evil, place=evil,
                 references=(reference(2024, 4, evil),)),
        standing(Kind.NAMED_UNITS, [Target(2025, GE, 2)], [count(2024, [Y, N])], units=units, measure=evil),
        standing(Kind.AVERAGE_GROWTH, [Target(2025, GE, 2)], [value(2024, 2)], span=(2023, 2025), measure=evil),
        standing(Kind.COUNT, [Target(2025, GE, 2)], [value(2024, 2)], measure=evil),
    ]  # fmt: skip
    for case in cases:
        yardstick = cases[0] if case.commitment.kind is Kind.LEVEL else None
        for narrow in (False, True):
            text = all_text(figure(case, yardstick=yardstick, narrow=narrow))
            assert "<a" not in text
            assert "<script" not in text
            assert "<b>A" not in text
            assert re.search(r"&lt;(b|script)&gt;", text)
    assert charts.escape_plotly("a\n<b>&") == "a &lt;b&gt;&amp;"


# ---- labels


def test_the_last_figure_is_labelled_in_bold_in_the_colour_of_its_status() -> None:
    case = SAMPLES["level_lower_fine"]
    label = next(n for n in figure(case).layout.annotations if "24,80" in n.text)
    assert label.text.startswith("<b>")
    assert label.font.color == PALETTES["light"].label(STATUS[case.assessment.status].tone)


# ---- the other kinds


def test_average_growth_shows_rates_mean_promise_and_what_is_needed() -> None:
    made = figure(SAMPLES["growth_on"])
    assert list(named(made, "Tốc độ tăng từng năm").x) == [2023, 2024, 2025]
    assert list(named(made, "Mỗi năm còn lại cần đạt").x) == [2026, 2027, 2028]
    text = all_text(made)
    assert "≥\u00a07\u00a0%/năm" in text
    assert "Bình quân 3 năm<br>5,33\u00a0%/năm" in text
    due = figure(SAMPLES["growth_due"])
    assert list(named(due, "! Quá hạn báo cáo").x) == [2021, 2025]
    assert "Bình quân công bố" in all_text(figure(SAMPLES["growth_mean"]))


def test_a_count_without_a_path_is_drawn_as_bars() -> None:
    made = figure(SAMPLES["count"])
    assert named(made, "Thực hiện").type == "bar"
    assert named(made, "Mục tiêu").marker.symbol == "diamond"
    assert named(figure(SAMPLES["count_path"]), "Thực hiện").type == "scatter"


def test_coverage_says_k_of_n_beside_the_share() -> None:
    assert "80,0\u00a0% (8/10)" in all_text(figure(SAMPLES["coverage"]))


def test_a_milestone_is_a_timeline_with_its_dates() -> None:
    text = all_text(figure(SAMPLES["milestone"]))
    assert "Thời gian thỏa thuận 2023–2027" in text
    assert "Hôm nay 22/11/2026" in text
    assert "Đến hạn 31/12/2027" in text
    assert "Dự kiến xong 06/2028" in text
    assert "Đang thực hiện (60\u00a0%)" in text
    assert "Done 15 September 2024" in all_text(figure(SAMPLES["milestone_done"], Language.EN))


def test_an_earlier_promise_stays_on_the_timeline_and_under_the_rates() -> None:
    moved = [
        Target(2025, GE, 1),
        Target(2025, GE, 1, version=2, is_withdrawn=True, decided_on="2025-03"),
        Target(2026, GE, 1, decided_on="2025-03"),
    ]
    text = all_text(figure(standing(Kind.MILESTONE, moved)))
    assert "Hạn trước đây 31/12/2025" in text
    assert "Đến hạn 31/12/2026" in text
    raised = [Target(2027, GE, 6), Target(2027, GE, 7, version=2, decided_on="2025")]
    made = figure(standing(Kind.AVERAGE_GROWTH, raised, [value(2024, 5)], span=(2023, 2027)))
    assert list(named(made, "Mục tiêu đã thay đổi").y) == [6, 6]


def test_the_three_stages_look_different() -> None:
    case = standing(
        Kind.MILESTONE, [Target(2025, GE, 1)],
        [stage(2023, Stage.NOT_STARTED), stage(2024, Stage.UNDER_WAY), stage(2025, Stage.DONE)],
    )  # fmt: skip
    marks = [t.marker for t in figure(case).data if t.mode == "markers" and t.showlegend is not False]
    assert len({(m.symbol, m.color) for m in marks}) == 3


# ---- colours


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(colour: str, other: str) -> float:
    light, dark = sorted((luminance(colour), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "tone"), list(product(THEMES, Tone)))
def test_words_can_be_read_in_both_themes(theme: Theme, tone: Tone) -> None:
    colours = PALETTES[theme]
    for text in (colours.text[tone], colours.label(tone), colours.ink, colours.muted):
        assert contrast(text, colours.background) >= 4.5
    assert contrast(colours.text[tone], colours.tint[tone]) >= 4.5
    assert contrast(colours.muted, colours.track) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_on_a_chart_has_a_readable_colour(theme: Theme) -> None:
    for case in SAMPLES.values():
        for note in figure(case, theme=theme).layout.annotations:
            assert contrast(note.font.color, PALETTES[theme].background) >= 4.5


# ---- the tool bar


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tool_bar_only_saves_a_picture(language: Language) -> None:
    config = charts.chart_config(language, "tn-1")
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["displaylogo"] is False
    assert config["plotlyServerURL"] == ""
    assert str(language) in json.loads(json.dumps(config))["locales"]


# ---- what is fixed once


def test_every_comparator_answer_blank_and_break_has_its_sign_or_words() -> None:
    assert set(SYMBOL) == set(Comparator)
    assert set(charts.SIGN) == set(ANSWER_KEYS) == set(Answer)
    assert set(charts.BLANK_SIGN) == set(DataState) - {DataState.REPORTED}
    assert set(BREAK_KEYS) == set(BREAK)


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_of_the_screens_has_the_colours_of_the_palette(theme: Theme) -> None:
    palette = PALETTES[theme]
    colours = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))["theme"][theme]
    for tone in Tone:
        assert colours[f"{tone}Color"] == palette.fill[tone]
        assert colours[f"{tone}TextColor"] == palette.text[tone]
        assert colours[f"{tone}BackgroundColor"] == palette.tint[tone]
    assert colours["backgroundColor"] == palette.background
