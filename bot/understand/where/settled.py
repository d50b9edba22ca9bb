"""What is told of a place: that it has been seen to, or that it is still open; what is only hoped of it: `hoped_places.py`."""

from itertools import pairwise

from bot.understand.where.aforesaid import is_seen_too
from bot.understand.where.asked_fine import is_asked_to_be_fine
from bot.understand.where.excepted_list import is_left_out_with_others
from bot.understand.where.hoped_places import (
    BE,
    HOPED,
    hangs_on_if_not,
    is_asked_whether,
    is_awaited,
    is_to_be_made_sure_of,
    is_to_be_told,
    is_to_have_it,
    is_wished,
)
from bot.understand.where.left_for_later import is_left_for_later
from bot.understand.where.open_places import DENIALS, asks_for, ends_its_clause, is_open, right_behind
from bot.understand.where.ordered_out import is_ordered_out
from bot.understand.where.seen_together import is_seen_with_a_limb, told_as_seen
from bot.understand.where.void_places import holds_nothing, is_filed_as_done, is_not_ordered
from bot.understand.wording.disputed import is_disputed
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading

_STOPS = ".;:!?\n"
_OF_IT = (["the"], ["his"], ["her"])
_STILL = frozenset({"still"})
"""Between a place and what is asked of it."""
_CLEAR, _HAVING = {"clear", "clean", "normal", "unremarkable"}, {"has", "have", "had", "with", "showed", "show"}
_QUIET, _WITH = {"bland", "calm", "healthy", "pale", "quiet", "soft"}, {"with"}
_RELATIVE = {"that", "which", "who"}
_NOBODY = {"nobody", "none", "noone", "nothing"}
_AWAY = {"away", "other", "beyond", "outside", "remote", "distant"}
_SORTED = {"sorted", "settled", "dealt", "handled", "ticked", "covered", "care"}
"""Words for what is wished of a place as well as for what was done there: "I want the lungs sorted"."""
_FINDINGS = ("met", "nodul", "deposit", "spread", "lesion", "disease", "secondar")
"""How words of what may be found in a place begin."""
_HAD = {"was", "were", "been"}
_NEITHER = {"neither", "nor"}
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def is_settled(mention: Mention, reading: Reading) -> bool:
    """ "lungs clear", "chest already covered", "no lung metastases", "leave the chest for another day": that place is settled."""
    if is_disputed(mention, reading):
        return False
    aside = [cue for cue in reading.cues("set_aside") if not _is_within(cue, reading.cues("opens_place"))]
    aside = [cue for cue in aside if cue.words.casefold() != "leaves"]  # "that leaves the chest"
    if any(
        right_behind(cue, mention, reading) or _is_joined_to(cue, mention, reading) for cue in aside
    ):  # "it says nothing on the lungs" leaves them open
        return True
    if (
        is_ordered_out(mention, reading)
        or _is_left_to_others(mention, reading)
        or is_left_for_later(mention, reading)
        or _is_told_with_its_look(mention, reading)
        or holds_nothing(mention, reading)
        or is_filed_as_done(mention, reading)
    ):
        return True
    if is_not_ordered(mention, reading) or is_seen_too(mention, reading):
        return True
    if is_open(mention, reading) or _is_not_yet_seen(mention, reading) or is_asked_whether(mention, reading):
        return False
    if mention.concept.value == "local" and is_asked_to_be_fine(mention, reading):
        return False
    if _is_had_clear(mention, reading) or _is_kept_away_from(mention, reading):
        return True
    but = [c for c in reading.cues("complement") if right_behind(c, mention, reading)]  # "everything but the lungs"
    seen = [c for c in told_as_seen(reading) if any(right_behind(c, m, reading) for m in (mention, *but))]
    if any(c.words.casefold().startswith("having") for c in seen) or (seen and not asks_for(mention, reading)):
        return True  # "the PET covered bones and nodes", "having dealt with the nodes I want the lungs"
    if is_seen_with_a_limb(mention, reading):
        return True
    cues = reading.cues("cleared", "looked_over", *_of_a_place(mention, reading))
    return any(_clears(cue, mention, reading) for cue in cues) or (
        reading.negates(mention)
        and not hangs_on_if_not(mention, reading)
        and not is_to_be_made_sure_of(mention, reading)
        and not any(DENIALS & {w.folded for w in reading.words[c.first : c.last + 1]} for c in but)
    )  # "everything that is not lung"


def _is_joined_to(aside: Mention, place: Mention, reading: Reading) -> bool:
    """ "Not worried about a distant relapse or her lungs"."""
    gap = [w.folded for w in reading.words[aside.last + 1 : place.first]]
    return aside.last < place.first and len(gap) <= 2 * _NEAR and "or" in gap[1:] and not set(gap) & {*_STOPS, ","}


def _is_left_to_others(place: Mention, reading: Reading) -> bool:
    """ "The flap gets looked at elsewhere", "surgeons look after the bed": the look is read as a part of the place."""
    elsewhere = (m for m in reading.cues("cleared") if m.concept.id == "seen-elsewhere")
    if any(place.first < m.first <= place.last < m.last for m in elsewhere):
        return True
    others = any(m.first < place.first <= m.last < place.last for m in reading.cues("seen_before"))
    return others and not asks_for(place, reading)


def _is_told_with_its_look(place: Mention, reading: Reading) -> bool:
    """ "The scar is fine and was imaged": the look that was had is read as a part of the place."""
    told = {w.folded for w in reading.words[place.first : place.last]}
    looks = (m for m in reading.cues("looked_over") if place.first < m.first <= m.last == place.last)
    return bool(_HAD & told) and "be" not in told and any(looks) and not asks_for(place, reading)


def _is_kept_away_from(place: Mention, reading: Reading) -> bool:
    """ "Outside the lungs and away from the scar": the treated site is not meant."""
    away = [m for m in reading.cues("complement") if _AWAY & {w.folded for w in reading.words[m.first : m.first + 1]}]
    joined = any(_is_joined_to_the_excepted(place, m, reading) for m in reading.cues("complement", "all_but"))
    joined |= is_left_out_with_others(place, reading)
    return place.concept.value == "local" and (joined or any(right_behind(m, place, reading) for m in away))


def _is_joined_to_the_excepted(scar: Mention, but: Mention, reading: Reading) -> bool:
    """ "Everything except chest and scar"."""
    start, _ = sentence_at(reading, but.first)
    gap = [w.folded for w in reading.words[but.last + 1 : scar.first]]
    every = any(start <= m.first <= but.first for m in reading.cues("all_of_it"))
    return every and but.last < scar.first and len(gap) <= _NEAR + 1 and bool({"and", "or"} & set(gap))


def _is_had_clear(place: Mention, reading: Reading) -> bool:
    """ "She has clear lungs", "a patient with a clean scar": told of the place right before it, in whatever is asked."""
    start, _ = clause_at(reading, place.first)
    before = [w.folded for w in reading.words[max(start, place.first - _NEAR - 1) : place.first]]
    if not before or before[-1] not in _CLEAR | _QUIET:
        return False
    return bool(_WITH & set(before[:-1])) or (bool(_HAVING & set(before[-_NEAR:-1])) and not asks_for(place, reading))


def _is_not_yet_seen(place: Mention, reading: Reading) -> bool:
    """ "Neither the lungs nor the rest have been looked at", "nobody has looked at the chest"."""
    if nobody_looked(place, reading) or _was_none_made_of(place, reading):
        return True
    start, end = clause_at(reading, place.first)
    neither = _NEITHER & {w.folded for w in reading.words[start : place.first]}
    return bool(neither) and any(place.last < m.first < end for m in reading.cues("cleared", "looked_over"))


def _was_none_made_of(place: Mention, reading: Reading) -> bool:
    """ "No chest imaging to date", "no CT of the lungs so far"; "no lung imaging, please" asks for none."""
    start, end = sentence_at(reading, place.first)
    none = any(m.first < place.first <= m.last for m in reading.cues("unimaged"))
    denied = none or "no" in {w.folded for w in reading.words[max(start, place.first - _NEAR) : place.first]}
    imaging = any(m.first in (place.last + 1, place.first - 2, place.first - 1) for m in reading.cues("study_noun")) or none
    return denied and imaging and any(place.last < m.first < end for m in reading.cues("so_far"))


def nobody_looked(place: Mention, reading: Reading) -> bool:
    """ "Nobody has looked at the chest yet", "no one has imaged her lungs": who did not look stands before what was not seen."""
    start, _ = clause_at(reading, place.first)
    looks = [m for m in reading.cues("seen_before", "looked_over") if start < m.first and m.last < place.first]
    before = [w.folded for w in reading.words[max(start, looks[0].first - _NEAR - 1) : looks[0].first]] if looks else []
    no_one = any(pair == ("no", "one") for pair in pairwise([*before, reading.words[looks[0].first].folded])) if looks else False
    of_them = bool(_RELATIVE & set(before))  # "none of the scans that looked at the lungs"
    return (no_one or bool(_NOBODY & set(before))) and not of_them and place.first - looks[0].last <= _NEAR + 1


def _is_within(cue: Mention, others: list[Mention]) -> bool:
    return any(other.first <= cue.first and cue.last <= other.last and other.words != cue.words for other in others)


def _clears(cue: Mention, place: Mention, reading: Reading) -> bool:
    gap = [w.folded for w in reading.words[place.last + 1 : cue.first]]
    gap = gap[1:] if gap and gap[0] in (":", "=") else gap  # "Lungs: clear."
    gap = _without_an_aside(gap, place, reading)
    if cue.first <= place.last or len(gap) > _NEAR + 1 or set(gap) & set(_STOPS + ","):
        return False
    if cue.words.casefold() == "not seen" and not any(w.startswith(_FINDINGS) for w in place.words.casefold().split()):
        return False  # "lungs not seen: which scan?"; "lung mets not seen" is a result
    by_an_act = cue.concept.id == "cleared-by-an-act"
    if is_to_be_told(place, reading):
        return False
    sorted_out = by_an_act or bool(_SORTED & {w.folded for w in reading.words[cue.first : cue.last + 1]})
    if (sorted_out and is_wished(place, reading)) or (cue.concept.cue == "looked_over" and asks_for(place, reading)):
        return False
    if cue.concept.cue == "looked_over" and is_to_have_it(place, reading):
        return False
    if {"be", "to"} & set(gap) and (by_an_act or cue.concept.cue == "looked_over"):
        return False  # "chest imaging to be done" is a request
    after = reading.words[cue.last + 1 : cue.last + 2]
    if after and after[0].folded == "?" and (cue.concept.cue == "place_in_order" or _is_asked_alone(place, cue, reading)):
        return False  # "the lungs fine?" asks, and so does "her question: lungs clear?"
    over = ends_its_clause(cue, reading) or cue.words.casefold().endswith(" on")
    return over and not set(gap) & DENIALS and not is_awaited(place, reading)


def _is_asked_alone(place: Mention, cue: Mention, reading: Reading) -> bool:
    """ "Her question: lungs clear?", "lungs still clear?": nothing else in the clause, and no other place is named."""
    start, _ = clause_at(reading, place.first)
    alone = {w.folded for w in reading.words[start : place.first]} <= {
        "the",
        "her",
        "his",
        "are",
        "is",
        "their",
    } and {w.folded for w in reading.words[place.last + 1 : cue.first]} <= _STILL
    others = any(m.concept.facet == "target" and m.concept.value != place.concept.value for m in reading.mentions)
    return alone and cue.words.casefold() in _CLEAR and not others


def _without_an_aside(gap: list[str], place: Mention, reading: Reading) -> list[str]:
    """ "The thigh, including the scar, was normal", "the scar, on Tuesday, was normal": what is told behind the aside."""
    if gap[:1] != [","]:
        return gap
    if "," in gap[1:]:
        return gap[gap.index(",", 1) + 1 :]
    start, _ = sentence_at(reading, place.first)
    inside = any(w.folded == "," for w in reading.words[start : place.first])
    return gap[1:] if inside and set(gap[1:2]) & BE else gap


def _of_a_place(place: Mention, reading: Reading) -> tuple[str, ...]:
    """ "Lungs ok, elsewhere?": right behind a place, and of no study."""
    last = _end_of_those_joined(place, reading)
    beside = any(m.first == last + 1 for m in reading.cues("place_in_order"))
    start, _ = sentence_at(reading, place.first)
    wished = HOPED & {w.folded for w in reading.words[start : place.first]}  # "wants to be sure the lungs are clean"
    wished = wished if not wished <= {"know"} else wished - _known_outright(start, reading)
    clean = not wished and any(m.first == place.last + 1 for m in reading.cues("appearance_none"))  # "the chest is clean"
    return (*(("place_in_order",) if beside else ()), *(("appearance_none",) if clean else ()))


def _end_of_those_joined(place: Mention, reading: Reading) -> int:
    """The last word of "lungs and leg" in "lungs and leg fine"."""
    words, last = reading.words, place.last
    parts = [m for m in reading.mentions if m.concept.facet in ("site", "target")]
    while True:
        at = last + 1 + ([w.folded for w in words[last + 1 : last + 2]] == [","])
        at += [w.folded for w in words[at : at + 1]] in (["and"], ["&"], ["+"])
        joined = [
            m.last for m in parts if at > last + 1 and at <= m.first <= at + ([w.folded for w in words[at : at + 1]] in _OF_IT)
        ]
        if not joined:
            return last
        last = max(joined)


def _known_outright(start: int, reading: Reading) -> set[str]:
    """ "He knows his lungs are clean": told, where nothing stands before who knows."""
    return {"know"} if [w.folded for w in reading.words[start : start + 2]][1:] == ["know"] else set()
