"""Accounts from the command line of the server: python -m commands.accounts help

Whoever can start this can open the store anyway, so it asks for no password. The record says "program" did it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from inspect import signature

import clock
from commands.terminal import exit_code, run, say
from models import Role
from store.accounts import assignments, invitations, people, second_factor, sessions
from store.journal import PROGRAM
from store.schema import require_current
from store.settings import Switch, turn
from text import Language, moment
from web.deployment import LOOPBACK, host, is_https, port, start_address
from web.invitation import invitation_link


def welcome(address: str) -> None:
    """Print a link for the first administrator while there is none, and a warning where HTTPS is missing."""
    if token := invitations.first_administrator_token(clock.now()):
        say("accounts.first", link=invitation_link(address, token), days=invitations.VALID.days)
    if host() not in LOOPBACK and not is_https():
        say("accounts.open")


def add(code: str, name: str, new_role: str, email: str = "") -> None:
    people.add_person(code, name, Role(new_role), email, now=clock.now(), by=PROGRAM)
    reset(code)


def reset(code: str) -> None:
    """Print a link to set a password, for a new person or one who has forgotten it."""
    code = people.user_name(code)
    token = invitations.invite(code, now=clock.now(), by=PROGRAM)
    person = people.person(code)
    assert person is not None
    link = invitation_link(start_address(port()), token, person.language)
    say("accounts.link", code=code, link=link, days=invitations.VALID.days)


def role(code: str, new_role: str) -> None:
    people.change_role(people.user_name(code), Role(new_role), now=clock.now(), by=PROGRAM)
    list_people()


def rename(code: str, name: str, email: str = "") -> None:
    people.change_person(people.user_name(code), name, email, now=clock.now(), by=PROGRAM)
    list_people()


def close(code: str) -> None:
    people.close_person(people.user_name(code), clock.today(), now=clock.now(), by=PROGRAM)
    list_people()


def reopen(code: str) -> None:
    people.reopen_person(people.user_name(code), now=clock.now(), by=PROGRAM)
    list_people()


def assign(code: str, *commitments: str) -> None:
    """Assign these commitments and no others; without any, none."""
    assignments.assign(people.user_name(code), commitments, now=clock.now(), by=PROGRAM)
    print(code, *sorted(assignments.assigned(people.user_name(code))))


def identity(code: str, issuer: str, subject: str) -> None:
    people.link_identity(people.user_name(code), issuer, subject, now=clock.now(), by=PROGRAM)
    list_people()


def no_identity(issuer: str, subject: str) -> None:
    people.unlink_identity(issuer, subject, now=clock.now(), by=PROGRAM)
    list_people()


def without_code(code: str) -> None:
    """Take the second factor from somebody whose phone is lost."""
    second_factor.remove(people.user_name(code), now=clock.now(), by=PROGRAM)
    list_people()


def end(code: str) -> None:
    sessions.end_all_of(people.user_name(code), now=clock.now(), by=PROGRAM)
    list_sessions()


def switch(setting: str, state: str) -> None:
    turn(Switch(setting), state == "on", now=clock.now(), by=PROGRAM)
    print(setting, state)


def list_people() -> None:
    for person in people.people():
        closed = f"closed {person.closed_on}" if person.closed_on else ""
        marks = ("password" if person.has_password else "-", "code" if person.has_second_factor else "-", closed)
        print(f"{person.code:20} {person.role:14} {person.name}", *marks, sep="\t")


def list_sessions(code: str = "") -> None:
    for session in sessions.sessions(clock.now(), people.user_name(code) or None):
        last = moment(session.seen_at, Language.EN, clock.ZONE)
        print(f"{session.person:20} {session.way:10} {last}", session.browser[:80], sep="\t")


CHANGES = (add, reset, role, rename, close, reopen, assign, identity, no_identity, without_code, end, switch)
COMMANDS: dict[str, Callable[..., None]] = {change.__name__.replace("_", "-"): change for change in CHANGES}
COMMANDS |= {"list": list_people, "sessions": list_sessions}
# The values that some parameters can take.
CHOICES: Mapping[str, Collection[str]] = {"new_role": tuple(Role), "setting": tuple(Switch), "state": ("on", "off")}


def main(arguments: Sequence[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None or not _is_valid(command, arguments[1:]):
        say("accounts.help")
        return 0 if list(arguments) == ["help"] else 2
    return exit_code(lambda: _execute(command, arguments[1:]))


def _is_valid(command: Callable[..., None], words: Sequence[str]) -> bool:
    """Whether there are as many words as the command takes, and each that names a role, switch or state is one."""
    try:
        values = signature(command).bind(*words).arguments
    except TypeError:
        return False
    return all(values[name] in choices for name, choices in CHOICES.items() if name in values)


def _execute(command: Callable[..., None], words: Sequence[str]) -> None:
    require_current()
    command(*words)


if __name__ == "__main__":
    run(main)
