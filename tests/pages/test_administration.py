"""The administration, as an administrator meets it on the screen."""

import pytest

from pages.ui.admin.sections import SECTIONS
from tests.support.administration_screen import administration
from tests.support.screen import LANGUAGES

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_for_a_new_row_and_for_each_that_is_there(section: str, language: str) -> None:
    at = administration(section=section, lang=language)
    row = {"commitment": "LEVEL", "unit": "24001@2021-01-01", "agreement": "city", "source": "doc"}.get(section)
    if row:
        at = administration(section=section, lang=language, row=row)
        assert any(str(button.key).startswith("check-") for button in at.button)
