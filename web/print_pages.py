"""Pages for paper: A4 pages of our own with whole charts and no controls, opened in a new tab.

No script runs in them; the browser prints them as it prints any page.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

import clock
from board.closed import parted
from board.due import work
from board.headline import Headline
from board.selection import Board
from exchange.meetings.changes import Since
from exchange.paper.administered import SECTIONS, administered_lists
from exchange.paper.commitment import commitment_part
from exchange.paper.forms import account_lists, figure_lists, sent_lists, year_lists
from exchange.paper.lists import journal_lists, review_lists, work_lists, years_lists
from exchange.paper.meetings import changes_part, frozen_part
from exchange.paper.overview import report_head
from exchange.paper.values import ReportInput, TemplateValues
from exchange.paper.wards import wards_part
from progress.judgement import Concern
from store.accounts.people import person_names
from store.board import board, of_officer, standing, standings
from store.drafts import drafts
from store.settings import letter_texts, report_heading
from store.snapshots import snapshot
from text import Language, date_words, moment, translate
from views import AsOf, PersonView, Standing
from web.commitment_request import as_of_and_today, commitment_request_of
from web.html import bold_html, style_route, templates
from web.query import (
    CHANGED,
    FOR_YEAR,
    MEETING,
    METHOD,
    OF_MEETING,
    SECTION,
    VIEW,
    entry_filter_of,
    language_of,
    meeting_of,
    selection_of,
    since_of,
    since_query,
)
from web.routes import PRINT_STYLES, PRINTS, reader_of
from wording import LINES, LISTS, MEANINGS, TOPICS, order_words, thresholds
from wording.headline import board_words

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
}
BESIDE_WORDS = (440, 140)  # pixels: the width of a chart that has words beside it, and its plot's height


def print_address(page: str, pairs: list[tuple[str, str]]) -> str:
    """The address of a page for paper, with the same URL parameters."""
    return f"{PRINTS[page]}?{urlencode(pairs)}" if pairs else PRINTS[page]


class NotThere(Exception):
    """There is nothing at this address; whatever else goes wrong fails loudly."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """The parameters of a page for paper, and its reader; None: a stranger. `day` is the day that is today on it."""

    query: Mapping[str, str]
    states: list[str]
    language: Language
    as_of: AsOf | None
    day: date
    reader: PersonView | None


Maker = Callable[[PrintRequest], TemplateValues]


async def _answer(make: Maker, request: Request) -> Response:
    """The page with its title and date; 404 where a maker raises `NotThere`."""
    page, query = make.__name__, request.query_params
    language, (as_of, day) = language_of(query), as_of_and_today(query)
    print_request = PrintRequest(dict(query), query.getlist("state"), language, as_of, day, reader_of(request))
    try:
        content = await run_in_threadpool(make, print_request)
    except NotThere:
        return PlainTextResponse(translate("file.not_there", language), HTTPStatus.NOT_FOUND, HEADERS)
    known_on = translate(f"known.{as_of.clock}", language, on=date_words(as_of.day, language)) if as_of else ""
    heading = await run_in_threadpool(report_heading, language)
    frame: TemplateValues = {
        "t": partial(translate, language=language),
        "language": language.value,
        "styles": PRINT_STYLES,
        "title": translate(f"page.{page}", language),
        "heading": heading or translate("app.name", language),
        "made": translate("book.made", language, at=moment(clock.now(), language, clock.ZONE)),
        "then": known_on,
    }
    template = templates.get_template(f"print_{'lists' if 'lists' in content else page}.html")
    return HTMLResponse(template.render(frame | content), headers=HEADERS)


def overview(request: PrintRequest) -> TemplateValues:
    """The selection of the address: headline, counts, and each commitment with its chart."""
    shown, report = _selected(request)
    parts = (commitment_part(report, number, BESIDE_WORDS) for number in range(1, len(shown.standings) + 1))
    return _selection_head(shown, report) | {"parts": list(map(_with_markup, parts))}


def reports(request: PrintRequest) -> TemplateValues:
    """The selection of the address as a table, and what changed in it since tu=…"""
    shown, report = _selected(request)
    since = since_of(request.query, clock.today(), clock.ZONE)
    return _selection_head(shown, report) | {"since": since and _changes(since, request, shown.codes)}


def _selected(request: PrintRequest) -> tuple[Board, ReportInput]:
    selection = selection_of(request.query, request.states)
    shown = board(selection, request.day, request.reader, request.as_of)
    report = _report_input(shown.standings, shown.headline, selection.year, request)
    return shown, replace(report, closed=shown.closed)


def _selection_head(shown: Board, report: ReportInput) -> TemplateValues:
    """The head of a selection: headline, counts, order and rule."""
    language = report.language
    return {
        "headline": board_words(shown, report.year, language),
        "year": report.year,
        "head": report_head(report),
        "order": order_words(report.year, language),
        "rule": translate("reports.rule", language, **thresholds(language)),
    }


def commitment(request: PrintRequest) -> TemplateValues:
    """One commitment; for the parameters see `web.commitment_request`."""
    shown = commitment_request_of(request.query, request.reader)
    if shown is None:
        raise NotThere
    report = replace(_report_input((shown.standing,), None, None, request), yardstick=shown.yardstick)
    note = translate("commitment.by_targets_note", request.language) if shown.by_todays_targets else ""
    return {"head": report_head(report), "part": _with_markup(commitment_part(report, 1)), "note": note}


def wards(request: PrintRequest) -> TemplateValues:
    """The commitment of the address ward by ward, else the first that is counted over wards."""
    shown = standings(request.day, request.reader, request.as_of)
    still_open, closed = parted(shown)
    listed = {s.commitment.code: s for s in (*still_open, *closed) if s.commitment.is_listed}
    s = listed.get(request.query.get("code") or next(iter(listed), ""))
    if s is None:
        raise NotThere
    content = wards_part(s, request.query.get(FOR_YEAR, ""), request.day, request.language)
    lines = content["successions"]
    assert isinstance(lines, list)
    drawing = Markup(content["map"])  # noqa: S704 (drawn by us, names escaped in it)
    count = bold_html(str(content["count"]))
    return content | {"map": drawing, "count": count, "successions": list(map(bold_html, lines))}


def meetings(request: PrintRequest) -> TemplateValues:
    """The snapshot of ky=…, or the changes since tu=…; of its own day, whatever other day the address names."""
    query = request.query
    if query.get(VIEW) == CHANGED:
        return _lists(_changes(since_of(dict(since_query(query)), clock.today(), clock.ZONE), request))
    number = (meeting_of(query) or 0) if query.get(MEETING) else None
    if number is not None and snapshot(number) is None:
        raise NotThere
    return _lists(frozen_part(number, query.get(OF_MEETING, ""), request.language, clock.ZONE))


def my_work(request: PrintRequest) -> TemplateValues:
    """The figures that the reader owes, and the questions that wait for them."""
    today, reader = clock.today(), request.reader
    own = of_officer(standings(today, reader), reader.code) if reader else ()
    return _lists(*work_lists(own, today, request.language, clock.ZONE))


def review(request: PrintRequest) -> TemplateValues:
    """The figures that wait for approval."""
    return _lists(*review_lists(standings(clock.today(), request.reader), request.language, clock.ZONE))


def years(request: PrintRequest) -> TemplateValues:
    """Closed years and batches."""
    return _lists(*years_lists(request.language, clock.ZONE))


def journal(request: PrintRequest) -> TemplateValues:
    """The journal, narrowed as on its page."""
    return _lists(*journal_lists(entry_filter_of(request.query, clock.ZONE), request.language, clock.ZONE))


def grid(request: PrintRequest) -> TemplateValues:
    """The year of for=…, else the last one, for the officer who enters it; what they have typed is marked."""
    officer, year = _signed_in_reader(request), _year_of(request)
    assigned = work(of_officer(standings(clock.today(), officer), officer.code))
    of_record = {c.code: c.promise.method_of_record(year) for c in assigned}
    typed = {d.commitment: d.typed for d in drafts(officer.code, year) if of_record.get(d.commitment) == d.method}
    return _lists(*year_lists(assigned, year, typed, request.language))


def upload(request: PrintRequest) -> TemplateValues:
    """The batches that the reader has sent."""
    return _lists(*sent_lists(_signed_in_reader(request).code, request.language, clock.ZONE))


def entry(request: PrintRequest) -> TemplateValues:
    """One figure as a sheet, filled in as far as it is stored; by default of the officer's first open commitment."""
    officer, today = _signed_in_reader(request), clock.today()
    first = next(iter(work(of_officer(standings(today, officer), officer.code))), None)
    code = request.query.get("code") or (first.code if first else "")
    try:
        c = standing(code, today, request.reader).commitment
    except KeyError:
        raise NotThere from None
    year = _year_of(request)
    method = request.query.get(METHOD) or c.promise.method_of_record(year)
    return _lists(*figure_lists(c, year, method, request.language, clock.ZONE))


def administration(request: PrintRequest) -> TemplateValues:
    """The list of section=…, else the commitments."""
    section = request.query.get(SECTION, "commitment")
    if section not in SECTIONS:
        raise NotThere
    return _lists(*administered_lists(section, request.language, clock.ZONE, clock.today()))


def account(request: PrintRequest) -> TemplateValues:
    return _lists(*account_lists(_signed_in_reader(request), clock.now(), request.language, clock.ZONE))


def _signed_in_reader(request: PrintRequest) -> PersonView:
    """The reader, who is never a stranger here."""
    if request.reader is None:
        raise NotThere
    return request.reader


def _year_of(request: PrintRequest) -> int:
    """The year that a form is for."""
    typed = request.query.get(FOR_YEAR, "")
    return int(typed) if re.fullmatch("[0-9]{4}", typed) else clock.today().year - 1


def _lists(*lists: TemplateValues) -> TemplateValues:
    """A page that is tables and nothing else, and of today."""
    return {"then": "", "lists": lists}


def _changes(since: Since | None, request: PrintRequest, among: Collection[str] | None = None) -> TemplateValues:
    return changes_part(since, clock.today(), request.language, clock.ZONE, request.reader, among)


def _report_input(
    standings: tuple[Standing, ...], counted: Headline | None, year: int | None, request: PrintRequest
) -> ReportInput:
    details = (request.day, clock.today(), letter_texts())
    return ReportInput(
        standings, counted, year, request.language, *details, as_of=request.as_of, names=person_names(), zone=clock.ZONE
    )


def _with_markup(content: TemplateValues) -> TemplateValues:
    """The same with its charts as markup: they are drawn by us, with what people typed escaped in them."""
    return content | {name: Markup(content[name]) for name in ("svg", "units_svg")}  # noqa: S704


def method(request: PrintRequest) -> TemplateValues:
    """How a status comes about."""
    language = request.language
    cuts = thresholds(language)

    def text(key: str) -> Markup:
        return bold_html(translate(key, language, **cuts))

    def lettered(name: str, letters: str) -> tuple[Markup, Markup, list[tuple[str, Markup]]]:
        paragraphs = [(letter, text(f"method.{name}.{letter}")) for letter in letters]
        return text(f"method.{name}.title"), text(f"method.{name}.intro"), paragraphs

    tables = [
        (
            text(f"method.{name}.title"),
            text(f"method.{name}.intro"),
            [(label.text(language), text(f"method.{name}.{code}")) for code, label in table.items()],
        )
        for name, table in MEANINGS.items()
    ]
    tables.append(lettered("lines", LINES))
    sections = [(text(f"method.{name}.title"), text(f"method.{name}.body")) for name in TOPICS]
    sections.append((text("method.attention.title"), text("method.attention.body")))
    return {
        "intro": text("method.intro"),
        "tables": tables,
        "sections": sections,
        "order": [text(f"concern.{concern}") for concern in Concern],
        "paragraphs": [lettered(name, letters) for name, letters in LISTS.items()],
        "version": text("method.version"),
    }


# Each makes the page for paper of its name.
MAKERS: tuple[Maker, ...] = (
    *(overview, commitment, wards, my_work, grid, upload, entry, review, years, reports),
    *(meetings, method, journal, administration, account),
)
ROUTES = (
    *(Route(PRINTS[make.__name__], partial(_answer, make), methods=["GET"]) for make in MAKERS),
    style_route(PRINT_STYLES, "print.css"),
)
