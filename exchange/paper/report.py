"""The report as PDF, made piece by piece with a callback for its progress."""

import json
from collections.abc import Callable

from exchange.paper.commitment import commitment_part
from exchange.paper.order import Order
from exchange.paper.overview import report_head
from exchange.paper.press import printed

Progress = Callable[[int, int], None]  # pieces done, of how many; the last one is the printing itself


def report_pdf(order: Order, on_progress: Progress = lambda _done, _total: None) -> bytes:
    """The report of an order. It takes a while: the server makes it by `exchange.paper.making`."""
    total = len(order.standings) + 1
    parts = []
    for number in range(1, total):
        on_progress(number - 1, total)
        parts.append(commitment_part(order, number))
    on_progress(total - 1, total)
    content = json.dumps(report_head(order) | {"parts": parts}, ensure_ascii=False)
    made = printed("report.typ", {"data": content}, "pdf")
    on_progress(total, total)
    return made
