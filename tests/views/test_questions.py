"""Questions: how each one stands."""

from datetime import datetime

import pytest

from tests.support.small_city import NOW
from views.questions import AnswerView, QuestionState, QuestionView

ANSWER = AnswerView("Vì nhà thầu chậm", NOW, "lan")


@pytest.mark.parametrize(
    ("answers", "taken_back", "state"),
    [
        ((), None, QuestionState.OPEN),
        ((), NOW, QuestionState.TAKEN_BACK),
        ((ANSWER,), None, QuestionState.ANSWERED),
        ((ANSWER,), NOW, QuestionState.ANSWERED),
    ],
)
def test_an_answer_settles_a_question_and_without_one_its_asker_can(
    answers: tuple[AnswerView, ...], taken_back: datetime | None, state: QuestionState
) -> None:
    assert QuestionView(1, None, "Vì sao chậm?", NOW, "hoa", answers, taken_back).state is state
