"""When two names are the same, and what a search finds."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.names import matches, name_key, nfc, search_key


def test_stored_text_is_composed_and_without_nul() -> None:
    assert nfc(unicodedata.normalize("NFD", "Tây\0 Ninh")) == "Tây Ninh"


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("Hòa Bình", "Hoà Bình"),
        ("HÒA THÀNH", "hoà thành"),
        ("thỏa thuận", "thoả thuận"),
        ("Thúy", "Thuý"),
        ("Thụy Vân", "Thuỵ Vân"),
        ("Thủy", "Thuỷ"),
        ("Uỷ ban", "Ủy ban"),
        ("Hòe", "Hoè"),
        ("khỏe", "khoẻ"),
        ("Lõa", "Loã"),
        ("Ngọa", "Ngoạ"),
        ("Đông  Hòa\u00a0", " đông hòa"),
        ("Phường IV", "Phường 4"),
        ("phường iv", "PHƯỜNG 4"),
        ("Phường 04", "Phường 4"),
        ("Phường I", "phường 1"),
        ("Phường X", "phường 10"),
        ("Phường XIX", "phường 19"),
        ("Phường XX", "phường 20"),
        ("Ward IV", "ward 4"),
        ("P. 4", "Phường 4"),
        ("P.4", "Phường 4"),
        ("P.IV", "Phường 4"),
        ("X. Tân Bình", "Xã Tân Bình"),
        ("TP. Tây Ninh", "Thành phố Tây Ninh"),
        ("TP.Tây Ninh", "thành phố Tây Ninh"),
        ("TT. Dương Minh Châu", "thị trấn Dương Minh Châu"),
        ("P. 4, TP. Tây Ninh", "Phường IV, Thành phố Tây Ninh"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(spelling: str, other: str) -> None:
    assert name_key(spelling) == name_key(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hòa", "Hóa"),
        ("Hòa", "Hoa"),
        ("Đa", "Da"),
        ("Tân Bình", "Tân Bính"),
        ("Phường 1", "Phường 11"),
        ("Phường 10", "Phường 1"),
        ("Phường XXI", "Phường 21"),
        ("F4", "Phường 4"),
        ("P4", "Phường 4"),
        ("Xã Mi", "Xã 1001"),
        ("Xã Vi", "Xã 6"),
        ("Phường Xuân", "Phường 10uân"),
        ("Khu X", "Khu 10"),
        ("tỷ lệ", "tỉ lệ"),
        ("Quý", "Quí"),
        ("Trần X. Anh", "Trần xã Anh"),
    ],
)
def test_different_names_have_different_keys(name: str, other: str) -> None:
    assert name_key(name) != name_key(other)


@pytest.mark.parametrize(
    "name", ["xã xuân", "di linh", "xã mi", "quý", "già", "giá", "mùa", "phường 4", "phường vĩ dạ", "hoàn", "huỳnh"]
)
def test_an_ordinary_name_is_its_own_key(name: str) -> None:
    assert name_key(name) == name


def test_decomposed_letters_have_the_key_of_composed_ones() -> None:
    for name in ("Phường Thắng Lợi", "Hoà Thành", "Thị trấn Ea Drăng", "Buôn Ma Thuột"):
        assert name_key(unicodedata.normalize("NFD", name)) == name_key(name)


@given(st.text())
def test_a_key_is_the_key_of_itself(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("tay ninh", "Thành phố Tây Ninh"),
        ("TÂY NINH", "tây ninh"),
        ("dak lak", "Đắk Lắk"),
        ("đăk", "Dak Lak"),
        ("ty le", "tỉ lệ"),
        ("tỉ lệ", "Tỷ lệ phủ băng thông rộng"),
        ("ky thuat", "kĩ thuật số"),
        ("li do", "lý do"),
        ("ninh tay", "Tây  Ninh"),
        ("tay nin", "Tây Ninh"),
        ("hoa", "Hoà Thành"),
        ("", "Tây Ninh"),
        ("  ", "Tây Ninh"),
        (unicodedata.normalize("NFD", "phường thắng"), "Phường Thắng Lợi"),
    ],
)
def test_a_search_is_blind_to_accents_case_and_the_order_of_words(query: str, text: str) -> None:
    assert matches(query, text)


@pytest.mark.parametrize(("query", "text"), [("tai ninh", "Tây Ninh"), ("tay ho", "Tây Ninh"), ("qui", "quý")])
def test_a_search_does_not_find_what_lacks_one_of_its_words(query: str, text: str) -> None:
    assert not matches(query, text)


def test_the_words_of_a_search_may_lie_in_different_texts() -> None:
    assert matches("ninh viettel", "Tây Ninh", "Viettel")
    assert not matches("ninhviettel", "Tây Ninh", "Viettel")


def test_a_search_key_has_neither_accents_nor_double_spaces() -> None:
    assert search_key(" Kinh tế\u00a0 số  Đắk Lắk ") == "kinh te so dak lak"
