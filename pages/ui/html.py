"""HTML for the places where one element must do the work of hundreds; other people's words are escaped."""

from html import escape
from pathlib import Path

from charts import css_variables
from pages.ui.markdown import BLANKS
from wording.labels import Label, Tone


def escape_html(text: str) -> str:
    """Escape a text for between tags and for attributes in double quotes."""
    return escape(BLANKS.sub(" ", text).strip())


def icon(name: str) -> str:
    """A Material symbol of Streamlit's own font; a word always goes with it."""
    return f'<span class="icon" aria-hidden="true">{escape_html(name)}</span>'


def badge(label: Label, language: str) -> str:
    """A status: icon and word, so that colour never stands alone."""
    return f'<span class="badge {label.tone}">{icon(label.icon)} {escape_html(label.text(language))}</span>'


def style(root: str, toned: str, rules: Path) -> str:
    """Return a style sheet with the colours of both themes: as variables of `root`, and of each tone for `toned`."""
    tones = (f"{toned.format(tone=tone)}{{color:var(--{tone});background:var(--{tone}-tint)}}" for tone in Tone)
    variables = css_variables("light", "dark")
    return f"<style>{root}{{{variables}}}{''.join(tones)}{rules.read_text('utf-8')}</style>"
