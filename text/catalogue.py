"""Every word on screen: `locales/<language>.po`, under dotted keys ("overview.title")."""

import gettext
from collections import ChainMap
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from text.language import Language
from text.numbers import number

_words: dict[Language, dict[str, object]] = {language: {} for language in Language}
LOCALES = Path(__file__).parents[1] / "locales"


def translate(key: str, language: Language, **values: object) -> str:
    """The words under `key`, its placeholders filled; KeyError for an unknown key or a missing value."""
    return _filled(_defined(key, _translations(language).gettext(key)), language, values)


def plural(key: str, n: int, language: Language, **values: object) -> str:
    """The words under `key` in the form that goes with `n`, which they show, grouped, as {n}."""
    words = _defined(key, _translations(language).ngettext(key, key, n))
    return _filled(words, language, {"n": number(n, 0, language)} | values)


def quote_words(language: Language, words: Mapping[str, str]) -> None:
    """Let every message quote these words by name, as in {status_met} or {status_met:lower}; they stand elsewhere."""
    _words[language] |= {name: _Word(text) for name, text in words.items()}


class _Word(str):
    def __format__(self, spec: str) -> str:
        return self.lower() if spec == "lower" else super().__format__(spec)


def _filled(words: str, language: Language, values: dict[str, object]) -> str:
    return words.format_map(ChainMap(values, _words[language]))


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
