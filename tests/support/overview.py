"""The cards of the overview, and the commitments that they should be of."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from board.selection import Selection
from store.accounts.people import person
from store.board import board
from tests.support.people import OFFICER
from tests.support.screen import html
from tests.support.small_city import TODAY


def card_codes(at: AppTest) -> list[str]:
    """The codes of the cards, in the order of the screen."""
    return [unescape(code) for part in html(at) for code in re.findall('data-code="([^"]*)"', part)]


def selected_codes(selection: Selection) -> list[str]:
    """The commitments of a selection as whoever works there sees them."""
    return [s.commitment.code for s in board(selection, TODAY, person(OFFICER)).standings]
