"""Loading tables: every faulty cell named with its place, all of it refused, nothing stored."""

from datetime import date

import pytest

from commands import terminal
from exchange.record.faults import FaultCode, FilesRefused
from exchange.record.loading import load
from store.bulk import table_rows
from store.commitments import commitment
from store.data_dictionary import tables
from tests.support.faulty_files import faults
from tests.support.small_city import SEEDED, files, last_line, with_row

pytestmark = pytest.mark.usefixtures("empty_store")


def test_the_city_itself_is_taken() -> None:
    assert load(files(), SEEDED) == sum(len(table_rows(table.name)) for table in tables()) - len(
        table_rows("review_step")
    )
    assert len(table_rows("commitment")) == 8


def test_what_only_the_database_refuses_is_named_by_its_row() -> None:
    rows = "LEVEL,2027,between,20,,,0\nLEVEL,2028,>=,20,1,measure,0"
    named = faults(with_row("target", rows))
    assert [(f.file, f.line, f.code) for f in named] == [
        ("target.csv", last_line("target"), FaultCode.RULE_BROKEN),
        ("target.csv", last_line("target") + 1, FaultCode.RULE_BROKEN),
    ]
    assert "ck_target_upper" in named[0].detail


def test_every_faulty_row_of_every_file_is_listed_at_once() -> None:
    changed = with_row("figure", "LEVEL,x,gso,y,,,,A,doc,\nNONE,2025,gso,1,,,,Z,,") | {"body.csv": b"code\n"}
    assert [(f.file, f.line, f.column) for f in faults(changed)] == [
        ("body.csv", 1, "name_en"),
        ("body.csv", 1, "name_vi"),
        ("figure.csv", last_line("figure"), "value"),
        ("figure.csv", last_line("figure"), "year"),
        ("figure.csv", last_line("figure") + 1, "commitment"),
        ("figure.csv", last_line("figure") + 1, "source"),
        ("figure.csv", last_line("figure") + 1, "status"),
    ]


def test_the_faults_are_printed_in_both_languages_with_their_place(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(FilesRefused) as caught:
        load(with_row("figure", 'LEVEL,2025,gso,"12,5",,,,A,doc,'), SEEDED)
    terminal.print_faults(caught.value)
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith(f"figure.csv: {last_line('figure')}: value: '12,5': không phải là số")
    assert " / not a number" in line
    with pytest.raises(FilesRefused) as caught:
        load(with_row("target", "LEVEL,2028,>=,20,1,measure,0"), SEEDED)
    terminal.print_faults(caught.value)
    assert "Dung sai không âm và chỉ đi cùng “khoảng”." in capsys.readouterr().err


# ---- what is filled in, and moved


def test_a_sample_can_be_shown_some_years_later() -> None:
    dated = with_row("unit", "1,2024-02-29,,Xã Mới,x,Thành phố Nhỏ,x,x")
    assert load(dated, SEEDED, later_by=1) > 0
    view = commitment("LEVEL")
    assert view is not None
    assert [f.observation.year for f in view.figures] == [2024, 2025, 2025]
    assert view.baseline is not None
    assert view.baseline.year == 2021
    assert [t.target.year for t in view.targets] == [2026, 2031]
    assert [(r.valid_from, r.valid_to) for r in view.responsibilities] == [("2024", "2026-06-30"), ("2026-07", None)]
    assert view.source.published_on == "2024-01"
    covered = commitment("COVER")
    assert covered is not None
    assert [(u.valid_from, u.valid_to) for u in covered.units][-1] == (date(2022, 1, 1), date(2026, 6, 30))
    growth = commitment("GROWTH")
    assert growth is not None
    assert growth.promise.span == (2023, 2025)
    assert view.figures[0].recorded_at == SEEDED.recorded_at
