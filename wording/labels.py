"""The words of the rule, once: code · Vietnamese · English · icon · colour.

Screens, files and charts all take them from here. A colour never stands alone: icon and word go with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from models import (
    AgreementKind,
    Answer,
    Comparator,
    EvidenceKind,
    Extent,
    Kind,
    ObservationStatus,
    ReviewState,
    Stage,
    ToleranceUnit,
)
from progress import DataState, Reason, State, Status, Verdict
from views.questions import QuestionState


class Tone(StrEnum):
    """The colours of a status, by their name in the theme."""

    RED = "red"
    ORANGE = "orange"
    GREEN = "green"
    BLUE = "blue"
    GRAY = "gray"


@dataclass(frozen=True, slots=True)
class Word:
    vi: str
    en: str
    icon: str
    tone: Tone

    def said(self, language: str) -> str:
        return self.vi if language == "vi" else self.en


STATUS = {
    Status.MISSED: Word("Không đạt", "Missed", "cancel", Tone.RED),
    Status.DUE_NO_FIGURE: Word("Đến hạn, chưa có số liệu", "Due, no figure", "event_busy", Tone.RED),
    Status.OFF_TRACK: Word("Chậm tiến độ", "Off track", "dangerous", Tone.RED),
    Status.AT_RISK: Word("Có nguy cơ", "At risk", "warning", Tone.ORANGE),
    Status.DUE_THIS_YEAR: Word("Đến hạn năm nay", "Due this year", "event_upcoming", Tone.ORANGE),
    Status.NOT_STARTED: Word("Chưa bắt đầu", "Not started", "radio_button_unchecked", Tone.GRAY),
    Status.UNDER_WAY: Word("Đang thực hiện", "Under way", "pending", Tone.GRAY),
    Status.NO_BASIS: Word("Chưa đủ căn cứ", "No basis yet", "hourglass_empty", Tone.GRAY),
    Status.ON_TRACK: Word("Đúng tiến độ", "On track", "check_circle", Tone.GREEN),
    Status.MET: Word("Đạt", "Met", "verified", Tone.BLUE),
}

VERDICT = {
    Verdict.MISSED: Word("Không đạt", "Missed", "cancel", Tone.RED),
    Verdict.NEARLY_MET: Word("Gần đạt", "Nearly met", "adjust", Tone.ORANGE),
    Verdict.BEHIND: Word("Chậm so với lộ trình", "Behind the path", "trending_down", Tone.ORANGE),
    Verdict.NO_BASIS: Word("Chưa có căn cứ so sánh", "Nothing to compare with", "hourglass_empty", Tone.GRAY),
    Verdict.IN_SPAN: Word("Trong giai đoạn", "Within the span", "date_range", Tone.GRAY),
    Verdict.ON_PATH: Word("Đúng lộ trình", "On the path", "check_circle", Tone.GREEN),
    Verdict.AHEAD: Word("Vượt lộ trình", "Ahead of the path", "trending_up", Tone.GREEN),
    Verdict.MET: Word("Đạt", "Met", "verified", Tone.BLUE),
    Verdict.EXCEEDED: Word("Vượt", "Exceeded", "stars", Tone.BLUE),
}

DATA = {
    DataState.OVERDUE: Word("Quá hạn báo cáo", "Overdue", "alarm", Tone.RED),
    DataState.SUBMITTED: Word("Chưa được duyệt", "Not yet approved", "pending_actions", Tone.ORANGE),
    DataState.WAITING: Word("Đang chờ số liệu thống kê", "Waiting for the statistics", "schedule", Tone.ORANGE),
    DataState.NOT_AVAILABLE: Word("Sẽ không có số liệu", "Will not be available", "block", Tone.GRAY),
    DataState.NOT_DUE: Word("Chưa đến hạn báo cáo", "Not due yet", "event", Tone.GRAY),
    DataState.REPORTED: Word("Đã có số liệu", "Reported", "task_alt", Tone.GREEN),
}

KIND = {
    Kind.LEVEL: Word("Mức cần đạt", "Level to reach", "show_chart", Tone.GRAY),
    Kind.COVERAGE: Word("Độ phủ", "Coverage", "grid_on", Tone.GRAY),
    Kind.AVERAGE_GROWTH: Word("Tăng bình quân", "Average growth", "trending_up", Tone.GRAY),
    Kind.COUNT: Word("Số lượng", "Count", "tag", Tone.GRAY),
    Kind.NAMED_UNITS: Word("Phường, xã nêu tên", "Named wards", "location_city", Tone.GRAY),
    Kind.MILESTONE: Word("Nhiệm vụ hoàn thành", "Milestone", "flag", Tone.GRAY),
}

STAGE = {
    Stage.NOT_STARTED: Word("Chưa bắt đầu", "Not started", "radio_button_unchecked", Tone.GRAY),
    Stage.UNDER_WAY: Word("Đang thực hiện", "Under way", "pending", Tone.ORANGE),
    Stage.DONE: Word("Đã hoàn thành", "Done", "task_alt", Tone.GREEN),
}

ANSWER = {
    Answer.YES: Word("Có", "Yes", "check", Tone.GREEN),
    Answer.NO: Word("Chưa", "No", "close", Tone.RED),
    Answer.UNKNOWN: Word("Chưa rõ", "Not known", "help", Tone.GRAY),
}

EXTENT = {
    Extent.WHOLE: Word("Toàn bộ", "Whole", "circle", Tone.GRAY),
    Extent.PART: Word("Một phần", "Part", "contrast", Tone.GRAY),
}

EVIDENCE = {
    EvidenceKind.PDF: Word("Tệp PDF", "PDF file", "picture_as_pdf", Tone.GRAY),
    EvidenceKind.PNG: Word("Ảnh PNG", "PNG picture", "image", Tone.GRAY),
    EvidenceKind.JPEG: Word("Ảnh JPEG", "JPEG picture", "image", Tone.GRAY),
    EvidenceKind.DOCX: Word("Tệp Word", "Word file", "description", Tone.GRAY),
    EvidenceKind.XLSX: Word("Tệp Excel", "Excel file", "table", Tone.GRAY),
    EvidenceKind.LINK: Word("Đường dẫn", "Link", "link", Tone.GRAY),
}

OBSERVATION = {
    ObservationStatus.FINAL: Word("Chính thức", "Final", "task_alt", Tone.GREEN),
    ObservationStatus.PROVISIONAL: Word("Sơ bộ", "Provisional", "edit_note", Tone.ORANGE),
    ObservationStatus.ESTIMATE: Word("Ước tính", "Estimate", "calculate", Tone.ORANGE),
    ObservationStatus.NOT_AVAILABLE: Word("Sẽ không có số liệu", "Will not be available", "block", Tone.GRAY),
}

REVIEW = {
    ReviewState.SUBMITTED: Word("Chưa được duyệt", "Not yet approved", "pending_actions", Tone.ORANGE),
    ReviewState.APPROVED: Word("Đã duyệt", "Approved", "verified_user", Tone.GREEN),
    ReviewState.RETURNED: Word("Trả lại", "Returned", "undo", Tone.RED),
    ReviewState.RECALLED: Word("Đã rút lại", "Recalled", "backspace", Tone.GRAY),
    ReviewState.REOPENED: Word("Mở lại, chưa được duyệt", "Reopened, not yet approved", "lock_open", Tone.ORANGE),
}

QUESTION = {
    QuestionState.OPEN: Word("Chờ trả lời", "Waiting for an answer", "contact_support", Tone.ORANGE),
    QuestionState.ANSWERED: Word("Đã trả lời", "Answered", "mark_chat_read", Tone.GREEN),
    QuestionState.TAKEN_BACK: Word("Đã rút lại", "Taken back", "backspace", Tone.GRAY),
}

# Why a figure cannot be compared with the one of the year before.
BREAK = {
    Reason.SERIES_BROKEN: Word("Gián đoạn chuỗi số liệu", "Break in the series", "linear_scale", Tone.GRAY),
    Reason.UNITS_CHANGED: Word("Phường, xã thay đổi một phần", "Wards changed in part", "linear_scale", Tone.GRAY),
    Reason.METHOD_CHANGED: Word("Đổi phương pháp", "Method changes", "linear_scale", Tone.GRAY),
}

COMPARATOR = {
    Comparator.AT_LEAST: Word("tối thiểu", "at least", "", Tone.GRAY),
    Comparator.MORE_THAN: Word("trên", "more than", "", Tone.GRAY),
    Comparator.EXACTLY: Word("đúng", "exactly", "", Tone.GRAY),
    Comparator.AT_MOST: Word("tối đa", "at most", "", Tone.GRAY),
    Comparator.LESS_THAN: Word("dưới", "less than", "", Tone.GRAY),
    Comparator.ABOUT: Word("khoảng", "about", "", Tone.GRAY),
    Comparator.BETWEEN: Word("từ … đến", "between", "", Tone.GRAY),
}

AGREEMENT_KIND = {
    AgreementKind.AGREEMENT: Word("Thỏa thuận", "Agreement", "handshake", Tone.GRAY),
    AgreementKind.YARDSTICK: Word("Chương trình quốc gia để so sánh", "National yardstick", "straighten", Tone.GRAY),
}

TOLERANCE_UNIT = {
    ToleranceUnit.MEASURE: Word("đơn vị tính của cam kết", "the commitment's unit of measure", "", Tone.GRAY),
    ToleranceUnit.PERCENT: Word("phần trăm của giá trị", "percent of the value", "", Tone.GRAY),
}

# The words of every fixed word that a column may hold, by what it is one of.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Word]] = {
    Kind: cast("Mapping[StrEnum, Word]", KIND),
    Stage: cast("Mapping[StrEnum, Word]", STAGE),
    Answer: cast("Mapping[StrEnum, Word]", ANSWER),
    Extent: cast("Mapping[StrEnum, Word]", EXTENT),
    ObservationStatus: cast("Mapping[StrEnum, Word]", OBSERVATION),
    Comparator: cast("Mapping[StrEnum, Word]", COMPARATOR),
    AgreementKind: cast("Mapping[StrEnum, Word]", AGREEMENT_KIND),
    ToleranceUnit: cast("Mapping[StrEnum, Word]", TOLERANCE_UNIT),
    ReviewState: cast("Mapping[StrEnum, Word]", REVIEW),
    EvidenceKind: cast("Mapping[StrEnum, Word]", EVIDENCE),
}


def word_of(state: State) -> Word:
    """The word of today's status, of a year's verdict, or of a blank."""
    if isinstance(state, Status):
        return STATUS[state]
    return VERDICT[state] if isinstance(state, Verdict) else DATA[state]
