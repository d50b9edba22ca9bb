"""Questions that take a judgement for granted, as the statement that they take: "Why is the film usually not appropriate?".

"Isn't CT the only usually appropriate study?" suggests its answer; what is open ("is CT appropriate?") is not read here.
"""

import re
from collections.abc import Sequence

from bot.understand.studies import NamedStudy

_ASKING = re.compile(
    r"(?P<how>how come|why is it that|how is it that|what is the reason (?:that|why)|why would you say that)\s"
    r"|(?P<acr>what\s(?:made|makes)\s(?=(?:the\s)?(?:acr|panel)\b))"
    r"|(?P<there>why\sis\sthere\s)"
    r"|(?P<why>(?:and\s|but\s|so\s)?(?:why|how))\s(?P<verb>is|are|was|were|does|do|did)(?P<no>n['’]t)?\s"
    r"|(?P<makes>what\s(?:makes|made|renders))\s"
    r"|(?P<tag>is|are|was|were|does|do|did)n['’]t\s"
    r"|(?P<plain>does|do|did)\s(?=.*\snot\s)"
    r"|(?P<modal>should)n['’]t\s(?P<who>we|you|i|one|she|he)\s",
    re.IGNORECASE,
)
_TAG = re.compile(r",?\s(?:right|correct|(?:is|does|are|do)n['’]t\s(?:it|they))$|,\s(?:yes|true)$", re.IGNORECASE)
"""What turns a statement into a question that suggests it."""
_ARTICLE = re.compile(r"(?:(?:the|a|an|both)\s)?$", re.IGNORECASE)
_BEING = ("is", "are", "was", "were")
_MORE = re.compile(r"\s(?:and|or)\s(?:(?:the|a|an)\s)?$", re.IGNORECASE)
_NOT = re.compile(r"\s+not\b", re.IGNORECASE)
_IN_Y, _HISSING = re.compile(r"[^aeiou]y$"), ("s", "sh", "ch", "x")
_IRREGULAR = {"have": "has", "do": "does", "go": "goes"}


def presumed(text: str, studies: Sequence[NamedStudy]) -> str | None:
    """What a question takes for granted, as a statement; the text itself if it is none, None if it leaves its answer open."""
    if "?" not in text:
        return text
    asked = text.rstrip()
    if not asked.endswith("?") or "?" in asked[:-1]:
        return None
    asked = asked[:-1].rstrip()
    if tagged := _TAG.search(asked):
        return f"{asked[: tagged.start()]}."
    head = _ASKING.match(asked)
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
    if verb in _BEING:
        return f"{named} {verb}{' not' if head['no'] else ''}{rest}."
    if head["no"] or _NOT.match(rest):
        return f"{named} {verb} not{_NOT.sub('', rest, count=1)}."
    return f"{named} {_of_one(rest.strip()) if verb == 'does' else rest.strip()}."


def _of_one(told: str) -> str:
    """A verb as it is told of one thing: "carry the tag" becomes "carries the tag"."""
    verb, _, rest = told.partition(" ")
    stem, ending = (verb[:-1], "ies") if _IN_Y.search(verb) else (verb, "es" if verb.endswith(_HISSING) else "s")
    return f"{_IRREGULAR.get(verb, stem + ending)} {rest}"
