"""The data of a report around its commitments."""

from dataclasses import replace
from datetime import date

import pytest

from exchange.paper.overview import LABELS, OF_TABLE, report_head
from store.settings import Letter
from tests.support.paper import FOUR, LETTER, report
from text import Language
from views import AsOf, Closing, Remark


def test_sections_are_numbered_and_changes_come_third() -> None:
    whole = report("level_gap")
    assert report_head(whole)["titles"] == {
        "summary": "I. Tổng hợp",
        "table": "II. Bảng các cam kết",
        "parts": "III. Từng cam kết",
    }
    changed = replace(whole, since={"about": "Thay đổi", "notes": [], "head": [], "rows": []})
    assert report_head(changed)["titles"] == {
        "summary": "I. Tổng hợp",
        "table": "II. Bảng các cam kết",
        "since": "III. Thay đổi",
        "parts": "IV. Từng cam kết",
    }


def test_what_is_closed_has_a_section_of_its_own_and_is_counted_nowhere_else() -> None:
    whole = report("level_gap")
    closing = Closing(date(2026, 10, 1), Remark("Sáp nhập", None))
    closed = tuple(replace(s, closing=closing) for s in whole.standings)
    head = report_head(replace(whole, closed=closed))
    assert head["titles"] == {
        "summary": "I. Tổng hợp",
        "table": "II. Bảng các cam kết",
        "closed": "III. Đã đóng (1)",
        "parts": "IV. Từng cam kết",
    }
    listed = head["closed"]
    assert isinstance(listed, dict)
    assert [row[2:4] for row in listed["rows"]] == [["01/10/2026", "Sáp nhập"]]
    assert head["counts"] == report_head(whole)["counts"]
    assert "1 cam kết đã đóng không tính vào đây" in str(head["summary"])
    alone = report_head(replace(whole, standings=(), closed=closed))
    assert alone["titles"] == {"summary": "I. Tổng hợp", "closed": "II. Đã đóng (1)"}


def test_the_letter_is_in_the_language_of_the_report_else_in_the_other_one() -> None:
    vi, en = (report_head(report("level_gap", language=language))["letter"] for language in Language)
    assert isinstance(vi, dict)
    assert isinstance(en, dict)
    assert (vi["body"], en["body"]) == ("Ủy ban nhân dân thành phố", "People’s Committee of the City")
    assert vi["superior"] == en["superior"] == "Tỉnh Tây Ninh"
    assert vi["signed_as"] == ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]


@pytest.mark.parametrize(
    ("language", "place", "words"),
    [
        (Language.VI, "Tây Ninh", "Tây Ninh, ngày 22 tháng 11 năm 2026"),
        (Language.VI, "", "Ngày 22 tháng 11 năm 2026"),
        (Language.EN, "Tây Ninh", "Tây Ninh, 22 November 2026"),
    ],
)
def test_the_day_of_issue_stands_with_its_place(language: Language, place: str, words: str) -> None:
    paper = replace(report("level_gap", language=language), letter=LETTER | {Letter.PLACE_VI: place})
    assert report_head(paper)["place_and_date"] == words


def test_each_status_is_counted_the_most_urgent_first() -> None:
    counts = report_head(report())["counts"]
    assert isinstance(counts, list)
    assert sum(count["n"] for count in counts) == len(FOUR)
    assert all(count["tone"] for count in counts)
    twice = report_head(report("level_gap", "level_gap"))["counts"]
    assert isinstance(twice, list)
    assert [count["n"] for count in twice] == [2]


def test_the_table_has_a_numbered_row_for_each_commitment() -> None:
    table = report_head(report())["table"]
    assert isinstance(table, dict)
    assert len(table["head"]) == len(OF_TABLE)
    assert [row["cells"][0] for row in table["rows"]] == ["1", "2", "3", "4"]
    assert all(row["why"] for row in table["rows"])


def test_a_commitment_by_itself_has_neither_summary_nor_table() -> None:
    head = report_head(replace(report("level_gap"), headline=None))
    table = head["table"]
    assert isinstance(table, dict)
    assert (head["summary"], head["counts"], table["rows"]) == ([], [], [])
    assert head["title"] != report_head(report("level_gap"))["title"]


def test_a_reading_of_the_past_and_todays_targets_are_noted_above() -> None:
    whole = report("level_gap")
    assert report_head(whole)["above"] == []
    above = report_head(replace(whole, as_of=AsOf(whole.today), by_todays_targets=True))["above"]
    assert isinstance(above, list)
    assert "22/11/2026" in above[0]
    assert len(above) == 2


def test_every_label_of_the_template_is_worded() -> None:
    words = report_head(report("level_gap", language=Language.EN))["words"]
    assert isinstance(words, dict)
    assert set(words) == {*LABELS, "ahead", "others"}
    assert all(words.values())
