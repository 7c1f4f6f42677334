"""A store in which every text that a person may have written is hostile."""

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

import models
from exchange.meetings.snapshots import Meeting, take
from models import SignInWay
from store.accounts.assignments import assign
from store.accounts.sessions import open_session
from store.accounts.walls import make_wall
from store.awaiting import await_figure
from store.batches import record_batch
from store.commitments import commitment, commitments
from store.drafts import save_draft
from store.evidence import NewFile, NewLink, withdraw
from store.questions import answer, ask, take_back
from store.review import approve, reopen, send_back
from store.validation import NewFigure
from store.year_closures import close_year
from tests.support.evidence_files import PDF
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, REVIEWER, Act
from tests.support.small_city import NOW, TODAY, figure, record
from views import FigureKey

PAYLOAD = (
    " <img src=x onerror=alert(1)> ![x](http://127.0.0.1:9/x.png) [y](javascript:alert(2)) *b* _i_ `c` ~~s~~ $x$"
    " :material/home: :red[r] :smile: <script>alert(3)</script> </text><svg onload=alert(4)> # h | =1+1 &lt; {n} %s \\"
)
# What must not stand in Markdown as it was typed.
ACTIVE = (
    *("<img", "![x](", "[y](", "*b*", "_i_", "`c`", "~~s~~", "$x$", ":material/home:", ":red[r]", ":smile:"),
    *("<script", "<svg"),
)


EVIDENCE_ID = models.Evidence.__table__.c.id
EITHER_OR = {("evidence", "url")}  # a file has no address, and would be shown as a link if it had one


def record_one(new: NewFigure) -> FigureKey:
    record(new)
    return new.key


def prove_and_review() -> None:
    """Add what the seed does not hold: evidence, and reasons of review and of closing a year."""
    view = commitment("TN-03")
    assert view is not None
    of_record = view.promise.method_of_record(2024)
    by: Act = {"now": NOW, "by": REVIEWER}
    proof = NewFile("Niên giám.pdf", PDF), NewLink("https://gso.gov.vn"), NewLink("https://gso.gov.vn/a")
    returned, _, reopened = (
        record_one(figure("TN-03", year, method=of_record, value=8, why_right="Có", evidence=proof))
        for year in (2022, 2023, 2024)
    )
    send_back([returned], "Sai", **by)
    approve([reopened], **by)
    reopen(reopened, "Đính chính", **by)
    ward = next(unit for c in commitments() for unit in c.units)
    assign(OFFICER, units=[(ward.code, ward.valid_from)], now=NOW, by=ADMINISTRATOR)
    open_session(OFFICER, SignInWay.PASSWORD, "Browser", now=NOW)
    with_evidence = commitment("TN-03")
    assert with_evidence is not None
    pieces = [piece for f in with_evidence.figures for piece in f.evidence]
    for piece in pieces[::2]:
        withdraw(piece.id, "Nhầm", now=NOW, by=OFFICER)
    close_year(view.agreement.code, 2021, now=NOW, by=ADMINISTRATOR, reason="Xong")


def typed(column: sa.Column[object]) -> bool:
    """Whether people type it, or refer to what they typed; not what lets one in: hashes, keys, user names."""
    if column is EVIDENCE_ID or any(key.column is EVIDENCE_ID for key in column.foreign_keys):
        return False  # random, and checked by the route
    if any(key.column.table.info.get("stays_here") and not typed(key.column) for key in column.foreign_keys):
        return False
    if (column.table.name, column.name) == ("import_batch", "recorded_by"):
        return False  # a user name: who undoes a batch is found by it
    if not column.table.info.get("stays_here") or column.table.name == "journal":
        return True
    others = [key.column.table for key in column.foreign_keys]
    return column.name in ("name", "email", "browser") or any(not t.info.get("stays_here") for t in others)


def work_on_it() -> None:
    """Add a batch, and something that is typed and not submitted."""
    view = commitment("TN-03")
    assert view is not None
    method = view.promise.method_of_record(2025)
    entered = figure("TN-03", 2025, method=method, value=8, why_right="Có")
    record_batch("Số liệu.xlsx", [entered], digest=None, today=TODAY, now=NOW, by=OFFICER)
    await_figure("TN-04", 2025, "2027", "Chờ", today=TODAY, now=NOW, by=OFFICER)
    save_draft("TN-04", 2025, method, {"value": "9"}, now=NOW, by=OFFICER)
    make_wall("Phòng họp", today=TODAY, now=NOW, by=ADMINISTRATOR)


def meet_about_it() -> None:
    """Freeze a meeting of a store in which every text is hostile, under a hostile name."""
    take(Meeting(PAYLOAD, TODAY), TODAY, now=lambda: NOW, by=REVIEWER)


def ask_and_answer() -> None:
    """A question that waits, one that was answered, one that was taken back. To be poisoned too."""
    for text in ("Vì sao chậm?", "Bao giờ có?", "Nhầm"):
        ask("TN-03", text, year=2024, now=NOW, by=LEADER)
    answer("TN-03", 2, "Tháng sau", now=NOW, by=OFFICER)
    take_back("TN-03", 3, now=NOW, by=LEADER)


def poison(file: Path) -> None:
    """Write the payload into every text column of a filled store, keys and what refers to them alike."""
    with closing(sqlite3.connect(file)) as store, store:
        store.execute("PRAGMA foreign_keys = OFF")
        for (trigger,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f"DROP TRIGGER {trigger}")  # the journal refuses whatever comes after the fact
        for name in ("commitment", "agreement"):  # the last of each is closed
            last = f"code = (SELECT max(code) FROM {name})"
            store.execute(f"UPDATE {name} SET closed_on = '2026-01-01', closed_reason = 'x' WHERE {last}")
        for table in models.Base.metadata.sorted_tables:
            texts = [column for column in table.columns if isinstance(column.type, models.Text) and typed(column)]
            for column in texts:
                # Nothing is referred to where nothing was, and nothing closed that was open.
                kept = column.nullable and (column.foreign_keys or column.name == "closed_reason")
                kept = kept or (table.name, column.name) in EITHER_OR
                old = column.name if kept else f"coalesce({column.name}, '')"
                store.execute(f"UPDATE {table.name} SET {column.name} = {old} || ?", (PAYLOAD,))
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
