"""The field names in frozen meetings are data: whatever a field is called in the program, there it keeps its name."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import get_args, get_type_hints

import pytest

from exchange.meetings import serialization
from exchange.meetings.serialization import from_json, stored_names, to_json
from exchange.meetings.snapshots import Document
from progress.terms import Status
from store.board import standings
from tests.support.small_city import TODAY
from views import Standing

# The names that meetings hold, by where they stand in the document; each dataclass where it is met first.
STORED = {
    "": """program format name held_on day known_on taken_at taken_by rule journal approved_only headings commitments
    closed closed_headings""",
    "headings": "vi en",
    "commitments": "code status definition is_yardstick cells years standing",
    "commitments.status": "code words icon tone",
    "standing": "commitment assessment closing",
    "standing.commitment": """code kind agreement pillar name definition basis measure decimals minimum maximum
    yardstick source promise targets responsibilities units figures baselines references largest_change must_not_fall
    closing awaited questions successions steps""",
    "standing.commitment.agreement": """code kind is_fictitious name place parties signed_on first_year last_year
    horizon_year note source closing""",
    "standing.commitment.agreement.source": "code title publisher published_on url",
    "standing.commitment.agreement.closing": "on reason",
    "standing.commitment.agreement.closing.reason": "vi en",
    "standing.commitment.pillar": "code name",
    "standing.commitment.promise": """kind direction decimals first_year targets methods baseline span lag_days awaited
    in_steps""",
    "standing.commitment.promise.targets": """year comparator value upper tolerance tolerance_unit is_strive
    is_withdrawn decided_on version""",
    "standing.commitment.promise.baseline": "year value method holds_from",
    "standing.commitment.targets": "target decision reason recorded_at recorded_by",
    "standing.commitment.responsibilities": "body valid_from valid_to basis",
    "standing.commitment.responsibilities.body": "code name",
    "standing.commitment.units": "code valid_from valid_to name",
    "standing.commitment.figures": """observation method percent published_on source note reason recorded_at
    recorded_by answers steps evidence why_right cut_off_on""",
    "standing.commitment.figures.observation": """year method value part whole stage done_on expected_on status
    of_span breaks_series units_changed unknown cut_off_on version review""",
    "standing.commitment.figures.method": "code name",
    "standing.commitment.figures.steps": "state at by reason",
    "standing.commitment.figures.evidence": "id kind name size url at by withdrawn",
    "standing.commitment.baselines": """version year value method published_on source note reason recorded_at
    recorded_by holds_from""",
    "standing.commitment.references": "name year value method published_on source",
    "standing.commitment.awaited": "year until note recorded_at recorded_by",
    "standing.commitment.questions": "number year text at by answers taken_back",
    "standing.commitment.questions.answers": "text at by",
    "standing.commitment.successions": "predecessor successor on extent basis source",
    "standing.assessment": """status marks working data overdue_years years targets baseline baseline_is_derived
    has_path path old_paths span breaks today may_change_on""",
    "standing.assessment.marks": "code year",
    "standing.assessment.working": """line reason baseline latest actual expected ratio target mean required
    known_years assumed_years coming_years ratio_range edge broken highest judged""",
    "standing.assessment.years": """year verdict data observation actual target expected ratio difference highest
    is_tentative is_incomplete submitted""",
}
RENAMED = """{}: frozen meetings have the fields {}, the program has {} instead. If a field was renamed, add its old
name to STORED_NAMES in exchange/meetings/serialization.py. If it is new, give it a default and add it to STORED."""


def dataclasses_of(kind: object, place: str, met: set[object]) -> Iterator[tuple[str, type]]:
    """Every dataclass that a value of this type can hold, with where it stands first."""
    kind = serialization.STORED_FORMS.get(kind, kind) if isinstance(kind, type) else kind
    if isinstance(kind, type) and is_dataclass(kind) and kind not in met:
        met.add(kind)
        yield place, kind
        names, hints = stored_names(kind), get_type_hints(kind)
        for f in fields(kind):
            yield from dataclasses_of(hints[f.name], f"{place}.{names[f.name]}".lstrip("."), met)
    for part in get_args(kind):
        yield from dataclasses_of(part, place, met)


def stored() -> dict[str, type]:
    met: set[object] = set()
    return dict([*dataclasses_of(Document, "", met), *dataclasses_of(Standing, "standing", met)])


def test_meetings_hold_the_names_that_they_have_always_held() -> None:
    now = {place: set(stored_names(kind).values()) for place, kind in stored().items()}
    for place in now.keys() & STORED.keys():
        then = set(STORED[place].split())
        old, new = sorted(then - now[place]), sorted(now[place] - then)
        assert not old + new, RENAMED.format(place or "the document", old, new)
    assert now.keys() == STORED.keys(), "a dataclass joins frozen meetings, or leaves them: STORED has a line for each"


def test_a_stored_name_is_that_of_a_field_that_has_another_one_now() -> None:
    for kind, names in serialization.STORED_NAMES.items():
        assert is_dataclass(kind)
        assert set(names) <= {f.name for f in fields(kind)}
        assert set(names.values()).isdisjoint({f.name for f in fields(kind)} - set(names))


@dataclass(frozen=True, slots=True)
class Renamed:
    reported: float
    remark: str | None = None


def test_a_renamed_field_is_written_and_read_under_its_old_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(serialization.STORED_NAMES, Renamed, {"reported": "actual", "remark": "note"})
    assert to_json(Renamed(19.5, "a")) == {"actual": 19.5, "note": "a"}
    assert from_json(Renamed, {"actual": 19.5, "note": "a"}) == Renamed(19.5, "a")
    assert from_json(Renamed, {"actual": 19.5}) == Renamed(19.5)
    with pytest.raises(KeyError, match="actual"):
        from_json(Renamed, {"reported": 19.5})


@pytest.mark.usefixtures("store")
def test_a_document_of_an_older_program_is_read_with_what_it_has() -> None:
    s = standings(TODAY)[0]
    old = to_json(s)
    assert isinstance(old, dict)
    del old["commitment"]["must_not_fall"]
    old["assessment"]["no_longer_there"] = 1
    assert from_json(Standing, old) == s
    del old["commitment"]["code"]
    with pytest.raises(KeyError):
        from_json(Standing, old)


@pytest.mark.parametrize(
    ("kind", "value"), [(float, "5"), (date, "yesterday"), (Renamed, []), (Renamed, {"remark": "a"}), (Status, "gone")]
)
def test_what_cannot_be_a_value_of_the_type_is_refused(kind: type, value: object) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AssertionError)):
        from_json(kind, value)
