"""The version and the environment's settings of how this server is reached."""

import re

import pytest

from tests.support.server import ROOT
from text import Language, translate
from web.deployment import (
    PROVIDER_VARIABLES,
    VERSION,
    Provider,
    allowed_hosts,
    host,
    is_https,
    missing_provider_variables,
    port,
    provider,
    provider_name,
    start_address,
)


def test_the_changelog_tells_of_this_version_first() -> None:
    released = re.findall(r"(?m)^## ([0-9.]+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert released[0] == VERSION


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "CAMKET_HTTPS", "CAMKET_HOSTS", "CAMKET_OIDC_NAME", *PROVIDER_VARIABLES):
        monkeypatch.delenv(name, raising=False)


def test_without_settings_it_listens_on_this_machine_alone() -> None:
    assert (host(), port(), is_https()) == ("127.0.0.1", "8501", False)
    assert allowed_hosts() == ["localhost", "127.0.0.1"]
    assert start_address("8501") == "http://localhost:8501"


@pytest.mark.parametrize(
    ("hosts", "https", "address"),
    [
        ("camket.example", "", "http://camket.example:8501"),
        ("camket.example", "1", "https://camket.example"),
        (" localhost , *.example , camket.example ,", "1", "https://camket.example"),
        ("*.example", "1", "http://localhost:8501"),
        ("camket.example", "0", "http://camket.example:8501"),
    ],
)
def test_the_start_page_is_called_by_the_first_name_that_is_one(
    monkeypatch: pytest.MonkeyPatch, hosts: str, https: str, address: str
) -> None:
    monkeypatch.setenv("CAMKET_HOSTS", hosts)
    monkeypatch.setenv("CAMKET_HTTPS", https)
    assert start_address("8501") == address


def test_a_name_that_is_given_twice_is_allowed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMKET_HOSTS", "a.example, localhost,, a.example")
    assert allowed_hosts() == ["localhost", "127.0.0.1", "a.example"]


@pytest.mark.parametrize("missing", PROVIDER_VARIABLES)
def test_a_provider_is_meant_when_every_variable_is_set(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name in PROVIDER_VARIABLES:
        monkeypatch.setenv(name, name.lower())
    assert provider() == Provider("camket_oidc_url", "camket_oidc_client", "camket_oidc_secret")
    assert provider_name(Language.EN) == translate("sign_in.provider", Language.EN)
    monkeypatch.setenv("CAMKET_OIDC_NAME", "Cổng tỉnh")
    assert provider_name(Language.EN) == "Cổng tỉnh"
    monkeypatch.setenv(missing, "")
    assert (provider(), provider_name(Language.VI), missing_provider_variables()) == (None, "", [missing])
