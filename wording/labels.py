"""The words of the rule, once: code · Vietnamese · English · icon · colour.

Screens, files and charts all take them from here. A colour never stands alone: icon and word go with it.
"""

from collections.abc import Iterator, Mapping
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
from progress.terms import DataState, Reason, State, Status, Verdict
from text import Language, quote_words
from views import PathKind
from views.questions import QuestionState


class Tone(StrEnum):
    """The colours of a status, by their name in the theme."""

    RED = "red"
    ORANGE = "orange"
    GREEN = "green"
    BLUE = "blue"
    GRAY = "gray"


@dataclass(frozen=True, slots=True)
class Label:
    vi: str
    en: str
    icon: str
    tone: Tone

    def text(self, language: str) -> str:
        return self.vi if language == "vi" else self.en


STATUS = {
    Status.MISSED: Label("Không đạt", "Missed", "cancel", Tone.RED),
    Status.DUE_NO_FIGURE: Label("Đến hạn, chưa có số liệu", "Due, no figure", "event_busy", Tone.RED),
    Status.DUE_WAITING: Label("Đến hạn, đang chờ số liệu", "Due, waiting for the figure", "hourglass_top", Tone.GRAY),
    Status.OFF_TRACK: Label("Chậm tiến độ", "Off track", "dangerous", Tone.RED),
    Status.AT_RISK: Label("Có nguy cơ", "At risk", "warning", Tone.ORANGE),
    Status.DUE_THIS_YEAR: Label("Đến hạn năm nay", "Due this year", "event_upcoming", Tone.ORANGE),
    Status.NOT_STARTED: Label("Chưa bắt đầu", "Not started", "radio_button_unchecked", Tone.GRAY),
    Status.UNDER_WAY: Label("Đang thực hiện", "Under way", "pending", Tone.GRAY),
    Status.NO_BASIS: Label("Chưa đủ căn cứ", "No basis yet", "hourglass_empty", Tone.GRAY),
    Status.ON_TRACK: Label("Đúng tiến độ", "On track", "check_circle", Tone.GREEN),
    Status.MET: Label("Đạt", "Met", "verified", Tone.BLUE),
}

VERDICT = {
    Verdict.MISSED: Label("Không đạt", "Missed", "cancel", Tone.RED),
    Verdict.NEARLY_MET: Label("Gần đạt", "Nearly met", "adjust", Tone.ORANGE),
    Verdict.BEHIND: Label("Chậm so với lộ trình", "Behind the path", "trending_down", Tone.ORANGE),
    Verdict.NO_BASIS: Label("Chưa có căn cứ so sánh", "Nothing to compare with", "hourglass_empty", Tone.GRAY),
    Verdict.IN_SPAN: Label("Trong giai đoạn", "Within the span", "date_range", Tone.GRAY),
    Verdict.ON_PATH: Label("Đúng lộ trình", "On the path", "check_circle", Tone.GREEN),
    Verdict.AHEAD: Label("Vượt lộ trình", "Ahead of the path", "trending_up", Tone.GREEN),
    Verdict.MET: Label("Đạt", "Met", "verified", Tone.BLUE),
    Verdict.EXCEEDED: Label("Vượt", "Exceeded", "stars", Tone.BLUE),
}

DATA = {
    DataState.OVERDUE: Label("Quá hạn báo cáo", "Overdue", "alarm", Tone.RED),
    DataState.SUBMITTED: Label("Chưa được duyệt", "Not yet approved", "pending_actions", Tone.ORANGE),
    DataState.WAITING: Label("Đang chờ số liệu thống kê", "Waiting for the statistics", "schedule", Tone.ORANGE),
    DataState.ESTIMATE_ONLY: Label("Mới có ước tính", "Estimate only", "calculate", Tone.ORANGE),
    DataState.NOT_AVAILABLE: Label("Sẽ không có số liệu", "Will not be available", "block", Tone.GRAY),
    DataState.NOT_DUE: Label("Chưa đến hạn báo cáo", "Not due yet", "event", Tone.GRAY),
    DataState.REPORTED: Label("Đã có số liệu", "Reported", "task_alt", Tone.GREEN),
}

KIND = {
    Kind.LEVEL: Label("Mức cần đạt", "Level to reach", "show_chart", Tone.GRAY),
    Kind.COVERAGE: Label("Độ phủ", "Coverage", "grid_on", Tone.GRAY),
    Kind.AVERAGE_GROWTH: Label("Tăng bình quân", "Average growth", "trending_up", Tone.GRAY),
    Kind.COUNT: Label("Số lượng", "Count", "tag", Tone.GRAY),
    Kind.NAMED_UNITS: Label("Phường, xã nêu tên", "Named wards", "location_city", Tone.GRAY),
    Kind.MILESTONE: Label("Nhiệm vụ hoàn thành", "Milestone", "flag", Tone.GRAY),
}

STAGE = {
    Stage.NOT_STARTED: Label("Chưa bắt đầu", "Not started", "radio_button_unchecked", Tone.GRAY),
    Stage.UNDER_WAY: Label("Đang thực hiện", "Under way", "pending", Tone.ORANGE),
    Stage.DONE: Label("Đã hoàn thành", "Done", "task_alt", Tone.GREEN),
}

ANSWER = {
    Answer.YES: Label("Có", "Yes", "check", Tone.GREEN),
    Answer.NO: Label("Chưa", "No", "close", Tone.RED),
    Answer.UNKNOWN: Label("Chưa rõ", "Not known", "help", Tone.GRAY),
}

EXTENT = {
    Extent.WHOLE: Label("Toàn bộ", "Whole", "circle", Tone.GRAY),
    Extent.PART: Label("Một phần", "Part", "contrast", Tone.GRAY),
}

EVIDENCE = {
    EvidenceKind.PDF: Label("Tệp PDF", "PDF file", "picture_as_pdf", Tone.GRAY),
    EvidenceKind.PNG: Label("Ảnh PNG", "PNG picture", "image", Tone.GRAY),
    EvidenceKind.JPEG: Label("Ảnh JPEG", "JPEG picture", "image", Tone.GRAY),
    EvidenceKind.DOCX: Label("Tệp Word", "Word file", "description", Tone.GRAY),
    EvidenceKind.XLSX: Label("Tệp Excel", "Excel file", "table", Tone.GRAY),
    EvidenceKind.LINK: Label("Đường dẫn", "Link", "link", Tone.GRAY),
}

OBSERVATION = {
    ObservationStatus.FINAL: Label("Chính thức", "Final", "task_alt", Tone.GREEN),
    ObservationStatus.PROVISIONAL: Label("Sơ bộ", "Provisional", "edit_note", Tone.ORANGE),
    ObservationStatus.ESTIMATE: Label("Ước tính", "Estimate", "calculate", Tone.ORANGE),
    ObservationStatus.NOT_AVAILABLE: Label("Sẽ không có số liệu", "Will not be available", "block", Tone.GRAY),
}

REVIEW = {
    ReviewState.SUBMITTED: Label("Chưa được duyệt", "Not yet approved", "pending_actions", Tone.ORANGE),
    ReviewState.APPROVED: Label("Đã duyệt", "Approved", "verified_user", Tone.GREEN),
    ReviewState.RETURNED: Label("Trả lại", "Returned", "undo", Tone.RED),
    ReviewState.RECALLED: Label("Đã rút lại", "Recalled", "backspace", Tone.GRAY),
    ReviewState.REOPENED: Label("Mở lại, chưa được duyệt", "Reopened, not yet approved", "lock_open", Tone.ORANGE),
    ReviewState.REOPENING_ASKED: Label("Đã duyệt, có đề nghị mở lại", "Approved, reopening asked", "lock", Tone.ORANGE),
}

QUESTION = {
    QuestionState.OPEN: Label("Chờ trả lời", "Waiting for an answer", "contact_support", Tone.ORANGE),
    QuestionState.ANSWERED: Label("Đã trả lời", "Answered", "mark_chat_read", Tone.GREEN),
    QuestionState.TAKEN_BACK: Label("Đã rút lại", "Taken back", "backspace", Tone.GRAY),
}

# Why a figure cannot be compared with the one of the year before.
BREAK = {
    Reason.SERIES_BROKEN: Label("Gián đoạn chuỗi số liệu", "Break in the series", "linear_scale", Tone.GRAY),
    Reason.UNITS_CHANGED: Label("Phường, xã thay đổi một phần", "Wards changed in part", "linear_scale", Tone.GRAY),
    Reason.METHOD_CHANGED: Label("Đổi phương pháp", "Method changes", "linear_scale", Tone.GRAY),
}

COMPARATOR = {
    Comparator.AT_LEAST: Label("tối thiểu", "at least", "", Tone.GRAY),
    Comparator.MORE_THAN: Label("trên", "more than", "", Tone.GRAY),
    Comparator.EXACTLY: Label("đúng", "exactly", "", Tone.GRAY),
    Comparator.AT_MOST: Label("tối đa", "at most", "", Tone.GRAY),
    Comparator.LESS_THAN: Label("dưới", "less than", "", Tone.GRAY),
    Comparator.ABOUT: Label("khoảng", "about", "", Tone.GRAY),
    Comparator.BETWEEN: Label("từ … đến", "between", "", Tone.GRAY),
}

PATH = {
    PathKind.STRAIGHT: Label("Đều qua các năm", "In a straight line", "", Tone.GRAY),
    PathKind.STEPS: Label("Theo mốc", "In steps", "", Tone.GRAY),
}

AGREEMENT_KIND = {
    AgreementKind.AGREEMENT: Label("Thỏa thuận", "Agreement", "handshake", Tone.GRAY),
    AgreementKind.YARDSTICK: Label("Chương trình quốc gia để so sánh", "National yardstick", "straighten", Tone.GRAY),
}

TOLERANCE_UNIT = {
    ToleranceUnit.MEASURE: Label("đơn vị tính của cam kết", "the commitment's unit of measure", "", Tone.GRAY),
    ToleranceUnit.PERCENT: Label("phần trăm của giá trị", "percent of the value", "", Tone.GRAY),
}

# The words of every fixed word that a column may hold, by what it is one of.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, Label]] = {
    Kind: cast("Mapping[StrEnum, Label]", KIND),
    Stage: cast("Mapping[StrEnum, Label]", STAGE),
    Answer: cast("Mapping[StrEnum, Label]", ANSWER),
    Extent: cast("Mapping[StrEnum, Label]", EXTENT),
    ObservationStatus: cast("Mapping[StrEnum, Label]", OBSERVATION),
    Comparator: cast("Mapping[StrEnum, Label]", COMPARATOR),
    AgreementKind: cast("Mapping[StrEnum, Label]", AGREEMENT_KIND),
    ToleranceUnit: cast("Mapping[StrEnum, Label]", TOLERANCE_UNIT),
    ReviewState: cast("Mapping[StrEnum, Label]", REVIEW),
    EvidenceKind: cast("Mapping[StrEnum, Label]", EVIDENCE),
}


def label_of(state: State) -> Label:
    """The word of today's status, of a year's verdict, or of a blank."""
    if isinstance(state, Status):
        return STATUS[state]
    return VERDICT[state] if isinstance(state, Verdict) else DATA[state]


def _quotable() -> Iterator[tuple[str, Label]]:
    """The words that messages quote, as {status_met} or {data_overdue:lower}."""
    yield from ((f"status_{code.name.lower()}", label) for code, label in STATUS.items())
    yield from ((f"verdict_{code.name.lower()}", label) for code, label in VERDICT.items())
    yield from ((f"data_{code.name.lower()}", label) for code, label in DATA.items())
    yield from ((f"stage_{code.name.lower()}", label) for code, label in STAGE.items())
    yield from ((f"observation_{code.name.lower()}", label) for code, label in OBSERVATION.items())
    yield from ((f"kind_{code.name.lower()}", label) for code, label in KIND.items())
    yield from ((f"comparator_{code.name.lower()}", label) for code, label in COMPARATOR.items())


for _language in Language:
    quote_words(_language, {name: label.text(_language) for name, label in _quotable()})
