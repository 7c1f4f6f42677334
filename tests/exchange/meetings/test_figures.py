"""Figures and baselines in the form in which the first meetings were frozen."""

from dataclasses import fields, replace

import pytest

from exchange.meetings.figures import FrozenBaseline, FrozenFigure, with_keys
from store.commitments import commitments
from tests.support.full_store import work_in_it

pytestmark = pytest.mark.usefixtures("store")


def test_every_figure_comes_back_from_its_frozen_form_when_its_commitment_gives_it_its_key() -> None:
    work_in_it()
    for c in commitments():
        again = tuple(FrozenFigure.of(figure).view() for figure in c.figures)
        assert {figure.key.commitment for figure in again} <= {""}
        assert with_keys(replace(c, figures=again)) == c


def test_every_baseline_comes_back_from_its_frozen_form() -> None:
    baselines = [baseline for c in commitments() for baseline in c.baselines]
    assert baselines
    assert [FrozenBaseline.of(baseline).view() for baseline in baselines] == baselines


def test_a_figure_without_remarks_is_frozen_without_them() -> None:
    first = next(figure for c in commitments() for figure in c.figures if figure.origin.note is None)
    frozen = FrozenFigure.of(first)
    assert (frozen.note, frozen.reason) == (None, None)
    assert {f.name for f in fields(frozen)} >= {"observation", "answers", "cut_off_on"}


def test_the_cut_off_day_of_a_figure_is_read_where_its_observation_was_frozen_without_one() -> None:
    first = next(figure for c in commitments() for figure in c.figures)
    frozen = FrozenFigure.of(replace(first, content=replace(first.content, cut_off_on="2024-12-14")))
    old = replace(frozen, observation=replace(frozen.observation, cut_off_on=None))
    assert frozen.observation.cut_off_on == old.view().observation.cut_off_on == "2024-12-14"
