"""Pages that are forms, on paper: what stands now, with room to write by hand where nothing does."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from board.units import answers_before, units_of
from exchange.imports.headings import Part
from exchange.imports.preview import stored_words
from exchange.paper.lists import batch_list, listed
from exchange.paper.order import Json
from store.accounts.assignments import assigned
from store.accounts.people import person_names
from store.accounts.sessions import sessions
from store.commitments import methods
from store.imports import batches
from text import Language, date_words, moment, translate
from views import CommitmentView, FigureView, PersonView
from wording.amounts import browser_words, given_words, measure, recorder_words, target_words
from wording.labels import ANSWER, OBSERVATION, REVIEW

ROOM = "……………………"  # to be filled in by hand
OF_YEAR = (Part.CODE, Part.NAME, Part.MEASURE, Part.BEFORE, Part.VALUE, Part.STATUS, Part.SOURCE, Part.NOTE)
SAID = ("print.field", "print.content")
OF_SESSIONS = ("field.browser", "print.opened", "print.seen", "field.way")
Typed = Mapping[str, Mapping[str, str]]


def year_lists(mine: Iterable[CommitmentView], year: int, typed: Typed, language: Language) -> list[Json]:
    """An officer's year, a line a commitment; what is `typed` and not yet submitted, by commitment, says so."""
    head = [translate(f"import.column.{part}", language) for part in OF_YEAR]
    rows = [_year_line(c, year, typed.get(c.code, {}), language) for c in mine]
    note = translate("print.not_submitted", language)
    is_typed = any(row[0] in typed for row in rows)
    return [listed(translate("grid.batch", language, year=year), head, rows, notes=[note] if is_typed else [])]


def _year_line(c: CommitmentView, year: int, typed: Mapping[str, str], language: Language) -> list[str]:
    there = c.last_of_record(year)
    before = c.last_of_record(year - 1)
    stored = {
        Part.VALUE: stored_words(c, there, language) if there else "",
        Part.STATUS: OBSERVATION[there.observation.status].text(language) if there else "",
        Part.SOURCE: there.origin.source if there else "",
        Part.NOTE: there.origin.notes.text(language) if there and there.origin.notes else "",
    }
    said = {part: f"{typed[part]} *" if typed.get(part) else text or ROOM for part, text in stored.items()}
    return [c.code, c.name.text(language), measure(c, language), stored_words(c, before, language), *said.values()]


def figure_lists(c: CommitmentView, year: int, method: str, language: Language, zone: str) -> list[Json]:
    """One figure of one year: what it is about, and what stands of it; of a list every ward, too."""
    there = c.last_version(year, method)
    lists = [
        listed(f"{c.code} · {c.name.text(language)}", notes=[c.definition.text(language)]),
        _table(translate("print.about", language), _about(c, year, method, language), language),
        _table(translate("print.figure", language, year=year), _figure(c, there, language, zone), language),
    ]
    if c.is_listed:
        lists.append(_answers(c, year, there, language))
    return lists


def _table(about: str, lines: Sequence[tuple[str, str]], language: Language) -> Json:
    return listed(about, [translate(key, language) for key in SAID], lines)


def _about(c: CommitmentView, year: int, method: str, language: Language) -> list[tuple[str, str]]:
    known = {found.code: found.name.text(language) for found in methods()}
    before = c.last_of_record(year - 1)
    targets = [f"{t.year}: {target_words(t, c, language)}" for t in c.promise.targets if t.year >= year]
    return [
        (translate("closing.agreement", language), c.agreement.name.text(language)),
        (translate("import.column.measure", language), measure(c, language)),
        (translate("import.column.method", language), known.get(method, method)),
        (translate("print.targets", language), "; ".join(targets)),
        (translate("import.column.before", language), stored_words(c, before, language)),
    ]


def _figure(c: CommitmentView, there: FigureView | None, language: Language, zone: str) -> list[tuple[str, str]]:
    asked = (Part.VALUE, Part.STATUS, Part.SOURCE, Part.PUBLISHED_ON, Part.CUT_OFF_ON, Part.NOTE)
    said = dict.fromkeys(asked, ROOM) if there is None else _stored(c, there, language)
    lines = [(translate(f"import.column.{part}", language), said[part]) for part in asked]
    if there is not None:
        who = recorder_words(there.recorded_by, language, person_names())
        lines.append((translate("journal.who", language), f"{who}, {moment(there.recorded_at, language, zone)}"))
        lines.append((translate("page.review", language), REVIEW[there.observation.review].text(language)))
    return lines


def _stored(c: CommitmentView, there: FigureView, language: Language) -> dict[Part, str]:
    o = there.observation
    days = {Part.PUBLISHED_ON: there.origin.published_on, Part.CUT_OFF_ON: there.content.cut_off_on}
    return {
        Part.VALUE: given_words(c, o, language),
        Part.STATUS: OBSERVATION[o.status].text(language),
        Part.SOURCE: there.origin.source,
        Part.NOTE: there.origin.notes.text(language) if there.origin.notes else "",
        **{part: date_words(day, language) if day else "" for part, day in days.items()},
    }


def _answers(c: CommitmentView, year: int, there: FigureView | None, language: Language) -> Json:
    """Every ward of the list in that year, and whether it has what was promised."""
    said = answers_before(c, there, year) if there else {}
    wards = units_of(c, year)
    rows = [(u.name.text(language), ANSWER[said[u.key]].text(language) if u.key in said else ROOM) for u in wards]
    head = [translate("import.column.unit", language), translate("import.column.answer", language)]
    return listed(translate("entry.units", language), head, rows)


def sent_lists(by: str, language: Language, zone: str) -> list[Json]:
    """The batches that somebody sent."""
    mine = [batch for batch in batches() if batch.recorded_by == by]
    return [batch_list(mine, translate("upload.batches", language), language, zone)]


def account_lists(who: PersonView, now: datetime, language: Language, zone: str) -> list[Json]:
    """Who I am here, what is assigned to me, and where I am signed in."""
    codes = ", ".join(sorted(assigned(who.code)))
    me = [
        (translate("people.name", language), who.name),
        (translate("people.code", language), who.code),
        (translate("people.role", language), translate(f"role.{who.role}", language)),
        (translate("people.commitments", language), codes),
        (
            translate("account.second", language),
            translate("value.yes" if who.has_second_factor else "value.no", language),
        ),
    ]
    opened = [
        (
            browser_words(found.browser, language),
            moment(found.opened_at, language, zone),
            moment(found.seen_at, language, zone),
            translate(f"account.way.{found.way}", language),
        )
        for found in sessions(now, who.code)
    ]
    head = [translate(key, language) for key in OF_SESSIONS]
    return [_table("", me, language), listed(translate("account.sessions", language), head, opened)]
