"""Commitments and wards by what a sheet calls them."""

import pytest

from exchange.imports.faults import CellRefused, ImportFault
from exchange.imports.naming import Names, key_of, spellings
from store.commitments import commitments

pytestmark = pytest.mark.usefixtures("store")


def test_a_commitment_is_named_by_code_or_name_and_both_must_agree() -> None:
    names = Names([c for c in commitments() if c.code != "COUNT"], [c for c in commitments() if c.code == "COUNT"])
    assert names.find("level", "").code == names.find("", "Share of the digital economy").code == "LEVEL"
    refused = {}
    for code, name in (("LEVEL", "Băng thông rộng"), ("", ""), ("XYZ", ""), ("COUNT", ""), ("", "Phường thông minh")):
        with pytest.raises(CellRefused) as caught:
            names.find(code, name)
        refused[code, name] = caught.value.code
    assert list(refused.values()) == [
        ImportFault.CODE_AND_NAME,
        ImportFault.NO_COMMITMENT,
        ImportFault.UNKNOWN_COMMITMENT,
        ImportFault.NOT_ASSIGNED,
        ImportFault.NOT_ASSIGNED,
    ]


def test_a_code_is_known_whatever_cannot_be_seen_in_it_and_whichever_dash_it_has() -> None:
    assert {key_of(code) for code in ("TN-03", "tn\u201103", "TN–03", "\u200bTN-03\ufeff", " TN-03 ")} == {"tn-03"}
    assert key_of("TN 03") != "tn-03"


@pytest.mark.parametrize(
    "cell", ["2. Băng thông rộng", "- Băng thông rộng (%)", "Băng thông rộng*", "IV) Băng thông rộng:"]
)
def test_a_name_is_known_behind_its_number_in_a_list_and_before_its_note(cell: str) -> None:
    assert "băng thông rộng" in spellings(cell)
    only = Names(commitments()).only(cell)
    assert only is not None
    assert only.code == "COVER"


def test_another_cell_of_a_row_names_its_commitment_where_neither_code_nor_name_do_and_only_one_does() -> None:
    names = Names(commitments())
    assert names.find_in("0101", "", ["Cục Thống kê", "LEVEL"]).code == "LEVEL"
    for cells in (["Cục Thống kê"], ["LEVEL", "COVER"]):
        with pytest.raises(CellRefused, match="unknown_commitment"):
            names.find_in("0101", "", cells)


def test_a_title_mentions_a_commitment_by_code_or_by_its_longest_name() -> None:
    names = Names(commitments())
    assert names.mentioned("Bảng 3. LEVEL, 2020-2024") == {"LEVEL"}
    assert names.mentioned("Tỷ trọng kinh tế số (%) theo năm") == {"LEVEL"}
    assert names.mentioned("Kinh tế số cả nước qua các năm") == {"NATION"}
    assert names.mentioned("Sublevels") == set()


def test_wards_and_mistyped_names_are_told_from_others() -> None:
    names = Names(commitments())
    assert [names.is_ward(cell) for cell in ("Phường 1", "phường hoà bình", "24001", "Phường 9", "")] == [
        *(True, True, True, False, False)
    ]
    assert names.is_nearly("Tỷ trọng kinh tế sô")
    assert not names.is_nearly("Tốc độ tăng GRDP")
