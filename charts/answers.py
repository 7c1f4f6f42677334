"""The answers of units: each one's sign and words, and which unit has which by year."""

from dataclasses import dataclass

from board.units import answers_by_list
from models import Answer
from text import Language, translate
from views import Standing, UnitView
from wording.labels import ANSWER

SIGN = {Answer.YES: "✓", Answer.NO: "✕", Answer.UNKNOWN: "?"}
NO_ANSWER = "–"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit; by year its answer, None where no figure answers for it."""

    name: str
    answers: dict[int, Answer | None]


def answer_sign(answer: Answer | None) -> str:
    return NO_ANSWER if answer is None else SIGN[answer]


def answer_words(answer: Answer | None, language: Language) -> str:
    return translate("units.not_said", language) if answer is None else ANSWER[answer].text(language)


def unit_rows(standing: Standing, language: Language) -> list[UnitRow]:
    """Return a row for each unit of the commitment, then for those that only a figure names."""
    years = {year: _answers(standing, year) for year in sorted(standing.assessment.years)}
    units = {unit.key: unit for unit in standing.commitment.units}
    for answers in years.values():
        units |= {key: unit for key, (unit, _) in answers.items() if key not in units}
    return [
        UnitRow(
            unit.name.text(language),
            {year: by_unit[key][1] if key in by_unit else None for year, by_unit in years.items()},
        )
        for key, unit in units.items()
    ]


def _answers(standing: Standing, year: int) -> dict[str, tuple[UnitView, Answer]]:
    figure = standing.judged_figure(standing.assessment.years.get(year))
    if figure is None:
        return {}
    if standing.commitment.successions:
        return {unit.key: (unit, derived.answer) for unit, derived in answers_by_list(standing.commitment, figure)}
    return {unit.key: (unit, answer) for unit, answer in figure.answers}
