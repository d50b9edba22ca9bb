"""A study that cannot be had, told in a condition of its own, put as the grammar of judgements has it.

"If no PET/CT is within reach", "without access to PET/CT", "with MRI impossible": "if PET/CT is unavailable".
"""

from collections.abc import Iterator, Sequence

from bot.check.words.english import AN_ARTICLE
from bot.check.words.wordings import Wordings, compiled
from bot.understand.imaging.studies import NamedStudy

_NO = compiled(r"(?:^|(?<=,\s))(?:if|when|where|should|in case)\sno\s$")
_WITH = compiled(rf"^with\s{AN_ARTICLE}$")


class Unavailable:
    """Finds such conditions."""

    def __init__(self, words: Wordings) -> None:
        self._reach = compiled(rf"(?:\s{words.any_of('scanner')})?\s(?:is|are|be)\s{words.any_of('within-reach')}\b")
        self._access = compiled(rf"(?:^|(?<=,\s)){words.any_of('no-access')}\s{AN_ARTICLE}$")
        self._impossible = compiled(rf"\s{words.any_of('impossible')}\b")

    def changes(self, text: str, studies: Sequence[NamedStudy]) -> Iterator[tuple[int, int, str]]:
        """Places of the text, and what is to stand there."""
        for study in studies:
            before, name = text[: study.start], study.words
            if (no := _NO.search(before)) and (reach := self._reach.match(text, study.end)):
                yield no.start(), reach.end(), f"if {name} is unavailable"
            elif (none := self._access.search(before)) and text[study.end : study.end + 1] in (",", "."):
                yield none.start(), study.end, f"if {name} is unavailable"
            elif (given := _WITH.search(before)) and (out := self._impossible.match(text, study.end)):
                yield given.start(), out.end(), f"if {name} is unavailable"
