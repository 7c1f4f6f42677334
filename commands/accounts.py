"""Accounts from the command line of the server: python -m commands.accounts help

Whoever can start this can open the store anyway, so it asks for no password. The record says "program" did it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from inspect import signature

import clock
from commands.terminal import in_words, run, say
from models import Role
from store.accounts import assignments, links, people, second_factor, sessions
from store.journal import PROGRAM
from store.schema import require_current
from store.settings import Switch, turn
from text import Language, moment
from web.deployment import LOOPBACK, address, host, is_https, port
from web.invitation import link


def welcome(here: str) -> None:
    """At the start: a link for the first administrator while there is none, and a warning where one is due."""
    if token := links.first_administrator_token(clock.now()):
        say("accounts.first", link=link(here, token), days=links.VALID.days)
    if host() not in LOOPBACK and not is_https():
        say("accounts.open")


def add(code: str, name: str, wanted: str, email: str = "") -> None:
    people.add_person(code, name, Role(wanted), email, now=clock.now(), by=PROGRAM)
    reset(code)


def reset(code: str) -> None:
    """A link to set a password, for a new person or one who has forgotten it."""
    code = people.user_name(code)
    token = links.invite(code, now=clock.now(), by=PROGRAM)
    found = people.person(code)
    assert found is not None
    say("accounts.link", code=code, link=link(address(port()), token, found.language), days=links.VALID.days)


def role(code: str, wanted: str) -> None:
    people.change_role(people.user_name(code), Role(wanted), now=clock.now(), by=PROGRAM)
    listed()


def rename(code: str, name: str, email: str = "") -> None:
    people.change_person(people.user_name(code), name, email, now=clock.now(), by=PROGRAM)
    listed()


def close(code: str) -> None:
    people.close_person(people.user_name(code), clock.today(), now=clock.now(), by=PROGRAM)
    listed()


def reopen(code: str) -> None:
    people.reopen_person(people.user_name(code), now=clock.now(), by=PROGRAM)
    listed()


def assign(code: str, *commitments: str) -> None:
    """These commitments and no others; none: none any more."""
    assignments.assign(people.user_name(code), commitments, now=clock.now(), by=PROGRAM)
    print(code, *sorted(assignments.assigned(people.user_name(code))))


def identity(code: str, issuer: str, subject: str) -> None:
    people.link_identity(people.user_name(code), issuer, subject, now=clock.now(), by=PROGRAM)
    listed()


def no_identity(issuer: str, subject: str) -> None:
    people.unlink_identity(issuer, subject, now=clock.now(), by=PROGRAM)
    listed()


def without_code(code: str) -> None:
    """Take the second factor from somebody whose phone is lost."""
    second_factor.remove(people.user_name(code), now=clock.now(), by=PROGRAM)
    listed()


def end(code: str) -> None:
    sessions.end_all_of(people.user_name(code), now=clock.now(), by=PROGRAM)
    signed_in()


def switch(which: str, state: str) -> None:
    turn(Switch(which), state == "on", now=clock.now(), by=PROGRAM)
    print(which, state)


def listed() -> None:
    for person in people.people():
        closed = f"closed {person.closed_on}" if person.closed_on else ""
        marks = ("password" if person.has_password else "-", "code" if person.has_second_factor else "-", closed)
        print(f"{person.code:20} {person.role:14} {person.name}", *marks, sep="\t")


def signed_in(code: str = "") -> None:
    for found in sessions.sessions(clock.now(), people.user_name(code) or None):
        last = moment(found.seen_at, Language.EN, clock.ZONE)
        print(f"{found.person:20} {found.way:10} {last}", found.browser[:80], sep="\t")


COMMANDS: dict[str, Callable[..., None]] = {
    "add": add,
    "reset": reset,
    "role": role,
    "rename": rename,
    "close": close,
    "reopen": reopen,
    "assign": assign,
    "identity": identity,
    "no-identity": no_identity,
    "without-code": without_code,
    "end": end,
    "switch": switch,
    "list": listed,
    "sessions": signed_in,
}


# What some words of a command can be.
CHOSEN: Mapping[str, Collection[str]] = {
    "wanted": tuple(Role),
    "which": tuple(Switch),
    "state": ("on", "off"),
}


def main(arguments: Sequence[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None or not _fits(command, arguments[1:]):
        say("accounts.help")
        return 0 if list(arguments) == ["help"] else 2
    return in_words(lambda: _done(command, arguments[1:]))


def _fits(command: Callable[..., None], words: Sequence[str]) -> bool:
    """Whether there are as many words as it takes, and those that are chosen are of a role, a switch, a state."""
    try:
        said = signature(command).bind(*words).arguments
    except TypeError:
        return False
    return all(said[name] in allowed for name, allowed in CHOSEN.items() if name in said)


def _done(command: Callable[..., None], words: Sequence[str]) -> int:
    require_current()
    command(*words)
    return 0


if __name__ == "__main__":
    run(main)
