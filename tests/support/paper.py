"""Reports on paper: ordered, and read back as text."""

import io

from pypdf import PageObject, PdfReader

from board.headline import headline
from exchange.paper.values import ReportInput
from store.settings import Letter
from tests.support.standings import TODAY, samples
from text import Language

FOUR = ("level_gap", "coverage", "growth_on", "milestone")
LETTER = {
    Letter.SUPERIOR_VI: "Tỉnh Tây Ninh",
    Letter.BODY_VI: "Ủy ban nhân dân thành phố",
    Letter.BODY_EN: "People’s Committee of the City",
    Letter.NUMBER: "12/BC-UBND",
    Letter.PLACE_VI: "Tây Ninh",
    Letter.SIGNED_AS_VI: "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch",
    Letter.SIGNER: "Nguyễn Thị Hoa",
    Letter.RECIPIENTS_VI: "Thường trực Thành ủy;\nLưu: VT.",
}


def report(*names: str, language: Language = Language.VI) -> ReportInput:
    """A report of these samples, else of four."""
    chosen = tuple(samples()[name] for name in names or FOUR)
    return ReportInput(chosen, headline(chosen, None), None, language, TODAY, TODAY, LETTER)


def page_text(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


def pdf_text(content: bytes) -> str:
    return " ".join(page_text(page) for page in PdfReader(io.BytesIO(content)).pages)
