"""The page behind a link: it sets a password, once."""

import clock
from models import Role
from store.accounts import invitations, people
from store.journal import PROGRAM
from tests.support.page_socket import visit
from tests.support.people import PASSWORD, PEOPLE
from tests.support.visitors import Server
from text import Language, translate
from web.invitation import invitation_link
from web.routes import INVITATION


def test_a_link_sets_the_first_password_and_signs_in_once(server: Server) -> None:
    people.add_person("mai", "Đặng Mai", Role.LEADER, now=clock.now(), by=PROGRAM)
    token = invitations.invite("mai", now=clock.now(), by=PROGRAM)
    address = f"{INVITATION}?token={token}"
    page = server.ask(f"{address}&lang=en")
    assert "Đặng Mai" in page.text
    assert 'autocomplete="new-password"' in page.text
    new = {"password": "một câu mới của riêng Mai nhé", "again": "một câu mới của riêng Mai nhé"}
    assert server.send(INVITATION, token=token, **(new | {"again": "khác"})).status == 422
    short = server.send(INVITATION, token=token, password="ngắn", again="ngắn")
    assert translate("refusal.password_short", Language.VI, shortest=12) in short.text
    done = server.send(INVITATION, token=token, **new)
    assert done.status == 303
    assert "Đặng Mai" in visit(server.port, done.cookie).content
    assert translate("refusal.link_spent", Language.VI) in server.ask(address).text
    assert server.send(INVITATION, token=token, **new).status == 403
    assert server.sign_in("mai", new["password"]).status == 303


def test_a_link_that_nobody_made_is_refused(server: Server) -> None:
    for token in ("", "x", "%00", "x" * 5000):
        assert server.ask(f"{INVITATION}?token={token}").status in (400, 403, 414)


def test_the_link_of_the_first_administrator_asks_for_a_name_and_works_once(server: Server) -> None:
    for code in PEOPLE:
        server.sql(f"UPDATE person SET closed_on = '2026-01-01' WHERE code = '{code}'")
    token = invitations.first_administrator_token(clock.now())
    assert token
    page = server.ask(f"{INVITATION}?token={token}&lang=en")
    assert 'name="display"' in page.text
    new = {"name": "dau-tien", "display": "Quản trị Đầu", "password": PASSWORD * 2, "again": PASSWORD * 2}
    done = server.send(INVITATION, token=token, **new)
    assert done.status == 303
    assert server.send(INVITATION, token=token, **new).status == 403


def test_a_link_speaks_the_language_of_whoever_it_is_for() -> None:
    assert invitation_link("http://x", "t") == f"http://x{INVITATION}?token=t"
    assert invitation_link("http://x", "t", "en") == f"http://x{INVITATION}?token=t&lang=en"
