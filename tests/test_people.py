"""Accounts in the store: names, passwords, links, second factor, sessions, and who may change what."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

import models as m
from models import Role, SignInWay
from store.accounts import links, passwords, people, second_factor, sessions
from store.accounts.passwords import LONGEST, SHORTEST, hashed, is_right
from store.accounts.samples import SAMPLES, add_samples
from store.database import reading
from store.imports import BatchRefused, record_batch
from store.journal import PROGRAM, Deed, Wanted, entries
from store.proof import prove
from store.refusal import RefusalCode, Refused
from store.rights import MOST_REFUSALS
from store.settings import Switch, is_on, signing_key, turn
from tests.people import ADMINISTRATOR, LEADER, OFFICER, PASSWORD, REVIEWER
from tests.refusals import OF_PEOPLE
from tests.small_city import NOW, WARD_1, WARD_2, figure, record
from tests.test_successions import MERGED, follow

BY = {"now": NOW, "by": ADMINISTRATOR}
LATER = NOW + timedelta(minutes=1)
HOME = "192.0.2.7"
LONG = "một câu rất dài mà chỉ riêng tôi nghĩ ra"


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


def why(act: Callable[[], object]) -> RefusalCode:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def opened(code: str, now: datetime = NOW) -> str:
    """The key of a new session of this person."""
    return sessions.key_of(sessions.open_session(code, SignInWay.PASSWORD, "Browser", now=now))


# ---- refusals


def refusals(by: str = OFFICER) -> list[dict[str, object]]:
    """What the journal says of somebody's refusals for want of a right, the newest first."""
    return [dict(entry.new or {}) for entry in entries(Wanted(by=by, deed=Deed.REFUSED), 999)]


def test_a_refusal_for_want_of_a_right_is_noted_though_nothing_else_is() -> None:
    before = len(entries(Wanted(), 999))
    add = lambda by: people.add_person("mới", "Mới", Role.LEADER, now=NOW, by=by)  # noqa: E731
    assert why(lambda: add(OFFICER)) is RefusalCode.NOT_ALLOWED
    assert people.person("mới") is None
    (noted,) = entries(Wanted(), 999)[: len(entries(Wanted(), 999)) - before]
    assert (noted.by, noted.deed, noted.key) == (OFFICER, Deed.REFUSED, {"code": OFFICER})
    assert noted.new == {"function": "store.accounts.people.add_person", "refusal": "not_allowed"}
    assert prove().findings == ()


def test_what_is_not_assigned_is_noted_alone_and_in_a_batch() -> None:
    people.assign(OFFICER, ["COUNT"], **BY)
    said = {"today": NOW.date(), "now": NOW, "by": OFFICER}
    assert why(lambda: record(figure(value=19.5))) is RefusalCode.NOT_ASSIGNED
    with pytest.raises(BatchRefused):
        record_batch("x", [figure("COUNT", value=1), figure(value=19.5)], digest=None, **said)  # type: ignore[arg-type]
    batch, single = refusals()
    assert single | {"function": "store.imports.record_batch"} == batch
    assert (single["function"], single["commitment"]) == ("store.figures.record_figure", "LEVEL")
    with pytest.raises(Refused):
        record(figure("COUNT", value=1.5))  # no matter of rights
    assert len(refusals()) == 2


def test_nobody_floods_the_journal_with_refusals() -> None:
    for n in range(MOST_REFUSALS + 5):
        for stranger in ("", f"không ai {n}"):
            assert why(lambda by=stranger: record(figure(value=19.5), by=by)) is RefusalCode.NOT_ALLOWED  # type: ignore[misc]
        assert why(lambda: links.invite(LEADER, now=NOW, by=OFFICER)) is RefusalCode.NOT_ALLOWED
    assert len(refusals()) == len(refusals(PROGRAM)) == MOST_REFUSALS
    assert why(lambda: links.invite(LEADER, now=NOW, by=REVIEWER)) is RefusalCode.NOT_ALLOWED
    later = NOW + timedelta(hours=1)
    assert why(lambda: links.invite(LEADER, now=later, by=OFFICER)) is RefusalCode.NOT_ALLOWED
    assert (len(refusals(REVIEWER)), len(refusals())) == (1, MOST_REFUSALS + 1)


@pytest.mark.parametrize(("code", "act"), OF_PEOPLE, ids=[f"{code}-{n}" for n, (code, _) in enumerate(OF_PEOPLE)])
def test_it_is_refused(code: RefusalCode, act: Callable[[], object]) -> None:
    assert why(act) is code


# ---- people


def test_a_name_is_kept_small_and_composed_and_found_however_it_is_typed() -> None:
    people.add_person(" NGUYE\u0302\u0303N.Tu\u0301 ", " Nguyễn  Tú ", Role.LEADER, " tu@city.example ", **BY)
    found = people.person("nguyễn.tú")
    assert found is not None
    assert (found.name, found.role, found.email) == ("Nguyễn Tú", Role.LEADER, "tu@city.example")
    assert found.has_password is found.has_second_factor is False


def test_a_role_counts_at_once() -> None:
    record(figure(value=19.5))
    people.change_role(OFFICER, Role.LEADER, **BY)
    assert why(lambda: record(figure("COUNT", value=1))) is RefusalCode.NOT_ALLOWED
    key = opened(OFFICER)
    people.change_role(OFFICER, Role.REVIEWER, **BY)
    there = sessions.who(key, NOW)
    assert there is not None
    assert there.role is Role.REVIEWER


def test_a_closed_account_is_out_at_once_and_what_it_entered_stays() -> None:
    record(figure(value=19.5))
    key = opened(OFFICER)
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert sessions.who(key, NOW) is None
    assert why(lambda: opened(OFFICER)) is RefusalCode.NOT_ALLOWED
    assert why(lambda: record(figure("COUNT", value=1))) is RefusalCode.NOT_ALLOWED
    assert why(lambda: proven(OFFICER, PASSWORD)) is RefusalCode.WRONG_SIGN_IN
    people.reopen_person(OFFICER, **BY)
    assert sessions.who(key, NOW) is None
    assert proven(OFFICER, PASSWORD).code == OFFICER


def test_officers_enter_only_what_they_are_assigned_to() -> None:
    people.assign(OFFICER, ["COUNT", "COVER"], **BY)
    assert people.assigned(OFFICER) == {"COUNT", "COVER"}
    record(figure("COUNT", value=1))
    assert why(lambda: record(figure(value=19.5))) is RefusalCode.NOT_ASSIGNED


def test_officers_of_a_ward_change_the_answers_of_that_ward_only() -> None:
    yes, no = m.Answer.YES, m.Answer.NO
    ward_1, ward_2 = "24001@2021-01-01", "24002@2021-01-01"
    record(figure("COVER", answers=((ward_1, yes), (ward_2, yes))))
    people.assign_units(OFFICER, [("24001", date(2021, 1, 1))], **BY)
    assert people.assigned_units(OFFICER) == {ward_1}
    again = {"seen_version": 1, "reason": "Đếm lại"}
    theirs = figure("COVER", answers=((ward_1, yes), (ward_2, no)), **again)
    assert why(lambda: record(theirs)) is RefusalCode.NOT_ASSIGNED_UNIT
    assert record(figure("COVER", answers=((ward_1, no), (ward_2, yes)), **again)) == 2


def test_whoever_answers_for_a_ward_answers_for_the_one_that_it_went_into_wholly() -> None:
    yes, no = m.Answer.YES, m.Answer.NO
    follow()
    people.assign_units(OFFICER, [("24002", date(2021, 1, 1))], **BY)
    assert people.answered_units(OFFICER) == {WARD_2, MERGED}
    assert record(figure("COVER", answers=((MERGED, yes),))) == 1
    again = {"seen_version": 1, "reason": "Đếm lại"}
    foreign = figure("COVER", answers=((WARD_1, yes), (MERGED, yes)), **again)
    assert why(lambda: record(foreign)) is RefusalCode.NOT_ASSIGNED_UNIT
    assert record(figure("COVER", answers=((MERGED, no),), **again)) == 2


def test_whoever_answers_for_a_ward_answers_for_no_part_of_it() -> None:
    follow("24020@2021-01-01")
    people.assign_units(OFFICER, [("24020", date(2021, 1, 1)), ("24002", date(2021, 1, 1))], **BY)
    assert people.answered_units(OFFICER) == {"24020@2021-01-01", WARD_2, MERGED}
    assert people.divided_units(OFFICER) == {"24020@2021-01-01"}


def test_what_came_to_a_merged_ward_from_the_answers_before_is_no_change_by_its_officer() -> None:
    """The figure was given for the former wards; whoever mends one answer later leaves the others as they came over."""
    yes, no = m.Answer.YES, m.Answer.NO
    record(figure("COVER", answers=((WARD_1, no), (WARD_2, yes))))
    follow()
    people.assign_units(OFFICER, [("24001", date(2021, 1, 1))], **BY)
    again = {"seen_version": 1, "reason": "Đếm lại"}
    assert record(figure("COVER", answers=((WARD_1, yes),), **again)) == 2


def test_an_identity_is_one_persons_and_can_be_taken_away() -> None:
    people.link_identity(OFFICER, " https://city.example ", "42", **BY)
    people.link_identity(LEADER, "https://city.example", "42", **BY)
    assert (people.identities(OFFICER), people.identities(LEADER)) == ((), (("https://city.example", "42"),))
    assert (entries(Wanted(), 1)[0].old, entries(Wanted(), 1)[0].new) == ({"person": OFFICER}, {"person": LEADER})
    key = opened(LEADER)
    people.unlink_identity("https://city.example", "42", **BY)
    assert people.identities(LEADER) == ()
    assert sessions.who(key, NOW) is None


# ---- passwords


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword", "Password1234!", "matkhau123456", "Mật khẩu 2026", "123456789012", "abcdefghijkl",
        "aaaaaaaaaaaaaaaa", "qwertyuiop123", "admin@camket2026", "lan lan lan lan", "tranthilan2026", "ababababababab",
        "Lan.123456789", "iloveyou1234",
    ],
)  # fmt: skip
def test_a_password_that_others_would_guess_is_refused(password: str) -> None:
    assert why(lambda: hashed(password, "lan", "Trần Thị Lan")) is RefusalCode.PASSWORD_COMMON


@pytest.mark.parametrize("password", [LONG, "x7#Kq!v2Zm@w", "con mèo nằm ngủ trên mái nhà", "ệ" * 3 + LONG * 20])
def test_a_long_sentence_is_a_password(password: str) -> None:
    assert is_right(password, hashed(password, "lan", "Trần Thị Lan"))


def test_a_password_is_the_same_composed_or_not() -> None:
    kept = hashed("Đường về quê ngoại", "lan", "Lan")
    assert is_right("\u0110ươ\u0300ng về quê ngoại", kept)
    assert not is_right("đường về quê ngoại", kept)


def test_no_password_is_right_where_there_is_none() -> None:
    assert not is_right("", None)
    assert not is_right("x" * (LONGEST + 1), hashed(LONG, "", ""))
    assert not is_right("\0", "no hash at all")


# ---- signing in


def proven(code: str, password: str, *, with_samples: bool = False) -> people.PersonView:
    return sessions.proven(code, password, with_samples=with_samples, now=NOW)


def test_whoever_knows_name_and_password_is_known() -> None:
    assert proven(" LAN ", PASSWORD).code == OFFICER


def test_wrong_name_and_wrong_password_are_refused_in_one_sentence_and_noted_without_what_was_typed() -> None:
    for name in (OFFICER, "không có ai", "\0", "x" * 500):
        assert why(lambda name=name: proven(name, "mật khẩu bí mật")) is RefusalCode.WRONG_SIGN_IN
    noted = entries(Wanted(deed="sign_in_refused"), 9)
    assert [entry.key for entry in noted] == [{}, {}, {}, {"code": OFFICER}]


def test_an_unknown_name_costs_as_many_hashes_as_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are what takes the time, so that nobody learns from a clock who has an account."""

    class Counting(PasswordHasher):
        verified = 0

        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            Counting.verified += 1
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=2, memory_cost=19456, parallelism=1))
    counts = []
    for name in (OFFICER, "không ai"):
        before = Counting.verified
        with pytest.raises(Refused):
            proven(name, "sai mật khẩu")
        counts.append(Counting.verified - before)
    assert counts == [1, 1]


def test_a_session_opens_with_its_token_alone_and_the_store_does_not_hold_it() -> None:
    token = sessions.open_session(OFFICER, SignInWay.PASSWORD, "Browser", now=NOW)
    assert sessions.who(token, NOW) is None
    there = sessions.who(sessions.key_of(token), NOW)
    assert there is not None
    assert there.code == OFFICER
    with reading() as connection:
        assert token not in str(connection.execute(select(m.SignIn.__table__)).all())


def test_a_session_ends_when_nothing_is_done_and_after_half_a_day_in_any_case() -> None:
    key = opened(OFFICER)
    assert sessions.who(key, NOW + sessions.IDLE - timedelta(seconds=1)) is not None
    assert sessions.who(key, NOW + sessions.IDLE) is None
    now = NOW
    while now < NOW + sessions.LONGEST:
        assert sessions.who(key, now) is not None
        sessions.touch(key, now)
        now += timedelta(minutes=30)
    assert sessions.who(key, now) is None


def test_a_new_session_ends_the_one_before_in_the_same_browser_only() -> None:
    first, other = opened(OFFICER), opened(OFFICER)
    sessions.open_session(OFFICER, SignInWay.PASSWORD, old=first, now=NOW)
    assert sessions.who(first, NOW) is None
    assert sessions.who(other, NOW) is not None


def test_one_signs_out_ones_own_browsers_and_nobody_elses() -> None:
    mine, other, foreign = opened(OFFICER), opened(OFFICER), opened(LEADER)
    sessions.end_own(foreign, now=NOW, by=OFFICER)
    sessions.end_own(but=mine, now=NOW, by=OFFICER)
    assert [sessions.who(key, NOW) is not None for key in (mine, other, foreign)] == [True, False, True]
    sessions.end_session(mine, now=NOW)
    assert sessions.sessions(NOW, OFFICER) == ()
    sessions.end_all_of(LEADER, **BY)
    assert sessions.sessions(NOW) == ()


def test_the_key_that_signs_is_made_once() -> None:
    assert signing_key() == signing_key() != ""


# ---- slowing down whoever guesses


def seconds(code: str = OFFICER, address: str = HOME, now: datetime = NOW) -> int:
    """How long the next try must wait; 0: it was counted."""
    try:
        sessions.attempt(code, address, now)
    except Refused as refused:
        return int(str(refused.values["seconds"]))
    return 0


def test_five_tries_are_free_and_then_the_wait_doubles() -> None:
    assert [seconds() for _ in range(6)] == [0, 0, 0, 0, 0, 8]
    assert seconds(now=NOW + timedelta(seconds=7)) == 1
    assert seconds(now=NOW + timedelta(seconds=8)) == 0
    assert seconds(now=NOW + timedelta(seconds=9)) == 15
    assert seconds(" LAN ") > 0
    assert seconds("minh") == 0
    assert seconds(now=NOW + timedelta(hours=2)) == 0


def test_an_address_that_tries_many_names_waits_too() -> None:
    waits = [seconds(f"ai{n}") for n in range(51)]
    assert waits == [0] * 50 + [8]
    assert seconds("ai99", "192.0.2.8") == 0


def test_who_was_right_has_not_guessed() -> None:
    for _ in range(12):
        sessions.succeeded(sessions.attempt(OFFICER, HOME, NOW))
    assert seconds() == 0


# ---- links


def test_a_link_sets_a_password_once_and_ends_what_was_open() -> None:
    key = opened(OFFICER)
    token = links.invite(OFFICER, **BY)
    found = links.invited(token, NOW).person
    assert found is not None
    assert found.code == OFFICER
    assert links.accept(token, LONG, now=NOW) == OFFICER
    assert proven(OFFICER, LONG).code == OFFICER
    assert sessions.who(key, NOW) is None
    assert why(lambda: links.accept(token, LONG, now=NOW)) is RefusalCode.LINK_SPENT


def test_a_link_ends_with_time_with_a_newer_one_and_with_the_account() -> None:
    first = links.invite(OFFICER, **BY)
    second = links.invite(OFFICER, **BY)
    assert why(lambda: links.invited(first, NOW)) is RefusalCode.LINK_SPENT
    assert why(lambda: links.invited(second, NOW + links.VALID)) is RefusalCode.LINK_SPENT
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert why(lambda: links.accept(second, LONG, now=NOW)) is RefusalCode.LINK_SPENT


def test_a_refused_password_leaves_the_link_as_it_was() -> None:
    token = links.invite(OFFICER, **BY)
    assert why(lambda: links.accept(token, "kurz", now=NOW)) is RefusalCode.PASSWORD_SHORT
    assert links.accept(token, LONG, now=NOW) == OFFICER


def test_there_is_a_link_for_the_first_administrator_only_while_there_is_none(empty_store: Path) -> None:
    first = links.first_administrator(NOW)
    second = links.first_administrator(NOW)
    assert first is not None
    assert second is not None
    assert why(lambda: links.accept_first(first, "an", "An", LONG, now=NOW)) is RefusalCode.LINK_SPENT
    assert links.accept_first(second, "An", "Phạm An", LONG, now=NOW) == "an"
    made = people.person("an")
    assert made is not None
    assert made.role is Role.ADMINISTRATOR
    assert links.first_administrator(NOW) is None
    assert why(lambda: links.invited(second, NOW)) is RefusalCode.LINK_SPENT


# ---- second factor


def test_the_codes_are_those_of_rfc_6238() -> None:
    """Appendix B, SHA-1, the last six of the eight digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    vectors = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}
    assert {at: pyotp.TOTP(secret).at(at) for at in vectors} == vectors


def code_at(secret: str, now: datetime) -> str:
    return pyotp.TOTP(secret).at(now)


def test_each_code_lets_in_once() -> None:
    secret = second_factor.new_secret()
    second_factor.set_up(secret, code_at(secret, NOW), now=NOW, by=OFFICER)
    me = people.person(OFFICER)
    assert me is not None
    assert me.has_second_factor
    use = second_factor.use
    assert why(lambda: use(code_at(secret, NOW), now=NOW, by=OFFICER)) is RefusalCode.WRONG_CODE
    use(f" {code_at(secret, LATER)[:3]} {code_at(secret, LATER)[3:]}", now=LATER, by=OFFICER)
    assert why(lambda: use(code_at(secret, LATER), now=LATER, by=OFFICER)) is RefusalCode.WRONG_CODE


def test_a_phone_whose_clock_is_half_a_minute_off_still_works_and_no_more() -> None:
    secret = second_factor.new_secret()
    set_up = second_factor.set_up
    early = code_at(secret, NOW + timedelta(seconds=90))
    assert why(lambda: set_up(secret, early, now=NOW, by=OFFICER)) is RefusalCode.WRONG_CODE
    set_up(secret, code_at(secret, NOW + timedelta(seconds=30)), now=NOW, by=OFFICER)


def test_an_administrator_takes_it_from_whoever_lost_the_phone() -> None:
    secret = second_factor.new_secret()
    second_factor.set_up(secret, code_at(secret, NOW), now=NOW, by=OFFICER)
    key = opened(OFFICER)
    second_factor.remove(OFFICER, **BY)
    assert sessions.who(key, NOW) is None
    me = people.person(OFFICER)
    assert me is not None
    assert not me.has_second_factor


# ---- changing how one signs in


def test_a_password_is_changed_only_right_after_one_has_proved_who_one_is() -> None:
    mine, other = opened(OFFICER), opened(OFFICER)
    late = NOW + sessions.CONFIRMED
    change = sessions.change_password
    assert why(lambda: change(mine, LONG, now=late, by=OFFICER)) is RefusalCode.CONFIRM_FIRST
    assert why(lambda: change(opened(LEADER, late), LONG, now=late, by=OFFICER)) is RefusalCode.CONFIRM_FIRST
    sessions.confirm(mine, now=late, by=OFFICER)
    change(mine, LONG, now=late, by=OFFICER)
    assert proven(OFFICER, LONG).code == OFFICER
    assert [sessions.who(key, NOW) is not None for key in (mine, other)] == [True, False]


def test_nobody_confirms_another_ones_session() -> None:
    mine = opened(OFFICER)
    late = NOW + sessions.CONFIRMED
    sessions.confirm(mine, now=late, by=LEADER)
    found = sessions.session(mine, late)
    assert found is not None
    assert not sessions.is_confirmed(found, late)


def test_an_identity_of_the_citys_provider_is_somebody_here_once_it_is_linked() -> None:
    issuer = "https://city.example"
    find = sessions.of_provider
    assert why(lambda: find(issuer, "42", now=NOW)) is RefusalCode.NO_ACCOUNT
    people.link_identity(OFFICER, issuer, "42", **BY)
    assert find(issuer, "42", now=NOW).code == OFFICER
    assert why(lambda: find("https://other.example", "42", now=NOW)) is RefusalCode.NO_ACCOUNT
    people.close_person(OFFICER, date(2026, 11, 22), **BY)
    assert why(lambda: find(issuer, "42", now=NOW)) is RefusalCode.NO_ACCOUNT


# ---- the sample people, settings, and what is written down


def test_the_sample_people_come_once_and_sign_in_in_a_demo_only(empty_store: Path) -> None:
    add_samples(NOW)
    add_samples(NOW)
    assert {person.role for person in people.people()} == set(Role)
    assert is_on(Switch.PUBLIC_READING)
    for sample in SAMPLES:
        assert proven(sample.code, sample.password, with_samples=True).is_sample
        assert why(lambda sample=sample: proven(sample.code, sample.password)) is RefusalCode.WRONG_SIGN_IN


def test_no_sample_people_come_where_somebody_is() -> None:
    add_samples(NOW)
    assert people.person(SAMPLES[0].code) is None


def test_a_switch_is_off_until_an_administrator_turns_it_on() -> None:
    for switch in Switch:
        assert not is_on(switch)
        turn(switch, True, **BY)
        assert is_on(switch)
        turn(switch, False, **BY)
        assert not is_on(switch)


def test_what_is_done_to_accounts_is_written_down_without_a_secret() -> None:
    secret, token = second_factor.new_secret(), links.invite(REVIEWER, **BY)
    links.accept(token, LONG, now=NOW)
    second_factor.set_up(secret, code_at(secret, NOW), now=NOW, by=REVIEWER)
    session = sessions.open_session(REVIEWER, SignInWay.PASSWORD, "Browser", now=NOW)
    sessions.end_own(now=NOW, by=REVIEWER)
    people.change_role(REVIEWER, Role.LEADER, **BY)
    noted = entries(Wanted(), 6)
    wanted = ["role_changed", "signed_out", "signed_in", "second_factor_set", "password_set", "invited"]
    assert [entry.deed for entry in noted] == wanted
    assert [entry.by for entry in noted] == [ADMINISTRATOR, *[REVIEWER] * 4, ADMINISTRATOR]
    assert (noted[0].old, noted[0].new) == ({"role": "reviewer"}, {"role": "leader"})
    everything = str(entries(Wanted(), 999))
    for hidden in (secret, token, session, sessions.key_of(session), LONG, "argon2", signing_key()):
        assert hidden not in everything


def test_the_program_itself_administers_and_does_nothing_else() -> None:
    people.change_role(LEADER, Role.OFFICER, now=NOW, by=PROGRAM)
    assert why(lambda: record(figure(value=19.5), by=PROGRAM)) is RefusalCode.NOT_ALLOWED
    assert SHORTEST >= 12
