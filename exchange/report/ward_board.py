"""The board of a commitment counted over wards: units by years, each answer a sign and a word; for screen and paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from board.units import can_be_counted, heirs_of
from charts import BLANK_SIGN, SETTLED, SIGN, UnitRow, unit_rows
from models import Answer
from progress.terms import DataState, JudgedYear
from text import Language, date_words, translate
from views import CommitmentView, Standing, UnitView
from wording.labels import ANSWER, BREAK, DATA


@dataclass(frozen=True, slots=True)
class WardCell:
    """One unit in one year; `words` is empty where the legend explains the sign; `is_cut`: a break comes before."""

    sign: str
    words: str
    tone: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class WardRow:
    """One unit: its name at signing, the unit in which it lies today, and its cells."""

    name: str
    became: str
    cells: tuple[WardCell, ...]


@dataclass(frozen=True, slots=True)
class WardBoard:
    """Units by years: `sums` are the k of N under the years, `legend` explains the signs."""

    years: tuple[tuple[int, bool, bool], ...]  # the year, whether a target is due, whether a break is before it
    rows: tuple[WardRow, ...]
    sums: tuple[str, ...]
    legend: tuple[str, ...]


def ward_board(s: Standing, today: date, language: Language) -> WardBoard:
    """Every unit of the list at signing, then those that only figures have answers for, against every year."""
    years, units = [v for _, v in sorted(s.assessment.years.items())], s.commitment.units
    due = {target.year for target in s.assessment.targets}
    return WardBoard(
        tuple((v.year, v.year in due, v.year in s.assessment.breaks) for v in years),
        tuple(
            _row(s, row, units[n] if n < len(units) else None, years, today, language)  # the list comes first
            for n, row in enumerate(unit_rows(s, language))
        ),
        tuple(map(_sum, years)),
        tuple(_legend(s, years, language)),
    )


def _row(
    s: Standing, row: UnitRow, unit: UnitView | None, years: list[JudgedYear], today: date, language: Language
) -> WardRow:
    became = "" if unit is None else _became(s.commitment, unit, today, language)
    return WardRow(row.name, became, tuple(_cell(s, v, row.answers[v.year], language) for v in years))


def _became(c: CommitmentView, unit: UnitView, today: date, language: Language) -> str:
    """The unit in which it lies today, in words; empty while it still exists."""
    heirs = heirs_of(c, unit, today)
    if heirs == (unit,):
        return ""
    key = "units.now_in" if can_be_counted(c, unit, today) else "units.divided"
    return translate(key, language, units=", ".join(heir.name.text(language) for heir in heirs))


def _cell(s: Standing, v: JudgedYear, answer: Answer | None, language: Language) -> WardCell:
    is_cut = v.year in s.assessment.breaks
    if answer is not None:
        return WardCell(SIGN[answer], ANSWER[answer].text(language), str(ANSWER[answer].tone), is_cut)
    words = "" if v.observation is None else translate("units.not_said", language)
    return WardCell(_blank(v), words, "blank", is_cut)


def _blank(v: JudgedYear) -> str:
    if v.observation is not None:
        return "–"
    return SETTLED if v.data is DataState.REPORTED else BLANK_SIGN[v.data]


def _sum(v: JudgedYear) -> str:
    o = v.observation
    if o is None or o.part is None or o.whole is None:
        return _blank(v)
    return f"{o.part}/{o.whole}"


def _legend(s: Standing, years: list[JudgedYear], language: Language) -> Iterable[str]:
    """The meaning of each sign on this board, so that nothing depends on colour."""
    yield from (f"{SIGN[answer]} {ANSWER[answer].text(language)}" for answer in Answer)
    states = {v.data for v in years if v.observation is None}
    yield from (f"{BLANK_SIGN[state]} {DATA[state].text(language)}" for state in BLANK_SIGN if state in states)
    if DataState.REPORTED in states:
        yield f"{SETTLED} {translate('chart.settled', language)}"
    for v in years:
        if v.counted_to is not None:
            counted_to = translate("value.counted_to", language, day=date_words(v.counted_to, language))
            yield f"{v.year}: {counted_to}"
    if s.assessment.targets:
        yield f"◇ {translate('units.due', language)}"
    yield from (f"‖ {year}: {BREAK[cut].text(language).lower()}" for year, cut in sorted(s.assessment.breaks.items()))
