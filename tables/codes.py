"""The fixed codes that columns hold; their labels on the screen are in the catalogues."""

from enum import StrEnum


class Kind(StrEnum):
    """The kind of a commitment: it decides the form, the chart and the rule."""

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
    """The unit of the tolerance of an "about" target."""

    MEASURE = "measure"
    PERCENT = "percent"


class Stage(StrEnum):
    """The stage of a milestone."""

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
    """How certain a figure is, by the SDMX code list CL_OBS_STATUS 2.1."""

    FINAL = "A"
    PROVISIONAL = "P"
    ESTIMATE = "E"
    NOT_AVAILABLE = "M"


class AgreementKind(StrEnum):
    """Whether somebody signed it, or it is a national programme to compare with."""

    AGREEMENT = "agreement"
    YARDSTICK = "yardstick"


class Role(StrEnum):
    """The role of a person; each has one. Its rights are in `store.rights`."""

    LEADER = "leader"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


class ReaderLanguage(StrEnum):
    """The language of a person's mail and of the first page after signing in."""

    VI = "vi"
    EN = "en"


class SignInWay(StrEnum):
    """How a person authenticated."""

    PASSWORD = "password"  # noqa: S105 (a word, not a secret)
    PROVIDER = "provider"
    LINK = "link"


class ReviewState(StrEnum):
    """The state of a version of a figure after a step of its review."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    RECALLED = "recalled"
    REOPENED = "reopened"
    REOPENING_ASKED = "reopening_asked"

    @property
    def in_force(self) -> "ReviewState":
        """The state that a figure counts by: while it is only asked to open it again, it stays approved."""
        return ReviewState.APPROVED if self is ReviewState.REOPENING_ASKED else self


class EvidenceKind(StrEnum):
    """The kind of evidence: a file, by its content and not by its name, or a link."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    DOCX = "docx"
    XLSX = "xlsx"
    LINK = "link"
