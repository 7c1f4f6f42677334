"""A page's conversation with the server as a browser leads it, or as one would that means harm."""

from contextlib import suppress
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

SECONDS = 30


@dataclass(frozen=True)
class Heard:
    """Messages of the server until the page had been drawn, or the server had hung up."""

    session: str = ""
    content: str = ""
    links: tuple[str, ...] = ()  # to other pages
    sent_to: str = ""
    code: int = 0


def open_socket(
    port: int, cookie: str = "", *, session: str = "", origin: str | None = "", **headers: str
) -> ClientConnection:
    """The socket of a page; `session` asks for the state of an earlier one. Raises `InvalidStatus` if refused."""
    more = {name.replace("_", "-"): value for name, value in headers.items()} | ({"Cookie": cookie} if cookie else {})
    wanted = ["streamlit", "x", *([session] if session else [])]
    return connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=Origin(f"http://127.0.0.1:{port}" if origin == "" else origin) if origin is not None else None,
        additional_headers=more,
        subprotocols=[Subprotocol(name) for name in wanted],
        max_size=None,
    )


def ask(socket: ClientConnection, kind: str = "rerun_script", query: str = "", page: str = "") -> None:
    """Send a message of this kind."""
    message = BackMsg()
    if kind == "rerun_script":
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.context_info.url = f"http://127.0.0.1/{page}"
    else:
        setattr(message, kind, True)
    with suppress(ConnectionClosed):
        socket.send(message.SerializeToString())


def hear(socket: ClientConnection, seconds: float = SECONDS) -> Heard:
    """Receive until the page is drawn."""
    session, received, links, sent_to = "", bytearray(), list[str](), ""
    try:
        while True:
            content = socket.recv(seconds)
            assert isinstance(content, bytes)
            message = ForwardMsg.FromString(content)
            kind = message.WhichOneof("type")
            received += content
            if kind == "new_session":
                session = message.new_session.initialize.session_id
            elif kind == "auth_redirect":
                sent_to = message.auth_redirect.url
            elif kind == "delta" and message.delta.new_element.HasField("page_link"):
                links.append(message.delta.new_element.page_link.label)
            elif kind == "script_finished":
                return Heard(session, received.decode("utf-8", "ignore"), tuple(links))
    except ConnectionClosed as closed:
        code = closed.rcvd.code if closed.rcvd else 0
        return Heard(session, received.decode("utf-8", "ignore"), tuple(links), sent_to, code)


def visit(port: int, cookie: str = "", query: str = "", page: str = "", **headers: str) -> Heard:
    """A page opened and drawn once."""
    with open_socket(port, cookie, **headers) as socket:
        ask(socket, query=query, page=page)
        return hear(socket)
