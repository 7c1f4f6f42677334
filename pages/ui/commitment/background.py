"""What a commitment rests on: definition, basis, source, agreement, and who answered when."""

import streamlit as st

from clock import ZONE
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.person import recorder
from progress import is_too_late
from text import date_words, moment
from views import AgreementView, BaselineView, CommitmentView, ReferenceView, ResponsibilityView, SourceView, TargetView
from wording.amounts import amount_words, target_words


def background(c: CommitmentView) -> None:
    """All of it, with the headings a reader looks for."""
    said = language()
    parts = [
        ("background.definition", plain(c.definition.said(said))),
        ("background.basis", plain(c.basis.said(said))),
        ("background.source", _source(c.source)),
        ("background.agreement", _agreement(c.agreement)),
        ("background.body", "  \n".join(map(_responsibility, c.responsibilities)) or t("body.not_stated")),
    ]
    if c.baseline is not None:
        parts.append(("background.baseline", _baseline(c, c.baseline)))
    if any(v.target.version > 1 for v in c.targets):
        parts.append(("background.targets", "  \n".join(_target(c, v) for v in c.targets)))
    if c.references:
        parts.append(("background.references", "  \n".join(_reference(c, r) for r in c.references)))
    st.subheader(t("background.title"), anchor=False)
    for key, words in parts:
        st.markdown(f"**{t(key)}**  \n{words}")
    if c.agreement.note is not None:
        st.info(plain(c.agreement.note.said(said)), icon=":material/info:")


def _baseline(c: CommitmentView, b: BaselineView) -> str:
    said = language()
    who = t("entry.by", who=plain(recorder(b.recorded_by)), when=moment(b.recorded_at, said, ZONE))
    note = f"  \n{plain(b.note.said(said))}" if b.note else ""
    released = f", {t('years.published', on=date_words(b.published_on, said))}" if b.published_on else ""
    value = plain(amount_words(c, b.value, said))
    return f"{b.year}: **{value}**. {plain(b.method.name.said(said))}{released}. {plain(b.source)} ({who}){note}"


def _reference(c: CommitmentView, r: ReferenceView) -> str:
    said = language()
    released = f", {t('years.published', on=date_words(r.published_on, said))}" if r.published_on else ""
    name, value = plain(r.name.said(said)), plain(amount_words(c, r.value, said))
    return f"{name}, {r.year}: **{value}**. {plain(r.method.name.said(said))}{released}. {plain(r.source)}"


def _target(c: CommitmentView, v: TargetView) -> str:
    """One version of one target, with the decision that made it."""
    said = language()
    owed = t("background.withdrawn") if v.target.is_withdrawn else plain(target_words(v.target, c, said))
    decided = date_words(v.target.decided_on, said) if v.target.decided_on else t("background.with_agreement")
    why = " · ".join(plain(part) for part in (v.decision, v.reason.said(said) if v.reason else None) if part)
    version = t("years.version", version=v.target.version)
    late = t("background.too_late") if v.target.version > 1 and is_too_late(v.target) else ""
    return " · ".join(part for part in (f"{v.target.year} ({version}): {owed}", decided, why, late) if part)


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
