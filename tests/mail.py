"""A mail server that keeps what it is handed."""

import email
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage, Message

from aiosmtpd import handlers
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.server import free_port


class Box(handlers.Message):
    """A mail server's box: what it was handed."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[EmailMessage] = []

    def handle_message(self, message: Message) -> None:
        read = email.message_from_bytes(message.as_bytes(), policy=policy.default)
        self.letters.append(read)  # type: ignore[arg-type]


@contextmanager
def mail_server(user: str = "", password: str = "") -> Iterator[tuple[Box, int]]:
    """A box and its port; with a user, whoever signs in must know the password."""

    def is_known(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, said: LoginPassword) -> AuthResult:
        return AuthResult(success=(said.login, said.password) == (user.encode(), password.encode()), handled=False)

    kept, port = Box(), free_port()
    asks = {"authenticator": is_known, "auth_require_tls": False} if user else {}
    server = Controller(kept, hostname="127.0.0.1", port=port, **asks)
    server.start()
    try:
        yield kept, port
    finally:
        server.stop()
