"""A reply that nothing has been done: "no, nothing yet", "none so far, he was seen an hour ago", to what was asked back."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario, is_first_staging
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NOTHING = as_folded("nothing none nil zero nowt zilch never nada")
_NO = as_folded("no not nope nah hasn't haven't wasn't")
_SO_FAR = as_folded("yet done far date now made happened begun started all thing anything")
_IDLE = as_folded(
    "so as of to up until till today at a the we i she he it they you has have had been is was were nothing's either still "
    "really afraid sorry unfortunately sadly well i'm whatsoever yet any anything thing doctor please thanks thank there that"
)
_DENIED = as_folded("no nope nah nein non not never yet ni noch bisher pas de")
_AHEAD = _DENIED | as_folded(
    "oh well sorry sadly unfortunately i'm afraid so far there is there's been has have we he she they had as of"
)
"""Words before "nothing" of a reply that goes on, at most."""
_LONGEST = 9
"""Words of a reply that says nothing else, at most."""


def nothing_replied(reading: Reading, known: Mapping[str, FacetReading]) -> dict[str, FacetReading]:
    """Of a lesion without a diagnosis no imaging was made; of a malignant tumour of which nothing else is told, no treatment."""
    if not says_nothing(reading):
        return {}
    purpose, words = known.get("purpose"), reading.text.strip()
    if purpose and purpose.values == ("undiagnosed_lesion",):
        return {} if "first_imaging" in known else {"first_imaging": FacetReading(("not_done",), "said", words)}
    if is_first_staging(purpose) and "target" not in known:
        return {"target": FacetReading(("extrapulmonary", "lung"), "said", words)}  # of staging, all of it is left
    malignant = "behaviour" in known and known["behaviour"].values == ("malignant",)
    if purpose is None and malignant and not {"treatment", "condition"} & known.keys():
        return {"purpose": FacetReading(("initial_staging",), "implied", words)}
    return {}


def no_imaging_replied(
    reading: Reading, studies: Sequence[NamedStudy], known: Mapping[str, FacetReading]
) -> dict[str, FacetReading]:
    """ "No, nothing yet. He was seen an hour ago": that no imaging was made, where the turns before left that open."""
    purpose = known.get("purpose")
    if purpose is None or purpose.values != ("undiagnosed_lesion",) or "first_imaging" in known:
        return {}
    if any(s.status == "done" for s in studies) or any(w.folded == "?" for w in reading.words):
        return {}
    opening = next((m for m in reading.cues("nothing_replied") if _opens(m, reading)), None) or _seen_just_now(reading)
    return {"first_imaging": FacetReading(("not_done",), "said", opening.words)} if opening else {}


def answers_with_nothing(before: Scenario, reading: Reading) -> bool:
    """The question of before stands, be it that the reply tells nothing of what is open."""
    return before.kind in RECOMMENDING and says_nothing(reading)


def says_nothing(reading: Reading) -> bool:
    """True for a few words that deny and tell nothing else; a bare "no" denies what nobody knows."""
    words = [w.folded for w in reading.words if not w.is_mark]
    if not words or len(words) > _LONGEST or "?" in {w.folded for w in reading.words}:
        return False
    denies, told = bool(_NOTHING & {*words}), bool(_SO_FAR & {*words})
    denies |= bool(_NO & {*words}) and told
    return denies and set(words) <= _NOTHING | _NO | _SO_FAR | _IDLE


def _opens(nothing: Mention, reading: Reading) -> bool:
    """First of all, and up to a mark: "nothing but an X-ray" and "nothing on the film" tell of one."""
    before = {w.folded for w in reading.words[: nothing.first] if not w.is_mark}
    behind = reading.words[nothing.last + 1 : nothing.last + 2]
    return before <= _AHEAD and all(w.is_mark for w in behind)


def _seen_just_now(reading: Reading) -> Mention | None:
    """ "No, he only came today": a denial, and behind it that nobody had the time."""
    denied = reading.words[0].folded in _DENIED
    return next(iter(reading.cues("first_contact")), None) if denied else None
