"""Reading one cell: a number, an answer, a stage, a kind of figure, a year. Refuses rather than guesses."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from exchange.imports.faults import CellRefused, ImportFault
from models import Answer, ObservationStatus, Stage
from text import COUNT, parse_number
from text.measures import same_measure
from text.names import search_key, visible
from views import CommitmentView
from wording.labels import ANSWER, OBSERVATION, STAGE, Label

Code = TypeVar("Code", bound=StrEnum)
NOTHING = {"", "-", "–", "—", "...", "…"}  # what statisticians write where there is no figure

_PART_OF_WHOLE = re.compile(r"([0-9][0-9., ]*?) ?(?:/|tren|of) ?([0-9][0-9., ]*?)(?: [^0-9]*)?")

OTHER_ANSWERS = {
    Answer.YES: "x, co, da co, roi, da dat, dat, yes, y, true, 1, ✓, ✔, v",
    Answer.NO: "khong, chua, chua co, chua dat, khong dat, no, n, false, 0",
    Answer.UNKNOWN: "khong ro, chua ro, khong biet, unknown, not known, ?",
}
OTHER_STAGES = {
    Stage.NOT_STARTED: "chua thuc hien, chua lam, not begun",
    Stage.UNDER_WAY: "dang lam, dang trien khai, dang tien hanh, in progress, ongoing",
    Stage.DONE: "hoan thanh, xong, da xong, completed, complete, finished",
}
OTHER_STATUSES = {
    ObservationStatus.FINAL: "a, so chinh thuc",
    ObservationStatus.PROVISIONAL: "p, so so bo, preliminary",
    ObservationStatus.ESTIMATE: "e, uoc, so uoc tinh, estimated",
    ObservationStatus.NOT_AVAILABLE: "m, khong co so lieu, not available",
}


def is_nothing(cell: str) -> bool:
    """Whether a cell is blank or a dash; a missing figure is never zero."""
    return cell.strip() in NOTHING


def year_of(cell: str) -> int:
    """A year in digits; also "năm 2025", and 2025.0 as programs write it. Raises `CellRefused`."""
    match = re.fullmatch(r"(?:nam |year )?((?:19|20)[0-9]{2})(?:[.,]0)?", search_key(cell))
    if not match:
        raise CellRefused(ImportFault.NOT_A_YEAR, typed=cell)
    return int(match[1])


def number_of(cell: str, c: CommitmentView) -> float:
    """A number of this commitment, by the one rule for all. Raises `NumberRefused`."""
    return float(parse_number(cell, c.scale))


def part_of_whole(cell: str) -> tuple[int, int] | None:
    """9/10, also 9 trên 10 phường, xã, as 9 of 10; None for what is no such thing. Raises `NumberRefused`."""
    match = _PART_OF_WHOLE.fullmatch(search_key(visible(cell)))
    return (int(parse_number(match[1], COUNT)), int(parse_number(match[2], COUNT))) if match else None


def refuse_measure(cell: str, c: CommitmentView) -> None:
    """Raises `CellRefused` where a row counts in something else than its commitment."""
    if is_nothing(cell):
        return
    measures = (c.measure.vi, c.measure.en) if c.measure else ()
    if not any(same_measure(cell, measure) for measure in measures):
        raise CellRefused(ImportFault.WRONG_MEASURE, typed=cell, measure=c.measure.vi if c.measure else "—")


def answer_of(cell: str) -> Answer:
    """yes, no, not known, in words or with a cross. Raises `CellRefused`."""
    return _word_of(cell, ANSWER, OTHER_ANSWERS, ImportFault.UNKNOWN_ANSWER)


def stage_of(cell: str) -> Stage:
    """How far a milestone is. Raises `CellRefused`."""
    return _word_of(cell, STAGE, OTHER_STAGES, ImportFault.UNKNOWN_STAGE)


def status_of(cell: str) -> ObservationStatus:
    """How sure a figure is. Raises `CellRefused`."""
    return _word_of(cell, OBSERVATION, OTHER_STATUSES, ImportFault.UNKNOWN_STATUS)


def _word_of(cell: str, words: Mapping[Code, Label], others: Mapping[Code, str], fault: ImportFault) -> Code:
    key = search_key(cell)
    for option, label in words.items():
        if key in {search_key(label.vi), search_key(label.en), option.value, *others[option].split(", ")}:
            return option
    raise CellRefused(fault, typed=cell)
