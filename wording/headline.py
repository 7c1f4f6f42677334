"""The honest headline: how many can be judged, how many of those are good, and what is not known."""

from board.headline import Headline
from board.selection import Board
from text import Language, plural, translate


def board_words(board: Board, year: int | None, language: Language) -> str:
    """The headline of a board; where all that the filters leave is closed, that."""
    if board.closed and not board.standings:
        return translate("closed.alone", language)
    return headline_words(board.headline, year, language)


def headline_words(headline: Headline, year: int | None, language: Language) -> str:
    """One or two sentences; counts of zero are left out."""
    time = "today" if year is None else "year"
    values = {"year": year, "good": headline.good}
    sentences = []
    if headline.judged:
        sentences.append(plural(f"headline.{time}.judged", headline.judged, language, **values))
    if headline.unjudged:
        key = f"headline.{time}.unjudged" if not sentences else "headline.today.unjudged"  # the year was named
        sentences.append(
            plural(key, headline.unjudged, language, of_which=of_which(headline, year, language), **values)
        )
    if headline.strive:
        sentences.append(strive_words(headline, language))
    return " ".join(sentences) or translate("headline.nothing", language)


def of_which(headline: Headline, year: int | None, language: Language) -> str:
    """Why some of those that cannot be judged cannot: without a figure, waited for, or known by an old one alone."""
    counts = {
        "headline.today.without" if year is None else "headline.year.without": headline.due_without,
        "headline.waiting": headline.waiting,
        "headline.stale": headline.stale,
    }
    parts = ", ".join(plural(key, n, language) for key, n in counts.items() if n)
    return translate("headline.of_which", language, parts=parts) if parts else ""


def strive_words(headline: Headline, language: Language) -> str:
    """How the promises to strive for something stand, which are counted apart."""
    if not headline.strive_judged:
        return plural("headline.strive_unjudged", headline.strive, language)
    good, judged = headline.strive_good, headline.strive_judged
    return plural("headline.strive", headline.strive, language, good=good, judged=judged)
