"""The remarks beside a status: what a leader must not have to open the working for."""

from pages.ui.language import t
from progress import Assessment, MarkCode

# Those that change how a status is read; the others stand beside the figure or in the working.
SHOWN = (
    MarkCode.EARLY,
    MarkCode.NEARLY,
    MarkCode.REACHED_LATE,
    MarkCode.FELL_BACK,
    MarkCode.HAD_BEEN_REACHED,
    MarkCode.MOVING_AWAY,
    MarkCode.INTERIM_MISSED,
)


def remarks(a: Assessment) -> str:
    """In short words, for Markdown; empty where nothing has to be said."""
    said = " · ".join(t(f"mark_word.{m.code}", year=m.year or "") for m in a.marks if m.code in SHOWN)
    return f":small[{said}]" if said else ""
