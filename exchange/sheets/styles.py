"""The styles of a workbook, reduced to its number formats: they tell dates and percentages; how a cell looks does not
matter, and a look that the library does not know is no reason to refuse a table.
"""

import io
import zipfile
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring

STYLES = "xl/styles.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def without_looks(content: bytes) -> bytes:
    """The workbook with every number format and no font, fill or border."""
    reduced = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(reduced, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as repacked,
    ):
        for name in dict.fromkeys(packed.namelist()):
            part = packed.read(name)
            repacked.writestr(name, _number_formats(part) if name == STYLES else part)
    return reduced.getvalue()


def _number_formats(styles: bytes) -> bytes:
    root, plain = fromstring(styles), Element(f"{{{MAIN}}}styleSheet")
    own = root.findall(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt")
    used = root.findall(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")
    _list(plain, "numFmts", "numFmt", [{key: f.get(key, "") for key in ("numFmtId", "formatCode")} for f in own])
    for several, single in (("fonts", "font"), ("fills", "fill"), ("borders", "border")):
        empty = _list(plain, several, single, [{}])
        if single == "fill":
            SubElement(empty[0], f"{{{MAIN}}}patternFill")
    _list(plain, "cellStyleXfs", "xf", [{"numFmtId": "0"}])
    _list(plain, "cellXfs", "xf", [{"numFmtId": xf.get("numFmtId", "0")} for xf in used] or [{"numFmtId": "0"}])
    return tostring(plain)


def _list(parent: Element, several: str, single: str, entries: list[dict[str, str]]) -> Element:
    listed = SubElement(parent, f"{{{MAIN}}}{several}")
    for attributes in entries:
        SubElement(listed, f"{{{MAIN}}}{single}", attributes)
    return listed
