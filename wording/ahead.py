"""The outlook in words: the pace still needed, and the projection."""

from dataclasses import replace

from progress.outlook import Pace, Projection, Rate, Unprojected
from text import Language, number, translate
from views import Standing
from wording.amounts import mean_words, projected_words, required_words, target_words, yearly_words
from wording.numbers import thresholds


def outlook_words(s: Standing, language: Language) -> tuple[str, ...]:
    """The pace still needed and the projection, a sentence each; empty where there is nothing ahead."""
    outlook, limits = s.outlook, thresholds(language)
    sentences = [_pace_words(s, outlook.pace, language)] if outlook.pace else []
    sentences += [_rate_words(s, outlook.rate, language)] if outlook.rate else []
    if outlook.projection is not None:
        sentences += [
            _projection_words(s, outlook.projection, language),
            translate("outlook.method", language, **limits),
        ]
    elif outlook.unprojected in (Unprojected.TOO_FEW, Unprojected.SERIES_BROKEN):
        sentences.append(translate(f"outlook.none.{outlook.unprojected}", language, **limits))
    return tuple(sentences)


def _pace_words(s: Standing, pace: Pace, language: Language) -> str:
    amounts, owed = {"needed": pace.needed, "so_far": pace.so_far}, replace(pace.target, is_strive=False)
    values = {name: yearly_words(s.commitment, value, language) for name, value in amounts.items()}
    values |= {"target": target_words(owed, s.commitment, language), "target_year": str(owed.year)}
    key = "outlook.pace" if pace.so_far is not None else "outlook.pace_only"
    return translate(key, language, since=str(pace.since), last_year=str(pace.last_year), **values)


def _rate_words(s: Standing, rate: Rate, language: Language) -> str:
    values = {"required": required_words(rate.target, rate.required, s.commitment, language)}
    values |= {"mean": mean_words(s.commitment, rate.mean, rate.target, language)}
    key = "outlook.rate" if rate.mean is not None else "outlook.rate_only"
    return translate(key, language, coming=", ".join(map(str, rate.coming)), **values)


def _projection_words(s: Standing, projection: Projection, language: Language) -> str:
    last = projection.ahead[-1]
    projected = projected_words(s.commitment, last, language)
    years = ", ".join(map(str, projection.years))
    n = number(len(projection.years), 0, language)
    ends = "open" if projection.is_open else "reaches" if projection.reaches else "falls_short"
    sentence = translate("outlook.projection", language, n=n, years=years, year=str(last.year), value=projected)
    return f"{sentence} {translate(f'outlook.{ends}', language)}"
