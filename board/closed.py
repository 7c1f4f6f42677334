"""Closed commitments: parted from the open ones before anything is counted, ordered, shown or asked for."""

from collections.abc import Iterable

from views import Standing


def parted(standings: Iterable[Standing]) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """The open ones in their order, and the closed ones, the last closed first.

    What is closed later than the day of the standings is open on it.
    """
    among = tuple(standings)
    closed = [(s.closing.on, s) for s in among if s.closing is not None]
    closed.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(s for s in among if s.closing is None), tuple(s for _, s in closed)
