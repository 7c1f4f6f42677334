"""Who answers for a commitment, on a day and in a year."""

from datetime import date

from progress.dates import has_come, last_day
from views import CommitmentView, ResponsibilityView


def responsible(commitment: CommitmentView, today: date) -> ResponsibilityView | None:
    """Who answers today; None where no source names anybody.

    Of a date that is only known by its year or month, the whole of it counts.
    """
    answering = [
        r
        for r in commitment.responsibilities
        if has_come(r.valid_from, today) and (r.valid_to is None or last_day(r.valid_to) >= today)
    ]
    return max(answering, key=lambda r: r.valid_from, default=None)


def answered_in(commitment: CommitmentView, year: int) -> tuple[ResponsibilityView, ...]:
    """Who answered in a year, or for a part of it, the first one first."""
    year_text = str(year)
    return tuple(
        r
        for r in sorted(commitment.responsibilities, key=lambda r: r.valid_from)
        if r.valid_from[:4] <= year_text and (r.valid_to is None or year_text <= r.valid_to[:4])
    )
