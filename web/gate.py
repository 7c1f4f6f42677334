"""The gate before everything: whoever is not signed in gets nowhere but to the sign-in page.

It passes the identity on in a header that Streamlit hands to the pages as `st.user` (server.trustedUserHeaders),
and drops whatever the browser sent under such a name. A session is checked again at every message of a page's socket,
so that nothing runs for one that has ended, and idle pages are sent to the sign-in page.

Streamlit offers no way to ask who has a page, or to end one. So this reads the messages of its socket (`BackMsg`,
`ForwardMsg`) and looks up the page behind an upload (`_session_mgr`, `_user_info`). When an update renames one of them,
`test_streamlit_still_has_what_the_gate_leans_on` fails, and uploads or clicks do; nobody is let in by it.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from google.protobuf.message import DecodeError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.status import WS_1008_POLICY_VIOLATION, WS_1011_INTERNAL_ERROR
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

import clock
from store.accounts.sessions import person_of_session, touch
from store.settings import Switch, is_on
from views import PersonView
from web import cookie
from web.routes import UPLOADS, is_open, may_fetch, sign_in_address

IDENTITY_PREFIX = b"x-camket-"  # headers that only the gate may set
KEY_HEADER = b"x-camket-key"
# What a page's browser may send: nothing that asks to empty everybody's caches or for the state of a repository.
ALLOWED_MESSAGES = ("rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request")
POLL_SECONDS = 3.0  # how soon an idle page notices that its session has ended
AFTER_RUN_SECONDS = 0.3  # and one that has just signed itself out


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody whom the gate lets in; without a person: a stranger while reading is public."""

    key: str | None
    person: PersonView | None


def admit(key: str | None, *, extend_session: bool = False) -> Visitor | None:
    """Let in whom a session's key stands for, looked up in the store each time; None: nobody."""
    now = clock.now()
    person = person_of_session(key, now) if key else None
    if key and person is not None:
        if extend_session:
            touch(key, now)
        return Visitor(key, person)
    return Visitor(None, None) if is_on(Switch.PUBLIC_READING) else None


class Gate:
    """Default-deny: see `web.routes` for who may go where."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        try:
            visitor = await run_in_threadpool(_admit_by_cookie, Headers(scope=scope))
        except Exception:  # whatever keeps the store from answering, nobody is let in by it
            logging.getLogger("camket").exception("the gate could not ask the store")
            visitor = None
        scope = _with_identity(scope, visitor)
        if scope["type"] == "websocket":
            await _Socket(self.app, visitor).serve(scope, receive, send)
            return
        refusal = _refusal(scope, visitor)
        await (self.app if refusal is None else refusal)(scope, receive, send)


def _admit_by_cookie(headers: Headers) -> Visitor | None:
    return admit(cookie.session_key(_cookie(headers)), extend_session=True)


def _cookie(headers: Headers) -> str | None:
    """The last cookie of our name, if there is one."""
    morsel = None
    for line in headers.getlist("cookie"):
        with suppress(CookieError):
            morsel = SimpleCookie(line).get(cookie.name()) or morsel
    return morsel.value if morsel is not None else None


def _with_identity(scope: Scope, visitor: Visitor | None) -> Scope:
    """The scope with the visitor's identity and no other, for Streamlit (a header) and our routes (`person`)."""
    headers = [pair for pair in scope["headers"] if not pair[0].lower().startswith(IDENTITY_PREFIX)]
    if visitor is not None and visitor.key is not None:
        headers.append((KEY_HEADER, visitor.key.encode()))
    return {**scope, "headers": headers, "person": visitor.person if visitor is not None else None}


def _refusal(scope: Scope, visitor: Visitor | None) -> Response | None:
    """The answer to a request that is not allowed; None where it is."""
    path = scope["path"]
    if is_open(path):
        return None
    if visitor is None or (visitor.person is None and not may_fetch(None, path)):
        return _sign_in_redirect(scope)
    if not may_fetch(visitor.person, path):
        return PlainTextResponse("", HTTPStatus.FORBIDDEN)
    if path.startswith(UPLOADS) and not _is_own_upload(path, visitor):
        return PlainTextResponse("", HTTPStatus.FORBIDDEN)
    return None


def _sign_in_redirect(scope: Scope) -> Response:
    """To the sign-in page for whoever opened a page; a bare 401 for what a page fetches."""
    headers = Headers(scope=scope)
    is_navigation = scope["method"] == "GET" and headers.get("sec-fetch-mode", "navigate") == "navigate"
    if not is_navigation:
        return PlainTextResponse("", HTTPStatus.UNAUTHORIZED)
    query = scope["query_string"].decode("latin-1")
    return RedirectResponse(sign_in_address(scope["path"], query), HTTPStatus.SEE_OTHER)


def _is_own_upload(path: str, visitor: Visitor) -> bool:
    """An upload's address names a page's session; only the person who has that page may write there."""
    session = Runtime.instance()._session_mgr.get_active_session_info(path.removeprefix(UPLOADS).partition("/")[0])
    return session is not None and visitor.key is not None and session.session._user_info.get("key") == visitor.key


def _back_message(message: Message) -> BackMsg | None:
    """The message of the browser; None for what Streamlit's never sends."""
    back = BackMsg()
    try:
        back.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return None
    return back


class _Socket:
    """The socket of one page, whose every message is checked."""

    def __init__(self, app: ASGIApp, visitor: Visitor | None) -> None:
        self._app = app
        self._visitor = visitor
        self._is_closed = False
        self._has_run = asyncio.Event()
        self._path, self._query = "/", ""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._send = send
        if self._visitor is None or not may_fetch(self._visitor.person, scope["path"]):
            await receive()
            await send({"type": "websocket.accept", "subprotocol": "streamlit"})
            await self._redirect_to_sign_in()
            return

        async def checked_receive() -> Message:
            return await self._next_message(receive)

        async def open_send(message: Message) -> None:
            if not self._is_closed:
                await send(message)

        watch = asyncio.create_task(self._watch())
        try:
            with suppress(WebSocketDisconnected):  # the browser went while it was answered, which is no fault
                await self._app(scope, checked_receive, open_send)
        finally:
            watch.cancel()

    async def _next_message(self, receive: Receive) -> Message:
        """The next message that is allowed; once the session has ended, a disconnect instead."""
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            back = _back_message(message)
            kind = back.WhichOneof("type") if back is not None else None
            if back is not None and kind == "rerun_script":
                self._note_address(back.rerun_script)
            try:
                live = back is not None and await self._admit_again(extend_session=kind == "rerun_script")
            except Exception:  # the store does not answer: nothing is run; the browser will come again
                logging.getLogger("camket").exception("the gate could not ask the store")
                return await self._close(WS_1011_INTERNAL_ERROR)
            if not live:
                await self._redirect_to_sign_in()
                return {"type": "websocket.disconnect", "code": WS_1008_POLICY_VIOLATION}
            if kind in ALLOWED_MESSAGES:
                self._has_run.set()
                return message

    def _note_address(self, run: ClientState) -> None:
        """Note at which address the reader is."""
        self._query = run.query_string
        self._path = urlsplit(run.context_info.url).path or self._path

    async def _admit_again(self, *, extend_session: bool = False) -> bool:
        assert self._visitor is not None
        current = await run_in_threadpool(admit, self._visitor.key, extend_session=extend_session)
        return current is not None and current.key == self._visitor.key

    async def _watch(self) -> None:
        """Send an idle page away once its session has ended. A store that does not answer ends nobody's session."""
        while not self._is_closed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_run.wait(), POLL_SECONDS)
                self._has_run.clear()
                await asyncio.sleep(AFTER_RUN_SECONDS)
            with suppress(Exception):
                if not await self._admit_again():
                    await self._redirect_to_sign_in()

    async def _redirect_to_sign_in(self) -> None:
        """Streamlit's own message for this: the browser goes to the sign-in page by itself."""
        if self._is_closed:
            return
        self._is_closed = True
        message = ForwardMsg()
        message.auth_redirect.url = sign_in_address(self._path, self._query, ended=True)
        await self._send({"type": "websocket.send", "bytes": message.SerializeToString()})
        await self._send({"type": "websocket.close", "code": WS_1008_POLICY_VIOLATION})

    async def _close(self, code: int) -> Message:
        if not self._is_closed:
            self._is_closed = True
            await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}
