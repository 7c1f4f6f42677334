"""Why a commitment has its status, and what lies ahead of it, in words: for screens, files and paper. Plain text."""

from explaining.ahead import outlook_words
from explaining.method import LINES, MEANINGS, TOPICS
from explaining.numbers import thresholds
from explaining.others import GRADES, OURS, OtherReading, others
from explaining.problem import order_words, problem_words, years_span
from explaining.why import Why, why, why_year

__all__ = [
    "GRADES",
    "LINES",
    "MEANINGS",
    "OURS",
    "TOPICS",
    "OtherReading",
    "Why",
    "order_words",
    "others",
    "outlook_words",
    "problem_words",
    "thresholds",
    "why",
    "why_year",
    "years_span",
]
