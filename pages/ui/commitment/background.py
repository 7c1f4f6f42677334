"""The background of a commitment: definition, basis, source, agreement, and who was responsible when."""

import streamlit as st

from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import recorder
from progress.targets import is_too_late
from text import date_words
from views import (
    AgreementView,
    BaselineView,
    CommitmentView,
    ReferenceView,
    Remark,
    ResponsibilityView,
    SourceView,
    TargetView,
)
from wording.amounts import amount_words, restated_words, target_words


def background(c: CommitmentView) -> None:
    """The whole background, under the headings that a reader looks for."""
    language = reader_language()
    parts = [
        ("background.definition", escape_markdown(c.definition.text(language))),
        ("background.basis", escape_markdown(c.basis.text(language))),
        ("background.source", _source(c.source)),
        ("background.agreement", _agreement(c.agreement)),
        ("background.body", "  \n".join(map(_responsibility, c.responsibilities)) or t("body.not_stated")),
    ]
    if c.baseline is not None:
        parts.append(("background.baseline", _baseline(c, c.baseline)))
    if c.steps is not None:
        parts.append(("background.path", _path(c.steps)))
    if any(v.target.version > 1 for v in c.targets):
        parts.append(("background.targets", "  \n".join(_target(c, v) for v in c.targets)))
    if c.references:
        parts.append(("background.references", "  \n".join(_reference(c, r) for r in c.references)))
    st.subheader(t("background.title"), anchor=False)
    for key, words in parts:
        st.markdown(f"**{t(key)}**  \n{words}")
    if c.agreement.note is not None:
        st.info(escape_markdown(c.agreement.note.text(language)), icon=":material/info:")


def _baseline(c: CommitmentView, b: BaselineView) -> str:
    language = reader_language()
    author = t("entry.by", who=escape_markdown(recorder(b.recorded_by)), when=moment_words(b.recorded_at))
    note = f"  \n{escape_markdown(b.origin.notes.text(language))}" if b.origin.notes else ""
    on = b.origin.published_on
    released = f", {t('years.published', on=date_words(on, language))}" if on else ""
    value, method = escape_markdown(amount_words(c, b.value, language)), escape_markdown(b.method.name.text(language))
    restated = f" ({restated_words(b, language)})" if b.holds_from is not None else ""
    return f"{b.year}: **{value}**{restated}. {method}{released}. {escape_markdown(b.origin.source)} ({author}){note}"


def _path(steps: Remark) -> str:
    return t("background.steps", why=escape_markdown(steps.text(reader_language())))


def _reference(c: CommitmentView, r: ReferenceView) -> str:
    language = reader_language()
    released = f", {t('years.published', on=date_words(r.published_on, language))}" if r.published_on else ""
    name, value = escape_markdown(r.name.text(language)), escape_markdown(amount_words(c, r.value, language))
    method = escape_markdown(r.method.name.text(language))
    return f"{name}, {r.year}: **{value}**. {method}{released}. {escape_markdown(r.source)}"


def _target(c: CommitmentView, v: TargetView) -> str:
    """One version of one target, with the decision that made it."""
    language = reader_language()
    owed = t("background.withdrawn") if v.target.is_withdrawn else escape_markdown(target_words(v.target, c, language))
    decided = date_words(v.target.decided_on, language) if v.target.decided_on else t("background.with_agreement")
    why = " · ".join(
        escape_markdown(part) for part in (v.decision, v.reason.text(language) if v.reason else None) if part
    )
    version = t("years.version", version=v.target.version)
    late = t("background.too_late") if v.target.version > 1 and is_too_late(v.target) else ""
    return " · ".join(part for part in (f"{v.target.year} ({version}): {owed}", decided, why, late) if part)


def _source(source: SourceView) -> str:
    language = reader_language()
    day = date_words(source.published_on, language) if source.published_on else t("background.no_date")
    link = f" [{t('background.open')}]({source.url})" if _is_web_address(source.url) else ""
    return f"{escape_markdown(source.title.text(language))}. {escape_markdown(source.publisher)}, {day}.{link}"


def _is_web_address(url: str | None) -> bool:
    """Whether the address can stand in a Markdown link unescaped."""
    return url is not None and url.startswith(("https://", "http://")) and not set(url) & set(" ()<>[]\\\"'")


def _agreement(a: AgreementView) -> str:
    language = reader_language()
    day = date_words(a.signed_on, language) if a.signed_on else t("background.unsigned")
    period = t("background.period", first=a.first_year, last=a.last_year)
    horizon = t("background.horizon", year=a.horizon_year) if a.horizon_year else ""
    signed = t("background.signed", on=day)
    name, parties = escape_markdown(a.name.text(language)), escape_markdown(a.parties.text(language))
    return f"{name}. {parties}. {period}{horizon}. {signed}"


def _responsibility(r: ResponsibilityView) -> str:
    language = reader_language()
    until = date_words(r.valid_to, language) if r.valid_to else t("background.now")
    span = t("background.from_to", first=date_words(r.valid_from, language), last=until)
    return f"{escape_markdown(r.body.name.text(language))} ({span}). {escape_markdown(r.basis.text(language))}"
