"""Published time: a commitment by what the producers of its figures had released by a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from models import ReviewState
from progress.dates import last_day
from progress.figures import is_approved, is_sent_back
from views import CommitmentView, FigureView, Standing


def as_published(c: CommitmentView, day: date) -> CommitmentView:
    """A commitment with what its producers had released by then, reviewed as it is today; without its questions."""
    baselines = tuple(b for b in c.baselines if _is_released(b.origin.published_on, day))
    released = (f for f in c.figures if _is_released(f.origin.published_on, day))
    figures = tuple(_as_reviewed(f, c.figures, day) for f in released)
    last = baselines[-1] if baselines else None
    start = None
    if last is not None and c.promise.baseline is not None:
        start = replace(c.promise.baseline, year=last.year, value=last.value, method=last.method.code)
    references = tuple(r for r in c.references if r.published_on is None or _is_released(r.published_on, day))
    promise = replace(c.promise, baseline=start)
    return replace(c, figures=figures, baselines=baselines, references=references, promise=promise, questions=())


def _is_released(published_on: str | None, day: date) -> bool:
    """Whether it was certainly out: of a month or year alone, the whole of it must be over."""
    return published_on is not None and last_day(published_on) <= day


def _as_reviewed(figure: FigureView, all_of_them: Iterable[FigureView], day: date) -> FigureView:
    """A figure that was reopened for a release still to come counts as approved until that release."""
    o = figure.observation
    if is_approved(o) or not any(step.state is ReviewState.APPROVED for step in figure.steps):
        return figure
    later = [f for f in all_of_them if f.observation.version_of == o.version_of and f.observation.version > o.version]
    after = [f for f in later if not is_sent_back(f.observation)]
    if not after or any(_is_released(f.origin.published_on, day) for f in after):
        return figure
    return replace(figure, review=ReviewState.APPROVED)


def without_release(standings: Iterable[Standing]) -> int:
    """The number of figures and baselines without a stated release: published time never shows them."""
    return sum(_without_release(s.commitment) for s in standings)


def _without_release(c: CommitmentView) -> int:
    out = {f.observation.version_of for f in c.figures if f.origin.published_on is not None}
    figures = {f.observation.version_of for f in c.figures} - out
    return len(figures) + bool(c.baselines and all(b.origin.published_on is None for b in c.baselines))
