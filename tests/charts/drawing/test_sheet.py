"""Charts as SVG: what plotly is given to draw stands on paper too, at the same places, in the same words."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from math import dist

import plotly.graph_objects as go
import pytest

import charts
from charts.drawing.lettering import text_width, without_markup
from charts.placement import Plane
from charts.size import picture
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import SAMPLES, figure
from tests.support.standings import TODAY, standing, value
from text import Language
from views import Bilingual, Standing

SVG = "{http://www.w3.org/2000/svg}"


WIDTH = 640


EVIL = '<script>alert(1)</script> & "A" <a href="http://example.org">x</a> ]]> \x07\ud800 </text></svg>'


def root(
    case: Standing,
    language: Language = Language.VI,
    *,
    width: float = WIDTH,
    height: float | None = None,
    title: str | None = None,
    source: str | None = None,
) -> ET.Element:
    svg = charts.svg_chart(case, language, width=width, height=height, title=title, source=source, as_of=TODAY)
    return ET.fromstring(svg)  # noqa: S314


@cache
def sample(name: str) -> ET.Element:
    return root(SAMPLES[name])


def texts(svg: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def circles(svg: ET.Element) -> list[tuple[float, float]]:
    return [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in svg.iter(f"{SVG}circle")]


def origin(svg: ET.Element, made: go.Figure) -> tuple[float, float]:
    """Where the plot begins, as the words of its axes say."""
    axis, plane = made.layout.yaxis, plane_of(made)
    words = [text for text in svg.iter(f"{SVG}text") if "".join(text.itertext()) == axis.ticktext[-1]]
    level = float(words[0].attrib["y"]) - 0.35 * axis.tickfont.size
    return made.layout.margin.l, level - plane.at(0, axis.tickvals[-1])[1]


def plane_of(made: go.Figure) -> Plane:
    margin = made.layout.margin
    high = made.layout.height - margin.t - margin.b
    return Plane(made.layout.xaxis.range, made.layout.yaxis.range, WIDTH - margin.l - margin.r, high)


def shown_words(made: go.Figure) -> Iterator[str]:
    """Every word of a figure but those that only the pointer shows."""
    yield from (t.name for t in made.data if t.name and t.showlegend is not False)
    yield from (words for t in made.data if t.type == "scatter" and "text" in t.mode for words in t.text)
    yield from (note.text for note in made.layout.annotations)
    for axis in (made.layout.xaxis, made.layout.yaxis):
        yield from axis.ticktext or ()


@pytest.mark.parametrize("name", list(SAMPLES))
def test_the_words_of_the_chart_stand_in_the_drawing(name: str) -> None:
    drawn_text = " ".join(texts(sample(name)))
    made = figure(SAMPLES[name], size=picture(WIDTH))
    assert [words for words in map(without_markup, shown_words(made)) if words not in drawn_text] == []
    assert "Nguồn: " in drawn_text
    assert "Tính đến ngày 22/11/2026" in drawn_text
    assert "Tỷ trọng kinh tế số" in drawn_text


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith(("level", "coverage", "count"))])
def test_the_points_of_the_chart_stand_in_the_drawing(name: str) -> None:
    made = figure(SAMPLES[name], size=picture(WIDTH))
    svg, plane = sample(name), plane_of(made)
    left, top = origin(svg, made)
    drawn_points = circles(svg)
    for trace in (
        t for t in made.data if t.type == "scatter" and "markers" in t.mode and "circle" in str(t.marker.symbol)
    ):
        is_each = isinstance(trace.marker.symbol, tuple)
        symbols = trace.marker.symbol if is_each else [trace.marker.symbol] * len(trace.x)
        points = zip(trace.x, trace.y, symbols, strict=True)
        for x, y in ((x, y) for x, y, symbol in points if None not in (x, y) and "circle" in symbol):
            across, down = plane.at(x, y)
            assert any(dist((left + across, top + down), at) < 0.2 for at in drawn_points), (trace.name, x)


@pytest.mark.parametrize("name", list(SAMPLES))
def test_no_word_stands_outside_the_drawing(name: str) -> None:
    for text in sample(name).iter(f"{SVG}text"):
        words = "".join(text.itertext())
        across, size = float(text.attrib["x"]), float(text.attrib["font-size"])
        room = text_width(words, size) * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib["text-anchor"]]
        assert across - room > -12, words
        assert across - room + text_width(words, size) < WIDTH + 12, words


def test_a_line_is_not_drawn_over_a_year_without_a_figure() -> None:
    line = next(t for t in figure(SAMPLES["level_gap"], size=picture(WIDTH)).data if t.name == "Thực hiện")
    colour, width = line.line.color, str(line.line.width)
    ways = [p.attrib["d"] for p in sample("level_gap").iter(f"{SVG}path") if _is(p, colour, width)]
    assert [way.count("L") for way in ways if "h" not in way] == [1, 1]  # 2020–2021 and 2024–2025


def _is(path: ET.Element, colour: str, width: str) -> bool:
    return path.attrib.get("stroke") == colour and path.attrib.get("stroke-width") == width


def test_what_satisfies_a_target_is_an_area_of_its_own() -> None:
    between = sample("level_between")
    areas = [r for r in between.iter(f"{SVG}rect") if r.attrib.get("fill-opacity") == "0.2"]
    assert len(areas) == 1


def test_an_old_target_is_a_thin_open_diamond() -> None:
    faint = [p for p in sample("level_gap").iter(f"{SVG}path") if p.attrib.get("opacity") == "0.85"]
    assert {p.attrib["fill"] for p in faint} == {"none"}
    assert len(faint) == 2  # itself, and in the legend


def test_a_drawing_takes_the_room_that_it_is_given() -> None:
    high = root(SAMPLES["level_gap"], width=700, height=520)
    assert (high.attrib["width"], high.attrib["height"]) == ("700", "520")
    units = ET.fromstring(  # noqa: S314
        charts.svg_units_chart(SAMPLES["coverage"], Language.VI, width=700, height=260, as_of=TODAY)
    )
    assert float(units.attrib["height"]) <= 260


def test_title_and_source_may_be_given_or_left_out() -> None:
    text = " ".join(texts(root(SAMPLES["count"], Language.EN, title="Three wards", source="A yearbook")))
    assert "Three wards" in text
    assert "Source: A yearbook" in text
    bare_chart = " ".join(texts(root(SAMPLES["count"], title="", source="")))
    assert "Nguồn" not in bare_chart
    assert "Tỷ trọng" not in bare_chart


def test_what_people_typed_is_text_and_nothing_else() -> None:
    case = standing(
        Kind.LEVEL,
        [Target(2025, Comparator.AT_LEAST, 5)],
        [value(2024, 4)],
        name=Bilingual(EVIL, EVIL),
        measure=Bilingual(EVIL, EVIL),
        place=Bilingual(EVIL, EVIL),
    )
    svg = root(case, source=EVIL)
    assert "<script>alert(1)</script>" in " ".join(texts(svg))
    allowed = {"svg", "title", "desc", "g", "rect", "path", "circle", "text", "tspan"}
    assert {element.tag.removeprefix(SVG) for element in svg.iter()} <= allowed
    assert not any("href" in key or key.startswith("on") for element in svg.iter() for key in element.attrib)


def test_nothing_outside_is_asked_for() -> None:
    for name in SAMPLES:
        source = ET.tostring(sample(name), "unicode").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in source
        assert "url(" not in source
