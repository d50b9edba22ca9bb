"""The last word of pathology: a name that was only thought of, or stands on a request, gives way to the one that was proven."""

from bot.understand.sentences import sentence_at
from corpus.reading import Mention, Reading

_NEAR, _BEHIND = 3, 6
"""Words between a name and what tells that it was only thought of, at most."""
_FIGURES = 4
_COPULAS = {"has", "have", "been", "was", "were", "is", "are", "be", "not", "cannot", "can", "could", "now", "since"}
_VERBS, _ARTICLES = {"request", "order", "form"}, {"the", "this", "that", "a", "an", "old", "first", "original", "whose"}
_EITHER = {"or", "versus", "vs"}
_CONFIRMED = {"confirmed", "confirms", "proven", "proved", "established", "settled"}
_WAITING = {"await", "awaited", "awaiting", "pending", "until", "if", "once", "should", "planned"}


def without_the_overruled(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "First thought to be a chondrosarcoma; biopsy: plasma cells, myeloma confirmed": the proven name alone."""
    names = [m for m in mentions if m.concept.facet == "histology" or is_what_it_was(m, reading)]
    thought = [m for m in names if is_only_thought(m, reading)]
    proven = [m for m in names if m not in thought and is_proven(m, reading)]
    if not proven:
        return mentions
    last = proven[-1]
    gone = [m for m in thought if _gives_way(m, last, reading)]
    if not _is_ours(last):
        gone += [m for m in mentions if m.concept.value == "undiagnosed_lesion" and m.first < last.first]
    return [m for m in mentions if m not in gone]


def is_what_it_was(ailment: Mention, reading: Reading) -> bool:
    """ "The final diagnosis is chronic osteomyelitis": no tumour at all; a thyroid nodule told beside one is another story."""
    start, _ = sentence_at(reading, ailment.first)
    return ailment.concept.facet == "condition" and any(
        start <= m.first < ailment.first for m in reading.cues("final_word", "turned_out")
    )


def _gives_way(name: Mention, proven: Mention, reading: Reading) -> bool:
    return name.concept != proven.concept and (
        name.first < proven.first or _is_on_a_request(name, reading) or _is_excluded(name, reading)
    )


def _is_ours(name: Mention) -> bool:
    implied = name.concept.implies
    foreign = "origin" in implied and "musculoskeletal" not in implied["origin"]
    return not foreign and name.concept.facet == "histology" and implied.get("behaviour") != ("benign",)


def is_proven(name: Mention, reading: Reading) -> bool:
    """ "The specimen shows a lipoma", "final diagnosis: squamous cell carcinoma", "multiple myeloma is confirmed"."""
    start, end = sentence_at(reading, name.first)
    start = max((i + 1 for i in range(start, name.first) if reading.words[i].folded == ";"), default=start)
    if reading.negates(name) or any(_is_a_year(w.folded) for w in reading.words[start:end]):
        return False
    if _WAITING & {w.folded for w in reading.words[start : name.first]}:
        return False
    sampled = any(start <= m.first < name.first for m in reading.mentions if _tells_of_a_sample(m))
    behind = {w.folded for w in reading.words[name.last + 1 : min(end, name.last + 1 + _NEAR)]}
    return sampled or bool(_CONFIRMED & behind)


def _is_a_year(word: str) -> bool:
    return word.isdigit() and len(word) == _FIGURES and word[:2] in ("19", "20")


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
    if not _tells_of_a_sample_at(start, reading):
        before += [m for m in reading.cues("reported_as") if start <= m.last < name.first]
    told = any(m.words != "?" or m.last + 1 == name.first for m in before)
    behind = (m for m in reading.cues("only_thought", "reported_as") if name.last < m.first < end)
    return (
        told
        or _is_one_of_two(name, reading)
        or _is_excluded(name, reading)
        or any(m.first - name.last <= _BEHIND for m in behind)
        or _is_on_a_request(name, reading)
    )


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
    cues = (m for m in reading.cues("order_form") if start <= m.first < name.first)
    return any(m.words.casefold() not in _VERBS or reading.words[m.first - 1].folded in _ARTICLES for m in cues)
