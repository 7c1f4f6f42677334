"""HTML for the places where one element must do the work of hundreds: other people's words stay words in it too."""

from html import escape

from pages.ui.markdown import BLANKS
from wording.labels import Label


def escape_html(text: str) -> str:
    """Words as they were typed, for between tags and for attributes in double quotes."""
    return escape(BLANKS.sub(" ", text).strip())


def icon(name: str) -> str:
    """A Material symbol of the font that Streamlit brings; a word always goes with it."""
    return f'<span class="icon" aria-hidden="true">{escape_html(name)}</span>'


def badge(label: Label, language: str) -> str:
    """A status: icon and word, so that colour never stands alone."""
    return f'<span class="badge {label.tone}">{icon(label.icon)} {escape_html(label.text(language))}</span>'
