"""Refusals in the officer's words."""

from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.person import recorder
from store.refusal import Refused
from text import date_words, is_partial_date
from views import CommitmentView
from wording import amount_words

AMOUNTS = ("value", "last", "minimum", "maximum")


def refusal_words(refused: Refused, c: CommitmentView) -> str:
    """One sentence that says what is wrong and what to do; safe in Markdown."""
    said = {name: _said(name, value, c) for name, value in refused.values.items()}
    return plain(t(f"refusal.{refused.code}", **said))


def _said(name: str, value: str | int | float | None, c: CommitmentView) -> str:
    if name in AMOUNTS and not isinstance(value, str):
        return amount_words(c, value, language())
    if name in ("done_on", "typed") and is_partial_date(str(value)):
        return date_words(str(value), language())
    if name == "by":
        return recorder(str(value))
    return "" if value is None else str(value)
