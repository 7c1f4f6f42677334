"""Nouns of the catalogue: the reader's language, closings, points in time, keys of units."""

from datetime import UTC, date, datetime, timedelta

from views.catalogue import AsOf, Bilingual, Closing, Remark, UnitView, closing_in_force, unit_key

DAY = date(2026, 6, 30)


def test_a_day_ends_at_midnight_in_the_city() -> None:
    assert AsOf(DAY).until == datetime(2026, 6, 30, 17, tzinfo=UTC)
    assert AsOf(DAY, zone="UTC").until == datetime(2026, 7, 1, tzinfo=UTC)


def test_words_in_both_languages_are_shown_to_other_readers_in_english() -> None:
    assert [Bilingual("Phường", "Ward").text(language) for language in ("vi", "en", "fr")] == ["Phường", "Ward", "Ward"]


def test_a_remark_in_one_language_is_shown_to_readers_of_the_other() -> None:
    remarks = (Remark("vi", "en"), Remark("vi", None), Remark(None, "en"), Remark(None, None), Remark("", "en"))
    assert [remark.text("vi") for remark in remarks] == ["vi", "vi", "en", "", "en"]
    assert [remark.text("en") for remark in remarks] == ["en", "vi", "en", "", "en"]


def test_of_closings_the_first_whose_day_has_come_is_in_force() -> None:
    closing, later = Closing(DAY, Remark("Xong", None)), Closing(DAY + timedelta(days=1), Remark("Dừng", None))
    assert closing_in_force((None, closing), DAY - timedelta(days=1)) is None
    assert closing_in_force((None, closing), DAY) is closing
    assert closing_in_force((later, closing), DAY) is closing
    assert closing_in_force((later, closing), later.on) is later
    assert closing_in_force((), DAY) is None


def test_a_unit_is_named_by_its_code_and_first_day() -> None:
    unit = UnitView("24001", date(2021, 1, 1), None, Bilingual("Phường 1", "Ward 1"))
    assert unit.key == unit_key("24001", date(2021, 1, 1)) == "24001@2021-01-01"
