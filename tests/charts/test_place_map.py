"""The map of places, in words too."""

from charts import MapUnit, place_map
from models import Answer
from tests.support.geojson import HOLE, RING
from tests.support.hostile_texts import PAYLOAD
from text import Language
from views.outlines import parse_geometry


def test_the_map_says_every_name_and_answer_and_asks_for_no_background() -> None:
    outline = parse_geometry({"type": "MultiPolygon", "coordinates": [[RING, HOLE], [HOLE]]})
    answers = {PAYLOAD: Answer.YES, "Phường 2": Answer.NO, "Phường 3": None}
    drawn = [MapUnit(name, answer, outline) for name, answer in answers.items()]
    made = place_map(drawn, Language.VI, "light")
    assert {trace.type for trace in made.data} == {"scatter"}
    assert [trace.name for trace in made.data[:3]] == ["✓ Có", "✕ Chưa", "– không nêu"]
    assert "<img" not in made.to_json()
    assert all(sign in words for sign, words in zip("✓✕–", made.data[-1].text, strict=True))
    assert len(place_map(drawn, Language.EN, "dark", narrow=True).data) == 4
