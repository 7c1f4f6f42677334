"""Every page and route of the program, and who may open it. What is not listed here is open to no stranger.

What a role may do stands in `store.rights`. The pages are Streamlit's: their addresses carry no content, and
pages/main.py checks access again before one is drawn. Each route is answered by the module named above its address,
which lists it in its `ROUTES` and is itself listed in `SERVED` of app.py.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request

from store.rights import Right, may
from views import PersonView


@dataclass(frozen=True, slots=True)
class Access:
    """The right that a page or a route needs, and whether public reading opens it to strangers."""

    right: Right
    is_public: bool = False


PUBLIC = Access(Right.READ, is_public=True)
SIGNED_IN = Access(Right.READ)
ENTRY = Access(Right.ENTER)
JOURNAL_ONLY = Access(Right.READ_JOURNAL)
ADMINISTRATION = Access(Right.ADMINISTER)

# ---- pages, by the name of their file in pages/, in the order of the menu

_PAGES = {
    "overview": ("", PUBLIC),
    "commitment": ("cam-ket", PUBLIC),
    "wards": ("phuong-xa", PUBLIC),
    "my_work": ("viec-cua-toi", ENTRY),
    "grid": ("nhap-ca-nam", ENTRY),
    "upload": ("nhap-tu-tep", ENTRY),
    "entry": ("nhap-so-lieu", ENTRY),
    "review": ("tham-dinh", Access(Right.REVIEW)),
    "years": ("khoa-so-nam", ADMINISTRATION),
    "reports": ("bao-cao", PUBLIC),
    "meetings": ("ky-hop", PUBLIC),  # what is frozen holds what strangers may see
    "method": ("phuong-phap", PUBLIC),
    "journal": ("nhat-ky", JOURNAL_ONLY),
    "administration": ("quan-tri", ADMINISTRATION),
    "account": ("tai-khoan", SIGNED_IN),
}
PAGES = {name: path for name, (path, _) in _PAGES.items()}
PAGE_ACCESS = {name: access for name, (_, access) in _PAGES.items()}
OFF_THE_MENU = frozenset({"account"})  # reached by one's own name in the frame

# ---- routes of our own

# web.sign_in, web.invitation, web.oidc, web.html
SIGN_IN = "/dang-nhap"
SECOND_STEP = "/dang-nhap/ma"
SIGN_OUT = "/dang-xuat"
INVITATION = "/loi-moi"
PROVIDER = "/dang-nhap/co-quan"
PROVIDER_CALLBACK = "/dang-nhap/co-quan/ve"
PAGE_STYLES = "/dang-nhap/giao-dien.css"
LOGO = "/dang-nhap/logo.svg"
# web.downloads
REPORT = "/export/report.csv"
WORKBOOK = "/export/report.xlsx"
ARCHIVE = "/export/store.zip"
JOURNAL = "/export/journal.csv"
# web.work
WORK = "/export/my-work.csv"
CALENDAR = "/export/my-work.ics"
TEMPLATE = "/export/template.xlsx"
# web.evidence, web.previews
EVIDENCE = "/evidence/{id}"
PREVIEW = "/export/preview.csv"
# web.pictures, web.pdf
CHART_SVG = "/export/chart.svg"
CHART_PNG = "/export/chart.png"
REPORT_PDF = "/export/report.pdf"
COMMITMENT_PDF = "/export/commitment.pdf"
# web.meetings
SNAPSHOT = "/export/snapshot.json"
SNAPSHOT_TABLE = "/export/snapshot.csv"
CHANGES = "/export/changes.csv"
# web.print_pages: each page for paper
PRINTS = {name: f"/in/{path or 'tong-quan'}" for name, path in PAGES.items()}
PRINT_STYLES = "/in/giao-dien.css"
# web.wall: the big screen, which its link opens and nothing else
WALL = "/man-hinh/{token}"
WALL_DATA = "/man-hinh/{token}/so-lieu"
WALL_SCRIPT = "/man-hinh.js"
WALL_STYLES = "/man-hinh.css"
# web.shell: scripts of every page
LINKS = "/links.js"
STREAMLIT_WORDS = "/streamlit_words.js"

ROUTE_ACCESS = {
    REPORT: PUBLIC,
    WORKBOOK: PUBLIC,
    ARCHIVE: SIGNED_IN,
    WORK: ENTRY,
    CALENDAR: ENTRY,
    TEMPLATE: ENTRY,
    EVIDENCE: PUBLIC,  # strangers: what proves approved figures, says store.evidence
    JOURNAL: JOURNAL_ONLY,
    PREVIEW: ENTRY,
    CHART_SVG: PUBLIC,
    CHART_PNG: PUBLIC,
    REPORT_PDF: PUBLIC,
    COMMITMENT_PDF: PUBLIC,
    SNAPSHOT: PUBLIC,
    SNAPSHOT_TABLE: PUBLIC,
    CHANGES: PUBLIC,
    **{path: PAGE_ACCESS[page] for page, path in PRINTS.items()},
    PRINT_STYLES: PUBLIC,
    LINKS: PUBLIC,
    STREAMLIT_WORDS: PUBLIC,
}
# Open to strangers: how one comes in, and two addresses of Streamlit's that say only that the server is there.
OPEN_TO_ALL = frozenset(
    {
        *(SIGN_IN, SECOND_STEP, SIGN_OUT, INVITATION, PROVIDER, PROVIDER_CALLBACK, PAGE_STYLES, LOGO),
        *(WALL, WALL_DATA, WALL_SCRIPT, WALL_STYLES),
        *("/_stcore/health", "/_stcore/host-config"),
    }
)
WALL_PATHS = re.compile(r"/man-hinh/[A-Za-z0-9_-]{1,64}(/so-lieu)?")

# ---- Streamlit's own routes

SOCKET = "/_stcore/stream"
UPLOADS = "/_stcore/upload_file/"
STREAMLIT_PATHS = ("/_stcore/", "/auth/", "/oauth2callback", "/component/", "/app/")  # open to nobody, but for:
NEEDED_STREAMLIT_PATHS = (SOCKET, UPLOADS, "/_stcore/bidi-components/")
STATIC_PATHS = ("/static/", "/media/", "/favicon.png")  # of the pages: scripts, fonts, pictures


def is_open(path: str) -> bool:
    """Whether a path is open to strangers; what is behind a link checks the link itself."""
    return path in OPEN_TO_ALL or WALL_PATHS.fullmatch(path) is not None


def may_open(reader: PersonView | None, access: Access) -> bool:
    """Whether somebody may go there; None is a stranger while reading is public."""
    return access.is_public if reader is None else may(reader, access.right)


def reader_of(request: Request) -> PersonView | None:
    """The person whom the gate has let in, for whom a route answers; None: a stranger, also where no gate was."""
    reader: PersonView | None = request.scope.get("person")
    return reader


def may_fetch(reader: PersonView | None, path: str) -> bool:
    """Whether the gate lets somebody who was admitted (None: a stranger while reading is public) ask for a path."""
    if is_open(path):
        return True
    if path.startswith(EVIDENCE.format(id="")):
        path = EVIDENCE
    if path in ROUTE_ACCESS:
        return may_open(reader, ROUTE_ACCESS[path])
    if path.startswith(STREAMLIT_PATHS):
        return path == SOCKET if reader is None else path.startswith(NEEDED_STREAMLIT_PATHS)
    if reader is not None:
        return True
    public = {f"/{PAGES[page]}" for page, access in PAGE_ACCESS.items() if access.is_public}
    return path.startswith(STATIC_PATHS) or path in public


def sign_in_address(path: str, query: str, *, ended: bool = False) -> str:
    """The sign-in page in the reader's language, which leads back to where they were."""
    pairs = [("lang", "en")] if "en" in parse_qs(query).get("lang", ()) else []
    pairs += [("ended", "1")] if ended else []
    back = path + (f"?{query}" if query else "")
    pairs += [("next", back)] if back != "/" else []
    return f"{SIGN_IN}?{urlencode(pairs)}" if pairs else SIGN_IN
