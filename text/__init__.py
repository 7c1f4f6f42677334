"""Every word on screen, every number and date, and how they are read back when somebody types them.

The table of contents: everything else imports `text`, whatever module of it answers.
"""

from text.catalogue import LOCALES, has, keys, plural, quote_words, translate
from text.dates import (
    DateFault,
    NotADate,
    date_refusal_words,
    date_words,
    day_words,
    is_partial_date,
    moment,
    parse_date,
)
from text.language import ABSENT, OWN_NAMES, Language
from text.mistyped import NumberFault
from text.numbers import MINUS, NBSP, full_digits, number, places_of, unmistakable, with_measure
from text.typed import COUNT, PERCENT, NumberRefused, Scale, number_refusal_words, parse_number
