"""Several studies named only to say that none of them has been made: nothing narrows what is to be looked at."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NO_SUBJECT = as_folded(
    "nobody none noone never not hasnt havent hasn't haven't hadn't hadnt wasn't wasnt weren't werent niemand personne nadie"
)
_MADE = frozenset(
    "done had got requested ordered made performed booked arranged obtained imaged scanned looked thought asked taken".split()  # noqa: SIM905
)
_ARTICLES = frozenset("a an the any his her le la les un une una uno el los las il lo o os as ein eine der die das".split())  # noqa: SIM905
_FILLERS = frozenset(": - – = is was were are has have been both all either still so far the 都 均".split())  # noqa: SIM905
_LIST = as_folded(
    ", or nor and no ni né ne nem noch y e et und & / either of the a an any her his she he hasn't hasnt had 和 、 及"
)
_OR, _ELSE = frozenset({"or", "nor"}), frozenset({"else", "elsewhere", "rest", "anywhere", "anything", "bone", "remainder"})
_AND = as_folded("or nor and & / ni né ne nem noch y e et und 和 及")
_FEW, _ONE_MORE = 4, 2


def none_so_far(studies: Sequence[NamedStudy], reading: Reading) -> set[int]:
    """ "Neither chest CT nor PET so far", "CT chest: not done. PET: not done", "no one has done a chest CT or a PET".

    Of a single study that is missing it is the place that is meant; so it is of a study of the treated limb.
    """
    ahead = {n for n, s in enumerate(studies) if _is_denied_ahead(s, reading)}
    behind = {n for n, s in enumerate(studies) if _is_open_behind(s, reading)}
    for one, two in pairwise(range(len(studies))):
        gap = {w.folded for w in reading.words[studies[one].last + 1 : studies[two].first]}
        joined = gap <= _LIST and bool(gap & _AND)
        ahead |= {two} if joined and one in ahead else set()
        behind |= {one} if joined and two in behind else set()
    told = ahead | behind
    placed = any(studies[n].parts.get("region") == "area" and "region" not in studies[n].defaulted for n in told)
    return set() if placed or len(told) < 2 else told


def _is_denied_ahead(study: NamedStudy, reading: Reading) -> bool:
    """ "Neither chest CT nor PET has been requested yet", "she hasn't had a CT of the chest", "nobody has done a PET"."""
    start, end = sentence_at(reading, study.first)
    barred = ("unavailable", "whereabouts", "obstacle", "wish", "refusal")
    if any(start <= m.first < end for m in reading.cues(*barred)) or _is_asked_whether(start, end, reading):
        return False
    made = bool(_MADE & {w.folded for w in reading.words[start:end]}) or any(
        start <= m.first < end for m in reading.cues("so_far")
    )
    return made and (_stands_behind_neither(study, reading) or _was_made_by_nobody(start, study, reading))


def _is_asked_whether(start: int, end: int, reading: Reading) -> bool:
    """ "Has nobody done a chest CT?"."""
    asked = asks_at(end, reading)
    return asked and any(m.first == start for m in reading.cues("interrogative"))


def _stands_behind_neither(study: NamedStudy, reading: Reading) -> bool:
    at = study.first - 1
    while at > 0 and reading.words[at].folded in _ARTICLES:
        at -= 1
    return any(m.last == at for m in reading.cues("neither", "both_denied"))


def _was_made_by_nobody(start: int, study: NamedStudy, reading: Reading) -> bool:
    """ "No one has done a chest CT": who did not stands before the verb, and the verb before the study."""
    before = [w.folded for w in reading.words[start : study.first]]
    made = max((at for at, word in enumerate(before) if word in _MADE), default=-1)
    if made < 0 or len(before) - made > _FEW or "," in before[made:] or ";" in before[made:]:
        return False  # "x-ray not done, bone scan next?"
    ahead = before[max(0, made - _FEW) : made]
    return bool(_NO_SUBJECT & set(ahead)) or any(pair == ("no", "one") for pair in pairwise(ahead))


def _is_open_behind(study: NamedStudy, reading: Reading) -> bool:
    """ "CT chest: not done", "PET still to be done"."""
    for cue in reading.cues("place_open"):
        gap = {w.folded for w in reading.words[study.last + 1 : cue.first]}
        if study.last < cue.first and gap <= _FILLERS and _tells_of_nothing_made(cue, reading):
            return True
    return False


def _tells_of_nothing_made(cue: Mention, reading: Reading) -> bool:
    """ "Not done", "never imaged"; "open" and "not" may be told of something else."""
    denied = cue.last > cue.first or reading.language == "zh"
    after = [w.folded for w in reading.words[cue.last + 1 : cue.last + 2]]
    return denied and (not after or not after[0].isalnum() or after[0] in ("yet", "so", "to"))


def nothing_seen_so_far(reading: Reading) -> list[Mention]:
    """ "I haven't looked at the lungs or anywhere else", "nobody has thought of metastases so far": the places not seen."""
    places = [m for m in reading.mentions if _is_afar(m)]
    return [m for m in places if _was_seen_by_nobody(m, reading)]


def _is_afar(mention: Mention) -> bool:
    away = mention.concept.facet == "target" and mention.concept.value != "local"
    return away or mention.concept.cue in ("distant", "means_spread")


def _was_seen_by_nobody(place: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, place.first)
    if _is_asked_whether(start, end, reading) or any(start <= m.first < end for m in reading.cues("unavailable", "wish")):
        return False
    before = [w.folded for w in reading.words[start : place.first]]
    looked = any(start <= m.first < place.first for m in reading.cues("been_seen", "looked_over", "seen_before"))
    denied = bool(_NO_SUBJECT & set(before)) or any(pair == ("no", "one") for pair in pairwise(before))
    neither = before[:1] == ["neither"] and any(place.last < m.first < end for m in reading.cues("been_seen", "looked_over"))
    return (denied and looked) or neither


def neither_here_nor_there(reading: Reading) -> Mention | None:
    """ "I haven't looked at the lungs or anywhere else": the place beside which the rest was not seen either."""
    for place in nothing_seen_so_far(reading):
        behind = [w.folded for w in reading.words[place.last + 1 : place.last + 2 + _FEW]]
        if behind[:1] != [] and behind[0] in _OR and _ELSE & set(behind[1:]):
            return place
    return next((m for m in reading.mentions if _is_named_with_the_body(m, reading)), None)


def _is_named_with_the_body(chest: Mention, reading: Reading) -> bool:
    """ "No imaging of the chest or body", "no chest or body imaging": neither was looked at."""
    if chest.concept.facet != "target" or chest.concept.value != "lung":
        return False
    start, end = sentence_at(reading, chest.first)
    before = [w.folded for w in reading.words[max(start, chest.first - _FEW) : chest.first]]
    behind = [w.folded for w in reading.words[chest.last + 1 : chest.last + 2 + _ONE_MORE]]
    other = bool({"body", "rest", "elsewhere", "bones"} & set(behind[1:]))
    joined = other and behind[0] in _OR | {"and", "/"}
    return joined and bool({"no", "without", "never"} & set(before)) and not asks_at(end, reading)


def never_looked_into(unclear: Mention, reading: Reading) -> bool:
    """ "Never been imaged or diagnosed": nothing was made that could have left it unclear."""
    for none in (m for m in reading.cues("unimaged") if m.first <= unclear.last and unclear.first <= m.last < unclear.last):
        behind = [w.folded for w in reading.words[none.last + 1 : unclear.last + 1]]
        if behind[0] in _OR and len(behind) == _ONE_MORE:
            return True
    return False
