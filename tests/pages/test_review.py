"""The page of the review, and figures that are not approved on other screens."""

import pytest

from tests.support.people import REVIEWER
from tests.support.screen import screen, screen_text
from views import FigureKey

pytestmark = pytest.mark.usefixtures("real_cities")


def test_an_empty_inbox_says_so() -> None:
    assert "Không có số liệu nào chờ thẩm định" in "\n".join(box.value for box in screen("review", by=REVIEWER).info)


@pytest.mark.parametrize(("language", "words"), [("vi", "chưa được duyệt"), ("en", "not yet approved")])
@pytest.mark.parametrize("page", ["commitment", "overview", "reports"])
def test_a_figure_that_is_not_approved_is_named_so(entered: FigureKey, page: str, language: str, words: str) -> None:
    at = screen(page, code="TN-03", lang=language, q="TN-03")
    html = "\n".join(str(element.proto.body) for element in at.get("html"))
    assert words in (screen_text(at) + html).lower()
