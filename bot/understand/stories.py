"""Other stories in a text: past cancers, benign lumps, ailments and titles of documents are not the tumour asked about."""

from bot.understand.sentences import clause_at, sentence_at
from corpus.lexicon import Mention, Reading

_SITES = ("spine", "head_neck", "abdomen", "skin")
_DOCUMENTS = frozenset(
    "tool app bot chatbot assistant engine software calculator book sheet chart website document doc guideline guidelines "  # noqa: SIM905
    "guide criteria topic pathway paper article table tables row rows".split()
)
_SERVICES = frozenset("clinic service unit team board center centre mdt meeting conference registry nurse list office".split())  # noqa: SIM905
_OF_A_SERVICE = frozenset("follow up surveillance specialist survivorship multidisciplinary tumor long term late effect".split())  # noqa: SIM905
_TITLES = frozenset({"topic", "criteria", "document", "table", "tables"})
_NOW, _NOW_REACH = {"now", "currently", "today"}, 2
_THOUGHT = {"thought", "presumed", "assumed", "believed", "considered", "initially", "first", "originally", "supposedly"}
_OF_AN_ILLNESS = {"treatment", "purpose", "behaviour", "biopsy", "site"}
_AFTER_AS = {"for", "if", "in", "with", "per", "it", "were", "a", "an", "any", "the", "other", "primary", "malignant"}
_AFTER_AS |= {"you", "we", "one", "i", "would", "do", "stage", "image"}
_STAGED = {"stage", "staged", "staging", "imaged", "imaging", "managed", "handled", "worked", "investigated", "scanned"}
_YEAR = 4
_LIKE_REACH = 6
_GENERIC = {"sarcoma", "musculoskeletal_tumour", "soft_tissue_sarcoma", "bone_tumour", "bone_sarcoma"}
_TITLE_REACH, _STORY_REACH, _FOR_REACH = 3, 8, 4
_LONG = 50
"""Words from which on the sentences of a text may tell of several illnesses."""


def one_tumour(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Beside a musculoskeletal tumour, other cancers, benign lumps and ailments are history, not the question."""
    mentions = _without_the_cured(mentions, reading)
    titles = [m for m in mentions if m.concept.facet in ("histology", "purpose") and _is_in_a_title(m, reading)]
    titles += [m for m in mentions if m.concept.facet in ("histology", "tissue") and _is_a_likeness(m, mentions, reading)]
    patients = [m for m in mentions if m not in titles]
    if any(m.concept.facet == "histology" for m in patients):
        mentions = patients
    ours = [m for m in patients if is_musculoskeletal(m)] or _unsampled_lesion(patients, reading)
    others = [
        m for m in mentions if (ours and _is_side_remark(m, ours, reading)) or (not ours and _is_an_ailment_apart(m, reading))
    ]
    mentions = [m for m in mentions if m not in others and not _in_another_story(m, others, ours, reading)]
    return [m for m in mentions if not _treats_another(m, others, ours, reading)]


def _without_the_cured(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Osteosarcoma at 15, cured. Now breast cancer": the tumour of now is the one that is asked about."""
    tumours = [m for m in mentions if m.concept.facet == "histology"]
    now = [m for m in tumours if _NOW & {w.folded for w in reading.words[max(0, m.first - _NOW_REACH) : m.first]}]
    if not now or any(is_musculoskeletal(m) for m in now) or not any("origin" in m.concept.implies for m in now):
        return mentions
    cured = [m for m in tumours if is_musculoskeletal(m) and m.first < now[0].first]
    apart = all(sentence_at(reading, m.first) != sentence_at(reading, now[0].first) for m in cured)
    behind = any(is_musculoskeletal(m) and m.first > now[0].first for m in tumours)
    return [m for m in mentions if m not in cured] if apart and not behind else mentions


def _is_an_ailment_apart(mention: Mention, reading: Reading) -> bool:
    """ "Migraine since her teens. Surveillance for lung metastases: rating of CT?": told in a sentence that asks nothing."""
    spread = [m.first for m in reading.cues("distant", "recurrence", "local_recurrence")]
    spread += [m.first for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "extrapulmonary"]
    start, end = sentence_at(reading, mention.first)
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "study_noun"))
    asks |= end < len(reading.words) and reading.words[end].folded == "?"
    return mention.concept.facet == "condition" and bool(spread) and not asks and not any(start <= at < end for at in spread)


def _in_another_story(mention: Mention, others: list[Mention], ours: list[Mention], reading: Reading) -> bool:
    """ "Breast cancer 2012, radiotherapy, in remission.": the whole sentence tells of the other illness."""
    start, end = sentence_at(reading, mention.first)
    told = mention.concept.facet in _OF_AN_ILLNESS and (mention.concept.facet != "site" or "origin" in mention.concept.implies)
    return told and any(start <= m.first < end for m in others) and not any(start <= m.first < end for m in ours)


def _unsampled_lesion(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """A lesion that nobody has sampled is what is asked about, whatever cancer there was once, if a note or a date tells so."""
    unsampled = reading.cues("not_sampled", "unimaged") or any(m.concept.value == "undiagnosed_lesion" for m in reading.mentions)
    ill = [m for m in mentions if m.concept.facet in ("histology", "condition")]
    dated = bool(ill) and all(_is_dated(m, reading) for m in ill)
    lesions = [m for m in reading.affirmed("lump", "appearance_aggressive") if not _is_dated(m, reading)]
    return lesions if dated or (unsampled and len(reading.words) >= _LONG) else []


def _is_dated(mention: Mention, reading: Reading) -> bool:
    """In a sentence with a year or "last spring", which asks for nothing: told of the past."""
    start, end = sentence_at(reading, mention.first)
    inside = reading.words[start:end]
    year = any(len(w.folded) == _YEAR and w.folded.isdigit() and w.folded[:2] in ("19", "20") for w in inside)
    past = any(start <= m.first < end for m in reading.cues("last_period", "other_operation"))
    asks = reading.words[end : end + 1] and reading.words[end].folded == "?"
    return (year or past) and not asks


def _treats_another(mention: Mention, others: list[Mention], ours: list[Mention], reading: Reading) -> bool:
    """ "Prostate cancer treated 2014", "a PET to restage the leukaemia": said of another illness, and not of the tumour."""
    if mention.concept.facet not in ("treatment", "purpose"):
        return False
    first, last = clause_at(reading, mention.first)
    start, _ = sentence_at(reading, mention.first)
    ill = [m for m in others if m.concept.facet in ("histology", "condition")]
    if any(_is_for(mention, m, reading) for m in ill):
        return True
    before = max((m for m in (*ill, *ours) if start <= m.first < mention.first), key=lambda m: m.first, default=None)
    near = [m for m in (*ill, *ours) if first <= m.first < last]
    if before is not None and (mention.concept.facet == "treatment" or mention.concept.how == "implied"):
        return before in ill and not any(m in ours and m.first > mention.first for m in near)
    return bool(near) and all(m in ill for m in near)


def _is_for(therapy: Mention, illness: Mention, reading: Reading) -> bool:
    """ "Osteosarcoma in a patient treated for leukaemia": what was treated is told right behind."""
    gap = [w.folded for w in reading.words[therapy.last + 1 : illness.first]]
    return therapy.last < illness.first and len(gap) <= _FOR_REACH and gap[:1] == ["for"]


def is_musculoskeletal(mention: Mention) -> bool:
    """A malignant or aggressive tumour of bone or soft tissue by name."""
    implied = mention.concept.implies
    return "musculoskeletal" in implied.get("origin", ()) or (
        mention.concept.facet == "histology"
        and "origin" not in implied
        and bool({"malignant", "aggressive"} & set(implied.get("behaviour", ())))
        and mention.concept.id not in ("cancer", "malignancy")
    )


def _is_side_remark(mention: Mention, ours: list[Mention], reading: Reading) -> bool:
    origin = set(mention.concept.implies.get("origin", ()))
    start, end = sentence_at(reading, mention.first)
    if mention.concept.facet == "behaviour" and mention.concept.value == "benign" and _was_thought(mention, ours, reading):
        return True
    beside = not any(start <= tumour.first < end for tumour in ours)
    apart = beside and (len(reading.words) >= _LONG or _is_dated(mention, reading))
    if mention.concept.facet == "behaviour" and mention.concept.value == "benign":
        if apart:
            return _is_dated(mention, reading) or not _near_ours(mention, ours)
        return not _near_ours(mention, ours)  # "a thyroid nodule, benign"
    if mention.concept.facet != "histology" or "musculoskeletal" in origin:
        return mention.concept.facet == "condition"
    if origin & set(_SITES):
        return apart or any(tumour.first > mention.last for tumour in ours)  # "melanoma 2005, now a sarcoma"
    benign = mention.concept.implies.get("behaviour") == ("benign",)
    return benign or bool(origin - {"metastasis"})


def _was_thought(benign: Mention, ours: list[Mention], reading: Reading) -> bool:
    """ "First thought benign; final report: high-grade liposarcoma": the name that came later holds."""
    before = {w.folded for w in reading.words[max(0, benign.first - _TITLE_REACH) : benign.first]}
    return bool(before & _THOUGHT) and any(m.first > benign.last and "behaviour" in m.concept.implies for m in ours)


def _near_ours(mention: Mention, ours: list[Mention]) -> bool:
    return any(abs(mention.first - tumour.first) <= _STORY_REACH for tumour in ours)


def _names_a_service(mention: Mention, reading: Reading) -> bool:
    """ "Seen in the sarcoma follow-up clinic": where the patient is seen, and no tumour of hers."""
    behind = (w.folded for w in reading.words[mention.last + 1 :])
    return next((word for word in behind if word not in _OF_A_SERVICE), "") in _SERVICES


def _is_a_likeness(tumour: Mention, mentions: list[Mention], reading: Reading) -> bool:
    """ "They want it staged as a primary bone tumour": after whose manner it is staged. So is "sarcoma staging" of a myeloma."""
    before = [w.folded for w in reading.words[max(0, tumour.first - 2 * _STORY_REACH) : tumour.first]]
    while before and before[-1] in _AFTER_AS:
        before.pop()
    at = len(before) - 1
    likened = bool(before) and before[-1] in ("as", "like") and bool(_STAGED & set(before[max(0, at - _LIKE_REACH) : at]))
    asked = any(m.first == tumour.last + 1 for m in mentions if _is_a_request(m))
    return likened or (tumour.concept.id in _GENERIC and asked and _names_a_foreign_one(mentions, reading))


def _names_a_foreign_one(mentions: list[Mention], reading: Reading) -> bool:
    """A tumour of now is named that does not arise in bone or soft tissue."""
    foreign = [m for m in mentions if m.concept.facet == "histology" and "origin" in m.concept.implies]
    return any("musculoskeletal" not in m.concept.implies["origin"] and not _is_dated(m, reading) for m in foreign)


def _is_a_request(mention: Mention) -> bool:
    return mention.concept.how == "said" and mention.concept.value == "initial_staging"


def _is_in_a_title(mention: Mention, reading: Reading) -> bool:
    """ "Does the sarcoma staging document apply?" names a document, and no tumour of the patient."""
    if mention.concept.facet == "histology" and _names_a_service(mention, reading):
        return True
    for word in reading.words[mention.last + 1 : mention.last + 1 + _TITLE_REACH]:
        if word.folded in _DOCUMENTS:
            return True
        if not word.folded.isalpha():
            break
    before = [w.folded for w in reading.words[max(0, mention.first - _TITLE_REACH) : mention.first]]
    return bool(_TITLES & set(before))
