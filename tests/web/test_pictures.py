"""Pictures of charts: what one takes away is what one may see, with title, source and date."""

import io
import xml.etree.ElementTree as ET

from PIL import Image
from starlette.testclient import TestClient

from exchange.paper.pictures import ChartPart
from tests.support.people import LEADER, signed_in
from tests.support.small_city import figure, record
from text import Language
from web.pictures import picture_address
from web.routes import CHART_PNG, CHART_SVG


def words(svg: bytes) -> str:
    return "\n".join(ET.fromstring(svg).itertext())  # noqa: S314


def test_a_chart_comes_as_a_drawing_with_title_and_date(reader: TestClient) -> None:
    answer = reader.get(picture_address(CHART_SVG, "LEVEL", Language.EN, ChartPart.YEARS))
    assert answer.headers["content-type"] == "image/svg+xml"
    assert 'filename="LEVEL-' in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    assert "As of " in words(answer.content)


def test_a_chart_comes_as_a_picture(reader: TestClient) -> None:
    answer = reader.get(picture_address(CHART_PNG, "COVER", Language.VI, ChartPart.UNITS))
    with Image.open(io.BytesIO(answer.content)) as image:
        assert (image.format, image.width) == ("PNG", 1800)


def test_a_stranger_takes_approved_figures_away_and_a_leader_all(reader: TestClient) -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    address = picture_address(CHART_SVG, "LEVEL", Language.VI, ChartPart.YEARS)
    assert "73,4" not in words(reader.get(address).content)
    assert "73,4" in words(reader.get(address, headers={"Cookie": signed_in(LEADER)}).content)


def test_what_is_not_there_is_not_found(reader: TestClient) -> None:
    for address in (
        CHART_SVG,
        picture_address(CHART_PNG, "NONE", Language.VI, ChartPart.YEARS),
        picture_address(CHART_SVG, "LEVEL", Language.VI, ChartPart.UNITS),
    ):
        assert reader.get(address).status_code == 404
