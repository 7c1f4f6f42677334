"""The lists of the administration on paper."""

import pytest

from exchange.paper.administered import SECTIONS, administered_lists
from exchange.record.fields import LISTED
from tests.support.administration import close, save, succession
from tests.support.small_city import TODAY, WARD_1
from text import Language

pytestmark = pytest.mark.usefixtures("store")
VI, EN, ZONE = Language.VI, Language.EN, "Asia/Ho_Chi_Minh"


def rows_of(section: str, language: Language = EN) -> list[list[str]]:
    (part,) = administered_lists(section, language, ZONE, TODAY)
    rows, head = part["rows"], part["head"]
    assert isinstance(rows, list)
    assert isinstance(head, list)
    assert {len(row) for row in rows} <= {len(head)}, "a title for each cell"
    return rows


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", Language)
def test_every_section_has_its_list(section: str, language: Language) -> None:
    rows = rows_of(section, language)
    assert bool(rows) == (section not in ("succession", "boundary", "walls"))
    assert all(cell for row in rows for cell in row), "an empty cell is a dash"


def test_a_commitment_has_its_targets_who_answers_and_the_day_of_its_closing() -> None:
    close("commitment", "LEVEL")
    level = next(row for row in rows_of("commitment") if row[0] == "LEVEL")
    assert level[1:3] == ["Share of the digital economy", "Small City"]
    assert level[4:] == [
        "%",
        "2025: about 20% (19% or more counts as met); 2030: more than 30%",
        "Operations centre",
        "1 October 2026",
    ]


def test_responsibilities_are_in_the_order_of_the_commitments_with_their_days() -> None:
    rows = rows_of("handing_on")
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert ["LEVEL", "Share of the digital economy", "Digital office", "2023", "30 June 2025", "Decision"] in rows


def test_successions_name_their_units_and_whether_whole_or_in_part() -> None:
    save(succession("24003@2021-01-01", WARD_1, extent="part"))
    (row,) = rows_of("succession")
    assert row == ["Tân Lập Commune", "Ward 1", "1 July 2025", "Part", "Resolution 1"]


def test_people_have_their_role_and_state_and_settings_their_words() -> None:
    assert {len(row) for row in rows_of("people")} == {5}
    assert {"yes", "no"} & {cell.lower() for _, cell in rows_of("settings")}


def test_a_list_of_the_catalogue_has_the_rows_of_its_table() -> None:
    assert set(LISTED) < set(SECTIONS)
    assert [row[0] for row in rows_of("pillar")] == ["economy", "society"]
