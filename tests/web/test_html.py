"""Pages of our own: what people typed stays words, a message is told, style sheets have their colours."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts import PALETTES
from store.refusal import RefusalCode, Refused
from text import Language, translate
from web.form import FormRequest
from web.html import bold_html, form_page, style_route
from wording.labels import Tone

HOSTILE = '"><script>alert(1)</script>'


def page(message: str | Refused = "", language: Language = Language.EN, **fields: str) -> str:
    form = FormRequest(fields, language, HOSTILE)
    return bytes(form_page("sign_out", form, "/x", message=message, start="/").body).decode()


def test_bold_is_all_that_our_texts_have_of_markdown() -> None:
    assert bold_html("**a** *b* **c <i>** &") == "<strong>a</strong> *b* <strong>c &lt;i&gt;</strong> &amp;"


def test_what_was_typed_goes_along_as_words() -> None:
    text = page(HOSTILE)
    assert "<script" not in text
    assert text.count("&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


@pytest.mark.parametrize("language", Language)
def test_a_refusal_is_told_in_the_language_of_the_page(language: Language) -> None:
    text = page(Refused(RefusalCode.LINK_SPENT), language)
    assert f'<p class="message fault" role="alert">{translate("refusal.link_spent", language)}</p>' in text
    assert 'class="message' not in page(language=language)


def test_a_page_behind_a_link_keeps_it_when_the_language_changes() -> None:
    assert "token=abc" in page(token="abc")
    assert "token=" not in page()


@pytest.mark.parametrize("sheet", ["pages.css", "print.css", "wall.css"])
def test_a_style_sheet_has_the_colours_of_the_palette(sheet: str) -> None:
    answer = TestClient(Starlette(routes=[style_route("/x.css", sheet, "max-age=9")])).get("/x.css")
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["cache-control"] == "max-age=9"
    assert f"--red:{PALETTES['light'].text[Tone.RED]};" in answer.text
    assert (f"--red:{PALETTES['dark'].text[Tone.RED]};" in answer.text) is (sheet == "pages.css")
    assert "{{" not in answer.text
