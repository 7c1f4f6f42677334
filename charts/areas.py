"""The values that satisfy a target, as areas around its year: above a floor, below a ceiling, inside a band."""

from typing import assert_never

from charts.palette import faded
from charts.scene import Scene
from models import Comparator
from progress.terms import Target
from views import CommitmentView
from wording.labels import Tone

HALF_YEAR = 0.42  # how far floor, ceiling and band reach to both sides of the year


def target_bounds(target: Target, commitment: CommitmentView) -> list[float]:
    """Return the values that the axis must reach for the target to be understood."""
    bounds = [target.value]
    if target.upper is not None:
        bounds.append(target.upper)
    limit = tolerated(target, commitment.promise.direction)
    return bounds if limit is None else [*bounds, limit]


def tolerated(target: Target, direction: int) -> float | None:
    """Return the value from which "about" is satisfied; None for the other comparators."""
    match target.comparator:
        case Comparator.ABOUT:
            return target.value - direction * target.slack
        case Comparator.AT_LEAST | Comparator.MORE_THAN | Comparator.AT_MOST | Comparator.LESS_THAN:
            return None
        case Comparator.EXACTLY | Comparator.BETWEEN:
            return None
        case _:
            assert_never(target.comparator)


def target_areas(scene: Scene, foot: float, top: float) -> list[dict[str, object]]:
    """Faint areas and their edges."""
    shapes: list[dict[str, object]] = []
    for target in scene.assessment.targets:
        across = {"layer": "below", "x0": target.year - HALF_YEAR, "x1": target.year + HALF_YEAR}
        for low, high, strength in _satisfying(target, scene.commitment.promise.direction, foot, top):
            style = {"fillcolor": faded(scene.colours.fill[Tone.GREEN], strength), "line": {"width": 0}}
            shapes.append({"type": "rect", **across, "y0": low, "y1": high, **style})
        edge = {"color": scene.colours.ink, "width": 1.4, "dash": edge_dash(target)}
        for level in target_bounds(target, scene.commitment):
            shapes.append({"type": "line", **across, "y0": level, "y1": level, "line": edge})
    return shapes


def edge_dash(target: Target) -> str:
    """Dotted where the bound itself does not satisfy the target any more."""
    match target.comparator:
        case Comparator.MORE_THAN | Comparator.LESS_THAN:
            return "2px,3px"
        case Comparator.AT_LEAST | Comparator.EXACTLY | Comparator.AT_MOST | Comparator.ABOUT | Comparator.BETWEEN:
            return "solid"
        case _:
            assert_never(target.comparator)


def _satisfying(target: Target, direction: int, foot: float, top: float) -> list[tuple[float, float, float]]:
    """Return areas as (from, to, opacity); the tolerance of "about" is stronger than what lies beyond it."""
    beyond = (target.value, top) if direction > 0 else (foot, target.value)
    match target.comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return [(target.value, top, 0.14)]
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return [(foot, target.value, 0.14)]
        case Comparator.BETWEEN:
            assert target.upper is not None
            return [(target.value, target.upper, 0.2)]
        case Comparator.ABOUT:
            limit = target.value - direction * target.slack
            return [(min(limit, target.value), max(limit, target.value), 0.32), (*beyond, 0.1)]
        case Comparator.EXACTLY:
            return []
        case _:
            assert_never(target.comparator)
