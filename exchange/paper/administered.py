"""The lists of the administration on paper, one a section."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from exchange.paper.forms import FIELD_COLUMNS
from exchange.paper.lists import printed_list
from exchange.paper.values import TemplateValues
from exchange.record.fields import LISTED, Namer, label, listed_rows, option_words, row_noun
from models import Extent
from store.accounts.assignments import assigned
from store.accounts.people import people, person_names
from store.accounts.walls import walls
from store.boundaries import boundaries
from store.bulk import table_rows as stored_rows
from store.commitments import commitments
from store.settings import Heading, Switch, is_on, letter_texts, setting_text
from store.units import units
from text import Language, date_words, moment, translate
from wording.amounts import measure, target_words
from wording.labels import KIND
from wording.people import account_words, recorder_words

OF_PEOPLE = ("people.name", "people.code", "people.role", "people.state", "people.assigned")
OF_WALLS = ("walls.name", "field.ends_on", "print.revoked", "journal.who")


class Locale(NamedTuple):
    """The language, zone and day of whoever reads a list."""

    language: Language
    zone: str
    today: date

    def day(self, partial: object) -> str:
        return date_words(str(partial), self.language) if partial else ""

    def fields(self, table: str, columns: Sequence[str]) -> list[str]:
        return [label(table, column, self.language) for column in columns]


def administered_lists(section: str, language: Language, zone: str, today: date) -> list[TemplateValues]:
    """The list of one of the `SECTIONS`."""
    locale = Locale(language, zone, today)
    return [_catalogue(section, locale) if section in LISTED else _LISTS[section](locale)]


def _catalogue(table: str, locale: Locale) -> TemplateValues:
    rows = listed_rows(table, Namer(locale.language))
    head, cells = list(rows[0]) if rows else [], [list(row.values()) for row in rows]
    return printed_list(row_noun(table, locale.language), head, cells)


def _commitments(locale: Locale) -> TemplateValues:
    language = locale.language
    rows = []
    for c in sorted(commitments(), key=attrgetter("code")):
        closing, answers = c.closed(locale.today), c.last_responsibility
        rows.append(
            (
                c.code,
                c.name.text(language),
                c.agreement.name.text(language),
                KIND[c.kind].text(language),
                measure(c, language),
                "; ".join(f"{t.year}: {target_words(t, c, language)}" for t in c.promise.targets),
                answers.body.name.text(language) if answers else "",
                locale.day(closing.on if closing else None),
            )
        )
    head = [
        *locale.fields("commitment", ("code",)),
        *locale.fields("wording", ("name_vi",)),
        *locale.fields("commitment", ("agreement", "kind")),
        translate("import.column.measure", language),
        row_noun("target", language),
        *locale.fields("responsibility", ("body",)),
        *locale.fields("commitment", ("closed_on",)),
    ]
    return printed_list(row_noun("commitment", language), head, rows)


def _responsibilities(locale: Locale) -> TemplateValues:
    language = locale.language
    rows = []
    for c in sorted(commitments(), key=attrgetter("code")):
        for r in c.responsibilities:
            days = (locale.day(r.valid_from), locale.day(r.valid_to))
            rows.append((c.code, c.name.text(language), r.body.name.text(language), *days, r.basis.text(language)))
    head = [translate("work.column.code", language), translate("work.column.commitment", language)]
    columns = ("body", "valid_from", "valid_to", f"basis_{language}")
    return printed_list(row_noun("responsibility", language), head + locale.fields("responsibility", columns), rows)


def _successions(locale: Locale) -> TemplateValues:
    """Every succession of wards, not only of those that a commitment counts."""
    language, table = locale.language, "succession"
    columns = ("predecessor", "successor", "effective", "extent", f"basis_{language}")
    unit_names = {(u.code, str(u.valid_from)): u.name.text(language) for u in units()}
    rows = [
        (
            unit_names[str(row["predecessor"]), str(row["predecessor_from"])],
            unit_names[str(row["successor"]), str(row["successor_from"])],
            locale.day(row["effective"]),
            option_words(Extent, str(row["extent"]), language),
            str(row[f"basis_{language}"]),
        )
        for row in stored_rows(table)
    ]
    return printed_list(row_noun(table, language), locale.fields(table, columns), rows)


def _boundaries(locale: Locale) -> TemplateValues:
    """The wards that have a boundary."""
    language, outlines = locale.language, boundaries()
    rows = [(u.code, u.name.text(language), locale.day(u.valid_from)) for u in units() if u.key in outlines]
    return printed_list(row_noun("boundary", language), locale.fields("unit", ("code", "name_vi", "valid_from")), rows)


def _people(locale: Locale) -> TemplateValues:
    language = locale.language
    rows = []
    for p in people():
        role, codes = translate(f"role.{p.role}", language), ", ".join(sorted(assigned(p.code)))
        rows.append((p.name, p.code, role, account_words(p, language), codes))
    head = [translate(key, language) for key in OF_PEOPLE]
    return printed_list(translate("people.all", language), head, rows)


def _walls(locale: Locale) -> TemplateValues:
    language, names = locale.language, person_names()
    rows = []
    for wall in walls():
        revoked = moment(wall.revoked_at, language, locale.zone) if wall.revoked_at else ""
        author = f"{recorder_words(wall.made_by, language, names)}, {moment(wall.made_at, language, locale.zone)}"
        rows.append((wall.name, locale.day(wall.ends_on), revoked, author))
    head = [translate(key, language) for key in OF_WALLS]
    return printed_list(row_noun("wall_link", language), head, rows)


def _settings(locale: Locale) -> TemplateValues:
    language = locale.language
    on = [
        (translate(f"switch.{s}", language), translate("value.yes" if is_on(s) else "value.no", language))
        for s in Switch
    ]
    texts = {heading: setting_text(heading) for heading in Heading} | letter_texts()
    rows = [*on, *((translate(f"settings.{heading}", language), text) for heading, text in texts.items())]
    return printed_list(row_noun("setting", language), [translate(key, language) for key in FIELD_COLUMNS], rows)


_LISTS: Mapping[str, Callable[[Locale], TemplateValues]] = {
    "commitment": _commitments,
    "handing_on": _responsibilities,
    "succession": _successions,
    "boundary": _boundaries,
    "people": _people,
    "walls": _walls,
    "settings": _settings,
}
SECTIONS = (*LISTED, *_LISTS)
