"""Names that stores, browsers and links hold: whatever the program calls its things, these stay as they are."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import app
from models import Role
from store.journal import NO_ENTRY, PROGRAM, Deed, EntryFilter, entry_hash
from store.rights import NEEDED, RECORDED_AS
from store.settings import Heading, Letter, MailSecurity, MailServer, Switch, mail_server
from views import AsOf, Clock
from web import cookie
from web.query import (
    entry_filter_of,
    journal_query,
    meeting_of,
    point_in_time_of,
    point_in_time_query,
    query_of,
    selection_of,
)
from web.routes import PAGES

DEEDS = """loaded adopted recorded corrected awaited awaited_no_longer imported undone person_added person_changed
role_changed person_closed person_reopened invited password_set wall_made wall_revoked second_factor_set
second_factor_removed signed_in sign_in_refused signed_out identity_linked identity_unlinked assigned setting_changed
submitted approved returned recalled reopened reopening_asked year_closed year_reopened attached withdrawn asked
answered added changed closed removed refused frozen"""
ROUTES = """/dang-nhap /dang-nhap/co-quan /dang-nhap/co-quan/ve /dang-nhap/giao-dien.css /dang-nhap/logo.svg
/dang-nhap/ma /dang-xuat /evidence/{id} /export/changes.csv /export/chart.png /export/chart.svg /export/commitment.pdf
/export/journal.csv /export/my-work.csv /export/my-work.ics /export/preview.csv /export/report.csv /export/report.pdf
/export/report.xlsx /export/snapshot.csv /export/snapshot.json /export/store.zip /export/template.xlsx /in/bao-cao
/in/cam-ket /in/giao-dien.css /in/khoa-so-nam /in/ky-hop /in/nhap-ca-nam /in/nhap-so-lieu /in/nhap-tu-tep /in/nhat-ky
/in/phuong-phap /in/phuong-xa /in/quan-tri /in/tai-khoan /in/tham-dinh /in/tong-quan /in/viec-cua-toi /links.js
/loi-moi /man-hinh.css /man-hinh.js /man-hinh/{token} /man-hinh/{token}/so-lieu /streamlit_words.js"""
OF_PAGES = """ cam-ket phuong-xa viec-cua-toi nhap-ca-nam nhap-tu-tep nhap-so-lieu tham-dinh khoa-so-nam bao-cao ky-hop
phuong-phap nhat-ky quan-tri tai-khoan"""
SETTINGS = """public_reading second_factor report_heading_vi report_heading_en letter_superior_vi letter_superior_en
letter_body_vi letter_body_en letter_place_vi letter_place_en letter_signed_as_vi letter_signed_as_en
letter_recipients_vi letter_recipients_en letter_number letter_signer"""
REFUSED_CALLS = """accounts.links.invite accounts.people.add_person accounts.people.assign accounts.people.change_person
accounts.people.change_role accounts.people.choose_language accounts.people.close_person accounts.people.link_identity
accounts.people.reopen_person accounts.people.unlink_identity accounts.second_factor.remove
accounts.second_factor.remove_own accounts.second_factor.set_up accounts.second_factor.use
accounts.sessions.change_password accounts.sessions.confirm accounts.sessions.end_all_of accounts.sessions.end_own
accounts.walls.make_wall accounts.walls.revoke_wall awaiting.await_figure awaiting.await_no_longer
boundaries.put_boundaries drafts.save_draft editing.save editing.try_out evidence.attach evidence.withdraw
file_readings.keep_file_reading figures.record_baseline figures.record_figure imports.record_batch imports.undo_batch
questions.answer questions.ask
questions.take_back review.approve review.ask_reopening review.close_year review.keep_approved
removal.remove_agreement review.recall review.reopen review.reopen_year review.send_back settings.change_settings
settings.set_mail_server settings.turn snapshots.freeze"""
ZONE = "Asia/Ho_Chi_Minh"
TICKET = "eyJwZXJzb24iOiJsYW4ifQ.aw1qRA.UGkZjHHXgAhxnbi4TmKB8tyrCZJZzSgjD2TBPomH3eo"


def set_row(store: Path, key: str, value: str) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))


def test_the_journal_names_deeds_as_ever() -> None:
    assert [deed.value for deed in Deed] == DEEDS.split()
    assert (PROGRAM, NO_ENTRY) == ("program", 64 * "0")


def test_the_journal_names_refused_calls_as_ever() -> None:
    called = {RECORDED_AS.get(name, name).removeprefix("store.") for name in NEEDED}
    assert called == set(REFUSED_CALLS.split())


def test_an_entry_is_sealed_as_ever() -> None:
    place = {"seq": 2, "previous": NO_ENTRY, "at": datetime(2026, 11, 30, 3, 4, 5, 6, tzinfo=UTC), "by": "lan"}
    deed = {"deed": "recorded", "about": "figure", "key": '{"commitment":"LEVEL"}', "why": "Đính chính"}
    assert (
        entry_hash(place | deed | {"old": None, "new": '{"value":19.5}'})
        == "e8f34d21bdb4a9eed88147bdf17da8fc1a48f19a37e3e9d94f08ac45a675f21c"
    )


def test_settings_and_roles_are_called_as_ever() -> None:
    assert [setting.value for kind in (Switch, Heading, Letter) for setting in kind] == SETTINGS.split()
    assert [role.value for role in Role] == ["leader", "officer", "reviewer", "administrator"]


def test_a_mail_server_that_was_set_is_read(store: Path) -> None:
    set_row(
        store,
        "mail_server",
        '{"host": "mail.example", "port": 465, "security": "tls", "sender": "a@b.example", "user": "u"}',
    )
    assert mail_server() == MailServer("mail.example", 465, MailSecurity.TLS, "u", "a@b.example")


def test_the_cookie_is_called_and_signed_as_ever(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_row(store, "signing_key", "a key only for this test")
    key = "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0"
    assert cookie.session_key("token.y1vDcZIIHS2IFV8Tmt2xJeDg4yZE4Xj85Sa1EzZ-FD8") == key
    assert cookie.ticket_fields("second step", TICKET, 10**9) == {"person": "lan"}
    monkeypatch.delenv("CAMKET_HTTPS", raising=False)
    assert cookie.name() == "camket"
    monkeypatch.setenv("CAMKET_HTTPS", "1")
    assert cookie.name() == "__Host-camket"


def test_pages_and_files_are_where_they_have_been() -> None:
    assert sorted(route.path for route in app.ROUTES) == ROUTES.split()
    assert list(PAGES.values()) == ["", *OF_PAGES.split()]


def test_addresses_are_read_as_ever() -> None:
    query = {"agreement": "city", "pillar": "economy", "body": "office", "q": "số", "unproved": "1", "asked": "1"}
    states = ["at_risk", "on_track"]
    assert query_of(selection_of(query, states)) == [*query.items(), *(("state", state) for state in states)]
    of_year = {"agreement": "city", "year": "2025"}
    assert query_of(selection_of(of_year, ["met"])) == [*of_year.items(), ("state", "met")]
    today = date(2026, 11, 30)
    for clock, word in ((Clock.RECORDED, "ghi"), (Clock.PUBLISHED, "congbo")):
        day = {"ngay": "2026-06-30", "theo": word}
        assert point_in_time_of(day, today, ZONE) == AsOf(date(2026, 6, 30), clock, ZONE)
        assert dict(point_in_time_query(point_in_time_of(day, today, ZONE))) == day
    assert meeting_of({"ky": "3"}) == 3
    wanted = {"by": "lan", "deed": "recorded", "about": "figure", "since": "2026", "until": "11/2026"}
    assert journal_query(wanted) == list(wanted.items())
    assert entry_filter_of({"by": "lan", "deed": "recorded", "about": "figure", "before": "7"}, ZONE) == EntryFilter(
        by="lan", deed="recorded", about="figure", before=7
    )
