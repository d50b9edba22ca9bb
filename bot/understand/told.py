"""Which words are told of the patient at hand: not negated, not of the past, not of a plan, and not of something else."""

from bot.understand.course.effect import is_adjuvant, is_no_request
from bot.understand.course.long_ago import is_a_landmark
from bot.understand.course.not_now import is_put_off
from bot.understand.course.plans import is_planned
from bot.understand.course.sample_visit import is_about_a_sample
from bot.understand.course.still_ahead import is_still_ahead
from bot.understand.course.therapy import is_untold, of_an_organ, of_the_tumour, speaks_of_after
from bot.understand.course.undone import is_undone, undone
from bot.understand.illness.ailments import is_care_of_an_ailment
from bot.understand.illness.another_operation import is_of_another
from bot.understand.illness.diagnosis import of_another_lesion, taken_back
from bot.understand.illness.false_alarm import is_a_false_alarm, is_said_of_another_thing
from bot.understand.illness.former_cancer import is_over_another
from bot.understand.illness.its_own_place import without_the_place_of_another
from bot.understand.illness.known_thing import is_of_a_known_thing
from bot.understand.imaging.device_out import is_taken_out, takes_out_a_device
from bot.understand.imaging.studies import NamedStudy, occupied
from bot.understand.relevant import is_history, of_the_patient
from bot.understand.where.of_spread import is_where_deposits_are
from bot.understand.where.only_reached import is_what_was_spared, is_where_it_extends, is_where_it_spreads, was_spared
from bot.understand.where.placed import is_only_near
from bot.understand.where.site import in_scope, is_looked_at, lies_beneath
from bot.understand.where.soft_place import is_where_a_bone_tumour_grows
from bot.understand.where.structures import names_a_structure
from bot.understand.wording.denied import is_denied, is_instead_of_a_biopsy, is_to_be_ruled_out, it_was_not
from bot.understand.wording.sentences import clause_at, sentence_at
from bot.understand.wording.struck import struck_out
from bot.understand.wording.unsure import is_unsure
from corpus.reading import Mention, Reading

_SPARED = "touched"
_IF = {"if", "when", "unless"}

_STAGED, _WAS_STAGED = (
    {"done", "complete", "completed", "finished", "already", "performed", "elsewhere"},
    {"already", "fully", "completely"},
)
_FINISHED = {"finished", "complete", "completed", "is finished", "was finished", "over"}
_ITEM = 3
"""Words of a thing in a list, at most."""
_BARRING = ("mri_possible", "contrast_excluded", "tracer_excluded", "cannot_have")


def told_of(reading: Reading, studies: list[NamedStudy]) -> list[Mention]:
    """The mentions that tell a facet, and are no part of a study's name or of a place to look at."""
    inside = set(occupied(studies))
    said = [m for m in reading.mentions if m.concept.facet or m.concept.implies]
    if not said:
        return []
    said = [m for m in said if not (m.concept.facet in ("target", "site") and {m.first, m.last} <= inside)]
    said = [m for m in said if not (m.concept.facet in ("biopsy", "purpose") and _is_to_be_sampled(m, studies))]
    replied = {m.last + 1 for m in reading.cues("you_said")}
    said = [m for m in said if not (m.concept.facet == "purpose" and m.first in replied)]  # "you said before that CT is fine"
    beside = {at for s in studies if s.status == "done" for at in (s.first - 1, s.last + 1)}
    said = [m for m in said if not (m.concept.facet == "purpose" and {m.first, m.last} & beside)]  # "staging PET at diagnosis"
    said = [m for m in said if not (is_looked_at(m, reading) or lies_beneath(m, reading) or names_a_structure(m, reading))]
    said = [m for m in said if not (struck_out(m, reading) or taken_back(m, reading) or is_of_another(m, reading))]
    said = [m for m in said if not (is_care_of_an_ailment(m, reading) or is_put_off(m, reading) or it_was_not(m, reading))]
    said = [m for m in said if not (is_a_false_alarm(m, reading) or is_said_of_another_thing(m, reading))]
    said = [m for m in said if not (is_over_another(m, reading) or is_about_a_sample(m, reading))]
    said = [m for m in said if not (m.concept.id == "metastatic-known" and is_to_be_ruled_out(m, reading))]
    said = [m for m in said if not (m.concept.facet == "contrast_excluded" and _is_tolerated(m, reading))]
    said = [m for m in said if not (m.concept.facet in _BARRING and (is_rumoured(m, reading) or _is_all_there_is(m, reading)))]
    said = [m for m in said if not (m.concept.facet in _BARRING and _is_of_a_missed_one(m, studies))]
    said = [m for m in said if not (m.concept.id == "not-sampled" and _dates_a_scan(m, reading))]
    said = [m for m in said if not (_is_only_wished(m, reading) or is_where_it_spreads(m, reading))]
    said = [m for m in said if not (_is_without_radiotherapy(m, reading) or is_instead_of_a_biopsy(m, reading))]
    said = [m for m in said if not (is_where_a_bone_tumour_grows(m, reading) or is_where_deposits_are(m, reading))]
    said = [m for m in said if not (is_where_it_extends(m, reading) or _is_only_care(m, reading) or is_no_request(m, reading))]
    said = [m for m in said if not (is_adjuvant(m, reading) or is_a_landmark(m, reading) or is_of_a_known_thing(m, reading))]
    said = [
        m for m in said if not (is_taken_out(m, reading) or takes_out_a_device(m, reading) or _is_somebodys_child(m, reading))
    ]
    said = [m for m in said if not (_is_not_yet_given(m, reading) or _is_of_a_study(m, studies, reading))]
    said = [m for m in said if not (_is_behind_us(m, said, studies, reading) or _is_a_hope(m) or _is_long_ago(m, said))]
    return [m for m in said if not (m.concept.facet == "site" and "tissue" in m.concept.implies and was_spared(m, reading))]


def _is_not_yet_given(therapy: Mention, reading: Reading) -> bool:
    """ "Biopsied but not yet treated": told inside words that deny it."""
    if therapy.concept.facet != "treatment":
        return False
    return any(m.first < therapy.first and therapy.last <= m.last for m in reading.cues("untreated", "never_treated"))


def _is_of_a_study(finished: Mention, studies: list[NamedStudy], reading: Reading) -> bool:
    """ "MRI of the thigh is finished and the core says ...", "are we finished with imaging?", "the lungs are finished"."""
    if finished.concept.facet != "treatment" or finished.words.casefold() not in _FINISHED:
        return False
    behind = [w.folded for w in reading.words[finished.last + 1 : finished.last + 2]]
    if behind == ["with"] and any(0 < m.first - finished.last <= _ITEM for m in reading.cues("study_noun", "looking_at")):
        return True
    start, _ = clause_at(reading, finished.first)
    before = [s.last for s in studies if start <= s.first < finished.first]
    before += [m.last for m in _places_ahead(start, finished, reading)]
    given = any(start <= m.first < finished.first for m in reading.cues("therapy_noun"))
    return bool(before) and finished.first - before[-1] <= _ITEM + 1 and not given


def _places_ahead(start: int, finished: Mention, reading: Reading) -> list[Mention]:
    """ "The lungs are finished; please complete the staging outside them": a place that has been looked at."""
    return [m for m in reading.mentions if m.concept.facet == "target" and start <= m.first and m.last < finished.first]


def _dates_a_scan(before: Mention, reading: Reading) -> bool:
    """ "The CT is from before the biopsy": when it was made, and no lesion without a diagnosis."""
    ahead = reading.words[before.first - 1].folded if before.first else ""
    return before.words.casefold().startswith("before") and ahead in ("from", "date", "dates", "made", "done", "taken")


def _is_of_a_missed_one(barred: Mention, studies: list[NamedStudy]) -> bool:
    """ "She cancelled the PET/CT. What do I rebook?": not made, and not out of reach."""
    return any(s.status == "not_made" and s.first <= barred.last + 2 and barred.first <= s.last for s in studies)


def _is_all_there_is(barred: Mention, reading: Reading) -> bool:
    """ "No prior imaging bar local MRI": the one study that was made, and none that is barred."""
    unimaged = {m.last + 1 for m in reading.cues("unimaged")}
    return any(m.first == barred.first and m.first in unimaged for m in reading.cues("complement"))


def _is_long_ago(staging: Mention, said: list[Mention]) -> bool:
    """ "Staged ages ago. chest": what was staged then is followed now."""
    long_ago = (m for m in said if m.concept.id == "staged-long-ago")
    return staging.concept.id == "staging" and any(m.first <= staging.first and staging.last <= m.last for m in long_ago)


def _is_a_hope(cured: Mention) -> bool:
    """ "She asks if she can be cured": no time after treatment is spoken of."""
    return cured.concept.id == "cured-later" and bool({"can", "could"} & set(cured.words.casefold().split()))


def _is_asked(mention: Mention, reading: Reading) -> bool:
    """ "Is staging done with CT?"."""
    start, _ = sentence_at(reading, mention.first)
    return any(m.first == start for m in reading.cues("interrogative"))


def _is_behind_us(staging: Mention, said: list[Mention], studies: list[NamedStudy], reading: Reading) -> bool:
    """ "Staging done elsewhere, what scan now?": what is wanted now is left open, if no place or result tells it."""
    if staging.concept.id != "staging" or any(s.status == "done" for s in studies) or _is_asked(staging, reading):
        return False
    after = reading.words[staging.last + 1 : staging.last + 2]
    told = bool(after) and after[0].folded in _STAGED and staging.words.casefold().endswith(("staging", "staged"))
    before = reading.words[staging.first - 1].folded if staging.first else ""
    told |= before in _WAS_STAGED and staging.words.casefold().endswith("staged")
    other = any(m.concept.facet in ("target", "treatment", "purpose") and m is not staging for m in said)
    return told and not (other or reading.cues("untreated"))


def _is_only_care(followed: Mention, reading: Reading) -> bool:
    """ "A patient followed for an osteosarcoma": under care for the tumour, be it before its treatment, under it or after."""
    if followed.concept.value != "surveillance":
        return False
    care = [m for m in reading.cues("under_care") if m.first <= followed.first and followed.last <= m.last]
    tumours = [m.first for m in reading.mentions if m.concept.facet == "histology"]
    return any(0 < at - m.last <= _ITEM for m in care for at in tumours)


def _is_only_wished(mention: Mention, reading: Reading) -> bool:
    """ "Mother asks for a scan without radiation": a wish of the family bars no study, and tells of no treatment."""
    wishes = reading.cues("wish_of_the_family") if mention.concept.facet in ("cannot_have", "purpose") else []
    return any(m.first <= mention.first <= m.last for m in wishes)


def _is_without_radiotherapy(mention: Mention, reading: Reading) -> bool:
    """ "Resected without radiation": how it was treated bars no study."""
    treated = (m for m in reading.mentions if m.concept.id == "treated" and m.last == mention.first - 1)
    return mention.concept.facet == "cannot_have" and next(treated, None) is not None


def _is_somebodys_child(child: Mention, reading: Reading) -> bool:
    """ "From carrying her toddler": not the patient."""
    cared_for = reading.cues("somebodys_child") if child.concept.facet == "age_band" else []
    return any(m.first <= child.first <= m.last for m in cared_for)


def of_the_case(said: list[Mention], reading: Reading) -> tuple[list[Mention], list[Mention]]:
    """The mentions that hold for the patient, and those of a treatment that is planned."""
    if not said:
        return [], []
    kept = [m for m in said if not (is_denied(m, reading) or is_history(m, reading) or is_unsure(m, reading))]
    kept = [m for m in kept if not (m.concept.facet == "treatment" and of_an_organ(m, reading))]
    kept = [m for m in kept if not _replaces_a_joint(m, kept, reading)]
    if reading.cues("untreated"):  # "untreated; knee: scar pale": a scar of something else
        kept = [m for m in kept if m.concept.facet == "treatment" or "treatment" not in m.concept.implies]
    kept = [m for m in kept if not (m.words.casefold().endswith(_SPARED) and is_what_was_spared(m, reading))]
    kept = [m for m in kept if not (m.concept.cue == "hint" and _supposed(m, reading))]
    kept = [m for m in kept if m.concept.cue != "status_post" or of_the_tumour(m, kept, reading)]
    kept = [m for m in kept if not (m.concept.facet == "target" and reading.cues("nothing_given"))]  # a scar of something else
    treated = [m for m in kept if m.concept.facet == "treatment" and m.concept.value in ("done", "ongoing")]
    planned = [m for m in treated if reading.cues("nothing_given") or is_planned(m, reading) or is_still_ahead(m, reading)]
    named = undone(reading) if treated else []
    planned += [m for m in treated if m not in planned and is_undone(m, named, reading)]
    if not planned and treated and all(is_untold(m, reading) for m in treated) and not speaks_of_after(kept, reading):
        kept = [m for m in kept if m not in treated]  # "excision with margins is our aim": whether it is done is left open
    kept = [m for m in kept if m not in planned]
    kept = [
        m
        for m in without_the_place_of_another(kept, reading)
        if in_scope(m, kept, reading) and not is_only_near(m, kept, reading)
    ]
    kept = of_the_patient(kept, reading)
    return [m for m in kept if not of_another_lesion(m, kept)], planned


def _replaces_a_joint(therapy: Mention, kept: list[Mention], reading: Reading) -> bool:
    """ "Knee prosthesis 2016", told beside a tumour of soft tissue: it did not treat that one."""
    if therapy.concept.facet != "treatment" or not any(m.last == therapy.last for m in reading.cues("joint_implant")):
        return False
    names = [m for m in kept if m.concept.facet == "histology" and "tissue" in m.concept.implies]
    return bool(names) and all(m.concept.implies["tissue"] == ("soft_tissue",) for m in names)


def without_the_lump(mentions: list[Mention]) -> list[Mention]:
    """ "A lump on the tibia, bone tumour suspected": that a lump is of soft tissue is the guess that gives way."""
    told = any("tissue" in m.concept.implies and m.concept.facet not in ("site", None) for m in mentions)
    told = told or any(m.concept.facet == "treatment" and m.concept.value == "done" for m in mentions)  # it may have come back
    lumps = [m for m in mentions if m.concept.cue == "lump" and m.concept.facet == "tissue"]
    inner = [
        m for m in lumps if any(o.first <= m.first and m.last <= o.last and o.words != m.words for o in lumps)
    ]  # "bone lump"
    return [m for m in mentions if not (told and m in lumps) and m not in inner]


def is_rumoured(mention: Mention, reading: Reading) -> bool:
    """ "She has read that metal makes MRI useless": hearsay of no expert, told before it in the sentence."""
    start, _ = sentence_at(reading, mention.first)
    return any(start <= m.first < mention.first for m in reading.cues("rumour"))


def _is_to_be_sampled(sample: Mention, studies: list[NamedStudy]) -> bool:
    """ "A core biopsy before any imaging": asked about, and not taken yet."""
    around = (s for s in studies if s.parts["modality"] == "biopsy" and s.first <= sample.first and sample.last <= s.last)
    return any((s.first, s.last) != (sample.first, sample.last) for s in around)


def _is_tolerated(agent: Mention, reading: Reading) -> bool:
    """ "No gadolinium allergy": told inside words that deny it."""
    return any(m.first <= agent.first and agent.last <= m.last for m in reading.cues("tolerated"))


def _supposed(hint: Mention, reading: Reading) -> bool:
    """ "Rated 2 for bone metastases if asymptomatic", "the local extent is well covered": not told of the patient."""
    seen = any(m.first == hint.last + 1 for m in reading.cues("cleared", "looked_over"))
    covered = seen and hint.words.casefold().endswith("well")
    return covered or (bool(hint.first) and reading.words[hint.first - 1].folded in _IF)
