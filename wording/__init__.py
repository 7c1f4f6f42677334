"""Why a commitment has its status, and what lies ahead of it, in words: for screens, files and paper. Plain text."""

from wording.ahead import outlook_words
from wording.method import LINES, LISTS, MEANINGS, TOPICS
from wording.numbers import thresholds
from wording.problem import order_words, problem_words, years_span
from wording.published_rules import GRADES, OURS, PublishedReading, published_readings
from wording.why import Why, why, why_year
