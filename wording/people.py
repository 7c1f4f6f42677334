"""People, bodies and browsers in words: who entered a figure, who answers for it. Plain text."""

from collections.abc import Mapping

from text import Language, date_words, has, translate
from views import CommitmentView, PersonView, ResponsibilityView


def recorder_words(by: str, language: Language, names: Mapping[str, str] | None = None) -> str:
    """Who entered it, by user name: the name that they have among `names`, or what the program calls itself."""
    if names is not None and by in names:
        return names[by]
    key = f"recorder.{by}"
    return translate(key, language) if has(key) else by


def body_words(c: CommitmentView, answering: ResponsibilityView | None, language: Language) -> str:
    """Who answers today; else who answered last, until when, and that no source names anybody now."""
    if answering is not None:
        return answering.body.name.text(language)
    last = c.last_responsibility
    if last is None or last.valid_to is None:
        return translate("body.not_stated", language)
    until = date_words(last.valid_to, language)
    return translate("body.ended", language, name=last.body.name.text(language), until=until)


def account_words(person: PersonView, language: Language) -> str:
    """Whether an account is in use, and whether it asks for a second factor."""
    key = "people.open" if person.has_password else "people.invited"
    if person.closed_on is not None:
        key = "people.closed_state"
    factor = [translate("people.factor", language)] if person.has_second_factor else []
    return " · ".join([translate(key, language), *factor])


def browser_words(browser: str, language: Language) -> str:
    """A browser's description of itself, as people call it."""
    makers = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS"}
    maker = next((name for mark, name in makers.items() if mark in browser), "")
    system = next((name for mark, name in (systems | {"Linux": "Linux"}).items() if mark in browser), "")
    return ", ".join(part for part in (maker, system) if part) or translate("account.unknown_browser", language)
