"""The lists of the screens on paper: an officer's work, figures for review, closed years, the journal."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from board.closed import parted
from board.due import dues
from board.queues import figures_in, open_questions, unfinished
from exchange.paper.values import TemplateValues
from exchange.record.journal import journal_rows
from exchange.report.closed import closed_title
from exchange.report.work import COLUMNS, state, work_cells
from models import ReviewState
from store.accounts.people import person_names
from store.batches import batches
from store.catalogue import agreements
from store.journal import EntryFilter
from store.year_closures import closed_years
from text import ABSENT, Language, date_words, moment, number, plural, translate
from views import BatchView, Closing, Standing
from wording.amounts import actual_words, exact_figure_words
from wording.people import recorder_words
from wording.states import status_label
from wording.work import about_words, batch_words, unfinished_words

MOST = 200  # entries of the journal; all of them are in its file
OF_JOURNAL = ("local", "who", "deed", "about", "key", "changes", "why")
OF_QUESTIONS = ("work.column.code", "work.column.commitment", "questions.about", "questions.text", "journal.who")
OF_REVIEW = ("work.column.code", "work.column.commitment", "work.column.year", "years.actual", "inbox.source")
OF_CLOSED = ("code", "commitment", "closed_on", "closed_reason", "actual", "closed_status")
OF_BATCHES = ("batch.number", "batch.name", "batch.by", "batch.at", "batch.figures", "batch.state")


def printed_list(
    about: str,
    head: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
    *,
    notes: Sequence[str] = (),
    tones: Sequence[str] = (),
    toned: int = 0,
) -> TemplateValues:
    """A list for a template: title, notes, column titles and rows; column `toned`, from 1, has the tone of its row."""
    lines = [[cell or ABSENT for cell in row] for row in rows]
    return {
        "about": about,
        "notes": list(notes),
        "head": list(head) if lines else [],
        "rows": lines,
        "tones": list(tones) or [""] * len(lines),
        "toned": toned,
    }


def work_lists(own: Sequence[Standing], today: date, language: Language, zone: str) -> list[TemplateValues]:
    """The questions that wait for an officer's answer, and the figures that they owe, the most pressing first."""
    waiting = [due for due in dues(own, today, closed_years()) if due.is_open]
    owed = printed_list(
        plural("work.headline", len(waiting), language),
        [translate(f"work.column.{name}", language) for name in COLUMNS],
        [work_cells(due, language) for due in waiting],
        notes=[] if waiting else [translate("work.nothing", language)],
        tones=[str(state(due).tone) for due in waiting],
        toned=COLUMNS.index("state") + 1,
    )
    lists = (_questions(own, language, zone), owed, closed_list(parted(own)[1], language))
    return [part for part in lists if part is owed or part["rows"]]


def _questions(own: Iterable[Standing], language: Language, zone: str) -> TemplateValues:
    people, rows = person_names(), []
    for waiting in open_questions(own):
        q, c = waiting.question, waiting.commitment
        author = f"{recorder_words(q.by, language, people)}, {moment(q.at, language, zone)}"
        rows.append((c.code, c.name.text(language), about_words(q.year, language), q.text, author))
    return printed_list(
        plural("questions.yours", len(rows), language), [translate(key, language) for key in OF_QUESTIONS], rows
    )


def review_lists(everything: Iterable[Standing], language: Language, zone: str) -> list[TemplateValues]:
    """The figures that wait for approval, the oldest first, and apart those of closed commitments."""
    still_open, closed = parted(everything)
    waiting = _waiting(still_open, "inbox.waiting", language, zone)
    of_closed = _waiting(closed, "inbox.of_closed", language, zone)
    if not waiting["rows"]:
        waiting = printed_list(translate("inbox.empty_open" if of_closed["rows"] else "inbox.empty", language))
    return [waiting, of_closed] if of_closed["rows"] else [waiting]


def _waiting(among: Iterable[Standing], about: str, language: Language, zone: str) -> TemplateValues:
    people, rows = person_names(), []
    for s, f in figures_in(among, ReviewState.SUBMITTED):
        c, o = s.commitment, f.observation
        author = recorder_words(f.recorded_by, language, people)
        at = moment(f.recorded_at, language, zone)
        value = exact_figure_words(c, o, language)
        rows.append((c.code, c.name.text(language), str(o.year), value, f.origin.source, f"{author}, {at}"))
    head = [translate(key, language) for key in (*OF_REVIEW, "journal.who")]
    return printed_list(translate(about, language, n=number(len(rows), 0, language)), head, rows)


def closed_list(closed: Sequence[Standing], language: Language) -> TemplateValues:
    """What is closed: since when and why, its last figure, its status on that day; no rows where nothing is."""
    rows = [_closed_row(s, s.closing, language) for s in closed if s.closing is not None]
    about = f"{translate('closed.uncounted', language)} {translate('closed.as_of', language)}"
    return printed_list(
        closed_title(len(rows), language),
        [translate(f"report.column.{name}", language) for name in OF_CLOSED],
        rows,
        notes=[about],
        tones=[str(status_label(s.assessment).tone) for s in closed],
        toned=OF_CLOSED.index("closed_status") + 1,
    )


def _closed_row(s: Standing, closing: Closing, language: Language) -> tuple[str, ...]:
    c, last, left = s.commitment, s.assessment.shown(None), unfinished_words(unfinished(s), language)
    name = f"{c.name.text(language)} ({c.agreement.place.text(language)})"
    on, reason = date_words(closing.on, language), closing.reason.text(language)
    actual = actual_words(c, last, language) + (f" ({last.year})" if last and last.reported else "")
    status = status_label(s.assessment).text(language)
    return (c.code, name, on, reason, actual, f"{status} ({left})" if left else status)


def years_lists(language: Language, zone: str) -> list[TemplateValues]:
    """The closed years of each agreement, and the batches in which figures came."""
    closed = closed_years()
    years = [
        (a.name.text(language), ", ".join(map(str, closed.get(a.code, ()))) or translate("closing.none", language))
        for a in agreements()
    ]
    of_years = printed_list("", [translate("closing.agreement", language), translate("page.years", language)], years)
    of_batches = batch_list(batches(), translate("batch.all", language), language, zone)
    return [of_years, of_batches] if of_batches["rows"] else [of_years]


def batch_list(made: Iterable[BatchView], about: str, language: Language, zone: str) -> TemplateValues:
    """Batches in which figures came, the newest first."""
    people = person_names()
    rows = [
        (
            str(batch.number),
            batch.name,
            recorder_words(batch.recorded_by, language, people),
            moment(batch.recorded_at, language, zone),
            number(batch.figures, 0, language),
            batch_words(batch, language),
        )
        for batch in made
    ]
    nothing = [] if rows else [translate("batch.none", language)]
    return printed_list(about, [translate(key, language) for key in OF_BATCHES], rows, notes=nothing)


def journal_lists(entry_filter: EntryFilter, language: Language, zone: str) -> list[TemplateValues]:
    """The newest of the wanted entries; a note where there are more."""
    entries: Sequence[Mapping[str, str]] = journal_rows(entry_filter, MOST + 1, language, zone)
    if not entries:
        return [printed_list(translate("journal.nothing", language))]
    rows = [[line[name] for name in OF_JOURNAL] for line in entries[:MOST]]
    head = [translate(f"journal.column.{name}", language) for name in OF_JOURNAL]
    note = translate("print.newest_only", language, n=number(MOST, 0, language))
    return [printed_list("", head, rows, notes=[note] if len(entries) > MOST else [])]
