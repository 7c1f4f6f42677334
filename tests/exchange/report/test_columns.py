"""The columns of both files: each with its value for one worked commitment, and the edges of some."""

from datetime import date

import pytest

from board.selection import Selection
from exchange.report.cells import Day, cell_text
from exchange.report.columns import (
    EXCEL_COLUMNS,
    MACHINE_COLUMNS,
    excel_line,
    excel_titles,
    machine_line,
    machine_names,
)
from exchange.report.rows import report_rows
from models import Answer, Stage
from progress.terms import Verdict
from store.accounts.people import person
from store.board import board
from store.questions import ask
from tests.support.people import LEADER
from tests.support.report_files import EVERYTHING, excel_lines, machine_lines
from tests.support.small_city import ESTIMATE, NOT_AVAILABLE, NOW, PROVISIONAL, TODAY, WARD_1, figure, record_approved
from text import Language, has, translate
from views import AsOf
from wording.labels import STATUS, VERDICT

pytestmark = pytest.mark.usefixtures("store")
VI, EN = Language.VI, Language.EN

# Each column of the file for Excel, in order, for LEVEL in 2025 with the figure of `worked`.
EXCEL = {
    "code": "LEVEL",
    "agreement": "Thành phố Nhỏ",
    "pillar": "Kinh tế số",
    "commitment": "Tỷ trọng kinh tế số",
    "kind": "Mức cần đạt",
    "measure": "%",
    "status": "Đúng tiến độ",
    "why": (
        "Đến 2025 đã tăng 9,5\xa0điểm\xa0%; lộ trình cần tăng 9,0\xa0điểm\xa0%. Số liệu năm 2025 chưa chính thức; kết "
        "luận có thể thay đổi khi có số chính thức. r = (a − b) / (E − b) = (19,5% − 10,0%) / (19,0% − "
        "10,0%) = 1,06. r từ 0,95 trở lên: Đúng tiến độ; từ 0,60 đến dưới 0,95: Có nguy cơ; dưới 0,60: Chậm tiến "
        "độ. Theo điểm f của quy tắc đánh giá. Kết luận: Đúng tiến độ. Quy tắc phiên bản 3."
    ),
    "others": (
        "Open SDG / Cơ quan Thống kê Canada: tiến bộ đáng kể. Chiến lược phát triển bền vững của Đức (“thời "
        "tiết”): không đánh giá được (cần số liệu cách nhau 5 năm). Quy tắc này cần một số liệu của đúng 5 "
        "năm trước số liệu mới nhất. TolaActivity (±15% mục tiêu đến nay): đúng tiến độ."
    ),
    "data": "Đã có số liệu",
    "year": "2025",
    "actual": "19,5",
    "latest_year": "",
    "latest": "",
    "part": "",
    "whole": "",
    "done_on": "",
    "comparator": "khoảng",
    "target": "20",
    "tolerance": "1",
    "target_year": "2025",
    "strive": "",
    "verdict": "Đạt",
    "expected": "",
    "difference": "-0,5",
    "review": "Đã duyệt",
    "observation": "Sơ bộ",
    "method": "Tổng cục Thống kê",
    "source": "Niên giám; 2025",
    "published_on": "01/02/2026",
    "cut_off_on": "12/2025",
    "note": "Sơ bộ",
    "body": "Trung tâm điều hành",
    "questions": "",
    "series_break": "",
}
# Each column of the file for programs, in order, for the same.
MACHINE = {
    "agreement": "city",
    "commitment": "LEVEL",
    "kind": "level",
    "kind_vi": "Mức cần đạt",
    "kind_en": "Level to reach",
    "pillar": "economy",
    "pillar_vi": "Kinh tế số",
    "pillar_en": "Digital economy",
    "name_vi": "Tỷ trọng kinh tế số",
    "name_en": "Share of the digital economy",
    "measure_vi": "%",
    "measure_en": "%",
    "direction": "1",
    "year": "2025",
    "value": "19.5",
    "part": "",
    "whole": "",
    "stage": "",
    "stage_vi": "",
    "stage_en": "",
    "done_on": "",
    "expected_on": "",
    "percent": "",
    "obs_status": "P",
    "obs_status_vi": "Sơ bộ",
    "obs_status_en": "Provisional",
    "review": "approved",
    "review_vi": "Đã duyệt",
    "review_en": "Approved",
    "method": "gso",
    "version": "1",
    "source": "Niên giám; 2025",
    "note": "Sơ bộ",
    "note_en": "Preliminary",
    "published_on": "2026-02-01",
    "cut_off_on": "2025-12",
    "is_whole_year": "1",
    "recorded_at": "2026-11-22T03:04:05.678901+00:00",
    "recorded_by": "lan",
    "comparator": "about",
    "target": "20",
    "target_upper": "",
    "target_tolerance": "1",
    "target_is_strive": "0",
    "path": "",
    "ratio": "",
    "difference": "-0.5",
    "verdict": "met",
    "verdict_vi": "Đạt",
    "verdict_en": "Met",
    "data_state": "reported",
    "data_state_vi": "Đã có số liệu",
    "data_state_en": "Reported",
    "status": "on_track",
    "status_vi": "Đúng tiến độ",
    "status_en": "On track",
    "rule_version": "3",
    "rule_line": "f",
    "rule_reason": "pace",
    "marks": "provisional:2025",
    "is_fictitious": "1",
    "series_break": "",
    "series_break_vi": "",
    "series_break_en": "",
    "closed_on": "",
    "closed_reason": "",
    "closed_reason_en": "",
    "judged_on": "2026-11-22",
    "decimals": "1",
    "first_year": "2023",
    "span_first_year": "",
    "span_last_year": "",
    "path_kind": "straight",
    "baseline_year": "2020",
    "baseline_value": "10",
    "baseline_method": "gso",
    "baseline_is_derived": "0",
    "baseline_restated_from": "",
    "final_target_year": "2030",
    "final_comparator": ">",
    "final_target": "30",
    "final_target_upper": "",
    "final_target_tolerance": "",
    "final_target_edge": "30",
    "todays_comparator": "about",
    "todays_target": "20",
    "todays_target_upper": "",
    "todays_target_tolerance": "1",
    "expected_by": "2026-03-31",
    "units_unknown": "",
    "units_changed_in": "",
    "is_tentative": "0",
    "path_in_year": "19",
    "status_year": "2025",
    "status_value": "19.5",
    "status_path": "19",
    "status_ratio": "1.055555556",
    "status_ratio_low": "1.05",
    "status_ratio_high": "1.061111111",
    "mean": "",
    "required": "",
    "span_mean": "",
    "span_mean_obs_status": "",
    "span_mean_review": "",
    "span_mean_cut_off_on": "",
}


def worked() -> None:
    """A figure with every text and day that a level can have."""
    record_approved(
        figure(
            value=19.5,
            status=PROVISIONAL,
            source="Niên giám; 2025",
            published_on="2026-02-01",
            cut_off_on="2025-12",
            note="Sơ bộ",
            note_en="Preliminary",
        )
    )


def test_each_column_for_people_stands_in_its_place_with_its_value() -> None:
    worked()
    assert list(excel_lines()["LEVEL"].items()) == list(EXCEL.items())


def test_each_column_for_programs_stands_in_its_place_with_its_value() -> None:
    worked()
    assert list(machine_lines()["LEVEL", 2025].items()) == list(MACHINE.items())


def test_a_row_says_status_verdict_method_source_and_note() -> None:
    record_approved(figure(value=19.5, status=PROVISIONAL, published_on="2026-02-01", note="Sơ bộ"))
    level = excel_lines()["LEVEL"]
    assert level["verdict"] == "Đạt"
    assert level["observation"] == "Sơ bộ"
    assert level["method"] == "Tổng cục Thống kê"
    assert (level["source"], level["note"], level["published_on"]) == ("Niên giám 2025", "Sơ bộ", "01/02/2026")
    assert excel_lines(EN)["LEVEL"]["published_on"] == "1 February 2026"
    assert level["body"] == "Trung tâm điều hành"
    assert level["difference"] == "-0,5"


def test_a_figure_counted_to_an_early_day_says_so_to_people_and_programs() -> None:
    record_approved(figure(value=19.5, cut_off_on="2025-09-30", why_right="Chưa có số cả năm"))
    machine = machine_lines()["LEVEL", 2025]
    assert excel_lines()["LEVEL"]["data"] == "Mới có số liệu đến 30/09/2025"
    level = excel_lines(selection=Selection(year=2025))["LEVEL"]
    assert (level["data"], level["cut_off_on"]) == ("Mới có số liệu đến 30/09/2025", "30/09/2025")
    assert level["verdict"] == "Tính đến 30/09/2025: đạt"
    assert (machine["is_whole_year"], machine["data_state"]) == ("0", "estimate_only")
    assert machine_lines()["LEVEL", 2024]["is_whole_year"] == "1"


def test_each_kind_shows_what_was_reported() -> None:
    record_approved(figure("COVER", answers=((WARD_1, Answer.YES),)))
    rows = excel_lines()
    assert (rows["COVER"]["actual"], rows["COVER"]["part"], rows["COVER"]["whole"]) == ("33", "1", "3")
    assert rows["NAMED"]["actual"] == "1"
    assert rows["DONE"]["actual"] == "Đang thực hiện"
    assert (rows["DONE"]["target"], rows["DONE"]["comparator"], rows["DONE"]["target_year"]) == (
        "hoàn thành",
        "đến hết năm",
        "2030",
    )
    done = excel_lines(EN)["DONE"]
    assert (done["comparator"], done["target"], done["target_year"]) == ("by the end of", "done", "2030")
    assert (rows["COUNT"]["actual"], rows["COUNT"]["verdict"], rows["COUNT"]["target"]) == ("", "", "1")


def test_a_number_is_rounded_as_the_screen_rounds_it() -> None:
    record_approved(figure(value=19.25, published_on="2026"))
    level, growth = excel_lines()["LEVEL"], excel_lines()["GROWTH"]
    assert (level["actual"], level["difference"], level["published_on"]) == ("19,3", "-0,8", "2026")
    assert (growth["actual"], growth["target"]) == ("4,80", "7")
    path = excel_lines(selection=Selection(year=2024))["LEVEL"]
    assert (path["actual"], path["expected"]) == ("17,3", "17,2")


def test_the_tolerance_of_about_stands_beside_it_and_nowhere_else() -> None:
    record_approved(figure(value=19.5))
    tolerances = {code: row["tolerance"] for code, row in excel_lines().items() if row["tolerance"]}
    assert tolerances == {"LEVEL": "1", "NATION": "1"}
    assert {
        y: line["target_tolerance"] for (c, y), line in machine_lines().items() if c == "LEVEL" and line["target"]
    } == {2025: "1", 2030: ""}


def test_no_title_speaks_of_today_for_a_year_or_a_day_of_the_past_may_be_chosen() -> None:
    titles = [translate(f"report.column.{name}", language).lower() for name in EXCEL_COLUMNS for language in Language]
    assert [title for title in titles if any(now in title for now in ("hôm nay", "hiện nay", "today"))] == []


def test_every_column_has_its_title_in_both_languages() -> None:
    assert all(has(f"report.column.{name}") for name in EXCEL_COLUMNS)


def test_codes_and_words_stand_side_by_side() -> None:
    for line in machine_lines().values():
        verdict = next(word for code, word in VERDICT.items() if code.value == line["verdict"])
        assert (line["verdict_vi"], line["verdict_en"]) == (verdict.vi, verdict.en)
        status = next(word for code, word in STATUS.items() if code.value == line["status"])
        assert (line["status_vi"], line["status_en"]) == (status.vi, status.en)


def test_the_words_of_a_year_that_is_not_over_say_that_it_is_not() -> None:
    record_approved(figure("LEVEL", 2026, value=17, status=ESTIMATE))
    line = machine_lines()["LEVEL", 2026]
    label = VERDICT[Verdict(line["verdict"])]
    assert line["verdict_vi"] == f"Theo ước tính: {label.vi.lower()}"


def test_a_figure_that_will_never_exist_says_so_and_why() -> None:
    record_approved(figure("COUNT", status=NOT_AVAILABLE, note="Không thống kê nữa"))
    line = machine_lines()["COUNT", 2025]
    assert (line["value"], line["obs_status"], line["data_state"]) == ("", "M", "not_available")
    assert line["note"] == "Không thống kê nữa"
    in_excel = excel_lines(selection=Selection(year=2025))["COUNT"]
    assert (in_excel["actual"], in_excel["verdict"]) == ("", "")
    assert (in_excel["observation"], in_excel["note"]) == ("Sẽ không có số liệu", "Không thống kê nữa")


def test_coverage_gives_k_and_n() -> None:
    line = machine_lines()["COVER", 2024]
    assert (line["part"], line["whole"]) == ("2", "3")


def test_excel_says_how_many_questions_wait_for_an_answer_and_tells_no_stranger() -> None:
    for _ in range(2):
        ask("LEVEL", "Vì sao chậm?", now=NOW, by=LEADER)
    within = report_rows(board(Selection(), TODAY, person(LEADER)).standings, None, VI, TODAY)
    assert {r.commitment.code: cell_text(EXCEL_COLUMNS["questions"](r, VI), VI) for r in within}["LEVEL"] == "2"
    assert {line["questions"] for line in excel_lines().values()} == {""}


def test_a_milestone_has_its_stage_and_day_in_place_of_numbers() -> None:
    record_approved(figure("DONE", 2026, stage=Stage.UNDER_WAY, expected_on="2029-06", percent=40.0, status=ESTIMATE))
    done = machine_lines()["DONE", 2026]
    assert (done["value"], done["stage"], done["stage_vi"], done["stage_en"]) == (
        "",
        "under_way",
        "Đang thực hiện",
        "Under way",
    )
    assert (done["done_on"], done["expected_on"], done["percent"]) == ("", "2029-06", "40")


def test_a_point_in_time_read_adds_its_day_and_for_programs_its_clock() -> None:
    as_of = AsOf(date(2026, 11, 1))
    assert excel_titles(as_of, VI)[len(EXCEL_COLUMNS) :] == [translate("report.column.known.recorded", VI)]
    assert machine_names(as_of)[len(MACHINE_COLUMNS) :] == ["known_on", "known_by"]
    shown = board(EVERYTHING, TODAY, None, as_of).standings
    (first, *_) = report_rows(shown, None, VI, TODAY, as_of)
    assert excel_line(first, VI)[len(EXCEL_COLUMNS) :] == [Day("2026-11-01")]
    assert machine_line(first)[len(MACHINE_COLUMNS) :] == [Day("2026-11-01"), "recorded"]
