"""Commitments with everything that is known of them, read in one go."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, select

import models as m
from board.units import by_list, concerning
from progress import Baseline, Observation, Promise, Target
from store.database import reading, rows
from store.point_in_time import Known, as_published
from store.questions import questions_of
from store.units import all_sources, all_units, successions
from views import (
    AgreementView,
    AsOf,
    AwaitedView,
    BaselineView,
    Bilingual,
    BodyView,
    Clock,
    Closing,
    CommitmentView,
    EvidenceView,
    FigureView,
    MethodView,
    PillarView,
    ReferenceView,
    Remark,
    ResponsibilityView,
    SourceView,
    StepView,
    SuccessionView,
    TargetView,
    UnitView,
)
from views.questions import QuestionView

Row = TypeVar("Row", bound=m.Base)
Value = TypeVar("Value")


def commitments(as_of: AsOf | None = None) -> tuple[CommitmentView, ...]:
    """All commitments, in the order of the agreements; with `as_of` those that were there, as they were known."""
    return _read(None, as_of)


def commitment(code: str, as_of: AsOf | None = None) -> CommitmentView | None:
    """One commitment; None if there is, or was, none with this code."""
    return next(iter(_read(m.Commitment.code == code, as_of)), None)


def agreements() -> tuple[AgreementView, ...]:
    """All agreements, in their order on the screen."""
    with reading() as connection:
        sources = all_sources(partial(rows, connection))
        found = rows(connection, select(m.Agreement).order_by(m.Agreement.position))
        return tuple(_agreement(row, sources) for row in found)


def methods() -> tuple[MethodView, ...]:
    """All producers of figures."""
    with reading() as connection:
        return tuple(_method(row) for row in rows(connection, select(m.Method)))


def _read(wanted: ColumnElement[bool] | None, as_of: AsOf | None) -> tuple[CommitmentView, ...]:
    with reading() as connection:
        found = _assembled(Known(connection, as_of), wanted)
    if as_of is None or as_of.clock is Clock.RECORDED:
        return found
    return tuple(as_published(c, as_of.day) for c in found)


def _grouped(
    rows: Iterable[Row], key: Callable[[Row], object], value: Callable[[Row], Value]
) -> dict[object, list[Value]]:
    groups: dict[object, list[Value]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(value(row))
    return groups


@dataclass(frozen=True, slots=True)
class _Nouns:
    """What commitments refer to, by code."""

    sources: dict[str, SourceView]
    agreements: dict[str, AgreementView]
    pillars: dict[str, PillarView]
    methods: dict[str, MethodView]
    bodies: dict[str, BodyView]
    units: dict[object, UnitView]
    successions: tuple[SuccessionView, ...]


def _nouns(known: Known) -> _Nouns:
    sources, units = all_sources(known.rows), all_units(known.rows)
    return _Nouns(
        sources,
        {row.code: _agreement(row, sources) for row in known.rows(select(m.Agreement))},
        {r.code: PillarView(r.code, Bilingual(r.name_vi, r.name_en)) for r in known.rows(select(m.Pillar))},
        {row.code: _method(row) for row in known.rows(select(m.Method))},
        {r.code: BodyView(r.code, Bilingual(r.name_vi, r.name_en)) for r in known.rows(select(m.Body))},
        units,
        successions(known.rows, units, sources),
    )


def _assembled(known: Known, wanted: ColumnElement[bool] | None) -> tuple[CommitmentView, ...]:
    nouns = _nouns(known)
    query = select(m.Commitment).join(m.Agreement).order_by(m.Agreement.position, m.Commitment.position)
    heads = known.rows(query if wanted is None else query.where(wanted))
    parts = _Parts.read(known, nouns, [head.code for head in heads] if wanted is not None else None)
    there = (head for head in heads if parts.wordings[head.code] and head.agreement in nouns.agreements)
    return tuple(parts.view(head, nouns) for head in there)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to commitments, by commitment, in the order in which it was recorded."""

    wordings: dict[object, list[m.Wording]]
    targets: dict[object, list[TargetView]]
    baselines: dict[object, list[BaselineView]]
    methods: dict[object, list[m.MethodOfRecord]]
    responsibilities: dict[object, list[ResponsibilityView]]
    units: dict[object, list[UnitView]]
    figures: dict[object, list[FigureView]]
    references: dict[object, list[ReferenceView]]
    awaited: dict[object, list[m.Awaited]]
    questions: Mapping[object, tuple[QuestionView, ...]]

    @classmethod
    def read(cls, known: Known, nouns: _Nouns, codes: list[str] | None) -> "_Parts":
        def of(table: type[Row], *order: str) -> Iterable[Row]:
            query = select(table).order_by(*(getattr(table, name) for name in order))
            if codes is not None:
                query = query.where(getattr(table, "commitment").in_(codes))  # noqa: B009 (T has no bound)
            return known.rows(query, *order)

        def each(value: Callable[[Row], Value], table: type[Row], *order: str) -> dict[object, list[Value]]:
            return _grouped(of(table, *order), attrgetter("commitment"), value)

        figure = _figures(known, nouns, of)
        return cls(
            wordings=each(lambda r: r, m.Wording, "version"),
            targets=each(_target, m.Target, "year", "version"),
            baselines=each(lambda r: _baseline(r, nouns), m.Baseline, "version"),
            methods=each(lambda r: r, m.MethodOfRecord, "version"),
            responsibilities=each(lambda r: _responsibility(r, nouns), m.Responsibility, "valid_from"),
            units=each(lambda r: nouns.units[r.unit_code, r.unit_from], m.CommitmentUnit, "position"),
            figures=each(figure, m.Figure, "year", "method", "version"),
            references=each(lambda r: _reference(r, nouns), m.Reference, "year"),
            awaited=each(lambda r: r, m.Awaited, "year", "version"),
            questions=questions_of(known, codes),
        )

    def view(self, head: m.Commitment, nouns: _Nouns) -> CommitmentView:
        wording = self.wordings[head.code][-1]
        baselines = tuple(self.baselines[head.code])
        agreement, units = nouns.agreements[head.agreement], tuple(self.units[head.code])
        awaited = _awaited(self.awaited[head.code])
        found = CommitmentView(
            code=head.code,
            kind=head.kind,
            agreement=agreement,
            pillar=nouns.pillars[wording.pillar],
            name=Bilingual(wording.name_vi, wording.name_en),
            definition=Bilingual(wording.definition_vi, wording.definition_en),
            basis=Bilingual(wording.basis_vi, wording.basis_en),
            measure=_both(wording.measure_vi, wording.measure_en),
            decimals=wording.decimals,
            minimum=wording.minimum,
            maximum=wording.maximum,
            largest_change=wording.largest_change,
            must_not_fall=bool(wording.must_not_fall),
            yardstick=wording.yardstick,
            source=nouns.sources[wording.source],
            promise=self.promise(head, wording, baselines, agreement.first_year, awaited),
            targets=tuple(self.targets[head.code]),
            responsibilities=tuple(self.responsibilities[head.code]),
            units=units,
            figures=tuple(self.figures[head.code]),
            baselines=baselines,
            references=tuple(self.references[head.code]),
            closing=_closing(head),
            awaited=awaited,
            questions=self.questions.get(head.code, ()),
            successions=concerning(units, nouns.successions) if units else (),
        )
        return by_list(found)

    def promise(
        self,
        head: m.Commitment,
        wording: m.Wording,
        baselines: tuple[BaselineView, ...],
        first_year: int,
        awaited: tuple[AwaitedView, ...],
    ) -> Promise:
        methods = {row.first_year: row.method for row in self.methods[head.code]}
        span = None
        if wording.span_from is not None and wording.span_to is not None:
            span = (wording.span_from, wording.span_to)
        return Promise(
            kind=head.kind,
            direction=wording.direction,
            decimals=wording.decimals,
            first_year=first_year,
            targets=tuple(view.target for view in self.targets[head.code]),
            methods=tuple(sorted(methods.items())),
            baseline=next((Baseline(b.year, b.value, b.method.code) for b in baselines[-1:]), None),
            span=span,
            lag_days=wording.lag_days,
            awaited=tuple((one.year, one.until) for one in awaited),
        )


def _awaited(versions: Iterable[m.Awaited]) -> tuple[AwaitedView, ...]:
    """What is waited for still: of each year the last version, unless it says that it is no longer."""
    last = {row.year: row for row in versions}
    return tuple(
        AwaitedView(row.year, row.until, row.note or "", row.recorded_at, row.recorded_by)
        for row in last.values()
        if row.until is not None
    )


def _both(vi: str | None, en: str | None) -> Bilingual | None:
    return Bilingual(vi, en) if vi and en else None


def _remark(vi: str | None, en: str | None) -> Remark | None:
    return Remark(vi, en) if vi or en else None


def _agreement(row: m.Agreement, sources: dict[str, SourceView]) -> AgreementView:
    return AgreementView(
        code=row.code,
        kind=row.kind,
        is_fictitious=row.is_fictitious,
        name=Bilingual(row.name_vi, row.name_en),
        place=Bilingual(row.place_vi, row.place_en),
        parties=Bilingual(row.parties_vi, row.parties_en),
        signed_on=row.signed_on,
        first_year=row.first_year,
        last_year=row.last_year,
        horizon_year=row.horizon_year,
        note=_both(row.note_vi, row.note_en),
        source=sources[row.source],
        closing=_closing(row),
    )


def _closing(row: m.Agreement | m.Commitment) -> Closing | None:
    if row.closed_on is None:
        return None
    return Closing(row.closed_on, Remark(row.closed_reason, row.closed_reason_en))


def _method(row: m.Method) -> MethodView:
    return MethodView(row.code, Bilingual(row.name_vi, row.name_en))


def _target(row: m.Target) -> TargetView:
    target = Target(
        row.year,
        row.comparator,
        row.value,
        row.upper,
        row.tolerance,
        row.tolerance_unit,
        row.is_strive,
        row.is_withdrawn,
        row.decided_on,
        row.version,
    )
    return TargetView(target, row.decision, _remark(row.reason, row.reason_en), row.recorded_at, row.recorded_by)


def _baseline(row: m.Baseline, nouns: _Nouns) -> BaselineView:
    return BaselineView(
        row.version,
        row.year,
        row.value,
        nouns.methods[row.method],
        row.published_on,
        row.source,
        _remark(row.note, row.note_en),
        _remark(row.reason, row.reason_en),
        row.recorded_at,
        row.recorded_by,
    )


def _responsibility(row: m.Responsibility, nouns: _Nouns) -> ResponsibilityView:
    return ResponsibilityView(
        nouns.bodies[row.body], row.valid_from, row.valid_to, Bilingual(row.basis_vi, row.basis_en)
    )


def _figure_key(row: m.Figure | m.UnitAnswer | m.ReviewStep | m.Evidence) -> tuple[object, ...]:
    """Which version of which figure a row belongs to."""
    return (row.commitment, row.year, row.method, row.of_span, row.version)


def _step(row: m.ReviewStep) -> StepView:
    return StepView(row.state, row.at, row.by, row.reason)


def _evidence(row: m.Evidence, withdrawn: tuple[datetime, str, str] | None) -> EvidenceView:
    return EvidenceView(row.id, row.kind, row.name, row.size, row.url, row.at, row.by, withdrawn)


class _Reader(Protocol):
    """Reads the rows of a table in the order of these columns."""

    def __call__(self, table: type[Row], /, *order: str) -> Iterable[Row]: ...


def _figures(known: Known, nouns: _Nouns, of: _Reader) -> Callable[[m.Figure], FigureView]:
    """How a row becomes a figure, with its answers, the steps of its review and its evidence, all read before."""
    answers = _grouped(
        of(m.UnitAnswer, "commitment", "unit_code"),
        _figure_key,
        lambda r: (nouns.units[r.unit_code, r.unit_from], r.answer),
    )
    reviews = _grouped(of(m.ReviewStep, "n"), _figure_key, _step)
    gone = {row.evidence: (row.at, row.by, row.reason) for row in known.rows(select(m.EvidenceWithdrawal))}
    proofs = _grouped(of(m.Evidence, "at", "id"), _figure_key, lambda r: _evidence(r, gone.get(r.id)))

    def figure(row: m.Figure) -> FigureView:
        key = _figure_key(row)
        steps, evidence = tuple(reviews.get(key, ())), tuple(proofs.get(key, ()))
        return _figure(row, nouns, answers.get(key, ()), steps, evidence)

    return figure


def _figure(
    row: m.Figure,
    nouns: _Nouns,
    answers: Iterable[tuple[UnitView, m.Answer]],
    steps: tuple[StepView, ...],
    evidence: tuple[EvidenceView, ...],
) -> FigureView:
    state = steps[-1].state if steps else m.ReviewState.SUBMITTED
    return FigureView(
        observation(row, state),
        nouns.methods[row.method],
        row.percent,
        row.published_on,
        row.source,
        _remark(row.note, row.note_en),
        _remark(row.reason, row.reason_en),
        row.recorded_at,
        row.recorded_by,
        tuple(answers),
        steps,
        evidence,
        row.why_right,
        row.cut_off_on,
    )


def observation(row: m.Figure, review: m.ReviewState = m.ReviewState.APPROVED) -> Observation:
    """A row as the rule sees it."""
    return Observation(
        year=row.year,
        method=row.method,
        value=row.value,
        part=row.part,
        whole=row.whole,
        stage=row.stage,
        done_on=row.done_on,
        expected_on=row.expected_on,
        status=row.status,
        of_span=row.of_span,
        breaks_series=row.breaks_series,
        version=row.version,
        review=review,
    )


def _reference(row: m.Reference, nouns: _Nouns) -> ReferenceView:
    return ReferenceView(
        Bilingual(row.name_vi, row.name_en),
        row.year,
        row.value,
        nouns.methods[row.method],
        row.published_on,
        row.source,
    )
