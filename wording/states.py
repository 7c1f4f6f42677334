"""The label of a commitment's state as it stands: what is not settled yet is worded as what it would be."""

from dataclasses import replace

from progress.comparison import NOT_DECIDED
from progress.terms import Assessment, DataState, JudgedYear, MarkCode, State, Status
from text import Language, date_words, translate
from wording.labels import DATA, STATUS, VERDICT, Label, Tone, label_of


def status_label(a: Assessment) -> Label:
    """Today's status; where figures are there that cannot settle it, or none by which to call it so, that is said."""
    label, key = STATUS[a.status], None
    if a.status in NOT_DECIDED:
        key = _unsettled(a)
    elif a.status is Status.NOT_STARTED and a.working.latest is None:
        key = "state.nothing_reported"
    return _reworded(label, key) if key else label


def _unsettled(a: Assessment) -> str | None:
    """The words for what is due and has figures that do not settle it; None where there are none."""
    due = None if a.final is None else a.years.get(a.final.year)
    if a.has_mark(MarkCode.UNITS_UNKNOWN) or a.working.mean is not None:
        return "state.unknown_due"
    if due is None or due.reported is None or due.data is DataState.NOT_AVAILABLE:
        return None
    if due.observation is None:
        return "state.submitted_due"
    if a.status is Status.DUE_WAITING:
        return None
    return "state.part_due" if due.is_incomplete else "state.estimate_due" if due.is_tentative else None


def verdict_label(judged: JudgedYear) -> Label:
    """The verdict of a year; by an estimate, or a figure counted to an early day, what it would be."""
    label = VERDICT[judged.verdict]
    if not judged.is_so_far:
        return label
    label = _paler(label)
    if judged.counted_to is not None:
        return _reworded(label, "state.tentative_early", day=judged.counted_to)
    return _reworded(label, "state.tentative_estimate")


def tally_label(state: State, n: int, tentative: int) -> Label:
    """The label of the `n` commitments of one state, of which `tentative` go by a figure that does not settle it."""
    label = label_of(state)
    if not tentative:
        return label
    if tentative < n:
        return _reworded(label, "state.tentative_of_which", n=tentative)
    return _reworded(_paler(label), "state.tentative_all")


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
    if a.data is DataState.REPORTED and (a.status in NOT_DECIDED or a.has_mark(MarkCode.UNITS_UNKNOWN)):
        return _reworded(DATA[a.data], "state.reported_in_part")
    return data_label(a.data, last.counted_to if last else None)


def still_owed(a: Assessment) -> JudgedYear | None:
    """The last year that is over and whose figure is still owed, although there is an estimate or part of it."""
    owed = (v for v in a.years.values() if v.data is DataState.ESTIMATE_ONLY and v.year < a.today.year)
    return max(owed, key=lambda v: v.year, default=None)


def _paler(label: Label) -> Label:
    """The label of what is not settled: nothing is missed by it."""
    return replace(label, tone=Tone.ORANGE) if label.tone is Tone.RED else label


def _reworded(label: Label, key: str, day: str | None = None, n: int = 0) -> Label:
    """The label in the words of a message that quotes it; `day` is a partial date, `n` how many it speaks of."""

    def words(language: Language) -> str:
        state = label.text(language)
        quoted = {"state": state.lower(), "label": state, "n": n}
        return translate(key, language, **quoted, day=date_words(day, language) if day else "")

    return replace(label, vi=words(Language.VI), en=words(Language.EN))
