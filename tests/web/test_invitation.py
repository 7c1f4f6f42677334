"""The page behind a link: it sets a password, once."""

import clock
from models import Role
from store.accounts import invitations, people
from store.journal import PROGRAM
from tests.support.page_socket import visit
from tests.support.visitors import Server
from text import Language, translate
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
