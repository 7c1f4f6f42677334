"""The cut points of the rule. Whoever changes what one means gives the rule a new version."""

RULE_VERSION = "3"
AHEAD = 1.05  # this and the next two: of the way that the path expects by then, (a − b) / (E − b)
ON_TRACK = 0.95  # Eurostat's cut points for sustainable development indicators, here on linear pace
AT_RISK = 0.60  # likewise; below it off track. NEARLY, GROWTH_REACH and WARNING_MONTH lead to at risk as well
NEARLY = 0.05  # of the way from the baseline, or of the target without one
GROWTH_REACH = 0.5  # of the promised rate: how much faster the years to come may still have to be …
LEAST_REACH = 0.5  # … but never less than this, in percentage points a year
WARNING_MONTH = 10  # from 1 October of the due year an unfinished commitment is at risk
YEAR_CLOSES = (12, 14)  # yearly administrative reports are counted to this day; before it a figure is not the year's
EXPECTED_BY = (3, 31)  # of the next year, unless the commitment states its publication lag
DEFAULT_TOLERANCE = 0.05  # of the target, for "about": this program's reading of the word
STALE_YEARS = 2  # overdue years after the latest figure from which a status goes only by that figure
FAR_SHARE = 0.3  # of the last figure: a new one further away is asked about once more
# Beside all targets and the baseline: a first figure further off is asked about, as most are in another unit (0.131 for
# 13.1 %, million for billion are a factor of 100 or 1000); what truly starts low is rarely that far from where it goes.
FIRST_FACTOR = 10
