"""The process that parses a file: its limits, and that it answers whatever the file does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sheets import child
from exchange.sheets.reading import _sheet
from tests.support.sheet_files import workbook


@pytest.mark.skipif(os.name != "posix", reason="the system has no such limits")
@pytest.mark.parametrize("hunger", ["bytearray(2**30)", "[0] * 2**28"])
def test_a_reading_process_that_wants_too_much_memory_is_refused_it(hunger: str) -> None:
    script = f"from exchange.sheets import child; child.limit(); {hunger}"
    ended = subprocess.run([sys.executable, "-c", script], cwd=Path(child.__file__).parents[2], capture_output=True)
    assert b"MemoryError" in ended.stderr


@given(st.binary(max_size=600))
def test_no_bytes_make_the_reader_stumble(content: bytes) -> None:
    answer = child.answer(content)
    assert ("sheets" in answer) != ("refused" in answer)


def test_it_answers_with_the_sheets_as_json_from_which_they_are_made_again() -> None:
    content = workbook([["a", "b"], ["", 1], ["", 2]], lambda s: s.merge_range(1, 0, 2, 0, "LEVEL"))
    answer = json.loads(json.dumps(child.answer(content)))
    assert tuple(_sheet(**sheet) for sheet in answer["sheets"]) == child.sheets(content)


def test_it_answers_with_the_fault_and_the_values_of_its_sentence() -> None:
    assert child.answer(b";" * 300 + b"1") == {"refused": "too_many_columns", "values": {"columns": 301, "limit": 200}}


def test_a_file_over_which_a_library_stumbles_is_damaged() -> None:
    assert child.answer(b"PK\x03\x04 nothing else") == {"refused": "damaged", "values": {}}
