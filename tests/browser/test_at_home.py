"""Nothing leaves this machine, nothing hostile runs, and a page of another site gets nowhere."""

import sqlite3
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import expect

from tests.browser.at_rest import PAGES, settled
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.support.hostile_texts import poison


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, server: Server) -> Iterator[Server]:
    """The program with a store in which every text is hostile."""
    poisoned = Server(tmp_path_factory.mktemp("hostile"), is_demo=False)
    with closing(sqlite3.connect(server.store)) as store, closing(sqlite3.connect(poisoned.store)) as copy:
        store.backup(copy)
    poison(poisoned.store)
    poisoned.start()
    yield poisoned
    poisoned.stop()
    assert "Traceback" not in poisoned.printed()


def test_nothing_that_people_wrote_runs_or_fetches(hostile: Server, open_page: Open) -> None:
    page = open_page(hostile)
    for path in PAGES:
        page.goto(path)
        settled(page)
        assert page.locator("img[onerror], img[src*='127.0.0.1:9'], a[href^='javascript:']").count() == 0
        if path != "/phuong-phap":
            expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_attached()


@pytest.mark.parametrize("path", ["/", "/cam-ket?code=TN-03", "/export/report.csv", "/export/store.zip"])
def test_every_answer_keeps_requests_at_home(server: Server, path: str) -> None:
    with urllib.request.urlopen(server.request(path)) as answer:
        headers = answer.headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("foreign", [{"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_may_not_act_in_a_readers_name(server: Server, foreign: dict[str, str]) -> None:
    request = urllib.request.Request(f"{server.url}/_stcore/upload_file/x", b"x", foreign, method="PUT")
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass
    with refused.value:
        assert refused.value.code == 403


@pytest.mark.parametrize("path", ["/", "/export/report.csv", "/export/store.zip", "/_stcore/host-config"])
def test_another_name_for_this_machine_gets_nothing(server: Server, path: str) -> None:
    """A foreign site's name that has come to point here would make its page one of ours."""
    request = urllib.request.Request(server.url + path, headers={"Host": "rebound.example"})
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass
    with refused.value:
        assert refused.value.code == 400
