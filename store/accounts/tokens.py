"""Random tokens of sessions and links: the browser holds the token, the store only its SHA-256.

A stolen copy of the store opens nothing.
"""

import secrets
from hashlib import sha256


def new_token() -> str:
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """The stored hash of a token; it identifies a session without opening it."""
    return sha256(token.encode()).hexdigest()
