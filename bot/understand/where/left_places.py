"""What is told of the places that are named: which of them is meant, whether it is seen to, and what is left then."""

from collections.abc import Set

from bot.understand.imaging.exceptives import exception_of
from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading, is_after_treatment, is_first_staging
from bot.understand.where.excepted_list import is_left_out_with_others, lists
from bot.understand.where.open_places import leaves_out
from bot.understand.where.settled import is_settled
from bot.understand.wording.sentences import words_behind
from corpus.reading import Mention, Reading

_NEAR = 3
"""Words between a cue and what it is about, at most."""


def is_of_a_made_study(place: Mention, studies: list[NamedStudy]) -> bool:
    """ "只做了局部MRI", "salvo la RM local": the site, right beside the name of a study that was made."""
    made = [s for s in studies if s.status == "done"]
    return place.concept.value == "local" and any(place.last + 1 == s.first or s.last + 1 == place.first for s in made)


def is_unseen(place: Mention, purpose: FacetReading | None, reading: Reading) -> bool:
    """ "All but the lungs is imaged" leaves them open; at staging "nothing but the lungs" leaves what is not the lungs."""
    exception = exception_of(place.first, place.last, reading)
    if exception == "seen":
        after = is_after_treatment(purpose)
        return place.concept.value != "local" and not after
    return exception == "open" or not is_settled(place, reading)


def what_is_left(cleared: Set[str], words: str, purpose: FacetReading | None, lungs_left: bool = False) -> FacetReading | None:
    """ "Chest CT clear" at staging leaves the rest, "all but the lungs" leaves them."""
    if cleared == {"extrapulmonary"} and lungs_left and is_first_staging(purpose):
        return FacetReading(("lung",), "implied", words)
    if "lung" in cleared and "extrapulmonary" not in cleared and is_first_staging(purpose):
        return FacetReading(("extrapulmonary",), "implied", words)
    return None


def place_of(mention: Mention, reading: Reading) -> str:
    """ "Other than the lungs", "beyond the thorax": everywhere else; "local bone check": where the tumour was."""
    if _is_to_be_excluded(mention, reading):
        return "lung"
    if exception := exception_of(mention.first, mention.last, reading):
        beside = mention.concept.value if mention.concept.value != "extrapulmonary" else "lung"  # "apart from the lungs"
        return "extrapulmonary" if exception == "seen" and beside == "lung" else beside or ""
    if mention.first and reading.words[mention.first - 1].folded == "local" and mention.concept.value == "extrapulmonary":
        return "local"
    opened = [m for m in reading.cues("opens_place") if not leaves_out(m, reading)]  # "everything scanned except the lungs"
    if mention.concept.value == "extrapulmonary" and any(m.first < mention.first <= m.last for m in opened):
        return "lung"
    complements = [c for c in reading.cues("complement") if not any(m.first < c.first <= m.last for m in opened)]
    for cue in (*complements, *(m for m in reading.cues("opens_place") if leaves_out(m, reading))):
        gap = words_behind(cue, mention, reading)
        near = cue.last < mention.first and len(gap) < _NEAR and not any(w.is_mark for w in gap)
        near = near or (cue.last < mention.first and lists(cue, mention, reading))
        if near and mention.concept.value == "lung":
            return "extrapulmonary"
    if mention.concept.value == "lung" and is_left_out_with_others(mention, reading):
        return "extrapulmonary"
    return mention.concept.value or ""


def _is_to_be_excluded(place: Mention, reading: Reading) -> bool:
    """ "For excluding lung metastases" is about the lungs: what is excluded stands in the words that name the place."""
    over = [m for m in reading.mentions if m.concept.id == "target-lung" and m.first <= place.first and place.last <= m.last]
    return any(m.first <= c.first and c.last < m.last for m in over for c in reading.cues("complement"))
