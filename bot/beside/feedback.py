"""What the reader thinks of an answer, kept on this machine as one line of JSON each."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, get_args

from filelock import FileLock, Timeout

from bot.errors import BotError, InputError
from bot.schema import Answer
from bot.understand.intake import LONGEST
from bot.understand.wording.identifiers import mask_identifiers

FILE = "feedback.jsonl"
Reason = Literal[
    "other-patient", "not-available", "contraindicated", "local-practice", "outdated", "misread", "incomplete", "source", "other"
]
"""Why advice is not followed, or an answer not liked; the first four are about the patient and the place, not the answer."""
REASONS: tuple[Reason, ...] = get_args(Reason)
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""


class FeedbackError(BotError):
    """The feedback could not be kept."""


def keep(home: Path, answer: Answer, helpful: bool | None, reasons: Sequence[str], comment: str, question: str = "") -> None:
    """Appends one record under a BOT_HOME; the comment and, if its author hands it over, the question are masked first.

    Raises:
        InputError: a reason that is not one of `REASONS`.
        FeedbackError: the file cannot be written.
    """
    if unknown := set(reasons) - set(REASONS):
        raise InputError(f"There is no reason {sorted(unknown)[0]!r}. Use one of: {', '.join(REASONS)}.")
    record = {
        "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "helpful": helpful,
        "reasons": list(reasons),
        "comment": mask_identifiers(comment[:LONGEST])[0],
        "question": mask_identifiers(question[:LONGEST])[0] or None,
        "answer_class": answer.answer_class,
        "variants": [part.variant for part in answer.parts],
        "decided": list(answer.decided),
        "versions": answer.versions,
    }
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / f".{FILE}.lock", timeout=_PATIENCE), (home / FILE).open("a", encoding="utf-8") as file:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    except (OSError, Timeout) as error:
        raise FeedbackError("The feedback could not be written. Check that BOT_HOME can be written, then try again.") from error
