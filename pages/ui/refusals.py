"""Refusals in the officer's words."""

from pages.ui.language import language
from pages.ui.markdown import plain
from pages.ui.person import recorder
from store.refusal import Refused
from views import CommitmentView
from wording import refused_words


def refusal_words(refused: Refused, c: CommitmentView) -> str:
    """One sentence that says what is wrong and what to do; safe in Markdown."""
    values = {name: recorder(str(said)) if name == "by" else said for name, said in refused.values.items()}
    return plain(refused_words(refused.code, values, c, language()))
