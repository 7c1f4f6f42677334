"""What a page says, for paper: A4 pages of our own with whole charts and no controls, opened in a new tab.

No script runs in them; the browser prints them as it prints any page.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

import clock
from board.attention import Concern
from board.due import work
from board.headline import Headline
from board.selection import Board
from exchange.meetings.changes import Since
from exchange.paper.administered import ADMINISTERED, administered_lists
from exchange.paper.content import Order, head, part
from exchange.paper.forms import account_lists, figure_lists, sent_lists, year_lists
from exchange.paper.lists import journal_lists, review_lists, work_lists, years_lists
from exchange.paper.meetings import changes_part, frozen_part
from exchange.paper.wards import wards_part
from store.accounts.assignments import assigned
from store.accounts.people import person_names
from store.board import board, of_officer, standing, standings
from store.drafts import drafts
from store.settings import letter_texts, report_heading
from store.snapshots import snapshot
from text import Language, date_words, moment, translate
from views import AsOf, PersonView, Standing
from web.commitment_request import as_of_and_today, commitment_request_of
from web.html import bold_html, templates
from web.query import (
    CHANGED,
    MAP_YEAR,
    MEETING,
    OF_MEETING,
    VIEW,
    entry_filter_of,
    language_of,
    meeting_of,
    selection_of,
    since_of,
    since_query,
)
from web.routes import PRINT_STYLES, PRINTS, reader
from wording import LINES, MEANINGS, TOPICS, order_words, thresholds
from wording.headline import headline_words

STYLES = Path(__file__).parent / "templates" / "print.css"
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
}
LISTS = (  # pages that are tables and nothing else
    *("meetings", "my_work", "review", "years", "journal"),
    *("grid", "upload", "entry", "administration", "account"),
)
FOR_YEAR, METHOD, SECTION = "for", "method", "section"  # in the address of a form
BESIDE_WORDS = (440, 140)  # pixels: the width of a chart that has words beside it, and its plot's height
Content = dict[str, object]


def print_address(page: str, pairs: list[tuple[str, str]]) -> str:
    """Where the version of a page for paper is, with what its address says."""
    return f"{PRINTS[page]}?{urlencode(pairs)}" if pairs else PRINTS[page]


class NotThere(Exception):
    """There is nothing at this address; whatever else goes wrong fails loudly."""


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What the address asks for, in which language, as known on which day, and who asks; None: today, a stranger.

    `day` is the day that is today on the page.
    """

    query: Mapping[str, str]
    states: list[str]
    language: Language
    as_of: AsOf | None
    day: date
    who: PersonView | None


Maker = Callable[[PrintRequest], Content]


async def _answer(page: str, make: Maker, request: Request) -> Response:
    """The page, titled and dated; 404 where what is asked for is not there."""
    query = request.query_params
    language, (known, day) = language_of(query), as_of_and_today(query)
    asked = PrintRequest(dict(query), query.getlist("state"), language, known, day, reader(request))
    try:
        content = await run_in_threadpool(make, asked)
    except NotThere:
        return PlainTextResponse(translate("file.not_there", language), HTTPStatus.NOT_FOUND, HEADERS)
    then = translate(f"known.{known.clock}", language, on=date_words(known.day, language)) if known else ""
    above = await run_in_threadpool(report_heading, language)
    around: Content = {
        "t": partial(translate, language=language),
        "language": language.value,
        "looks": PRINT_STYLES,
        "title": translate(f"page.{page}", language),
        "above": above or translate("app.name", language),
        "made": translate("book.made", language, at=moment(clock.now(), language, clock.ZONE)),
        "then": then,
    }
    template = templates.get_template(f"print_{'lists' if page in LISTS else page}.html")
    return HTMLResponse(template.render(around | content), headers=HEADERS)


def _overview(asked: PrintRequest) -> Content:
    """The selection of the address: headline, counts, and each commitment with its chart."""
    shown, order = _selected(asked)
    numbers = range(1, len(shown.standings) + 1)
    return _above(shown, order) | {"parts": [_drawn(part(order, number, BESIDE_WORDS)) for number in numbers]}


def _reports(asked: PrintRequest) -> Content:
    """The selection of the address as a table, and what changed in it since tu=…"""
    shown, order = _selected(asked)
    since = since_of(asked.query, clock.today(), clock.ZONE)
    return _above(shown, order) | {"since": since and _changes(since, asked, shown.codes)}


def _selected(asked: PrintRequest) -> tuple[Board, Order]:
    selection = selection_of(asked.query, asked.states)
    shown = board(selection, asked.day, asked.who, asked.as_of)
    return shown, _order(shown.standings, shown.headline, selection.year, asked)


def _above(shown: Board, order: Order) -> Content:
    """What stands above the commitments of a selection, and by which rule they are judged."""
    language = order.language
    return {
        "headline": headline_words(shown.headline, order.year, language),
        "year": order.year,
        "head": head(order),
        "order": order_words(order.year, language),
        "rule": translate("reports.rule", language, **thresholds(language)),
    }


def _commitment(asked: PrintRequest) -> Content:
    """As `web.commitment_request` understands the address: also by today's targets, and with the yardstick beneath."""
    found = commitment_request_of(asked.query, asked.who)
    if found is None:
        raise NotThere
    order = replace(_order((found.standing,), None, None, asked), yardstick=found.yardstick)
    note = translate("commitment.by_targets_note", asked.language) if found.by_todays_targets else ""
    return {"head": head(order), "part": _drawn(part(order, 1)), "note": note}


def _wards(asked: PrintRequest) -> Content:
    """The commitment of the address ward by ward, else the first that is counted over wards."""
    query, known = asked.query, asked.as_of
    listed = {s.commitment.code: s for s in standings(asked.day, asked.who, known) if s.commitment.is_listed}
    s = listed.get(query.get("code") or next(iter(listed), ""))
    if s is None:
        raise NotThere
    made = wards_part(s, query.get(MAP_YEAR, ""), asked.day, asked.language)
    lines = made["successions"]
    assert isinstance(lines, list)
    drawn = Markup(made["map"])  # noqa: S704 (drawn by us, names escaped in it)
    return made | {"map": drawn, "count": bold_html(str(made["count"])), "successions": list(map(bold_html, lines))}


def _meetings(asked: PrintRequest) -> Content:
    """The snapshot of ky=…, or what changed since tu=…; of its own day, whatever other day the address says."""
    query = asked.query
    if query.get(VIEW) == CHANGED:
        return _lists(_changes(since_of(dict(since_query(query)), clock.today(), clock.ZONE), asked))
    number = (meeting_of(query) or 0) if query.get(MEETING) else None
    if number is not None and snapshot(number) is None:
        raise NotThere
    return _lists(frozen_part(number, query.get(OF_MEETING, ""), asked.language, clock.ZONE))


def _my_work(asked: PrintRequest) -> Content:
    """What is owed by whoever asks, and the questions that wait for them."""
    today, who = clock.today(), asked.who
    own = of_officer(standings(today, who), who.code) if who else ()
    return _lists(*work_lists(own, today, asked.language, clock.ZONE))


def _review(asked: PrintRequest) -> Content:
    """The figures that wait for approval."""
    return _lists(*review_lists(standings(clock.today(), asked.who), asked.language, clock.ZONE))


def _years(asked: PrintRequest) -> Content:
    """Closed years and batches."""
    return _lists(*years_lists(asked.language, clock.ZONE))


def _journal(asked: PrintRequest) -> Content:
    """The journal, narrowed as on its page."""
    return _lists(*journal_lists(entry_filter_of(asked.query, clock.ZONE), asked.language, clock.ZONE))


def _grid(asked: PrintRequest) -> Content:
    """The year of for=…, else the last one, for whoever enters it; what they have typed is marked."""
    who, year = _worker(asked), _year_of(asked)
    mine = work(of_officer(standings(clock.today(), who), who.code), clock.today())
    of_record = {c.code: c.promise.method_of_record(year) for c in mine}
    typed = {d.commitment: d.typed for d in drafts(who.code, year) if of_record.get(d.commitment) == d.method}
    return _lists(*year_lists(mine, year, typed, asked.language))


def _upload(asked: PrintRequest) -> Content:
    """The batches that were sent by whoever asks."""
    return _lists(*sent_lists(_worker(asked).code, asked.language, clock.ZONE))


def _entry(asked: PrintRequest) -> Content:
    """One figure as a sheet, filled in as far as it is stored; without a code of the first that one enters."""
    code = asked.query.get("code") or min(assigned(_worker(asked).code), default="")
    try:
        c = standing(code, clock.today(), asked.who).commitment
    except KeyError:
        raise NotThere from None
    year = _year_of(asked)
    method = asked.query.get(METHOD) or c.promise.method_of_record(year)
    return _lists(*figure_lists(c, year, method, asked.language, clock.ZONE))


def _administration(asked: PrintRequest) -> Content:
    """The list of section=…, else the commitments."""
    section = asked.query.get(SECTION, "commitment")
    if section not in ADMINISTERED:
        raise NotThere
    return _lists(*administered_lists(section, asked.language, clock.ZONE, clock.today()))


def _account(asked: PrintRequest) -> Content:
    return _lists(*account_lists(_worker(asked), clock.now(), asked.language, clock.ZONE))


def _worker(asked: PrintRequest) -> PersonView:
    """Who asks: strangers do not come this far."""
    if asked.who is None:
        raise NotThere
    return asked.who


def _year_of(asked: PrintRequest) -> int:
    """The year that a form is for."""
    said = asked.query.get(FOR_YEAR, "")
    return int(said) if re.fullmatch("[0-9]{4}", said) else clock.today().year - 1


def _lists(*lists: Content) -> Content:
    """A page that is tables and nothing else, and of today."""
    return {"then": "", "lists": lists}


def _changes(since: Since | None, asked: PrintRequest, among: Collection[str] | None = None) -> Content:
    return changes_part(since, clock.today(), asked.language, clock.ZONE, asked.who, among)


def _order(standings: tuple[Standing, ...], counted: Headline | None, year: int | None, asked: PrintRequest) -> Order:
    around = (asked.day, clock.today(), letter_texts())
    return Order(
        standings, counted, year, asked.language, *around, known=asked.as_of, names=person_names(), zone=clock.ZONE
    )


def _drawn(content: Content) -> Content:
    """The same with its charts as markup: they were drawn by us, what people typed escaped in them."""
    return content | {name: Markup(content[name]) for name in ("svg", "units_svg")}  # noqa: S704


def _method(asked: PrintRequest) -> Content:
    """How a status comes about."""
    language = asked.language
    cuts = thresholds(language)

    def told(key: str) -> Markup:
        return bold_html(translate(key, language, **cuts))

    tables = [
        (told(f"method.{name}.title"), told(f"method.{name}.intro"), [
            (said.text(language), told(f"method.{name}.{code}")) for code, said in table.items()
        ])
        for name, table in MEANINGS.items()
    ]  # fmt: skip
    lines = [(line, told(f"method.lines.{line}")) for line in LINES]
    tables.append((told("method.lines.title"), told("method.lines.intro"), lines))
    sections = [(told(f"method.{name}.title"), told(f"method.{name}.body")) for name in TOPICS]
    sections.append((told("method.attention.title"), told("method.attention.body")))
    return {
        "intro": told("method.intro"),
        "tables": tables,
        "sections": sections,
        "order": [told(f"concern.{each}") for each in Concern],
        "version": told("method.version"),
    }


async def _looks(_request: Request) -> Response:
    return FileResponse(STYLES, media_type="text/css", headers={"cache-control": "no-cache"})


MAKERS: Mapping[str, Maker] = {
    "overview": _overview,
    "commitment": _commitment,
    "wards": _wards,
    "my_work": _my_work,
    "grid": _grid,
    "upload": _upload,
    "entry": _entry,
    "review": _review,
    "years": _years,
    "reports": _reports,
    "meetings": _meetings,
    "method": _method,
    "journal": _journal,
    "administration": _administration,
    "account": _account,
}
ROUTES = (
    *(Route(PRINTS[page], partial(_answer, page, make), methods=["GET"]) for page, make in MAKERS.items()),
    Route(PRINT_STYLES, _looks, methods=["GET"]),
)
