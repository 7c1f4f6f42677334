"""The figures that an officer owes, as files: a CSV table, and a calendar with a day for each figure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from board.due import Due
from exchange.csv_files import excel_csv
from progress.terms import DataState
from store.csv_cells import escape_formula
from text import Language, date_words, translate
from wording.amounts import measure
from wording.labels import REVIEW, Label
from wording.states import data_label

COLUMNS = ("code", "commitment", "measure", "year", "state", "by", "back")
NOTICE = timedelta(days=-14)  # how long before the day a calendar reminds


def work_csv(dues: Iterable[Due], language: Language) -> str:
    """The table of the screen as CSV for Excel."""
    heading = [translate(f"work.column.{name}", language) for name in COLUMNS]
    lines = ([escape_formula(cell) for cell in work_cells(due, language)] for due in dues)
    return excel_csv([heading, *lines], language)


def work_cells(due: Due, language: Language) -> Sequence[str]:
    """The cells of one row, on the screen and in the file."""
    c = due.commitment
    standing, by = state(due).text(language), date_words(due.by, language)
    return (c.code, c.name.text(language), measure(c, language), str(due.year), standing, by, _back(due))


def state(due: Due) -> Label:
    """The label of its state; that a figure was sent back takes precedence over its being overdue."""
    return data_label(due.state, due.counted_to) if due.back is None else REVIEW[due.back.state]


def _back(due: Due) -> str:
    """The reviewer's reason for sending it back; empty if it was not."""
    return due.back.reason or "" if due.back else ""


def work_calendar(dues: Iterable[Due], language: Language, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545) with an all-day entry and a reminder for each figure that is still to come."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cam Kết//vi")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", translate("work.calendar", language))
    for due in dues:
        calendar.add_component(_event(due, language, now))
    return bytes(calendar.to_ical())


def _description(due: Due, language: Language) -> Iterable[str]:
    """What is counted; before it, what there is already, where the figure itself is still asked for."""
    if due.state is DataState.ESTIMATE_ONLY:
        yield state(due).text(language)
    yield due.commitment.definition.text(language)


def _event(due: Due, language: Language, now: datetime) -> Event:
    c = due.commitment
    summary = translate("work.event", language, code=c.code, name=c.name.text(language), year=due.year)
    event, alarm = Event(), Alarm()
    event.add("uid", f"{c.code}-{due.year}@cam-ket")  # the same day is moved, not doubled, when it is fetched again
    event.add("dtstamp", now)
    event.add("dtstart", due.by)
    event.add("summary", summary)
    event.add("description", "\n".join(_description(due, language)))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", NOTICE)
    event.add_component(alarm)
    return event
