"""The pictures of the big screen: cards, counts and charts as data, every text in one language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from board.attention import concern
from board.closed import parted
from board.selection import Selection, selected
from charts import alternative_text, svg_chart
from progress.comparison import comparison
from progress.judgement import Concern, rank
from text import Language, translate
from views import PillarView, Standing
from wording import problem_words
from wording.comparison import apart_words, number_words, owed_words, whose_words
from wording.headline import headline_words
from wording.labels import Tone, label_of
from wording.states import status_label

CARDS = 4  # on one screen: more could not be read from five metres
PRESSING = (
    *(Concern.MISSED, Concern.DUE_NO_FIGURE, Concern.OFF_TRACK, Concern.AT_RISK),
    *(Concern.OVERDUE, Concern.SENT_BACK, Concern.DUE_THIS_YEAR),
)
DRAWN, DRAWN_HEIGHT = 520, 285  # pixels that a chart is drawn for, to be shown two and a half times as large


@dataclass(frozen=True, slots=True)
class Count:
    """How many commitments have a status."""

    n: int
    status: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Card:
    """A commitment at a glance."""

    code: str
    name: str
    place: str
    status: str
    tone: Tone
    actual: str
    year: str
    target: str
    apart: str


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture of the walk, known by its key: a pillar with counts and cards, or a commitment with its chart."""

    key: str
    title: str
    sentence: str
    counts: tuple[Count, ...] = ()
    cards: tuple[Card, ...] = ()
    card: Card | None = None
    svg: str = ""
    alternative: str = ""


def wall_screens(standings: Iterable[Standing], language: Language, today: date) -> tuple[Screen, ...]:
    """Pillar by pillar, then what needs attention, each in the order of the board; no yardsticks, nothing closed.

    Where nothing is open, one picture says so.
    """
    city_standings, _ = parted(s for s in standings if not s.commitment.agreement.is_yardstick)
    if not city_standings:
        return (
            Screen("nothing-open", translate("wall.nothing_open", language), translate("wall.closed_at", language)),
        )
    pillars = dict.fromkeys(s.commitment.pillar for s in city_standings)
    screens = [screen for pillar in pillars for screen in _of_pillar(pillar, city_standings, language)]
    pressing = [s for s in selected(city_standings, Selection()).standings if concern(s) in PRESSING]
    return (*screens, *(_of_commitment(s, language, today) for s in pressing))


def _of_pillar(pillar: PillarView, city_standings: Sequence[Standing], language: Language) -> Iterable[Screen]:
    shown = selected([s for s in city_standings if s.commitment.pillar == pillar], Selection())
    counts = tuple(
        Count(shown.counts[state], label_of(state).text(language), label_of(state).tone)
        for state in sorted(shown.counts, key=rank)
    )
    parts = [shown.standings[at : at + CARDS] for at in range(0, len(shown.standings), CARDS)]
    for i, part in enumerate(parts, 1):
        place = f" ({i}/{len(parts)})" if len(parts) > 1 else ""
        cards = tuple(card(s, language) for s in part)
        title = pillar.name.text(language) + place
        yield Screen(f"{pillar.code}-{i}", title, headline_words(shown.headline, None, language), counts, cards)


def _of_commitment(s: Standing, language: Language, today: date) -> Screen:
    svg = svg_chart(s, language, width=DRAWN, height=DRAWN_HEIGHT, title="", source="", as_of=today)
    name, problem = s.commitment.name.text(language), problem_words(s, language)
    alternative = alternative_text(s, language, today)
    return Screen(s.commitment.code, name, problem, card=card(s, language), svg=svg, alternative=alternative)


def card(s: Standing, language: Language) -> Card:
    """The number that decides against its target."""
    c, status, shown = s.commitment, status_label(s.assessment), comparison(s.assessment)
    return Card(
        code=c.code,
        name=c.name.text(language),
        place=c.agreement.place.text(language),
        status=status.text(language),
        tone=status.tone,
        actual=number_words(s, shown, language, brief=True),
        year=whose_words(s, shown, language),
        target=owed_words(s, shown, language),
        apart=apart_words(s, shown, language),
    )
