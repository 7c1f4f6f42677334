"""Every address of the program, and who may go there. What is not listed here is open to nobody who is not signed in.

The pages are Streamlit's: their addresses carry no content, and pages/main.py asks again before one is drawn.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request

from store.rights import Right, may
from views import PersonView
from web.query import PAGES

SIGN_IN = "/dang-nhap"
SECOND_STEP = "/dang-nhap/ma"
SIGN_OUT = "/dang-xuat"
INVITATION = "/loi-moi"
PROVIDER = "/dang-nhap/co-quan"
PROVIDER_CALLBACK = "/dang-nhap/co-quan/ve"
PAGE_STYLES = "/dang-nhap/giao-dien.css"
LOGO = "/dang-nhap/logo.svg"
REPORT = "/export/report.csv"
WORKBOOK = "/export/report.xlsx"
ARCHIVE = "/export/store.zip"
WORK = "/export/my-work.csv"
CALENDAR = "/export/my-work.ics"
TEMPLATE = "/export/template.xlsx"
EVIDENCE = "/evidence/{id}"
JOURNAL = "/export/journal.csv"
PREVIEW = "/export/preview.csv"
CHART_SVG = "/export/chart.svg"
CHART_PNG = "/export/chart.png"
REPORT_PDF = "/export/report.pdf"
COMMITMENT_PDF = "/export/commitment.pdf"
SNAPSHOT = "/export/snapshot.json"
SNAPSHOT_TABLE = "/export/snapshot.csv"
CHANGES = "/export/changes.csv"
PRINTS = {  # pages for paper
    "overview": "/in/tong-quan",
    "commitment": "/in/cam-ket",
    "wards": "/in/phuong-xa",
    "my_work": "/in/viec-cua-toi",
    "grid": "/in/nhap-ca-nam",
    "upload": "/in/nhap-tu-tep",
    "entry": "/in/nhap-so-lieu",
    "review": "/in/tham-dinh",
    "years": "/in/khoa-so-nam",
    "reports": "/in/bao-cao",
    "meetings": "/in/ky-hop",
    "method": "/in/phuong-phap",
    "journal": "/in/nhat-ky",
    "administration": "/in/quan-tri",
    "account": "/in/tai-khoan",
}
PRINT_STYLES = "/in/giao-dien.css"
WALL = "/man-hinh/{token}"  # the big screen: its link is all that opens it
WALL_DATA = "/man-hinh/{token}/so-lieu"
WALL_SCRIPT = "/man-hinh.js"
WALL_STYLES = "/man-hinh.css"
LINKS, STREAMLIT_WORDS = "/links.js", "/streamlit_words.js"  # scripts of every page

# Open to strangers: how one comes in, and two addresses of Streamlit's that say only that the server is there.
OPEN_TO_ALL = frozenset(
    {
        SIGN_IN,
        SECOND_STEP,
        SIGN_OUT,
        INVITATION,
        PROVIDER,
        PROVIDER_CALLBACK,
        PAGE_STYLES,
        LOGO,
        WALL,
        WALL_DATA,
        WALL_SCRIPT,
        WALL_STYLES,
        "/_stcore/health",
        "/_stcore/host-config",
    }
)
WALL_PATHS = re.compile(r"/man-hinh/[A-Za-z0-9_-]{1,64}(/so-lieu)?")
SOCKET = "/_stcore/stream"
UPLOADS = "/_stcore/upload_file/"
# Streamlit's own addresses that signed-in people need; the others are open to nobody.
STREAMLIT_PATHS = ("/_stcore/", "/auth/", "/oauth2callback", "/component/", "/app/")
NEEDED_STREAMLIT_PATHS = (SOCKET, UPLOADS, "/_stcore/bidi-components/")
STATIC_PATHS = ("/static/", "/media/", "/favicon.png")  # of the pages: scripts, fonts, pictures


@dataclass(frozen=True, slots=True)
class Access:
    """The right that a page or a route needs, and whether public reading opens it to strangers."""

    right: Right
    is_public: bool = False


PAGE_ACCESS = {
    "overview": Access(Right.READ, is_public=True),
    "commitment": Access(Right.READ, is_public=True),
    "wards": Access(Right.READ, is_public=True),
    "my_work": Access(Right.ENTER),
    "grid": Access(Right.ENTER),
    "upload": Access(Right.ENTER),
    "entry": Access(Right.ENTER),
    "review": Access(Right.REVIEW),
    "years": Access(Right.ADMINISTER),
    "reports": Access(Right.READ, is_public=True),
    "meetings": Access(Right.READ, is_public=True),  # what is frozen holds what strangers may see
    "method": Access(Right.READ, is_public=True),
    "journal": Access(Right.READ_JOURNAL),
    "administration": Access(Right.ADMINISTER),
    "account": Access(Right.READ),
}
OFF_THE_MENU = frozenset({"account"})  # reached by one's own name in the frame
ROUTE_ACCESS = {
    REPORT: Access(Right.READ, is_public=True),
    WORKBOOK: Access(Right.READ, is_public=True),
    ARCHIVE: Access(Right.READ),
    WORK: Access(Right.ENTER),
    CALENDAR: Access(Right.ENTER),
    TEMPLATE: Access(Right.ENTER),
    EVIDENCE: Access(Right.READ, is_public=True),  # strangers: what proves approved figures, says store.evidence
    JOURNAL: Access(Right.READ_JOURNAL),
    PREVIEW: Access(Right.ENTER),
    CHART_SVG: Access(Right.READ, is_public=True),
    CHART_PNG: Access(Right.READ, is_public=True),
    REPORT_PDF: Access(Right.READ, is_public=True),
    COMMITMENT_PDF: Access(Right.READ, is_public=True),
    SNAPSHOT: Access(Right.READ, is_public=True),
    SNAPSHOT_TABLE: Access(Right.READ, is_public=True),
    CHANGES: Access(Right.READ, is_public=True),
    **{path: PAGE_ACCESS[page] for page, path in PRINTS.items()},
    PRINT_STYLES: Access(Right.READ, is_public=True),
    LINKS: Access(Right.READ, is_public=True),
    STREAMLIT_WORDS: Access(Right.READ, is_public=True),
}


def is_open(path: str) -> bool:
    """Whether a path is open to strangers; what a link opens asks for itself whether the link is one."""
    return path in OPEN_TO_ALL or WALL_PATHS.fullmatch(path) is not None


def may_open(person: PersonView | None, access: Access) -> bool:
    """Whether somebody may go there; None is a stranger while reading is public."""
    return access.is_public if person is None else may(person, access.right)


def reader(request: Request) -> PersonView | None:
    """For whom a route answers, as the gate has found out; None: a stranger, also where no gate was."""
    person: PersonView | None = request.scope.get("person")
    return person


def may_fetch(person: PersonView | None, path: str) -> bool:
    """Whether the gate lets somebody who was admitted (None: a stranger while reading is public) ask for a path."""
    if is_open(path):
        return True
    if path.startswith(EVIDENCE.format(id="")):
        path = EVIDENCE
    if path in ROUTE_ACCESS:
        return may_open(person, ROUTE_ACCESS[path])
    if path.startswith(STREAMLIT_PATHS):
        return path == SOCKET if person is None else path.startswith(NEEDED_STREAMLIT_PATHS)
    if person is not None:
        return True
    public = {f"/{PAGES[page]}" for page, access in PAGE_ACCESS.items() if access.is_public}
    return path.startswith(STATIC_PATHS) or path in public


def sign_in_address(path: str, query: str, *, ended: bool = False) -> str:
    """The sign-in page in the reader's language, which leads back to where they were."""
    said = [("lang", "en")] if "en" in parse_qs(query).get("lang", ()) else []
    said += [("ended", "1")] if ended else []
    back = path + (f"?{query}" if query else "")
    said += [("next", back)] if back != "/" else []
    return f"{SIGN_IN}?{urlencode(said)}" if said else SIGN_IN
