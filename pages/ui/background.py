"""What a commitment rests on: definition, basis, source, agreement, and who answered when."""

import streamlit as st

from pages.ui.language import language, t
from pages.ui.markdown import plain
from text import date_words
from views import AgreementView, CommitmentView, ResponsibilityView, SourceView


def background(c: CommitmentView) -> None:
    """All of it, with the headings a reader looks for."""
    said = language()
    parts = [
        ("background.definition", plain(c.definition.said(said))),
        ("background.basis", plain(c.basis.said(said))),
        ("background.source", _source(c.source)),
        ("background.agreement", _agreement(c.agreement)),
        ("background.body", "  \n".join(map(_responsibility, c.responsibilities)) or t("card.no_body")),
    ]
    if c.baseline is not None:
        parts.append(("background.baseline", plain(f"{c.baseline.year}: {c.baseline.source}")))
    st.subheader(t("background.title"), anchor=False)
    for key, words in parts:
        st.markdown(f"**{t(key)}**  \n{words}")
    if c.agreement.note is not None:
        st.info(plain(c.agreement.note.said(said)), icon=":material/info:")


def _source(source: SourceView) -> str:
    said = language()
    day = date_words(source.published_on, said) if source.published_on else t("background.no_date")
    link = f" [{t('background.open')}]({source.url})" if _is_web_address(source.url) else ""
    return f"{plain(source.title.said(said))}. {plain(source.publisher)}, {day}.{link}"


def _is_web_address(url: str | None) -> bool:
    """Whether it can stand in a Markdown link as it is."""
    return url is not None and url.startswith(("https://", "http://")) and not set(url) & set(" ()<>[]\\\"'")


def _agreement(a: AgreementView) -> str:
    said = language()
    day = date_words(a.signed_on, said) if a.signed_on else t("background.unsigned")
    period = t("background.period", first=a.first_year, last=a.last_year)
    horizon = t("background.horizon", year=a.horizon_year) if a.horizon_year else ""
    signed = t("background.signed", on=day)
    return f"{plain(a.name.said(said))}. {plain(a.parties.said(said))}. {period}{horizon}. {signed}"


def _responsibility(r: ResponsibilityView) -> str:
    said = language()
    until = date_words(r.valid_to, said) if r.valid_to else t("background.now")
    span = t("background.from_to", first=date_words(r.valid_from, said), last=until)
    return f"{plain(r.body.name.said(said))} ({span}). {plain(r.basis.said(said))}"
