"""The page of entry: what it offers, and that nothing typed is lost."""

import pytest

from board.units import units_of
from models import Answer, ObservationStatus
from store.accounts.assignments import assign
from tests.support.entry_form import SOURCE, field, fill, form, has_field, stored
from tests.support.people import ADMINISTRATOR, OFFICER, Act
from tests.support.screen import go, screen, screen_text
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("real_cities")


def test_what_was_typed_is_there_after_another_commitment_method_or_page() -> None:
    at = fill(form("TN-02"), **{units_of(stored("TN-02"), 2025)[0].key: Answer.NO}, source="Nguồn của TN-02")
    go(at, "entry", code="TN-03")
    fill(at, status=ObservationStatus.PROVISIONAL, value="12,87", source=SOURCE, breaks=True, note_en="Note")
    go(at, "entry", method="mic")
    assert [field(at, name).value for name in ("value", "source")] == ["", ""]
    fill(at, value="13")
    go(at, "commitment", code="TN-04")
    go(at, "entry", code="TN-03", method="mic")
    assert field(at, "value").value == "13"
    del at.query_params["method"]
    go(at, "entry")
    typed = [field(at, name).value for name in ("status", "value", "source", "breaks", "note_en")]
    assert typed == [ObservationStatus.PROVISIONAL, "12,87", SOURCE, True, "Note"]
    go(at, "entry", code="TN-02")
    assert field(at, "source").value == "Nguồn của TN-02"
    assert field(at, units_of(stored("TN-02"), 2025)[0].key).value == Answer.NO


def test_only_what_is_assigned_is_offered_and_the_rest_refused_before_anything_is_typed() -> None:
    by: Act = {"now": NOW, "by": ADMINISTRATOR}
    assign(OFFICER, ["TN-03"], **by)
    assert [label.split(" · ")[0] for label in screen("entry").selectbox(key="code").options] == ["TN-03"]
    at = form("TN-04")
    assert "Cam kết TN-04 không được giao cho bạn" in screen_text(at)
    assert not has_field(at, "check")
    assign(OFFICER, [], **by)
    assert "Chưa có cam kết nào được giao cho bạn" in screen_text(screen("entry"))
    assert not screen("entry").exception
    for page in ("my_work", "grid", "upload"):
        assert not screen(page).exception
