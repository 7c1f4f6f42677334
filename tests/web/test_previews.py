"""The preview of an import as a download: for whoever sent the file, and for a while."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from store.accounts.people import person
from tests.support.people import ADMINISTRATOR, OFFICER
from web import previews
from web.routes import PREVIEW


def test_a_preview_is_only_for_whoever_sent_the_file(store: Path) -> None:
    app = Starlette(routes=list(previews.ROUTES))
    who = person(OFFICER)

    async def gated(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "person": who}, receive, send)

    first, second = (previews.keep_preview(OFFICER, content) for content in (b"old", b"a;b"))
    with TestClient(gated) as client:
        answer = client.get(second)
        assert (answer.status_code, answer.content) == (200, b"a;b")
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert client.get(first).status_code == client.get(PREVIEW).status_code == 404
        who = person(ADMINISTRATOR)
        assert client.get(second).status_code == 404
    for n in range(previews.MOST_KEPT):
        previews.keep_preview(f"p{n}", b"")
    with TestClient(gated) as client:
        who = person(OFFICER)
        assert client.get(second).status_code == 404
