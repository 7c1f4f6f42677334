"""Plain values that the store hands to screens, charts and files; they touch no database."""

from views.catalogue import (
    AgreementView,
    AsOf,
    Bilingual,
    BodyView,
    Clock,
    Closing,
    MethodView,
    PillarView,
    Remark,
    ResponsibilityView,
    SourceView,
    SuccessionView,
    UnitView,
    closing_in_force,
    unit_key,
)
from views.commitments import CommitmentView, PathKind, Standing, TargetView, TitleView
from views.figures import (
    AwaitedView,
    BaselineView,
    Content,
    EvidenceView,
    FigureKey,
    FigureView,
    Origin,
    ReferenceView,
    StepView,
)
from views.people import BatchView, DraftView, PersonView, SignInView, SnapshotView, WallView
