"""The settings of the whole city."""

import streamlit as st

import clock
from pages.ui.admin.mail import mail_form
from pages.ui.device import main_button
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import save_and_rerun
from store.settings import MULTILINE, Heading, Letter, Switch, change_settings, is_on, letter_texts, setting_text
from web.deployment import PROVIDER_VARIABLES, missing_provider_variables, port, provider, provider_name, start_address
from web.routes import PROVIDER_CALLBACK


def settings_section() -> None:
    """The switches, the headings of reports, and the letterhead of those on paper."""
    switches = {switch: _switch(switch) for switch in Switch}
    if any(is_wanted != is_on(switch) for switch, is_wanted in switches.items()):  # a switch that was moved looks done
        st.warning(t("settings.not_yet"), icon=":material/warning:")
        if st.button(t("settings.save_switches"), icon=":material/save:", key="save-switches", type=main_button()):
            _save(switches, {})
    st.subheader(t("settings.headings"), anchor=False)
    st.caption(t("settings.headings_help"))
    texts: dict[Heading | Letter, str] = {key: _text_field(key, setting_text(key)) for key in Heading}
    st.subheader(t("settings.letter"), anchor=False)
    st.caption(t("settings.letter_help"))
    with st.grid(2, min_column_width=300, key="letter"):
        texts |= {key: _text_field(key, text) for key, text in letter_texts().items()}
    if st.button(t("form.save"), icon=":material/save:", key="save-settings", type=main_button()):
        _save(switches, texts)
    mail_form()
    _single_sign_on()


def _single_sign_on() -> None:
    """The state of signing in by the city's identity provider; its secret is never shown."""
    st.subheader(t("provider.title"), anchor=False)
    missing, identity_provider = missing_provider_variables(), provider()
    if identity_provider is not None:
        values = {
            "button": provider_name(reader_language()),
            "metadata": identity_provider.metadata,
            "client": identity_provider.client,
            "back": f"{start_address(port())}{PROVIDER_CALLBACK}",
        }
        escaped = {name: escape_markdown(value) for name, value in values.items()}
        st.info(t("provider.on", **escaped), icon=":material/key:")
    elif len(missing) < len(PROVIDER_VARIABLES):
        st.warning(escape_markdown(t("provider.incomplete", unsaid=", ".join(missing))), icon=":material/warning:")
    else:
        st.caption(escape_markdown(t("provider.off", needed=", ".join(PROVIDER_VARIABLES))))


def _switch(switch: Switch) -> bool:
    label, words = t(f"switch.{switch}"), t(f"settings.{switch}.help")
    is_wanted = st.toggle(label, value=is_on(switch), key=f"switch-{switch}")
    st.caption(words)
    return is_wanted


def _text_field(text: Heading | Letter, current: str) -> str:
    """A field of one line, or of several for texts in lines."""
    label, key = t(f"settings.{text}"), f"heading-{text}"
    if text in MULTILINE:
        return st.text_area(label, value=current, key=key, height=110)
    return st.text_input(label, value=current, key=key, autocomplete="off")


def _save(switches: dict[Switch, bool], texts: dict[Heading | Letter, str]) -> None:
    save_and_rerun(lambda: change_settings(switches, texts, now=clock.now(), by=officer()), t("admin.saved"))
