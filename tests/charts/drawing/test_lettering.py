"""Text on a drawing: its lines, their width, their anchor."""

from unicodedata import normalize

import pytest

from charts.drawing.lettering import (
    HALO,
    Run,
    parsed_lines,
    svg_root,
    svg_text,
    text_width,
    without_markup,
    wrapped_lines,
)


def test_markup_for_plotly_becomes_lines_of_runs_without_escapes() -> None:
    assert parsed_lines("a &lt;i&gt;<br><b>b</b>c") == [[Run("a <i>", False)], [Run("b", True), Run("c", False)]]
    assert without_markup("<b>a</b><br>&amp; b") == "a & b"


def test_marks_over_letters_take_no_room_and_bold_letters_take_more() -> None:
    assert text_width(normalize("NFD", "ế"), 10) == text_width("e", 10)
    assert text_width("abc", 10, bold=True) > text_width("abc", 10)
    assert text_width("abc", 20) == 2 * text_width("abc", 10)


@pytest.mark.parametrize("room", [90, 200])
def test_no_line_is_wider_than_its_room(room: float) -> None:
    words = "Tỷ trọng kinh tế số Donaudampfschifffahrtsgesellschaft trong GRDP"
    lines = wrapped_lines(words, 12, room)
    assert all(text_width(line, 12) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


@pytest.mark.parametrize("word", ["WWWWiiiiii", "iiiiiiWWWW", "mmmmmllllllllll", normalize("NFD", "ếếếếếếếếế")])
def test_a_long_word_of_narrow_and_wide_letters_is_cut_by_their_width(word: str) -> None:
    lines = wrapped_lines(word, 12, 40, bold=True)
    assert len(lines) > 1
    assert all(text_width(line, 12, bold=True) <= 40 for line in lines)
    assert "".join(lines) == word  # nothing is lost, and no space stands in it
    assert not any("\u0300" <= line[0] <= "\u036f" for line in lines)  # a mark stays with its letter


def test_room_for_less_than_a_letter_still_takes_one_a_line() -> None:
    assert wrapped_lines("năm", 12, 1) == ["n", "ă", "m"]


def test_lines_beyond_the_most_are_left_out_and_three_dots_say_so() -> None:
    words = " ".join(["năm"] * 20)
    assert wrapped_lines(words, 12, 60, most=40) == wrapped_lines(words, 12, 60)
    lines = wrapped_lines(words, 12, 60, most=2)
    assert len(lines) == 2
    assert lines[1].endswith(" …")


def test_lines_stand_around_their_anchor_and_a_halo_is_drawn_under_the_letters() -> None:
    drawn = svg_text((5, 100), "a<br><br><b>b &lt;</b>", "#000000", 10, across="right", down="bottom")
    assert drawn.count("<text") == 2  # an empty line is only room
    assert 'text-anchor="end"' in drawn
    assert 'y="71"' in drawn  # 100 less three lines of 13 pixels, and the baseline in the first
    assert '<tspan font-weight="bold">b &lt;</tspan>' in drawn
    assert "paint-order" not in drawn
    assert f'stroke-width="{HALO}"' in svg_text((0, 0), "a", "#000000", 10, background="#FFFFFF")


def test_a_drawing_that_is_scaled_down_keeps_its_own_coordinates() -> None:
    assert 'viewBox="0 0 640 320.0" width="320" height="160"' in svg_root("", 640, 320, 0.5)
