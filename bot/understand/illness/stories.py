"""Other stories in a text: past cancers, benign lumps, ailments and titles of documents are not the tumour asked about."""

from bot.understand.illness.former_cancer import without_the_former
from bot.understand.illness.guessed import without_the_guessed
from bot.understand.illness.last_word import by_the_last_word
from bot.understand.illness.proven import is_what_it_was, without_the_overruled
from bot.understand.illness.titles import (
    is_a_kind_beside_a_name,
    is_a_likeness,
    is_in_a_title,
    is_of_every_kind,
    names_a_foreign_one,
)
from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import asks_at, clause_at, is_dated, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_SITES = ("spine", "head_neck", "abdomen", "skin")
_NOW, _NOW_REACH = {"now", "currently", "today"}, 2
_HAVING = {"with", "has", "a", "an", "and", "aged"}
_THOUGHT = {"thought", "presumed", "assumed", "believed", "considered", "initially", "first", "originally", "supposedly"}
_BESIDE = as_folded("beside behind near along displacing displaces displace abutting towards toward")
_OF_AN_ILLNESS = {"treatment", "purpose", "behaviour", "biopsy", "site"}
_THOUGHT_REACH, _STORY_REACH, _FOR_REACH = 3, 8, 4
_FEAR_REACH = 3
_ARISING = {"arising", "arisen", "arose", "developing", "developed", "secondary", "ex"}
_AILMENTS = {"diabetes", "metformin"}
_NEVER_TREATED = {"cancer_predisposition", "low_back_pain"}
_LONG = 50
"""Words from which on the sentences of a text may tell of several illnesses."""


def one_tumour(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Beside a musculoskeletal tumour, other cancers, benign lumps and ailments are history, not the question."""
    mentions = without_the_guessed(by_the_last_word(mentions, reading), reading)
    mentions = without_the_former(without_the_overruled(_without_the_cured(mentions, reading), reading), reading)
    titles = [m for m in mentions if m.concept.facet in ("histology", "purpose") and is_in_a_title(m, reading)]
    titles += [m for m in mentions if m.concept.facet in ("histology", "tissue") and is_a_likeness(m, mentions, reading)]
    titles += [m for m in mentions if is_a_kind_beside_a_name(m, mentions) or _is_only_feared(m, reading)]
    if names_a_foreign_one(mentions, reading):
        titles += [m for m in mentions if is_of_every_kind(m, reading)]
    patients = [m for m in mentions if m not in titles]
    if any(m.concept.facet == "histology" for m in patients):
        mentions = patients
    ours = [m for m in patients if is_musculoskeletal(m)] or _unsampled_lesion(patients, reading)
    others = [
        m for m in mentions if (ours and _is_side_remark(m, ours, reading)) or (not ours and _is_an_ailment_apart(m, reading))
    ]
    nameless = {m.first for m in reading.cues("any_tumor")}  # "a thyroid nodule first thought to be a cancer"
    named = [*ours, *(m for m in mentions if m.concept.facet == "histology" and m not in others)]
    named = [m for m in named if m.first not in nameless]
    mentions = [m for m in mentions if m not in others and not _in_another_story(m, others, named, reading)]
    return [m for m in mentions if not _treats_another(m, others, ours, reading)]


def _is_only_feared(mention: Mention, reading: Reading) -> bool:
    """ "She fears cancer: ...; the pathologist calls it an enchondroma": no name of what there is."""
    nameless = any(m.first == mention.first for m in reading.cues("any_tumor"))
    return nameless and any(0 < mention.first - m.last <= _FEAR_REACH for m in reading.cues("fear"))


def _without_the_cured(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Osteosarcoma at 15, cured. Now breast cancer": the tumour of now is the one that is asked about."""
    tumours = [m for m in mentions if m.concept.facet == "histology"]
    now = [m for m in tumours if _NOW & set(_leading_to(m, reading))]
    if not now or any(is_musculoskeletal(m) for m in now) or not any("origin" in m.concept.implies for m in now):
        return mentions
    cured = [m for m in tumours if is_musculoskeletal(m) and m.first < now[0].first]
    over = [m.first for m in reading.cues("cancer_over")]
    apart = all(
        sentence_at(reading, m.first) != sentence_at(reading, now[0].first) or any(m.last < at < now[0].first for at in over)
        for m in cured
    )
    behind = any(is_musculoskeletal(m) and m.first > now[0].first for m in tumours)
    return [m for m in mentions if m not in cured] if apart and not behind else mentions


def _leading_to(tumour: Mention, reading: Reading) -> list[str]:
    """ "Now breast cancer", "now 50 with lung adenocarcinoma": the words right before a name, but for an age and "with"."""
    before = [w.folded for w in reading.words[max(0, tumour.first - 2 * _NOW_REACH) : tumour.first]]
    return [w for w in before if not (w.isdigit() or w in _HAVING)][-_NOW_REACH:]


def _is_an_ailment_apart(mention: Mention, reading: Reading) -> bool:
    """ "Migraine since her teens. Surveillance for lung metastases: rating of CT?": told in a sentence that asks nothing."""
    if mention.concept.facet != "condition":
        return False
    spread = [m.first for m in reading.cues("distant", "recurrence", "local_recurrence")]
    spread += [m.first for m in reading.mentions if m.concept.facet == "target" and m.concept.value == "extrapulmonary"]
    start, end = sentence_at(reading, mention.first)
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "ask_appropriate", "study_noun"))
    asks |= asks_at(end, reading)
    asks |= is_what_it_was(mention, reading)
    return bool(spread) and not asks and not any(start <= at < end for at in spread)


def _in_another_story(mention: Mention, others: list[Mention], ours: list[Mention], reading: Reading) -> bool:
    """ "Breast cancer 2012, radiotherapy, in remission.": the whole sentence tells of the other illness."""
    if not others:
        return False
    start, end = sentence_at(reading, mention.first)
    if mention.concept.facet == "site" and any(0 < mention.first - m.last <= _THOUGHT_REACH for m in reading.affirmed("lump")):
        return False  # "in the work-up of haematuria a mass in the retroperitoneum was found"
    told = mention.concept.facet in _OF_AN_ILLNESS and (
        mention.concept.facet != "site" or {"origin", "tissue"} & mention.concept.implies.keys()
    )
    return bool(told) and any(start <= m.first < end for m in others) and not any(start <= m.first < end for m in ours)


def _unsampled_lesion(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """A lesion that nobody has sampled is what is asked about, whatever cancer there was once, if a note or a date tells so."""
    unsampled = reading.cues("not_sampled", "unimaged") or any(m.concept.value == "undiagnosed_lesion" for m in reading.mentions)
    ill = [m for m in mentions if m.concept.facet in ("histology", "condition")]
    dated = bool(ill) and all(is_dated(m, reading) for m in ill)
    lesions = [m for m in reading.affirmed("lump", "appearance_aggressive") if not is_dated(m, reading)]
    lesions = [m for m in lesions if not _has_come_back(m, reading)]
    treated = [sentence_at(reading, m.first) for m in mentions if m.concept.facet == "treatment" and m.concept.value == "done"]
    here = [m for m in ill if not _is_dated_cancer(m, reading)]
    named = any(start <= m.first < end for start, end in treated for m in here)  # "chondroblastoma, treated by curettage"
    return lesions if dated or (unsampled and not named and len(reading.words) >= _LONG) else []


def _has_come_back(lesion: Mention, reading: Reading) -> bool:
    """ "Suspected local recurrence of this lesion": the one that was treated, and no other."""
    return any(0 < lesion.first - m.last <= _THOUGHT_REACH for m in reading.cues("recurrence", "local_recurrence"))


def _is_dated_cancer(illness: Mention, reading: Reading) -> bool:
    """ "Ductal carcinoma in 2009, fully treated and discharged": another cancer, and long ago."""
    origins = illness.concept.implies.get("origin", ())
    foreign = illness.concept.facet == "histology" and bool(origins) and "musculoskeletal" not in origins
    return foreign and is_dated(illness, reading)


def _treats_another(mention: Mention, others: list[Mention], ours: list[Mention], reading: Reading) -> bool:
    """ "Prostate cancer treated 2014", "a PET to restage the leukaemia": said of another illness, and not of the tumour."""
    if mention.concept.facet not in ("treatment", "purpose"):
        return False
    first, last = clause_at(reading, mention.first)
    start, _ = sentence_at(reading, mention.first)
    if mention.concept.facet == "treatment" and any(
        first <= m.first < last for m in reading.mentions if m.concept.facet in _AILMENTS
    ):
        return True  # "diabetes treated with metformin"
    ill = [m for m in others if m.concept.facet in ("histology", "condition") and m.concept.id not in _NEVER_TREATED]
    ill = [m for m in ill if not _is_what_it_arose_in(m, reading)]
    if any(_is_for(mention, m, reading) for m in ill):
        return True
    before = max((m for m in (*ill, *ours) if start <= m.first < mention.first), key=lambda m: m.first, default=None)
    near = [m for m in (*ill, *ours) if first <= m.first < last]
    if before is not None and (mention.concept.facet == "treatment" or mention.concept.how == "implied"):
        return before in ill and not any(m in ours and m.first > mention.first for m in near)
    return bool(near) and all(m in ill for m in near)


def _is_what_it_arose_in(illness: Mention, reading: Reading) -> bool:
    """ "A chondrosarcoma arising in an osteochondroma, newly proven": no other illness."""
    return bool(_ARISING & {w.folded for w in reading.words[max(0, illness.first - _FEAR_REACH) : illness.first]})


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
    apart = beside and (len(reading.words) >= _LONG or is_dated(mention, reading))
    if mention.concept.facet == "behaviour" and mention.concept.value == "benign":
        if apart:
            return is_dated(mention, reading) or not _near_ours(mention, ours)
        return not _near_ours(mention, ours)  # "a thyroid nodule, benign"
    if mention.concept.facet != "histology" or "musculoskeletal" in origin:
        return mention.concept.facet == "condition"
    if _tells_only_where(mention, ours, reading):
        return False
    if origin & set(_SITES):
        return apart or any(tumour.first > mention.last for tumour in ours)  # "melanoma 2005, now a sarcoma"
    benign = mention.concept.implies.get("behaviour") == ("benign",)
    return benign or bool(origin - {"metastasis"})


def _tells_only_where(mention: Mention, ours: list[Mention], reading: Reading) -> bool:
    """ "A retroperitoneal mass, core: liposarcoma": the mass is the tumour named behind it, if no limb or bone is told of.

    A sarcoma of a viscus is another one if what is named behind it is of another tissue.
    """
    placed = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in OUR_SITES]
    placed += [m for m in reading.cues("muscle") if not _lies_beside(m, reading)]
    tissue, origins = mention.concept.implies.get("tissue"), mention.concept.implies.get("origin", ())
    alike = [m for m in ours if m.first > mention.last and (tissue is None or m.concept.implies.get("tissue") == tissue)]
    only_placed = (tissue is not None and "skin" not in origins) or mention.concept.implies.keys() == {"origin"}
    return (
        only_placed
        and bool(alike)
        and not is_dated(mention, reading)
        and all(reading.negates(m) or is_dated(m, reading) for m in placed)
    )


def _lies_beside(muscle: Mention, reading: Reading) -> bool:
    """ "In the retroperitoneum beside the psoas muscle": what the tumour lies next to."""
    return bool(_BESIDE & {w.folded for w in reading.words[max(0, muscle.first - _THOUGHT_REACH) : muscle.first]})


def _was_thought(benign: Mention, ours: list[Mention], reading: Reading) -> bool:
    """ "First thought benign; final report: high-grade liposarcoma": the name that came later holds."""
    before = {w.folded for w in reading.words[max(0, benign.first - _THOUGHT_REACH) : benign.first]}
    return bool(before & _THOUGHT) and any(m.first > benign.last and "behaviour" in m.concept.implies for m in ours)


def _near_ours(mention: Mention, ours: list[Mention]) -> bool:
    return any(abs(mention.first - tumour.first) <= _STORY_REACH for tumour in ours)
