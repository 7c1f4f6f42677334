"""The marks beside a status, which a leader must see without opening the working."""

from pages.ui.language import reader_language
from progress.terms import Assessment, MarkCode
from text import Language, translate

# Those that change how a status is read; the others stand beside the figure or in the working.
SHOWN = (
    MarkCode.EARLY,
    MarkCode.NEARLY,
    MarkCode.REACHED_LATE,
    MarkCode.FELL_BACK,
    MarkCode.HAD_BEEN_REACHED,
    MarkCode.MOVING_AWAY,
    MarkCode.INTERIM_MISSED,
    MarkCode.NOT_APPROVED,
    MarkCode.CLOSE_CALL,
    MarkCode.UNITS_UNKNOWN,
    MarkCode.STALE,
)


def mark_words(a: Assessment, language: Language) -> str:
    """Return the marks in short words; empty where there are none."""
    shown = (m for m in a.marks if m.code in SHOWN)
    return " · ".join(translate(f"mark_word.{m.code}", language, year=m.year or "") for m in shown)


def marks_markdown(a: Assessment) -> str:
    """Return them as Markdown in the reader's language."""
    words = mark_words(a, reader_language())
    return f":small[{words}]" if words else ""
