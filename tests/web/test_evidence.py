"""How evidence leaves the server: under its exact name, and never opened here."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from store.evidence import NewFile, NewLink
from store.file_kinds import safe_name
from tests.support.evidence_files import PDF, attached
from tests.support.people import OFFICER, signed_in
from tests.support.small_city import figure, record
from web.evidence import ROUTES, evidence_address
from web.gate import Gate
from web.headers import SecurityHeaders


@pytest.fixture
def figure_there(store: Path) -> Path:
    record(figure(value=19.25))
    return store


NAMES = (
    *("Niên giám thống kê 2025.pdf", "Báo cáo số 12/BC-UBND.pdf", 'dấu "ngoặc".pdf', "dấu ' nháy.pdf", "100%.pdf"),
    *("a;b=c.pdf", "đường dẫn\\x.pdf", "日本.pdf", "Ưu điểm & nhược điểm (bản 2).pdf"),
)


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


@pytest.mark.parametrize("address", ["0" * 32, "x", "..%2f..%2fcamket.db", "0" * 31 + "A", "%00", "'%20OR%201=1"])
def test_what_is_not_there_is_not_found(figure_there: Path, client: TestClient, address: str) -> None:
    (link,) = attached(NewLink("https://gso.gov.vn"))
    assert client.get(f"/evidence/{address}").status_code == 404
    assert client.get(evidence_address(link.id)).status_code == 404
    assert client.post(evidence_address(link.id)).status_code == 405
