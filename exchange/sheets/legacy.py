"""Recognise text that was typed in a font's own letters (TCVN3, VNI): without that font it is no Vietnamese."""

import re
from collections.abc import Iterable

from exchange.sheets.sheet import Sheet, SheetFault, SheetRefused, column_letters

LETTERS = {  # what never stands together in Unicode Vietnamese
    SheetFault.TCVN3: re.compile("[A-Za-z][¸µ¶¹¨ª«¬][A-Za-z]|(?<![A-Za-z])®[a-z]"),
    SheetFault.VNI: re.compile("a[ùøäåáàã]|e[äåáàùøû]|o[ùøûäå]|ö[ôùøï]"),
}
ENOUGH = 2  # places in one sheet; a single one may be a sign or a foreign word


def refuse_legacy(sheets: Iterable[Sheet]) -> None:
    """Raise `SheetRefused` with the first cell of a sheet that is written in such letters."""
    for sheet in sheets:
        for fault, letters in LETTERS.items():
            places = [
                (f"{column_letters(place)}{row.number}", len(letters.findall(cell)))
                for row in sheet.rows
                for place, cell in enumerate(row.cells)
                if not cell.isascii() and letters.search(cell)
            ]
            if sum(count for _, count in places) >= ENOUGH:
                raise SheetRefused(fault, cell=places[0][0])
