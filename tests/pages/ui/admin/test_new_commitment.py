"""The form of a new commitment."""

import pytest

from models import Kind
from store.commitments import commitment
from store.integrity import verify
from tests.support.administration_screen import administration, check_and_save, fill

pytestmark = pytest.mark.usefixtures("store")


@pytest.mark.parametrize("kind", [Kind.LEVEL, Kind.MILESTONE])
def test_a_commitment_is_added_in_one_act(kind: Kind) -> None:
    at = administration()
    fill(at, code__commitment="NEW", agreement__commitment="city", kind__commitment=kind, position__commitment="9")
    fill(at, pillar__wording="society", source__wording="doc")
    for name in ("name", "definition", "basis"):
        fill(at, **{f"{name}_vi__wording": name, f"{name}_en__wording": name})
    if kind is Kind.LEVEL:
        fill(at, measure_vi__wording="%", measure_en__wording="%", decimals__wording="1", direction__wording="1")
    fill(at, first_year__method_of_record="2023", method__method_of_record="gso", years=[2028])
    if kind is Kind.LEVEL:
        fill(at, comparator__target=">=", value__target="80,5")
    check_and_save(at)
    view = commitment("NEW")
    assert view is not None
    assert [v.target.value for v in view.targets] == [80.5 if kind is Kind.LEVEL else 1]
    assert verify().findings == ()
