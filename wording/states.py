"""The label of a commitment's state as it stands: what is not settled yet is worded as what it would be."""

from dataclasses import replace

from progress.terms import Assessment, DataState, JudgedYear, MarkCode, State, Status, Verdict
from text import Language, date_words, translate
from wording.labels import DATA, STATUS, VERDICT, Label, Tone, label_of

DUE = (Status.DUE_NO_FIGURE, Status.DUE_WAITING)


def status_label(a: Assessment) -> Label:
    """Today's status; past due with units not known the figures are there, but not complete."""
    label = STATUS[a.status]
    return _reworded(label, "state.unknown_due") if a.status in DUE and a.has_mark(MarkCode.UNITS_UNKNOWN) else label


def verdict_label(judged: JudgedYear) -> Label:
    """The verdict of a year; by an estimate, or a figure counted to an early day, what it would be."""
    label = VERDICT[judged.verdict]
    if judged.observation is None or not judged.is_tentative or judged.verdict is Verdict.NO_BASIS:
        return label
    label = replace(label, tone=Tone.ORANGE) if label.tone is Tone.RED else label
    if judged.counted_to is not None:
        return _reworded(label, "state.tentative_early", day=judged.counted_to)
    return _reworded(label, "state.tentative_estimate")


def state_label(a: Assessment, year: int | None) -> Label:
    """The label of `Assessment.state`."""
    return label_of_year(a, a.state(year), None if year is None else a.years.get(year))


def label_of_year(a: Assessment, state: State, judged: JudgedYear | None) -> Label:
    """The label of a state, either of today or that of the year `judged`."""
    if isinstance(state, Status):
        return status_label(a)
    if judged is None:
        return label_of(state)
    if isinstance(state, DataState):
        return data_label(state, judged.counted_to)
    return verdict_label(judged)


def data_label(state: DataState, counted_to: str | None) -> Label:
    """The state of a year's data; where its figure is counted to an early day, up to which."""
    label = DATA[state]
    if state is DataState.ESTIMATE_ONLY and counted_to is not None:
        return _reworded(label, "state.counted_to", day=counted_to)
    return label


def owed_label(a: Assessment) -> Label:
    """The state of all figures owed; where the last that is still owed is counted to an early day, up to which."""
    last = still_owed(a)
    return data_label(a.data, last.counted_to if last else None)


def still_owed(a: Assessment) -> JudgedYear | None:
    """The last year that is over and whose figure is still owed, although there is an estimate or part of it."""
    owed = (v for v in a.years.values() if v.data is DataState.ESTIMATE_ONLY and v.year < a.today.year)
    return max(owed, key=lambda v: v.year, default=None)


def _reworded(label: Label, key: str, day: str | None = None) -> Label:
    """The label in the words of a message that quotes it; `day` is a partial date."""

    def words(language: Language) -> str:
        state = label.text(language).lower()
        return translate(key, language, state=state, day=date_words(day, language) if day else "")

    return replace(label, vi=words(Language.VI), en=words(Language.EN))
