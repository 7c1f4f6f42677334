"""HTML pages of our own, rendered without a script: they stand before the gate, where Streamlit's do not."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from charts import css_variables
from store.database import ROOT
from store.refusal import Refused
from text import OWN_NAMES, translate
from web.deployment import VERSION
from web.files import file_route
from web.form import FormRequest, form_request
from web.routes import LOGO, PAGE_STYLES

TEMPLATES = Path(__file__).parent / "templates"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

templates = Environment(
    loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def form_page(
    template: str,
    form: FormRequest,
    path: str,
    *,
    message: str | Refused = "",
    tone: str = "fault",
    status: HTTPStatus = HTTPStatus.OK,
    **values: object,
) -> Response:
    """A page with a form, and above it a message: a refusal's sentence, or another."""
    if isinstance(message, Refused):
        message = translate(f"refusal.{message.code}", form.language, **message.values)
    t = partial(translate, language=form.language)
    keep = {"token": form.fields["token"]} if "token" in form.fields else {}
    languages = [
        (code.value, name, replace(form, language=code).address(path, **keep)) for code, name in OWN_NAMES.items()
    ]
    page = templates.get_template(f"{template}.html").render(
        t=t,
        title=f"{template}.title",
        language=form.language.value,
        languages=languages,
        logo=LOGO,
        styles=PAGE_STYLES,
        version=VERSION,
        action=path,
        next=form.next,
        message=message,
        tone=tone,
        hidden=partial(_hidden_fields, form),
        **values,
    )
    headers = {"content-security-policy": POLICY, "cache-control": "no-store"}
    return HTMLResponse(page, status, headers)


def form_route(path: str, answer: Callable[[Request, FormRequest], Awaitable[Response]]) -> Route:
    """The route of a page with a form, which is refused where it is too large to be one of ours."""

    async def endpoint(request: Request) -> Response:
        form = await form_request(request)
        if form is None:
            return Response("", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return await answer(request, form)

    return Route(path, endpoint, methods=["GET", "POST"])


def _hidden_fields(form: FormRequest) -> Markup:
    """The fields that go along with every form."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format("lang", form.language.value) + field.format("next", form.next)


def style_route(path: str, sheet: str, caching: str = "no-cache") -> Route:
    """The route of a style sheet, which takes its colours from the palette."""
    rules = templates.get_template(sheet).render(colours=css_variables)

    async def answer(_request: Request) -> Response:
        return Response(rules, media_type="text/css", headers={"cache-control": caching})

    return Route(path, answer, methods=["GET"])


def bold_html(text: str) -> Markup:
    """A text of our catalogues as HTML; of Markdown they know bold and nothing else."""
    return Markup(re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", str(escape(text))))  # noqa: S704 (escaped)


ROUTES = (
    style_route(PAGE_STYLES, "pages.css", "max-age=3600"),
    file_route(LOGO, ROOT / "pages" / "ui" / "logo.svg", "image/svg+xml", "max-age=3600"),
)
