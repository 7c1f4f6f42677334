"""The command that verifies the record: what it prints, and how it ends."""

from pathlib import Path

import pytest

from commands import check
from store.copies.backup import back_up
from store.integrity import head
from tests.support.small_city import baseline, figure, record_approved, record_base
from tests.support.tampering import tamper


def test_the_command_says_that_all_is_well(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([]) == 0
    assert "Nguyên vẹn" in capsys.readouterr().out


def test_the_command_names_every_place(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(store, "UPDATE figure SET value = 99 WHERE commitment = 'LEVEL' AND year = 2023")
    assert check.main([]) == 1
    assert '{"commitment":"LEVEL","method":"gso","of_span":false,"version":1,"year":2023}' in capsys.readouterr().out


def test_the_command_names_targets_that_would_be_refused_today(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lower = "UPDATE target SET value = 120 WHERE commitment = 'LEVEL' AND year = 2030"
    assert check.main([]) == 0
    assert "LEVEL" not in capsys.readouterr().out
    tamper(store, lower)
    check.main([])
    printed = capsys.readouterr().out
    assert "Mục tiêu năm 2030 của LEVEL (120.0) cần được sửa bằng một bản mới: nằm ngoài khoảng" in printed
    assert "The target of LEVEL for 2030 (120.0) should be put right" in printed


def test_the_command_finds_a_cut_by_an_earlier_copy(store: Path) -> None:
    record_base(baseline("COUNT", 2022, 2))
    copy = back_up()
    tamper(store, f"DELETE FROM journal WHERE seq = {head().seq}", "DELETE FROM baseline WHERE commitment = 'COUNT'")
    assert check.main([]) == 0
    assert check.main([str(copy)]) == 1


def test_the_command_touches_no_store_that_is_not_there(no_store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([]) == 2
    assert not no_store.exists()
    assert str(no_store) in capsys.readouterr().out


def test_the_command_names_figures_of_a_year_that_had_not_closed(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record_approved(figure("NATION", 2024, value=13, cut_off_on="2024-09-30", why_right="Chỉ có chín tháng"))
    assert check.main([]) == 0
    printed = capsys.readouterr().out
    assert "Số liệu năm 2024 của NATION chỉ tính đến 30/09/2024" in printed
    assert "The figure of NATION for 2024 is counted to 30 September 2024 only" in printed
