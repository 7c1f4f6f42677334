"""The child process that makes a report, so that the server stays free for everybody else.

Reads an order from stdin, and writes lines of progress and then the file to stdout. Only `exchange.paper.making`
starts it.
"""

import pickle
import sys

from exchange.paper.order import Order
from exchange.paper.report import report_pdf

FILE = b"file"


def main() -> None:
    out = sys.stdout.buffer

    def tell(done: int, total: int) -> None:
        out.write(b"%d %d\n" % (done, total))
        out.flush()

    order = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 (our own, from the process that started this one)
    assert isinstance(order, Order)
    made = report_pdf(order, tell)
    out.write(FILE + b"\n" + made)
    out.flush()


if __name__ == "__main__":
    main()
