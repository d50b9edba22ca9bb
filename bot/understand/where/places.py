"""Places named in a text: which of them are to be looked at, and which are told of or meant in another way."""

from bot.understand.imaging.studies import NamedStudy, occupied
from bot.understand.relevant import is_of_kin
from bot.understand.where.asked_places import answers, is_only
from bot.understand.where.numbered import is_numbered
from bot.understand.where.open_places import asks_for, is_open, is_turned_to
from bot.understand.where.site import names_its_place
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, words_of

_STOPS = ".;:!?\n"
_ENDS = {".", "!", "?", "\n"}
_REST = {"rest", "remaining", "remainder", "else", "elsewhere", "other", "otherwize"}
"""The last as it is folded."""
_LINKS = {*"and plus & + , / as well also then both the her his for of in on at to or nor".split()}  # noqa: SIM905
_LINKS |= {*"und sowie et y e ed ou auch der die das den la le les el los las il i gli o os as l per pour para fur".split()}  # noqa: SIM905
_EITHER, _NAUGHT = {"or", "and", "nor"}, {"nothing", "no", "not"}
_I = {"i", "we", "she", "he", "they"}
"""Behind "all" in what somebody lacks: "all I lack is the part beyond the chest"."""
_ALL, _TELLS = {"everything", "all"}, {"is", "are", "was", "were", "has", "have", "had", "been"}
_REMAINS = as_folded("is are was were be stays stay remains remain being all")
_UNCHANGED = {"unchanged", "hold", "stand", "same", "correct", "identical", "apply", "applie"}
"""Some of them as they are folded."""
_AS_TOLD = {"i", "we", "before", "told", "said", "above", "described", "stated", "written", "given", "previously"}
_SAMPLED = set("biopsy biopsie bx aspirate aspiration trephine sample ordered booked planned taken puncture".split())  # noqa: SIM905
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def named_places(reading: Reading, studies: list[NamedStudy]) -> list[Mention]:
    """Every place that is named as one to look at, or as one that was, and not as the region of a study."""
    inside = set(occupied(studies))
    places = [m for m in reading.mentions if m.concept.facet == "target" and not {m.first, m.last} <= inside]
    spans = {(m.first, m.last) for m in places}
    sites = [m for m in reading.mentions if m.concept.facet == "site" and (m.first, m.last) in spans]
    organs = {(m.first, m.last) for m in sites if names_its_place(m, reading)}
    places = [m for m in places if not (_is_of_another(m, places) or (m.first, m.last) in organs)]
    places = [m for m in places if not _is_of_a_sample(m, reading)]
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    places = [m for m in places if not any(m.first < t.first <= m.last < t.last for t in names)]  # "follow-up of bone sarcoma"
    named = [m for m in reading.mentions if m.concept.facet == "tissue"]
    places = [m for m in places if not any(t.first < m.first and m.last <= t.last for t in named)]  # "el tumor era del hueso"
    scars = {at for m in reading.cues("other_operation") for at in range(m.first, m.last + 1)}
    places = [m for m in places if m.first not in scars and not _is_of_the_whole_body(m, reading)]
    places = [m for m in places if not (_was_put_there(m, reading) or (is_of_kin(m, reading) and not asks_for(m, reading)))]
    places = [m for m in places if not (_is_as_told(m, reading) or _is_a_likeness(m, reading))]
    return [m for m in places if not (_at_the_bedside(m, reading) or _at_another(m, reading) or _is_half(m, places, reading))]


def _is_of_a_sample(place: Mention, reading: Reading) -> bool:
    """ "Bone marrow biopsy", "bone marrow ordered": a sample of it, and no place to image."""
    behind = {w.folded for w in reading.words[place.last + 1 : place.last + 2]}
    marrow = reading.words[place.last].folded == "marrow"
    return marrow and bool(behind & _SAMPLED)


def _is_of_the_whole_body(place: Mention, reading: Reading) -> bool:
    """ "A head to toe check" is none of the toe."""
    whole = (m for m in reading.mentions if m.concept.study.get("region") == "whole_body")
    return place.concept.value == "local" and any(m.first < place.first <= m.last for m in whole)


def _is_as_told(rest: Mention, reading: Reading) -> bool:
    """ "Everything else as I said", "the rest stays the same": the rest of what was told, and no place."""
    behind = [w.folded for w in reading.words[rest.last + 1 : rest.last + 2 + _NEAR]]
    while behind and behind[0] in _REMAINS | {"the"}:
        behind.pop(0)
    told = behind[:1] == ["as"] and bool(_AS_TOLD & set(behind[1:2]))
    ends = not behind[1:2] or not behind[1][0].isalnum()  # "the rest holds.", not "the rest holds deposits"
    return _is_the_rest(rest) and not asks_for(rest, reading) and (told or (ends and bool(_UNCHANGED & set(behind[:1]))))


def _is_a_likeness(place: Mention, reading: Reading) -> bool:
    """ "Is the tibia checked the same way as the lungs were for her?": what it is to be like, and no place to look at."""
    start, _ = sentence_at(reading, place.first)
    before = [w.folded for w in reading.words[start : place.first] if w.folded not in ("the", "his", "her")]
    behind = {w.folded for w in reading.words[place.last + 1 : place.last + 2]}
    return before[-1:] == ["as"] and "same" in before[-1 - _NEAR :] and bool(behind & {"was", "were"})


def _was_put_there(place: Mention, reading: Reading) -> bool:
    """ "Wide resection with a gracilis flap": what the operation was done with."""
    start, _ = sentence_at(reading, place.first)
    before = [w.folded for w in reading.words[max(start, place.first - _NEAR) : place.first]]
    operated = any(start <= m.first < place.first for m in reading.mentions if m.concept.facet == "treatment")
    return place.concept.value == "local" and "with" in before and operated and not asks_for(place, reading)


def _is_of_another(place: Mention, places: list[Mention]) -> bool:
    """ "Surveillance of extrapulmonary sites", "how far the tumour extends in the body": not the place that it arose in."""
    others = [m for m in places if m.concept.value == "extrapulmonary" and m.words != place.words]
    inside = any(place.first <= m.first and m.last <= place.last for m in others)
    around = any(m.first <= place.first and place.last <= m.last for m in others)
    return place.concept.value == "local" and (inside or around)


def _is_half(place: Mention, places: list[Mention], reading: Reading) -> bool:
    """ "The lungs or anything else", "neither above nor below the diaphragm": the other of two is no place known."""
    others = {at for m in places if m is not place for at in range(m.first, m.last + 1)}
    last = _end_of_the_list(place, reading)
    behind = reading.words[last + 1 : last + 1 + _NEAR]
    rest = [last + 1 + at for at, w in enumerate(behind) if w.folded in _REST]
    joined = bool(behind) and behind[0].folded in _EITHER and bool(rest) and not others & set(rest)
    joined = joined and behind[1].folded not in _NAUGHT  # "the lungs and nothing else"
    start, _ = clause_at(reading, place.first)
    before = [w.folded for w in reading.words[start : place.first]]
    nor = before[-1:] == ["nor"] and "neither" in before and not others & set(range(start, place.first))
    return joined or nor


def _end_of_the_list(place: Mention, reading: Reading) -> int:
    """The last word of "lungs, nodes" in "lungs, nodes or anything else"; of a place that heads no list, its own."""
    words = [w.folded for w in reading.words]
    last = place.last
    while words[last + 1 : last + 2] == [","] and any(word.isalpha() for word in words[last + 2 : last + 3]):
        last += 2
    return last if words[last + 1 : last + 2] == ["or"] else place.last


def without_the_seen(wanted: list[Mention], reading: Reading) -> list[Mention]:
    """ "Chest staged, the rest of the body not", "lung metastases known: where else is it?".

    Beside a place that is told to be open, and before "the rest", a place that is neither joined to it nor asked about is the
    one that has been seen to.
    """
    left = [m for m in wanted if is_open(m, reading) or is_turned_to(m, reading)]
    rest = [m for m in wanted if m not in left and _is_the_rest(m)]
    meant = left or rest
    gone = [
        m
        for m in wanted
        if m not in meant
        and not asks_for(m, reading)
        and not any(_joined(m, other, reading) for other in meant)
        and (left or any(_looks_back_on(other, m, reading) for other in rest))
    ]
    return [m for m in wanted if m not in gone]


def _is_the_rest(place: Mention) -> bool:
    return place.concept.value == "extrapulmonary" and bool(_REST & {w.folded for w in words_of(place.words)})


def _looks_back_on(rest: Mention, place: Mention, reading: Reading) -> bool:
    """What "the rest" is the rest of stands before it, in its sentence or the one before."""
    gap = [w.folded for w in reading.words[place.last + 1 : rest.first]]
    return place.last < rest.first and sum(mark in _ENDS for mark in gap) <= 1


def _joined(place: Mention, other: Mention, reading: Reading) -> bool:
    if any(place.first <= cue.first and cue.last <= place.last for cue in reading.cues("cleared")):
        return False  # "tumour bed already looked at, lungs not yet"
    low, high = sorted((place, other), key=lambda m: m.first)
    gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
    return set(gap) <= _LINKS or gap == [";"]  # "due: local site; chest"


def is_guessed(named: list[Mention], chosen: list[Mention], reading: Reading) -> bool:
    """Of several places none is asked about, told to be open or turned to: which of them is meant is not known."""
    if any(_is_meant(m, reading) or _is_the_rest(m) for m in chosen) or (
        len(chosen) == len(named) and _asks_for_several(reading)
    ):
        return False
    if all(is_numbered(m, reading) for m in named):
        return False
    all_joined = all(any(_joined(m, other, reading) for other in named if other is not m) for m in named)
    return not (all_joined and len(chosen) == len(named))


def is_one_not_known(named: list[Mention], reading: Reading) -> bool:
    """ "Nobody can tell me whether chest or scar is meant": one of the places, and it is not known which."""
    low, high = named[0], named[-1]
    start, _ = sentence_at(reading, low.first)
    unknown = [m for m in reading.cues("unsure") if start <= m.first and m.last < low.first]
    gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
    whether = "whether" in {w.folded for w in reading.words[start : low.first]}
    return bool(unknown) and whether and "or" in gap and not set(gap) & set(_STOPS)


def is_told_with_all(chosen: list[Mention], reading: Reading) -> bool:
    """ "Everything about the chest is in the folder", "all is there, apart from the chest": not what is left."""
    for place in chosen:
        start, end = sentence_at(reading, place.first)
        alls = [at for at in range(start, end) if reading.words[at].folded in _ALL and not _is_at_all(at, reading)]
        clauses = [clause_at(reading, at) for at in alls]
        told = any(_TELLS & {w.folded for w in reading.words[first:last]} for first, last in clauses)
        alls = [at for at in alls if reading.words[at + 1].folded not in _I | {"else"}]
        if _is_meant(place, reading) or not told or not alls:
            return False
    return bool(chosen)


def _is_at_all(at: int, reading: Reading) -> bool:
    """ "No treatment at all"."""
    return at > 0 and reading.words[at - 1].folded == "at"


def _asks_for_several(reading: Reading) -> bool:
    """ "Which exams?"."""
    return any(m.words.casefold().endswith("s") for m in reading.cues("ask_study"))


def _is_meant(place: Mention, reading: Reading) -> bool:
    """In a sentence that asks, told to be open, turned to, or beside the purpose: "first lung staging", "lung recurrence"."""
    start, end = sentence_at(reading, place.first)
    question = asks_at(end, reading)
    asks = ("ask_study", "ask_appropriate", "study_noun", "wish", "asks_about")
    asked = question or any(start <= m.first < end for m in reading.cues(*asks))
    purposes = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.how == "said"]
    purposes = [m for m in (*purposes, *reading.affirmed("recurrence")) if start <= m.first < end]
    beside = any(place.first - _NEAR <= m.last + 1 and m.first <= place.last + 1 for m in purposes)
    only = any(is_only(cue, place, reading) for cue in reading.cues("only"))
    told = is_open(place, reading) or is_turned_to(place, reading) or answers(place, reading)
    return asked or beside or only or told


def _at_the_bedside(place: Mention, reading: Reading) -> bool:
    """ "Lungs clear to auscultation": what a hand or an ear found asks for no imaging, and stands in for none."""
    for cue in reading.cues("bedside"):
        gap = [w.folded for w in reading.words[place.last + 1 : cue.first]]
        if place.last < cue.first and len(gap) <= _NEAR + 1 and not set(gap) & set(_STOPS + ","):
            return True
    return False


def _at_another(place: Mention, reading: Reading) -> bool:
    """ "Excised elsewhere", "resected 2024 elsewhere", "looked at elsewhere": in another hospital, told and not asked for."""
    before = place.first - 1
    while before > 0 and (reading.words[before].folded.isdigit() or reading.words[before].folded == "in"):
        before -= 1
    told = any(
        m.last == before
        for m in reading.mentions
        if m.concept.facet in ("treatment", "biopsy") or m.concept.cue in ("cleared", "sample", "therapy_noun")
    )
    seen = any(m.concept.id == "seen-elsewhere" and m.first < place.first <= m.last for m in reading.mentions)
    return place.words.casefold() == "elsewhere" and (told or seen)
