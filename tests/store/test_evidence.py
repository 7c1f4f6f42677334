"""Evidence at its figure: how it is attached, kept and withdrawn."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models import EvidenceKind
from store.accounts.people import person
from store.commitments import commitment
from store.evidence import NewFile, NewLink, stored_file, withdraw
from store.integrity import FindingCode, verify
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode
from tests.support.evidence_files import PDF, at_figure, attached
from tests.support.people import OFFICER
from tests.support.refusals import refused
from tests.support.small_city import NOW, figure, record


@pytest.fixture
def figure_there(store: Path) -> Path:
    record(figure(value=19.25))
    return store


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
