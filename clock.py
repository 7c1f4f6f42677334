"""The city's calendar day and time zone. Only the outermost layers ask; everything below is handed `today`."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = os.environ.get("CAMKET_ZONE") or "Asia/Ho_Chi_Minh"


class UnknownZone(ValueError):
    """CAMKET_ZONE names no time zone that this machine knows."""


def now() -> datetime:
    """This moment in UTC, for the record."""
    return datetime.now(UTC)


def today() -> date:
    """Today by the city's calendar, whatever the server's is. Raises `UnknownZone`."""
    return datetime.now(zone()).date()


def zone() -> ZoneInfo:
    """The city's time zone. Raises `UnknownZone`."""
    try:
        return ZoneInfo(ZONE)
    except (KeyError, ValueError, OSError) as error:  # unknown; no name at all; the name of a folder of zones
        raise UnknownZone(ZONE) from error
