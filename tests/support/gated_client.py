"""A browser before the program's routes and its gate, without a server."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

import app
from web.gate import Gate


def gated_client() -> TestClient:
    return TestClient(Starlette(routes=list(app.ROUTES), middleware=[Middleware(Gate)]), follow_redirects=False)
