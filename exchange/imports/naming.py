"""The commitment or ward that a cell names: by code or name, however it is spelled, wherever in a row it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache

from board.units import units_by_key
from exchange.imports.faults import CellRefused, ImportFault
from text.mistyped import DASHES
from text.names import name_key, visible
from views import CommitmentView

_NUMBERED = re.compile(r"^(?:\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivx]+|[a-hđ])[.)]|[-+•*])\s*", re.IGNORECASE)
_NOTED = re.compile(r"\s*(?:\([^()]*\)|\*+|[¹²³]+|[:;.])$")
_BETWEEN_WORDS = re.compile(r"[^\w-]+")
CLOSE = 0.9  # a name that is as alike as this is ours, mistyped


@lru_cache(8192)
def key_of(text: str) -> str:
    """The key of a code or name: without what nobody sees, every dash the same."""
    return re.sub(f"[{DASHES}]", "-", name_key(visible(text)))


def spellings(cell: str) -> Iterator[str]:
    """The keys that a cell may name something by: whole, then without its number in the list or the note behind it."""
    bare = _NUMBERED.sub("", cell.strip())
    yield from dict.fromkeys(key_of(text) for text in (cell, bare, _NOTED.sub("", cell), _NOTED.sub("", bare)))


def _in_words(text: str) -> str:
    return f" {_BETWEEN_WORDS.sub(' ', key_of(text)).strip()} "


class Names:
    """Commitments by what a sheet calls them: code, or name in either language.

    `others` are there too, but somebody else is to enter them.
    """

    def __init__(self, commitments: Iterable[CommitmentView], others: Iterable[CommitmentView] = ()) -> None:
        commitments = tuple(commitments)
        self.others = {key for c in others for key in map(key_of, (c.code, c.name.vi, c.name.en))}
        self.by_code = {key_of(c.code): c for c in commitments}
        self.by_name: dict[str, set[str]] = defaultdict(set)
        for code, c in self.by_code.items():
            for name in (c.name.vi, c.name.en):
                self.by_name[key_of(name)].add(code)
        listed = [u for c in commitments if c.is_listed for u in units_by_key(c.units, c.successions).values()]
        self._by_cell: dict[str, set[str]] = {}
        self.wards = {key_of(text) for u in listed for text in (u.key, u.code, u.name.vi, u.name.en)}

    def find(self, code: str, name: str) -> CommitmentView:
        """The commitment that a row names. Raises `CellRefused`."""
        named = self._named(name)
        if code:
            commitment = self.by_code.get(key_of(code))
            if commitment is None:
                raise self._unknown(code)
            if named and key_of(code) not in named:
                raise CellRefused(ImportFault.CODE_AND_NAME, typed=code, name=name)
            return commitment
        if not name:
            raise CellRefused(ImportFault.NO_COMMITMENT)
        if len(named) > 1:
            raise CellRefused(ImportFault.SAME_NAMES, typed=name, codes=", ".join(sorted(named)).upper())
        if not named:
            raise self._unknown(name)
        return self.by_code[next(iter(named))]

    def find_in(self, code: str, name: str, cells: Iterable[str]) -> CommitmentView:
        """The same, where neither names it, by the only other cell of the row that does. Raises `CellRefused`."""
        try:
            return self.find(code, name)
        except CellRefused as refused:
            if refused.code not in (ImportFault.NO_COMMITMENT, ImportFault.UNKNOWN_COMMITMENT):
                raise
            named = {c.code: c for cell in (code, name, *cells) if (c := self.only(cell))}
            if len(named) == 1:
                return next(iter(named.values()))
            raise

    def only(self, cell: str) -> CommitmentView | None:
        """The one commitment of ours that a cell names; None where it names none or several."""
        by_code = self.by_code.get(key_of(cell)) if cell else None
        named = self._named(cell)
        return by_code or (self.by_code[next(iter(named))] if len(named) == 1 else None)

    def is_code(self, cell: str) -> bool:
        return key_of(cell) in self.by_code

    def is_name(self, cell: str) -> bool:
        return bool(self._named(cell))

    def is_any(self, cell: str) -> bool:
        """Whether a cell names a commitment, also one that somebody else is to enter."""
        is_others = bool(self.others) and any(key in self.others for key in spellings(cell))
        return self.is_code(cell) or self.is_name(cell) or is_others

    def is_ward(self, cell: str) -> bool:
        return key_of(cell) in self.wards

    def mentions_ward(self, text: str) -> bool:
        """Whether the code or name of a ward of ours occurs in a title."""
        key = _in_words(text)
        return any(_in_words(ward) in key for ward in self.wards)

    def is_nearly(self, cell: str) -> bool:
        """Whether a cell is so like a name of ours that it may be that one mistyped."""
        return bool(get_close_matches(key_of(cell), list(self.by_name), 1, CLOSE))

    def mentioned(self, text: str) -> set[str]:
        """The codes of the commitments whose code or name occurs in a title."""
        key = _in_words(text)
        by_code = {c.code for code, c in self.by_code.items() if f" {code} " in key}
        names = {name: codes for name, codes in self.by_name.items() if _in_words(name) in key}
        longest = max(names, key=len, default="")
        return by_code or {self.by_code[code].code for code in names.get(longest, ())}

    def _named(self, name: str) -> set[str]:
        """The keys of the codes that a cell names by their name; kept, as tables repeat what they say."""
        if name not in self._by_cell:
            codes = (self.by_name[key] for key in spellings(name) if key in self.by_name)
            self._by_cell[name] = next(codes, set()) if name else set()
        return self._by_cell[name]

    def _unknown(self, typed: str) -> CellRefused:
        is_others = any(key in self.others for key in spellings(typed))
        return CellRefused(ImportFault.NOT_ASSIGNED if is_others else ImportFault.UNKNOWN_COMMITMENT, typed=typed)
