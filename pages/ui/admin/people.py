"""The forms about people: accounts, roles, assignments, and links to hand over."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import streamlit as st

import clock
from models import Role
from pages.ui.admin.catalogue import NEW, row_picker
from pages.ui.admin.check_and_save import current_form
from pages.ui.admin.commitment_fields import unit_picker
from pages.ui.admin.row_fields import Form
from pages.ui.commitment_picker import title_labels
from pages.ui.device import main_button
from pages.ui.fields import segments
from pages.ui.flash import rerun_with
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.reauthentication import is_reauthenticated, reauthenticate
from pages.ui.refusals import try_write
from pages.ui.table import table
from store.accounts import assignments, invitations, people, second_factor, sessions
from store.choices import KEY_SEPARATOR, row_names, titles
from text import Language, date_words
from views import PersonView
from web.deployment import port, provider, start_address
from web.invitation import invitation_link
from wording.people import account_words


def people_section() -> None:
    """Choose a person or a new one, and list them all.

    What is typed stays while the password is confirmed once more; nothing is saved before that.
    """
    reauthenticate(t("people.confirm_about"))
    by_code = {person.code: person for person in people.people()}
    labels = {code: f"{person.name} ({code})" for code, person in by_code.items()}
    code = row_picker(t("people.new"), labels, label="people.who")
    if code == NEW:
        _new_person()
    else:
        _person(by_code[code])
    st.subheader(t("people.all"), anchor=False)
    table([_row(person) for person in people.people()], alt=t("people.all"))


def _new_person() -> None:
    key = current_form("new").key
    code = st.text_input(t("people.code"), key=f"code-{key}", help=t("people.code_help"), width=340, autocomplete="off")
    name, email, role = _person_fields(key, "", "", Role.OFFICER)
    if st.button(t("people.add"), icon=":material/person_add:", key=f"add-{key}", type=main_button()):
        now, by = clock.now(), officer()
        if _try_write(lambda: people.add_person(code, name, role, email, now=now, by=by)):
            _hand_over(people.user_name(code))


def _person_fields(key: str, name: str, email: str, role: Role) -> tuple[str, str, Role]:
    with st.container(horizontal=True, key=f"who-{key}"):
        typed_name = st.text_input(t("people.name"), value=name, key=f"name-{key}", width=340, autocomplete="off")
        typed_email = st.text_input(t("people.email"), value=email, key=f"email-{key}", width=340, autocomplete="off")
    roles = {option: t(f"role.{option}") for option in Role}
    return (
        typed_name,
        typed_email,
        segments(t("people.role"), roles, role, key=f"role-{key}", help=t("people.role_help")),
    )


def _person(person: PersonView) -> None:
    key, now, by = person.code, clock.now(), officer()
    if person.closed_on is not None:
        st.info(t("people.closed", on=date_words(person.closed_on, reader_language())), icon=":material/lock:")
    name, email, role = _person_fields(key, person.name, person.email or "", person.role)
    if st.button(t("people.save"), icon=":material/save:", key=f"save-{key}", type=main_button()):
        _save(lambda: people.change_person(person.code, name, email, role, now=now, by=by))
    if person.role is Role.OFFICER:
        _assignments(person)
    st.subheader(t("people.access"), anchor=False)
    _access(person)
    _identities(person)


def _assignments(person: PersonView) -> None:
    """The commitments that an officer enters, and the units where only some are theirs."""
    st.subheader(t("people.assigned"), anchor=False)
    labels = title_labels(titles(), clock.today())
    assigned = assignments.assigned(person.code)
    chosen = st.multiselect(
        t("people.commitments"),
        list(labels),
        default=[code for code in labels if code in assigned],
        format_func=lambda code: labels[code],
        key=f"assigned-{person.code}",
        placeholder=t("admin.choose"),
        filter_mode="contains",
    )
    units = unit_picker(Form(person.code), sorted(assignments.assigned_units(person.code)), label=t("people.units"))
    st.caption(t("people.units_help"))
    _followed(person)
    if st.button(t("people.save_assigned"), icon=":material/save:", key=f"assign-{person.code}"):
        now, by = clock.now(), officer()
        keys = [(unit, date.fromisoformat(day)) for unit, _, day in (key.partition(KEY_SEPARATOR) for key in units)]
        _save(lambda: assignments.assign(person.code, chosen, keys, now=now, by=by))


def _followed(person: PersonView) -> None:
    """After mergers of wards: the others that the officer answers for now, and those that somebody must assign."""
    followed = assignments.answered_units(person.code) - assignments.assigned_units(person.code)
    if followed:
        st.info(escape_markdown(t("people.units_follow", units=_unit_names(followed))), icon=":material/merge:")
    if divided := assignments.divided_units(person.code):
        st.warning(escape_markdown(t("people.units_divided", units=_unit_names(divided))), icon=":material/call_split:")


def _unit_names(keys: Iterable[str]) -> str:
    unit_names = row_names("unit")
    return ", ".join(unit_names[key].text(reader_language()) for key in sorted(keys))


def _access(person: PersonView) -> None:
    """A new link, the end of all sessions, a lost second factor, closing the account and opening it again."""
    code, now, by = person.code, clock.now(), officer()
    with st.container(horizontal=True, key=f"access-{code}"):
        if st.button(t("people.link"), icon=":material/link:", key=f"link-{code}", help=t("people.link_help")):
            _hand_over(code)
        if st.button(t("people.end_sessions"), icon=":material/logout:", key=f"end-{code}"):
            _save(lambda: sessions.end_all_of(code, now=now, by=by))
        if person.has_second_factor and st.button(t("people.no_factor"), icon=":material/phonelink_erase:"):
            _save(lambda: second_factor.remove(code, now=now, by=by))
        if person.closed_on is None:
            if st.button(t("people.close"), icon=":material/person_off:", key=f"close-{code}"):
                _save(lambda: people.close_person(code, clock.today(), now=now, by=by))
        elif st.button(t("people.reopen"), icon=":material/person_check:", key=f"reopen-{code}"):
            _save(lambda: people.reopen_person(code, now=now, by=by))


def _identities(person: PersonView) -> None:
    """The person's identities at the city's identity provider, linked by the line that it showed them."""
    linked = people.identities(person.code)
    if not linked and provider() is None:
        return
    code, now, by = person.code, clock.now(), officer()
    st.subheader(t("people.identities"), anchor=False)
    st.caption(t("people.identities_help"))
    for place, (issuer, subject) in enumerate(linked):
        with st.container(horizontal=True, vertical_alignment="center", key=f"identity-{code}-{place}"):
            st.markdown(escape_markdown(f"{issuer} {subject}"), width="content")
            if st.button(t("people.unlink"), icon=":material/link_off:", key=f"unlink-{code}-{place}"):
                _save(partial(people.unlink_identity, issuer, subject, now=now, by=by))
    line = st.text_input(t("people.identity_line"), key=f"identity-{code}-{len(linked)}", autocomplete="off")
    if st.button(t("people.link_identity"), icon=":material/key:", key=f"link-identity-{code}"):
        issuer, _, subject = line.strip().partition(" ")
        _save(lambda: people.link_identity(code, issuer, subject, now=now, by=by))


def _hand_over(code: str) -> None:
    """A link for this person, shown once."""
    tokens: list[str] = []
    if _try_write(lambda: tokens.append(invitations.invite(code, now=clock.now(), by=officer()))):
        st.success(
            t("people.hand_over", name=escape_markdown(code), days=invitations.VALID.days), icon=":material/link:"
        )
        invited = people.person(code)
        language = invited.language if invited is not None else Language.VI
        st.code(invitation_link(start_address(port()), tokens[0], language), language=None)


def _save(write: Callable[[], object]) -> None:
    if _try_write(write):
        rerun_with(t("admin.saved"))


def _try_write(write: Callable[[], object]) -> bool:
    """Write, and return whether it was done; only after the password was confirmed."""
    if not is_reauthenticated():
        st.error(t("refusal.confirm_first"), icon=":material/error:")
        return False
    return try_write(write)


def _row(person: PersonView) -> dict[str, str]:
    return {
        t("people.name"): escape_markdown(person.name),
        t("people.code"): escape_markdown(person.code),
        t("people.role"): t(f"role.{person.role}"),
        t("people.state"): account_words(person, reader_language()),
    }
