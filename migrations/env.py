"""How Alembic reaches the store: on the connection that `store.schema` hands over."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from models import Base, Moment, PartialDate, Text

connection = context.config.attributes["connection"]


def plain_type(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """Write revisions in the database's own types, so that an old one never depends on today's code."""
    if kind == "type" and isinstance(thing, PartialDate):
        return "sa.String(10)"
    if kind == "type" and isinstance(thing, Text):
        return "sa.String()"
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime()"
    return False


context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain_type,
    compare_type=False,
)
context.run_migrations()
