"""The limb or bone that was operated on, named as a place to look at: "what for the leg, and what for the lungs?"."""

from bot.understand.imaging.studies import NamedStudy, occupied
from bot.understand.scenario import OUR_SITES, FacetReading, is_after_treatment
from bot.understand.where.asked_fine import is_asked_to_be_fine
from bot.understand.where.asked_limb import is_singled_out
from bot.understand.where.asked_places import is_only
from bot.understand.where.named_again import is_named_again
from bot.understand.where.numbered import ARTICLES, ENUMERATED, before, is_numbered
from bot.understand.where.open_places import is_open, is_turned_to
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.schema import Concept

_OPERATED = Concept(id="operated-place", facet="target", value="local")
_OF = frozenset("of in at from to on within inside near around out de du des di del della dell do da am an im vom von".split())  # noqa: SIM905
_LINKS = frozenset("and plus & + / , n an as well also both then or of und sowie et y e ed ou con avec mit for at on re".split())  # noqa: SIM905
_TOLD_OF_IT = frozenset({"histology", "tissue", "treatment", "behaviour", "biopsy"})
_A_TUMOUR = frozenset({"any_tumor", "the_tumour", "lump", "sample", "therapy_noun", "complaint", "sampling", "other_operation"})
_ASKS = (
    "ask_study",
    "none_wished",
    "doubt",
    "ask_appropriate",
    "wish",
    "wh",
    "asks_about",
    "interrogative",
    "ask_next",
    "order_form",
)
_LOOKS = ("looking_at", "ask_study", "study_noun", "asks_about")
_IS, _TO_BE = frozenset("is are was were has had".split()), frozenset("to be best now then being and also".split())  # noqa: SIM905
_RE, _THERE = frozenset({"for", "re"}), frozenset("in at around within there inside near en nel nella im am no na dans".split())  # noqa: SIM905
_FIELDS = frozenset("region area part anatomy exam examination requested request wanted imaged examined ordered order".split())  # noqa: SIM905
_FORMS = frozenset("request referral form order requisition slip".split())  # noqa: SIM905
_JOINED, _NEAR, _REPLY = 5, 3, 8
"""Words between two places that are named together, between a limb and the look at it, and of a reply, at most."""


def operated_places(
    reading: Reading, studies: list[NamedStudy], purpose: FacetReading | None, *, replies: bool = False
) -> list[Mention]:
    """ "Thigh and lungs both due", "just the arm": after treatment, the limb is a place to look at as the lungs are.

    `replies`: an earlier turn told of the tumour, and a short one that names a limb names the place: "the leg, not the lungs".
    """
    if not is_after_treatment(purpose):
        return []
    inside = set(occupied(studies))
    limbs = [m for m in reading.mentions if _is_a_limb(m) and m.first not in inside]
    named = [
        m
        for m in limbs
        if _is_where_it_may_be_back(m, reading)
        or (
            not _is_of_the_tumour(m, reading)
            and (is_named_again(m, reading) or _is_named_as_a_place(m, reading) or (replies and len(reading.words) <= _REPLY))
        )
    ]
    return [m._replace(concept=_OPERATED) for m in named]


def _is_a_limb(mention: Mention) -> bool:
    ours = mention.concept.facet == "site" and mention.concept.value in OUR_SITES
    return ours or mention.concept.cue in ("muscle", "bare_bed")


def _is_of_the_tumour(limb: Mention, reading: Reading) -> bool:
    """ "Liposarcoma of the thigh", "UPS thigh", "thigh sarcoma", "resected from her leg": told of what was there."""
    behind = [m for m in reading.mentions if m.first == limb.last + 1]
    if any(_tells_of_a_tumour(m) for m in behind):
        return True
    at = limb.first - 1
    while at >= 0 and (reading.words[at].folded in ARTICLES | _OF or _is_a_part(at, reading)):
        at -= 1
    if at >= 0 and reading.words[at].folded in (",", "(") and at + 1 == limb.first:
        at -= 1  # "UPS, vastus lateralis, excised"
    return any(m.last == at and _tells_of_a_tumour(m) for m in reading.mentions)


def _is_where_it_may_be_back(limb: Mention, reading: Reading) -> bool:
    """ "Rule out recurrent tumour at the ankle", "that it isn't back in the thigh": where its return is looked for."""
    at = before(limb, reading)
    returns = reading.cues(*RETURNS)
    if at > 0 and reading.words[at].folded == "," and any(m.last == at - 1 for m in returns):
        return at + 1 == limb.first  # "r/o recurrence, humerus"
    watched = [m for m in reading.mentions if m.concept.value == "surveillance" and m.concept.how == "said"]
    if at > 0 and reading.words[at].folded == "of" and any(m.last == at - 1 for m in watched):
        muscle = limb.concept.cue == "muscle"  # "surveillance of the posterior compartment"
        return muscle and not _is_of_the_tumour(limb, reading)
    if at < 1 or reading.words[at].folded not in _THERE:
        return False
    tumours = {m.first for m in reading.cues("any_tumor", "the_tumour")}
    told = any(m.last == at - 1 or (m.last == at - 2 and at - 1 in tumours) or m.first < at <= m.last for m in returns)
    doubts = [m for m in reading.cues("doubt", "maybe") if m.words not in ("?", "for", "any")]
    told |= any(m.last == at - 1 for m in watched)
    told |= at - 1 in tumours and any(at - 2 - _NEAR < m.last < at - 1 for m in doubts)  # "exclude tumour at the tibia"
    return (told or reading.words[at - 1].folded == "back") and (
        _asks(limb, reading) or bool(reading.cues("ask_study", "study_noun"))
    )


def _is_a_part(at: int, reading: Reading) -> bool:
    """ "Sarcoma of the femur and hip": another limb beside it."""
    return any(m.first <= at <= m.last and _is_a_limb(m) for m in reading.mentions)


def _tells_of_a_tumour(mention: Mention) -> bool:
    return mention.concept.facet in _TOLD_OF_IT or mention.concept.cue in _A_TUMOUR


def _is_named_as_a_place(limb: Mention, reading: Reading) -> bool:
    if limb.words.casefold().startswith("local"):  # "arrange the scan locally"
        return _is_joined_to_a_place(limb, reading) or _is_in_a_list(limb, reading)
    return (
        is_open(limb, reading)
        or is_turned_to(limb, reading)
        or _is_joined_to_a_place(limb, reading)
        or _is_the_only_one(limb, reading)
        or _is_what_it_is_for(limb, reading)
        or _is_to_be_looked_at(limb, reading)
        or _is_own_part(limb, reading)
        or _is_asked_alone(limb, reading)
        or _is_in_a_list(limb, reading)
        or _is_on_a_request(limb, reading)
        or _heads_a_study(limb, reading)
        or is_singled_out(limb, reading)
        or is_asked_to_be_fine(limb, reading)
    )


def _is_joined_to_a_place(limb: Mention, reading: Reading) -> bool:
    """ "Thigh and lungs", "calf / chest", "something for the arm and something for the chest"."""
    for place in (m for m in reading.mentions if m.concept.facet == "target"):
        low, high = sorted((limb, place), key=lambda m: m.first)
        gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
        slash = not gap and reading.text[low.end : high.start].strip() == "/"
        linked = len(gap) <= _JOINED and set(gap) & _LINKS and set(gap) <= _LINKS | ARTICLES
        if low.last < high.first and (slash or linked):
            return True
    return False


def _is_the_only_one(limb: Mention, reading: Reading) -> bool:
    """ "Just the forearm please", "I only mean the arm"; "only the tibia was involved" tells of the tumour."""
    behind = {w.folded for w in reading.words[limb.last + 1 : limb.last + 2]}
    return not behind & _IS and any(is_only(cue, limb, reading) for cue in reading.cues("only"))


def _asks(limb: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, limb.first)
    question = asks_at(end, reading)
    return question or any(start <= m.first < end for m in reading.cues(*_ASKS))


def _is_what_it_is_for(limb: Mention, reading: Reading) -> bool:
    """ "What goes on the request for the leg?", "one order for the pelvis", "what about the tibia?": in what asks."""
    at = before(limb, reading)
    if at > 0 and reading.words[at].folded == ":" and reading.words[at - 1].folded in _RE:
        at -= 1  # "re: the shoulder"
    sought = reading.words[at].folded in _RE if at >= 0 else False
    sought = sought or any(at <= m.last < limb.first for m in reading.cues("sought_at", "asks_about"))
    return sought and _asks(limb, reading)


def _is_to_be_looked_at(limb: Mention, reading: Reading) -> bool:
    """ "How do I follow the calf?", "a scan of the thigh is due", "wants her calf scanned"."""
    at = before(limb, reading)
    if at >= 0 and reading.words[at].folded in ("of", "at", "on", "over"):
        at -= 1
    looked = any(at <= m.last < limb.first for m in reading.cues(*_LOOKS))
    start, end = sentence_at(reading, limb.first)
    wished = any(start <= m.first < limb.first for m in reading.cues(*_ASKS))
    cleft = [w.folded for w in reading.words[limb.last + 1 : limb.last + 2]] in (["that"], ["which"], ["i"], ["we"])
    if cleft and at >= 0 and reading.words[at].folded in _IS | {"its", "it's"}:
        return any(limb.last < m.first < end for m in reading.cues("wish", "looking_at"))  # "it's the thigh I want to watch"
    looks = [m for m in reading.cues("looked_over") if limb.last < m.first <= limb.last + _NEAR and m.first < end]
    behind = any({w.folded for w in reading.words[limb.last + 1 : m.first]} <= _TO_BE for m in looks)
    seen = any(limb.last < m.first < end for m in reading.cues("cleared"))  # "examination of the thigh on Tuesday was normal"
    return (looked and not seen and _asks(limb, reading)) or (wished and behind)


def _is_own_part(limb: Mention, reading: Reading) -> bool:
    """ "My colleague answers for the lungs, I answer for the calf"."""
    at = before(limb, reading)
    return any(at <= m.last < limb.first for m in reading.cues("own_place"))


def _is_asked_alone(limb: Mention, reading: Reading) -> bool:
    """ "And the calf?", "a) knee? b) lungs?": nothing else stands in the clause, and a question mark behind it."""
    start, end = clause_at(reading, limb.first)
    ahead = {w.folded for w in reading.words[start : limb.first]}
    asked = asks_at(end, reading) and end == limb.last + 1
    return asked and ahead <= _LINKS | ARTICLES | ENUMERATED | {")", "("}


def _is_in_a_list(limb: Mention, reading: Reading) -> bool:
    """ "(1) bed (2) lungs", "One: the thigh. Two: the chest.": it has a number, as another place has."""
    places = [m for m in reading.mentions if m.concept.facet == "target"]
    return is_numbered(limb, reading) and any(is_numbered(m, reading) for m in places)


def _is_on_a_request(limb: Mention, reading: Reading) -> bool:
    """ "Region = L thigh", "exam requested: right arm": the field of a form that tells what is to be imaged."""
    at = before(limb, reading)
    field = at > 0 and reading.words[at].folded in (":", "=") and reading.words[at - 1].folded in _FIELDS
    behind = [w.folded for w in reading.words[limb.last + 1 : limb.last + 2]]
    return field or (behind[:1] != [] and behind[0] in _FORMS)  # "they wrote on her calf request"


def _heads_a_study(limb: Mention, reading: Reading) -> bool:
    """ "Femur - XR + MRI? Chest - CT?": the study for it stands right behind."""
    behind = [w.folded for w in reading.words[limb.last + 1 : limb.last + 2]]
    studies = any(m.first == limb.last + 2 and "modality" in m.concept.study for m in reading.mentions)
    return behind in (["-"], [":"], ["–"], ["="]) and studies
