"""Tumours that are named in passing: in the title of a document or a service, as a likeness, or as a kind in general."""

from bot.understand.wording.sentences import is_dated
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_DOCUMENTS = as_folded(
    "tool app bot chatbot assistant engine software calculator book sheet chart website document doc guideline guidelines "
    "guide criteria topic pathway paper article table tables row rows"
)
_SERVICES = frozenset("clinic service unit team board center centre mdt meeting conference registry nurse list office".split())  # noqa: SIM905
_OF_A_SERVICE = frozenset("follow up surveillance specialist survivorship multidisciplinary tumor long term late effect".split())  # noqa: SIM905
_OF_A_HEADING = as_folded(
    "musculoskeletal msk malignant or aggressive primary tumor tumors tumour tumours sarcoma sarcomas bone soft tissue and "
    "the staging surveillance follow up -"
)
_TITLES = as_folded("topic criteria document table tables")
_AFTER_AS = {"for", "if", "in", "with", "per", "it", "were", "a", "an", "any", "the", "other", "primary", "malignant"}
_AFTER_AS |= {"you", "we", "one", "i", "would", "do", "stage", "image"}
_STAGED = {"stage", "staged", "staging", "imaged", "imaging", "managed", "handled", "worked", "investigated", "scanned"}
_GENERIC = {
    *("sarcoma", "musculoskeletal_sarcoma", "musculoskeletal_tumour", "soft_tissue_sarcoma", "bone_tumour", "bone_sarcoma"),
    *("malignant_bone_tumour", "malignant_tumour_unspecified"),
}
_SEVERAL = ("sarcomas", "tumors", "tumours")
_EVERY = {"any", "every", "all", "each", "whatever", "whichever"}
_TITLE_REACH, _LIKE_REACH, _BEFORE_REACH = 3, 6, 16


def is_in_a_title(mention: Mention, reading: Reading) -> bool:
    """ "Does the sarcoma staging document apply?" names a document, and no tumour of the patient."""
    if mention.concept.facet == "histology" and _names_a_service(mention, reading):
        return True
    for word in reading.words[mention.last + 1 : mention.last + 1 + _TITLE_REACH]:
        if word.folded in _DOCUMENTS:
            return True
        if not word.folded.isalpha():
            break
    before = [w.folded for w in reading.words[max(0, mention.first - _TITLE_REACH) : mention.first]]
    if "table" in before and _is_the_surgeons(mention.first - len(before) + before.index("table"), reading):
        return False
    return bool(_TITLES & set(before))


def _is_the_surgeons(table: int, reading: Reading) -> bool:
    """ "Biopsied on the table, osteosarcoma": where it was operated on."""
    return [w.folded for w in reading.words[max(0, table - 2) : table]] == ["on", "the"]


def is_in_a_heading(purpose: Mention, reading: Reading) -> bool:
    """ "The ACR document on musculoskeletal tumour staging and surveillance": the heading of a document, word by word."""
    before = [w.folded for w in reading.words[: purpose.first]]
    behind = [w.folded for w in reading.words[purpose.last + 1 : purpose.last + 3]]
    words = 0
    while before and before[-1] in _OF_A_HEADING:
        before.pop()
        words += 1
    named = before[-1:] and before[-1] in ("on", "about", "of", ":") and bool(_DOCUMENTS & set(before[-3:-1]))
    return bool(named) and (words > 0 or behind[:1] == ["and"])


def _names_a_service(mention: Mention, reading: Reading) -> bool:
    """ "Seen in the sarcoma follow-up clinic": where the patient is seen, and no tumour of hers."""
    behind = (w.folded for w in reading.words[mention.last + 1 :])
    return next((word for word in behind if word not in _OF_A_SERVICE), "") in _SERVICES


def is_a_likeness(tumour: Mention, mentions: list[Mention], reading: Reading) -> bool:
    """ "They want it staged as a primary bone tumour": after whose manner it is staged. So is "sarcoma staging" of a myeloma."""
    before = [w.folded for w in reading.words[max(0, tumour.first - _BEFORE_REACH) : tumour.first]]
    while before and before[-1] in _AFTER_AS:
        before.pop()
    at = len(before) - 1
    likened = bool(before) and before[-1] in ("as", "like") and bool(_STAGED & set(before[max(0, at - _LIKE_REACH) : at]))
    at_once = tumour.last + 1 + ([w.folded for w in reading.words[tumour.last + 1 : tumour.last + 2]] == [","])
    asked = any(m.first == at_once for m in mentions if _is_a_request(m))
    return likened or (tumour.concept.id in _GENERIC and asked and names_a_foreign_one(mentions, reading))


def is_of_every_kind(tumour: Mention, reading: Reading) -> bool:
    """ "It holds for any sarcoma", "the rating for musculoskeletal tumours": tumours in general, and not the patient's."""
    before = {w.folded for w in reading.words[max(0, tumour.first - 1) : tumour.first]}
    behind = [w.folded for w in reading.words[tumour.last + 1 : tumour.last + 3]]
    general = bool(before & _EVERY) or (behind[:1] == ["of"] and bool(_EVERY & set(behind)))
    general |= tumour.words.casefold().endswith(_SEVERAL)
    return tumour.concept.id in _GENERIC and general


def is_a_kind_beside_a_name(tumour: Mention, mentions: list[Mention]) -> bool:
    """ "Chondrosarcoma of the femur. Soft tissue sarcomas get MRI alone, does bone?": beside a name, several are a kind."""
    general = tumour.concept.id in _GENERIC or tumour.concept.facet == "tissue"
    named = [
        m for m in mentions if m.concept.facet == "histology" and m.concept.id not in _GENERIC and "tissue" in m.concept.implies
    ]
    return general and tumour.words.casefold().endswith(_SEVERAL) and bool(named)


def names_a_foreign_one(mentions: list[Mention], reading: Reading) -> bool:
    """A tumour of now is named that does not arise in bone or soft tissue."""
    foreign = [m for m in mentions if m.concept.facet == "histology" and "origin" in m.concept.implies]
    return any("musculoskeletal" not in m.concept.implies["origin"] and not is_dated(m, reading) for m in foreign)


def _is_a_request(mention: Mention) -> bool:
    return mention.concept.how == "said" and mention.concept.value == "initial_staging"
