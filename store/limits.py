"""The limits of a commitment that a write is checked against, and no more: other writers wait meanwhile."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import BindParameter, Connection, bindparam, select

import models as m
from board.units import concerning, standing_for, year_end
from models import Kind
from progress.doubts import Plausibility
from progress.figures import SENT_BACK, amount
from progress.kinds import TRAITS
from store.database import rows
from store.point_in_time import PointInTimeRead
from store.refusal import RefusalCode, Refused
from store.units import successions, unit_view
from views import Closing, Content, FigureKey, Remark, SuccessionView, UnitView, closing_in_force


@dataclass(frozen=True, slots=True)
class CommitmentLimits:
    """The part of a commitment that figures and baselines are validated against; `units` is empty without a list."""

    code: str
    kind: Kind
    decimals: int
    minimum: float | None
    maximum: float | None
    span: tuple[int, int] | None
    units: tuple[UnitView, ...]
    usual: Plausibility
    closings: tuple[Closing, ...] = ()
    successions: tuple[SuccessionView, ...] = ()

    def units_in(self, year: int) -> tuple[UnitView, ...]:
        """The units that a year's figure gives answers for: those that existed at its end."""
        return standing_for(self.units, self.successions, year_end(year))

    @property
    def is_listed(self) -> bool:
        """Whether a figure is given unit by unit."""
        return bool(self.units)

    def closed(self, today: date) -> Closing | None:
        """The closing that is in force; None while figures can be entered."""
        return closing_in_force(self.closings, today)


def commitment_limits(connection: Connection, code: str) -> CommitmentLimits:
    """The limits of a commitment as they are now. Raises `Refused` if there is none of this code."""
    limits = limits_of(connection, code)
    if limits is None:
        raise Refused(RefusalCode.UNKNOWN_COMMITMENT, commitment=code)
    return limits


def refuse_closed(limits: CommitmentLimits, today: date) -> None:
    """Raise `Refused` where the commitment is closed."""
    if closing := limits.closed(today):
        raise closed_refusal(closing)


def closed_refusal(closing: Closing) -> Refused:
    """The refusal of an entry for a closed commitment."""
    return Refused(RefusalCode.CLOSED, on=closing.on.isoformat(), reason=closing.reason.vi or "")


# Put together once, with the values left open: that takes longer than to ask the database.
_CODE: BindParameter[str] = bindparam("code")
_LIMITS = (
    select(
        m.Commitment.code,
        m.Commitment.kind,
        m.Wording,
        *(
            getattr(table, name).label(f"{table.__tablename__}_{name}")
            for table in (m.Commitment, m.Agreement)
            for name in ("closed_on", "closed_reason", "closed_reason_en")
        ),
    )
    .where(
        m.Commitment.code == _CODE,
        m.Wording.commitment == m.Commitment.code,
        m.Agreement.code == m.Commitment.agreement,
    )
    .order_by(m.Wording.version.desc())
    .limit(1)
)
_UNITS = (
    select(m.Unit)
    .where(
        m.CommitmentUnit.commitment == _CODE,
        m.Unit.code == m.CommitmentUnit.unit_code,
        m.Unit.valid_from == m.CommitmentUnit.unit_from,
    )
    .order_by(m.CommitmentUnit.position)
)
_METHOD = select(m.Method.code).where(m.Method.code == _CODE)
_BASELINE = select(m.Baseline).where(m.Baseline.commitment == _CODE).order_by(m.Baseline.version.desc()).limit(1)
_TARGETS = select(m.Target).where(m.Target.commitment == _CODE).order_by(m.Target.year, m.Target.version)
_SENT_BACK = select(m.ReviewStep).where(
    m.ReviewStep.commitment == m.Figure.commitment,
    m.ReviewStep.year == m.Figure.year,
    m.ReviewStep.method == m.Figure.method,
    m.ReviewStep.of_span == m.Figure.of_span,
    m.ReviewStep.version == m.Figure.version,
    m.ReviewStep.state.in_(SENT_BACK),  # nothing follows on these
)
_FIGURES = (
    select(m.Figure)
    .where(m.Figure.commitment == _CODE, m.Figure.method == bindparam("method"), m.Figure.of_span.is_(False))
    .where(~_SENT_BACK.exists())
    .order_by(m.Figure.year, m.Figure.version)
)


def limits_of(connection: Connection, code: str) -> CommitmentLimits | None:
    """The limits of a commitment as they are now; None if there is none of this code."""
    wording = connection.execute(_LIMITS, {"code": code}).one_or_none()
    if wording is None:
        return None
    span = None if wording.span_from is None else (wording.span_from, wording.span_to)
    units = rows(connection, _UNITS, {"code": code}) if TRAITS[wording.kind].has_units else ()
    is_percent = (wording.measure_vi or "").startswith("%")
    usual = Plausibility(wording.decimals, wording.largest_change, bool(wording.must_not_fall), is_percent)
    listed = tuple(unit_view(row) for row in units)
    closings = (
        (wording.commitment_closed_on, wording.commitment_closed_reason, wording.commitment_closed_reason_en),
        (wording.agreement_closed_on, wording.agreement_closed_reason, wording.agreement_closed_reason_en),
    )
    return CommitmentLimits(
        code,
        wording.kind,
        wording.decimals,
        wording.minimum,
        wording.maximum,
        span,
        listed,
        usual,
        tuple(Closing(on, Remark(vi, en)) for on, vi, en in closings if on is not None),
        concerning(listed, successions(PointInTimeRead(connection))) if listed else (),
    )


def is_method(connection: Connection, code: str) -> bool:
    """Whether there is a producer of figures of this code."""
    return connection.scalar(_METHOD, {"code": code}) is not None


def baseline_amounts(connection: Connection, code: str, method: str) -> dict[int, float]:
    """The amount of the baseline by its year, where it was counted by this method."""
    return {b.year: b.value for b in rows(connection, _BASELINE, {"code": code}) if b.method == method}


def figure_amounts(connection: Connection, limits: CommitmentLimits, method: str) -> dict[int, float]:
    """The amounts by year that one method reported, without those returned or taken back."""
    figures = rows(connection, _FIGURES, {"code": limits.code, "method": method})
    reported = {row.year: amount(limits.kind, Content.of(row).observed(FigureKey.of(row))) for row in figures}
    return {year: value for year, value in reported.items() if value is not None}


def promised_amounts(connection: Connection, code: str) -> tuple[float, ...]:
    """The amounts that a first figure is held against: the targets as they are now, and the baseline by any method."""
    targets = {row.year: row for row in rows(connection, _TARGETS, {"code": code})}
    owed = (bound for t in targets.values() if not t.is_withdrawn for bound in (t.value, t.upper) if bound is not None)
    return (*owed, *(baseline.value for baseline in rows(connection, _BASELINE, {"code": code})))
