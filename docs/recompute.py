"""Recompute each commitment's status from the CSV for programs alone: python3 docs/recompute.py FILE.csv

The rule, version 3, once more and by itself: line by line as the page "Phương pháp" (Method, /method) says it. It takes
the file of all years, and prints each commitment for which it finds another status than the file.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import ceil, copysign, floor, prod

LASTING, BY_CALENDAR = ("named_units", "milestone"), ("count", "named_units", "milestone")
GOOD, BAD = ("on_track", "met"), ("missed", "off_track", "at_risk")
ORDER = ("nothing owed", "off_track", "at_risk", "on_track")
Row = dict[str, str]


def near(value: float) -> float:
    return round(value, 9)


def last_day(partial: str) -> str:
    """As text: it compares with ISO days as the last day of a month or year does."""
    return f"{partial}-99-99"[:10]


class Commitment:
    """One commitment; units of which nothing is known are counted as no (`unknown_as` 0) or as yes (1)."""

    def __init__(self, rows: list[Row], unknown_as: int) -> None:
        c = rows[0]
        self.kind, self.today = c["kind"], c["judged_on"]
        self.d, self.decimals = int(c["direction"]), int(c["decimals"])
        self.unknown_as, self.year, self.lasting = unknown_as, int(self.today[:4]), self.kind in LASTING
        self.row = {int(row["year"]): row for row in rows if row["year"]}
        self.targets = {y: row for y, row in sorted(self.row.items()) if row["todays_comparator"]}
        reported = {y: row for y, row in self.row.items() if row["review"] == "approved" and row["obs_status"] != "M"}
        # An estimate is a figure, too. One counted to a day before 14 December is none, but of what is done for good.
        whole = [y for y in sorted(reported) if self.lasting or not self.is_early(reported[y]["cut_off_on"], y)]
        self.a = {y: self.amount(reported[y]) for y in whole}
        self.latest, self.due = max(self.a, default=0), max(self.targets, default=0)
        self.has_path = c["path_kind"] != "none" and c["baseline_year"] != ""
        self.is_stated = c["baseline_is_derived"] == "0"
        self.in_steps = c["path_kind"] == "steps"
        self.b_method, self.b_year, self.b = c["baseline_method"], 0, 0.0
        if self.has_path:
            self.b_year, self.since = int(c["baseline_year"]), int(c["baseline_restated_from"] or c["baseline_year"])
            self.b = float(c["baseline_value"]) if self.is_stated else self.a[self.b_year]

    def amount(self, row: Row) -> float:
        if self.kind == "milestone":
            return float(row["stage"] == "done")
        if not (row["part"] and row["whole"]):
            return float(row["value"])
        k = int(row["part"]) + self.unknown_as * int(row["units_unknown"] or 0)
        return 100 * k / int(row["whole"]) if self.kind == "coverage" else k

    def is_early(self, cut_off_on: str, year: int) -> bool:
        return cut_off_on != "" and last_day(cut_off_on) < f"{year}-12-14"

    def accepts(self, target: int, a: float, whole: str = "") -> bool:
        """Whether the target of a year holds; a coverage is compared as 100·k against T·N."""
        t, n = self.targets[target], int(whole or 1) if self.kind == "coverage" else 1
        low, high, slack = (float(t[f"todays_target{part}"] or 0) * n for part in ("", "_upper", "_tolerance"))
        a, low = near(a * n), near(low)
        return {
            ">=": a >= low, ">": a > low, "=": a == low, "<=": a <= low, "<": a < low,
            "about": near(self.d * (a - low) + slack) >= 0, "between": low <= a <= near(high),
        }[t["todays_comparator"]]  # fmt: skip

    def holds(self, figure: int, target: int) -> bool:
        return self.accepts(target, self.a[figure], self.row[figure]["part"] and self.row[figure]["whole"])

    def in_time(self, figure: int, target: int) -> bool:
        """Whether it holds and was reached by the end of the target's year, by its date of completion if it has one."""
        return self.holds(figure, target) and int(self.row[figure]["done_on"][:4] or figure) <= target

    def is_tentative(self, figure: int) -> bool:
        return self.row[figure]["obs_status"] == "E" or (figure >= self.year and not self.lasting)

    def settled(self, target: int) -> bool | None:
        """Whether a target was met, by a figure that settles it; None where there is none."""
        settling = [y for y in self.a if not self.is_tentative(y)]
        before, after = [y for y in settling if y < target], [y for y in settling if y > target]
        if self.lasting and any(self.in_time(y, target) for y in after):
            return True  # a date of completion counts, whichever year's report says it
        if target in settling:
            return self.in_time(target, target)
        if self.lasting and before and self.holds(before[-1], target):
            return self.in_time(before[-1], target)  # what is done owes no more figures
        if self.kind == "milestone" and after and (self.row[after[0]]["done_on"] or not self.holds(after[0], target)):
            return False  # a later report dates it later, or finds it still open
        return None

    def stands_missed(self, target: int) -> bool:
        """Missed and not made good since; no estimate does that."""
        since = [y for y in self.a if y >= target and self.row[y]["obs_status"] != "E"]
        return self.settled(target) is False and not any(self.holds(y, target) for y in since)

    def without_figure(self, missing: Iterable[int]) -> str:
        """c. Past due without the figures of these years."""
        return "due_waiting" if self.today <= max(self.row[y]["expected_by"] for y in missing) else "due_no_figure"

    def status(self) -> str:
        if not self.targets:
            return "no_basis"  # nothing is owed
        if self.kind == "average_growth":
            return self.growth()
        if self.year > self.due:  # b, c
            is_met = self.settled(self.due)
            return self.without_figure([self.due]) if is_met is None else "met" if is_met else "missed"
        if not self.a:  # a
            return self.by_calendar() if self.kind in BY_CALENDAR else "no_basis"
        y, holds = self.latest, self.holds(self.latest, self.due)
        is_kept_from_start = self.has_path and self.accepts(self.due, self.b)
        worst = "at_risk" if y in self.targets and self.holds(y, y) else "off_track"
        if is_kept_from_start and (self.is_stated or self.b_year <= int(self.row[y]["first_year"])):  # d
            return "on_track" if holds else worst
        missed = [self.stands_missed(t) for t in self.targets if t < self.year and self.settled(t) is not None]
        if not any(missed) and all(self.holds(y, t) for t in self.targets if t >= self.year):  # e
            return "on_track" if self.is_tentative(y) else "met"
        if not self.has_path:
            return self.by_calendar()
        is_apart = self.is_broken(y) and not is_kept_from_start
        if y <= self.b_year or is_apart or (self.due <= self.b_year and not is_kept_from_start):
            return self.by_last_due_target(y)
        pace = ("on_track" if holds else "off_track") if is_kept_from_start else self.pace(y)  # f
        if pace == "nothing owed":
            return self.by_calendar()
        return worst if pace == "off_track" else "at_risk" if missed and missed[-1] else pace

    def is_broken(self, year: int) -> bool:
        """Whether the method changed or the series broke between the starting point and a year."""
        after = [self.row[y] for y in self.a if self.since < y <= year]
        same_method = [self.row[y] for y in self.a if self.since < y <= year or y == year > self.b_year]
        return (
            self.b_year < year < self.since
            or any(row["series_break"] == "series_broken" for row in after)
            or any(int(row["units_changed_in"] or 0) > self.since for row in after)
            or any(row["method"] != self.b_method for row in same_method)
        )

    def edge(self, target: int) -> float:
        """What the target accepts that is nearest to the starting point."""
        t = self.targets[target]
        low, high, slack = (float(t[f"todays_target{part}"] or 0) for part in ("", "_upper", "_tolerance"))
        if t["todays_comparator"] == "between":
            return min((low, high)[:: self.d], key=lambda bound: near(abs(self.b - bound)))
        return low - self.d * slack

    def path(self, year: int) -> float:
        """E: rounded towards the starting point, to the last decimal shown or to whole units."""
        points = [(self.b_year, self.b), *((t, self.edge(t)) for t in self.targets if t > self.b_year)]
        (y0, v0), *ahead = [*(p for p in points if p[0] <= year)][-1:] + [p for p in points if p[0] > year]
        value = v0 if not ahead or self.in_steps else v0 + (ahead[0][1] - v0) * (year - y0) / (ahead[0][0] - y0)
        n = self.row[year]["whole"] if self.kind == "coverage" and self.row[year]["part"] else ""
        grain = 100 / int(n) if n else 10.0**-self.decimals
        if value >= self.b:
            return max(near(floor(near(value / grain)) * grain), self.b)
        return min(near(ceil(near(value / grain)) * grain), self.b)

    def pace(self, y: int) -> str:
        """f. Published figures are rounded: of those that they may stand for, the one that is judged best counts."""
        half = 10.0**-self.decimals / 2 if self.kind == "level" else 0
        return max((self.pace_of(y, a) for a in (self.a[y], self.a[y] - half, self.a[y] + half)), key=ORDER.index)

    def pace_of(self, y: int, a: float) -> str:
        coming = next((t for t in self.targets if t >= y), self.due)
        goal, e, b = self.edge(self.due), self.path(y), self.b
        judged = self.folded(coming, a)
        if near(abs(goal - e)) >= near(abs(goal - b)):  # nothing has yet to be gained
            if self.kind == "count" or self.in_steps:
                return "nothing owed"
            side = copysign(1, goal - b) if goal != b else self.d
            is_near = near(side * (goal - judged)) <= near(side * (goal - e))
            whole = self.row[y]["part"] and self.row[y]["whole"]
            return "on_track" if is_near or self.accepts(coming, a, whole) else "off_track"
        r = near((judged - b) / (e - b))
        return "on_track" if r >= 0.95 else "at_risk" if r >= 0.6 else "off_track"

    def folded(self, coming: int, a: float) -> float:
        """As far beyond the far side of a two-sided target is as bad as that far short of the near one."""
        t, edge = self.targets[coming], self.edge(coming)
        if t["todays_comparator"] not in ("between", "="):
            return a
        far = (
            edge
            if t["todays_comparator"] == "="
            else float(t["todays_target"]) + float(t["todays_target_upper"]) - edge
        )
        side = copysign(1, (far - edge) or (edge - self.b) or self.d)
        beyond = near(side * (a - far))
        return edge - side * beyond if beyond > 0 else a

    def by_last_due_target(self, y: int) -> str:
        due = [t for t in self.targets if t <= y and t < self.year]
        if not due:
            return "no_basis"
        t = self.targets[due[-1]]
        if self.holds(y, due[-1]):
            return "on_track"
        if self.kind == "count" or t["todays_comparator"] == "about":
            return "off_track"
        low, high = float(t["todays_target"]), float(t["todays_target_upper"] or t["todays_target"])
        aim = min(max(self.a[y], low), high)
        is_measured = self.is_stated and not self.is_broken(y) and self.b_year < due[-1]
        way = abs(self.edge(due[-1]) - self.b) if is_measured else 0.0
        way = way if near(way) else abs(aim)
        return "at_risk" if near(abs(self.a[y] - aim)) <= near(0.05 * way) else "off_track"

    def growth(self) -> str:
        """g, and b or c when the span is over."""
        c = self.targets[self.due]
        first, last = int(c["span_first_year"] or c["first_year"]), int(c["span_last_year"] or self.due)
        over, g = self.year > last, float(c["todays_target"])
        is_open = c["span_mean_obs_status"] == "E" or self.is_early(c["span_mean_cut_off_on"], last)
        if c["span_mean"] and c["span_mean_review"] == "approved" and not (over and is_open):
            holds = self.accepts(self.due, float(c["span_mean"]))
            return ("met" if holds else "missed") if over else "on_track" if holds else "off_track"
        rates = [self.a[y] for y in range(first, last + 1) if y in self.a and y < self.year]
        missing = [y for y in range(first, last + 1) if y not in self.a or self.is_tentative(y)]
        if over and missing:
            return self.without_figure(missing)
        if not rates or min(rates) <= -100:
            return "no_basis"
        total, n = prod(1 + rate / 100 for rate in rates), sum(y >= self.year for y in range(first, last + 1))
        holds = self.accepts(self.due, near((total ** (1 / len(rates)) - 1) * 100))
        if over or holds:
            return ("met" if holds else "missed") if over else "on_track"
        required = near((((1 + g / 100) ** (len(rates) + n) / total) ** (1 / n) - 1) * 100)
        return "at_risk" if near(self.d * (required - g)) <= near(max(0.5 * abs(g), 0.5)) else "off_track"

    def by_calendar(self) -> str:
        """h. Against the next target that the latest figure does not satisfy."""
        y, o = self.latest, self.row.get(self.latest, {})
        due = next((t for t in self.targets if t >= self.year and not (o and self.holds(y, t))), self.due)
        expected = o.get("expected_on", "")
        if (expected and (int(expected[:4]) > due or last_day(expected) < self.today)) or self.today >= f"{due}-10-01":
            return "at_risk"
        if self.year == due:
            return "due_this_year"
        if not o or o["stage"] == "not_started":
            return "not_started"
        goal = self.edge(self.due) if self.kind not in BY_CALENDAR else 0
        way = abs(goal - self.b) - abs(goal - self.a[y]) if self.kind not in BY_CALENDAR else self.a[y]
        return "under_way" if o["stage"] or near(way) > 0 else "not_started"


def status(rows: list[Row]) -> str:
    """Today's status; where units are not known, what both counts agree on: not known is never no."""
    least, most = Commitment(rows, 0), Commitment(rows, 1)
    low, high = least.status(), most.status()
    if low == high:
        return low
    if least.year > least.due:
        return least.without_figure([least.due])
    return "on_track" if {low, high} <= {*GOOD} else "at_risk" if {low, high} <= {*BAD} else "no_basis"


def differences(lines: Iterable[str]) -> Iterator[str]:
    """A line for each commitment whose status is another one in the file."""
    by_commitment = groupby(csv.DictReader(lines), key=lambda row: (row["agreement"], row["commitment"]))
    for (_, code), group in by_commitment:
        rows = list(group)
        if (recomputed := status(rows)) != rows[0]["status"]:
            yield f"{code}: {rows[0]['status']} in the file, {recomputed} by the rule"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
        found = [*differences(file)]
    print("\n".join(found) or "Every status is as the rule has it.")
    sys.exit(bool(found))
