"""File readings: what a person chose about a file, kept for files of the same shape."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

import models as m
from store.database import reading, writing
from store.rights import Right, needs, require


def file_reading(person: str, shape: str) -> tuple[Mapping[str, str], datetime] | None:
    """What a person chose about files of a shape, and when; None where nothing was."""
    r = m.FileReading
    with reading() as connection:
        row = connection.execute(
            select(r.choices, r.chosen_at).where(r.person == person, r.shape == shape)
        ).one_or_none()
    return None if row is None else (json.loads(row.choices), row.chosen_at)


@needs(Right.ENTER)
def keep_file_reading(shape: str, choices: Mapping[str, str], *, now: datetime, by: str) -> None:
    """Replace what a person chose about files of a shape; without a choice it is forgotten."""
    with writing() as connection:
        require(connection, by, Right.ENTER)
        _forget(connection, by, shape)
        if choices:
            text = json.dumps(choices, ensure_ascii=False, sort_keys=True)
            row = {"person": by, "shape": shape, "choices": text, "chosen_at": now}
            connection.execute(insert(m.FileReading).values(row))


def _forget(connection: Connection, person: str, shape: str) -> None:
    r = m.FileReading
    connection.execute(delete(r).where(r.person == person, r.shape == shape))
