"""A file as an answer: its headers, and the sentence where there is none."""

from web.files import content_disposition


def test_no_name_breaks_out_of_its_header() -> None:
    disposition = content_disposition('a"; x="b\u0301.pdf')
    assert disposition.isascii()
    assert disposition.count('"') == 2
