"""PDFs: a report is ordered on a page, made in the background and kept for a while; a commitment's is made at once."""

import logging
import secrets
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import clock
from exchange.paper.making import made_pdf
from exchange.paper.report import report_pdf
from exchange.paper.values import ReportInput
from store.accounts.people import person_names
from store.settings import letter_texts
from text import Language
from views import AsOf, PersonView
from web.commitment_request import commitment_query, commitment_request
from web.files import file_response, not_found
from web.routes import COMMITMENT_PDF, REPORT_PDF, reader_of

PDF = "application/pdf"
MOST_KEPT = 20  # reports, in memory; each can be ordered again
MOST_WAITING = 5  # reports not yet done, of everybody together


@dataclass(slots=True)
class ReportJob:
    """A report that was ordered: for whom, how many of its pieces are done, and the file once it is made."""

    person: str | None
    name: str
    done: int = 0
    total: int = 1
    content: bytes = b""
    has_failed: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))

    @property
    def is_over(self) -> bool:
        return bool(self.content) or self.has_failed

    @property
    def address(self) -> str:
        return f"{REPORT_PDF}?{urlencode({'id': self.token})}"


_jobs: dict[str, ReportJob] = {}  # the oldest first
_lock = Lock()


def start_report(report: ReportInput, reader: PersonView | None) -> ReportJob | None:
    """Begin to make a report and return its job; None where too many wait already."""
    name = f"cam-ket-{report.year or report.today.isoformat()}-{report.language}.pdf"
    job = ReportJob(reader.code if reader else None, name, total=len(report.standings) + 1)
    with _lock:
        if sum(not other.is_over for other in _jobs.values()) >= MOST_WAITING:
            return None
        _jobs[job.token] = job
        over = [token for token, other in _jobs.items() if other.is_over]
        for token in over[: max(0, len(_jobs) - MOST_KEPT)]:  # one that is being made is waited for
            del _jobs[token]
    Thread(target=_make, args=(job, report), daemon=True).start()
    return job


def job_of(token: str, reader: PersonView | None) -> ReportJob | None:
    """The job of a token, for whoever ordered it and nobody else."""
    with _lock:
        job = _jobs.get(token)
    return job if job is not None and job.person == (reader.code if reader else None) else None


def _make(job: ReportJob, report: ReportInput) -> None:
    def progress(done: int, total: int) -> None:
        job.done, job.total = done, total

    try:
        job.content = made_pdf(report, progress)
    except Exception:  # the page that waits for it must be told in any case
        logging.getLogger("camket").exception("a report could not be made")
        job.has_failed = True


async def made_report(request: Request) -> Response:
    """The report that was ordered under id=…"""
    job = job_of(request.query_params.get("id", ""), reader_of(request))
    if job is None or not job.content:
        return not_found("paper.gone")
    return file_response(job.content, PDF, job.name)


async def commitment_pdf(request: Request) -> Response:
    """The PDF of one commitment; for the parameters see `commitment_request`."""
    shown = await run_in_threadpool(commitment_request, request)
    if shown is None:
        return not_found()
    letter, people = await run_in_threadpool(letter_texts), await run_in_threadpool(person_names)
    s, day, language = shown.standing, shown.today, shown.language
    report = ReportInput((s,), None, None, language, day, clock.today(), letter, "", shown.as_of, people, clock.ZONE)
    report = replace(report, yardstick=shown.yardstick, by_todays_targets=shown.by_todays_targets)
    name = f"{s.commitment.code}-{day.isoformat()}-{language}.pdf"
    return file_response(await run_in_threadpool(report_pdf, report), PDF, name)  # soon done, unlike a whole report


def commitment_pdf_address(
    code: str, language: Language, as_of: AsOf | None = None, *, beside: bool = False, by_todays_targets: bool = False
) -> str:
    """The address of a commitment's PDF; `beside`: with the yardstick under its chart."""
    pairs = commitment_query(code, language, as_of, beside=beside, by_todays_targets=by_todays_targets)
    return f"{COMMITMENT_PDF}?{urlencode(pairs)}"


ROUTES = (Route(REPORT_PDF, made_report, methods=["GET"]), Route(COMMITMENT_PDF, commitment_pdf, methods=["GET"]))
