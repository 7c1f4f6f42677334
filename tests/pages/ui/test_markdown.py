"""Texts of other people in Markdown."""

import pytest

from pages.ui.markdown import badge, escape_markdown, tinted
from progress.terms import Status
from text import Language
from wording.labels import STATUS


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("[x](javascript:y)", r"\[x\](javascript\:y)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        (":red[y] :smile:", r"\:red\[y\] \:smile\:"),
        ("$x^2$", r"\$x\^2\$"),
        ("# 1. - + | ~", r"\# 1\. \- \+ \| \~"),
        ("a@b.vn \"c\" 'd'", r"a\@b\.vn \"c\" \'d\'"),
        ("Quyết định 12/QĐ (bản 2), 50%", "Quyết định 12/QĐ (bản 2), 50%"),
    ],
)
def test_nothing_of_a_text_is_read_as_markup(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_line_breaks_and_indents_become_single_spaces_but_a_number_stays_with_its_unit() -> None:
    assert escape_markdown("\n    a\r\n\n\tb  ") == "a b"
    assert escape_markdown("12,87\u00a0%") == "12,87\u00a0%"


def test_a_status_has_icon_and_word_in_its_colour() -> None:
    label = STATUS[Status.MET]
    inside = f"[:material/{label.icon}: {label.vi}]"
    assert badge(label, Language.VI) == f":{label.tone}-badge{inside}"
    assert tinted(label, Language.VI) == f":{label.tone}{inside}"
