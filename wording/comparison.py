"""The comparison that decides, in words: the number, whose it is, its target and difference, and what stands apart."""

from models import ObservationStatus
from progress.comparison import Comparison
from progress.terms import JudgedYear
from text import Language, translate
from views import Standing
from wording.amounts import actual_words, change_words, mean_words, target_words
from wording.labels import OBSERVATION
from wording.problem import years_span


def number_words(s: Standing, shown: Comparison, language: Language, *, brief: bool = False) -> str:
    """The number that decides, with its unit of measure; that there is none, where there is none."""
    if shown.is_mean:
        return mean_words(s.commitment, shown.amount, shown.target, language)
    if s.assessment.span and shown.apart is not None:
        return translate("compare.no_mean", language)
    return actual_words(s.commitment, shown.judged, language, brief=brief)


def whose_words(s: Standing, shown: Comparison, language: Language) -> str:
    """Of which years the number is: 2024 · provisional, or average of 2021–2025; empty without a number."""
    if not shown.is_mean:
        return _year_words(shown.judged, language)
    known, key = s.assessment.working.known_years, "compare.mean"
    if not known:
        key = "compare.mean_published"
    elif len(known) < len(s.assessment.span):
        key = "compare.mean_some"
    return translate(key, language, years=years_span(shown.span))


def number_lines(s: Standing, shown: Comparison, language: Language) -> list[str]:
    """The number and whose it is, its difference from the target, and what stands apart; as many as there are."""
    number, whose = number_words(s, shown, language), whose_words(s, shown, language)
    away = difference_words(s, shown, language)
    against = "compare.difference_from_path" if shown.is_against_path else "compare.difference"
    lines = [f"{number} ({whose})" if whose else number]
    lines += [translate(against, language, difference=away)] if away else []
    return lines + ([apart] if (apart := apart_words(s, shown, language)) else [])


def owed_words(s: Standing, shown: Comparison, language: Language) -> str:
    """The target with its year and how far the number is from it; empty without a target."""
    if shown.target is None:
        return ""
    owed = target_words(shown.target, s.commitment, language)
    words = f"{translate('card.target', language, year=shown.target.year)}: {owed}"
    difference = "" if shown.is_against_path else difference_words(s, shown, language)
    return f"{words} ({translate('compare.difference', language, difference=difference)})" if difference else words


def difference_words(s: Standing, shown: Comparison, language: Language) -> str:
    """How far the number is from what it is held against, with its sign; empty where nothing decides."""
    if shown.difference is None:
        return ""
    return change_words(s.commitment, shown.difference, language, never_zero=shown.is_mean)


def apart_words(s: Standing, shown: Comparison, language: Language) -> str:
    """A span's last rate, or a newer figure, under its own name; empty where none stands apart."""
    if shown.apart is None:
        return ""
    return f"{apart_name(s, shown.apart, language)}: {apart_value(s, shown.apart, language)}"


def apart_name(s: Standing, apart: JudgedYear, language: Language) -> str:
    """What stands apart: the rate of a year by itself, or a newer figure."""
    return translate("compare.own_rate" if s.assessment.span else "compare.newer", language, year=apart.year)


def apart_value(s: Standing, apart: JudgedYear, language: Language) -> str:
    actual, remark = actual_words(s.commitment, apart, language), _remark(apart, language)
    return f"{actual} ({remark})" if remark else actual


def _year_words(judged: JudgedYear | None, language: Language) -> str:
    if judged is None or judged.reported is None:
        return ""
    remark = _remark(judged, language)
    return f"{judged.year} · {remark}" if remark else str(judged.year)


def _remark(judged: JudgedYear, language: Language) -> str:
    """That a figure is provisional, or an estimate; empty where it is final."""
    o = judged.observation
    return "" if o is None or o.status is ObservationStatus.FINAL else OBSERVATION[o.status].text(language).lower()
