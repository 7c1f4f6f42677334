"""Batches of figures: all or nothing, once, and every figure by the same checks as a single one."""

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from models import ReviewState, Role
from store.accounts.assignments import assign
from store.accounts.people import add_person
from store.batches import batches, record_batch, undo_batch
from store.bulk import table_rows
from store.commitments import commitment
from store.database import reading
from store.drafts import drafts, save_draft
from store.figures import enter
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from store.refusal import BatchRefused, RefusalCode, Refused
from store.review import approve, recall, send_back
from store.validation import NewFigure
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record, reopened
from views import FigureKey

FIGURES = [
    figure("LEVEL", value=19.5),
    figure("COUNT", value=2),
    figure("GROWTH", 2023, value=5.1),
    figure("LEVEL", 2024, value=17.5, seen_version=1, reason="Số chính thức"),
]


@pytest.fixture
def store(store: Path) -> Path:
    """The small city, with some of its figures open for correction."""
    reopened(key("LEVEL", 2024))
    return store


def batch(figures: list[NewFigure], name: str = "Số liệu 2025.xlsx") -> int:
    return record_batch(name, figures, digest="0" * 64, today=TODAY, now=NOW, by=OFFICER)


def written() -> tuple[list[int], int]:
    """How much is in the store; that somebody was refused for want of a right is noted all the same."""
    noted = sum(entry.deed != Deed.REFUSED for entry in entries(EntryFilter(), 1000))
    return [len(table_rows(table)) for table in ("figure", "import_batch", "batch_figure")], noted


def refusals(figures: list[NewFigure]) -> list[tuple[int, RefusalCode]]:
    before = written()
    with pytest.raises(BatchRefused) as caught:
        batch(figures)
    assert written() == before, "nothing was written"
    return [(place, refused.code) for place, refused in caught.value.refusals]


def test_a_batch_enters_all_its_figures_under_one_name(store: Path) -> None:
    assert batch(FIGURES) == 1
    c = commitment("LEVEL")
    assert c is not None
    stored = {(o.year, o.version): o.value for o in c.observations if o.method == "gso"}
    assert (stored[2025, 1], stored[2024, 2]) == (19.5, 17.5)
    (only,) = batches()
    assert (only.number, only.name, only.recorded_by, only.figures) == (1, "Số liệu 2025.xlsx", OFFICER, 4)
    assert batch([figure("NATION", value=13)]) == 2


def test_every_figure_of_a_batch_has_its_entry_in_the_journal(store: Path) -> None:
    batch(FIGURES)
    noted = [(entry.about, entry.deed) for entry in entries(EntryFilter(by=OFFICER), 100) if entry.about != "person"]
    assert sorted(noted) == sorted(
        [("figure", "recorded")] * 3
        + [("figure", "corrected"), ("import_batch", "imported")]
        + [("batch_figure", "imported")] * 4
        + [("review_step", "submitted")] * 4
    )
    assert verify().findings == ()


@pytest.mark.parametrize("place", range(len(FIGURES) + 1))
def test_one_figure_that_cannot_be_entered_keeps_out_all(store: Path, place: int) -> None:
    wrong = figure("SHARE", value=101)
    assert refusals([*FIGURES[:place], wrong, *FIGURES[place:]]) == [(place, RefusalCode.OUT_OF_BOUNDS)]


def test_all_figures_that_cannot_be_entered_are_named(store: Path) -> None:
    wrong = [
        figure("LEVEL", 2026, value=1),
        figure("COUNT", value=2),
        figure("NONE", value=1),
        figure("SHARE", source=" ", value=1),
    ]
    assert refusals(wrong) == [
        (0, RefusalCode.RUNNING_YEAR),
        (2, RefusalCode.UNKNOWN_COMMITMENT),
        (3, RefusalCode.SOURCE_MISSING),
    ]


def test_a_batch_is_checked_against_what_others_saved_meanwhile(store: Path) -> None:
    record(figure("COUNT", value=3))
    assert refusals(FIGURES) == [(1, RefusalCode.CHANGED_MEANWHILE)]


def test_the_same_batch_cannot_be_entered_twice(store: Path) -> None:
    batch(FIGURES)
    assert refusals(FIGURES) == [(place, RefusalCode.CHANGED_MEANWHILE) for place in range(4)]


def test_a_figure_far_from_the_last_is_explained_in_a_batch_too(store: Path) -> None:
    assert refusals([figure("LEVEL", value=99)]) == [(0, RefusalCode.FAR_FROM_LAST)]
    assert batch([figure("LEVEL", value=99, why_right="Đã kiểm tra")]) == 1


def test_figures_of_one_batch_are_held_against_each_other_in_the_order_of_years(store: Path) -> None:
    later, earlier = figure("NATION", value=20), figure("NATION", 2024, value=13)
    assert refusals([later, earlier]) == [(0, RefusalCode.FAR_FROM_LAST)]
    assert batch([figure("NATION", value=18.5), figure("NATION", 2024, value=15.5)]) == 1


def test_the_store_breaking_off_in_the_middle_leaves_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entered = []

    def break_off(connection: Connection, new: NewFigure, *, today: date, now: datetime, by: str) -> FigureKey:
        entered.append(new)
        if len(entered) == 3:
            raise RuntimeError("power")
        return enter(connection, new, today=today, now=now, by=by)

    monkeypatch.setattr("store.batches.enter", break_off)
    before = len(table_rows("figure"))
    with pytest.raises(RuntimeError):
        batch(FIGURES)
    assert (len(table_rows("figure")), len(table_rows("import_batch"))) == (before, 0)


def test_only_an_officer_enters_a_batch_and_only_of_their_own_commitments(store: Path) -> None:
    with pytest.raises(Refused) as caught:
        record_batch("x", FIGURES, digest=None, today=TODAY, now=NOW, by=REVIEWER)
    assert caught.value.code is RefusalCode.NOT_ALLOWED
    assign(OFFICER, ["LEVEL", "GROWTH"], now=NOW, by=ADMINISTRATOR)
    assert refusals(FIGURES) == [(1, RefusalCode.NOT_ASSIGNED)]


# ---- taking a batch back


def undone(number: int = 1, by: str = OFFICER) -> int:
    return undo_batch(number, "Nhầm tệp", now=NOW, by=by)


def states() -> list[ReviewState]:
    views = [commitment(c) for c in ("LEVEL", "COUNT", "GROWTH")]
    figures = [f for c in views if c for f in c.figures if f.recorded_by == OFFICER]
    return [f.observation.review for f in figures]


def named(number: int = 1) -> list[tuple[RefusalCode, object]]:
    before = states(), len(entries(EntryFilter(), 1000))
    with pytest.raises(BatchRefused) as caught:
        undone(number)
    assert (states(), len(entries(EntryFilter(), 1000))) == before, "nothing was written"
    return [(refused.code, refused.values["commitment"]) for _, refused in caught.value.refusals]


def test_a_batch_is_taken_back_as_a_whole_and_the_journal_says_why(store: Path) -> None:
    batch(FIGURES)
    assert undone() == 4
    assert set(states()) == {ReviewState.RECALLED}
    (only,) = batches()
    assert (only.figures, only.taken_back) == (4, 4)
    noted = [(e.about, e.why) for e in entries(EntryFilter(by=OFFICER), 100) if e.deed in ("undone", "recalled")]
    assert noted == [("import_batch", "Nhầm tệp")] + [("review_step", "Nhầm tệp")] * 4
    assert verify().findings == ()


def test_figures_taken_back_one_by_one_do_not_hinder_it_and_nothing_is_taken_back_twice(store: Path) -> None:
    batch(FIGURES)
    recall([key("COUNT")], now=NOW, by=OFFICER)
    assert undone() == 3
    with pytest.raises(Refused) as caught:
        undone()
    assert caught.value.code is RefusalCode.BATCH_UNDONE


def test_figures_that_were_corrected_or_reviewed_since_are_named_and_nothing_is_taken_back(store: Path) -> None:
    batch(FIGURES)
    record(figure("COUNT", value=3, seen_version=1, reason="Đếm lại"))
    approve([key("LEVEL")], now=NOW, by=REVIEWER)
    send_back([key("GROWTH", 2023)], "Sai", now=NOW, by=REVIEWER)
    assert named() == [
        (RefusalCode.LATER_VERSION, "COUNT"),
        (RefusalCode.STEP_NOT_POSSIBLE, "GROWTH"),
        (RefusalCode.STEP_NOT_POSSIBLE, "LEVEL"),
    ]


@pytest.mark.parametrize(
    ("number", "by", "code"),
    [
        (2, OFFICER, RefusalCode.UNKNOWN_BATCH),
        (1, "tu", RefusalCode.NOT_OWN_BATCH),
        (1, ADMINISTRATOR, RefusalCode.NOT_ALLOWED),
    ],
)
def test_only_ones_own_batch_can_be_taken_back(store: Path, number: int, by: str, code: RefusalCode) -> None:
    add_person("tu", "Tú", Role.OFFICER, now=NOW, by=ADMINISTRATOR)
    batch(FIGURES)
    with pytest.raises(Refused) as caught:
        undone(number, by)
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("reason", "code"), [(" ", RefusalCode.UNDO_REASON_MISSING), ("x" * 2001, RefusalCode.TOO_LONG)]
)
def test_taking_back_needs_a_reason(store: Path, reason: str, code: RefusalCode) -> None:
    batch(FIGURES)
    with pytest.raises(Refused) as caught:
        undo_batch(1, reason, now=NOW, by=OFFICER)
    assert caught.value.code is code


# ---- drafts


def test_a_draft_is_kept_as_it_was_typed_and_replaced_by_the_next(store: Path) -> None:
    save_draft("LEVEL", 2025, "gso", {"value": "19,", "source": ""}, now=NOW, by=OFFICER)
    save_draft("LEVEL", 2025, "gso", {"value": "19,5", "source": " N"}, now=NOW, by=OFFICER)
    (kept,) = drafts(OFFICER, 2025)
    assert (kept.commitment, kept.method, kept.typed) == ("LEVEL", "gso", {"value": "19,5", "source": " N"})
    assert drafts(OFFICER, 2024) == drafts("Minh", 2025) == ()


def test_an_emptied_draft_is_gone(store: Path) -> None:
    save_draft("LEVEL", 2025, "gso", {"value": "1"}, now=NOW, by=OFFICER)
    save_draft("LEVEL", 2025, "gso", {"value": " "}, now=NOW, by=OFFICER)
    assert drafts(OFFICER, 2025) == ()


def test_drafts_are_no_figures_and_no_part_of_the_record(store: Path) -> None:
    noted = len(entries(EntryFilter(), 1000))
    save_draft("LEVEL", 2026, "gso", {"value": "abc"}, now=NOW, by=OFFICER)
    assert len(entries(EntryFilter(), 1000)) == noted
    assert verify().findings == ()
    record(figure("COUNT", value=2))
    with reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar() == 1
