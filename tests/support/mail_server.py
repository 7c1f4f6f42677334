"""A mail server that keeps what it is handed."""

import email
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage, Message
from ipaddress import ip_address
from pathlib import Path

from aiosmtpd import handlers
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.server import free_port


class Box(handlers.Message):
    """A mail server's box: what it was handed. Nobody lives at `gone@…`."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("gone@"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def handle_message(self, message: Message) -> None:
        read = email.message_from_bytes(message.as_bytes(), policy=policy.default)
        self.letters.append(read)


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A self-made certificate of this machine, and what a server needs to speak TLS with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")]), datetime.now(UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
    signed = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    file = folder / "certificate.pem"
    unencrypted = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, unencrypted)
    file.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    return file, server


@contextmanager
def smtp_server(user: str = "", password: str = "", tls: ssl.SSLContext | None = None) -> Iterator[tuple[Box, int]]:
    """A box and its port; with a user, whoever signs in must know the password. `tls`: from the first byte on."""

    def is_known(_server: SMTP, _session: Session, _envelope: Envelope, _way: str, login: LoginPassword) -> AuthResult:
        return AuthResult(success=(login.login, login.password) == (user.encode(), password.encode()), handled=False)

    kept, port = Box(), free_port()
    server = Controller(
        kept,
        hostname="127.0.0.1",
        port=port,
        ssl_context=tls,
        authenticator=is_known if user else None,
        auth_require_tls=not user,
    )
    server.start()
    try:
        yield kept, port
    finally:
        server.stop()
