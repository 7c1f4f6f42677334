"""The fixed codes that columns hold; their labels on the screen are in the catalogues."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of sentence a commitment is: it decides the form, the chart and the rule."""

    LEVEL = "level"
    COVERAGE = "coverage"
    AVERAGE_GROWTH = "average_growth"
    COUNT = "count"
    NAMED_UNITS = "named_units"
    MILESTONE = "milestone"


class Comparator(StrEnum):
    """How a figure must stand to its target: "tối thiểu", "trên" and "khoảng" are different promises."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    EXACTLY = "="
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "about"
    BETWEEN = "between"


class ToleranceUnit(StrEnum):
    """What the tolerance of an "about" target is counted in."""

    MEASURE = "measure"
    PERCENT = "percent"


class Stage(StrEnum):
    """How far a milestone is."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"


class Answer(StrEnum):
    """Whether an administrative unit has reached what was promised for it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Extent(StrEnum):
    """How much of an administrative unit went into its successor."""

    WHOLE = "whole"
    PART = "part"


class ObservationStatus(StrEnum):
    """How sure a figure is, by the SDMX code list CL_OBS_STATUS 2.1."""

    FINAL = "A"
    PROVISIONAL = "P"
    ESTIMATE = "E"
    NOT_AVAILABLE = "M"


class AgreementKind(StrEnum):
    """Whether somebody signed it, or it is a national programme to compare with."""

    AGREEMENT = "agreement"
    YARDSTICK = "yardstick"


class Role(StrEnum):
    """What somebody does here; each person has one role."""

    LEADER = "leader"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


class ReaderLanguage(StrEnum):
    """In which language somebody reads what is sent to them, and the first page after signing in."""

    VI = "vi"
    EN = "en"


class SignInWay(StrEnum):
    """How somebody proved who they are."""

    PASSWORD = "password"  # noqa: S105 (a word, not a secret)
    PROVIDER = "provider"
    LINK = "link"


class ReviewState(StrEnum):
    """What was last done with a version of a figure: its review is the list of these steps."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    RECALLED = "recalled"
    REOPENED = "reopened"


class EvidenceKind(StrEnum):
    """What proves a figure: a file, by what it holds and not by its name, or a link."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    DOCX = "docx"
    XLSX = "xlsx"
    LINK = "link"
