"""The cut points of the rule. Whoever changes what one means gives the rule a new version."""

RULE_VERSION = "2"
AHEAD = 1.05  # this and the next two: of the way that the path expects by then, (a − b) / (E − b)
ON_TRACK = 0.95  # Eurostat's cut points for sustainable development indicators, here on linear pace
AT_RISK = 0.60  # likewise; below it off track. NEARLY, GROWTH_REACH and WARNING_MONTH lead to at risk as well
NEARLY = 0.05  # of the way from the baseline, or of the target without one
FLAT_UNITS = 2  # a path this close to the baseline, in units of the last decimal shown, is flat
GROWTH_REACH = 0.5  # of the promised rate: how much faster the years to come may still have to be
WARNING_MONTH = 10  # from 1 October of the due year an unfinished commitment is at risk
EXPECTED_BY = (3, 31)  # of the next year, unless the commitment states its publication lag
DEFAULT_TOLERANCE = 0.05  # of the target, for "about": this program's reading of the word
FAR_SHARE = 0.3  # of the last figure: a new one further away is asked about once more
# Beside all targets and the baseline: a first figure further off is asked about, as most are in another unit (0.131 for
# 13.1 %, million for billion are a factor of 100 or 1000); what truly starts low is rarely that far from where it goes.
FIRST_FACTOR = 10
