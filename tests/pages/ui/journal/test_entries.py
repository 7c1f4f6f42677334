"""The entries of the journal in words, page by page."""

from datetime import date
from pathlib import Path

import pytest

from store.accounts import assignments, people
from store.evidence import NewFile, NewLink, withdraw
from tests.support.administration import changed, save
from tests.support.entry_form import stored
from tests.support.evidence_files import PDF
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.screen import screen, screen_text
from tests.support.small_city import NOW, figure, record

pytestmark = pytest.mark.usefixtures("store")


def test_the_journal_tells_old_and_new_in_words_and_names() -> None:
    save(changed("responsibility", {"commitment": "COUNT"}, body="office", valid_to=""), why="Chuyển giao")
    words = screen_text(screen("journal", by=REVIEWER))
    assert "Trung tâm điều hành → **Phòng Chuyển đổi số**" in words
    assert "Chịu trách nhiệm đến: 2026 → " in words
    assert "Lý do: Chuyển giao" in words
    assert "Phạm An" in words


def test_the_journal_names_wards_kinds_of_evidence_and_steps(store: Path) -> None:
    assignments.assign(OFFICER, units=[("24001", date(2021, 1, 1))], now=NOW, by=ADMINISTRATOR)
    people.link_identity(OFFICER, "https://x", "1", now=NOW, by=ADMINISTRATOR)
    record(figure(value=22.5, why_right="Đã hỏi", evidence=(NewFile("Biên bản.pdf", PDF), NewLink("https://x.vn/1"))))
    withdraw(next(f for f in stored("LEVEL").figures if f.evidence).evidence[0].id, "Nhầm tệp", now=NOW, by=OFFICER)
    words = screen_text(screen("journal", by=REVIEWER))
    for entry in (
        "Các phường, xã: — → **Phường 1**",
        f"Người dùng: {OFFICER}",
        "Loại: Tệp PDF",
        "Loại: Đường dẫn",
        "Dung lượng: 0,1 KB",
        "· bước 1",
        "Minh chứng  \nBiên bản.pdf · LEVEL · 2025",
        "Rút minh chứng",
        "khác xa số liệu gần nhất",
    ):
        assert entry in words


def test_the_journal_is_narrowed_by_its_address_and_turned_page_by_page() -> None:
    save(changed("body", {"code": "office"}, name_vi="Sở"))
    at = screen("journal", by=REVIEWER, deed="changed")
    assert "Sở" in screen_text(at)
    at = screen("journal", by=REVIEWER, deed="loaded")
    first = screen_text(at)
    at.button(key="older").click().run()
    assert at.query_params["before"]
    assert screen_text(at) != first
