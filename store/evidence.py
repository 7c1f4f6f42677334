"""Evidence of figures: files and links that are attached and never removed, only withdrawn with a reason."""

import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import urlsplit

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

import models as m
from models import EvidenceKind, ReviewState
from store.database import reading, writing
from store.file_kinds import file_kind, safe_name
from store.journal import Deed, insert_with_entries
from store.refusal import RefusalCode, Refused, required_text
from store.review import last_state
from store.rights import Right, needs, require, sees_unapproved
from store.year_closures import refuse_closed_year
from views import FigureKey, PersonView

LINK_LIMIT = 2000
MOST_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file as it was given: the name that its owner calls it by, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NewLink:
    url: str


NewEvidence = NewFile | NewLink


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is asked for by its id."""

    kind: EvidenceKind
    name: str
    content: bytes
    figure: FigureKey


def check(new: NewEvidence) -> EvidenceKind:
    """The kind of evidence, if it can be attached. Raises `Refused`, with the name and the reason."""
    if isinstance(new, NewFile):
        return file_kind(safe_name(new.name), new.content)
    link_host(new.url)
    return EvidenceKind.LINK


def link_host(url: str) -> str:
    """Where a link leads. Raises `Refused` for what is no plain web address."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        raise Refused(RefusalCode.LINK_UNUSABLE, typed=url) from None
    is_hiding = "@" in parts.netloc or re.search(r"[\s<>\"\\^`{|}\x00-\x1f\u200b-\u206f]", url.strip())
    if parts.scheme not in ("http", "https") or "." not in host or is_hiding or len(url) > LINK_LIMIT:
        raise Refused(RefusalCode.LINK_UNUSABLE, typed=url[:100])
    return host


@needs(Right.ENTER)
def attach(figure: FigureKey, pieces: Sequence[NewEvidence], *, now: datetime, by: str) -> None:
    """Attach all of these pieces to a stored figure, or none. Raises `Refused`."""
    with writing() as connection:
        require(connection, by, Right.ENTER, figure.commitment)
        put(connection, figure, pieces, now, by)


def put(connection: Connection, figure: FigureKey, pieces: Sequence[NewEvidence], now: datetime, by: str) -> None:
    """The same within a transaction that enters the figure itself."""
    if len(pieces) > MOST_AT_ONCE:
        raise Refused(RefusalCode.TOO_MUCH_EVIDENCE, n=MOST_AT_ONCE)
    for new in pieces:
        row = asdict(figure) | {"id": secrets.token_hex(16), "kind": check(new), "at": now, "by": by}
        row |= {"url": new.url.strip()} if isinstance(new, NewLink) else _stored(connection, new)
        insert_with_entries(connection, m.Evidence, [row], deed=Deed.ATTACHED, by=by, now=now)


@needs(Right.ENTER)
def withdraw(evidence: str, reason: str, *, now: datetime, by: str) -> None:
    """Withdraw a piece of evidence with a reason; it stays readable. Raises `Refused`."""
    why = required_text(reason, RefusalCode.WITHDRAWAL_REASON_MISSING)
    with writing() as connection:
        require(connection, by, Right.ENTER)
        e, w = m.Evidence, m.EvidenceWithdrawal
        figure = connection.execute(select(e.commitment, e.year).where(e.id == evidence)).first()
        if figure is None:
            raise Refused(RefusalCode.UNKNOWN_EVIDENCE)
        require(connection, by, Right.ENTER, figure.commitment)
        refuse_closed_year(connection, figure.commitment, figure.year)
        if connection.scalar(select(w.evidence).where(w.evidence == evidence)) is not None:
            raise Refused(RefusalCode.ALREADY_WITHDRAWN)
        row = {"evidence": evidence, "at": now, "by": by, "reason": why}
        insert_with_entries(connection, w, [row], deed=Deed.WITHDRAWN, by=by, now=now, why=why)


def stored_file(evidence: str, reader: PersonView | None = None) -> StoredFile | None:
    """The file of this id; None for a link, an unknown id, or a file that the reader may not have.

    The public (None) may have what proves an approved figure, until it is withdrawn.
    """
    e, c, w = m.Evidence, m.EvidenceContent, m.EvidenceWithdrawal
    query = select(e.__table__, c.content).join(c, c.sha256 == e.sha256).where(e.id == evidence)
    with reading() as connection:
        row = connection.execute(query).first()
        if row is None:
            return None
        figure = FigureKey.of(row)
        if not sees_unapproved(reader):
            is_withdrawn = connection.scalar(select(w.evidence).where(w.evidence == evidence)) is not None
            if is_withdrawn or last_state(connection, figure) is not ReviewState.APPROVED:
                return None
    return StoredFile(row.kind, row.name, row.content, figure)


def contents() -> Iterator[tuple[str, bytes]]:
    """The bytes of every file, one by one, by their SHA-256."""
    c = m.EvidenceContent
    with reading() as connection:
        for key in connection.scalars(select(c.sha256).order_by(c.sha256)).all():
            content = connection.scalar(select(c.content).where(c.sha256 == key))
            assert content is not None
            yield key, content


def put_contents(connection: Connection, files: Iterable[bytes]) -> None:
    """Store the bytes of files that come from an archive, before the rows that refer to them."""
    for content in files:
        put_content(connection, content)


def altered_contents(connection: Connection) -> Iterator[str]:
    """The keys of files whose bytes no longer have that SHA-256."""
    c = m.EvidenceContent
    for key in connection.scalars(select(c.sha256).order_by(c.sha256)).all():
        if sha256(connection.scalar(select(c.content).where(c.sha256 == key)) or b"").hexdigest() != key:
            yield key


def _stored(connection: Connection, new: NewFile) -> dict[str, object]:
    key = put_content(connection, new.content)
    return {"name": safe_name(new.name), "size": len(new.content), "sha256": key}


def put_content(connection: Connection, content: bytes) -> str:
    """Store bytes, unless they are there already, and return their SHA-256."""
    c, key = m.EvidenceContent, sha256(content).hexdigest()
    if connection.scalar(select(c.sha256).where(c.sha256 == key)) is None:
        try:
            connection.execute(insert(c), [{"sha256": key, "content": content}])
        except IntegrityError as error:  # the last guard, the database's own
            raise Refused(RefusalCode.RULE_BROKEN, rule=str(error.orig)) from error
    return key
