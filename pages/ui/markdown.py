"""Markdown: texts of other people escaped, and the badge of a status."""

import re

from wording.labels import Label

# Without ( ) and /, which mean nothing once [ ] and : are escaped: a field's label is read out as it is written.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+\-.!|~$:&^=\"'@])")

BLANKS = re.compile(r"[ \t\r\n\f\v]+")  # but not the one that no line break separates: 12,87 %


def escape_markdown(text: str) -> str:
    """Escape all that Markdown, directives, emoji codes or formulas would read."""
    return SPECIAL.sub(r"\\\1", BLANKS.sub(" ", text).strip())


def badge(label: Label, language: str) -> str:
    """A status as coloured badge: icon and word, so that colour never stands alone."""
    return f":{label.tone}-badge[:material/{label.icon}: {escape_markdown(label.text(language))}]"


def tinted(label: Label, language: str) -> str:
    """The same without a frame, which wraps where a phone has no room for it in one line."""
    return f":{label.tone}[:material/{label.icon}: {escape_markdown(label.text(language))}]"
