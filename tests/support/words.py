"""Words of the screen, for tests that look for them."""

from text import Language, translate


def vi(key: str, **values: object) -> str:
    return translate(key, Language.VI, **values)
