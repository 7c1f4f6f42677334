"""Evidence on the screen."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.entry_form import faults, fill, form, has_field, press, saved, stored
from tests.support.evidence_files import PDF
from tests.support.screen import screen, screen_text
from views import EvidenceView

pytestmark = pytest.mark.usefixtures("real_cities")
OF_A_FIGURE = "VN-01"


def test_a_link_that_cannot_be_attached_is_refused_before_anything_is_saved() -> None:
    at = press(fill(form("TN-03", 2024), value="8,4", source="Báo cáo", link="javascript:alert(1)"), "check")
    assert "không phải một địa chỉ web" in faults(at)
    assert not has_field(at, "save")


def attaching(**files: tuple[str, bytes, str]) -> AppTest:
    """The page of a commitment with these files chosen for its latest figure."""
    at = screen("commitment", code=OF_A_FIGURE)
    for file in files.values():
        at.file_uploader[0].set_value([file])
    return at.run()


def pieces() -> list[EvidenceView]:
    return [piece for f in stored(OF_A_FIGURE).figures for piece in f.evidence]


def test_a_file_and_a_link_are_attached_to_a_figure_that_is_there_and_named_on_the_page() -> None:
    at = attaching(file=("Niên giám.pdf", PDF, "application/pdf"))
    press(fill(at, link="https://www.gso.gov.vn/a?b=1"), "attach")
    assert saved(at)
    assert {piece.name or piece.url for piece in pieces()} == {"Niên giám.pdf", "https://www.gso.gov.vn/a?b=1"}
    shown = screen_text(at)
    assert "**www.gso.gov.vn** · https://www.gso.gov.vn/a?b=1" in shown, "the host is read first"
    assert "[Niên giám.pdf](" in shown


def test_nothing_chosen_is_nothing_to_attach() -> None:
    at = press(attaching(), "attach")
    assert "Chưa chọn tệp" in faults(at) or at.error
    assert pieces() == []


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"<html>"])
def test_a_file_that_is_not_what_its_name_says_is_refused_and_not_attached(content: bytes) -> None:
    at = attaching(file=("Niên giám.pdf", content, "application/pdf"))
    assert at.error
    press(at, "attach")
    assert pieces() == []


def test_evidence_is_withdrawn_with_a_reason_only_and_stays_crossed_out() -> None:
    at = press(fill(attaching(), link="https://www.gso.gov.vn/a"), "attach")
    press(at, "withdraw")
    assert at.error
    press(fill(at, why="Nhầm trang"), "withdraw")
    assert [piece.withdrawn is not None for piece in pieces()] == [True]
    shown = screen_text(at)
    assert "~~:material/link: **www.gso.gov.vn**" in shown
    assert "“Nhầm trang”" in shown
    assert not has_field(at, "withdraw")
