"""The nouns of the catalogue that commitments refer to: agreements, methods, sources."""

from sqlalchemy import select

import models as m
from store.database import reading
from store.point_in_time import PointInTimeRead
from views import AgreementView, Bilingual, Closing, MethodView, Remark, SourceView


def agreements() -> tuple[AgreementView, ...]:
    """All agreements in their order on the screen."""
    with reading() as connection:
        read = PointInTimeRead(connection)
        sources = all_sources(read)
        rows = read.rows(select(m.Agreement).order_by(m.Agreement.position))
        return tuple(agreement_view(row, sources) for row in rows)


def methods() -> tuple[MethodView, ...]:
    """All methods: the producers of figures."""
    with reading() as connection:
        return tuple(method_view(row) for row in PointInTimeRead(connection).rows(select(m.Method)))


def all_sources(read: PointInTimeRead) -> dict[str, SourceView]:
    return {
        r.code: SourceView(r.code, Bilingual(r.title_vi, r.title_en), r.publisher, r.published_on, r.url)
        for r in read.rows(select(m.Source))
    }


def agreement_view(row: m.Agreement, sources: dict[str, SourceView]) -> AgreementView:
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
        note=bilingual(row.note_vi, row.note_en),
        source=sources[row.source],
        closing=closing_of(row),
    )


def closing_of(row: m.Agreement | m.Commitment) -> Closing | None:
    if row.closed_on is None:
        return None
    return Closing(row.closed_on, Remark(row.closed_reason, row.closed_reason_en))


def method_view(row: m.Method) -> MethodView:
    return MethodView(row.code, Bilingual(row.name_vi, row.name_en))


def bilingual(vi: str | None, en: str | None) -> Bilingual | None:
    return Bilingual(vi, en) if vi and en else None
