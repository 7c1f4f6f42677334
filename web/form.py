"""Pages of our own, drawn by the server without a script: they stand before the gate, where Streamlit's do not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from store.database import ROOT
from store.refusal import Refused
from text import OWN_NAMES, Language, translate
from web.deployment import VERSION
from web.query import language_of
from web.routes import LOGO, PAGE_STYLES

TEMPLATES = Path(__file__).parent / "templates"
MOST_BYTES = 16 * 1024  # of a form
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

templates = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class FormRequest:
    """What was sent to one of our pages: typed or in the address, and what goes along from step to step."""

    fields: Mapping[str, str]
    language: Language
    next: str

    def onward(self, preferred: str) -> str:
        """Where to go after signing in: in the language of that address, else in English where that was chosen here
        or is what the person prefers."""
        path, _, query = self.next.partition("?")
        if "lang" in parse_qs(query) or Language.EN not in (self.language, preferred):
            return self.next
        return f"{path}?{query}&lang=en" if query else f"{path}?lang=en"

    def address(self, path: str, **more: str) -> str:
        """The address of another of our pages, in the same language and leading to the same place."""
        along = {"lang": "en" if self.language is Language.EN else "", "next": self.next if self.next != "/" else ""}
        pairs = [(key, value) for key, value in (more | along).items() if value]
        return f"{path}?{urlencode(pairs)}" if pairs else path


async def form_request(request: Request) -> FormRequest | None:
    """What the address or the form says; None for a form that is too large to be one of ours."""
    said = {key: str(value) for key, value in request.query_params.items()}
    if request.method == "POST":
        length = request.headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
            return None
        async with request.form(max_files=0, max_fields=20) as form:
            said |= {key: value for key, value in form.items() if isinstance(value, str)}
    return FormRequest(said, language_of(said), safe_next(said.get("next", "/")))


def safe_next(wanted: str) -> str:
    """Where to go after signing in: a place of ours, or the start page."""
    is_ours = wanted.startswith("/") and wanted[1:2] not in ("/", "\\") and wanted.isprintable()
    return wanted if is_ours and wanted.isascii() else "/"


def drawn(
    template: str,
    asked: FormRequest,
    path: str,
    *,
    said: str | Refused = "",
    tone: str = "fault",
    status: HTTPStatus = HTTPStatus.OK,
    **more: object,
) -> Response:
    """One of our pages, with a sentence above its form: a refusal's, or another."""
    t = partial(translate, language=asked.language)
    keep = {"token": asked.fields["token"]} if "token" in asked.fields else {}
    languages = [
        (code.value, name, replace(asked, language=code).address(path, **keep)) for code, name in OWN_NAMES.items()
    ]
    page = templates.get_template(f"{template}.html").render(
        t=t,
        title=f"{template}.title",
        language=asked.language.value,
        languages=languages,
        logo=LOGO,
        looks=PAGE_STYLES,
        version=VERSION,
        action=path,
        next=asked.next,
        said=refusal(said, asked.language) if isinstance(said, Refused) else said,
        tone=tone,
        hidden=partial(_hidden, asked),
        **more,
    )
    headers = {"content-security-policy": POLICY, "cache-control": "no-store"}
    return HTMLResponse(page, status, headers)


def refusal(refused: Refused, language: Language) -> str:
    return translate(f"refusal.{refused.code}", language, **refused.values)


def too_large() -> Response:
    return Response("", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _hidden(asked: FormRequest) -> Markup:
    """The fields that go along with every form."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format("lang", asked.language.value) + field.format("next", asked.next)


async def _looks(_request: Request) -> Response:
    return FileResponse(TEMPLATES / "pages.css", media_type="text/css", headers={"cache-control": "max-age=3600"})


async def _logo(_request: Request) -> Response:
    logo = ROOT / "pages" / "ui" / "logo.svg"
    return FileResponse(logo, media_type="image/svg+xml", headers={"cache-control": "max-age=3600"})


ROUTES = (Route(PAGE_STYLES, _looks, methods=["GET"]), Route(LOGO, _logo, methods=["GET"]))


def in_html(words: str) -> Markup:
    """Words of our own catalogues, whose Markdown knows bold and nothing else."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", str(escape(words))))  # noqa: S704 (escaped)
