"""Downloads of an officer's own work, which nobody keeps."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from store.accounts.people import person
from tests.support.administration import close
from tests.support.people import OFFICER
from web import work
from web.routes import CALENDAR, TEMPLATE, WORK


def test_a_template_has_no_rows_for_what_is_closed(store: Path) -> None:
    close("commitment", "LEVEL")
    app = Starlette(routes=list(work.ROUTES))

    async def gated(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "person": person(OFFICER)}, receive, send)

    with TestClient(gated) as client:
        book = load_workbook(BytesIO(client.get(TEMPLATE).content))
        cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {"LEVEL", "SHARE"} & cells == {"SHARE"}


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
