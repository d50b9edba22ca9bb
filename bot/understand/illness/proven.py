"""The last word of pathology: a name that was only thought of, or stands on a request, gives way to the one that was proven."""

from bot.understand.illness.last_word import is_quoted
from bot.understand.illness.sampled_at import behind_its_place_and_day
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_NEAR, _BEHIND = 3, 6
"""Words between a name and what tells that it was only thought of, at most."""
_COPULAS = {"has", "have", "been", "was", "were", "is", "are", "be", "not", "cannot", "can", "could", "now", "since"}
_VERBS, _ARTICLES = {"request", "order"}, {"the", "this", "that", "a", "an", "old", "first", "original", "whose"}
_EITHER = {"or", "versus", "vs"}
_CONFIRMED = as_folded("confirmed confirms confirm proven proved established settled")
_SELF = {"i", "myself", "me", "own", "mine", "my"}
"""Words that turn from a relative to who is asking."""
_LOOKED_AT = {"on", "by", "per", "at", "in"}
_FORMERLY = {"initially", "first", "originally", "had", "earlier", "before", "previously", "once", "was"}
_BACK = 2
_DOUBTS = ("doubt", "doubt_behind", "fear", "maybe", "suspicion", "unsure")
_WAITING = {"await", "awaited", "awaiting", "pending", "until", "if", "once", "should", "planned"}


def without_the_overruled(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "First thought to be a chondrosarcoma; biopsy: plasma cells, myeloma confirmed": the proven name alone."""
    names = [m for m in mentions if m.concept.facet == "histology" or is_what_it_was(m, reading)]
    thought = [
        m for m in names if is_only_thought(m, reading) or _was_revised(m, names, reading) or _is_of_own_kin(m, names, reading)
    ]
    proven = [m for m in names if m not in thought and is_proven(m, reading)]
    if not proven:
        return mentions
    last = proven[-1]
    gone = [m for m in thought if _gives_way(m, last, reading)]
    if _is_ours(last):  # "benign tumour suspected; biopsy: MPNST"
        benign = [m for m in mentions if m.concept.facet == "behaviour" and m.concept.value == "benign" and m.first < last.first]
        gone += [m for m in benign if is_only_thought(m, reading)]
    else:
        gone += [m for m in names if m not in proven and _is_answered_by(last, m, mentions, reading)]
        gone += [m for m in mentions if m.concept.value == "undiagnosed_lesion" and m.first < last.first]
        gone += [m for m in mentions if m.concept.facet == "behaviour" and any(m.last + 1 == name.first for name in gone)]
    return [m for m in mentions if m not in gone]


def _is_answered_by(proven: Mention, name: Mention, mentions: list[Mention], reading: Reading) -> bool:
    """ "Clinical diagnosis: sarcoma of the thigh. Pathology: lipoma": a name nobody has proven or treated, and the sample.

    A sample of some other place, "a mole, biopsied: naevus", answers nothing.
    """
    start, end = sentence_at(reading, name.first)
    told = [m for m in mentions if m.concept.facet in ("treatment", "biopsy") and m.concept.value in ("done", "ongoing")]
    treated = any(m.concept.facet == "treatment" for m in told)
    settled = any(start <= m.first < end and m.first < proven.first - _BEHIND for m in told) or bool(reading.cues("new"))
    settled |= any(m.first < name.first and m.concept.id == "new-diagnosis" for m in mentions)
    first, _ = sentence_at(reading, proven.first)
    samples = [m.first for m in reading.mentions if _tells_of_a_sample(m) and max(first, name.last) <= m.first]
    places = [m for m in reading.mentions if m.concept.facet == "site" or m.concept.cue in ("lump", "finding")]
    elsewhere = any(max(first, name.last + 1) <= m.first < proven.first and m.concept.facet == "site" for m in places)
    return name.last < proven.first and bool(samples) and not (treated or settled or elsewhere or _is_dated_apart(name, reading))


def _is_dated_apart(name: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, name.first)
    return any(is_year(w.folded) for w in reading.words[start:end])


def is_what_it_was(ailment: Mention, reading: Reading) -> bool:
    """ "The final diagnosis is chronic osteomyelitis": no tumour at all; a thyroid nodule told beside one is another story."""
    if ailment.concept.facet != "condition":
        return False
    start, _ = sentence_at(reading, ailment.first)
    words = [m for m in reading.cues("final_word", "turned_out") if start <= m.first < ailment.first]
    results = [m for m in reading.mentions if _is_a_result(m) and 0 < ailment.first - m.last <= _BACK]  # "core: an abscess"
    return bool(words or results) or _is_what_a_lump_is(ailment, start, reading)


def _is_what_a_lump_is(ailment: Mention, start: int, reading: Reading) -> bool:
    """ "Needle says the calf lump is only an old haematoma": a sample and a lump before it, in its sentence."""
    lumps = [m for m in reading.cues("lump") if start <= m.first < ailment.last]
    sampled = [m for m in reading.mentions if start <= m.first < ailment.first and (_is_a_result(m) or m.concept.cue == "sample")]
    named = any(m.concept.facet == "histology" and start <= m.first < ailment.first for m in reading.mentions)
    return bool(lumps and sampled) and not named


def _is_a_result(mention: Mention) -> bool:
    return mention.concept.facet == "biopsy" and mention.concept.value == "done"


def _was_revised(name: Mention, names: list[Mention], reading: Reading) -> bool:
    """ "Read as leiomyosarcoma. Revised to nodular fasciitis": another name stands right behind words of a revision."""
    if any(0 < name.first - m.last <= _BACK for m in reading.cues("revised_from")):
        return True  # "amended from UPS to lipoma"
    cues = [m for m in reading.cues("revised_to") if name.last < m.first]
    return any(0 < m.first - cue.last <= _NEAR and m.concept != name.concept for cue in cues for m in names)


def _is_of_own_kin(name: Mention, names: list[Mention], reading: Reading) -> bool:
    """ "My mother had a liposarcoma; I am told that my own biopsy shows breast cancer": the asker's kin, then the asker."""
    start, _ = sentence_at(reading, name.first)
    kin = any(start <= m.first and m.last < name.first for m in reading.cues("family_history", "kin"))
    behind = [m for m in names if m.first > name.last and m.concept != name.concept]
    return kin and any(_SELF & {w.folded for w in reading.words[name.last + 1 : m.first]} for m in behind)


def _gives_way(name: Mention, proven: Mention, reading: Reading) -> bool:
    return name.concept != proven.concept and (
        name.first < proven.first
        or _is_on_a_request(name, reading)
        or (is_quoted(name, reading) and _is_ours(name))
        or _is_excluded(name, reading)
        or _was_thought_formerly(name, reading)
    )


def _was_thought_formerly(name: Mention, reading: Reading) -> bool:
    """ "Biopsy: plasmacytoma. Initially suspected Ewing": told behind, of what was before."""
    cues = [m for m in reading.cues("at_first", "doubt", "only_thought", "fear") if 0 < name.first - m.last <= _NEAR]
    return any(_FORMERLY & {w.folded for w in reading.words[max(0, m.first - _BACK) : m.last + 1]} for m in cues)


def _is_ours(name: Mention) -> bool:
    implied = name.concept.implies
    foreign = "origin" in implied and "musculoskeletal" not in implied["origin"]
    return not foreign and name.concept.facet == "histology" and implied.get("behaviour") != ("benign",)


def is_proven(name: Mention, reading: Reading) -> bool:
    """ "The specimen shows a lipoma", "final diagnosis: squamous cell carcinoma", "multiple myeloma is confirmed"."""
    start, end = sentence_at(reading, name.first)
    start = max((i + 1 for i in range(start, name.first) if reading.words[i].folded == ";"), default=start)
    if reading.negates(name) or any(is_year(w.folded) for w in reading.words[start:end]):
        return False
    if _WAITING & {w.folded for w in reading.words[start : name.first]}:
        return False
    sampled = any(start <= m.first < name.first for m in reading.mentions if _tells_of_a_sample(m))
    behind = {w.folded for w in reading.words[name.last + 1 : min(end, name.last + 1 + _NEAR)]}
    return sampled or bool(_CONFIRMED & behind) or _is_seen_in_a_sample(name, reading)


def named_by_a_sample(reading: Reading) -> list[Mention]:
    """ "Core needle taken last week, result osteosarcoma", "mass, bx synovial sarcoma": malignant names that nobody doubts."""
    names = [m for m in reading.mentions if m.concept.facet == "histology"]
    names = [m for m in names if "malignant" in m.concept.implies.get("behaviour", ())]
    told = [] if reading.cues("not_sampled") else [m for m in names if is_proven(m, reading)]
    return [m for m in told if not (is_only_thought(m, reading) or _is_doubted(m, reading))]


def named_right_behind(reading: Reading) -> list[Mention]:
    """ "Mass, bx synovial sarcoma", "path: UPS": names with nothing but a mark between them and the sample that gave them."""
    ends = {m.last for m in reading.mentions if _tells_of_a_sample(m)}
    return [m for m in named_by_a_sample(reading) if behind_its_place_and_day(m, reading) in ends]


def _is_doubted(name: Mention, reading: Reading) -> bool:
    """ "Biopsy: probably sarcoma"; what was feared before the sample, "knee pain since May, biopsy: sarcoma", is answered."""
    start, end = sentence_at(reading, name.first)
    start = max((m.first for m in reading.mentions if start < m.first < name.first and _tells_of_a_sample(m)), default=start)
    return any(start <= m.first < end and m.words != "?" for m in reading.cues(*_DOUBTS))


def _is_seen_in_a_sample(name: Mention, reading: Reading) -> bool:
    """ "It is nodular fasciitis on core biopsy", "lipoma (biopsy)"."""
    lead = [w.folded for w in reading.words[name.last + 1 : name.last + 2]]
    at = name.last + 1
    within = bool(lead) and lead[0] in {*_LOOKED_AT, "("}
    return within and any(_tells_of_a_sample(m) and at <= m.first <= at + _BACK for m in reading.mentions)


def _tells_of_a_sample(mention: Mention) -> bool:
    concept = mention.concept
    done = concept.facet == "biopsy" and concept.value == "done"
    return done or concept.cue in ("sample", "pathology", "final_word", "turned_out") or concept.study.get("modality") == "biopsy"


def _tells_of_a_sample_at(place: int, reading: Reading) -> bool:
    return any(m.first == place and _tells_of_a_sample(m) for m in reading.mentions)


def is_only_thought(name: Mention, reading: Reading) -> bool:
    """ "The first thought was a chondrosarcoma", "sarcoma cannot be excluded", "referred as 'sarcoma, please stage'"."""
    start, end = sentence_at(reading, name.first)
    start = max((i for i in range(start, name.first) if reading.words[i].folded == ";"), default=start)
    start = max((m.first for m in reading.mentions if start < m.first < name.first and _tells_of_a_sample(m)), default=start)
    before = [m for m in reading.cues("at_first", "doubt", "only_thought", "rumour", "fear") if start <= m.last < name.first]
    if _tells_of_a_sample_at(start, reading):  # "the biopsy, done because we feared a sarcoma, says lipoma"
        told_by = [m.last for m in reading.cues("reported_as", "result") if m.first > start and name.first - m.last in (1, 2)]
        before = [m for m in before if m.first > max(told_by, default=start)]
    else:
        before += [m for m in reading.cues("reported_as") if start <= m.last < name.first]
    told = any(m.words != "?" or m.last + 1 == name.first for m in before)
    seen = _is_seen_in_a_sample(name, reading)  # "fibroma on biopsy, was called liposarcoma"
    behind = (m for m in reading.cues("only_thought", "reported_as") if name.last < m.first < end and not seen)
    return (
        told
        or _is_one_of_two(name, reading)
        or _is_excluded(name, reading)
        or _is_queried(name, reading)
        or any(m.first - name.last <= _BEHIND for m in behind)
        or _is_on_a_request(name, reading)
        or (is_quoted(name, reading) and _is_ours(name))
    )


def _is_queried(name: Mention, reading: Reading) -> bool:
    """ "?STS of the thigh", "query osteosarcoma", "suspicion of sarcoma": in doubt before anything was sampled."""
    mark = name.start > 0 and reading.text[name.start - 1] == "?"
    return mark or any(0 < name.first - m.last <= _BACK and m.words != "?" for m in reading.cues("only_thought", "suspicion"))


def _is_one_of_two(name: Mention, reading: Reading) -> bool:
    """ "Chondrosarcoma or metastasis", "desmoid?": in doubt."""
    before = {w.folded for w in reading.words[max(0, name.first - 1) : name.first]}
    behind = {w.folded for w in reading.words[name.last + 1 : name.last + 2]}
    return bool(_EITHER & (before | behind)) or "?" in behind


def _is_excluded(name: Mention, reading: Reading) -> bool:
    """ "Sarcoma has been excluded", "sarcoma could not be excluded"."""
    words = [w.folded for w in reading.words]
    cues = (m for m in reading.cues("excluded_word") if name.last < m.first)
    return any(set(words[name.last + 1 : m.first]) <= _COPULAS for m in cues)


def _is_on_a_request(name: Mention, reading: Reading) -> bool:
    """ "The card reads: sarcoma staging": what was asked for, before or after it was known."""
    start, _ = sentence_at(reading, name.first)
    start = max((i for i in range(start, name.first) if reading.words[i].folded == ";"), default=start)
    cues = (m for m in reading.cues("order_form") if start <= m.first < name.first)
    return any(m.words.casefold() not in _VERBS or reading.words[m.first - 1].folded in _ARTICLES for m in cues)
