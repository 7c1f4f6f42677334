"""E-mail: the server that it goes through, and how messages are handed to it.

SMTP_HOST, SMTP_PORT, SMTP_FROM, SMTP_USER, and SMTP_STARTTLS=1 or SMTP_TLS=1 of the environment win over what an
administrator has set on the page. The password comes from SMTP_PASSWORD, or the file that SMTP_PASSWORD_FILE names:
no store holds it.
"""

import smtplib
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from store.settings import MailSecurity, MailServer, mail_server

USUAL_PORTS = {MailSecurity.NONE: 25, MailSecurity.STARTTLS: 25, MailSecurity.TLS: 465}
TIMEOUT_SECONDS = 20  # for the mail server to answer


@dataclass(frozen=True, slots=True)
class MailAccount:
    """A mail server, and the password that opens it."""

    server: MailServer
    password: str = ""


def is_set_by_environment(environment: Mapping[str, str]) -> bool:
    """Whether the environment names the server, so that nothing else counts."""
    return bool(environment.get("SMTP_HOST", "").strip())


def mail_account(environment: Mapping[str, str]) -> MailAccount | None:
    """The server to send through; None if none is set. Raises OSError for a password file that does not exist."""
    server = _environment_server(environment) if is_set_by_environment(environment) else mail_server()
    return None if server is None else MailAccount(server, _password(environment))


def _environment_server(environment: Mapping[str, str]) -> MailServer:
    host = environment["SMTP_HOST"].strip()
    variables = {MailSecurity.TLS: "SMTP_TLS", MailSecurity.STARTTLS: "SMTP_STARTTLS"}
    security = next((s for s, name in variables.items() if environment.get(name) == "1"), MailSecurity.NONE)
    return MailServer(
        host,
        int(environment.get("SMTP_PORT") or USUAL_PORTS[security]),
        security,
        environment.get("SMTP_USER", ""),
        environment.get("SMTP_FROM") or f"cam-ket@{host}",
    )


def _password(environment: Mapping[str, str]) -> str:
    if file := environment.get("SMTP_PASSWORD_FILE"):
        return Path(file).read_text("utf-8").rstrip("\r\n")
    return environment.get("SMTP_PASSWORD", "")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How many messages the mail server took; by address, its reason for each that it refused."""

    sent: int
    refused: Mapping[str, str]


def deliver(messages: Iterable[EmailMessage], account: MailAccount) -> Delivery:
    """Send these messages; one that is refused keeps no other back.

    Raises OSError or smtplib.SMTPException where the server takes none at all.
    """
    server, sent, refused = account.server, 0, dict[str, str]()
    with _connected(server) as smtp:
        if server.security is MailSecurity.STARTTLS:
            smtp.starttls(context=ssl.create_default_context())
        if server.user:
            smtp.login(server.user, account.password)
        for message in messages:
            try:
                smtp.send_message(message)
                sent += 1
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
                refused[str(message["To"])] = str(error)
    return Delivery(sent, refused)


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.security is MailSecurity.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_SECONDS, context=context)
    return smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)


def plain_message(subject: str, text: str, sender: str, receiver: str) -> EmailMessage:
    """A message without attachments."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, sender, receiver
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's absence notice answers it
    message.set_content(text)
    return message
