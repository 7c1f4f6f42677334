"""Source, release, cut-off day, notes and reasons of an entry."""

import pytest

from models import ObservationStatus
from tests.support.entry_form import (
    SOURCE,
    faults,
    field,
    fill,
    form,
    has_field,
    last_figure,
    press,
    save,
    saved,
    stored,
)
from tests.support.screen import screen, screen_text
from views import Remark

pytestmark = pytest.mark.usefixtures("real_cities")


def test_a_figure_without_a_source_is_refused_and_keeps_its_number() -> None:
    at = press(fill(form("TN-03"), value="12,87"), "check")
    assert "Chưa ghi nguồn" in faults(at)
    assert field(at, "value").value == "12,87"
    assert stored("TN-03").figures == ()


def test_of_several_texts_the_one_that_is_too_long_is_named_by_how_it_begins() -> None:
    at = press(fill(form("TN-03"), value="12,87", source=SOURCE, note="Theo số liệu \n của các xã. " * 100), "check")
    assert "“Theo số liệu của các xã. The…” dài 2699 ký tự, quá giới hạn 2000" in faults(at)


def test_a_figure_that_will_never_exist_needs_a_note() -> None:
    at = fill(form("TN-03"), status=ObservationStatus.NOT_AVAILABLE, source=SOURCE)
    assert not has_field(at, "value")
    save(at)
    assert not saved(at)
    assert "cần ghi chú ai cho biết và vì sao" in faults(at)
    assert saved(save(at, note="Cục Thống kê: chỉ biên soạn cho cấp tỉnh"))
    figure = last_figure("TN-03")
    assert figure.observation.status is ObservationStatus.NOT_AVAILABLE
    assert figure.observation.value is None


def test_notes_and_reasons_may_be_given_in_english_too() -> None:
    texts = {"note": "Sơ bộ", "note_en": "Provisional"}
    assert saved(save(form("TN-03"), value="12", source=SOURCE, **texts))
    at = form("TN-03", language="en")
    assert [field(at, name).value for name in texts] == ["Sơ bộ", "Provisional"]
    press(fill(at, value="12,5", reason="Số chính thức", reason_en="Final"), "check")
    assert all(f"{part}\n" in f"{screen_text(at)}\n" for part in ("Provisional", "Final"))
    assert saved(press(at, "save"))
    assert last_figure("TN-03").origin.reasons == Remark("Số chính thức", "Final")
    vi, en = (screen_text(screen("commitment", code="TN-03", lang=language)) for language in ("vi", "en"))
    assert "Sơ bộ" in vi
    assert "Số chính thức" in vi
    assert "Provisional" not in vi
    assert "Final\n" not in vi
    assert "Provisional" in en
    assert "Số chính thức" not in en


@pytest.mark.parametrize("kind", ["figure", "baseline"])
@pytest.mark.parametrize("typed", ["23/11/2026", "12/2026", "2027"])
def test_a_release_in_the_future_is_refused_and_stays(kind: str, typed: str) -> None:
    at = press(fill(form("TN-03", what=kind), value="12", source=SOURCE, published=typed), "check")
    assert f"Ngày công bố {typed} chưa đến" in faults(at)
    assert field(at, "published").value == typed


def test_the_day_up_to_which_a_figure_counts_is_read_back_and_shown_in_both_languages() -> None:
    at = save(form("TN-03"), value="12", source=SOURCE, cut_off="31/12/2024")
    assert "Ngày mà số liệu tính đến, 31/12/2024, ở trước năm số liệu 2025" in faults(at)
    assert field(at, "cut_off").value == "31/12/2024"
    press(fill(at, cut_off="31/12/2025"), "check")
    assert "Số liệu tính đến ngày (nếu biết): 31/12/2025" in screen_text(at)
    assert saved(press(at, "save"))
    assert last_figure("TN-03").content.cut_off_on == "2025-12-31"
    for language, words in (("vi", "tính đến 31/12/2025"), ("en", "as of 31 December 2025")):
        shown = screen_text(screen("commitment", code="TN-03", lang=language))
        assert shown.count(words) == 2, "table of years, and history"
