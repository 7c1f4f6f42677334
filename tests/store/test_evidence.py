"""What is taken as evidence and what is not, how it is kept, and how it leaves the server."""

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from models import EvidenceKind
from store.accounts.people import person
from store.commitments import commitment
from store.evidence import NewEvidence, NewFile, NewLink, attach, link_host, stored_file, withdraw
from store.file_kinds import MOST_BYTES, file_kind, safe_name
from store.integrity import FindingCode, verify
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode
from tests.support.evidence_files import DOCX, JPEG, PDF, PNG, XLSX, zipped
from tests.support.people import OFFICER, signed_in
from tests.support.refusals import refused
from tests.support.small_city import NOW, figure, key, record
from views import EvidenceView
from web.evidence import ROUTES, evidence_address
from web.files import content_disposition
from web.gate import Gate
from web.headers import SecurityHeaders

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


@pytest.fixture
def figure_there(store: Path) -> Path:
    record(figure(value=19.25))
    return store


def attached(*proofs: NewEvidence) -> tuple[EvidenceView, ...]:
    attach(key(), proofs, now=NOW, by=OFFICER)
    return at_figure()


def at_figure() -> tuple[EvidenceView, ...]:
    c = commitment("LEVEL")
    assert c is not None
    return next(f.evidence for f in c.figures if f.observation.year == 2025)


# ---- what a file is


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Niên giám.pdf", PDF, EvidenceKind.PDF),
        ("NIÊN GIÁM.PDF", PDF, EvidenceKind.PDF),
        ("ảnh chụp.png", PNG, EvidenceKind.PNG),
        ("ảnh.jpg", JPEG, EvidenceKind.JPEG),
        ("ảnh.jpeg", JPEG, EvidenceKind.JPEG),
        ("ảnh.jpg", JPEG + bytes(100), EvidenceKind.JPEG),
        ("Báo cáo 12.2025.docx", DOCX, EvidenceKind.DOCX),
        ("Số liệu v1.2.xlsx", XLSX, EvidenceKind.XLSX),
    ],
)
def test_a_file_is_known_by_what_it_holds(name: str, content: bytes, kind: EvidenceKind) -> None:
    assert file_kind(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("trống.pdf", b"", RefusalCode.FILE_EMPTY),
        ("lớn.pdf", PDF + bytes(MOST_BYTES), RefusalCode.FILE_TOO_LARGE),
        ("chữ.pdf", b"hello", RefusalCode.FILE_KIND_UNKNOWN),
        ("trang.pdf", HTML, RefusalCode.FILE_KIND_UNKNOWN),
        ("hình.png", b"<svg onload=alert(1)>", RefusalCode.FILE_KIND_UNKNOWN),
        ("ảnh.gif", b"GIF89a", RefusalCode.FILE_KIND_UNKNOWN),
        ("dữ liệu.csv", b"a,b\n1,2\n", RefusalCode.FILE_KIND_UNKNOWN),
        ("cụt.pdf", PDF[:20], RefusalCode.FILE_DAMAGED),
        ("cụt.png", PNG[:-4], RefusalCode.FILE_DAMAGED),
        ("cụt.jpg", JPEG[:-2], RefusalCode.FILE_DAMAGED),
        ("cụt.docx", DOCX[:-30], RefusalCode.FILE_DAMAGED),
        ("nén.docx", zipped("a.txt"), RefusalCode.FILE_DAMAGED),
        ("nhiều.docx", zipped("[Content_Types].xml", "word/document.xml", *(f"{n}" for n in range(5000))),
         RefusalCode.FILE_DAMAGED),
        ("cũ.doc", OLE, RefusalCode.FILE_LOCKED_OR_OLD),
        ("mật khẩu.xlsx", OLE, RefusalCode.FILE_LOCKED_OR_OLD),
        ("mật khẩu.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), RefusalCode.FILE_LOCKED_OR_OLD),
        ("chương trình.pdf", b"MZ" + bytes(100), RefusalCode.FILE_IS_PROGRAM),
        ("lệnh.pdf", b"#!/bin/sh\n", RefusalCode.FILE_IS_PROGRAM),
        ("elf.png", b"\x7fELF" + bytes(100), RefusalCode.FILE_IS_PROGRAM),
        ("macro.xlsm", zipped("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
         RefusalCode.FILE_HAS_MACROS),
        ("macro.docx", zipped("[Content_Types].xml", "word/document.xml", "word/VBAProject.bin"),
         RefusalCode.FILE_HAS_MACROS),
        ("hai.pdf", PDF + zipped("a.class") + b"%%EOF", RefusalCode.FILE_IS_TWO),
        ("hai.png", PNG[:-12] + HTML + PNG[-12:], RefusalCode.FILE_IS_TWO),
        ("hai.jpg", JPEG[:-2] + PDF + JPEG[-2:], RefusalCode.FILE_IS_TWO),
        ("hai.jpg", JPEG + zipped("a.txt"), RefusalCode.FILE_IS_TWO),
        ("hai.pdf", PDF[:9] + HTML + PDF[9:], RefusalCode.FILE_IS_TWO),
        ("báo cáo.pdf", PNG, RefusalCode.FILE_MISNAMED),
        ("báo cáo.exe", PDF, RefusalCode.FILE_MISNAMED),
        ("báo cáo.xlsm", XLSX, RefusalCode.FILE_MISNAMED),
        ("báo cáo", PDF, RefusalCode.FILE_MISNAMED),
        ("báo cáo.exe.pdf", PDF, RefusalCode.FILE_TWO_SUFFIXES),
        ("báo cáo.html.png", PNG, RefusalCode.FILE_TWO_SUFFIXES),
        ("báo cáo.pdf.docx", DOCX, RefusalCode.FILE_TWO_SUFFIXES),
    ],
)  # fmt: skip
def test_whatever_else_is_refused_in_a_sentence(name: str, content: bytes, code: RefusalCode) -> None:
    assert refused(lambda: file_kind(name, content)) is code


def test_a_document_after_something_else_is_refused() -> None:
    assert refused(lambda: file_kind("hai.xlsx", b"MZ" + XLSX)) is RefusalCode.FILE_IS_PROGRAM
    assert refused(lambda: file_kind("hai.xlsx", PNG + XLSX)) is RefusalCode.FILE_DAMAGED


def test_a_locked_zip_is_refused() -> None:
    locked = bytearray(XLSX)
    for at in (i for i in range(len(locked)) if locked[i : i + 4] == b"PK\x01\x02"):
        locked[at + 8] |= 1
    assert refused(lambda: file_kind("khóa.xlsx", bytes(locked))) is RefusalCode.FILE_DAMAGED


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Lan\\Niên giám.pdf", "Niên giám.pdf"),
        ("a\0b\r\nc.pdf", "abc.pdf"),
        ("ảnh\u202egnp.pdf", "ảnhgnp.pdf"),
        ("Nie\u0302n gia\u0301m.pdf", "Niên giám.pdf"),
        ('"Báo cáo" của Lan\'s.pdf', '"Báo cáo" của Lan\'s.pdf'),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_its_folders_and_what_cannot_be_seen(typed: str, stored: str) -> None:
    assert safe_name(typed) == stored


@pytest.mark.parametrize("url", ["https://www.gso.gov.vn/a?b=1", "http://tayninh.gov.vn/niên-giám#3"])
def test_a_web_address_may_be_attached(url: str) -> None:
    assert link_host(url).endswith("gov.vn")


@pytest.mark.parametrize(
    "url",
    ["", "gso.gov.vn", "javascript:alert(1)", "ftp://gso.gov.vn", "https://", "https://gso.gov.vn@evil.vn/",
     "http://a b.vn", "https://x.vn/<script>", "https://[x.vn", "data:text/html,x", "file:///etc/passwd", "https://x.vn/\u202egnp",
     "https://x.vn/" + "a" * 2000, "https://localhost/"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    assert refused(lambda: link_host(url)) is RefusalCode.LINK_UNUSABLE


# ---- how it is kept


def test_files_and_links_stand_at_their_figure(figure_there: Path) -> None:
    file, link = sorted(
        attached(NewFile("Niên giám.pdf", PDF), NewLink("https://gso.gov.vn")), key=lambda e: e.kind == "link"
    )
    assert (file.kind, file.name, file.size, file.by) == (EvidenceKind.PDF, "Niên giám.pdf", len(PDF), OFFICER)
    assert (link.kind, link.url) == (EvidenceKind.LINK, "https://gso.gov.vn")
    stored = stored_file(file.id, person(OFFICER))
    assert stored is not None
    assert stored.content == PDF
    assert stored_file(link.id, person(OFFICER)) is None
    assert [e.deed for e in entries(EntryFilter(about="evidence"), 5)] == ["attached", "attached"]
    assert verify().findings == ()


def test_evidence_comes_with_a_figure_or_not_at_all(store: Path) -> None:
    record(figure(value=19.25, evidence=(NewFile("a.pdf", PDF),)))
    assert [e.name for e in at_figure()] == ["a.pdf"]
    bad = figure("NATION", value=15, evidence=(NewFile("a.pdf", b"x"),))
    assert refused(lambda: record(bad)) is RefusalCode.FILE_KIND_UNKNOWN
    c = commitment("NATION")
    assert c is not None
    assert [f.observation.year for f in c.figures] == [2023]


def test_one_bad_file_keeps_the_others_out(figure_there: Path) -> None:
    files = [NewFile("a.pdf", PDF), NewFile("b.pdf", b"")]
    assert refused(lambda: attached(*files)) is RefusalCode.FILE_EMPTY
    assert at_figure() == ()
    assert refused(lambda: attached(*[NewLink("https://a.vn")] * 11)) is RefusalCode.TOO_MUCH_EVIDENCE


def test_evidence_is_withdrawn_with_a_reason_and_stays(figure_there: Path) -> None:
    (file,) = attached(NewFile("a.pdf", PDF))
    assert refused(lambda: withdraw(file.id, " ", now=NOW, by=OFFICER)) is RefusalCode.WITHDRAWAL_REASON_MISSING
    withdraw(file.id, "Nhầm tệp", now=NOW, by=OFFICER)
    assert at_figure()[0].withdrawn == (NOW, OFFICER, "Nhầm tệp")
    assert stored_file(file.id, person(OFFICER)) is not None
    assert refused(lambda: withdraw(file.id, "x", now=NOW, by=OFFICER)) is RefusalCode.ALREADY_WITHDRAWN
    assert refused(lambda: withdraw("0" * 32, "x", now=NOW, by=OFFICER)) is RefusalCode.UNKNOWN_EVIDENCE
    c = commitment("LEVEL")
    assert c is not None
    assert not next(f for f in c.figures if f.observation.year == 2025).is_proved


@pytest.mark.parametrize("table", ["evidence", "evidence_content", "evidence_withdrawal"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET {} = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_alter_or_delete(figure_there: Path, table: str, deed: str) -> None:
    (file,) = attached(NewFile("a.pdf", PDF))
    withdraw(file.id, "Nhầm tệp", now=NOW, by=OFFICER)
    column = {"evidence": "name", "evidence_content": "sha256", "evidence_withdrawal": "reason"}[table]
    with closing(sqlite3.connect(figure_there)) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(deed.format(table, column))


def test_a_file_that_was_exchanged_behind_our_back_is_found(figure_there: Path) -> None:
    attached(NewFile("a.pdf", PDF))
    with closing(sqlite3.connect(figure_there)) as raw:
        raw.execute("DROP TRIGGER evidence_content_refuses_update")
        raw.execute("UPDATE evidence_content SET content = ?", (PDF + b"1",))
        raw.commit()
    assert [f.code for f in verify().findings] == [FindingCode.FILE_ALTERED]


# ---- how it leaves the server


NAMES = (
    "Niên giám thống kê 2025.pdf", "Báo cáo số 12/BC-UBND.pdf", 'dấu "ngoặc".pdf', "dấu ' nháy.pdf", "100%.pdf",
    "a;b=c.pdf", "đường dẫn\\x.pdf", "日本.pdf", "Ưu điểm & nhược điểm (bản 2).pdf",
)  # fmt: skip


@pytest.fixture
def client(figure_there: Path) -> TestClient:
    """A browser in which an officer has signed in."""
    served = Starlette(routes=list(ROUTES), middleware=[Middleware(SecurityHeaders), Middleware(Gate)])
    return TestClient(served, headers={"Cookie": signed_in(OFFICER)})


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_downloaded_under_its_exact_name_and_never_opened_here(
    figure_there: Path, client: TestClient, name: str
) -> None:
    (file,) = attached(NewFile(name, PDF))
    answer = client.get(evidence_address(file.id))
    assert (answer.status_code, answer.content) == (200, PDF)
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment; ")
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == safe_name(name)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"


def test_no_name_breaks_out_of_its_header() -> None:
    disposition = content_disposition('a"; x="b\u0301.pdf')
    assert disposition.isascii()
    assert disposition.count('"') == 2


@pytest.mark.parametrize("address", ["0" * 32, "x", "..%2f..%2fcamket.db", "0" * 31 + "A", "%00", "'%20OR%201=1"])
def test_what_is_not_there_is_not_found(figure_there: Path, client: TestClient, address: str) -> None:
    (link,) = attached(NewLink("https://gso.gov.vn"))
    assert client.get(f"/evidence/{address}").status_code == 404
    assert client.get(evidence_address(link.id)).status_code == 404
    assert client.post(evidence_address(link.id)).status_code == 405


def test_a_zip_in_memory_is_never_unpacked_to_be_recognised() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<x/>")
        archive.writestr("xl/workbook.xml", bytes(200 * 2**20))
    assert file_kind("bom.xlsx", out.getvalue()) is EvidenceKind.XLSX
