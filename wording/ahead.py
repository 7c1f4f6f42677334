"""What it takes from here, and where it is heading, in words."""

from dataclasses import replace

from progress import Pace, Projection, Rate, Unprojected
from text import Language, number, translate
from views import Standing
from wording.amounts import amount_words, projected_words, required_words, target_words, yearly_words
from wording.numbers import thresholds


def outlook_words(s: Standing, language: Language) -> tuple[str, ...]:
    """What it takes and where it is heading, a sentence each; empty where there is nothing ahead."""
    found, limits = s.outlook, thresholds(language)
    said = [_pace_words(s, found.pace, language)] if found.pace else []
    said += [_rate_words(s, found.rate, language)] if found.rate else []
    if found.projection is not None:
        said += [_projection_words(s, found.projection, language), translate("outlook.method", language, **limits)]
    elif found.unprojected in (Unprojected.TOO_FEW, Unprojected.SERIES_BROKEN):
        said.append(translate(f"outlook.none.{found.unprojected}", language, **limits))
    return tuple(said)


def _pace_words(s: Standing, pace: Pace, language: Language) -> str:
    amounts, owed = {"needed": pace.needed, "so_far": pace.so_far}, replace(pace.target, is_strive=False)
    said = {name: yearly_words(s.commitment, value, language) for name, value in amounts.items()}
    said |= {"target": target_words(owed, s.commitment, language), "target_year": str(owed.year)}
    key = "outlook.pace" if pace.so_far is not None else "outlook.pace_only"
    return translate(key, language, since=str(pace.since), last_year=str(pace.last_year), **said)


def _rate_words(s: Standing, rate: Rate, language: Language) -> str:
    said = {"required": required_words(rate.target, rate.required, s.commitment, language)}
    said |= {"mean": amount_words(s.commitment, rate.mean, language)}
    key = "outlook.rate" if rate.mean is not None else "outlook.rate_only"
    return translate(key, language, coming=", ".join(map(str, rate.coming)), **said)


def _projection_words(s: Standing, found: Projection, language: Language) -> str:
    last = found.ahead[-1]
    said = projected_words(s.commitment, last, language)
    years = ", ".join(map(str, found.years))
    n = number(len(found.years), 0, language)
    ends = "open" if found.is_open else "reaches" if found.reaches else "falls_short"
    sentence = translate("outlook.projection", language, n=n, years=years, year=str(last.year), said=said)
    return f"{sentence} {translate(f'outlook.{ends}', language)}"
