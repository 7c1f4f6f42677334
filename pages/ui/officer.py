"""Who is entering. Until people sign in there is one officer: whoever sits at this machine."""


def officer() -> str:
    """The name that goes into the record."""
    return "local-officer"
