"""Links of big screens in the store: until when they open, and that no token is stored."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from store.accounts.walls import make_wall, revoke_wall, wall, walls
from store.database import reading
from store.journal import EntryFilter, entries
from tests.support.people import ADMINISTRATOR
from tests.support.small_city import NOW, TODAY

pytestmark = pytest.mark.usefixtures("store")


def made(ends_on: date | None = None) -> str:
    return make_wall("Sảnh <b>", ends_on, today=TODAY, now=NOW, by=ADMINISTRATOR)


def test_a_link_opens_until_it_is_revoked() -> None:
    token, other = made(), made()
    opened = wall(token, TODAY)
    assert opened is not None
    assert (opened.name, opened.made_by, opened.ends_on) == ("Sảnh <b>", ADMINISTRATOR, None)
    revoke_wall(opened.number, now=NOW, by=ADMINISTRATOR)
    assert wall(token, TODAY) is None
    assert wall(other, TODAY) is not None
    assert [link.revoked_at is None for link in walls()] == [True, False]


def test_a_link_opens_on_its_last_day_and_not_on_the_next() -> None:
    token = made(ends_on=TODAY)
    assert wall(token, TODAY) is not None
    assert wall(token, TODAY + timedelta(days=1)) is None


def test_what_is_not_quite_the_token_opens_nothing() -> None:
    token = made()
    others = (token.swapcase(), token[:-1], token + "x", "", walls()[0].name)
    assert [wall(other, TODAY) for other in others] == [None] * len(others)


def test_the_store_holds_no_token_and_the_journal_who_made_and_revoked_it() -> None:
    token = made()
    revoke_wall(1, now=NOW, by=ADMINISTRATOR)
    with reading() as connection:
        queries = [sa.text(f"SELECT * FROM {table}") for table in ("wall_link", "journal")]
        rows = [str(row) for query in queries for row in connection.execute(query)]
    assert not any(token in row for row in rows)
    deeds = [(e.deed, e.by, e.key) for e in entries(EntryFilter(about="wall_link"), 9)]
    assert deeds == [("wall_revoked", ADMINISTRATOR, {"number": 1}), ("wall_made", ADMINISTRATOR, {"number": 1})]
