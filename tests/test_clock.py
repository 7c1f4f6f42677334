"""The city's day: by its own calendar, whatever the server's zone is."""

from datetime import UTC, datetime, timedelta

import pytest

import clock


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_today_is_by_the_citys_calendar(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """Of these two zones, 25 hours apart, one always has another date than the other."""
    monkeypatch.setattr(clock, "ZONE", zone)
    hours = 14 if zone == "Pacific/Kiritimati" else -11
    before, shown, after = datetime.now(UTC), clock.today(), datetime.now(UTC)
    assert shown in {(moment + timedelta(hours=hours)).date() for moment in (before, after)}


def test_this_moment_is_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("zone", ["Asia/Tay_Ninh", "", "Asia", "../../etc/passwd"])
def test_a_zone_that_is_none_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setattr(clock, "ZONE", zone)
    with pytest.raises(clock.UnknownZone, match=f"^{zone}$" if zone != "../../etc/passwd" else "passwd"):
        clock.today()
