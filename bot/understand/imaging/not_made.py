"""Studies that a note tells have not been made so far: they are neither asked about nor out of reach."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_NO = {"no", "nil", "without"}
_AT_HAND = {"ct", "radiography", "us"}
"""What every hospital has: a list that begins with "no" and holds one of these tells what was not made."""
_BUT, _BUT_REACH = {"but", "except", "bar", "beyond"}, 4
"""Words before the one study that was made, and how far before it "nothing" stands at most."""
_GOES_ON = {"and", "or", "nor", "yet"}
_LIST = {",", "or", "nor", "and", "no", "chest", "of", "the", "yet", "either", "&", "/"}


def not_made(studies: Sequence[NamedStudy], reading: Reading) -> set[int]:
    """ "No chest CT, no PET, no bone scan to date"; "no PET here" and "no MRI possible" are no such lists."""
    found: set[int] = set()
    for number, study in enumerate(studies):
        start, end = sentence_at(reading, study.first)
        listed = [n for n, s in enumerate(studies) if start <= s.first < end and not _is_all_there_is(s, reading)]
        if number in found or number not in listed:
            continue
        listed = listed[listed.index(number) :]
        if _is_left_out(study, studies[:number], reading):
            found.add(number)
            continue
        opens = any(w.folded in _NO for w in reading.words[max(start, study.first - 2) : study.first])
        all_but = any(start <= s.first < end and _is_all_there_is(s, reading) for s in studies)
        barred = (
            any(start <= m.first < end for m in reading.cues("unavailable", "whereabouts", "obstacle", "wish")) and not all_but
        )
        if opens and not barred and _is_a_list([studies[n] for n in listed], reading):
            told = any(studies[listed[-1]].last < m.first < end for m in reading.cues("so_far"))
            opening = (
                study.first - start <= 1 or reading.words[study.first - 2].folded == ":"
            )  # "nothing so far: no X-ray, no MRI"
            told = told or (len(listed) == 1 and _is_one_of_what_is_to_come(study, reading))
            several = len(listed) > 1 and (opening or all_but)
            if told or (several and any(studies[n].parts["modality"] in _AT_HAND for n in listed)):
                found.update(listed)
    return found


def all_there_is(studies: Sequence[NamedStudy], reading: Reading) -> set[int]:
    """ "We have nothing yet beyond the MRI of the shin": the one that was made; "she accepts nothing but MRI" tells none."""
    only = {n for n, s in enumerate(studies) if _is_all_there_is(s, reading)}
    return {n for n in only if any(_are_of_it(studies[n], m, reading) for m in reading.cues("so_far", "none_of_it"))}


def _are_of_it(study: NamedStudy, naught: Mention, reading: Reading) -> bool:
    """ "So far", "to date" in its sentence, or "have nothing" before it."""
    start, end = sentence_at(reading, study.first)
    wished = any(start <= m.first < end for m in reading.cues("wish", "unavailable", "ask_study"))
    told = naught.concept.cue == "so_far" or naught.words.casefold().startswith("have ")
    return told and start <= naught.first < end and not wished


def _is_left_out(study: NamedStudy, before: Sequence[NamedStudy], reading: Reading) -> bool:
    """ "PET on Wednesday without the chest CT: clean": another study was made without this one."""
    start, _ = sentence_at(reading, study.first)
    words = [w.folded for w in reading.words[max(start, study.first - 2) : study.first]]
    return words == ["without", "the"] and any(s.first >= start for s in before)


def _is_all_there_is(study: NamedStudy, reading: Reading) -> bool:
    """ "Nothing but the local MRI", "nothing except an ultrasound"."""
    before = [w.folded for w in reading.words[max(0, study.first - _BUT_REACH) : study.first]]
    return "nothing" in before and bool(_BUT & set(before[before.index("nothing") :]))


def _is_one_of_what_is_to_come(study: NamedStudy, reading: Reading) -> bool:
    """ "Biopsy not done yet, no MRI": a bare denial that ends its clause, beside something else that has not been done."""
    start, end = sentence_at(reading, study.first)
    behind = reading.words[study.last + 1 : study.last + 2]
    bare = not behind or behind[0].is_mark or behind[0].folded in _GOES_ON
    waits = [m for m in reading.cues("so_far", "not_sampled", "unimaged", "place_open") if start <= m.first < end]
    others = [m for m in waits if not m.first <= study.last <= m.last]
    return bare and any(m.last < study.first - 1 or m.first > study.last for m in others)


def _is_a_list(studies: Sequence[NamedStudy], reading: Reading) -> bool:
    """Nothing but the marks and words of a list between the names."""
    gaps = [reading.words[one.last + 1 : two.first] for one, two in pairwise(studies)]
    return all({w.folded for w in gap} <= _LIST for gap in gaps)
