"""The answers of a whole list of wards in one cell: “Tất cả Có; Chưa: Xã Tân Lập; Chưa rõ: Phường 1, Phường 2”."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from exchange.imports.cells import answer_of, part_of_whole
from exchange.imports.faults import CellRefused, ImportFault
from models import Answer
from text import Language, translate
from text.names import name_key, visible
from views import UnitView
from wording.labels import ANSWER

_ALL = re.compile(
    r"(?:tất cả|tat ca|all)\s+(?P<answer>[^,:]+?)(?:[,\s]\s*(?:ngoại trừ|trừ|tru|except|but)\b[\s:]*(?P<without>.+))?",
    re.IGNORECASE,
)
_SOME = re.compile(r"(?P<answer>[^:]+):(?P<names>.*)", re.DOTALL)
_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}  # of whichever are excepted without a word


def answers_words(answers: Mapping[str, Answer], units: Sequence[UnitView], language: Language) -> str:
    """The answers as one would type them; empty where there are none. What is not answered is not known."""
    if not answers:
        return ""
    by_unit = {unit.key: answers.get(unit.key, Answer.UNKNOWN) for unit in units}
    most, _ = max(Counter(by_unit.values()).items(), key=lambda counted: (counted[1], counted[0] is Answer.YES))
    parts = [translate("import.answers.all", language, answer=ANSWER[most].text(language))]
    for answer, label in ANSWER.items():
        names = [unit.name.text(language) for unit in units if by_unit[unit.key] is answer]
        if answer is not most and names:
            parts.append(f"{label.text(language)}: {', '.join(names)}")
    return "; ".join(parts)


def answers_in(cell: str, units: Sequence[UnitView], own: Collection[str] = ()) -> dict[str, Answer]:
    """The answers in a cell, by key of the ward; wards that it leaves open are missing. Raises `CellRefused`.

    “All” are the wards `own`, where the officer answers for some only; else all of them, as is 12/12 of 12.
    """
    if part_of_whole(cell) == (len(units), len(units)):
        cell = translate("import.answers.all", Language.VI, answer=ANSWER[Answer.YES].vi)
    base, named = dict[str, Answer](), dict[str, Answer]()
    for part in re.split(r"[;\n]", visible(cell)):
        if not part.strip():
            continue
        if of_all := _ALL.fullmatch(part.strip()):
            answer = answer_of(of_all["answer"])
            base = {unit.key: answer for unit in units if not own or unit.key in own}
            excepted, names = _OPPOSITE.get(answer), of_all["without"] or ""
        elif of_some := _SOME.fullmatch(part.strip()):
            excepted, names = answer_of(of_some["answer"].strip()), of_some["names"]
        else:
            raise CellRefused(ImportFault.UNIT_BY_UNIT, typed=cell)
        for unit in _units_named(names, units):
            if excepted is None or unit.key in named:
                raise CellRefused(ImportFault.UNIT_BY_UNIT, typed=cell)
            named[unit.key] = excepted
    return base | named


def _units_named(names: str, units: Sequence[UnitView]) -> list[UnitView]:
    by_name = {name_key(name): unit for unit in units for name in (unit.key, unit.code, unit.name.vi, unit.name.en)}
    typed = [name.strip() for name in names.split(",") if name.strip()]
    for name in typed:
        if name_key(name) not in by_name:
            raise CellRefused(ImportFault.UNKNOWN_UNIT, typed=name)
    return [by_name[name_key(name)] for name in typed]
