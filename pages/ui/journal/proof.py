"""The proof that the record is whole."""

import streamlit as st

from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from store.integrity import Verification, verify
from text import number


def show_proof() -> None:
    """Prove the record now, and show what came of it."""
    with st.spinner(t("journal.proving")):
        proof = verify()
    if not proof.findings:
        st.success(_proof_words("check.whole", proof), icon=":material/verified_user:")
        return
    sentences = (t(f"check.{finding.code}", place=finding.place) for finding in proof.findings[:200])
    lines = "\n".join(f"- {escape_markdown(sentence)}" for sentence in sentences)
    st.error(lines, title=_proof_words("check.broken", proof), icon=":material/gpp_bad:")


def _proof_words(key: str, proof: Verification) -> str:
    language = reader_language()
    counts = {name: number(n, 0, language) for name, n in (("entries", proof.head.seq), ("rows", proof.rows))}
    return escape_markdown(t(key, count=len(proof.findings), hash=proof.head.hash, **counts))
