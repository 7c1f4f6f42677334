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
PROVIDER_BACK = "/dang-nhap/co-quan/ve"
LOOKS = "/dang-nhap/giao-dien.css"
LOGO = "/dang-nhap/logo.svg"
REPORT = "/export/report.csv"
BOOK = "/export/report.xlsx"
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
SHEET_PDF = "/export/commitment.pdf"
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
PRINT_LOOKS = "/in/giao-dien.css"
WALL = "/man-hinh/{token}"  # the big screen: its link is all that opens it
WALL_DATA = "/man-hinh/{token}/so-lieu"
WALL_SCRIPT = "/man-hinh.js"
WALL_LOOKS = "/man-hinh.css"
LINKS, STREAMLIT_WORDS = "/links.js", "/streamlit_words.js"  # scripts of every page

# Open to strangers: how one comes in, and two addresses of Streamlit's that say only that the server is there.
OPEN = frozenset(
    {
        SIGN_IN,
        SECOND_STEP,
        SIGN_OUT,
        INVITATION,
        PROVIDER,
        PROVIDER_BACK,
        LOOKS,
        LOGO,
        WALL,
        WALL_DATA,
        WALL_SCRIPT,
        WALL_LOOKS,
        "/_stcore/health",
        "/_stcore/host-config",
    }
)
OF_WALLS = re.compile(r"/man-hinh/[A-Za-z0-9_-]{1,64}(/so-lieu)?")
SOCKET = "/_stcore/stream"
UPLOADS = "/_stcore/upload_file/"
# Streamlit's own addresses that signed-in people need; the others are open to nobody.
STREAMLITS_OWN = ("/_stcore/", "/auth/", "/oauth2callback", "/component/", "/app/")
NEEDED_OF_THEM = (SOCKET, UPLOADS, "/_stcore/bidi-components/")
FILES = ("/static/", "/media/", "/favicon.png")  # of the pages: scripts, fonts, pictures


@dataclass(frozen=True, slots=True)
class Place:
    """The right that a page or a route needs, and whether public reading opens it to strangers."""

    right: Right
    is_public: bool = False


OF_PAGES = {
    "overview": Place(Right.READ, is_public=True),
    "commitment": Place(Right.READ, is_public=True),
    "wards": Place(Right.READ, is_public=True),
    "my_work": Place(Right.ENTER),
    "grid": Place(Right.ENTER),
    "upload": Place(Right.ENTER),
    "entry": Place(Right.ENTER),
    "review": Place(Right.REVIEW),
    "years": Place(Right.ADMINISTER),
    "reports": Place(Right.READ, is_public=True),
    "meetings": Place(Right.READ, is_public=True),  # what is frozen holds what strangers may see
    "method": Place(Right.READ, is_public=True),
    "journal": Place(Right.READ_JOURNAL),
    "administration": Place(Right.ADMINISTER),
    "account": Place(Right.READ),
}
OFF_THE_MENU = frozenset({"account"})  # reached by one's own name in the frame
OF_ROUTES = {
    REPORT: Place(Right.READ, is_public=True),
    BOOK: Place(Right.READ, is_public=True),
    ARCHIVE: Place(Right.READ),
    WORK: Place(Right.ENTER),
    CALENDAR: Place(Right.ENTER),
    TEMPLATE: Place(Right.ENTER),
    EVIDENCE: Place(Right.READ, is_public=True),  # strangers: what proves approved figures, says store.evidence
    JOURNAL: Place(Right.READ_JOURNAL),
    PREVIEW: Place(Right.ENTER),
    CHART_SVG: Place(Right.READ, is_public=True),
    CHART_PNG: Place(Right.READ, is_public=True),
    REPORT_PDF: Place(Right.READ, is_public=True),
    SHEET_PDF: Place(Right.READ, is_public=True),
    SNAPSHOT: Place(Right.READ, is_public=True),
    SNAPSHOT_TABLE: Place(Right.READ, is_public=True),
    CHANGES: Place(Right.READ, is_public=True),
    **{path: OF_PAGES[page] for page, path in PRINTS.items()},
    PRINT_LOOKS: Place(Right.READ, is_public=True),
    LINKS: Place(Right.READ, is_public=True),
    STREAMLIT_WORDS: Place(Right.READ, is_public=True),
}


def is_open(path: str) -> bool:
    """Whether a path is open to strangers; what a link opens asks for itself whether the link is one."""
    return path in OPEN or OF_WALLS.fullmatch(path) is not None


def may_open(person: PersonView | None, place: Place) -> bool:
    """Whether somebody may go there; None is a stranger while reading is public."""
    return place.is_public if person is None else may(person, place.right)


def reader(request: Request) -> PersonView | None:
    """For whom a route answers, as the gate has found out; None: a stranger, also where no gate was."""
    found: PersonView | None = request.scope.get("person")
    return found


def may_fetch(person: PersonView | None, path: str) -> bool:
    """Whether the gate lets somebody who was admitted (None: a stranger while reading is public) ask for a path."""
    if is_open(path):
        return True
    if path.startswith(EVIDENCE.format(id="")):
        path = EVIDENCE
    if path in OF_ROUTES:
        return may_open(person, OF_ROUTES[path])
    if path.startswith(STREAMLITS_OWN):
        return path == SOCKET if person is None else path.startswith(NEEDED_OF_THEM)
    if person is not None:
        return True
    return path.startswith(FILES) or any(path == f"/{PAGES[name]}" for name, page in OF_PAGES.items() if page.is_public)


def sign_in_address(path: str, query: str, *, ended: bool = False) -> str:
    """The sign-in page in the reader's language, which leads back to where they were."""
    said = [("lang", "en")] if "en" in parse_qs(query).get("lang", ()) else []
    said += [("ended", "1")] if ended else []
    back = path + (f"?{query}" if query else "")
    said += [("next", back)] if back != "/" else []
    return f"{SIGN_IN}?{urlencode(said)}" if said else SIGN_IN
