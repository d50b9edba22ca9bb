"""A reply that says that nothing has been done: "no, nothing yet", "none so far", to what was asked back."""

from collections.abc import Mapping

from bot.understand.kind import RECOMMENDING
from bot.understand.scenario import FacetReading, Scenario, is_first_staging
from corpus.reading import Reading
from corpus.words import as_folded

_NOTHING = as_folded("nothing none nil zero nowt zilch never nada")
_NO = as_folded("no not nope nah hasn't haven't wasn't")
_SO_FAR = as_folded("yet done far date now made happened begun started all thing anything")
_IDLE = as_folded(
    "so as of to up until till today at a the we i she he it they you has have had been is was were nothing's either still "
    "really afraid sorry unfortunately sadly well i'm whatsoever yet any anything thing doctor please thanks thank there that"
)
_LONGEST = 9
"""Words of such a reply, at most."""


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
