"""The kind of a file, by its content and not by its name; a file that could be of two kinds is refused."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final

from models import EvidenceKind
from store.refusal import RefusalCode, Refused
from text.names import nfc

MOST_BYTES: Final = 20 * 1024 * 1024
NAME_LIMIT: Final = 200
MOST_MEMBERS: Final = 5000  # of a zip; an office document has some dozens
TAIL: Final = 2048  # bytes at the end of a file in which its end marker may stand
SUFFIXES: Final[Mapping[EvidenceKind, tuple[str, ...]]] = {
    EvidenceKind.PDF: (".pdf",),
    EvidenceKind.PNG: (".png",),
    EvidenceKind.JPEG: (".jpg", ".jpeg"),
    EvidenceKind.DOCX: (".docx",),
    EvidenceKind.XLSX: (".xlsx",),
}
# A name that goes on after one of these pretends to be another file than it is.
KNOWN_SUFFIXES: Final = frozenset(
    {
        *(".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".doc", ".docx", ".docm", ".xls", ".xlsx", ".xlsm"),
        *(".ppt", ".pptx", ".zip", ".rar", ".7z", ".iso", ".exe", ".com", ".bat", ".cmd", ".scr", ".msi", ".app"),
        *(".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1", ".hta", ".html", ".htm", ".xhtml", ".php", ".sh", ".jar"),
        *(".lnk", ".url", ".apk", ".dll"),
    }
)
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, .xls, and anything with a password
PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
MARKUP: Final = re.compile(rb"<\s*(script|html|svg|iframe|!doctype\s+html|\?php)", re.IGNORECASE)
INVISIBLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def safe_name(typed: str) -> str:
    """The file name without folders, invisible characters and marks of the reading direction."""
    last = re.split(r"[/\\]", INVISIBLE.sub("", nfc(typed)))[-1].strip().strip(".").strip()
    stem, suffix = PurePosixPath(last).stem, PurePosixPath(last).suffix
    return stem[: NAME_LIMIT - len(suffix)] + suffix


def file_kind(name: str, content: bytes) -> EvidenceKind:
    """The kind of a file. Raises `Refused` for all but the kinds that are taken as evidence."""
    if not content:
        raise Refused(RefusalCode.FILE_EMPTY, name=name)
    if len(content) > MOST_BYTES:
        raise Refused(RefusalCode.FILE_TOO_LARGE, name=name, megabytes=MOST_BYTES // 2**20)
    kind = next((kind for kind, matches in _KINDS.items() if matches(content)), None)
    if kind is None:
        raise Refused(_refusal_code(content), name=name)
    _refuse_second_nature(name, content, kind)
    _refuse_name(name, kind)
    return kind


def _refusal_code(content: bytes) -> RefusalCode:
    if content.startswith(OLD_OFFICE):
        return RefusalCode.FILE_LOCKED_OR_OLD
    if content.startswith(PROGRAMS):
        return RefusalCode.FILE_IS_PROGRAM
    if content.startswith((b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04")):
        return RefusalCode.FILE_DAMAGED
    return RefusalCode.FILE_KIND_UNKNOWN


def _refuse_second_nature(name: str, content: bytes, kind: EvidenceKind) -> None:
    """Refuse a picture that is also a zip, a PDF that begins with a script, a document with macros."""
    if kind in (EvidenceKind.DOCX, EvidenceKind.XLSX):
        if any(member.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js")) for member in _members(content)):
            raise Refused(RefusalCode.FILE_HAS_MACROS, name=name)
        return
    is_zip = zipfile.is_zipfile(io.BytesIO(content))
    has_pdf = kind is not EvidenceKind.PDF and b"%PDF-" in content[:1024]
    if is_zip or has_pdf or MARKUP.search(content[:1024]) or MARKUP.search(content[-TAIL:]):
        raise Refused(RefusalCode.FILE_IS_TWO, name=name)
    if kind is EvidenceKind.PDF and b"/Encrypt" in content:
        raise Refused(RefusalCode.FILE_LOCKED_OR_OLD, name=name)


def _refuse_name(name: str, kind: EvidenceKind) -> None:
    *before, last = [suffix.lower() for suffix in PurePosixPath(name).suffixes] or [""]
    if last not in SUFFIXES[kind]:
        raise Refused(RefusalCode.FILE_MISNAMED, name=name, suffix=last or "–", wanted=SUFFIXES[kind][0])
    if KNOWN_SUFFIXES & set(before):
        raise Refused(RefusalCode.FILE_TWO_SUFFIXES, name=name)


def _is_pdf(content: bytes) -> bool:
    return re.match(rb"%PDF-[12]\.[0-9]", content) is not None and b"%%EOF" in content[-TAIL:]


def _is_png(content: bytes) -> bool:
    """The file ends with its end marker: nothing is hidden after the picture."""
    return content.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and content.endswith(b"IEND\xaeB`\x82")


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-TAIL:]


def _is_office(part: str) -> Callable[[bytes], bool]:
    def matches(content: bytes) -> bool:
        members = _members(content) if content.startswith(b"PK\x03\x04") else []
        return "[Content_Types].xml" in members and part in members

    return matches


def _members(content: bytes) -> list[str]:
    """The names in a zip, of which nothing is unpacked; none for another file, or a zip with too many."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return []
    is_readable = len(infos) <= MOST_MEMBERS and not any(info.flag_bits & 1 for info in infos)
    return [info.filename for info in infos] if is_readable else []


_KINDS: Final[Mapping[EvidenceKind, Callable[[bytes], bool]]] = {
    EvidenceKind.PDF: _is_pdf,
    EvidenceKind.PNG: _is_png,
    EvidenceKind.JPEG: _is_jpeg,
    EvidenceKind.DOCX: _is_office("word/document.xml"),
    EvidenceKind.XLSX: _is_office("xl/workbook.xml"),
}
