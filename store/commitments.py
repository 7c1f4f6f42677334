"""Commitments with everything that belongs to them, read in one go."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Protocol, TypeVar

from sqlalchemy import ColumnElement, select

import models as m
from board.published import as_published
from board.units import by_list, concerning
from progress.terms import Baseline, Promise, Target
from store.catalogue import agreement_view, all_sources, bilingual, closing_of, method_view
from store.database import Entity, reading
from store.point_in_time import PointInTimeRead
from store.questions import questions_of
from store.units import all_units, successions
from views import (
    AgreementView,
    AsOf,
    AwaitedView,
    BaselineView,
    Bilingual,
    BodyView,
    Clock,
    CommitmentView,
    Content,
    EvidenceView,
    FigureKey,
    FigureView,
    MethodView,
    Origin,
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

Value = TypeVar("Value")


def commitments(as_of: AsOf | None = None) -> tuple[CommitmentView, ...]:
    """All commitments in the order of the agreements; with `as_of`, those of that day as they were then."""
    return _read(None, as_of)


def commitment(code: str, as_of: AsOf | None = None) -> CommitmentView | None:
    """One commitment; None if no commitment has, or had, this code."""
    return next(iter(_read(m.Commitment.code == code, as_of)), None)


def _read(condition: ColumnElement[bool] | None, as_of: AsOf | None) -> tuple[CommitmentView, ...]:
    with reading() as connection:
        views = _assembled(PointInTimeRead(connection, as_of), condition)
    if as_of is None or as_of.clock is Clock.RECORDED:
        return views
    return tuple(as_published(c, as_of.day) for c in views)


def _grouped(
    rows: Iterable[Entity], key: Callable[[Entity], object], value: Callable[[Entity], Value]
) -> dict[object, list[Value]]:
    groups: dict[object, list[Value]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(value(row))
    return groups


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """The part of the catalogue that commitments refer to, by code or key."""

    sources: dict[str, SourceView]
    agreements: dict[str, AgreementView]
    pillars: dict[str, PillarView]
    methods: dict[str, MethodView]
    bodies: dict[str, BodyView]
    units: dict[object, UnitView]
    successions: tuple[SuccessionView, ...]


def _catalogue(read: PointInTimeRead) -> _Catalogue:
    sources, units = all_sources(read), all_units(read)
    return _Catalogue(
        sources,
        {row.code: agreement_view(row, sources) for row in read.rows(select(m.Agreement))},
        {r.code: PillarView(r.code, Bilingual(r.name_vi, r.name_en)) for r in read.rows(select(m.Pillar))},
        {row.code: method_view(row) for row in read.rows(select(m.Method))},
        {r.code: BodyView(r.code, Bilingual(r.name_vi, r.name_en)) for r in read.rows(select(m.Body))},
        units,
        successions(read, units, sources),
    )


def _assembled(read: PointInTimeRead, condition: ColumnElement[bool] | None) -> tuple[CommitmentView, ...]:
    catalogue = _catalogue(read)
    query = select(m.Commitment).join(m.Agreement).order_by(m.Agreement.position, m.Commitment.position)
    heads = read.rows(query if condition is None else query.where(condition))
    parts = _Parts.load(read, catalogue, [head.code for head in heads] if condition is not None else None)
    # As of a day gone by: those that had a wording by then, of agreements that there were.
    shown = (head for head in heads if parts.wordings[head.code] and head.agreement in catalogue.agreements)
    return tuple(parts.view(head, catalogue) for head in shown)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows that belong to commitments, by commitment, in the order in which they were recorded."""

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
    def load(cls, read: PointInTimeRead, catalogue: _Catalogue, codes: list[str] | None) -> "_Parts":
        def rows_of(table: type[Entity], *order: str) -> Iterable[Entity]:
            query = select(table).order_by(*(getattr(table, name) for name in order))
            if codes is not None:
                query = query.where(getattr(table, "commitment").in_(codes))  # noqa: B009 (T has no bound)
            return read.rows(query, *order)

        def by_commitment(
            value: Callable[[Entity], Value], table: type[Entity], *order: str
        ) -> dict[object, list[Value]]:
            return _grouped(rows_of(table, *order), attrgetter("commitment"), value)

        figure = _figure_builder(read, catalogue, rows_of)
        return cls(
            wordings=by_commitment(lambda r: r, m.Wording, "version"),
            targets=by_commitment(_target, m.Target, "year", "version"),
            baselines=by_commitment(lambda r: _baseline(r, catalogue), m.Baseline, "version"),
            methods=by_commitment(lambda r: r, m.MethodOfRecord, "version"),
            responsibilities=by_commitment(lambda r: _responsibility(r, catalogue), m.Responsibility, "valid_from"),
            units=by_commitment(lambda r: catalogue.units[r.unit_code, r.unit_from], m.CommitmentUnit, "position"),
            figures=by_commitment(figure, m.Figure, "year", "method", "version"),
            references=by_commitment(lambda r: _reference(r, catalogue), m.Reference, "year"),
            awaited=by_commitment(lambda r: r, m.Awaited, "year", "version"),
            questions=questions_of(read, codes),
        )

    def view(self, head: m.Commitment, catalogue: _Catalogue) -> CommitmentView:
        wording = self.wordings[head.code][-1]
        baselines = tuple(self.baselines[head.code])
        agreement, units = catalogue.agreements[head.agreement], tuple(self.units[head.code])
        awaited = _awaited(self.awaited[head.code])
        view = CommitmentView(
            code=head.code,
            kind=head.kind,
            agreement=agreement,
            pillar=catalogue.pillars[wording.pillar],
            name=Bilingual(wording.name_vi, wording.name_en),
            definition=Bilingual(wording.definition_vi, wording.definition_en),
            basis=Bilingual(wording.basis_vi, wording.basis_en),
            measure=bilingual(wording.measure_vi, wording.measure_en),
            decimals=wording.decimals,
            minimum=wording.minimum,
            maximum=wording.maximum,
            largest_change=wording.largest_change,
            must_not_fall=bool(wording.must_not_fall),
            yardstick=wording.yardstick,
            source=catalogue.sources[wording.source],
            promise=self.promise(head, wording, baselines, agreement.first_year, awaited),
            targets=tuple(self.targets[head.code]),
            responsibilities=tuple(self.responsibilities[head.code]),
            units=units,
            figures=tuple(self.figures[head.code]),
            baselines=baselines,
            references=tuple(self.references[head.code]),
            closing=closing_of(head),
            awaited=awaited,
            questions=self.questions.get(head.code, ()),
            successions=concerning(units, catalogue.successions) if units else (),
            steps=_remark(wording.steps_reason, wording.steps_reason_en),
        )
        return by_list(view)

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
            baseline=next((Baseline(b.year, b.value, b.method.code, b.holds_from) for b in baselines[-1:]), None),
            span=span,
            lag_days=wording.lag_days,
            awaited=tuple((view.year, view.until) for view in awaited),
            in_steps=wording.steps_reason is not None,
        )


def _awaited(versions: Iterable[m.Awaited]) -> tuple[AwaitedView, ...]:
    """The figures still awaited: of each year the last version, unless that ended the waiting."""
    last = {row.year: row for row in versions}
    return tuple(
        AwaitedView(row.year, row.until, row.note or "", row.recorded_at, row.recorded_by)
        for row in last.values()
        if row.until is not None
    )


def _remark(vi: str | None, en: str | None) -> Remark | None:
    return Remark(vi, en) if vi or en else None


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


def _baseline(row: m.Baseline, catalogue: _Catalogue) -> BaselineView:
    method = catalogue.methods[row.method]
    return BaselineView(
        row.version, row.year, row.value, method, Origin.of(row), row.recorded_at, row.recorded_by, row.holds_from
    )


def _responsibility(row: m.Responsibility, catalogue: _Catalogue) -> ResponsibilityView:
    return ResponsibilityView(
        catalogue.bodies[row.body], row.valid_from, row.valid_to, Bilingual(row.basis_vi, row.basis_en)
    )


def _step(row: m.ReviewStep) -> StepView:
    return StepView(row.state, row.at, row.by, row.reason)


def _evidence(row: m.Evidence, withdrawn: tuple[datetime, str, str] | None) -> EvidenceView:
    return EvidenceView(row.id, row.kind, row.name, row.size, row.url, row.at, row.by, withdrawn)


class _RowsOf(Protocol):
    """Reads the rows of a table in the order of these columns."""

    def __call__(self, table: type[Entity], /, *order: str) -> Iterable[Entity]: ...


def _figure_builder(read: PointInTimeRead, catalogue: _Catalogue, rows_of: _RowsOf) -> Callable[[m.Figure], FigureView]:
    """A function from a row to its figure; answers, review steps and evidence are read beforehand."""
    answers = _grouped(
        rows_of(m.UnitAnswer, "commitment", "unit_code"),
        FigureKey.of,
        lambda r: (catalogue.units[r.unit_code, r.unit_from], r.answer),
    )
    reviews = _grouped(rows_of(m.ReviewStep, "n"), FigureKey.of, _step)
    gone = {row.evidence: (row.at, row.by, row.reason) for row in read.rows(select(m.EvidenceWithdrawal))}
    proofs = _grouped(rows_of(m.Evidence, "at", "id"), FigureKey.of, lambda r: _evidence(r, gone.get(r.id)))

    def figure(row: m.Figure) -> FigureView:
        key = FigureKey.of(row)
        by_unit, steps = answers.get(key, ()), tuple(reviews.get(key, ()))
        return FigureView(
            key=key,
            method=catalogue.methods[row.method],
            content=Content.of(row, tuple((unit.key, answer) for unit, answer in by_unit)),
            origin=Origin.of(row),
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
            review=steps[-1].state.in_force if steps else m.ReviewState.SUBMITTED,
            units=tuple(unit for unit, _ in by_unit),
            steps=steps,
            evidence=tuple(proofs.get(key, ())),
            why_right=row.why_right,
        )

    return figure


def _reference(row: m.Reference, catalogue: _Catalogue) -> ReferenceView:
    return ReferenceView(
        Bilingual(row.name_vi, row.name_en),
        row.year,
        row.value,
        catalogue.methods[row.method],
        row.published_on,
        row.source,
    )
