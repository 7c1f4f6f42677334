"""What the charts say: checked on the figures that are handed to the browser, not on pictures of them."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise, product

import plotly.graph_objects as go
import pytest

import charts
import wording
from charts.palette import PALETTES, Theme
from charts.reading import steps
from models import Comparator, Kind, Stage
from progress import Baseline, Status, Verdict
from tests.drawn import LANGUAGES, SAMPLES, THEMES, all_text, figure, named
from tests.standings import (
    ESTIMATE,
    PROVISIONAL,
    TEN,
    TODAY,
    N,
    U,
    Y,
    count,
    reference,
    stage,
    standing,
    target,
    value,
    wards,
)
from text import Language
from views import Bilingual
from words import DATA, STATUS, VERDICT, Tone

START = Baseline(2020, 40, "gso")
GE = Comparator.AT_LEAST
EVIL = '<b>A&B</b> <a href="http://example.org">x</a> %{x} & <script>alert(1)</script>'


def spans(made: go.Figure) -> list[tuple[float, float]]:
    """From and to of every faint area that satisfies a target."""
    return [(s.y0, s.y1) for s in made.layout.shapes if s.type == "rect"]


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
    ET.fromstring(charts.small_picture(bare, Language.VI, "light", TODAY))  # noqa: S314
    assert charts.alternative_text(bare, Language.VI, TODAY)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith("_empty")])
def test_without_any_figure_the_chart_says_so_and_still_shows_the_target(name: str) -> None:
    assert "Chưa có số liệu nào" in all_text(figure(SAMPLES[name]))
    assert "No figure yet" in all_text(figure(SAMPLES[name], Language.EN))


# ---- figures


def test_a_line_never_bridges_a_year_without_a_figure() -> None:
    for case in SAMPLES.values():
        years = {step.year for step in steps(case)}
        for trace in figure(case).data:
            if trace.type != "scatter" or "lines" not in (trace.mode or "") or trace.name is None:
                continue
            if not trace.name.startswith("Thực hiện"):
                continue
            drawn = list(zip(trace.x, trace.y, strict=True))
            for (one, a), (other, b) in pairwise(drawn):
                assert a is None or b is None or other - one == 1
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
        Kind.LEVEL, [target(2026, GE, 9)], [value(2023, 5), value(2024, 6, method="mic")],
        methods=((2000, "gso"), (2024, "mic")),
    )  # fmt: skip
    line = named(figure(case), "Thực hiện")
    assert list(line.y) == [5, None, 6]
    assert "Đổi phương pháp" in all_text(figure(case))


@pytest.mark.parametrize(("sure", "said"), [(PROVISIONAL, "sơ bộ"), (ESTIMATE, "ước tính")])
def test_a_figure_that_is_not_final_is_hollow_dashed_and_named(sure: object, said: str) -> None:
    made = figure(standing(Kind.LEVEL, [target(2026, GE, 9)], [value(2024, 5), value(2025, 6, status=sure)]))
    line = named(made, "Thực hiện")
    assert line.marker.color[-1] == PALETTES["light"].ground != line.marker.color[0]
    assert said in line.customdata[-1]
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
        Kind.LEVEL, [target(2030, Comparator.MORE_THAN, 30)], [value(2023, 12.9)],
        place=Bilingual("Cả nước", "Viet Nam"),
    )  # fmt: skip
    made = figure(SAMPLES["level_close"], yardstick=country)
    assert made.data[0].name == "Cả nước: thực hiện"
    assert "trên 30\u00a0%" in named(made, "Cả nước: mục tiêu").customdata[0]
    without = figure(SAMPLES["milestone"], yardstick=country)
    assert "Cả nước" not in all_text(without)


def test_the_mean_that_a_yardstick_promises_lies_across_its_span() -> None:
    country = standing(
        Kind.AVERAGE_GROWTH, [target(2025, Comparator.MORE_THAN, 7)], [value(2022, 4.8)],
        span=(2021, 2025), place=Bilingual("Cả nước", "Viet Nam"),
    )  # fmt: skip
    city = standing(Kind.AVERAGE_GROWTH, [target(2025, Comparator.MORE_THAN, 10)], [], span=(2021, 2025))
    made = figure(city, yardstick=country)
    line = named(made, "Cả nước: mục tiêu")
    assert (line.mode, line.x[0], line.x[-1], set(line.y)) == ("lines", 2020.5, 2025.5, {7})
    assert "Thành phố Mẫu: chưa có số liệu nào" in all_text(made)


def test_the_axis_of_rates_reaches_what_another_method_says() -> None:
    rates = [value(2022, 4.8), value(2022, 31, method="mic")]
    made = figure(standing(Kind.AVERAGE_GROWTH, [target(2025, GE, 7)], rates, span=(2021, 2025)))
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
    said = all_text(figure(case, language))
    for step in steps(case):
        assert VERDICT[step.verdict.verdict].said(language) in said


@pytest.mark.parametrize("name", SAMPLES)
def test_no_text_of_the_browser_reaches_the_reader(name: str) -> None:
    for trace in figure(SAMPLES[name]).data:
        assert trace.hoverinfo == "skip" or trace.hovertemplate == "%{customdata}<extra></extra>"


def test_names_are_text_and_never_markup() -> None:
    evil = Bilingual(EVIL, EVIL)
    units = wards(EVIL, "B")
    cases = [
        standing(Kind.LEVEL, [target(2025, GE, 3)], [value(2024, 2)], name=evil, measure=evil, place=evil,
                 references=(reference(2024, 4, evil),)),
        standing(Kind.NAMED_UNITS, [target(2025, GE, 2)], [count(2024, [Y, N])], units=units, measure=evil),
        standing(Kind.AVERAGE_GROWTH, [target(2025, GE, 2)], [value(2024, 2)], span=(2023, 2025), measure=evil),
        standing(Kind.COUNT, [target(2025, GE, 2)], [value(2024, 2)], measure=evil),
    ]  # fmt: skip
    for case in cases:
        yardstick = cases[0] if case.commitment.kind is Kind.LEVEL else None
        for narrow in (False, True):
            said = all_text(figure(case, yardstick=yardstick, narrow=narrow))
            assert "<a" not in said
            assert "<script" not in said
            assert "<b>A" not in said
            assert re.search(r"&lt;(b|script)&gt;", said)
    assert charts.plain("a\n<b>&") == "a &lt;b&gt;&amp;"


# ---- targets


@pytest.mark.parametrize(
    ("comparator", "direction", "more", "label", "inside", "outside"),
    [
        (Comparator.AT_LEAST, 1, {}, "≥\u00a020\u00a0%", [20, 20.2], [19.9]),
        (Comparator.MORE_THAN, 1, {}, "&gt;\u00a020\u00a0%", [20.1, 20.2], [19.9]),
        (Comparator.AT_MOST, -1, {}, "≤\u00a020\u00a0%", [20, 19, 16], [20.1]),
        (Comparator.LESS_THAN, -1, {}, "&lt;\u00a020\u00a0%", [19.9, 16], [20.1]),
        (Comparator.ABOUT, 1, {}, "≈\u00a020\u00a0%<br>(từ 19\u00a0% là đạt)", [19, 20, 20.2], [18.9]),
        (
            Comparator.ABOUT,
            -1,
            {"tolerance": 2},
            "≈\u00a020\u00a0%<br>(đến 22\u00a0% là đạt)",
            [22, 20, 16],
            [22.1],
        ),
        (Comparator.BETWEEN, 1, {"upper": 22}, "20–22\u00a0%", [20, 22], [19.9, 22.1]),
        (Comparator.EXACTLY, 1, {}, "=\u00a020\u00a0%", [], [19.9, 20.1]),
    ],
)
def test_each_comparator_is_drawn_as_what_it_means(
    comparator: Comparator,
    direction: int,
    more: dict[str, float],
    label: str,
    inside: list[float],
    outside: list[float],
) -> None:
    owed = target(2026, comparator, 20, **more)
    made = figure(standing(Kind.LEVEL, [owed], [value(2024, 15)], direction=direction))
    assert label in all_text(made)
    for amount in inside:
        assert any(low <= amount <= high for low, high in spans(made)), amount
    for amount in outside:
        assert not any(low <= amount <= high for low, high in spans(made)), amount
    edges = [s for s in made.layout.shapes if s.type == "line" and s.y0 == s.y1 == 20]
    strict = comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    assert [edge.line.dash for edge in edges] == ["2px,3px" if strict else "solid"]


def test_a_superseded_target_stays_drawn_faint() -> None:
    made = figure(SAMPLES["level_gap"])
    old = named(made, "Mục tiêu đã thay đổi")
    assert (list(old.x), list(old.y)) == ([2025], [55])
    assert old.marker.opacity < 1
    assert list(named(made, "Mục tiêu").x) == [2025, 2028, 2030]


def test_the_path_is_named_as_derived_and_dashed() -> None:
    path = named(figure(SAMPLES["level_gap"]), "Lộ trình (suy ra)")
    assert dict(zip(path.x, path.y, strict=True))[2026] == pytest.approx(60 + 20 / 3)
    assert path.line.dash not in (None, "solid")
    assert "Giá trị gốc 40,0\u00a0%" in all_text(figure(SAMPLES["level_gap"]))
    assert "Giá trị gốc (suy ra) 12,66\u00a0%" in all_text(figure(SAMPLES["level_national"]))


def test_after_a_break_no_path_is_drawn() -> None:
    path = named(figure(SAMPLES["level_lower"]), "Lộ trình (suy ra)")
    assert max(x for x, y in zip(path.x, path.y, strict=True) if y is not None) == 2022


def test_a_promise_to_keep_has_a_level_path() -> None:
    case = standing(Kind.LEVEL, [target(2027, GE, 95)], [value(2023, 97)], baseline=Baseline(2020, 98, "gso"))
    path = named(figure(case), "Lộ trình (suy ra)")
    assert set(path.y) == {95}


def test_strive_for_is_said_at_the_target() -> None:
    assert "phấn đấu tối thiểu 100\u00a0%" in all_text(figure(SAMPLES["level_gap"]))


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
    said = all_text(made)
    assert "≥\u00a07\u00a0%/năm" in said
    assert "Bình quân 3 năm<br>5,33\u00a0%/năm" in said
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
    said = all_text(figure(SAMPLES["milestone"]))
    assert "Thời gian thỏa thuận 2023–2027" in said
    assert "Hôm nay 22/11/2026" in said
    assert "Đến hạn 31/12/2027" in said
    assert "Dự kiến xong 06/2028" in said
    assert "Đang thực hiện (60\u00a0%)" in said
    assert "Done 15 September 2024" in all_text(figure(SAMPLES["milestone_done"], Language.EN))


def test_an_earlier_promise_stays_on_the_timeline_and_under_the_rates() -> None:
    moved = [
        target(2025, GE, 1),
        target(2025, GE, 1, version=2, is_withdrawn=True, decided_on="2025-03"),
        target(2026, GE, 1, decided_on="2025-03"),
    ]
    said = all_text(figure(standing(Kind.MILESTONE, moved)))
    assert "Hạn trước đây 31/12/2025" in said
    assert "Đến hạn 31/12/2026" in said
    raised = [target(2027, GE, 6), target(2027, GE, 7, version=2, decided_on="2025")]
    made = figure(standing(Kind.AVERAGE_GROWTH, raised, [value(2024, 5)], span=(2023, 2027)))
    assert list(named(made, "Mục tiêu đã thay đổi").y) == [6, 6]


def test_the_three_stages_look_different() -> None:
    case = standing(
        Kind.MILESTONE, [target(2025, GE, 1)],
        [stage(2023, Stage.NOT_STARTED), stage(2024, Stage.UNDER_WAY), stage(2025, Stage.DONE)],
    )  # fmt: skip
    marks = [t.marker for t in figure(case).data if t.mode == "markers" and t.showlegend is not False]
    assert len({(m.symbol, m.color) for m in marks}) == 3


# ---- colours


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("theme", "tone"), list(product(THEMES, Tone)))
def test_words_can_be_read_in_both_themes(theme: Theme, tone: Tone) -> None:
    colours = PALETTES[theme]
    for text in (colours.text[tone], colours.label(tone), colours.ink, colours.muted):
        assert contrast(text, colours.ground) >= 4.5
    assert contrast(colours.text[tone], colours.tint[tone]) >= 4.5
    assert contrast(colours.muted, colours.track) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_on_a_chart_has_a_readable_colour(theme: Theme) -> None:
    for case in SAMPLES.values():
        for note in figure(case, theme=theme).layout.annotations:
            assert contrast(note.font.color, PALETTES[theme].ground) >= 4.5


# ---- small pictures


@pytest.mark.parametrize(("name", "theme", "year"), list(product(SAMPLES, THEMES, (None, 2024, 2040))))
def test_small_pictures_are_well_formed_and_say_only_years_and_the_status(
    name: str, theme: Theme, year: int | None
) -> None:
    drawn = charts.small_picture(SAMPLES[name], Language.VI, theme, TODAY, year=year)
    root = ET.fromstring(drawn)  # noqa: S314
    said = [t for t in root.itertext() if t.strip()]
    assert said[0] in {word.vi for word in (*STATUS.values(), *VERDICT.values(), *DATA.values())}
    assert all(re.fullmatch(r"\d{4}", t) for t in said[1:])
    assert "script" not in drawn
    assert "nan" not in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_small_pictures_contain_nothing_that_people_typed() -> None:
    evil = Bilingual(EVIL, EVIL)
    case = standing(Kind.NAMED_UNITS, [target(2025, GE, 1)], [count(2024, [Y])], units=wards(EVIL), name=evil)
    assert "alert" not in charts.small_picture(case, Language.VI, "light", TODAY)


def test_gaps_stay_gaps_in_small_pictures() -> None:
    sparse = standing(Kind.LEVEL, [target(2026, GE, 9)], [value(2021, 5), value(2023, 6), value(2025, 7)])
    colour = PALETTES["light"].line(STATUS[sparse.assessment.status].tone)
    drawn = charts.small_picture(sparse, Language.VI, "light", TODAY)
    assert not re.search(rf'<polyline[^>]*stroke="{colour}"', drawn)
    assert drawn.count("<circle") == 3


def test_each_unit_has_its_own_box() -> None:
    case = standing(Kind.COVERAGE, [target(2026, GE, 100)], [count(2024, [Y, Y, N, U])], units=TEN[:4])
    drawn = charts.small_picture(case, Language.VI, "light", TODAY)
    assert drawn.count("<rect") == 4
    assert drawn.count('stroke-dasharray="4 4"') == 1


def test_a_chosen_year_takes_the_colour_of_its_verdict() -> None:
    drawn = charts.small_picture(SAMPLES["level_close"], Language.EN, "light", TODAY, year=2024)
    verdict = SAMPLES["level_close"].assessment.years[2024].verdict
    assert f"<title>{VERDICT[verdict].en}</title>" in drawn


@pytest.mark.parametrize("theme", THEMES)
def test_the_status_bar_has_a_segment_for_each_status_and_parts_equal_colours(theme: Theme) -> None:
    drawn = charts.status_bar(
        {Status.ON_TRACK: 1, Status.MISSED: 500, Status.DUE_NO_FIGURE: 2, Status.OFF_TRACK: 0, Status.MET: 3},
        theme,
    )
    root = ET.fromstring(drawn)  # noqa: S314
    solid = [r for r in root if r.tag.endswith("rect") and not r.get("fill", "").startswith("url")]
    assert [r.get("fill") for r in solid] == [
        PALETTES[theme].fill[tone] for tone in (Tone.RED, Tone.RED, Tone.GREEN, Tone.BLUE)
    ]
    assert drawn.count("<pattern") == 1
    ends = [(float(r.get("x", 0)), float(r.get("width", 0))) for r in solid]
    assert all(a + w < b for (a, w), (b, _) in pairwise(ends))
    assert ends[-1][0] + ends[-1][1] == pytest.approx(1200, abs=1)
    ET.fromstring(charts.status_bar({}, theme))  # noqa: S314
    ET.fromstring(charts.status_bar({Verdict.MET: 1, Verdict.EXCEEDED: 1}, theme))  # noqa: S314


# ---- the chart in words


@pytest.mark.parametrize(("name", "language"), list(product(SAMPLES, LANGUAGES)))
def test_the_chart_in_words_says_name_status_figure_target_and_what_is_missing(name: str, language: Language) -> None:
    case = SAMPLES[name]
    said = charts.alternative_text(case, language, TODAY)
    assert said.startswith(case.commitment.name.said(language))
    assert STATUS[case.assessment.status].said(language) in said
    for owed in case.assessment.targets:
        assert wording.target_words(owed, case.commitment, language) in said
    found = steps(case)
    assert (
        str(found[-1].year) in said if found else {"vi": "Chưa có số liệu nào", "en": "no figure yet"}[language] in said
    )
    for year in case.assessment.overdue_years:
        assert str(year) in said
    assert "<" not in said


def test_the_chart_in_words_names_the_units_that_are_missing() -> None:
    said = charts.alternative_text(SAMPLES["coverage"], Language.VI, TODAY)
    assert "80,0\u00a0% (8/10)" in said
    assert "Chưa đạt: Xã Tân Bình" in said
    assert "Chưa rõ: Xã Thạnh Tân" in said


def test_a_small_picture_in_words_tells_what_it_draws_and_of_a_chosen_year_its_verdict() -> None:
    case = standing(Kind.LEVEL, [target(2030, GE, 60)], [value(y, 10 * (y - 2020)) for y in range(2021, 2025)])
    chart, picture = (say(case, Language.EN, TODAY) for say in (charts.alternative_text, charts.picture_text))
    assert "If it goes on like" in chart
    assert "If it goes on like" not in picture
    assert "(as of 22 November 2026)" in picture
    assert f": {VERDICT[Verdict.AHEAD].en} (2023)." in charts.picture_text(case, Language.EN, TODAY, year=2023)


def test_a_yardstick_is_told_of_where_it_is_drawn() -> None:
    place = Bilingual("Cả nước", "Viet Nam")
    country = standing(Kind.LEVEL, [target(2030, Comparator.MORE_THAN, 30)], [value(2023, 12.9)], place=place)
    said = charts.alternative_text(SAMPLES["level_close"], Language.VI, TODAY, yardstick=country)
    assert "Vẽ bên dưới là Cả nước. Số liệu mới nhất: 12,90\u00a0% năm 2023. Mục tiêu: trên 30\u00a0% năm 2030." in said
    assert "Cả nước" not in charts.alternative_text(SAMPLES["milestone"], Language.VI, TODAY, yardstick=country)


# ---- the tool bar


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tool_bar_only_saves_a_picture(language: Language) -> None:
    config = charts.chart_config(language, "tn-1")
    assert config["modeBarButtons"] == [["toImage"]]
    assert config["displaylogo"] is False
    assert config["plotlyServerURL"] == ""
    assert str(language) in json.loads(json.dumps(config))["locales"]


def test_the_path_of_before_and_the_units_owed_before_stay_fainter_than_todays() -> None:
    moved = [target(2030, GE, 100), target(2030, GE, 60, version=2, decided_on="2025-03")]
    made = figure(standing(Kind.LEVEL, moved, [value(2024, 30)], baseline=Baseline(2020, 0, "gso")))
    old = named(made, "Lộ trình trước khi đổi mục tiêu")
    assert (old.x[-1], old.y[-1]) == (2030, 100)
    assert old.opacity < 1
    lowered = [target(2025, GE, 3), target(2025, GE, 2, version=2, decided_on="2024")]
    grid = figure(standing(Kind.NAMED_UNITS, lowered, [count(2025, [Y, Y])], units=TEN[:3]))
    assert "<s>" in all_text(grid)
