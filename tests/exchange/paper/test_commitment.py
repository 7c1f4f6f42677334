"""The data of one commitment in a report."""

import re
from dataclasses import replace

import pytest

from exchange.paper.commitment import PLOT, WIDTH, commitment_part
from exchange.paper.report import report_pdf
from exchange.paper.values import ReportInput
from tests.support.paper import LETTER, pdf_text, report
from tests.support.small_city import NOW
from tests.support.standings import TODAY as SAMPLE_DAY
from tests.support.standings import samples
from text import ABSENT, Language
from views import Remark
from views.questions import AnswerView, QuestionView


def test_the_exchange_is_printed_with_names_and_times_and_what_was_taken_back_is_not() -> None:
    calm = samples()["level_gap"]
    questions = (
        QuestionView(1, 2024, "Vì sao *thấp*?", NOW, "hoa", (AnswerView("#Vì cách tính mới", NOW, "lan"),)),
        QuestionView(2, None, "Nhầm", NOW, "hoa", taken_back=NOW),
        QuestionView(3, None, "Bao giờ xong?", NOW, "hoa"),
    )
    questioned = replace(calm, commitment=replace(calm.commitment, questions=questions))
    names = {"hoa": "Nguyễn Thị Hoa", "lan": "Trần Thị Lan"}
    paper = ReportInput((questioned,), None, None, Language.VI, SAMPLE_DAY, SAMPLE_DAY, LETTER, names=names)
    printed = pdf_text(report_pdf(paper))
    for words in (
        "Hỏi và trả lời Vì sao *thấp*? Về số liệu năm 2024 · Nguyễn Thị Hoa, 10:04, 22/11/2026",
        "#Vì cách tính mới Trần Thị Lan, 10:04, 22/11/2026",
        "Bao giờ xong? Chờ trả lời. Về tình trạng hôm nay · Nguyễn Thị Hoa",
    ):
        assert words in printed
    assert "Nhầm" not in printed


def test_a_path_in_steps_is_printed_with_its_reason() -> None:
    calm = report("level_gap")
    (s,) = calm.standings
    assert not any(name == "Lộ trình" for name, _ in _facts(calm))
    steps = replace(s, commitment=replace(s.commitment, steps=Remark("Chỉ nghiệm thu một lần", None)))
    words = dict(_facts(replace(calm, standings=(steps,))))["Lộ trình"]
    assert words.startswith("Theo mốc: ")
    assert words.endswith("Lý do: Chỉ nghiệm thu một lần")


def _facts(paper: ReportInput) -> list[tuple[str, str]]:
    facts = commitment_part(paper, 1)["facts"]
    assert isinstance(facts, list)
    return facts


def test_it_is_numbered_in_a_report_and_not_by_itself() -> None:
    paper = report("level_gap", "milestone")
    heading = str(commitment_part(paper, 2)["heading"])
    assert heading.startswith("2. ")
    assert commitment_part(replace(paper, headline=None), 2)["heading"] == heading.removeprefix("2. ")


def test_the_verdict_of_a_chosen_year_stands_beside_todays_status() -> None:
    paper = report("level_gap")
    assert commitment_part(paper, 1)["remarks"] == ""
    assert str(commitment_part(replace(paper, year=2024), 1)["remarks"]).startswith("2024: ")


def test_years_have_a_row_each_the_latest_first_and_sources_are_cited_once_by_number() -> None:
    part = commitment_part(report("level_gap"), 1)
    rows, cited = part["figures"], part["cited"]
    assert isinstance(rows, list)
    assert isinstance(cited, list)
    years = [int(row[0]) for row in rows]
    assert years == sorted(years, reverse=True)
    numbers = {match[1] for row in rows if (match := re.match(r"\((\d+)\)", row[-1]))}
    assert numbers == {str(n) for n in range(1, len(cited) + 1)}
    assert len(set(cited)) == len(cited)
    assert all(row[1] == ABSENT for row in rows if row[-1] == ABSENT), "a year without a figure cites no source"


@pytest.mark.parametrize(("name", "has_units"), [("coverage", True), ("level_gap", False)])
def test_only_what_is_counted_over_units_has_their_chart(name: str, has_units: bool) -> None:
    part = commitment_part(report(name), 1)
    share = part["units_share"]
    assert isinstance(share, float)
    assert (bool(part["units_svg"]), bool(part["units_alt"])) == (has_units, has_units)
    assert 0 < share <= 1


def test_the_chart_is_as_wide_and_high_as_it_is_ordered() -> None:
    paper = report("level_gap")
    assert f'width="{WIDTH}"' in str(commitment_part(paper, 1)["svg"])
    small = str(commitment_part(paper, 1, (400, PLOT // 2))["svg"])
    assert 'width="400"' in small
