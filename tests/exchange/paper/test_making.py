"""A process of its own makes a PDF."""

from itertools import pairwise

from exchange.paper.making import made_pdf
from tests.support.paper import report


def test_a_process_of_its_own_makes_it_and_tells_how_far_it_is() -> None:
    progress: list[tuple[int, int]] = []
    made = made_pdf(report("level_gap", "milestone"), lambda done, total: progress.append((done, total)))
    assert made.startswith(b"%PDF")
    assert progress == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert all(sooner < later for (sooner, _), (later, _) in pairwise(progress))
