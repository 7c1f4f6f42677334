"""SVG shapes: what people typed stays text, numbers stay short."""

import xml.etree.ElementTree as ET

import pytest

from charts import svg


def test_text_that_was_typed_keeps_no_markup_and_no_character_that_xml_forbids() -> None:
    assert svg.escaped('<b> & "x"\x07\ud800\ufffe') == "&lt;b&gt; &amp; &quot;x&quot;"
    drawn = svg.picture(10, 10, "</title><script>", svg.element("text", data_name='" onload="x'))
    root = ET.fromstring(drawn)  # noqa: S314
    assert [part.tag.rpartition("}")[2] for part in root] == ["title", "text"]
    assert root[1].attrib == {"data-name": '" onload="x'}


def test_an_element_leaves_out_attributes_without_a_value_and_writes_two_decimals_at_most() -> None:
    assert svg.element("rect", x=1.0, y=2.346, fill=None, stroke_width=0) == '<rect x="1" y="2.35" stroke-width="0"/>'
    assert svg.element("g", "<path/>") == "<g><path/></g>"


@pytest.mark.parametrize(
    ("colour", "attributes"),
    [
        (None, {"fill": "none"}),
        ("#0A0B0C", {"fill": "#0A0B0C"}),
        ("rgba(10,11,12,0.25)", {"fill": "#0A0B0C", "fill_opacity": 0.25}),
    ],
)
def test_a_faded_colour_becomes_a_colour_and_its_opacity(colour: str | None, attributes: dict[str, object]) -> None:
    assert svg.paint(colour, "fill") == attributes


def test_a_box_without_an_extent_keeps_a_tenth_of_a_pixel() -> None:
    assert 'width="0.1" height="0.1"' in svg.box(0, 0, 0, -3, "none")


def test_a_square_stands_around_its_point() -> None:
    assert 'x="6.0" y="16.0" width="8" height="8"' in svg.square((10, 20), 4, "#FFFFFF", "#111111")
