"""The working in words: one plain sentence; then what went in, the formula, the cut points, the line of the rule."""

from dataclasses import dataclass

from progress.cut_points import RULE_VERSION
from progress.targets import meets
from progress.terms import JudgedYear, Reason, State, Working
from text import Language, translate
from views import CommitmentView, Standing
from wording.amounts import actual_words, amount_words, target_words
from wording.labels import label_of
from wording.numbers import formula_words, ratio_words, values_of
from wording.plain import judged_amount, plain_reason
from wording.states import status_label


@dataclass(frozen=True, slots=True)
class Why:
    """The working in words: first `reason`, one plain sentence; all else explains it.

    `formula` is empty where no pace decided, `cut` where no cut point did; `line` is the line of the rule.
    """

    reason: str
    formula: str
    cut: str
    inputs: tuple[str, ...]
    marks: tuple[str, ...]
    line: str
    conclusion: str

    @property
    def in_short(self) -> str:
        """The whole working in one paragraph, for reports."""
        return " ".join(filter(None, (self.reason, *self.marks, self.formula, self.cut, self.line, self.conclusion)))


def why(s: Standing, language: Language) -> Why:
    """Why the commitment stands where it stands today."""
    w, values = s.assessment.working, values_of(s, language)
    cut = _cut(s.commitment, w)
    return Why(
        reason=plain_reason(s, language),
        formula=_formula(s, values, language),
        cut=translate(f"working.cut.{cut}", language, **values) if cut else "",
        inputs=tuple(_inputs(s, values, language)),
        marks=tuple(
            translate(f"mark.{m.code}", language, **values | {"year": m.year or ""}) for m in s.assessment.marks
        ),
        line=translate("working.line", language, line=w.line),
        conclusion=translate(
            "working.version", language, version=RULE_VERSION, status=status_label(s.assessment).text(language)
        ),
    )


def why_year(s: Standing, judged: JudgedYear | None, state: State, language: Language) -> str:
    """Why a year has its verdict, or why there is none, in one sentence; empty for a year without a verdict."""
    if judged is None:
        return ""
    c, values = s.commitment, {"year": str(judged.year)}
    if judged.observation is None:
        return translate("working.year.none", language, state=label_of(state).text(language), **values)
    values |= {"actual": actual_words(c, judged, language)}
    if judged.target is not None:
        return translate("working.year.target", language, target=target_words(judged.target, c, language), **values)
    if judged.expected is None:
        return translate("working.year.alone", language, **values)
    expected = amount_words(c, judged.expected, language)
    if judged.ratio is None:
        key = "working.year.held" if _is_held(s) else "working.year.flat"
        return translate(key, language, expected=expected, **values)
    return translate(
        "working.year.path", language, expected=expected, ratio=ratio_words(judged.ratio, language), **values
    )


def _is_held(s: Standing) -> bool:
    """Whether the starting point already satisfies the final target, so that a year only has to satisfy it, too."""
    a = s.assessment
    if a.baseline is None or a.final is None:
        return False
    return meets(a.final, s.commitment.promise.direction, a.baseline.value)


def _formula(s: Standing, values: dict[str, str], language: Language) -> str:
    """r with its numbers; beyond the far side of a two-sided target with the amount that is judged instead."""
    w = s.assessment.working
    if w.ratio is None:
        return ""
    judged = judged_amount(s)
    if judged == w.actual:
        return translate("working.formula", language, **values)
    values = values | {"a": formula_words(s.commitment, judged, language)}
    return f"{translate('working.formula.beyond', language, judged=values['a'])} " + translate(
        "working.formula", language, **values
    )


def _cut(c: CommitmentView, w: Working) -> Reason | None:
    """The reason under which the cut points stand that parted the statuses here; None where the promise alone did."""
    can_be_near = c.traits.allows_near_miss
    is_about = w.target is not None and w.target.is_about
    applies = {
        Reason.PACE: True,
        Reason.FLAT_PATH: True,
        Reason.LAST_DUE_TARGET: can_be_near and not is_about,
        Reason.MEAN: bool(w.coming_years),
        Reason.BEFORE_DUE: True,
    }
    return w.reason if applies.get(w.reason) else None


def _inputs(s: Standing, values: dict[str, str], language: Language) -> list[str]:
    """The inputs of the rule that exist, a line each."""
    w = s.assessment.working
    is_number, is_published = s.commitment.traits.is_numeric, w.reason is Reason.PUBLISHED_MEAN
    given_inputs = {
        "derived_baseline" if s.assessment.baseline_is_derived else "baseline": w.baseline is not None,
        "actual" if is_number else "stage": w.latest is not None and not is_published,
        "expected_on": bool(values["expected_on"]),
        "expected": w.expected is not None,
        "edge": w.edge is not None and w.expected is not None,
        "judged": w.judged is not None,
        "rounding": w.ratio_range is not None,
        "unknown": w.highest is not None,
        "target": w.target is not None,
        "published_mean" if is_published else "mean": w.mean is not None,
        "years": bool(w.known_years) and not is_published,
        "required": w.required is not None,
        "assumed": bool(w.assumed_years and w.coming_years),
    }
    return [
        translate(f"working.input.{name}", language, **values) for name, is_there in given_inputs.items() if is_there
    ]
