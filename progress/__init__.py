"""The rule: the verdict of a year, the status of a commitment, the state of its data.

No other place has one. Everything here is pure: `today` is passed in, nothing is read.
Numbers are compared after rounding to nine places, so that five years of exactly 10 % are
not "more than 10 %"; coverage is compared as 100·k against T·N.
"""

from progress.arithmetic import mean_growth, required_growth
from progress.assessment import assess
from progress.cut_points import (
    AHEAD,
    AT_RISK,
    DEFAULT_TOLERANCE,
    EXPECTED_BY,
    FAR_SHARE,
    FLAT_UNITS,
    GROWTH_REACH,
    NEARLY,
    ON_TRACK,
    RULE_VERSION,
    WARNING_MONTH,
)
from progress.dates import awaited_by, expected_by, has_come, last_day, takes_only_estimate
from progress.doubts import Doubt, Plausibility, doubts
from progress.figures import SENT_BACK, amount, is_approved, is_sent_back, of_record
from progress.kinds import TRAITS, KindTraits
from progress.outlook import CERTAINTY, FEWEST, MOST, Outlook, Pace, Projected, Projection, Rate, Unprojected, outlook
from progress.status import pace_status
from progress.targets import in_force, in_force_then, is_too_late, meets, path
from progress.terms import (
    Assessment,
    Baseline,
    DataState,
    Mark,
    MarkCode,
    Observation,
    Promise,
    Reason,
    State,
    Status,
    Target,
    Verdict,
    Working,
    YearVerdict,
    method_of_record,
)
from progress.years import owed_years
