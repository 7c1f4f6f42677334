"""Texts of other people in HTML, and the colours of both themes."""

from pathlib import Path

from pages.ui.html import badge, escape_html, style
from progress.terms import Status
from text import Language
from wording.labels import STATUS, Tone


def test_a_text_stays_a_text_between_tags_and_in_attributes() -> None:
    assert escape_html("  <b title=\"x\">'&'</b>\n y ") == "&lt;b title=&quot;x&quot;&gt;&#x27;&amp;&#x27;&lt;/b&gt; y"
    assert escape_html("12,87\u00a0%") == "12,87\u00a0%"


def test_a_status_has_a_word_beside_an_icon_that_is_not_read_out() -> None:
    label = STATUS[Status.MISSED]
    shown = badge(label, Language.EN)
    assert f'class="badge {label.tone}"' in shown
    assert f'<span class="icon" aria-hidden="true">{label.icon}</span> {label.en}' in shown


def test_a_style_sheet_has_its_rules_and_a_colour_of_each_theme_for_every_tone(tmp_path: Path) -> None:
    rules = tmp_path / "rules.css"
    rules.write_text(".card{margin:0}", "utf-8")
    sheet = style(".cards", ".cards .{tone}", rules)
    assert sheet.endswith(".card{margin:0}</style>")
    for tone in Tone:
        assert f".cards .{tone}{{color:var(--{tone});" in sheet
        assert f"--{tone}:light-dark(" in sheet
