"""A bone scan that SPECT is added to, put back into one name: "adding SPECT/CT to the bone scan".

Only what opens a sentence, or stands right beside the scan, is read so; a denial of the adding is left where it is.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.check.words.english import AN_ARTICLE
from bot.check.words.wordings import Wordings, compiled
from bot.understand.imaging.studies import NamedStudy
from corpus.schema import Category

_PART = r"(?:\sof\sthe\s(?:area(?:\sof\sinterest)?|site|region))?"
"""What SPECT is done of: it is added to a scan of the whole body."""
_SHARED = compiled(rf"(?:,|\b(?:and|or|nor|than|both|either|neither))\s{AN_ARTICLE}$")
"""Before SPECT that shares the name of the scan with another: "the planar and the SPECT version of the bone scan"."""


class Supplemented:
    """Finds two names of one study: what is added, and the scan that it is added to."""

    def __init__(self, words: Wordings) -> None:
        adding, value = words.any_of("adding"), words.any_of("gives-a-value")
        self._beside = compiled(rf"{_PART}\s{words.any_of('added-to')}\s{AN_ARTICLE}|-{words.any_of('supplemented')}\s")
        self._adding = compiled(rf"^{adding}\s{AN_ARTICLE}$")
        self._to = compiled(rf"{_PART}\sto\s{AN_ARTICLE}")
        self._gives = compiled(rf"\s{value}")
        """Behind a study that something is added to: "gives a 5"."""
        self._opens = compiled(rf"^(?:(?P<with>with|given)|when|once|if|where)\s{AN_ARTICLE}$")
        self._opened = compiled(rf"{_PART}\s(?P<is>is\s|has\sbeen\s)?{words.any_of('given', 'supplemented')},?\s{AN_ARTICLE}")
        self._vain = compiled(rf"{_PART}\s{words.any_of('does-not-help')}\s{AN_ARTICLE}")
        low = Category.USUALLY_NOT.removeprefix("usually ")
        self._still = compiled(rf"(?:\shere)?(?:[,;:]\s|\sand\s)(?:which|it|and\sit|that)\s(?=[^.;]*\b{low}\b)")
        """Behind a scan that SPECT does not help: "which is still usually not appropriate"."""

    def changes(self, text: str, studies: Sequence[NamedStudy]) -> Iterator[tuple[int, int, str]]:
        """Places of the text, and what is to stand there."""
        for one, other in pairwise(studies):
            if _is_spect(one) and _is_planar(other):
                yield from self._added(text, one, other)

    def _added(self, text: str, spect: NamedStudy, scan: NamedStudy) -> Iterator[tuple[int, int, str]]:
        """SPECT, and behind it the scan that it is added to."""
        before, between, name = text[: spect.start], text[spect.end : scan.start], f"{scan.words} with SPECT/CT"
        if self._beside.fullmatch(between.replace("  ", " ")) and not _SHARED.search(before):
            yield spect.start, scan.end, name
        elif self._adding.fullmatch(before) and self._to.fullmatch(between):
            gives = self._gives.match(text, scan.end)
            yield 0, gives.end() if gives else scan.end, f"The {name}{' has a' if gives else ''}"
        elif (opens := self._opens.fullmatch(before)) and (opened := self._opened.fullmatch(between)):
            if bool(opens["with"]) != bool(opened["is"]):
                yield 0, scan.end, f"The {name}"
        elif self._adding.fullmatch(before) and self._vain.fullmatch(between) and (still := self._still.match(text, scan.end)):
            yield 0, still.end(), f"The {name} "


def _is_spect(study: NamedStudy) -> bool:
    """True for SPECT that is named by itself."""
    return study.parts.get("spect") == "yes" and study.words.casefold().lstrip().startswith("spect")


def _is_planar(study: NamedStudy) -> bool:
    return study.parts.get("spect") == "no"
