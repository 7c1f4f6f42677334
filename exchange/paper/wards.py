"""A commitment ward by ward on paper: board, missing wards, successions, and a map if boundaries are known."""

from datetime import date

from charts import svg_place_map
from exchange.paper.commitment import WIDTH
from exchange.paper.values import TemplateValues
from exchange.report.ward_board import ward_board
from exchange.report.wards import (
    count_words,
    latest_figure,
    map_words,
    mapped_years,
    missing_words,
    on_map,
    succession_lines,
    today_lines,
)
from text import Language, translate
from views import Standing
from wording.states import status_label
from wording.work import closing_words


def wards_part(s: Standing, map_year: str, today: date, language: Language) -> TemplateValues:
    """Its data for the template; `count` and `successions` contain bold markup. `map_year` is that of the map."""
    status, figure = status_label(s.assessment), latest_figure(s)
    return {
        "name": s.commitment.name.text(language),
        "status": (status.text(language), str(status.tone)),
        "count": count_words(s, language),
        "missing": [*([closing_words(s.closing, language)] if s.closing else []), *missing_words(s, language)],
        "board": ward_board(s, today, language),
        "successions": succession_lines(s, today, language),
        "now": today_lines(s, today, language),
        "now_title": translate("units.today", language, year=figure.observation.year) if figure else "",
        **_map(s, map_year, language),
    }


def _map(s: Standing, map_year: str, language: Language) -> TemplateValues:
    """The map with its text alternative, which explains an empty map."""
    years = mapped_years(s)
    if not years:
        return {"map": "", "map_words": translate("units.nothing", language), "absent": ""}
    year = next((year for year in years if str(year) == map_year), years[0])
    drawn, absent = on_map(s.commitment, year, language)
    if not drawn:
        return {"map": "", "map_words": translate("units.no_map", language), "absent": ""}
    spoken = map_words(drawn, year, language)
    made = svg_place_map(drawn, spoken, width=WIDTH)
    left_out = translate("units.without_boundary", language, names=", ".join(absent)) if absent else ""
    return {"map": made, "map_words": spoken, "absent": left_out}
