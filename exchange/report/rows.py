"""The rows of the report: of a selection for the screen and Excel, and of every year for programs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from board.responsibility import responsible
from progress.comparison import Comparison, comparison
from progress.terms import DataState, JudgedYear, Observation, State, Status, Target
from text import Language
from views import AsOf, CommitmentView, FigureView, Standing
from wording import why, why_year
from wording.labels import Label
from wording.people import body_words
from wording.states import data_label, label_of_year, owed_label

EXCEL_ROWS = 1_048_576


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One commitment in one year; without a year in the selection, its latest one.

    `state` is the status or verdict that the screen shows, worked out for `today`; `year` the chosen one. In
    the reader's language: `body` is who answers, `reason` why it has this state, `why` the whole working. `as_of`: of a
    point-in-time read.
    """

    standing: Standing
    state: State
    body: str
    judged: JudgedYear | None
    figure: FigureView | None
    today: date
    as_of: AsOf | None = None
    year: int | None = None
    reason: str = ""
    why: str = ""

    @property
    def label(self) -> Label:
        """The words of the state, with what is not settled worded as what it would be."""
        return label_of_year(self.standing.assessment, self.state, self.judged)

    @property
    def commitment(self) -> CommitmentView:
        return self.standing.commitment

    @property
    def observation(self) -> Observation | None:
        return self.figure.observation if self.figure else None

    @property
    def data(self) -> DataState:
        """The state of all figures owed, or with a year chosen of that year's."""
        a = self.standing.assessment
        return a.data if isinstance(self.state, Status) or self.judged is None else self.judged.data

    @property
    def data_label(self) -> Label:
        """The words of `data`, with the day up to which a figure is counted that is not the whole year's."""
        a = self.standing.assessment
        is_of_all = isinstance(self.state, Status) or self.judged is None
        return owed_label(a) if is_of_all else data_label(self.data, self.judged.counted_to if self.judged else None)

    @property
    def comparison(self) -> Comparison:
        """The number that stands beside the target."""
        return comparison(self.standing.assessment, self.year)

    @property
    def target(self) -> Target | None:
        """The target beside that number."""
        return self.comparison.target


def report_rows(
    standings: Iterable[Standing], year: int | None, language: Language, today: date, as_of: AsOf | None = None
) -> list[ReportRow]:
    """The rows of the screen and of the file for Excel: one for each commitment."""
    rows = (
        _row(s, year, s.assessment.shown(year), s.assessment.state(year), language, today, as_of) for s in standings
    )
    return [_explained(row, year, language) for row in rows]


def yearly_rows(
    standings: Iterable[Standing], year: int | None, today: date, as_of: AsOf | None = None
) -> Iterator[ReportRow]:
    """The rows of the file for programs: one for each commitment and year, or one without a year where none is owed."""
    for s in standings:
        if not s.assessment.years:
            yield _row(s, None, None, s.assessment.status, Language.VI, today, as_of)
        for y, judged in sorted(s.assessment.years.items()):
            if year in (None, y):
                yield _row(s, y, judged, s.assessment.state(y), Language.VI, today, as_of)


def is_beyond_excel(standings: Iterable[Standing], year: int | None) -> bool:
    """Whether the longer of the two files has more lines than a sheet of Excel."""
    lines = sum(len(s.assessment.years) or 1 if year is None else 1 for s in standings)
    return lines + 1 > EXCEL_ROWS


def _row(
    s: Standing,
    year: int | None,
    judged: JudgedYear | None,
    state: State,
    language: Language,
    today: date,
    as_of: AsOf | None,
) -> ReportRow:
    body = body_words(s.commitment, responsible(s.commitment, today), language)
    figure = None if judged is None else s.commitment.figure_of_record(judged.year)
    return ReportRow(s, state, body, judged, figure, today, as_of, year)


def _explained(row: ReportRow, year: int | None, language: Language) -> ReportRow:
    """The row with the reason of its state: of today's status, or of the verdict of the chosen year."""
    if year is not None and not isinstance(row.state, Status):
        reason = why_year(row.standing, row.standing.assessment.years.get(year), row.state, language)
        return replace(row, reason=reason, why=reason)
    working = why(row.standing, language)
    return replace(row, reason=working.reason, why=working.in_short)
