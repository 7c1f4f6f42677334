"""When are two names the same, and when does a search find one?

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
_OLD_TONE = (
    re.compile(f"(o)([{_TONES}])([ae])"),
    re.compile(f"((?<!q)u)([{_TONES}])(y)"),
)

_PREFIXES = {"p": "phường", "x": "xã", "tp": "thành phố", "tt": "thị trấn"}
_PREFIX = re.compile(r"(^|[,;(]\s*)(tp|tt|p|x)\.\s*")

_ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
_NUMERALS = [*_ONES[1:], *(f"x{one}" for one in _ONES), "xx"]
_ARABIC = {numeral: str(n) for n, numeral in enumerate(_NUMERALS, start=1)}
_NUMBERED_WARD = re.compile(rf"\b(phường|ward) (?:0*([1-9][0-9]*)|({'|'.join(_NUMERALS)}))\b")

_BARE_WARD = re.compile(_NUMBERED_WARD.pattern.replace("phường", "phuong"))

_LONE_Y = re.compile(r"\b([hklmst])y\b")


def is_email(text: str) -> bool:
    """Whether this may be an e-mail address."""
    return re.fullmatch(r"[^@\s<>]{1,64}@[^@\s<>]{1,190}", text) is not None


def nfc(text: str) -> str:
    """`text` as it is stored: composed letters (Unicode NFC), without NUL, which no database keeps."""
    return unicodedata.normalize("NFC", text.replace("\0", ""))


def name_key(text: str) -> str:
    """The identity of a place's name: two spellings of one name have one key.

    Tones and đ still count: Hòa is not Hóa, Đa is not Da.
    """
    key = _PREFIX.sub(lambda found: f"{found[1]}{_PREFIXES[found[2]]} ", _folded(text))
    key = _NUMBERED_WARD.sub(lambda found: f"{found[1]} {found[2] or _ARABIC[found[3]]}", key)
    return _with_new_style_tones(key)


@lru_cache(4096)  # a search asks for the key of every commitment again and again
def search_key(text: str) -> str:
    """`text` without accents, case, Roman wards and the y of tỷ, kỹ, lý: 'tay ninh' finds Tây Ninh."""
    letters = unicodedata.normalize("NFD", _folded(text).replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    bare = _BARE_WARD.sub(lambda found: f"{found[1]} {found[2] or _ARABIC[found[3]]}", bare)
    return _LONE_Y.sub(r"\1i", bare)


def matches(query: str, *texts: str) -> bool:
    """Whether every word of `query` occurs somewhere in `texts`; an empty query finds everything."""
    wanted = search_key(query).split()
    searched = search_key(" ".join(texts)) if wanted else ""
    return all(word in searched for word in wanted)


def _folded(text: str) -> str:
    return " ".join(nfc(nfc(text).casefold()).split())


def _with_new_style_tones(text: str) -> str:
    letters = unicodedata.normalize("NFD", text)
    for old_tone in _OLD_TONE:
        letters = old_tone.sub(r"\1\3\2", letters)
    return nfc(letters)
