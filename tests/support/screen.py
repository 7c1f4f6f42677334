"""Pages as a reader or an officer meets them, run without a browser."""

from collections.abc import Iterator
from functools import cache
from html import unescape
from re import sub

import pandas as pd
from streamlit.components.v2 import manifest_scanner
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.source_util import PageInfo
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from store.database import ROOT
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER, user

PAGES = (
    *("overview", "commitment", "wards", "my_work", "grid", "upload", "entry", "review", "years"),
    *("reports", "meetings", "method", "journal", "administration", "account"),
)
LANGUAGES = ("vi", "en")
SECONDS = 60

# Streamlit reads what every installed package says of itself, anew for each session; it says the same all the while.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def screen(page: str = "overview", by: str | None = "", **address: str | list[str]) -> AppTest:
    """The page at this address, as one person's session (else: of somebody who works there); by None: a stranger's."""
    at = _session(whose(page) if by == "" else by)
    at._registered_pages = _known_pages()  # else a page is known by its address only after a first run
    return go(at, page, **address)


def whose(page: str) -> str:
    """Somebody who works with the page."""
    administered = dict.fromkeys(("years", "administration"), ADMINISTRATOR)
    return ({"review": REVIEWER, "journal": REVIEWER} | administered).get(page, OFFICER)


@cache
def _known_pages() -> dict[str, PageInfo]:
    at = _session(OFFICER)
    at.query_params["q"] = "no commitment is called this"
    return at.run()._registered_pages


def _session(by: str | None) -> AppTest:
    at = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=SECONDS)
    at.user = user(by) if by is not None else {}
    return at


def go(at: AppTest, page: str, **address: str | list[str]) -> AppTest:
    """The same person on another page."""
    for key, value in address.items():
        at.query_params[key] = value
    return at.switch_page(f"{page}.py").run()


def elements(at: AppTest) -> Iterator[Element]:
    """Everything that is drawn."""
    for node in at._tree:
        if isinstance(node, Element):
            yield node


def blocks(at: AppTest) -> Iterator[Block]:
    return (node for node in at._tree if isinstance(node, Block))


def screen_text(at: AppTest) -> str:
    """All words on the screen, without what keeps them plain in Markdown or HTML."""
    text = "\n".join(markdown(at)).replace("\\", "") + "\n".join(unescape(sub("<[^>]*>", " ", h)) for h in html(at))
    return text.replace("\u00a0", " ")


def html(at: AppTest) -> list[str]:
    """Every string that the browser is given as HTML."""
    return [str(element.proto.body) for element in elements(at) if element.type == "html"]


def shown(table: Element) -> pd.DataFrame:
    """A table as it is read: amounts are handed over as numbers, with what is shown of them beside."""
    frame: pd.DataFrame = table.value
    display_values = table.proto.arrow_data.styler.display_values
    if not display_values:
        return frame
    words = convert_arrow_bytes_to_pandas_df(display_values).to_numpy()
    texts = pd.DataFrame(words, index=frame.index, columns=frame.columns)
    return frame.astype(object).where(texts.isna(), texts)


def markdown(at: AppTest) -> list[str]:
    """Every string that Streamlit reads as Markdown."""
    texts: list[str] = []
    for element in (e for e in elements(at) if e.type != "html"):
        proto = element.proto
        texts += [str(getattr(proto, name, "")) for name in ("body", "label", "title", "delta", "help", "caption")]
        texts += [str(option.content) for option in getattr(proto, "options", ()) if hasattr(option, "content")]
        if element.type == "table":
            frame = shown(element)
            texts += [str(cell) for row in frame.reset_index().to_numpy() for cell in row]
            texts += [str(name) for name in (*frame.columns, frame.index.name)]
    texts += [str(getattr(block, "label", "")) for block in blocks(at)]
    return [text for text in texts if text]
