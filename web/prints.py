"""What a page says, for paper: A4 pages of our own with whole charts and no controls, opened in a new tab.

No script runs in them; the browser prints them as it prints any page.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
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
from attention import Concern
from exchange.headline import headline_words
from exchange.paper.content import Order, head, part
from exchange.paper.lists import journal_lists, review_lists, work_lists, years_lists
from exchange.paper.meetings import changes_part, frozen_part
from exchange.paper.wards import wards_part
from explaining import LINES, MEANINGS, TOPICS, order_words, thresholds
from store.accounts.people import names
from store.board import Headline, board, standings
from store.due import of_officer
from store.settings import heading_in, letter
from store.snapshots import snapshot
from text import Language, date_words, moment, word
from views import AsOf, PersonView, Standing
from web.address import (
    CHANGED,
    MAP_YEAR,
    MEETING,
    OF_MEETING,
    VIEW,
    as_of_of,
    language_of,
    meeting_of,
    selection_of,
    since_of,
    wanted_of,
)
from web.asked import found_by
from web.form import in_html, templates
from web.places import PRINT_LOOKS, PRINTS, reader

LOOKS = Path(__file__).parent / "forms" / "print.css"
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
}
LISTS = ("meetings", "my_work", "review", "years", "journal")  # pages that are tables and nothing else
BESIDE_WORDS = (440, 140)  # pixels: the width of a chart that has words beside it, and its plot's height
Content = dict[str, object]


def print_address(page: str, pairs: list[tuple[str, str]]) -> str:
    """Where the version of a page for paper is, with what its address says."""
    return f"{PRINTS[page]}?{urlencode(pairs)}" if pairs else PRINTS[page]


async def overview(request: Request) -> Response:
    """The selection of the address: headline, counts, and each commitment with its chart."""
    return await _answer(request, "overview", lambda *asked: _selection(*asked, parts=True))


async def reports(request: Request) -> Response:
    """The selection of the address as a table, and what changed in it since tu=…"""
    return await _answer(request, "reports", lambda *asked: _selection(*asked, parts=False))


async def commitment(request: Request) -> Response:
    """The commitment of code=…"""
    return await _answer(request, "commitment", _commitment)


async def wards(request: Request) -> Response:
    """The commitment of code=… ward by ward."""
    return await _answer(request, "wards", _wards)


async def meetings(request: Request) -> Response:
    """The snapshot of ky=…, or what changed since tu=…"""
    return await _answer(request, "meetings", _meetings)


async def my_work(request: Request) -> Response:
    """What is owed by whoever asks, and the questions that wait for them."""
    return await _answer(request, "my_work", _my_work)


async def review(request: Request) -> Response:
    """The figures that wait for approval."""
    return await _answer(request, "review", _review)


async def years(request: Request) -> Response:
    """Closed years and batches."""
    return await _answer(request, "years", _years)


async def journal(request: Request) -> Response:
    """The journal, narrowed as on its page."""
    return await _answer(request, "journal", _journal)


async def method(request: Request) -> Response:
    """How a status comes about."""
    return await _answer(request, "method", _method)


class NotThere(Exception):
    """There is nothing at this address; whatever else goes wrong fails loudly."""


Query = Mapping[str, str]
Maker = Callable[[Query, list[str], Language, AsOf | None, PersonView | None], Content]


async def _answer(request: Request, page: str, make: Maker) -> Response:
    """The page, titled and dated; 404 where what is asked for is not there."""
    query, today = request.query_params, clock.today()
    language = language_of(query)
    known = as_of_of(dict(query), today, clock.ZONE)
    try:
        content = await run_in_threadpool(make, dict(query), query.getlist("state"), language, known, reader(request))
    except NotThere:
        return PlainTextResponse(word("file.not_there", language), HTTPStatus.NOT_FOUND, HEADERS)
    then = word(f"known.{known.clock}", language, on=date_words(known.day, language)) if known else ""
    above = await run_in_threadpool(heading_in, language)
    around: Content = {
        "t": partial(word, language=language),
        "language": language.value,
        "looks": PRINT_LOOKS,
        "title": word(f"page.{page}", language),
        "above": above or word("app.name", language),
        "made": word("book.made", language, at=moment(clock.now(), language, clock.ZONE)),
        "then": then,
    }
    template = templates.get_template(f"print_{'lists' if page in LISTS else page}.html")
    return HTMLResponse(template.render(around | content), headers=HEADERS)


def _selection(
    query: Query,
    states: list[str],
    language: Language,
    known: AsOf | None,
    who: PersonView | None,
    *,
    parts: bool,
) -> Content:
    selection, today = selection_of(query, states), known.day if known else clock.today()
    shown = board(selection, today, who, known)
    order = _order(shown.standings, shown.headline, selection.year, language, known)
    numbers = range(1, len(shown.standings) + 1) if parts else ()
    since = None if parts else since_of(query, clock.today(), clock.ZONE)
    return {
        "headline": headline_words(shown.headline, selection.year, language),
        "year": selection.year,
        "head": head(order),
        "order": order_words(selection.year, language),
        "rule": word("reports.rule", language, **thresholds(language)),
        "parts": [_drawn(part(order, number, BESIDE_WORDS)) for number in numbers],
        "since": since and changes_part(since, clock.today(), language, clock.ZONE, who, shown.codes),
    }


def _commitment(query: Query, _: list[str], language: Language, known: AsOf | None, who: PersonView | None) -> Content:
    """As `web.asked` understands the address: also by today's targets, and with the yardstick beneath."""
    found = found_by(query, who)
    if found is None:
        raise NotThere
    order = replace(_order((found.standing,), None, None, language, known), yardstick=found.yardstick)
    note = word("commitment.by_targets_note", language) if found.by_todays_targets else ""
    return {"head": head(order), "part": _drawn(part(order, 1)), "note": note}


def _wards(query: Query, _: list[str], language: Language, known: AsOf | None, who: PersonView | None) -> Content:
    """The commitment of the address, else the first that is counted over wards."""
    today = known.day if known else clock.today()
    listed = {s.commitment.code: s for s in standings(today, who, known) if s.commitment.is_listed}
    s = listed.get(query.get("code") or next(iter(listed), ""))
    if s is None:
        raise NotThere
    made = wards_part(s, query.get(MAP_YEAR, ""), today, language)
    lines = made["successions"]
    assert isinstance(lines, list)
    drawn = Markup(made["map"])  # noqa: S704 (drawn by us, names escaped in it)
    return made | {"map": drawn, "count": in_html(str(made["count"])), "successions": list(map(in_html, lines))}


def _meetings(query: Query, _: list[str], language: Language, _known: AsOf | None, who: PersonView | None) -> Content:
    """What the page shows; it is of its own day, whatever other day the address says."""
    if query.get(VIEW) == CHANGED:
        today = clock.today()
        since = since_of(query, today, clock.ZONE)
        return {"then": "", "lists": [changes_part(since, today, language, clock.ZONE, who)]}
    number = (meeting_of(query) or 0) if query.get(MEETING) else None
    if number is not None and snapshot(number) is None:
        raise NotThere
    return {"then": "", "lists": [frozen_part(number, query.get(OF_MEETING, ""), language, clock.ZONE)]}


def _my_work(_query: Query, _: list[str], language: Language, _known: AsOf | None, who: PersonView | None) -> Content:
    today = clock.today()
    own = of_officer(standings(today, who), who.code) if who else ()
    return {"then": "", "lists": work_lists(own, today, language, clock.ZONE)}


def _review(_query: Query, _: list[str], language: Language, _known: AsOf | None, who: PersonView | None) -> Content:
    return {"then": "", "lists": review_lists(standings(clock.today(), who), language, clock.ZONE)}


def _years(_query: Query, _: list[str], language: Language, _known: AsOf | None, _who: PersonView | None) -> Content:
    return {"then": "", "lists": years_lists(language, clock.ZONE)}


def _journal(query: Query, _: list[str], language: Language, _known: AsOf | None, _who: PersonView | None) -> Content:
    return {"then": "", "lists": journal_lists(wanted_of(query, clock.ZONE), language, clock.ZONE)}


def _order(
    standings: tuple[Standing, ...],
    counted: Headline | None,
    year: int | None,
    language: Language,
    known: AsOf | None,
) -> Order:
    today = clock.today()
    day = known.day if known else today
    around = (day, today, letter())
    return Order(standings, counted, year, language, *around, known=known, names=names(), zone=clock.ZONE)


def _drawn(content: Content) -> Content:
    """The same with its charts as markup: they were drawn by us, what people typed escaped in them."""
    return content | {name: Markup(content[name]) for name in ("svg", "units_svg")}  # noqa: S704


def _method(
    _query: Query, _states: list[str], language: Language, _known: AsOf | None, _who: PersonView | None
) -> Content:
    cuts = thresholds(language)

    def told(key: str) -> Markup:
        return in_html(word(key, language, **cuts))

    tables = [
        (told(f"method.{name}.title"), told(f"method.{name}.intro"), [
            (said.said(language), told(f"method.{name}.{code}")) for code, said in table.items()
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
    return FileResponse(LOOKS, media_type="text/css", headers={"cache-control": "no-cache"})


ANSWERS = {
    "overview": overview,
    "commitment": commitment,
    "wards": wards,
    "my_work": my_work,
    "review": review,
    "years": years,
    "reports": reports,
    "meetings": meetings,
    "method": method,
    "journal": journal,
}
ROUTES = (
    *(Route(PRINTS[page], answer, methods=["GET"]) for page, answer in ANSWERS.items()),
    Route(PRINT_LOOKS, _looks, methods=["GET"]),
)
