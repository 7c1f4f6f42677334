"""The remarks beside a status: what a leader must not have to open the working for."""

from pages.ui.language import reader_language
from progress import Assessment, MarkCode
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
)


def mark_words(a: Assessment, language: Language) -> str:
    """In short words; empty where nothing has to be said."""
    shown = (m for m in a.marks if m.code in SHOWN)
    return " · ".join(translate(f"mark_word.{m.code}", language, year=m.year or "") for m in shown)


def marks_markdown(a: Assessment) -> str:
    """The same for Markdown."""
    words = mark_words(a, reader_language())
    return f":small[{words}]" if words else ""
