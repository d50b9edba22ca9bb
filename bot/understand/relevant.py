"""What of a text is about this patient and this request: other illnesses, titles of documents and old requests are not."""

from dataclasses import replace
from itertools import pairwise

from bot.understand.illness.kin import has_a_patient, is_called_by_kin, is_told_of_kin
from bot.understand.illness.kins_illness import tells_of_the_patient_again
from bot.understand.illness.stories import is_musculoskeletal, one_tumour
from bot.understand.illness.titles import is_in_a_heading
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import is_year

_KNOWN_SPREAD = "metastatic-known"
"""What is known of the disease, in whatever sentence: "Known lung metastases. Follow-up?"."""
_LASTING = {"contrast_excluded", "tracer_excluded", "cannot_have", "implant", "mri_possible", "claustrophobia", "renal_function"}
_OWN = {"my", "our", "own", "mein", "meine", "meiner", "unser", "unsere", "mi", "mon", "ma", "minha", "meu", "mia", "mio"}
_REASON = {"the", "a", "main", "only", "one", "also", "reason", "why"}
_THIS, _IS = {"this", "that", "which"}, {"is", "was"}
_TOLD = {"was", "were", "then", "showed", "had"}
_THEN = {("that", "time"), ("the", "time"), ("back", "then")}
_RESPONSE = {"restaging", "treatment_response"}
_AFTERWARDS = {"surveillance", "restaging", "treatment_response"}
_DATED, _YEAR = 2, 4
"""Words from staging to the year of it, and figures of one."""
NOTE = 80
"""Words from which on a text is a note whose history asks nothing."""


def of_the_patient(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """The mentions without those that tell of something else than the tumour and the request at hand."""
    return _asked_for(one_tumour(mentions, reading), reading)


def of_somebody(reading: Reading) -> list[Mention]:
    """The words that speak of a patient; "we have 40 minutes" tells of the time there is."""
    slots = reading.cues("slot_told")
    told = [m for m in reading.cues("patient") if m.words.casefold() != "patients"]  # "in sarcoma patients": of nobody
    told += reading.cues("other_operation")  # "tonsillectomy 2020. CT thorax needed?"
    return [m for m in told if not any(s.first <= m.first and m.last <= s.last for s in slots)]


def is_of_kin(mention: Mention, reading: Reading) -> bool:
    """ "Her father died of lung metastases": told of somebody else."""
    start, _ = sentence_at(reading, mention.first)
    kin = [m for m in reading.cues("family_history") if start <= m.first and m.last < mention.first]
    return bool(kin) and is_history(mention, reading)


def is_left_open(why: Mention, reading: Reading) -> bool:
    """ "No idea why", "dunno what for", "this is the reason why she is nervous": told, and not asked."""
    start, end = sentence_at(reading, why.first)
    before = [w.folded for w in reading.words[start : why.first]]
    while before and before[-1] in _REASON:
        before.pop()
    asked = asks_at(end, reading)
    gives = why.concept.cue == "ask_why" and before[-1:] != [] and before[-1] in _IS and before[-2:-1] != []
    gives = gives and before[-2] in _THIS and not asked
    return gives or any(cue.last + 1 == why.first for cue in reading.cues("unsure"))


def of_the_request(reading: Reading) -> Reading:
    """A long note with only the mentions from the sentence on that asks; a short text as it is."""
    if len(reading.words) < NOTE:
        return reading
    asks = [m.first for m in reading.cues("ask_study")]
    start, _ = sentence_at(reading, max(asks)) if asks else _asking_sentence(reading)
    told = tuple(m for m in reading.mentions if m.first >= start)
    return replace(reading, mentions=told) if start < len(reading.words) else reading


def is_history(mention: Mention, reading: Reading) -> bool:
    """In a list of past illnesses, up to the end of the sentence; what a patient cannot have once is so for good."""
    lasting = mention.concept.facet in _LASTING
    for cue in reading.cues("family_history", *(() if lasting else ("past_history",))):
        if cue.concept.cue == "family_history" and cue.first <= mention.first and mention.last <= cue.last:
            return True  # "her sister was operated for": told inside the words
        gap = reading.words[cue.last + 1 : mention.first]
        asked_for = is_of_the_patient_at_hand(cue, reading)  # "my father has a sarcoma"
        asked_for |= tells_of_the_patient_again(cue, mention, reading)
        if cue.last < mention.first and not asked_for and not any(w.folded in ".;!?\n" for w in gap):
            return not _is_the_matter(cue, reading)
    return is_told_of_kin(mention, reading)


def is_of_the_patient_at_hand(told: Mention, reading: Reading) -> bool:
    """ "My own son has just been diagnosed with ...": a relative of who asks, and the patient."""
    own = told.first > 0 and reading.words[told.first - 1].folded in _OWN
    behind = [w.folded for w in reading.words[told.last + 1 : told.last + 1 + _DATED]]
    return own or is_called_by_kin(told, reading) or _is_of_a_friend(told, reading) or has_a_patient(told, behind)


def _is_of_a_friend(told: Mention, reading: Reading) -> bool:
    """ "A friend's daughter has just been found to have a chondrosarcoma": new, and of nobody else is anything told."""
    start, end = sentence_at(reading, told.first)
    friend = any(m.last == told.first - 1 and start <= m.first for m in reading.cues("kin"))
    new = any(m.concept.id == "new-diagnosis" and start <= m.first < end for m in reading.mentions)
    others = any(is_musculoskeletal(m) and not start <= m.first < end for m in reading.mentions)
    return friend and new and not others


def _is_the_matter(history: Mention, reading: Reading) -> bool:
    """ "PMH osteosarcoma of the tibia, resected. Local surveillance?": no other tumour or lump is spoken of."""
    if history.concept.cue == "family_history" or reading.affirmed("lump"):
        return False
    start, end = sentence_at(reading, history.first)
    ours = [start <= m.first < end for m in reading.mentions if is_musculoskeletal(m)]
    return bool(ours) and all(ours)


def _asked_for(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Of several purposes the one in the sentence that asks; staging that a treated patient had once is history."""
    told = [m for m in mentions if m.concept.facet == "purpose"]
    if any(m.concept.cue != "hint" for m in told):  # "asymptomatic" hints at surveillance only where nothing else is said
        mentions = [m for m in mentions if m.concept.facet != "purpose" or m.concept.cue != "hint"]
    purposes = [m for m in told if m.concept.how == "said"]
    treated = any(m.concept.facet == "treatment" and m.concept.value in ("done", "ongoing") for m in mentions)
    done = any(m.concept.facet == "treatment" and m.concept.value == "done" for m in mentions)
    past = _left_behind(told, reading) if done else []
    mentions, purposes = [m for m in mentions if m not in past], [m for m in purposes if m not in past]
    headed = [m for m in purposes if is_in_a_heading(m, reading)]
    if treated and len(headed) < len(purposes):
        purposes = [m for m in purposes if m not in headed]
        mentions = [m for m in mentions if m not in headed]
    first, last = _asking_sentence(reading)
    returns = reading.affirmed("local_recurrence", "recurrence")
    if treated and not any(first <= m.first <= last for m in (*purposes, *returns)):
        first, last = _sentence_of_the_task([*purposes, *returns], reading) or (first, last)
    asked = [m for m in purposes if first <= m.first <= last]
    sought = [m for m in returns if first <= m.first <= last]
    if asked:
        gone = [m for m in purposes if m not in asked and m.concept.id != _KNOWN_SPREAD and not _waits_for_a_name(m, mentions)]
    elif sought and treated:  # "a good response in 2022. Which imaging looks for a recurrence there?"
        gone = [m for m in purposes if m.concept.value in _RESPONSE]
    else:
        later = max((m.first for m in purposes if m.concept.value in _AFTERWARDS), default=-1)
        staging = [m for m in purposes if treated and m.concept.value == "initial_staging"]
        gone = [m for m in staging if m.first < later or _is_told_as_past(m, reading)]
    return [m for m in mentions if m not in gone]


def _left_behind(told: list[Mention], reading: Reading) -> list[Mention]:
    """ "95 percent necrosis. ... No recurrence suspected", "no chemotherapy. ... No lump": what a treated patient is past."""
    calm = max((m.last for m in reading.cues("unsuspected")), default=-1)
    followed = any(m.concept.value in _AFTERWARDS and m.concept.cue != "hint" for m in told) and len(reading.words) >= NOTE
    response = [m for m in told if m.concept.value in _RESPONSE and m.last < calm]
    return response + [m for m in told if followed and m.concept.value == "initial_staging" and m.concept.how == "implied"]


def _sentence_of_the_task(told: list[Mention], reading: Reading) -> tuple[int, int] | None:
    """ "He is due for a check of the scar. ... Which scan?": in a note, where a purpose is told last and not as past."""
    present = [m for m in told if m.concept.facet != "purpose" or m.concept.value in _AFTERWARDS]
    present = [m for m in present if not _is_told_as_past(m, reading)] if len(reading.words) >= NOTE else []
    return sentence_at(reading, max(m.first for m in present)) if present else None


def _waits_for_a_name(purpose: Mention, mentions: list[Mention]) -> bool:
    """ "The specimen is with the pathologist. Should I book staging?": nothing else that is told gives the diagnosis."""
    if purpose.concept.value != "undiagnosed_lesion" or purpose.concept.id not in ("not-sampled", "undiagnosed"):
        return False
    named = ("biopsy", "treatment")
    return not any(m.concept.facet in named and m.concept.value in ("done", "ongoing") for m in mentions)


def _is_told_as_past(mention: Mention, reading: Reading) -> bool:
    """ "Staging at that time was clear", "he was then staged", "staged 2019"."""
    start, end = sentence_at(reading, mention.first)
    behind = [w.folded for w in reading.words[mention.last + 1 : min(end, mention.last + 1 + _DATED)]]
    if any(len(word) == _YEAR and word.isdigit() and word.startswith("20") for word in behind):
        return True
    words = [w.folded for w in reading.words[start:end]]
    dated = (
        words[:1] == ["in"] and is_year(words[1] if words[1:] else "") and not asks_at(end, reading)
    )  # "in 2020 we staged, gave MAP"
    return dated or bool(_TOLD & set(words)) or any(pair in _THEN for pair in pairwise(words))


def _asking_sentence(reading: Reading) -> tuple[int, int]:
    """First and last word of the last sentence that asks for something; behind the text if nothing does."""
    asks = [m.first for m in reading.cues("ask_study", "ask_appropriate", "ask_rating", "study_noun")]
    asks += [max(0, i - 1) for i, w in enumerate(reading.words) if w.folded == "?"]
    asks += [m.first for m in reading.mentions if m.concept.id == "staging-request"]  # "stage him", with no question mark
    return sentence_at(reading, max(asks)) if asks else (len(reading.words), len(reading.words))
