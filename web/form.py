"""A request to one of our form pages: what was typed or stands in the address, and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request

from text import Language
from web.query import language_of

MOST_BYTES = 16 * 1024  # of a form


@dataclass(frozen=True, slots=True)
class FormRequest:
    """The fields of a form or an address; language and `next`, the place to go to after signing in, go along."""

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

    def address(self, path: str, **values: str) -> str:
        """The address of another of our pages, in the same language and leading to the same place."""
        along = {"lang": "en" if self.language is Language.EN else "", "next": self.next if self.next != "/" else ""}
        pairs = [(key, value) for key, value in (values | along).items() if value]
        return f"{path}?{urlencode(pairs)}" if pairs else path


async def form_request(request: Request) -> FormRequest | None:
    """The fields of the address, and of a form that was posted; None for a form too large to be one of ours."""
    fields = {key: str(value) for key, value in request.query_params.items()}
    if request.method == "POST":
        length = request.headers.get("content-length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
            return None
        async with request.form(max_files=0, max_fields=20) as form:
            fields |= {key: value for key, value in form.items() if isinstance(value, str)}
    return FormRequest(fields, language_of(fields), safe_next(fields.get("next", "/")))


def safe_next(address: str) -> str:
    """`wanted` if it is an address of ours, against open redirects; else the start page."""
    is_ours = address.startswith("/") and address[1:2] not in ("/", "\\") and address.isprintable()
    return address if is_ours and address.isascii() else "/"
