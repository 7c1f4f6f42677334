"""The forms of the screens on paper: stored values, and room to write by hand."""

import pytest

from exchange.imports.headings import Column
from exchange.paper.forms import BLANK, OF_YEAR, account_lists, figure_lists, sent_lists, year_lists
from exchange.paper.values import TemplateValues
from models import Answer
from store.accounts.people import person
from store.commitments import commitment, commitments
from tests.support.people import OFFICER
from tests.support.small_city import NOW, WARD_1, figure, record_approved
from text import Language
from views import CommitmentView

pytestmark = pytest.mark.usefixtures("store")
VI, EN, ZONE = Language.VI, Language.EN, "Asia/Ho_Chi_Minh"


def of_code(code: str) -> CommitmentView:
    view = commitment(code)
    assert view is not None
    return view


def rows_of(part: TemplateValues) -> list[list[str]]:
    rows = part["rows"]
    assert isinstance(rows, list)
    return rows


def test_a_year_has_a_row_for_each_commitment_with_room_for_what_is_not_stored() -> None:
    (part,) = year_lists([of_code("LEVEL"), of_code("COUNT")], 2024, {}, EN)
    level, count = (dict(zip(OF_YEAR, row, strict=True)) for row in rows_of(part))
    assert (level[Column.BEFORE], level[Column.VALUE], level[Column.NOTE]) == ("15.5%", "17.25%", "sơ bộ")
    assert (count[Column.BEFORE], count[Column.VALUE], count[Column.SOURCE]) == ("—", BLANK, BLANK)
    assert part["notes"] == []


def test_what_is_typed_and_not_submitted_is_marked_and_explained() -> None:
    (part,) = year_lists([of_code("LEVEL")], 2025, {"LEVEL": {Column.VALUE: "19,5", Column.SOURCE: ""}}, EN)
    (row,) = (dict(zip(OF_YEAR, row, strict=True)) for row in rows_of(part))
    assert (row[Column.VALUE], row[Column.SOURCE]) == ("19,5 *", BLANK)
    assert isinstance(part["notes"], list)
    assert len(part["notes"]) == 1
    (other,) = year_lists([of_code("COUNT")], 2025, {"LEVEL": {Column.VALUE: "19,5"}}, EN)
    assert other["notes"] == []


def test_a_figure_is_a_sheet_to_fill_in_until_it_is_stored() -> None:
    *_, blank = figure_lists(of_code("LEVEL"), 2025, "gso", EN, ZONE)
    assert {cell for _, cell in rows_of(blank)} == {BLANK}
    record_approved(figure(value=19.5, published_on="2026-02-01"))
    *_, stored = figure_lists(of_code("LEVEL"), 2025, "gso", EN, ZONE)
    cells = [cell for _, cell in rows_of(stored)]
    assert cells[:5] == ["19.5%", "Final", "Niên giám 2025", "1 February 2026", "—"]
    assert cells[-1] == "Approved"


def test_a_figure_by_ward_has_a_line_for_each_ward() -> None:
    *_, answers = figure_lists(of_code("COVER"), 2025, "gso", EN, ZONE)
    assert [cell for _, cell in rows_of(answers)] == [BLANK] * len(rows_of(answers)) != []
    record_approved(figure("COVER", answers=((WARD_1, Answer.YES),)))
    *_, answers = figure_lists(of_code("COVER"), 2025, "gso", EN, ZONE)
    assert dict(rows_of(answers))["Ward 1"] == "Yes"


def test_an_account_has_its_name_role_and_assignments_and_a_list_of_sessions() -> None:
    officer = person(OFFICER)
    assert officer is not None
    own, opened = account_lists(officer, NOW, EN, ZONE)
    assert [cell for _, cell in rows_of(own)][:2] == [officer.name, OFFICER]
    assert rows_of(opened) == []


def test_who_sent_nothing_has_a_list_that_says_so() -> None:
    (part,) = sent_lists(OFFICER, EN, ZONE)
    assert (rows_of(part), part["notes"] == []) == ([], False)


def test_every_commitment_can_be_printed_for_every_year() -> None:
    for c in commitments():
        for year in (2024, 2025, 2026):
            assert rows_of(year_lists([c], year, {}, VI)[0])
            assert figure_lists(c, year, "gso", VI, ZONE)
