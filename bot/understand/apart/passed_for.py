"""What a tumour was long taken for: "watched as a benign lump for years, now core-proven myxofibrosarcoma"."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_NEAR, _BEHIND = 3, 12
"""Words from "watched as" to what it was taken for, and from there to its true name, at most."""


def of_what_it_passed_for(reading: Reading) -> list[Mention]:
    """The harmless thing, where a malignant tumour is named behind it in the same sentence."""
    gone = []
    for cue in reading.cues("passed_for"):
        _, end = sentence_at(reading, cue.first)
        near = [m for m in reading.mentions if 0 < m.first - cue.last <= _NEAR + 1 and _is_harmless(m)]
        last = max((m.last for m in near), default=None)
        if last is not None and any(_is_malignant(m) and last < m.first < min(end, last + _BEHIND) for m in reading.mentions):
            gone += [m for m in reading.mentions if cue.last < m.first and m.last <= last]
    return gone


def _is_harmless(mention: Mention) -> bool:
    benign = mention.concept.implies.get("behaviour") == ("benign",)
    return benign or mention.concept.value == "benign" or mention.concept.cue in ("lump", "appearance_benign")


def _is_malignant(mention: Mention) -> bool:
    return mention.concept.facet == "histology" and mention.concept.implies.get("behaviour") == ("malignant",)
