"""The archive: the whole store as a zip of CSV tables and their dictionary; `seed.py` loads it without loss."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from exchange.record.faults import Fault, FaultCode, FilesRefused
from store.bulk import revision, whole_store
from store.data_dictionary import Column, tables
from store.evidence import contents

DICTIONARY = "data-dictionary.csv"
EVIDENCE = "evidence/"  # the folder of the files that prove figures, each called by its SHA-256
ABOUT = "README.txt"
ABOUT_TEXT = """Cam Kết: toàn bộ dữ liệu / the whole store

Mỗi tệp CSV là một bảng (UTF-8, dấu phẩy, dấu chấm thập phân, ngày theo ISO 8601).
{dictionary} giải thích từng cột; evidence/ giữ các tệp minh chứng và bản chốt phiên họp, tên tệp là mã SHA-256.
Người dùng, thiết lập và nhật ký không nằm ở đây mà trong bản sao lưu (make backup).
Nạp lại: python seed.py TỆP.zip

Each CSV file is one table (UTF-8, comma, decimal point, ISO 8601 dates).
{dictionary} explains every column; evidence/ holds the files that prove figures, and what was frozen for
meetings, each called by its SHA-256. People, settings and the journal are not here but in a backup (make backup).
To load it again: python seed.py FILE.zip

schema {revision}
"""


def write_archive(target: IO[bytes]) -> None:
    """Write the archive, all tables of one moment, in constant memory."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ABOUT, ABOUT_TEXT.format(dictionary=DICTIONARY, revision=revision()))
        archive.writestr(DICTIONARY, _dictionary_csv())
        for table, pieces in whole_store():
            with archive.open(f"{table.name}.csv", "w", force_zip64=True) as file:
                file.write((",".join(column.name for column in table.columns) + "\n").encode())
                file.writelines(pieces)
        for key, content in contents():
            archive.writestr(EVIDENCE + key, content)


def read_files(place: Path) -> dict[str, bytes]:
    """The CSV files of a folder or an archive by file name. Raises `FilesRefused` if there are none."""
    try:
        files = _zipped(place) if place.is_file() else {f.name: f.read_bytes() for f in place.glob("*.csv")}
    except (zipfile.BadZipFile, RuntimeError) as error:  # the latter of one that is locked by a password
        raise FilesRefused([Fault(str(place), 0, "", "", FaultCode.NOT_A_ZIP, str(error))]) from error
    if not files:
        raise FilesRefused([Fault(str(place), 0, "", "", FaultCode.NO_FILES)])
    return files


def read_contents(place: Path) -> Iterator[bytes]:
    """The contents of the evidence files of a folder or an archive, one after the other."""
    if not place.is_file():
        yield from (file.read_bytes() for file in sorted(place.glob(EVIDENCE + "*")))
        return
    with zipfile.ZipFile(place) as archive:
        yield from (archive.read(name) for name in archive.namelist() if name.startswith(EVIDENCE) and name != EVIDENCE)


def _zipped(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv") and name != DICTIONARY]
        return {name: archive.read(name) for name in names}


def _dictionary_csv() -> str:
    """The data dictionary, a line for each column of the record, in the order of the tables."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["table", "column", "type", "may_be_empty", "meaning"])
    for table in tables():
        writer.writerows([table.name, c.name, _type_words(c), int(c.is_nullable), c.meaning] for c in table.columns)
    return out.getvalue()


def _type_words(column: Column) -> str:
    return column.cell_type if column.codes is None else " | ".join(column.codes)
