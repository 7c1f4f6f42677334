"""Why something is refused; and every refusal that concerns people, with an act in the small city that meets it."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from sqlalchemy import update

import models as m
from models import Answer, Role, SignInWay
from store.accounts import assignments, invitations, people, second_factor, sessions, throttling, tokens, walls
from store.accounts.passwords import LONGEST, password_hash
from store.bulk import table_rows
from store.database import writing
from store.refusal import RefusalCode, Refused
from store.settings import MailServer, set_mail_server
from store.validation import NewBaseline, NewFigure
from tests.support.people import ADMINISTRATOR, OFFICER
from tests.support.small_city import NOW, WARD_1, figure, record, record_base
from text import Language, translate

LONG = "một câu rất dài mà chỉ riêng tôi nghĩ ra"
TODAY = NOW.date()


def refused(act: Callable[[], object]) -> RefusalCode:
    """Return why an act is refused; its message exists in both languages."""
    with pytest.raises(Refused) as caught:
        act()
    for language in Language:
        assert translate(f"refusal.{caught.value.code}", language, **caught.value.values)
    return caught.value.code


def refused_entry(new: NewFigure | NewBaseline, today: date = TODAY) -> Refused:
    """Return the refusal of a figure or baseline, of which nothing has been written."""
    before = {table: len(table_rows(table)) for table in ("figure", "unit_answer", "baseline")}
    with pytest.raises(Refused) as caught:
        record_base(new, today) if isinstance(new, NewBaseline) else record(new, today)
    assert {table: len(table_rows(table)) for table in before} == before
    for language in Language:
        assert translate(f"refusal.{caught.value.code}", language, **caught.value.values)
    return caught.value


def add(code: str = "mới", name: str = "Người Mới", email: str | None = None) -> None:
    people.add_person(code, name, Role.LEADER, email, now=NOW, by=ADMINISTRATOR)


def try_often() -> None:
    for _ in range(6):
        throttling.count_attempt(OFFICER, "192.0.2.7", NOW)


def enter_unassigned() -> None:
    assignments.assign(OFFICER, [], now=NOW, by=ADMINISTRATOR)
    record(figure(value=19.5))


def answer_for_another_ward() -> None:
    assignments.assign(OFFICER, units=[("24002", date(2021, 1, 1))], now=NOW, by=ADMINISTRATOR)
    record(figure("COVER", answers=((WARD_1, Answer.YES),)))


def change_unconfirmed() -> None:
    sessions.change_password("nobody's", LONG, now=NOW, by=OFFICER)


def change_as_sample() -> None:
    with writing() as connection:
        connection.execute(update(m.Person).where(m.Person.code == OFFICER).values(is_sample=True))
    key = tokens.token_hash(sessions.open_session(OFFICER, SignInWay.PASSWORD, now=NOW))
    sessions.change_password(key, LONG, now=NOW, by=OFFICER)


def close(code: str) -> None:
    people.close_person(code, TODAY, now=NOW, by=ADMINISTRATOR)


OF_PEOPLE: list[tuple[RefusalCode, Callable[[], object]]] = [
    (RefusalCode.NOT_ALLOWED, lambda: people.add_person("mới", "Mới", Role.LEADER, now=NOW, by=OFFICER)),
    (RefusalCode.NOT_ALLOWED, lambda: record(figure(value=19.5), by="")),
    (RefusalCode.NOT_ASSIGNED, enter_unassigned),
    (RefusalCode.NOT_ASSIGNED_UNIT, answer_for_another_ward),
    *[
        (RefusalCode.NAME_UNUSABLE, partial(add, code))
        for code in ("", "seed", "Program", "LOCAL-OFFICER", "a b", "-a", "a.", "a/b", "a\nb", "x" * 65, "<b>")
    ],
    (RefusalCode.NAME_TAKEN, lambda: add(" LAN ")),
    (RefusalCode.NAME_MISSING, lambda: add(name=" \n ")),
    (RefusalCode.NAME_MISSING, lambda: add(name="x" * 201)),
    (RefusalCode.BAD_EMAIL, lambda: add(email="lan")),
    (RefusalCode.BAD_EMAIL, lambda: add(email="a b@city.example")),
    *[
        (RefusalCode.MAIL_SERVER_UNUSABLE, partial(set_mail_server, server, now=NOW, by=ADMINISTRATOR))
        for server in (MailServer(" "), MailServer("a b"), MailServer("mail", 0), MailServer("mail", 65536))
    ],
    (RefusalCode.SENDER_MISSING, lambda: set_mail_server(MailServer("mail", sender=" "), now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.BAD_EMAIL, lambda: set_mail_server(MailServer("mail", sender="x"), now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.UNKNOWN_PERSON, lambda: close("không")),
    (RefusalCode.UNKNOWN_PERSON, lambda: invitations.invite("không", now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.UNKNOWN_COMMITMENT, lambda: assignments.assign(OFFICER, ["NONE"], now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.UNKNOWN_UNIT, lambda: assignments.assign(OFFICER, units=[("1", TODAY)], now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.LAST_ADMINISTRATOR, lambda: close(ADMINISTRATOR)),
    (RefusalCode.LAST_ADMINISTRATOR, lambda: people.change_role(ADMINISTRATOR, Role.LEADER, now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.PASSWORD_SHORT, lambda: password_hash("mười một ký", "", "")),
    (RefusalCode.PASSWORD_LONG, lambda: password_hash("x" * (LONGEST + 1), "", "")),
    (RefusalCode.PASSWORD_COMMON, lambda: password_hash("password1234", "", "")),
    (RefusalCode.WRONG_SIGN_IN, lambda: sessions.authenticate(OFFICER, "sai", with_samples=True, now=NOW)),
    (RefusalCode.WRONG_CODE, lambda: second_factor.use_code("123456", now=NOW, by=OFFICER)),
    (RefusalCode.WRONG_CODE, lambda: second_factor.set_up("A" * 32, "１２３４５６", now=NOW, by=OFFICER)),
    (RefusalCode.TOO_MANY_ATTEMPTS, try_often),
    (RefusalCode.NO_ACCOUNT, lambda: sessions.person_of_identity("https://city.example", "1", now=NOW)),
    (RefusalCode.IDENTITY_UNUSABLE, lambda: people.link_identity(OFFICER, "https://x", " ", now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.IDENTITY_UNUSABLE, lambda: people.unlink_identity("https://x", "1", now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.LINK_SPENT, lambda: invitations.invitation_of("none", NOW)),
    (RefusalCode.UNKNOWN_WALL, lambda: walls.revoke_wall(9, now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.WALL_OVER, lambda: walls.make_wall("Sảnh", date(2026, 1, 1), today=TODAY, now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.WALL_NAME_MISSING, lambda: walls.make_wall(" ", today=TODAY, now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.TOO_LONG, lambda: walls.make_wall("x" * 201, today=TODAY, now=NOW, by=ADMINISTRATOR)),
    (RefusalCode.CONFIRM_FIRST, change_unconfirmed),
    (RefusalCode.SAMPLE_STAYS, change_as_sample),
]
