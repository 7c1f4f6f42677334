"""Streamlit's own page, the shell in which every screen is drawn: in Vietnamese, and sooner there.

Streamlit answers whatever it does not know with its page, which then says "Page not found", in English only.
Our answer to that is the overview, with a word about it.
"""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from re import findall, sub
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from text import Language, translate
from web.files import file_route
from web.headers import SECURITY_HEADERS, STATIC
from web.query import NO_PAGE
from web.routes import LINKS, PAGES, STREAMLIT_WORDS
from web.streamlit_words import script as streamlit_words_script

TITLE = "Cam Kết"
STREAMLIT_TITLE = b"<title>Streamlit</title>"  # what makes an answer Streamlit's page
# Not for readers: a table's download that keeps formulas and knows no BOM, what to type where the server stopped, and
# the logo and the bar of statuses over the whole screen.
HIDDEN = ", ".join(
    (
        "[data-testid=stElementToolbarButton]:has([aria-label='Download as CSV'])",
        "[data-testid=stErrorCodeBlock]",
        ".st-key-menu [data-testid=stElementToolbar]",
        ".st-key-summary [data-testid=stElementToolbar]",
    )
)
LINKS_SCRIPT = Path(__file__).with_name("links.js")
SCRIPT = "text/javascript"
# What every page draws first.
EARLY = ("Html", "PageLink", "ImageList", "Selectbox", "TextInput", "ButtonGroup", "LinkButton")


class Shell:
    """Serve Streamlit's page with our title, scripts and style.

    The page is small and is asked for uncompressed, as it is changed on its way.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if "text/html" in Headers(scope=scope).get("accept", ""):
            scope = {**scope, "headers": [h for h in scope["headers"] if h[0] != b"accept-encoding"]}
        started: Message | None = None
        body = bytearray()

        async def answer(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                is_page = headers.get("content-type", "").startswith("text/html")
                if is_page and "content-encoding" not in headers:
                    started = message
                    return
            elif started is not None:
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                is_streamlits = STREAMLIT_TITLE in body
                if is_streamlits and not _is_page(scope["path"]):
                    await _no_page(scope)(scope, receive, send)
                    return
                page = _hastened(_in_vietnamese(bytes(body))) if is_streamlits else bytes(body)
                headers = MutableHeaders(raw=started["headers"])
                headers["content-length"] = str(len(page))
                await send(started)
                started, message = None, {"type": "http.response.body", "body": page}
            await send(message)

        await self.app(scope, receive, answer)


def _is_page(path: str) -> bool:
    return path.removeprefix("/") in PAGES.values()


def _no_page(scope: Scope) -> Response:
    """For a reader, the way to the overview in the same language, with a word about it; else a bare 404."""
    headers = SECURITY_HEADERS | {"cache-control": "no-store"}
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return PlainTextResponse("", HTTPStatus.NOT_FOUND, headers)
    query = parse_qsl(scope["query_string"].decode("ascii", "replace"))
    language = [(name, value) for name, value in query if name == "lang"]
    return RedirectResponse(f"/?{urlencode([*language, (NO_PAGE, '1')])}", HTTPStatus.SEE_OTHER, headers)


def _in_vietnamese(page: bytes) -> bytes:
    page = page.replace(b'<html lang="en">', b'<html lang="vi">', 1)
    without_scripts = "<br>".join(translate("shell.without_scripts", language) for language in Language)
    page = sub(rb"(?s)(<noscript>).*?(</noscript>)", rb"\1<p>%b</p>\2" % without_scripts.encode(), page, count=1)
    return page.replace(STREAMLIT_TITLE, f"<title>{TITLE}</title>".encode(), 1)


def _hastened(page: bytes) -> bytes:
    """The page with our scripts and style; it asks at once for what Streamlit asks for when the first element comes."""
    preloads = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in _early_scripts()
        if name.encode() not in page
    )
    scripts = "".join(f'<script defer src=".{path}"></script>' for path in (LINKS, STREAMLIT_WORDS))
    head = f"{preloads}{scripts}<style>{HIDDEN} {{ display: none; }}</style></head>"
    return page.replace(b"</head>", head.encode(), 1)


@cache
def _early_scripts() -> tuple[str, ...]:
    """The file names of the scripts of `EARLY`, and of all that those import."""
    folder = STATIC / "static" / "js"
    names: dict[str, None] = {}
    waiting = [file.name for name in EARLY for file in folder.glob(f"{name}.*.js")]
    while waiting:
        name = waiting.pop(0)
        if name not in names and (folder / name).is_file():
            names[name] = None
            waiting += findall(r'(?:from|import)"\./([^"/]+\.js)"', (folder / name).read_text("utf-8"))
    return tuple(names)


async def _words(_request: Request) -> Response:
    return Response(streamlit_words_script(), media_type=SCRIPT, headers={"cache-control": "no-cache"})


ROUTES = (file_route(LINKS, LINKS_SCRIPT, SCRIPT), Route(STREAMLIT_WORDS, _words, methods=["GET"]))
