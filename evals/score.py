"""A score, in Inspect's words: value, answer, explanation, metadata; what could not be scored is a value too, and is counted."""

from typing import Any, Literal

from evals.sample import Record

Value = Literal["C", "I", "N", "U"]
"""Correct, incorrect, no answer (the system abstained where the label wants an answer), unscored."""
CORRECT: Value = "C"
INCORRECT: Value = "I"
NO_ANSWER: Value = "N"
UNSCORED: Value = "U"


class Score(Record):
    """What one scorer says of one answer, or of one `unit` of it (a sentence, a wanted fact)."""

    value: Value
    answer: str = ""
    explanation: str = ""
    unit: str = ""
    number: float | None = None
    """A measure beside the value, such as a reciprocal rank."""
    metadata: dict[str, Any] = {}


def judged(right: bool, answer: object = "", explanation: str = "", unit: str = "") -> Score:
    """Correct, or incorrect with the reason."""
    shown = answer if isinstance(answer, str) else repr(answer)
    return Score(value=CORRECT if right else INCORRECT, answer=shown, explanation="" if right else explanation, unit=unit)


def no_answer(explanation: str, unit: str = "") -> Score:
    """The system abstained where the label wants an answer."""
    return Score(value=NO_ANSWER, explanation=explanation, unit=unit)


def unscored(explanation: str, unit: str = "") -> Score:
    """Nothing can be said, for the reason given."""
    return Score(value=UNSCORED, explanation=explanation, unit=unit)
