"""A turn that does nothing but tell where the tumour of before lies, and that is where this topic does not reach."""

from collections.abc import Mapping

from bot.understand.scenario import FacetReading
from corpus.languages import ENGLISH
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_AWAY = ("spine", "head_neck", "abdomen", "skin", "organ")
_FEW = 12
"""Words of such a turn, at most."""
_LIES = as_folded(
    "it its it's is was lies lie sits sit sat lay came arose started site origin primary tumour tumor first in at from of "
    "the location located"
)
_SUBJECTS = as_folded("it it's its primary tumor tumour site origin location sarcoma that they")
_WHOSE = {"her", "his", "their", "mine", "our", "this", "lady", "patient", "man", "boy", "girl", "woman"}
"""Before a verb these tell whose tumour lies there: "hers is at L4"."""
_WHOSE_OR_ONE = frozenset({"a", "an", "one", "her", "his", "their", "my", "some"})
_VERBS = {"is", "was", "lie", "sit", "sat", "lay", "started", "arose"}
_LEADS = {"it", "in", "at", "from", "the", "of", ":", "?", "is", "was", ",", "within", "inside", "behind", "level"}
_ADDS = as_folded("and or what how also plus which does is can")
"""Words that open a turn which asks about a further place."""
_OF_A_FINDING = ("finding", "lump", "result", "study_result", "suspicion", "distant", "lung_finding", "complaint", "recurrence")


def site_told(reading: Reading, known: Mapping[str, FacetReading]) -> FacetReading | None:
    """ "It's at T4", "Site? Maxilla.", "retroperitoneal": the origin of the tumour that was told of before."""
    origin = known.get("origin")
    if not {"histology", "behaviour"} & known.keys() or (origin and origin.how == "chosen"):
        return None
    if sum(not w.is_mark for w in reading.words) > _FEW:
        return None
    told = [m for m in reading.mentions if m.concept.facet]
    sites = [m for m in told if m.concept.facet == "site" and not reading.negates(m)]
    away = [m for m in sites if m.concept.value in _AWAY and m.concept.implies.get("origin")]
    others = [m for m in told if m.concept.facet not in ("site", "sex", "depth", "tissue") and not _covers(m, away)]
    if not away or len(away) < len(sites) or others or reading.cues(*_OF_A_FINDING) or _holds_a_study(reading):
        return None
    here = [m for m in away if _is_said_of_it(m, reading) or ({"target", "purpose"} & known.keys() and _is_alone(m, reading))]
    return FacetReading(here[0].concept.implies["origin"], "said", here[0].words) if here else None


def _covers(mention: Mention, sites: list[Mention]) -> bool:
    return any(mention.first <= m.last and m.first <= mention.last for m in sites)


def _holds_a_study(reading: Reading) -> bool:
    return any("modality" in m.concept.study for m in reading.mentions) or bool(reading.cues("ask_study", "ask_appropriate"))


def _is_said_of_it(site: Mention, reading: Reading) -> bool:
    """ "The primary was in the lumbar spine", "it came from the womb": told of the tumour, and not asked."""
    if reading.language != ENGLISH:  # "está en la columna": a short turn that asks nothing
        return not any(w.folded in ("?", "¿") for w in reading.words)
    before = [w.folded for w in reading.words[: site.first]]
    words = [*before, *(w.folded for w in reading.words[site.first : site.first + 1])]  # "at L4" is a form of its own
    words = [word for word in words if word not in _WHOSE_OR_ONE]  # "in her jaw", "in a vertebra"
    asked = [w.folded for w in reading.words[-1:]] == ["?"] or before[:1] in (["is"], ["was"], ["does"])
    hers = any(word in _WHOSE and before[at + 1] in _VERBS for at, word in enumerate(before[:-1]))
    return not asked and (hers or bool(_SUBJECTS & set(before))) and bool(_LEADS & set(words[-2:]))


def _is_alone(site: Mention, reading: Reading) -> bool:
    """ "The skin", "oh, abdominal, behind the bowel": it opens the turn, up to a mark; no question."""
    before = [w.folded for w in reading.words[: site.first]]
    behind = [w.folded for w in reading.words[site.last + 1 : site.last + 2]]
    words = [w.folded for w in reading.words if not w.is_mark]
    asks = "?" in {w.folded for w in reading.words} or words[0] in _ADDS
    ends = not behind or not behind[0].isalnum()
    before = before[len(before) - before[::-1].index(":") :] if ":" in before else before  # "I should have said: of the spine"
    return not asks and ends and set(before) <= _LIES | {"oh", ",", "sorry", "the", "in"}
