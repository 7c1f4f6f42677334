"""The address of a selection, there and back."""

from hypothesis import given
from hypothesis import strategies as st

from board.selection import Selection
from progress.terms import Status, Verdict
from web.query import query_of, selection_of

SELECTIONS = st.builds(
    Selection,
    agreement=st.none() | st.text(min_size=1, max_size=10),
    pillar=st.none() | st.text(min_size=1, max_size=10),
    body=st.none() | st.text(min_size=1, max_size=10),
    query=st.text(max_size=10),
    year=st.none(),
    states=st.frozensets(st.sampled_from(Status)),
) | st.builds(Selection, year=st.integers(1000, 9999), states=st.frozensets(st.sampled_from(Verdict)))


@given(SELECTIONS)
def test_a_selection_comes_back_from_its_address(selection: Selection) -> None:
    pairs = query_of(selection)
    assert selection_of(dict(pairs), [value for key, value in pairs if key == "state"]) == selection


def test_the_address_of_everything_is_empty() -> None:
    assert query_of(Selection()) == []
    assert selection_of({}, []) == Selection()


def test_what_an_address_says_wrongly_is_left_out() -> None:
    selection = selection_of({"year": "20255", "agreement": "", "lang": "en"}, ["met", "exceeded", "<b>"])
    assert selection == Selection(states=frozenset({Status.MET}))
    assert selection_of({"year": "2025"}, ["exceeded", "off_track"]).states == {Verdict.EXCEEDED}
