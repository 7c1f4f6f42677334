"""The terms that the rows of a commitment must fit: its kind, its last wording, and how many units it lists."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from exchange.record.parsing import ParsedRow, ParsedTables
from models import Kind
from progress.arithmetic import can_be_compounded
from progress.kinds import TRAITS


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one commitment: kind and wording are None where they could not be read, 0 units without a list."""

    kind: Kind | None = None
    wording: ParsedRow | None = None
    listed: int = 0

    @property
    def is_whole(self) -> bool:
        return self.wording is not None and self.wording.values["decimals"] == 0

    @property
    def is_rate(self) -> bool:
        return self.kind is not None and TRAITS[self.kind].is_rate

    @property
    def stated_bounds(self) -> tuple[float | None, float | None]:
        """The smallest and the largest figure that the wording states; None where it states none, or the wrong way."""
        low, high = self.wording.key(("minimum", "maximum")) if self.wording else (None, None)
        if isinstance(low, float) and isinstance(high, float) and low >= high:
            return None, None
        return low if isinstance(low, float) else None, high if isinstance(high, float) else None

    @property
    def years(self) -> int:
        """How many years the mean of a rate spans; 0 where no span is stated."""
        first, last = self.wording.key(("span_from", "span_to")) if self.wording else (None, None)
        return last - first + 1 if isinstance(first, int) and isinstance(last, int) else 0

    def is_beyond(self, rate: float) -> bool:
        """Whether the mean of the span could not be worked out with this rate."""
        return self.is_rate and rate > -100 and not can_be_compounded(rate, self.years)


def terms_of(parsed: ParsedTables, unreliable: Collection[str] = ()) -> Mapping[object, Terms]:
    """The terms of each commitment, by its code; of a list that could not be read whole nothing is known."""
    kinds = {row.values["code"]: row.values["kind"] for row in parsed.read("commitment")}
    in_order = sorted(parsed.read("wording"), key=lambda row: int(str(row.values["version"])))
    wordings = {row.values["commitment"]: row for row in in_order}
    lists = () if "commitment_unit" in unreliable else parsed.of("commitment_unit")
    listed = Counter(row.values["commitment"] for row in lists)
    terms: dict[object, Terms] = defaultdict(Terms)
    for code in {*kinds, *wordings}:
        kind = kinds.get(code)
        terms[code] = Terms(kind if isinstance(kind, Kind) else None, wordings.get(code), listed[code])
    return terms


def range_words(low: float | None, high: float | None) -> str:
    """A range as it stands in the sentence of a fault: 0 … 100."""
    return " … ".join("" if bound is None else digits(bound) for bound in (low, high))


def digits(value: float) -> str:
    """A number as a cell of a file would hold it, without an exponent or empty decimals."""
    return format(Decimal(str(value)).normalize(), "f")
