"""The values that a report is made from, in any process, and those that a template is filled with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from board.headline import Headline
from store.settings import Letter
from text import Language
from views import AsOf, Standing

TemplateValues = dict[str, object]  # a template of Typst takes them as JSON, one of HTML with markup and functions too


@dataclass(frozen=True, slots=True)
class ReportInput:
    """The input of a report: standings as their reader may see them, and what surrounds them.

    `headline` is None where a commitment is printed by itself: then there is no summary and no table. `today` is the
    day for which the standings were worked out, `issued` the day of the paper; `as_of`: of a point-in-time read.
    `names` are display names by user name, and `zone` is the city's: for who asked and answered, and when. Only for a
    commitment by itself: `yardstick` lies beneath its chart, and `by_todays_targets` says that past years are judged
    by today's targets. `since` are the changes since a meeting or a day (`exchange.paper.meetings.changes_part`).
    `closed` are the closed commitments of the selection, which stand in a table of their own.
    """

    standings: tuple[Standing, ...]
    headline: Headline | None
    year: int | None
    language: Language
    today: date
    issued: date
    letter: dict[Letter, str]
    title: str = ""
    as_of: AsOf | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    zone: str = "Asia/Ho_Chi_Minh"
    yardstick: Standing | None = None
    by_todays_targets: bool = False
    since: TemplateValues | None = None
    closed: tuple[Standing, ...] = ()
