"""What the words of a question ask, one cue at a time: whether a verb asks, and what is only told."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

OF_THE_DAY = frozenset({"glucose", "diabetes", "metformin", "breastfeeding"})
"""Facets that matter on the day of a scan."""
_HOW = (["how"], ["what"], ["which"], ["with", "what"], ["which", "study"], ["what", "study"], ["by", "what"], ["how", "best"])
"""What may ask behind the name of a place."""
_PARTS_A_HEAD = ([":"], ["-"], ["–"], [","], ["?"])
_ARTICLE = {"the", "her", "his", "and", "now"}
_THIS_TIME = set(
    "this year time now next again visit today too month week annually yearly meanwhile then only in 2026 2027 "  # noqa: SIM905
    "still to do be done are is outstanding open missing due left pending once twice a each every".split()
)
"""Between a place and the mark behind it: when it is to be looked at, or that it still is."""
_ONE = {"a", "an", "the", "another"}
_STILL_NEEDS = {"still need", "still needs"}
_TELLS_OF_A_CURE = frozenset({",", "not", ":", ";", "and"})
"""Before "cured" where it is told and not asked."""
_OPENERS, _ENDS = {"and", "or", "but", "so", "what", "which", "why", "how", "when", "where"}, {".", "?", "!", ";", "\n"}

_REPORTED = as_folded("ask asks asked wonders wonder wondered wants want inquires inquire enquires enquire")
_BOOKERS = {"to", "i", "we", "you", "they", "he", "she", "please", "should", "can", "must", "will", "shall", "could", "and"}
"""Words right before "schedule" where it is a verb."""
_WOULD, _SERVES, _FOR, _LEAD = (
    {"would", "will", "might", "could", "wont", "wouldnt"},
    {"do", "serve", "work", "suffice"},
    {"for", "too", "here"},
    3,
)
"""Words around a study of which it is asked whether it is good enough, what may follow them, and words from the first to it."""


def is_conditional(reading: Reading) -> bool:
    """ "And if that is negative?" asks for what comes after, not for the study."""
    return any(
        {"if", "when", "after"} & {w.folded for w in reading.words[m.first : m.last + 1]} for m in reading.cues("ask_next")
    )


def is_told_as_treatment(cue: Mention, reading: Reading) -> bool:
    """ "Cured in 2018", "2019, cured" tell what was done, where "can it be cured?" asks."""
    before = reading.words[cue.first - 1].folded if cue.first else ""
    if cue.words.casefold() == "cured" and before in _TELLS_OF_A_CURE:
        return True
    return any(m.concept.facet == "treatment" and m.first <= cue.first and cue.last <= m.last for m in reading.mentions)


def still_needs(cue: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "Chest CT is negative, does he still need a PET?": a study is asked about by its name, and nothing was found."""
    needed = {s.first for s in studies if s.status == "asked"}
    behind = cue.last + 1 + (reading.words[cue.last + 1 : cue.last + 2] != () and reading.words[cue.last + 1].folded in _ONE)
    _, end = sentence_at(reading, cue.first)
    asks = cue.words.casefold() in _STILL_NEEDS and behind in needed and asks_at(end, reading)
    return asks and not reading.affirmed("finding", "lung_finding", "hot_spot")


def only_ends_in_what(reading: Reading) -> bool:
    """ "Rest of the body bar the chest - what": the word that asks stands last, for the study."""
    words = [i for i, w in enumerate(reading.words) if not w.is_mark]
    return all(m.last == words[-1] and m.words.casefold() in ("what", "which") for m in reading.cues("wh"))


def others_ask(reading: Reading) -> bool:
    """ "Mom asks how often he'll be followed afterwards - told her later.": another's question, which is not put to us."""
    for often in reading.cues("ask_often"):
        start, end = sentence_at(reading, often.first)
        before = [w.folded for w in reading.words[start : often.first]]
        kin = any(start <= m.first < often.first for m in reading.cues("kin", "patient", "family_history"))
        asked = asks_at(end, reading)
        if asked or not (kin and _REPORTED & set(before)):
            return False
    return True


def is_of_the_interval(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "Interval CT chest?": one made meanwhile; "what interval?" and "surveillance interval, CT chest" ask how often."""
    starts = {s.first for s in studies} | {m.first for m in reading.cues("study_noun")}
    asked = {m.last + 1 for m in reading.mentions if m.concept.cue == "wh" or m.concept.facet == "purpose"}
    often = reading.cues("ask_often")
    return bool(often) and all(m.words.casefold() == "interval" and m.last + 1 in starts and m.first not in asked for m in often)


def asks_the_dose_too(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "Which study for the lungs? And its radiation dose?": what is asked behind, of the study that is asked for before."""
    for dose in reading.cues("ask_radiation", "ask_rrl", "ask_dose"):
        start, end = sentence_at(reading, dose.first)
        open_one = asks_at(end, reading)
        own = any(start <= m.first < end for m in reading.cues("ask_study", "ask_compare"))
        if start and open_one and not (own or studies):
            return True
    return False


def keeps_a_schedule(reading: Reading) -> bool:
    """ "On the usual schedule": told of a patient, and not asked."""
    kept = [m for m in reading.mentions if m.concept.id in ("on-schedule", "recurrence-free")]  # "a tumour-free interval"
    told = [m for m in reading.cues("ask_often") if not (_heads_an_entry(m, reading) or _is_to_be_booked(m, reading))]
    return all(any(k.first <= m.first <= k.last for k in kept) for m in told)


def _heads_an_entry(often: Mention, reading: Reading) -> bool:
    """ "Interval: new groin pain.": what has happened meanwhile; "interval: 6 or 12 months?" asks."""
    start, end = sentence_at(reading, often.first)
    behind = [w.folded for w in reading.words[often.last + 1 : often.last + 2]]
    opens = often.first == start or reading.words[often.first - 1].folded in ("]", ")", "|")
    return opens and often.words.casefold() == "interval" and behind == [":"] and not asks_at(end, reading)


def _is_to_be_booked(often: Mention, reading: Reading) -> bool:
    """ "Which imaging do I schedule?", "please schedule the right scan": to book it; "what schedule?" asks how often."""
    before = {w.folded for w in reading.words[max(0, often.first - 1) : often.first]}
    start, _ = sentence_at(reading, often.first)
    how = any(w.folded == "how" for w in reading.words[start : often.first])
    return often.words.casefold() == "schedule" and bool(before & _BOOKERS) and not how


def told_apart(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "Type 2 diabetes. Shall I book a PET/CT?": told in a sentence that asks nothing and names no study."""
    for mention in (m for m in reading.mentions if m.concept.facet in OF_THE_DAY):
        start, end = sentence_at(reading, mention.first)
        asks = asks_at(end, reading)
        if asks or any(start <= s.first < end for s in studies):
            return False
    return True


def verb_asks(verb: Mention, reading: Reading) -> bool:
    """A verb asks if it opens a clause, or if its sentence ends in a question mark: "I would be grateful" asks nothing."""
    before = reading.words[verb.first - 1] if verb.first else None
    if before is None or before.is_mark or before.folded in _OPENERS:
        return True
    rest = (w.folded for w in reading.words[verb.last + 1 :] if w.folded in _ENDS)
    return next(rest, "") == "?"


def would_do(study: NamedStudy, reading: Reading) -> bool:
    """ "Would plain films do, cheaper as they are?", "will an ultrasound serve": whether it is good enough is asked."""
    before = {w.folded for w in reading.words[max(0, study.first - _LEAD) : study.first]}
    behind = reading.words[study.last + 1 : study.last + 3]
    ends = len(behind) < 2 or behind[1].is_mark or behind[1].folded in _FOR
    return bool(_WOULD & before and behind) and behind[0].folded in _SERVES and ends


def noun_outside_names(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "Which scan?": a word for a study that is no part of a study's name."""
    nouns = [m for m in reading.cues("study_noun") if not any(s.first <= m.first <= s.last + 1 for s in studies)]
    of_the_day = reading.cues("ask_preparation", "ask_technique")  # "gym before pet scan", "minutes between FDG jab and scan"
    return any(not any(d.first < m.first <= d.last + 1 for d in of_the_day) for m in nouns)


def asks_of_the_document(reading: Reading) -> bool:
    """ "Who publishes this?", "which edition is that from?", "what is that disagreement thing?"."""
    talks = reading.cues("wh") and reading.cues("rating_talk") and reading.cues("domain")
    return bool(reading.cues("about_the_document") or talks)


def has_substance(reading: Reading) -> bool:
    """ "A speech for our head of department, she likes sailing": a part of the body, or who somebody is, asks for nothing."""
    asks = any(w.folded == "?" for w in reading.words)
    facets = any(m.concept.facet and (asks or m.concept.facet != "sex") for m in reading.mentions)
    return (
        facets
        or asks_of_the_document(reading)
        or any(m.concept.study.keys() - {"region"} or m.concept.cue == "domain" for m in reading.mentions)
    )


def is_listed_beside(reading: Reading) -> bool:
    """ "T2DM metformin 1g bd. Remaining question: distant deposits.": a drug in a list, before the place asked for."""
    drugs = [m for m in reading.mentions if m.concept.facet in OF_THE_DAY]
    told = reading.cues("ask_preparation")
    places = [m.first for m in reading.mentions if m.concept.facet == "target"]
    for cue in told:
        _, end = sentence_at(reading, cue.first)
        listed = any(d.first <= cue.first and cue.last <= d.last for d in drugs) and not asks_at(end, reading)
        if not (listed and any(at > end for at in places)):
            return False
    return bool(told)


def adds_a_study(cue: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "Add FDG-PET/CT?", "should we add a chest CT": what is to be made as well; "what does PET/CT add?" asks for its worth."""
    behind = [s for s in studies if cue.last < s.first <= cue.last + 2]
    gap = {w.folded for w in reading.words[cue.last + 1 : behind[0].first]} if behind else set()
    return bool(behind) and cue.words.casefold() == "add" and gap <= _ONE


def heads_its_question(place: Mention, reading: Reading) -> bool:
    """ "PET clean outside the lungs. Lungs: how?": a place, and nothing but a word that asks behind it."""
    start, end = sentence_at(reading, place.first)
    behind = [w.folded for w in reading.words[place.last + 1 : end]]
    while behind and behind[0] in _THIS_TIME:
        behind.pop(0)
    before = {w.folded for w in reading.words[start : place.first]}
    return before <= _ARTICLE and behind[:1] in _PARTS_A_HEAD and behind[1:] in _HOW and asks_at(end, reading)


def places_head_it(reading: Reading) -> bool:
    """ "Bones this year: how?", "The femur now - with what?": nothing else asks."""
    heads = [m for m in reading.mentions if m.concept.facet in ("target", "site") or m.concept.cue == "bone_reply"]
    heads += [m for m in reading.cues("domain") if m.words.casefold() == "skeleton"]
    headed = [sentence_at(reading, m.first) for m in heads if heads_its_question(m, reading)]
    return bool(headed) and all(any(a <= m.first < b for a, b in headed) for m in reading.cues("wh", "ask_property"))


def does_about_a_place(reading: Reading) -> bool:
    """ "What do I do about the operation bed itself?": a study of it is asked for; "... about the metformin?" asks for none."""
    places = [m for m in reading.mentions if m.concept.facet == "target"]
    gaps = (
        [w for w in reading.words[c.last + 1 : m.first]] for c in reading.cues("do_about") for m in places if c.last < m.first
    )
    return any(len(gap) <= _LEAD and not any(w.is_mark for w in gap) for gap in gaps)
