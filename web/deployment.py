"""The version that runs here, and the environment's settings of how this server is reached."""

import os
from dataclasses import dataclass

from text import Language, translate

VERSION = "1.0.0"  # the one place; CHANGELOG.md tells what is in it
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = "8501"


def is_https() -> bool:
    """Whether readers come by HTTPS, through a proxy in front (CAMKET_HTTPS=1)."""
    return os.environ.get("CAMKET_HTTPS") == "1"


def host() -> str:
    """The address of this machine to listen at (HOST)."""
    return os.environ.get("HOST") or DEFAULT_HOST


def port() -> str:
    """The port as it was asked for, readable or not (PORT)."""
    return os.environ.get("PORT") or DEFAULT_PORT


def allowed_hosts() -> list[str]:
    """The names that readers may call this server by (CAMKET_HOSTS, with commas), against DNS rebinding."""
    named = [name.strip() for name in os.environ.get("CAMKET_HOSTS", "").split(",") if name.strip()]
    return list(dict.fromkeys(["localhost", "127.0.0.1", *named]))


def start_address(port: str) -> str:
    """The address of the start page."""
    named = [name for name in allowed_hosts() if name not in LOOPBACK and "*" not in name]
    if is_https() and named:
        return f"https://{named[0]}"
    return f"http://{named[0] if named else 'localhost'}:{port}"


@dataclass(frozen=True, slots=True)
class Provider:
    """The city's identity provider: where its OpenID Connect metadata are, and how it knows this program."""

    metadata: str
    client: str
    secret: str


PROVIDER_VARIABLES = ("CAMKET_OIDC_URL", "CAMKET_OIDC_CLIENT", "CAMKET_OIDC_SECRET")


def provider() -> Provider | None:
    """The provider of the environment; None where a variable is missing."""
    values = [os.environ.get(name, "") for name in PROVIDER_VARIABLES]
    return Provider(*values) if all(values) else None


def missing_provider_variables() -> list[str]:
    """The variables that are not set: all of them where no provider is meant."""
    return [name for name in PROVIDER_VARIABLES if not os.environ.get(name)]


def provider_name(language: Language) -> str:
    """The text of the button to it; empty where there is none."""
    if provider() is None:
        return ""
    return os.environ.get("CAMKET_OIDC_NAME") or translate("sign_in.provider", language)
