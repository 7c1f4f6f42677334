"""Figures from files without a browser: what is printed, as JSON, what is stored, and how it ends."""

import json
from pathlib import Path

import pytest

import clock
from commands.figures import checked as checked_files
from commands.figures import main, parser, run_for, submit
from exchange.imports.template import template
from models import ReaderLanguage
from store.accounts.assignments import assign
from store.accounts.people import choose_language, close_person
from store.batches import batches
from store.catalogue import methods
from store.commitments import commitment, commitments
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER
from tests.support.sheet_files import Cells, workbook
from tests.support.small_city import NOW, TODAY, key, reopened
from text import Language, translate

SOURCED = ["--source", "Niên giám 2025"]
LONG = "Mã;Năm;Số liệu;Nguồn\nLEVEL;2025;18,2;Niên giám\nCOUNT;2025;3;Báo cáo số 7\n"
KEYS = {"commitment", "year", "ward", "value", "part", "whole", "answer", "status", "source", "note", "cell", "change"}
Printed = dict[str, list[dict[str, object]]]


@pytest.fixture(autouse=True)
def _city(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "bang.csv"
    file.write_text(LONG, "utf-8")
    return file


def checked(capsys: pytest.CaptureFixture[str], file: Path, *options: str, ends: int = 0) -> Printed:
    """The object that a check prints, once the exit code was the expected one."""
    assert main(["check", str(file), "--json", *options]) == ends
    printed: Printed = json.loads(capsys.readouterr().out)
    assert set(printed) == {"figures", "refused", "asked", "left_out"}
    assert all(set(figure) == KEYS for figure in printed["figures"])
    assert all(set(at) == {"cell", "text"} for name in ("refused", "asked", "left_out") for at in printed[name])
    return printed


def brief(printed: Printed, *names: str) -> list[tuple[object, ...]]:
    return [tuple(figure[name] for name in names) for figure in printed["figures"]]


def at(printed: Printed, name: str) -> list[object]:
    return [entry["cell"] for entry in printed[name]]


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_a_clean_table_is_listed_with_all_that_would_be_stored(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = checked(capsys, table)
    empty = dict.fromkeys(("ward", "part", "whole", "answer", "note"))
    level = {"commitment": "LEVEL", "year": 2025, "value": 18.2, "source": "Niên giám", "cell": "C2"}
    count = {"commitment": "COUNT", "year": 2025, "value": 3, "source": "Báo cáo số 7", "cell": "C3"}
    assert printed["figures"] == [figure | empty | {"status": "A", "change": "new"} for figure in (level, count)]
    assert printed["refused"] == printed["asked"] == printed["left_out"] == []
    assert batches() == ()


def test_years_across_in_a_workbook_tell_new_corrected_and_unchanged_by_sheet_and_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reopened(key("LEVEL", 2024))
    file = tmp_path / "bang.xlsx"
    rows: Cells = [["Mã", "Năm 2023", "Sơ bộ 2024", "Ghi chú"], ["LEVEL", 15.5, 16.299999999999998, "theo 7/BC"]]
    file.write_bytes(workbook([*rows, ["SHARE", 41.25, "36/80", None]], name="Sheet1"))
    printed = checked(capsys, file, *SOURCED, "--reason", "Số chính thức")
    assert brief(printed, "cell", "value", "part", "whole", "status", "change") == [
        ("Sheet1!B2", 15.5, None, None, "A", "unchanged"),
        ("Sheet1!C2", 16.3, None, None, "P", "corrected"),
        ("Sheet1!B3", 41.25, None, None, "A", "new"),
        ("Sheet1!C3", None, 36, 80, "P", "new"),
    ]
    assert brief(printed, "source", "note")[:2] == [("Niên giám", None), ("Niên giám 2025", "theo 7/BC")]


def test_a_list_of_wards_is_answered_once_commitment_and_year_are_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "phuong.csv", "Phường, xã;Đã có\nPhường 1;Có\nPhường Hòa Bình;Chưa\n")
    printed = checked(capsys, file, ends=1)
    assert (printed["figures"], at(printed, "asked")) == ([], ["A1"])
    assert at(checked(capsys, file, "--about", "cover", ends=1), "asked") == ["A1"]
    printed = checked(capsys, file, "--about", "cover", "--year", "2025", *SOURCED)
    assert brief(printed, "commitment", "year", "ward", "answer", "cell", "part") == [
        ("COVER", 2025, "24001", "yes", "B2", None),
        ("COVER", 2025, "24002", "no", "B3", None),
    ]


def test_answers_of_a_whole_list_in_one_cell_stand_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "mot-o.csv", "Mã;2025\nCOVER;Tất cả Có, trừ Phường 1\n")
    printed = checked(capsys, file, *SOURCED)
    assert brief(printed, "ward", "answer", "cell") == [
        ("24001", "no", "B2"),
        ("24002", "yes", "B2"),
        ("24003", "yes", "B2"),
    ]


def test_the_stage_of_a_milestone_is_its_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "moc.csv", "Mã;Năm;Số liệu;Nguồn\nDONE;2025;Đang thực hiện;Báo cáo\n")
    assert brief(checked(capsys, file), "answer", "value", "change") == [("under_way", None, "unchanged")]


def test_figures_of_a_table_without_years_take_the_year_that_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "khong-nam.csv", "Chỉ tiêu;Thực hiện\nTỷ trọng kinh tế số;18,4\n")
    assert at(checked(capsys, file, *SOURCED, ends=1), "asked") == ["A1"]
    printed = checked(capsys, file, "--year", "2025", *SOURCED)
    assert brief(printed, "commitment", "year", "value") == [("LEVEL", 2025, 18.4)]


def test_of_a_table_about_one_commitment_the_total_is_read_and_never_a_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "nhom.csv", "Nhóm tuổi;2023;2024\nTỔNG SỐ;41,5;42,5\n15-24;11,5;12,5\n")
    printed = checked(capsys, file, "--about", "SHARE", *SOURCED)
    assert brief(printed, "commitment", "year", "value", "cell") == [
        ("SHARE", 2023, 41.5, "B2"),
        ("SHARE", 2024, 42.5, "C2"),
    ]
    assert at(printed, "left_out") == ["A1", "A3"]


@pytest.mark.parametrize(("answer", "amounts"), [("nothing", [44.5]), ("zero", [0, 44.5])])
def test_a_dash_is_asked_about_once_and_read_as_answered(
    answer: str, amounts: list[float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "gach.csv", "Mã;2023;2024\nSHARE;-;44,5\nCOUNT;-;-\nTổng cộng;-;2\n")
    printed = checked(capsys, file, *SOURCED, ends=1)
    assert (at(printed, "asked"), at(printed, "left_out")) == (["B2"], ["A4"])
    ended = main(["check", str(file), "--json", "--blanks", answer, *SOURCED])
    answered = json.loads(capsys.readouterr().out)
    assert [figure["value"] for figure in answered["figures"] if figure["commitment"] == "SHARE"] == amounts
    assert ended == (1 if answered["asked"] else 0)
    assert not any("“-”" in entry["text"] for entry in answered["asked"])


def test_each_sign_has_an_answer_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "ky-hieu.csv", "Mã;2023;2024;2025\nCOUNT;-;..;x\nSHARE;41,5;…;42\n")
    some = ("--blanks", "zero=-", "--blanks", "nothing=..")
    assert at(checked(capsys, file, *some, *SOURCED, ends=1), "asked") == ["C3", "D2"]
    printed = checked(capsys, file, *some, "--blanks", "nothing", *SOURCED)
    assert brief(printed, "cell", "value") == [("B2", 0), ("B3", 41.5), ("D3", 42)]


def test_a_number_of_two_readings_is_asked_about_until_the_mark_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, "hai-cach.csv", "Mã;2023\nGROWTH;5.234\n")
    assert at(checked(capsys, file, *SOURCED, ends=1), "asked") == ["B2"]
    assert brief(checked(capsys, file, *SOURCED, "--decimal", "."), "value") == [(5.234,)]


def test_a_correction_asks_for_its_reason_and_a_doubtful_one_for_why_it_is_right_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reopened(key("LEVEL", 2024))
    file = write(tmp_path, "sua.csv", "Mã;Năm;Số liệu\nLEVEL;2024;17,5\nLEVEL;2025;0,19\n")
    printed = checked(capsys, file, ends=1)
    assert brief(printed, "value", "change", "source") == [(17.5, "corrected", None), (0.19, "new", None)]
    questions = [(entry["cell"], str(entry["text"])) for entry in printed["asked"]]
    source, reason = (translate(f"refusal.{name}_missing", Language.VI) for name in ("source", "reason"))
    assert questions[:3] == [("C2", source), ("C2", reason), ("C3", source)]
    ((cell, doubt),) = questions[3:]
    assert (cell, "khác xa số liệu gần nhất" in doubt) == ("C3", True)
    assert printed["refused"] == []


def test_what_cannot_be_read_is_refused_and_what_is_not_ours_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "LEVEL;hai mươi;a\nNATION;12,9;b\nDân số;1,5;c\nTổng số;9;d"
    file = write(tmp_path, "lan.csv", f"Mã hoặc tên;2024;Nguồn\n{rows}\n")
    printed = checked(capsys, file, ends=1)
    assert brief(printed, "commitment", "value") == [("NATION", 12.9)]
    assert (at(printed, "refused"), at(printed, "left_out")) == (["B2"], ["A4", "A5"])


def test_a_file_that_is_no_table_is_called_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(b"%PDF-1.7 1 0 obj")
    (refused,) = checked(capsys, file, "--lang", "en", ends=1)["refused"]
    assert refused == {"cell": "", "text": translate("sheet.pdf", Language.EN)}


def test_another_name_a_total_and_a_double_column_are_named_by_their_own_cells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "STT;Mã;Chỉ tiêu;2025\n1;COUNT;Phường tốt;3\n2;;Tổng cộng;3\n"
    printed = checked(capsys, write(tmp_path, "ten.csv", rows), *SOURCED)
    assert at(printed, "left_out") == ["C2", "C3"]
    twice = write(tmp_path, "hai-cot.csv", "STT;Mã;2025;2025\n1;COUNT;3;4\n")
    assert at(checked(capsys, twice, ends=1), "asked") == ["C1"]


def test_hidden_rows_are_read_and_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, rows = tmp_path / "an.xlsx", [["Mã", 2025], ["LEVEL", 18.2], ["COUNT", 3]]
    file.write_bytes(workbook(rows, lambda sheet: sheet.set_row(2, None, None, {"hidden": True}), "Sheet1"))
    assert main(["check", str(file), "--lang", "en", *SOURCED]) == 0
    first, _, title, *lines = capsys.readouterr().out.splitlines()
    assert first == "Sheet “Sheet1” has hidden parts, which were read as well: rows 3."
    assert (title, [line.split(":")[0] for line in lines[:2]]) == ("Figures:", ["  Sheet1!B2", "  Sheet1!B3"])


def test_an_unedited_template_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mau.xlsx"
    file.write_bytes(template(commitments(), methods(), 2024, Language.VI))
    printed = checked(capsys, file)
    assert {figure["change"] for figure in printed["figures"]} == {"unchanged"}


def test_submitting_stores_one_batch_and_the_second_time_changes_nothing(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["submit", str(table), "--as", OFFICER, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["batch"] == 1
    (batch,) = batches()
    assert (batch.name, batch.recorded_by) == ("bang.csv", OFFICER)
    level = commitment("LEVEL")
    assert level is not None
    stored = level.last_version(2025, "gso")
    assert stored is not None
    assert (stored.content.value, stored.origin.source) == (18.2, "Niên giám")
    assert main(["submit", str(table), "--as", OFFICER, "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert ({figure["change"] for figure in again["figures"]}, again["batch"]) == ({"unchanged"}, None)
    assert len(batches()) == 1


def test_nothing_is_stored_while_anything_is_refused_or_asked(tmp_path: Path) -> None:
    for row in ("XYZ;2025;1;a", "LEVEL;2024;17,4;b", "SHARE;2024;…;c"):
        file = write(tmp_path, "mot-dong.csv", f"{LONG}{row}\n")
        assert main(["submit", str(file), "--as", OFFICER]) == 1
    assert batches() == ()


def test_a_folder_is_one_batch_and_its_cells_name_their_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nam-2025"
    write(folder, "a.csv", LONG)
    write(folder / "phuong", "b.csv", "Mã;Năm;Phường, xã;Đã có\nCOVER;2025;Phường 1;Có\n")
    write(folder / "phuong", "c.csv", "Mã;Năm;Phường, xã;Đã có\nCOVER;2025;Phường Hòa Bình;Có\n")
    write(folder, "~$a.csv", "Excel")
    (folder / "d.xlsx").write_bytes(workbook([["Mã", 2025], ["SHARE", 51]], name="Trang 1"))
    printed = checked(capsys, folder, *SOURCED)
    cells = ["[a.csv]C2", "[a.csv]C3", "[d.xlsx]Trang 1!B2", "[phuong/b.csv]D2", "[phuong/c.csv]D2"]
    assert [cell for (cell,) in brief(printed, "cell")] == cells
    assert main(["submit", str(folder), "--as", OFFICER, *SOURCED]) == 0
    out, err = capsys.readouterr()
    assert translate("upload.done", Language.VI, n=4, number=1) in out
    assert err == "", "a progress bar is for a terminal"
    assert [batch.name for batch in batches()] == ["nam-2025"]


def test_one_figure_in_two_files_of_a_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "hai"
    write(folder, "a.csv", LONG)
    write(folder, "b.csv", LONG.replace("18,2", "19,9"))
    printed = checked(capsys, folder, ends=1)
    assert at(printed, "refused") == ["[b.csv]C2", "[b.csv]C3"]
    assert printed["refused"][0]["text"] == translate("figures.twice", Language.VI, cell="[a.csv]C2")


def test_one_figure_twice_in_a_table_is_named_by_its_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (refused,) = checked(capsys, write(tmp_path, "hai.csv", f"{LONG}LEVEL;2025;18,3;Niên giám\n"), ends=1)["refused"]
    assert refused["cell"] == "C4"
    assert refused["text"] == translate("import.fault.twice", Language.VI, first=2, second=4)


def test_a_person_enters_their_own_commitments_only(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assign(OFFICER, ["LEVEL"], now=NOW, by=ADMINISTRATOR)
    assert at(checked(capsys, table, "--as", OFFICER, ends=1), "refused") == ["A3"]
    (refused, *_) = checked(capsys, table, "--as", OFFICER, "--about", "COUNT", ends=1)["refused"]
    assert refused["text"] == translate("import.fault.not_assigned", Language.VI, typed="COUNT")
    (refused,) = checked(capsys, table, "--as", LEADER, ends=1)["refused"]
    assert refused["text"] == translate("figures.no_right", Language.VI, code=LEADER)
    assert main(["submit", str(table), "--as", LEADER]) == 1
    assert batches() == ()


def test_words_are_in_the_language_of_the_person(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    choose_language(ReaderLanguage.EN, now=NOW, by=OFFICER)
    assert main(["check", str(table), "--as", OFFICER]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[:2] == ["Figures:", "  C2: LEVEL Share of the digital economy, 2025: — → 18.2% (New, final)"]
    counts = dict.fromkeys(("corrected", "unchanged", "refused", "asked", "left_out"), 0)
    assert printed[-1] == translate("figures.summary", Language.EN, new=2, **counts)
    assert main(["check", str(table)]) == 0
    assert capsys.readouterr().out.startswith("Số liệu:\n")


@pytest.mark.parametrize(
    "options",
    [
        *("", "check", "look {file}", "check {file} --color", "check {file} --year x", "check {file} --blanks maybe"),
        *("check {file}x", "check {empty}", "check {file} --as nobody", "check {file} --as closed"),
        *("check {file} --about XYZ", "submit {file}"),
    ],
)
def test_bad_usage_is_said_and_ends_with_two(
    options: str, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    close_person(LEADER, TODAY, now=NOW, by=ADMINISTRATOR)
    words = options.replace("closed", LEADER).format(file=table, empty=tmp_path / "empty").split()
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) >= len(Language)


def test_help_is_no_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    assert "commands.figures check|submit" in capsys.readouterr().out


def test_without_a_store_nothing_is_made(
    store: Path, table: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = store.with_name("absent.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{absent.as_posix()}")
    assert main(["check", str(table)]) == 2
    assert str(absent) in capsys.readouterr().err
    assert not absent.exists()


def test_what_cannot_be_stored_any_more_by_then_is_refused_whole(table: Path) -> None:
    made = run_for(parser().parse_args(["submit", str(table), "--as", OFFICER]))
    check = checked_files(made, [table])
    assert check.is_ready
    assign(OFFICER, ["LEVEL"], now=NOW, by=ADMINISTRATOR)
    number, refused = submit(made, check, [table])
    assert (number, [at.cell for at in refused]) == (None, ["C3"])
    assert batches() == ()
