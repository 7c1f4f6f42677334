"""What an address asks for, as its reader may see it: one commitment, for pictures and sheets, or those it selects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams
from starlette.requests import Request

import clock
from store.board import board, standing
from text import Language
from views import AsOf, PersonView, Standing
from web.query import DAY, KEYS, as_of_of, as_of_query, language_of, selection_of
from web.routes import reader

TARGETS, NOW = "targets", "now"  # in the address: years gone by are held against today's targets
BESIDE = "beside"  # in the address: 1 lays the national yardstick under the chart


@dataclass(frozen=True, slots=True)
class CommitmentRequest:
    """A commitment as of `today`, the yardstick beside it where one was asked for, and what is past about it."""

    standing: Standing
    yardstick: Standing | None
    today: date
    as_of: AsOf | None
    language: Language
    by_todays_targets: bool = False


def as_of_and_today(query: Mapping[str, str]) -> tuple[AsOf | None, date]:
    """As it was known on which day, and the day that is today then; both by one look at the clock."""
    today = clock.today()
    known = as_of_of(query, today, clock.ZONE)
    return known, known.day if known else today


def commitment_request(request: Request) -> CommitmentRequest | None:
    """By code=…, lang=vi or en, beside=1, targets=now and the day of the past; None if there is no such commitment."""
    return commitment_request_of(dict(request.query_params), reader(request))


def commitment_request_of(query: Mapping[str, str], who: PersonView | None) -> CommitmentRequest | None:
    """The same, for `who` reads."""
    known, today = as_of_and_today(query)
    now = query.get(TARGETS) == NOW
    try:
        found = standing(query.get("code", ""), today, who, known, by_todays_targets=now)
    except KeyError:
        return None
    measure = found.commitment.yardstick if query.get(BESIDE) == "1" else None
    return CommitmentRequest(found, _there(measure, who, known, today), today, known, language_of(query), now)


def _there(code: str | None, who: PersonView | None, known: AsOf | None, today: date) -> Standing | None:
    """The yardstick, unless it was not there yet."""
    try:
        return standing(code, today, who, known) if code else None
    except KeyError:
        return None


def selected_codes(query: QueryParams, who: PersonView | None) -> frozenset[str] | None:
    """The commitments that the filters of an address leave; None where it has none."""
    if not any(key in query for key in (*KEYS, DAY)):
        return None
    known, today = as_of_and_today(query)
    return board(selection_of(query, query.getlist("state")), today, who, known).codes


def commitment_query(
    code: str,
    language: Language,
    known: AsOf | None = None,
    *,
    beside: bool = False,
    by_todays_targets: bool = False,
) -> list[tuple[str, str]]:
    """The same as pairs for an address."""
    more = [(BESIDE, "1")] if beside else []
    more += [(TARGETS, NOW)] if by_todays_targets else []
    return [("code", code), ("lang", language), *as_of_query(known), *more]
