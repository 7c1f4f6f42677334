"""The words of both languages: complete, even, and never shown where they are missing."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import text
import text.catalogue as catalogue_of
from text import Language, has, keys, plural, translate
from wording.labels import STATUS, VERDICT

VI, EN = Language.VI, Language.EN
QUOTED = re.compile("(status|verdict|data|stage|observation)_")  # words of `wording.labels`, by name


def catalogue(language: Language) -> dict[str, tuple[str, ...]]:
    """Key to its forms: one, or as many as the language has plurals."""
    with (text.LOCALES / f"{language}.po").open("rb") as file:
        messages = [message for message in read_po(file, locale=str(language)) if message.id]
    return {
        message.id if isinstance(message.id, str) else message.id[0]: (
            (message.string,) if isinstance(message.string, str) else tuple(message.string)
        )
        for message in messages
    }


def values(words: str) -> set[str]:
    """The placeholders without the words that are quoted: a language may do without one where another needs it."""
    return {name for name in placeholders(words) if not QUOTED.match(name)}


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert keys(VI) == keys(EN) == set(catalogue(VI))


@pytest.mark.parametrize("language", Language)
def test_no_words_are_empty(language: Language) -> None:
    assert [key for key, forms in catalogue(language).items() if not all(form.strip() for form in forms)] == []


@pytest.mark.parametrize("language", Language)
def test_no_key_is_written_twice(language: Language) -> None:
    source = (text.LOCALES / f"{language}.po").read_text("utf-8")
    written = Counter(re.findall(r'^msgid "(.+)"$', source, re.MULTILINE))
    assert [key for key, times in written.items() if times > 1] == []


def test_every_form_in_every_language_has_the_same_placeholders() -> None:
    english = catalogue(EN)
    uneven = [
        key
        for key, forms in catalogue(VI).items()
        if len({frozenset(values(form) - {"n"}) for form in (*forms, *english[key])}) > 1
    ]
    assert uneven == []


@pytest.mark.parametrize("language", Language)
def test_every_word_that_a_message_quotes_is_known(language: Language) -> None:
    quoted = {name for forms in catalogue(language).values() for form in forms for name in placeholders(form)}
    assert {name for name in quoted if QUOTED.match(name)} <= set(catalogue_of._words[language])


def test_every_plural_has_the_forms_of_its_language() -> None:
    english, vietnamese = catalogue(EN), catalogue(VI)
    assert {len(forms) for forms in vietnamese.values()} == {1}
    assert {len(forms) for forms in english.values()} <= {1, 2}


@pytest.mark.parametrize("language", Language)
def test_the_catalogues_are_composed_and_without_ambiguous_words(language: Language) -> None:
    source = (text.LOCALES / f"{language}.po").read_text("utf-8")
    assert unicodedata.is_normalized("NFC", source)
    assert "chỉ tiêu" not in source.lower()
    assert re.findall(r"đơn vị(?! tính| hành chính)", source.lower()) == []


def test_unknown_words_are_an_error_and_never_shown() -> None:
    assert has("number.refused.empty")
    assert not has("no.such.words")
    with pytest.raises(KeyError, match=r"no\.such\.words"):
        translate("no.such.words", VI)
    with pytest.raises(KeyError, match=r"no\.such\.words"):
        plural("no.such.words", 2, EN)


def test_words_without_their_values_are_an_error() -> None:
    with pytest.raises(KeyError, match="example"):
        translate("number.refused.empty", VI)


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert "{typed}" in translate("date.refused.no_year", VI, typed="{typed}")


SAMPLE = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {rule};\\n"

msgid "sample.wards"
msgid_plural "sample.wards"
{forms}

msgid "sample.empty"
msgstr ""
"""


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two small catalogues of their own, with a plural and with words nobody has written yet."""
    vietnamese = 'msgstr[0] "{n} phường ở {city}"'
    english = 'msgstr[0] "{n} ward of {city}"\nmsgstr[1] "{n} wards of {city}"'
    (tmp_path / "vi.po").write_text(SAMPLE.format(rule="nplurals=1; plural=0", forms=vietnamese), "utf-8")
    (tmp_path / "en.po").write_text(SAMPLE.format(rule="nplurals=2; plural=(n != 1)", forms=english), "utf-8")
    monkeypatch.setattr(catalogue_of, "LOCALES", tmp_path)
    catalogue_of._catalogue.cache_clear()
    catalogue_of._translations.cache_clear()
    yield
    catalogue_of._catalogue.cache_clear()
    catalogue_of._translations.cache_clear()


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("n", "language", "words"),
    [
        (0, EN, "0 wards of Tây Ninh"),
        (1, EN, "1 ward of Tây Ninh"),
        (2, EN, "2 wards of Tây Ninh"),
        (1234, EN, "1,234 wards of Tây Ninh"),
        (1, VI, "1 phường ở Tây Ninh"),
        (1234, VI, "1.234 phường ở Tây Ninh"),
    ],
)
def test_a_plural_takes_the_form_of_its_number(n: int, language: Language, words: str) -> None:
    assert plural("sample.wards", n, language, city="Tây Ninh") == words


@pytest.mark.usefixtures("sample")
def test_keys_include_plurals_and_empty_words_are_an_error() -> None:
    assert keys(EN) == {"sample.wards", "sample.empty"}
    assert has("sample.wards")
    with pytest.raises(KeyError, match=r"sample\.empty"):
        translate("sample.empty", EN)


# What spells a status or a verdict in words of its own: another rule's category, or an ordinary sentence.
OTHER_SENSE = {
    Language.VI: {"method.verdict.in_span", "outlook.falls_short"},
    Language.EN: {"method.status.due_this_year"},
}


@pytest.mark.parametrize("language", Language)
def test_a_message_quotes_a_status_and_spells_none(language: Language) -> None:
    labels = [label.text(language).lower() for table in (STATUS, VERDICT) for label in table.values()]
    words = [label for label in labels if " " in label]  # one word alone, as “met”, may mean anything
    spelled = {key for key, forms in catalogue(language).items() if any(w in f.lower() for f in forms for w in words)}
    assert {key for key in spelled if not key.startswith("others.tola.")} == OTHER_SENSE[language]
