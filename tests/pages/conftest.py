"""Fixtures of the screens."""

import pytest

import clock
from store.evidence import NewFile, NewLink
from tests.support.entry_form import form
from tests.support.evidence_files import PDF
from tests.support.people import OFFICER
from tests.support.small_city import TODAY, figure, record
from views import FigureKey


@pytest.fixture
def stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the small city, wherever the program asks its clock."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def entered() -> FigureKey:
    """A figure of the real agreements, as the officer at this machine enters it."""
    method = str(form("TN-03", 2024).selectbox(key="method").value)
    new = figure(
        "TN-03",
        2024,
        method=method,
        value=8.4,
        source="Báo cáo số 12",
        evidence=(NewFile("Niên giám.pdf", PDF), NewLink("https://gso.gov.vn/a")),
    )
    record(new, by=OFFICER)
    return FigureKey("TN-03", 2024, method, False, 1)
