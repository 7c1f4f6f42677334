"""The label of a commitment's state as it stands: what is not settled yet is worded as what it would be."""

from dataclasses import replace

from progress.terms import Assessment, JudgedYear, MarkCode, State, Status, Verdict
from text import Language, date_words, translate
from wording.labels import STATUS, VERDICT, Label, Tone, label_of

DUE = (Status.DUE_NO_FIGURE, Status.DUE_WAITING)


def status_label(a: Assessment) -> Label:
    """Today's status; past due with units not known the figures are there, but not complete."""
    label = STATUS[a.status]
    return _reworded(label, "state.unknown_due") if a.status in DUE and a.has_mark(MarkCode.UNITS_UNKNOWN) else label


def verdict_label(judged: JudgedYear) -> Label:
    """The verdict of a year; by an estimate, or a figure counted to an early day, what it would be."""
    label, o = VERDICT[judged.verdict], judged.observation
    if o is None or not judged.is_tentative or judged.verdict is Verdict.NO_BASIS:
        return label
    label = replace(label, tone=Tone.ORANGE) if label.tone is Tone.RED else label
    if judged.is_incomplete and o.cut_off_on is not None:
        return _reworded(label, "state.tentative_early", day=o.cut_off_on)
    return _reworded(label, "state.tentative_estimate")


def state_label(a: Assessment, year: int | None) -> Label:
    """The label of `Assessment.state`."""
    return label_of_year(a, a.state(year), None if year is None else a.years.get(year))


def label_of_year(a: Assessment, state: State, judged: JudgedYear | None) -> Label:
    """The label of a state, either of today or that of the year `judged`."""
    if isinstance(state, Status):
        return status_label(a)
    return verdict_label(judged) if judged is not None and state is judged.verdict else label_of(state)


def _reworded(label: Label, key: str, day: str | None = None) -> Label:
    """The label in the words of a message that quotes it; `day` is a partial date."""

    def words(language: Language) -> str:
        state = label.text(language).lower()
        return translate(key, language, state=state, day=date_words(day, language) if day else "")

    return replace(label, vi=words(Language.VI), en=words(Language.EN))
