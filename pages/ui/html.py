"""HTML for the places where one element must do the work of hundreds: other people's words stay words in it too."""

from html import escape

from pages.ui.markdown import BLANKS
from wording.labels import Label


def escape_html(said: str) -> str:
    """Words as they were typed, for between tags and for attributes in double quotes."""
    return escape(BLANKS.sub(" ", said).strip())


def icon(name: str) -> str:
    """A Material symbol of the font that Streamlit brings; a word always goes with it."""
    return f'<span class="icon" aria-hidden="true">{escape_html(name)}</span>'


def badge(said: Label, language: str) -> str:
    """A status: icon and word, so that colour never stands alone."""
    return f'<span class="badge {said.tone}">{icon(said.icon)} {escape_html(said.text(language))}</span>'
