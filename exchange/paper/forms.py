"""The forms of the screens on paper: the stored values, with room to write by hand where there are none."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from board.units import answers_before, units_of
from exchange.imports.headings import Column
from exchange.imports.preview import stored_words
from exchange.paper.lists import batch_list, printed_list
from exchange.paper.values import TemplateValues
from store.accounts.assignments import assigned
from store.accounts.people import person_names
from store.accounts.sessions import sessions
from store.batches import batches
from store.catalogue import methods
from text import Language, date_words, moment, translate
from views import CommitmentView, FigureView, PersonView
from wording.amounts import exact_figure_words, measure, target_words
from wording.labels import ANSWER, OBSERVATION, REVIEW
from wording.people import browser_words, recorder_words

BLANK = "……………………"  # to be filled in by hand
OF_YEAR = (
    *(Column.CODE, Column.NAME, Column.MEASURE, Column.BEFORE),
    *(Column.VALUE, Column.STATUS, Column.SOURCE, Column.NOTE),
)
FIELD_COLUMNS = ("print.field", "print.content")
OF_SESSIONS = ("field.browser", "print.opened", "print.seen", "field.way")
Typed = Mapping[str, Mapping[str, str]]


def year_lists(
    commitments: Iterable[CommitmentView], year: int, typed: Typed, language: Language
) -> list[TemplateValues]:
    """An officer's year, a row a commitment; `typed` are the cells of drafts by commitment, marked as not submitted."""
    head = [translate(f"import.column.{column}", language) for column in OF_YEAR]
    rows = [_year_line(c, year, typed.get(c.code, {}), language) for c in commitments]
    note = translate("print.not_submitted", language)
    is_typed = any(row[0] in typed for row in rows)
    return [printed_list(translate("grid.batch", language, year=year), head, rows, notes=[note] if is_typed else [])]


def _year_line(c: CommitmentView, year: int, typed: Mapping[str, str], language: Language) -> list[str]:
    current = c.last_of_record(year)
    before = c.last_of_record(year - 1)
    stored = {
        Column.VALUE: stored_words(c, current, language) if current else "",
        Column.STATUS: OBSERVATION[current.observation.status].text(language) if current else "",
        Column.SOURCE: current.origin.source if current else "",
        Column.NOTE: current.origin.notes.text(language) if current and current.origin.notes else "",
    }
    cells = {column: f"{typed[column]} *" if typed.get(column) else text or BLANK for column, text in stored.items()}
    return [c.code, c.name.text(language), measure(c, language), stored_words(c, before, language), *cells.values()]


def figure_lists(c: CommitmentView, year: int, method: str, language: Language, zone: str) -> list[TemplateValues]:
    """One figure of a year: its commitment, its stored version and, where it is given by ward, every ward."""
    current = c.last_version(year, method)
    lists = [
        printed_list(f"{c.code} · {c.name.text(language)}", notes=[c.definition.text(language)]),
        _table(translate("print.about", language), _about(c, year, method, language), language),
        _table(translate("print.figure", language, year=year), _figure(c, current, language, zone), language),
    ]
    if c.is_listed:
        lists.append(_answers(c, year, current, language))
    return lists


def _table(about: str, lines: Sequence[tuple[str, str]], language: Language) -> TemplateValues:
    return printed_list(about, [translate(key, language) for key in FIELD_COLUMNS], lines)


def _about(c: CommitmentView, year: int, method: str, language: Language) -> list[tuple[str, str]]:
    method_names = {view.code: view.name.text(language) for view in methods()}
    before = c.last_of_record(year - 1)
    targets = [f"{t.year}: {target_words(t, c, language)}" for t in c.promise.targets if t.year >= year]
    return [
        (translate("closing.agreement", language), c.agreement.name.text(language)),
        (translate("import.column.measure", language), measure(c, language)),
        (translate("import.column.method", language), method_names.get(method, method)),
        (translate("print.targets", language), "; ".join(targets)),
        (translate("import.column.before", language), stored_words(c, before, language)),
    ]


def _figure(c: CommitmentView, current: FigureView | None, language: Language, zone: str) -> list[tuple[str, str]]:
    columns = (Column.VALUE, Column.STATUS, Column.SOURCE, Column.PUBLISHED_ON, Column.CUT_OFF_ON, Column.NOTE)
    cells = dict.fromkeys(columns, BLANK) if current is None else _stored(c, current, language)
    lines = [(translate(f"import.column.{column}", language), cells[column]) for column in columns]
    if current is not None:
        author = recorder_words(current.recorded_by, language, person_names())
        lines.append((translate("journal.who", language), f"{author}, {moment(current.recorded_at, language, zone)}"))
        lines.append((translate("page.review", language), REVIEW[current.observation.review].text(language)))
    return lines


def _stored(c: CommitmentView, current: FigureView, language: Language) -> dict[Column, str]:
    o = current.observation
    days = {Column.PUBLISHED_ON: current.origin.published_on, Column.CUT_OFF_ON: current.content.cut_off_on}
    return {
        Column.VALUE: exact_figure_words(c, o, language),
        Column.STATUS: OBSERVATION[o.status].text(language),
        Column.SOURCE: current.origin.source,
        Column.NOTE: current.origin.notes.text(language) if current.origin.notes else "",
        **{column: date_words(day, language) if day else "" for column, day in days.items()},
    }


def _answers(c: CommitmentView, year: int, current: FigureView | None, language: Language) -> TemplateValues:
    """Every ward of the list in that year with its answer."""
    answers = answers_before(c, current, year) if current else {}
    words = {key: ANSWER[answer].text(language) for key, answer in answers.items()}
    rows = [(unit.name.text(language), words.get(unit.key, BLANK)) for unit in units_of(c, year)]
    head = [translate("import.column.unit", language), translate("import.column.answer", language)]
    return printed_list(translate("entry.units", language), head, rows)


def sent_lists(by: str, language: Language, zone: str) -> list[TemplateValues]:
    """The batches that somebody sent."""
    sent = [batch for batch in batches() if batch.recorded_by == by]
    return [batch_list(sent, translate("upload.batches", language), language, zone)]


def account_lists(account: PersonView, now: datetime, language: Language, zone: str) -> list[TemplateValues]:
    """A person's account, assignments and open sessions."""
    me = {
        "people.name": account.name,
        "people.code": account.code,
        "people.role": translate(f"role.{account.role}", language),
        "people.commitments": ", ".join(sorted(assigned(account.code))),
        "account.second": translate("value.yes" if account.has_second_factor else "value.no", language),
    }
    opened = []
    for session in sessions(now, account.code):
        days = (moment(at, language, zone) for at in (session.opened_at, session.seen_at))
        way = translate(f"account.way.{session.way}", language)
        opened.append((browser_words(session.browser, language), *days, way))
    own = [(translate(key, language), words) for key, words in me.items()]
    head = [translate(key, language) for key in OF_SESSIONS]
    return [_table("", own, language), printed_list(translate("account.sessions", language), head, opened)]
