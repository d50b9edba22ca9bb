"""Of two places the one that comes first, where the other waits: "the chest can wait, first the stump"."""

from bot.understand.imaging.studies import NamedStudy, occupied
from bot.understand.relevant import NOTE
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.below import is_plural
from bot.understand.where.left_places import place_of
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_THE = as_folded("the her his their for with about el la los las le les der die das il lo gli i o a os as den dem")
_FIRST = as_folded("first now today firstly instead primero primeiro prima zuerst erst d'abord ahora jetzt agora adesso 先")
_TURNS = as_folded("about regarding")
_IT_IS = as_folded("it's its it") | {"it is", "is it", "but it is"}
_BE_IN = (["is", "in"], ["are", "in"], ["in"], ["is", "for"], ["are", "for"])


def put_first(reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None) -> FacetReading | None:
    """ "Lungs later. First the thigh.", "thorax is in March. It is the arm that worries her"."""
    if not (is_after_treatment(purpose) or is_first_staging(purpose)) or len(reading.words) >= NOTE:
        return None
    inside = set(occupied(studies))
    named = [m for m in reading.mentions if m.first not in inside and _place(m, purpose, reading)]
    waiting = [m for m in named if _waits(m, reading)]
    firsts = [m for m in named if m not in waiting and _comes_first(m, reading)]
    found = {_place(m, purpose, reading) for m in firsts}
    if len(found) != 1 or found & {_place(m, purpose, reading) for m in waiting} or not waiting:
        return None
    return FacetReading(tuple(found), "said", firsts[0].words)


def _place(mention: Mention, purpose: FacetReading | None, reading: Reading) -> str:
    if mention.concept.facet == "target":
        return place_of(mention, reading)
    if mention.concept.cue == "bone_reply" and is_plural(mention):
        return "extrapulmonary"
    limb = mention.concept.facet == "site" and mention.concept.value in OUR_SITES
    return "local" if is_after_treatment(purpose) and (limb or mention.concept.cue in ("muscle", "bare_bed")) else ""


def _waits(place: Mention, reading: Reading) -> bool:
    """ "Lungs later", "the chest can wait", "thorax is in March"."""
    gaps = [(m, [w.folded for w in reading.words[place.last + 1 : m.first]]) for m in reading.cues("place_waits", "month")]
    near = [(m, gap) for m, gap in gaps if m.first > place.last and len(gap) <= 2]
    return any(gap in ([], ["is"], ["are"]) if m.concept.cue == "place_waits" else gap in _BE_IN for m, gap in near)


def _comes_first(place: Mention, reading: Reading) -> bool:
    """ "First the stump", "the thigh first", "what about the stump?", "it is the arm that worries her"."""
    start, end = clause_at(reading, place.first)
    ahead = [w.folded for w in reading.words[start : place.first] if w.folded not in _THE - {"about"}]
    behind = [w.folded for w in reading.words[place.last + 1 : end]]
    if ahead[-1:] and (ahead[-1] in _FIRST | _TURNS):
        return True
    if behind[:1] and behind[0] in _FIRST and len(behind) == 1:
        return True
    alone = not ahead and not behind and sentence_at(reading, place.first) == (start, end)  # "Chest: ..." heads an entry
    return alone or (" ".join(ahead) in _IT_IS and (not behind or behind[0] in ("that", "which")))
