"""What of a text is about this patient and this request: other illnesses, titles of documents and old requests are not."""

from corpus.lexicon import Mention, Reading

_SITES = ("spine", "head_neck", "abdomen", "skin")
_DOCUMENTS = {"document", "doc", "guideline", "guidelines", "guide", "criteria", "topic", "pathway", "paper", "article"}
_TOLD = {"was", "were", "then", "showed", "had"}
_TITLE_REACH, _STORY_REACH = 3, 8


def of_the_patient(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """The mentions without those that tell of something else than the tumour and the request at hand."""
    return _of_the_request(_one_tumour(mentions, reading), reading)


def _one_tumour(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Beside a musculoskeletal tumour, other cancers, benign lumps and ailments are history, not the question."""
    titles = [m for m in mentions if m.concept.facet in ("histology", "purpose") and _is_in_a_title(m, reading)]
    patients = [m for m in mentions if m not in titles]
    if any(m.concept.facet == "histology" for m in patients):
        mentions = patients
    ours = [m for m in patients if _is_musculoskeletal(m)]
    return [m for m in mentions if not (ours and _is_side_remark(m, ours))]


def _is_musculoskeletal(mention: Mention) -> bool:
    implied = mention.concept.implies
    return "musculoskeletal" in implied.get("origin", ()) or (
        mention.concept.facet == "histology"
        and "origin" not in implied
        and bool({"malignant", "aggressive"} & set(implied.get("behaviour", ())))
        and mention.concept.id not in ("cancer", "malignancy")
    )


def _is_side_remark(mention: Mention, ours: list[Mention]) -> bool:
    origin = set(mention.concept.implies.get("origin", ()))
    if mention.concept.facet == "behaviour" and mention.concept.value == "benign":
        return not any(abs(mention.first - tumour.first) <= _STORY_REACH for tumour in ours)  # "a thyroid nodule, benign"
    if mention.concept.facet != "histology" or "musculoskeletal" in origin:
        return mention.concept.facet == "condition"
    if origin & set(_SITES):
        return any(tumour.first > mention.last for tumour in ours)  # "melanoma 2005, now a sarcoma"
    benign = mention.concept.implies.get("behaviour") == ("benign",)
    return benign or bool(origin - {"metastasis"})


def _is_in_a_title(mention: Mention, reading: Reading) -> bool:
    """ "Does the sarcoma staging document apply?" names a document, and no tumour of the patient."""
    for word in reading.words[mention.last + 1 : mention.last + 1 + _TITLE_REACH]:
        if word.folded in _DOCUMENTS:
            return True
        if not word.folded.isalpha():
            break
    before = [w.folded for w in reading.words[max(0, mention.first - _TITLE_REACH) : mention.first]]
    return "tissue" not in mention.concept.implies and bool({"topic", "criteria", "document"} & set(before))


def _of_the_request(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Of several purposes the one in the sentence that asks; staging that a treated patient had once is history."""
    purposes = [m for m in mentions if m.concept.facet == "purpose" and m.concept.how == "said"]
    first, last = _asking_sentence(reading)
    asked = [m for m in purposes if first <= m.first <= last]
    treated = any(m.concept.facet == "treatment" and m.concept.value == "done" for m in mentions)
    if asked:
        gone = [m for m in purposes if m not in asked]
    else:
        gone = [m for m in purposes if treated and m.concept.value == "initial_staging" and _is_told_as_past(m, reading)]
    return [m for m in mentions if m not in gone]


def _is_told_as_past(mention: Mention, reading: Reading) -> bool:
    """ "Staging at that time was clear", "he was then staged"."""
    ends = [-1, *(i for i, w in enumerate(reading.words) if w.folded in (".", "!", "?", "\n")), len(reading.words)]
    start, end = max(i for i in ends if i < mention.first), min(i for i in ends if i > mention.last)
    return bool(_TOLD & {w.folded for w in reading.words[start + 1 : end]})


def _asking_sentence(reading: Reading) -> tuple[int, int]:
    """First and last word of the last sentence that asks for something; behind the text if there is just one sentence."""
    ends = [i for i, w in enumerate(reading.words) if w.folded in (".", "!", "?", "\n")] or [len(reading.words)]
    asks = [m.first for m in reading.cues("ask_study", "ask_appropriate", "ask_rating", "study_noun")]
    asks += [i - 1 for i, w in enumerate(reading.words) if w.folded == "?"]
    if not asks:
        return len(reading.words), len(reading.words)
    start = max((end + 1 for end in ends if end < max(asks)), default=0)
    return start, next((end for end in ends if end >= max(asks)), len(reading.words))
