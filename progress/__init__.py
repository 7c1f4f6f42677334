"""The rule: the verdict of a year, the status of a commitment, the state of its data.

No other place has one, and it begins at `progress.assessment.assess`. Everything here is pure: `today` is passed in,
nothing is read. Numbers are compared after rounding to nine places, so that five years of exactly 10 % are not "more
than 10 %"; coverage is compared as 100·k against T·N.
"""
