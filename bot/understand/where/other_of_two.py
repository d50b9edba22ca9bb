"""A place told as seen in a reply: of the places still open it is the other one that is asked about."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Reading

_STAGED, _FOLLOWED = ("lung", "extrapulmonary"), ("lung", "local")
_NEITHER = frozenset({"neither", "none"})
_SHORT = 8


def other_of_two(
    seen: AbstractSet[str],
    words: str,
    reading: Reading,
    studies: Sequence[NamedStudy],
    purpose: FacetReading | None,
    known: Mapping[str, FacetReading],
) -> FacetReading | None:
    """ "We did the leg last week" leaves the lungs, "PET is back, clear" at staging leaves them too."""
    if purpose is None or not known:
        return None
    told = known.get("target")
    if told and len(told.values) > 1 and _none_was_done(reading):
        return FacetReading(told.values, "said", told.words)
    if told and len(told.values) == 1 and told.how != "assumed" and not seen & set(told.values):
        return None
    pair = _STAGED if is_first_staging(purpose) else _FOLLOWED
    if pair is _FOLLOWED and not (is_after_treatment(purpose) and "surveillance" in purpose.values):
        return None
    if studies and all(s.status == "not_made" for s in studies) and len(reading.words) <= _SHORT:
        return FacetReading(tuple(sorted(pair)), "said", studies[0].words)  # "no PET yet."
    gone = set(seen) | _by_studies(studies, pair)
    left = [place for place in pair if place not in gone]
    return FacetReading((left[0],), "implied", words) if len(left) == 1 else None


def _by_studies(studies: Sequence[NamedStudy], pair: tuple[str, str]) -> set[str]:
    """The places that finished studies have looked at: a chest CT, a whole-body study, after treatment the limb."""
    done = [s for s in studies if s.status == "done"]
    chest = any((s.parts.get("region") or "").startswith("chest") for s in done)
    whole = any(s.parts.get("region") == "whole_body" for s in done)
    limb = any(s.parts.get("region") == "area" and "region" not in s.defaulted for s in done)
    other = limb if pair is _FOLLOWED else whole
    return ({"lung"} if chest else set()) | ({pair[1]} if other else set())


def _none_was_done(reading: Reading) -> bool:
    """ "Neither has been done.": a short reply."""
    words = [w.folded for w in reading.words]
    _, end = sentence_at(reading, 0)
    return words[:1] != [] and words[0] in _NEITHER and end <= _SHORT and bool(reading.cues("been_seen"))
