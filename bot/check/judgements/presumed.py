"""Questions that take a judgement for granted, as the statement that they take: "Why is the film usually not appropriate?".

"Isn't CT the only usually appropriate study?" suggests its answer; what is open ("is CT appropriate?") is not read here.
"""

import re
from collections.abc import Sequence

from bot.check.words.english import ARTICLE, BE
from bot.check.words.wordings import Wordings
from bot.understand.imaging.studies import NamedStudy

_ARTICLE = re.compile(rf"(?:(?:{ARTICLE}|both)\s)?$", re.IGNORECASE)
_MORE = re.compile(rf"\s(?:and|or)\s(?:{ARTICLE}\s)?$", re.IGNORECASE)
_NOT = re.compile(r"\s+not\b", re.IGNORECASE)
_IN_Y, _HISSING = re.compile(r"[^aeiou]y$"), ("s", "sh", "ch", "x")
_IRREGULAR = {"have": "has", "do": "does", "go": "goes"}


class Presumed:
    """Reads what questions take for granted."""

    def __init__(self, words: Wordings) -> None:
        made, verb = words.any_of("asks-what-made"), "is|are|was|were|does|do|did"
        self._asking = re.compile(
            rf"(?P<how>{words.any_of('asks-how')})\s"
            rf"|(?P<acr>{made})\s(?={words.any_of('raters')}\b)"
            r"|(?P<there>why\sis\sthere\s)"
            rf"|(?P<why>(?:and\s|but\s|so\s)?(?:why|how))\s(?P<verb>{verb})(?P<no>n['’]t)?\s"
            rf"|(?P<makes>{made})\s"
            rf"|(?P<tag>{verb})n['’]t\s"
            r"|(?P<plain>does|do|did)\s(?=.*\snot\s)"
            r"|(?P<modal>should)n['’]t\s(?P<who>we|you|i|one|she|he)\s",
            re.IGNORECASE,
        )
        self._tag = re.compile(
            rf",?\s(?:{words.any_of('confirms')}|(?:is|does|are|do)n['’]t\s(?:it|they))$|,\s{words.any_of('confirms-apart')}$",
            re.IGNORECASE,
        )
        """What turns a statement into a question that suggests it."""

    def statement(self, text: str, studies: Sequence[NamedStudy]) -> str | None:
        """What a question takes for granted, as a statement; the text itself if it is none, None if it leaves its answer open."""
        if "?" not in text:
            return text
        asked = text.rstrip()
        if not asked.endswith("?") or "?" in asked[:-1]:
            return None
        asked = asked[:-1].rstrip()
        if tagged := self._tag.search(asked):
            return f"{asked[: tagged.start()]}."
        head = self._asking.match(asked)
        if head is None or not studies:
            return None
        if head["how"] or head["acr"] or head["there"]:
            return f"{'there is ' if head['there'] else ''}{asked[head.end() :]}."
        if head["modal"]:
            return f"{head['who']} {head['modal']} {asked[head.end() :]}."
        return _turned(asked, head, studies)


def _turned(asked: str, head: re.Match[str], studies: Sequence[NamedStudy]) -> str | None:
    """The verb goes behind the study that it is asked of, which comes first."""
    if not _ARTICLE.fullmatch(asked[head.end() : studies[0].start]):
        return None
    last = studies[0]
    for study in studies[1:]:
        if not _MORE.fullmatch(asked[last.end : study.start]):
            break
        last = study
    named, rest = asked[head.end() : last.end], asked[last.end :]
    verb = "is" if head["makes"] else (head["verb"] or head["tag"] or head["plain"]).lower()
    if head["plain"]:
        rest = _NOT.sub("", rest, count=1)
    if verb in BE:
        return f"{named} {verb}{' not' if head['no'] else ''}{rest}."
    if head["no"] or _NOT.match(rest):
        return f"{named} {verb} not{_NOT.sub('', rest, count=1)}."
    return f"{named} {_of_one(rest.strip()) if verb == 'does' else rest.strip()}."


def _of_one(told: str) -> str:
    """A verb as it is told of one thing: "carry the tag" becomes "carries the tag"."""
    verb, _, rest = told.partition(" ")
    stem, ending = (verb[:-1], "ies") if _IN_Y.search(verb) else (verb, "es" if verb.endswith(_HISSING) else "s")
    return f"{_IRREGULAR.get(verb, stem + ending)} {rest}"
