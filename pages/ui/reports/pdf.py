"""The report as PDF: start, progress, download."""

from dataclasses import replace
from datetime import date

import streamlit as st

import clock
from board.selection import Board
from exchange.paper.meetings import changes_part
from exchange.paper.values import ReportInput, TemplateValues
from pages.ui.language import reader_language, t
from pages.ui.person import current_reader
from store.accounts.people import person_names
from store.settings import letter_texts
from text import number
from views import AsOf
from web.pdf import ReportJob, job_of, start_report
from web.query import since_of, since_query

JOB = "_paper"  # of this reader: which report they wait for, and of which selection it is
POLL_SECONDS = 0.7


def pdf_report(board: Board, year: int | None, title: str, as_of: AsOf | None, *, is_ordered: bool) -> None:
    """Start the job when it is ordered, then show its progress, then the file."""
    issued = clock.today()
    since = since_query(st.query_params.to_dict())
    codes = [s.commitment.code for s in (*board.standings, *board.closed)]
    selection = repr((issued, as_of, year, str(reader_language()), since, codes))
    job = _job(selection)
    if is_ordered and (job is None or job.is_over):
        day, head = as_of.day if as_of else issued, letter_texts()
        report = ReportInput(board.standings, board.headline, year, reader_language(), day, issued, head, title, as_of)
        report = replace(report, closed=board.closed, names=person_names(), zone=clock.ZONE)
        report = replace(report, since=_since(board, issued))
        job = start_report(report, current_reader())
        if job is None:
            st.warning(t("paper.busy"), icon=":material/hourglass_top:")
            return
        st.session_state[JOB] = (job.token, selection)
    if job is None:
        return
    if job.is_over:
        _download(job)
    else:
        st.fragment(_progress, run_every=POLL_SECONDS)(job.token)


def _since(board: Board, today: date) -> TemplateValues | None:
    """Return the changes since the meeting or day that the address names, if any."""
    since = since_of(st.query_params.to_dict(), today, clock.ZONE)
    if since is None:
        return None
    return changes_part(since, today, reader_language(), clock.ZONE, current_reader(), board.codes)


def _job(selection: str) -> ReportJob | None:
    """Return the job that this reader has ordered for this very selection."""
    token, was_of = st.session_state.get(JOB, ("", ""))
    return job_of(token, current_reader()) if was_of == selection else None


def _progress(token: str) -> None:
    """Show how many parts are done; when all are, run the page again."""
    job = job_of(token, current_reader())
    if job is None or job.is_over:
        st.rerun()
        return
    done, total = number(job.done, 0, reader_language()), number(job.total, 0, reader_language())
    st.progress(job.done / job.total, t("paper.making", done=done, total=total))


def _download(job: ReportJob) -> None:
    if job.has_failed:
        st.error(t("paper.failed"), icon=":material/error:")
        return
    st.link_button(t("paper.fetch"), job.address, icon=":material/download:", type="primary", key="pdf-file")
