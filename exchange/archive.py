"""The whole store as one zip of CSV tables and their dictionary; `seed.py` loads it again without loss."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from exchange.tables import dictionary
from store.schema import newest_revision
from store.tables import csv_lines, snapshot, tables

DICTIONARY = "data-dictionary.csv"
ABOUT = "README.txt"
ABOUT_TEXT = """Cam Kết: toàn bộ dữ liệu / the whole store

Mỗi tệp CSV là một bảng (UTF-8, dấu phẩy, dấu chấm thập phân, ngày theo ISO 8601).
{dictionary} giải thích từng cột. Nạp lại: python seed.py TỆP.zip

Each CSV file is one table (UTF-8, comma, decimal point, ISO 8601 dates).
{dictionary} explains every column. To load it again: python seed.py FILE.zip

schema {revision}
"""


def write_archive(target: IO[bytes]) -> None:
    """Write the archive, all tables as of one moment, in little memory however large the store is."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, snapshot() as connection:
        archive.writestr(ABOUT, ABOUT_TEXT.format(dictionary=DICTIONARY, revision=newest_revision()))
        archive.writestr(DICTIONARY, _dictionary_csv())
        for table in tables():
            with archive.open(f"{table.name}.csv", "w") as file:
                file.write((",".join(column.name for column in table.columns) + "\n").encode())
                for lines in _batches(csv_lines(table, connection)):
                    file.write(lines)


def read_archive(file: Path) -> dict[str, bytes]:
    """The tables of an archive by file name."""
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv") and name != DICTIONARY]
        return {name: archive.read(name) for name in names}


def read_folder(folder: Path) -> dict[str, bytes]:
    """The CSV files of a folder by file name."""
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.csv"))}


def _batches(lines: Iterator[str], size: int = 5000) -> Iterator[bytes]:
    batch: list[str] = []
    for line in lines:
        batch.append(line)
        if len(batch) == size:
            yield ("\n".join(batch) + "\n").encode()
            batch.clear()
    if batch:
        yield ("\n".join(batch) + "\n").encode()


def _dictionary_csv() -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["table", "column", "type", "may_be_empty", "meaning"])
    writer.writerows([t, c, k, int(empty), meaning] for t, c, k, empty, meaning in dictionary())
    return out.getvalue()
