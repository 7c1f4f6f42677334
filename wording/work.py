"""The work on figures in words: refusals, questions, batches, sizes of files. Plain text."""

from collections.abc import Mapping

from board.queues import Unfinished
from board.units import units_by_key
from text import Language, date_words, is_partial_date, number, plural, translate
from views import BatchView, Closing, CommitmentView
from wording.amounts import amount_words, bound_words
from wording.people import recorder_words


def refused_words(
    code: str, values: Mapping[str, str | int | float | None], commitment: CommitmentView, language: Language
) -> str:
    """A refusal in one sentence: what is wrong and what to do."""
    texts = {name: _refused_value(name, value, commitment, language) for name, value in values.items()}
    return translate(f"refusal.{code}", language, **texts)


def _refused_value(name: str, value: str | int | float | None, c: CommitmentView, language: Language) -> str:
    if name in ("first", "promised", "meant") and isinstance(value, int | float):
        return bound_words(c, value, language)
    if name in ("value", "last", "minimum", "maximum") and not isinstance(value, str):
        return amount_words(c, value, language)
    if name in ("done_on", "typed", "on", "closes") and is_partial_date(str(value)):
        return date_words(str(value), language)
    if name == "by":
        return recorder_words(str(value), language)
    if name == "unit" and (unit := units_by_key(c.units, c.successions).get(str(value))):
        return unit.name.text(language)
    return "" if value is None else str(value)


def about_words(year: int | None, language: Language) -> str:
    """The subject of a question: the figure of a year, or the status."""
    if year is None:
        return translate("questions.about_status", language)
    return translate("questions.about_year", language, year=year)


def closing_words(closing: Closing, language: Language) -> str:
    """Since when and why it is closed."""
    on, reason = date_words(closing.on, language), closing.reason.text(language)
    return translate("closed.note", language, on=on, reason=reason)


def unfinished_words(work: Unfinished, language: Language) -> str:
    """What a closing left undone; empty where nothing was."""
    counts = {"closed.waiting": work.waiting, "closed.returned": work.returned, "questions.waiting": work.questions}
    return ", ".join(plural(key, n, language) for key, n in counts.items() if n)


def batch_words(batch: BatchView, language: Language) -> str:
    """How much of a batch was taken back."""
    if batch.taken_back == batch.figures:
        return translate("batch.all_back", language)
    if batch.taken_back:
        return translate("batch.some_back", language, n=batch.taken_back)
    return translate("batch.stands", language)


def size_words(size: int, language: Language) -> str:
    """How large a file is."""
    if size < 10**6:
        return translate(
            "size.kilobytes", language, n=number(max(size / 1000, 0.1), 0 if size >= 10_000 else 1, language)
        )
    return translate("size.megabytes", language, n=number(size / 10**6, 1, language))
