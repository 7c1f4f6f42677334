"""Downloads of an officer's own work, which nobody keeps."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from store.accounts.people import person
from tests.support.people import OFFICER
from web import work
from web.routes import CALENDAR, TEMPLATE, WORK


@pytest.mark.parametrize(
    ("path", "start"), [(WORK, b"\xef\xbb\xbf"), (CALENDAR, b"BEGIN:VCALENDAR"), (TEMPLATE, b"PK")]
)
def test_the_files_of_an_officer_are_attachments_that_nobody_keeps(store: Path, path: str, start: bytes) -> None:
    app = Starlette(routes=list(work.ROUTES))

    async def gated(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "person": person(OFFICER)}, receive, send)

    with TestClient(gated) as client:
        for query in ("", "?lang=en", "?for=9999", "?for=²²²²"):
            answer = client.get(path + query)
            assert answer.status_code == 200
            assert answer.content.startswith(start)
            assert answer.headers["content-disposition"].startswith("attachment; filename=")
            assert "9999" not in answer.headers["content-disposition"], "it is called after the year that is in it"
            assert answer.headers["cache-control"] == "no-store"
