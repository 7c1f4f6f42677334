"""The report as PDF, made piece by piece; also by a child process, so that the server stays free for everybody else.

The process reads a `ReportInput` from stdin, and writes lines of progress and then the file to stdout. Only
`exchange.paper.making` starts it.
"""

import json
import pickle
import sys
from collections.abc import Callable

from exchange.paper.commitment import commitment_part
from exchange.paper.overview import report_head
from exchange.paper.press import printed
from exchange.paper.values import ReportInput

FILE = b"file"
Progress = Callable[[int, int], None]  # pieces done, of how many; the last one is the printing itself


def report_pdf(report: ReportInput, on_progress: Progress = lambda _done, _total: None) -> bytes:
    """The report as a PDF. It takes a while: the server makes it by `exchange.paper.making`."""
    total = len(report.standings) + 1
    parts = []
    for number in range(1, total):
        on_progress(number - 1, total)
        parts.append(commitment_part(report, number))
    on_progress(total - 1, total)
    content = json.dumps(report_head(report) | {"parts": parts}, ensure_ascii=False)
    made = printed("report.typ", {"data": content}, "pdf")
    on_progress(total, total)
    return made


def main() -> None:
    out = sys.stdout.buffer

    def tell(done: int, total: int) -> None:
        out.write(b"%d %d\n" % (done, total))
        out.flush()

    report = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 (our own, from the process that started this one)
    assert isinstance(report, ReportInput)
    made = report_pdf(report, tell)
    out.write(FILE + b"\n" + made)
    out.flush()


if __name__ == "__main__":
    main()
