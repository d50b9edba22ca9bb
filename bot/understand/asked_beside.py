"""What one question asks beside the study: "which study, and how often?" wants the study first and an answer to both."""

from collections.abc import Mapping

from bot.understand.imaging.studies import NamedStudy
from bot.understand.relevant import of_the_request
from bot.understand.scenario import AskedBeside, FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_BESIDE = {"ask_often": "interval", "ask_preparation": "preparation", "ask_property": "comparison", "ask_evidence": "comparison"}
"""The aspect of the sources that each cue beside a request for a study asks about."""
_WHICH = frozenset({"which", "what", "how"})
"""Words of a request for a study: "how should I image the lungs" asks for one as "which study" does."""
_PAIRS = frozenset({"and", "/", "&", "+"})
_JOINS = frozenset({"and", "then", "also", "plus", ";", ",", "/", "&", "+"})
_OPENS = frozenset({"how", "what", "at", "doe", "do", "must", "should"})
"""Words, as they are folded, that open what is asked beside."""
_LEAD = 5
"""Words from the first of what is asked beside to its cue: "and at what fixed interval"."""


def asked_beside(reading: Reading, studies: list[NamedStudy], facets: Mapping[str, FacetReading]) -> tuple[AskedBeside, ...]:
    """What is asked beside which study; nothing where no study is asked for, or where one is named."""
    if "purpose" not in facets or any(s.status == "asked" for s in studies):
        return ()
    reading = of_the_request(reading)
    asks = [m for m in reading.cues("ask_study") if _WHICH & set(m.words.casefold().split())]
    asks += [m for m in reading.cues("study_noun") if _is_one_of_a_pair(m, reading)]
    found: dict[str, AskedBeside] = {}
    for other in reading.cues(*_BESIDE):
        aspect = _BESIDE[other.concept.cue or ""]
        if aspect not in found and (words := next(filter(None, (_clause(other, ask, reading) for ask in asks)), "")):
            found[aspect] = AskedBeside(aspect, words)
    return tuple(found.values())


def _is_one_of_a_pair(noun: Mention, reading: Reading) -> bool:
    """ "Surveillance of the lungs: modality and interval?"."""
    behind = [w.folded for w in reading.words[noun.last + 1 : noun.last + 2]]
    return bool(_PAIRS & set(behind)) and any(m.first == noun.last + 2 for m in reading.cues("ask_often"))


def _clause(other: Mention, ask: Mention, reading: Reading) -> str:
    """The words of what is asked beside, from its opening: "how often" of "which study, and how often?"; empty if it is not."""
    at = _opening(other, ask, reading)
    if at is None:
        return ""
    end = ask.first if at < ask.first else sentence_at(reading, other.first)[1]
    return reading.text[reading.words[at].start : reading.words[end - 1].end]


def _opening(other: Mention, ask: Mention, reading: Reading) -> int | None:
    """The first word of what is asked beside, if each of the two opens a clause of its own."""
    folded = [w.folded for w in reading.words]
    start, _ = sentence_at(reading, max(other, ask, key=lambda m: m.first).first)
    if other.first < ask.first:
        joined = _JOINS & set(folded[max(start, other.last + 1, ask.first - _LEAD) : ask.first])
        return sentence_at(reading, other.first)[0] if joined or start > other.last else None
    opens = range(max(start, ask.last + 1, other.first - _LEAD), other.first + 1)
    opener = next((at for at in opens if folded[at] in _OPENS), None)
    if _is_one_of_a_pair(ask, reading):
        return other.first
    return opener if opener is not None and (opener == start or folded[opener - 1] in _JOINS) else None
