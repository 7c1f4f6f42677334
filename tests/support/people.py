"""The people of the tests, at least one for each role, and how they come to be signed in."""

from datetime import date, datetime
from functools import cache
from http.client import HTTPConnection
from typing import TypedDict
from urllib.parse import urlencode

from starlette.responses import Response

import clock
from models import Role, SignInWay
from store.accounts.assignments import assign
from store.accounts.passwords import password_hash
from store.accounts.people import insert_person, store_password
from store.accounts.sessions import open_session
from store.accounts.tokens import token_hash
from store.commitments import commitments
from store.database import writing
from store.journal import PROGRAM
from web import cookie
from web.routes import SIGN_IN

PASSWORD = "một câu chỉ để thử"
LEADER, OFFICER, REVIEWER, ADMINISTRATOR = "hoa", "lan", "minh", "an"
OTHERS = ("tú", "bình", "chi", "dũng", "giang", "khoa", "linh")  # officers too
PEOPLE = {
    LEADER: ("Nguyễn Thị Hoa", Role.LEADER),
    OFFICER: ("Trần Thị Lan", Role.OFFICER),
    REVIEWER: ("Lê Văn Minh", Role.REVIEWER),
    ADMINISTRATOR: ("Phạm An", Role.ADMINISTRATOR),
} | {code: (f"Cán bộ {code.title()}", Role.OFFICER) for code in OTHERS}
OF_ROLE = {Role.LEADER: LEADER, Role.OFFICER: OFFICER, Role.REVIEWER: REVIEWER, Role.ADMINISTRATOR: ADMINISTRATOR}


class Act(TypedDict):
    """Who changes something, and when: keyword arguments that the store's functions share."""

    now: datetime
    by: str


class DatedAct(Act):
    today: date


def add_people() -> None:
    """Put everybody into the store; every officer enters every commitment."""
    now = clock.now()
    with writing() as connection:
        for code, (name, role) in PEOPLE.items():
            insert_person(connection, code, name, role, None, now, PROGRAM)
            store_password(connection, code, _kept(), now, code)
    every = [c.code for c in commitments()]
    for code, (_, role) in PEOPLE.items():
        if role is Role.OFFICER:
            assign(code, every, now=now, by=PROGRAM)


@cache
def _kept() -> str:
    return password_hash(PASSWORD, "", "")


def user(code: str) -> dict[str, str]:
    """Return `st.user` of a person who is signed in, for `AppTest.user`."""
    return {"key": token_hash(open_session(code, SignInWay.PASSWORD, "Test", now=clock.now()))}


def signed_in(code: str) -> str:
    """The Cookie header of a browser in which this person is signed in."""
    answer = Response()
    cookie.set_session(answer, open_session(code, SignInWay.PASSWORD, "Test", now=clock.now()))
    return answer.headers["set-cookie"].partition(";")[0]


def sign_in_over(port: int, code: str, password: str = PASSWORD) -> str:
    """The same by the sign-in page of a server."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        form = urlencode({"name": code, "password": password})
        connection.request("POST", SIGN_IN, form, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        assert answer.status == 303, (answer.status, answer.read().decode())
        return str(answer.headers["set-cookie"]).partition(";")[0]
    finally:
        connection.close()
