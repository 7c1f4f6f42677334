"""Evidence on the screen: what proves a figure, attaching more, and taking back what proves nothing.

`_checked_evidence` holds the refusal of each file that was chosen, if any; only this module touches it.
"""

from collections.abc import Sequence
from functools import partial

import streamlit as st

import clock
from pages.ui.entry.drafts import typed_text
from pages.ui.flash import entry_round
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer, recorder, who_and_when
from pages.ui.refusals import refusal_words, save_and_rerun_afresh
from store.evidence import NewEvidence, NewFile, NewLink, attach, check, link_host, withdraw
from store.file_kinds import MOST_BYTES, SUFFIXES
from store.refusal import Refused
from views import CommitmentView, EvidenceView, FigureView
from web.evidence import evidence_address
from wording.work import size_words

TYPES = sorted(suffix.removeprefix(".") for suffixes in SUFFIXES.values() for suffix in suffixes)


def evidence_words(f: FigureView) -> str:
    """Every piece of evidence, a line each; without any, a line that there is none."""
    if not f.evidence:
        return f":gray[:material/link_off: {t('evidence.none')}]"
    return "  \n".join(_piece(piece) for piece in f.evidence)


def _piece(e: EvidenceView) -> str:
    if e.withdrawn is None:
        return f"{_named(e)} :small[({who_and_when(e.by, e.at)})]"
    at, by, reason = e.withdrawn
    taken = t("evidence.withdrawn", who=escape_markdown(recorder(by)), when=moment_words(at))
    return f"~~{_named(e)}~~ :small[{taken}: “{escape_markdown(reason)}”]"


def _named(e: EvidenceView) -> str:
    """A file as a link to its download; a web address in full, the host to which it leads before it."""
    if e.url is not None:
        return f":material/link: **{escape_markdown(_host(e.url))}** · {escape_markdown(e.url)}"
    size = size_words(e.size or 0, reader_language())
    return (
        f":material/attach_file: [{escape_markdown(e.name or '')}]({evidence_address(e.id)}) "
        f":small[{escape_markdown(size)}]"
    )


def _host(url: str) -> str:
    """Where a link leads; of one that came with an archive and leads nowhere, nothing."""
    try:
        return link_host(url)
    except Refused:
        return "?"


def evidence_fields(faults: list[str], c: CommitmentView, key: str) -> tuple[NewEvidence, ...]:
    """Files and a link that go with what is being entered; what is wrong with them joins the other faults."""
    with st.expander(t("evidence.title"), icon=":material/attach_file:", key=f"evidence-{key}"):
        evidence, wrong = evidence_inputs(c, key)
    faults += wrong
    return evidence


def evidence_inputs(c: CommitmentView, key: str) -> tuple[tuple[NewEvidence, ...], list[str]]:
    """The fields, what was given that can be attached, and sentences on what cannot; those are shown as well."""
    most = MOST_BYTES // 2**20
    label = t("evidence.files", megabytes=most)
    files = st.file_uploader(label, TYPES, accept_multiple_files=True, max_upload_size=most, key=f"files-{key}")
    link = st.text_input(
        t("evidence.link"),
        value=typed_text(f"link-{key}", ""),
        key=f"link-{key}",
        placeholder="https://",
        persist_state="session",
    )
    attachments: list[tuple[NewEvidence, str]] = [(NewFile(file.name, file.getvalue()), file.file_id) for file in files]
    attachments += [(NewLink(link.strip()), link.strip())] if link.strip() else []
    return _attachable(attachments, c)


def _attachable(
    attachments: Sequence[tuple[NewEvidence, str]], c: CommitmentView
) -> tuple[tuple[NewEvidence, ...], list[str]]:
    """The pieces that can be attached, and sentences on the others, which are shown as well."""
    sound: list[NewEvidence] = []
    faults: list[str] = []
    for new, key in attachments:
        refused = _checked(new, key)
        if refused is None:
            sound.append(new)
        else:
            st.error(refusal_words(refused, c), icon=":material/error:")
            faults.append(t(f"refusal.{refused.code}", **refused.values))
    return tuple(sound), faults


def _checked(new: NewEvidence, key: str) -> Refused | None:
    """The refusal of a file or link, worked out once: `key` is another for each file that is chosen."""
    refusals: dict[str, Refused | None] = st.session_state.setdefault("_checked_evidence", {})
    if key not in refusals:
        refusals[key] = None
        try:
            check(new)
        except Refused as refused:
            refusals[key] = refused
    return refusals[key]


def more_evidence(c: CommitmentView, figures: Sequence[FigureView]) -> None:
    """Attaching to a figure that is there already, and marking evidence as withdrawn."""
    with st.expander(t("evidence.more"), icon=":material/attach_file:", key="more-evidence"):
        by_year = {f"{f.observation.year} · {f.method.name.text(reader_language())}": f for f in figures}
        chosen = st.selectbox(t("evidence.for"), list(by_year), key=f"evidence-for-{c.code}", filter_mode=None)
        if chosen is None:
            return
        f = by_year[chosen]
        st.markdown(evidence_words(f))
        key = f"{c.code}-{chosen}-{entry_round()}"  # what others attach meanwhile takes nothing away
        new, faults = evidence_inputs(c, key)
        if st.button(t("evidence.attach"), icon=":material/attach_file:", key=f"attach-{key}"):
            if not new and not faults:
                st.error(t("evidence.nothing"), icon=":material/error:")
            elif not faults:
                write = partial(attach, f.key, new, now=clock.now(), by=officer())
                save_and_rerun_afresh(write, t("evidence.attached"), c)
        _withdrawal(c, f)


def _withdrawal(c: CommitmentView, f: FigureView) -> None:
    standing = {e.id: e.name or e.url or "" for e in f.evidence if e.withdrawn is None}
    if not standing:
        return
    evidence_id = st.selectbox(
        t("evidence.which"), list(standing), format_func=standing.__getitem__, key=f"which-{c.code}", filter_mode=None
    )
    reason = st.text_input(t("evidence.why"), key=f"why-{c.code}-{evidence_id}", persist_state="session")
    if st.button(t("evidence.withdraw"), icon=":material/link_off:", key=f"withdraw-{c.code}") and evidence_id:
        write = partial(withdraw, evidence_id, reason, now=clock.now(), by=officer())
        save_and_rerun_afresh(write, t("evidence.taken_back"), c)
