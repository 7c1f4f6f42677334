"""The words of Streamlit's own parts that are put into Vietnamese are those of the version in use."""

import re
from functools import cache

import pytest

from web.headers import STATIC
from web.streamlit_words import streamlit_words


@cache
def streamlits_scripts() -> str:
    return "".join(file.read_text("utf-8") for file in sorted((STATIC / "static" / "js").glob("*.js")))


@pytest.mark.parametrize("english", streamlit_words())
def test_streamlit_still_says_it(english: str) -> None:
    """To the letter, or word for word where it puts a sentence together."""
    scripts = streamlits_scripts()
    pieces = [piece for piece in english.split("{}") if piece.strip()]
    assert all(piece in scripts or all(word in scripts for word in re.findall(r"[A-Za-z]+", piece)) for piece in pieces)


def test_every_word_is_put_into_other_words() -> None:
    assert [english for english, vietnamese in streamlit_words().items() if english == vietnamese] == []
