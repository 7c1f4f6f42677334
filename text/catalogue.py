"""Every word on screen: `locales/<language>.po`, under dotted keys ("overview.title")."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from text.language import Language
from text.numbers import number

LOCALES = Path(__file__).parents[1] / "locales"


def translate(key: str, language: Language, **values: object) -> str:
    """The words under `key`, its placeholders filled; KeyError for an unknown key or a missing value."""
    return _defined(key, _translations(language).gettext(key)).format(**values)


def plural(key: str, n: int, language: Language, **values: object) -> str:
    """The words under `key` in the form that goes with `n`, which they show, grouped, as {n}."""
    words = _defined(key, _translations(language).ngettext(key, key, n))
    return words.format(n=number(n, 0, language), **values)


def has(key: str) -> bool:
    """Whether every language has words for `key`."""
    return all(_catalogue(language).get(key) is not None for language in Language)


def keys(language: Language) -> set[str]:
    """All keys of one catalogue, those of plurals too."""
    return {_key(message.id) for message in _catalogue(language) if message.id}


def _defined(key: str, words: str) -> str:
    if words == key:  # gettext's answer where it has none
        raise KeyError(key)
    return words


def _key(message_id: str | list[str] | tuple[str, ...]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


@cache
def _catalogue(language: Language) -> Catalog:
    with (LOCALES / f"{language}.po").open("rb") as file:
        return read_po(file, locale=str(language), abort_invalid=True)


@cache
def _translations(language: Language) -> gettext.GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, _catalogue(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def quotable(typed: str) -> str:
    """`typed` on one line and short enough to be quoted in a sentence."""
    line = " ".join(typed.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
