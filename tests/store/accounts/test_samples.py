"""The sample people: they come once, where nobody is, and sign in in a demo only."""

from functools import partial
from pathlib import Path

from models import Role
from store.accounts import people
from store.accounts.samples import SAMPLES, add_samples
from store.refusal import RefusalCode
from store.settings import Switch, is_on
from tests.support.refusals import refused
from tests.support.sessions import proven
from tests.support.small_city import NOW


def test_the_sample_people_come_once_and_sign_in_in_a_demo_only(empty_store: Path) -> None:
    add_samples(NOW)
    add_samples(NOW)
    assert {person.role for person in people.people()} == set(Role)
    assert is_on(Switch.PUBLIC_READING)
    for sample in SAMPLES:
        assert proven(sample.code, sample.password, with_samples=True).is_sample
        assert refused(partial(proven, sample.code, sample.password)) is RefusalCode.WRONG_SIGN_IN


def test_no_sample_people_come_where_somebody_is(store: Path) -> None:
    add_samples(NOW)
    assert people.person(SAMPLES[0].code) is None
