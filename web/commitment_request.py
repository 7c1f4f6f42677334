"""The commitment, or the selection of them, that an address asks for, as its reader may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import QueryParams
from starlette.requests import Request

import clock
from store.board import board, standing
from text import Language
from views import AsOf, PersonView, Standing
from web.query import BESIDE, DAY, KEYS, NOW, TARGETS, language_of, point_in_time_of, point_in_time_query, selection_of
from web.routes import reader_of


@dataclass(frozen=True, slots=True)
class CommitmentRequest:
    """A commitment as of `today`, and the yardstick to lay beside it; `as_of` of a point-in-time read."""

    standing: Standing
    yardstick: Standing | None
    today: date
    as_of: AsOf | None
    language: Language
    by_todays_targets: bool = False


def as_of_and_today(query: Mapping[str, str]) -> tuple[AsOf | None, date]:
    """The point-in-time read that an address asks for, and the day that is today in it; by one look at the clock."""
    today = clock.today()
    as_of = point_in_time_of(query, today, clock.ZONE)
    return as_of, as_of.day if as_of else today


def commitment_request(request: Request) -> CommitmentRequest | None:
    """By code=…, lang=vi or en, beside=1, targets=now and ngay=…; None if there is no such commitment."""
    return commitment_request_of(dict(request.query_params), reader_of(request))


def commitment_request_of(query: Mapping[str, str], reader: PersonView | None) -> CommitmentRequest | None:
    """The same for a reader; None: a stranger."""
    as_of, today = as_of_and_today(query)
    now = query.get(TARGETS) == NOW
    s = standing_as_of(query.get("code", ""), today, reader, as_of, by_todays_targets=now)
    if s is None:
        return None
    code = s.commitment.yardstick if query.get(BESIDE) == "1" else None
    yardstick = standing_as_of(code, today, reader, as_of)
    return CommitmentRequest(s, yardstick, today, as_of, language_of(query), now)


def standing_as_of(
    code: str | None, today: date, reader: PersonView | None, as_of: AsOf | None, *, by_todays_targets: bool = False
) -> Standing | None:
    """A commitment as it was known; None where it did not exist yet, and for no code."""
    try:
        return standing(code, today, reader, as_of, by_todays_targets=by_todays_targets) if code else None
    except KeyError:
        return None


def selected_codes(query: QueryParams, reader: PersonView | None) -> frozenset[str] | None:
    """The commitments that the filters of an address leave; None where it has none."""
    if not any(key in query for key in (*KEYS, DAY)):
        return None
    as_of, today = as_of_and_today(query)
    return board(selection_of(query, query.getlist("state")), today, reader, as_of).codes


def commitment_query(
    code: str, language: Language, as_of: AsOf | None = None, *, beside: bool = False, by_todays_targets: bool = False
) -> list[tuple[str, str]]:
    """The same as URL parameters."""
    switches = [(BESIDE, "1")] if beside else []
    switches += [(TARGETS, NOW)] if by_todays_targets else []
    return [("code", code), ("lang", language), *point_in_time_query(as_of), *switches]
