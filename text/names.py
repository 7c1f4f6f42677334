"""Keys under which two spellings of a name are equal, and a search finds it.

Vietnamese is written in several ways that mean the same: composed or decomposed letters, Hòa or Hoà,
Phường 4 or Phường IV, TP. or Thành phố, tỷ lệ or tỉ lệ. Stored text stays as it was typed (in NFC); only keys
are compared.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
# The old style writes the tone on the first vowel of oa, oe, uy (hòa, thúy), the new one on the second.
# The u of qu belongs to the consonant: Quý is spelled in one way only.
_OLD_TONE = (re.compile(f"(o)([{_TONES}])([ae])"), re.compile(f"((?<!q)u)([{_TONES}])(y)"))

_PREFIXES = {"p": "phường", "x": "xã", "tp": "thành phố", "tt": "thị trấn"}
_PREFIX = re.compile(r"(^|[,;(]\s*)(tp|tt|p|x)\.\s*")

_ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
_NUMERALS = [*_ONES[1:], *(f"x{ones}" for ones in _ONES), "xx"]
_ARABIC = {numeral: str(n) for n, numeral in enumerate(_NUMERALS, start=1)}
_NUMBERED_WARD = re.compile(rf"\b(phường|ward) (?:0*([1-9][0-9]*)|({'|'.join(_NUMERALS)}))\b")

_UNACCENTED_WARD = re.compile(_NUMBERED_WARD.pattern.replace("phường", "phuong"))

_LONE_Y = re.compile(r"\b([hklmst])y\b")

# Format and control characters have categories of their own (Cf, Cc); these are letters and signs without ink.
_BLANKS = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")
_ANY_SPACE = re.compile(r"[^\S\t\r\n]")


def is_email(text: str) -> bool:
    """Return whether `text` looks like an e-mail address."""
    return re.fullmatch(r"[^@\s<>]{1,64}@[^@\s<>]{1,190}", text) is not None


def nfc(text: str) -> str:
    """Return `text` as it is stored: composed letters (Unicode NFC), without NUL, which no database keeps."""
    return unicodedata.normalize("NFC", text.replace("\0", ""))


def visible(text: str) -> str:
    """Return `text` as a reader sees it: in NFC, without what has no ink, every blank but a line's end a plain one."""
    spaced = _ANY_SPACE.sub(" ", _BLANKS.sub("", text))
    inked = (letter for letter in spaced if letter in "\t\r\n" or unicodedata.category(letter) not in ("Cc", "Cf"))
    return nfc("".join(inked)).strip()


def name_key(text: str) -> str:
    """Return the key of a place's name: two spellings of one name have the same.

    Tones and đ still count: Hòa is not Hóa, Đa is not Da.
    """
    key = _PREFIX.sub(lambda match: f"{match[1]}{_PREFIXES[match[2]]} ", _folded(text))
    key = _NUMBERED_WARD.sub(_with_arabic_number, key)
    return _with_new_style_tones(key)


@lru_cache(4096)  # a search asks for the key of every commitment again and again
def search_key(text: str) -> str:
    """Return `text` without accents, case, Roman wards and the y of tỷ, kỹ, lý: 'tay ninh' finds Tây Ninh."""
    letters = unicodedata.normalize("NFD", _folded(text).replace("đ", "d"))
    unaccented = "".join(letter for letter in letters if not unicodedata.combining(letter))
    unaccented = _UNACCENTED_WARD.sub(_with_arabic_number, unaccented)
    return _LONE_Y.sub(r"\1i", unaccented)


def matches(query: str, *texts: str) -> bool:
    """Return whether every word of `query` occurs in `texts`; an empty query matches everything."""
    words = search_key(query).split()
    searched = search_key(" ".join(texts)) if words else ""
    return all(word in searched for word in words)


def _with_arabic_number(match: re.Match[str]) -> str:
    return f"{match[1]} {match[2] or _ARABIC[match[3]]}"


def _folded(text: str) -> str:
    return " ".join(nfc(nfc(text).casefold()).split())


def _with_new_style_tones(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    for old_tone in _OLD_TONE:
        letters = old_tone.sub(r"\1\3\2", letters)
    return nfc(letters)
