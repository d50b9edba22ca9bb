"""A turn that puts right what the tumour arose in: "muscle, not bone", "in the bone instead of the muscle", "not bone"."""

from collections.abc import Mapping
from itertools import pairwise

from bot.understand.scenario import FacetReading
from bot.understand.where.below import is_plural
from corpus.reading import Mention, Reading

_TISSUES = {"bone_reply": "bone", "muscle": "soft_tissue"}
_AND_NOT = ({"not"}, {"rather", "than"}, {"instead", "of"}, {"never"})
"""Between the tissue that is meant and the one that is not."""
_BUT = {"but"}
_TURNS = {"but", "however", "yet"}
_IDLE = frozenset("the a of in from it was is at , : ; - – ( within an inside".split())  # noqa: SIM905
_FEW, _LONGEST = 3, 14
"""Words of a turn that only says what it is not, and of any turn that is read so."""


def tissue_put_right(reading: Reading, known: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """The tissue that is meant, of a tumour of which an earlier turn told; nothing if none is put right."""
    tissue = _put_right(reading, known)
    return {"tissue": tissue} if tissue else {}


def _put_right(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    if not {"histology", "behaviour", "tissue"} & known.keys():
        return None
    words = [w for w in reading.words if not w.is_mark]
    if len(words) > _LONGEST:
        return None
    told = _tissues(reading)
    for first, second in pairwise(told):
        if meant := _meant(first, second, reading):
            return FacetReading((_tissue(meant),), "said", meant.words)
    if told and _was_a_bone_at_first(told[-1], reading):
        return FacetReading((_tissue(told[-1]),), "said", told[-1].words)
    if len(words) <= _FEW and len(told) == 1 and words[0].folded == "not":
        other = "bone" if _tissue(told[0]) == "soft_tissue" else "soft_tissue"
        return FacetReading((other,), "said", reading.text.strip())
    return None


def _tissues(reading: Reading) -> list[Mention]:
    """ "Bone" and "muscle" as they stand alone, one of each place; "bones" are the skeleton."""
    found: dict[int, Mention] = {}
    for mention in reading.mentions:
        named = mention.concept.cue in _TISSUES or (mention.concept.facet == "tissue" and mention.concept.cue is None)
        if named and not is_plural(mention):
            found.setdefault(mention.last, mention)
    return [found[at] for at in sorted(found)]


def _tissue(mention: Mention) -> str:
    return _TISSUES.get(mention.concept.cue or "", mention.concept.value or "")


def _was_a_bone_at_first(meant: Mention, reading: Reading) -> bool:
    """ "I wrote tibia, but it is the muscle in front of it"."""
    bones = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.implies.get("tissue") == ("bone",)]
    written = [m for m in bones if any(0 < m.first - cue.last <= _FEW for cue in reading.cues("at_first", "correction"))]
    between = [{w.folded for w in reading.words[m.last + 1 : meant.first]} for m in written if m.last < meant.first]
    return any(words & _TURNS for words in between)


def _meant(first: Mention, second: Mention, reading: Reading) -> Mention | None:
    """ "Muscle, not bone": the first; "not bone but muscle": the second."""
    between = {w.folded for w in reading.words[first.last + 1 : second.first]} - _IDLE
    if _tissue(first) == _tissue(second):
        return None
    if between in _AND_NOT:
        return first
    before = [w.folded for w in reading.words[: first.first] if w.folded not in _IDLE]
    return second if between == _BUT and before[-1:] == ["not"] else None
