"""What a person chose about a file is kept for files of the same shape, for that person alone."""

import pytest

from store.file_readings import file_reading, keep_file_reading
from tests.support.people import OFFICER
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("store")


def test_choices_are_kept_for_one_person_and_shape_until_they_are_empty() -> None:
    keep_file_reading("shape", {"0.column.2": "plan"}, now=NOW, by=OFFICER)
    keep_file_reading("shape", {"0.column.2": "value"}, now=NOW, by=OFFICER)
    assert file_reading(OFFICER, "shape") == ({"0.column.2": "value"}, NOW)
    assert file_reading("khac", "shape") is None
    assert file_reading(OFFICER, "other") is None
    keep_file_reading("shape", {}, now=NOW, by=OFFICER)
    assert file_reading(OFFICER, "shape") is None
