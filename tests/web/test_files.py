"""A file as an answer: its headers, and the sentence where there is none."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from text import Language, translate
from web.files import CSV, SANDBOX, content_disposition, file_response, file_route, not_found


def test_no_name_breaks_out_of_its_header() -> None:
    disposition = content_disposition('a"; x="b\u0301.pdf')
    assert disposition.isascii()
    assert disposition.count('"') == 2


def test_a_file_is_an_attachment_that_nobody_keeps_or_opens_here() -> None:
    answer = file_response(b"a;b", CSV, "bảng.csv")
    assert (answer.body, answer.media_type) == (b"a;b", CSV)
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == SANDBOX


def test_a_file_of_ours_is_asked_for_again_unless_its_route_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    kept = file_route("/kept", tmp_path / "a.js", "text/javascript", "max-age=9")
    browser = TestClient(Starlette(routes=[file_route("/a", tmp_path / "a.js", "text/javascript"), kept]))
    assert browser.get("/a").text == "1"
    assert [browser.get(path).headers["cache-control"] for path in ("/a", "/kept")] == ["no-cache", "max-age=9"]
    assert browser.post("/a").status_code == 405


def test_what_is_not_there_is_told_in_both_languages() -> None:
    answer = not_found("preview.gone")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
    assert bytes(answer.body).decode().splitlines() == [translate("preview.gone", language) for language in Language]
