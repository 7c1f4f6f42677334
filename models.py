"""The models: agreements, commitments, targets, figures and where each comes from.

This is the table of contents; the tables themselves are in `tables/`, a module per noun.
Keys are the codes that people see, so a table and its CSV file are the same thing.
Whatever can be corrected (a figure, a target, a baseline, the wording of a commitment)
has a `version` in its key: a correction is a new row, and the highest version counts.
The comment of a column is its entry in the data dictionary.
"""

from tables.catalogue import Agreement, Body, Boundary, Method, Pillar, Source, Succession, Unit
from tables.codes import (
    AgreementKind,
    Answer,
    Comparator,
    EvidenceKind,
    Extent,
    Kind,
    ObservationStatus,
    ReaderLanguage,
    ReviewState,
    Role,
    SignInWay,
    Stage,
    ToleranceUnit,
)
from tables.columns import Base, Moment, PartialDate, Recorded, Text, is_partial_date
from tables.commitments import Baseline, Commitment, CommitmentUnit, MethodOfRecord, Responsibility, Target, Wording
from tables.evidence import Evidence, EvidenceContent, EvidenceWithdrawal
from tables.figures import Awaited, Figure, Reference, UnitAnswer
from tables.journal import Journal
from tables.meetings import Snapshot
from tables.people import Assignment, Attempt, Identity, Invitation, Person, Setting, SignIn, UnitAssignment, WallLink
from tables.questions import Question, QuestionAnswer, QuestionWithdrawal
from tables.review import ReviewStep, YearClosure
from tables.work import BatchFigure, Draft, FileReading, ImportBatch
