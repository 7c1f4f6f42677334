"""The kinds of files that are taken as evidence, told by their content."""

import io
import zipfile

import pytest

from models import EvidenceKind
from store.evidence import link_host
from store.file_kinds import MOST_BYTES, file_kind, safe_name
from store.refusal import RefusalCode
from tests.support.evidence_files import DOCX, JPEG, PDF, PNG, XLSX, zipped
from tests.support.refusals import refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


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
        (
            "nhiều.docx",
            zipped("[Content_Types].xml", "word/document.xml", *(f"{n}" for n in range(5000))),
            RefusalCode.FILE_DAMAGED,
        ),
        ("cũ.doc", OLE, RefusalCode.FILE_LOCKED_OR_OLD),
        ("mật khẩu.xlsx", OLE, RefusalCode.FILE_LOCKED_OR_OLD),
        ("mật khẩu.pdf", PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), RefusalCode.FILE_LOCKED_OR_OLD),
        ("chương trình.pdf", b"MZ" + bytes(100), RefusalCode.FILE_IS_PROGRAM),
        ("lệnh.pdf", b"#!/bin/sh\n", RefusalCode.FILE_IS_PROGRAM),
        ("elf.png", b"\x7fELF" + bytes(100), RefusalCode.FILE_IS_PROGRAM),
        (
            "macro.xlsm",
            zipped("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
            RefusalCode.FILE_HAS_MACROS,
        ),
        (
            "macro.docx",
            zipped("[Content_Types].xml", "word/document.xml", "word/VBAProject.bin"),
            RefusalCode.FILE_HAS_MACROS,
        ),
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
)
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
    [
        "",
        "gso.gov.vn",
        "javascript:alert(1)",
        "ftp://gso.gov.vn",
        "https://",
        "https://gso.gov.vn@evil.vn/",
        "http://a b.vn",
        "https://x.vn/<script>",
        "https://[x.vn",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://x.vn/\u202egnp",
        "https://x.vn/" + "a" * 2000,
        "https://localhost/",
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    assert refused(lambda: link_host(url)) is RefusalCode.LINK_UNUSABLE


def test_a_zip_in_memory_is_never_unpacked_to_be_recognised() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<x/>")
        archive.writestr("xl/workbook.xml", bytes(200 * 2**20))
    assert file_kind("bom.xlsx", out.getvalue()) is EvidenceKind.XLSX
