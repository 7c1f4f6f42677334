"""Small files of every kind that is taken as evidence, and of many that are not; and how they come to a figure."""

import io
import struct
import zipfile
import zlib

from store.commitments import commitment
from store.evidence import NewEvidence, attach
from tests.support.people import OFFICER
from tests.support.small_city import NOW, key
from views import EvidenceView

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\xff\xd9"


def zipped(*members: str, content: bytes = b"<x/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in members:
            archive.writestr(member, content)
    return out.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
XLSX = zipped("[Content_Types].xml", "xl/workbook.xml")


def attached(*proofs: NewEvidence) -> tuple[EvidenceView, ...]:
    """The evidence of LEVEL 2025, these attached."""
    attach(key(), proofs, now=NOW, by=OFFICER)
    return at_figure()


def at_figure() -> tuple[EvidenceView, ...]:
    c = commitment("LEVEL")
    assert c is not None
    return next(f.evidence for f in c.figures if f.observation.year == 2025)
