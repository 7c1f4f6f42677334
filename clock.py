"""What day it is for the city. Only the outermost layers ask; everything below is handed `today`."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ZONE = os.environ.get("CAMKET_ZONE", "Asia/Ho_Chi_Minh")


def now() -> datetime:
    """This moment in UTC, for the record."""
    return datetime.now(UTC)


def today() -> date:
    """Today by the city's calendar, whatever the server's is."""
    return datetime.now(ZoneInfo(ZONE)).date()
