"""Whether a named study is told of as done: by its result, by what it came before, by its day, or by what it showed."""

from bot.understand.imaging.dated import of_a_day, of_a_year, was_last_period
from bot.understand.imaging.entries import is_a_report
from bot.understand.imaging.exceptives import exception_of
from bot.understand.imaging.made_before import was_made_before
from bot.understand.imaging.on_file import is_on_file
from bot.understand.imaging.studies import NamedStudy
from bot.understand.imaging.unavailable import LOOK_CUES, one_clause, opens_with_a_verb
from bot.understand.wording.sentences import asks_at, clause_at, sentence_at
from corpus.reading import Mention, Reading

_STOPS = set(".;!?\n")
FUNCTIONAL = ("pet_ct", "pet_mri", "bone_scan")
"""Studies after which the question is what follows from the result."""
RESULT_REACH = 6
"""Words between a study and its result, at most."""
APART = _STOPS | {",", "for", "if", "when"}
"""What parts a study from a result that is told of something else."""
_RELATIVE = {"that", "which", "who"}
"""Behind one of these a result is told of the noun before it: "bone scan: a lesion that looks indeterminate"."""
_SPOTS = {"spot", "focus", "finding", "lesion", "area"}
_BESIDE, _LEAD, _RESULT_OF_A_PLACE = 2, 3, 9
_OF_A_PLACE, _ARTICLES, _AHEAD = {"of", "for", "at", "to", "over"}, {"the", "a", "an", "that", "this", "any"}, {"before", "for"}
_ONLY = {"nothing", "but", "only", "just", "an", "a", "one", "the", "her", "his", "except", "局", "部"}
_PAST = {"took", "was", "were", "had", "did", "made", "came", "saw", "went", "underwent", "followed", "called", "sent", "showed"}
_AIMS = {"for", "in", "to", "both", "before", "with", "without"}
_HELPERS = {"doe", "do", "can", "could", "will", "would", "should", "might"}
"""Verbs that open a question about what a study can show, as they are folded."""
_EXECUTED = ("done", "complete", "performed", "obtained", "made")
_ASKING = ("ask_study", "ask_appropriate", "ask_next", "wh", "interrogative", "unavailable")
"""Cues of a sentence that asks for a study, or says that it is not to be had."""
_AIMED = {"for", "de", "di", "per", "pour", "para", "zum", "zur"}
_NAUGHT = {"nothing", "nothin", "nuthin", "no", "none", "not", "never"}
_MADE = {"done", "had", "performed", "made", "obtained", "taken", "imaged", "scanned"}
_REPORT_LEAD = {",", "was", "were", "is", "has", "been"}
"""Words between a study and what it is reported as."""
_DENIALS = {"never", "not", "hasnt", "wasnt", "havent", "yet"}
REQUESTS = {"request", "req", "order", "referral", "requesting", "ordering", "requisition", "requested", "ordered"}
"""Words before the name of a study that is asked for, whatever is told behind a colon."""


def is_done(study: NamedStudy, reading: Reading) -> bool:
    """True for a study that a text tells of as made already."""
    if _said_by_the_reply(study, reading):
        return False
    negative = [m for m in reading.cues("negation") if m.words.casefold() == "negative for"]  # "chest CT negative for nodules"
    for cue in (*reading.cues("cleared", "result"), *negative):
        if _describes_a_place(cue, reading) or _is_a_verb_asked(cue, study, reading):
            continue
        gap = [w.folded for w in reading.words[study.last + 1 + _aim_told(study, reading) : cue.first]]
        if cue.first > study.last and len(gap) <= RESULT_REACH and not (set(gap) & APART or _RELATIVE & set(gap[1:])):
            if _is_still_to_be_done(cue, gap):
                return False
            if cue.words.casefold() == "already" and _is_asked_outright(study, reading):
                continue  # "is PET/CT already reasonable?"
            asked = _asks(gap) or _is_asked_outright(study, reading) or _is_weighed(cue, reading)
            return not (cue.concept.cue == "cleared" and cue.words.lower() in _EXECUTED and asked)
    alone = exception_of(study.first, study.last, reading) == "seen" or is_on_file(study, reading)
    if (
        alone
        or _is_reported(study, reading)
        or _came_before(study, reading)
        or _told_behind(study, reading)
        or was_made_before(study, reading)
    ):
        return True
    if of_a_year(study, reading) or of_a_day(study, reading) or was_last_period(study, reading):
        return True
    if but := [c for c in reading.cues("complement") if c.last == study.first - 1 or _just_behind(c, study, reading)]:
        chest = study.parts.get("region") == "chest"  # "apart from the chest CT": that one is seen to
        return chest or any(_nothing_was_done(c, reading) for c in but)
    had = any(_just_behind(cue, study, reading) and not _is_denied(cue, study, reading) for cue in reading.cues("seen_on"))
    return had or _shown_on(study, reading) or _is_told_of(study, reading)


def _gap(one: Mention, other: Mention, reading: Reading) -> set[str]:
    return {w.folded for w in reading.words[one.last + 1 : other.first]}


def _nothing_was_done(but: Mention, reading: Reading) -> bool:
    """ "Nothing else done apart from the MRI", "no imaging has been performed except for an ultrasound"."""
    if any(m.last == but.first - 1 for m in reading.cues("unimaged")):
        return True  # "no prior imaging bar local MRI"
    start, _ = clause_at(reading, but.first)
    told = [w.folded for w in reading.words[start : but.first]]
    naught = max((i for i, w in enumerate(told) if w in _NAUGHT), default=len(told))
    return bool(_MADE & set(told[naught:])) and not {"be", "to"} & set(told[naught:])


def _aim_told(study: NamedStudy, reading: Reading) -> int:
    """ "Chest CT for staging showed nothing": the words of what it was made for."""
    aimed = {w.folded for w in reading.words[study.last + 1 : study.last + 2]} & _AIMED
    aims = [m for m in reading.mentions if m.concept.facet == "purpose" and m.first == study.last + 2]
    if not (aimed and aims):
        return 0
    names = [m for m in reading.mentions if m.concept.facet == "histology"]  # "PET/CT for staging of a soft tissue sarcoma"
    named = [m for m in names if 0 < m.first - aims[0].last <= _LEAD and not APART & _gap(aims[0], m, reading)]
    return max(m.last for m in (*aims[:1], *named)) - study.last


def _is_still_to_be_done(cue: Mention, gap: list[str]) -> bool:
    """ "Enough to clear the lungs", "the chest CT was never done"."""
    return gap[-1:] == ["to"] or (cue.words.casefold() in _EXECUTED and bool(_DENIALS & set(gap)))


def _is_reported(study: NamedStudy, reading: Reading) -> bool:
    """ "CT chest, reported as clear", "bone scan reported as showing no uptake": whatever it showed, there is a report of it."""
    told = (m for m in reading.cues("reported_as") if m.first > study.last and reading.words[m.last].folded == "as")
    behind = any({w.folded for w in reading.words[study.last + 1 : m.first]} <= _REPORT_LEAD for m in told)
    return behind and not _is_asked_outright(study, reading)


def _said_by_the_reply(study: NamedStudy, reading: Reading) -> bool:
    """ "You told me that CT with contrast was fine": of a reply, and not of a patient."""
    return any(m.first < study.first < sentence_at(reading, m.first)[1] for m in reading.cues("you_said"))


def _came_before(study: NamedStudy, reading: Reading) -> bool:
    """ "I took a biopsy after a radiograph and an MRI": told of what was made, in a sentence that asks and plans nothing."""
    start, end = sentence_at(reading, study.first)
    before = [w.folded for w in reading.words[max(start, study.first - _BESIDE) : study.first]]
    after = "after" in before and set(before[before.index("after") + 1 :]) <= _ARTICLES | {"his", "her"}
    past = _PAST & {w.folded for w in reading.words[start:end]}
    return after and bool(past) and not asks_or_plans(study, reading)


def _describes_a_place(cue: Mention, reading: Reading) -> bool:
    """ "SPECT/CT of the doubtful area": where to look, and not what was seen."""
    before = [w.folded for w in reading.words[max(0, cue.first - _BESIDE) : cue.first]]
    spot = bool(_SPOTS & {w.folded for w in reading.words[cue.last + 1 : cue.last + 2]})
    placed = spot or any(
        m.first == cue.last + 1 for m in reading.mentions if "region" in m.concept.study or m.concept.facet == "site"
    )
    return placed and len(before) == _BESIDE and before[0] in _OF_A_PLACE and before[1] in _ARTICLES


def _told_behind(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI: 9 cm lesion", "US solid", "MRI 7 cm deep mass": what it showed stands right behind it, and nothing is asked."""
    words = [w.folded for w in reading.words]
    at = study.last + 1
    if REQUESTS & set(words[sentence_at(reading, study.first)[0] : study.first]):
        return False  # "request for MRI of the arm: a superficial lump"
    of = _RESULT_OF_A_PLACE if words[at : at + 1] == ["of"] else _LEAD + 2  # "X-ray of the 20 year old's femur: a lesion"
    colon = ":" in words[at : at + of] and not _STOPS - {":"} & set(words[at : words.index(":", at)])
    colon = colon and not _AHEAD & set(words[at : words.index(":", at)])  # "PET/CT before biopsy: a bone lesion"
    at = words.index(":", at) + 1 if colon else at
    _, end = sentence_at(reading, study.last)
    alone = study.first == 0 and not any(word[0].isalnum() for word in words[end:])  # "MRI: a bone lesion": all that is said
    listed = words[at : at + 1] == [","] and study.parts["modality"] in FUNCTIONAL
    if listed and any(at < m.first <= at + _LEAD for m in reading.cues("finding", "appearance_unclear", *LOOK_CUES)):
        return not (end < len(words) and words[end] == "?")  # "staging PET/CT, single doubtful focus in the liver"
    if at >= end or alone or (end < len(words) and words[end] == "?"):
        return False
    measured = words[at][0].isdigit() and words[at + 1 : at + 2] in (["cm"], ["mm"])
    described = any(m.first == at for m in reading.cues("descriptor"))
    found = colon and any(at <= m.first < end for m in reading.cues("finding", "lump", "result", "lung_finding", *LOOK_CUES))
    looked = any(m.first == at for m in reading.cues(*LOOK_CUES))
    return measured or described or found or looked or (colon and is_a_report(at, end, reading))


def _is_weighed(done: Mention, reading: Reading) -> bool:
    """ "How much radiation from a PET/CT done for staging?": the purpose of what the table is asked about."""
    start, end = sentence_at(reading, done.first)
    aims = {w.folded for w in reading.words[done.last + 1 : done.last + 2]} & _AIMS
    of_the_table = any(start <= m.first < end for m in reading.cues("ask_rrl", "ask_radiation", "ask_rating"))
    return bool(aims) and of_the_table and asks_at(end, reading)


def _is_a_verb_asked(cue: Mention, study: NamedStudy, reading: Reading) -> bool:
    """ "Does PET/CT show more than a bone scan?": a verb of a result, in a question that opens with its helper."""
    start, _ = sentence_at(reading, study.first)
    word = reading.words[cue.last].folded
    opens = reading.words[start].folded in _HELPERS
    return opens and not word.endswith(("s", "ed", "ive", "al")) and _is_asked_outright(study, reading)


def _is_asked_outright(study: NamedStudy, reading: Reading) -> bool:
    """ "Is the chest CT done with contrast?": how it is done is asked, not told."""
    start, end = sentence_at(reading, study.first)
    return asks_at(end, reading) and opens_with_a_verb(start, reading)


def _is_told_of(study: NamedStudy, reading: Reading) -> bool:
    """ "Proven by CT-guided biopsy", "needle biopsy says sarcoma": a biopsy that gave the diagnosis."""
    before = reading.words[study.first - 1].folded if study.first else ""
    told = (before in ("by", "on", "via", "from", "after") and not _ends_a_wish(study.first - 1, reading)) or any(
        m.first <= study.last <= m.last for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done"
    )
    return study.parts["modality"] in ("biopsy", "aspiration") and (told or _gave_a_name(study, reading))


def _gave_a_name(biopsy: NamedStudy, reading: Reading) -> bool:
    """ "Ultrasound-guided biopsy, reviewed centrally: high grade sarcoma"; "biopsy: staging of a sarcoma" may still ask."""
    _, end = sentence_at(reading, biopsy.last)
    colon = next((i for i in range(biopsy.last + 2, end) if reading.words[i].folded == ":"), end)
    return any(colon < m.first < end for m in reading.mentions if m.concept.facet == "histology")


def _just_behind(cue: Mention, study: NamedStudy, reading: Reading) -> bool:
    """ "Had an MRI", "has had nothing but an ultrasound"."""
    gap = [w.folded for w in reading.words[cue.last + 1 : study.first]]
    return study.first > cue.last and (len(gap) < _BESIDE or set(gap) <= _ONLY)


def _is_denied(had: Mention, study: NamedStudy, reading: Reading) -> bool:
    """ "She has never had a chest CT"; "has not had anything but an MRI" had that one."""
    return reading.negates(had) and not _ONLY & {w.folded for w in reading.words[had.last + 1 : study.first]} - _ARTICLES


def _shown_on(study: NamedStudy, reading: Reading) -> bool:
    """ "Uptake in a rib on the staging PET/CT": something was found, so the study is done."""
    lead = range(max(0, study.first - _LEAD), study.first)
    on = next((i for i in lead if reading.words[i].folded == "on"), None)
    onward = on is not None and reading.words[on + 1].folded == "to"  # "the film shows no lesion, on to MRI?"
    if on is None or onward or _ends_a_wish(on, reading) or "," in (w.folded for w in reading.words[on : study.first]):
        return False
    looks = [m for m in reading.cues(*LOOK_CUES) if m.last < on and _is_up_to(m.last + 1, on, reading)]
    return bool(looks) or any(
        cue.last < on and one_clause(cue.last, on, reading)
        for cue in (*reading.cues("finding", "result", "lump", "lung_finding", "sign_elsewhere"), *_spread_told(study, reading))
    )


def _spread_told(study: NamedStudy, reading: Reading) -> list[Mention]:
    """ "A pleural metastasis on the first chest CT.": in a sentence that asks, plans and queries nothing."""
    _, end = sentence_at(reading, study.first)
    spread = [m for m in reading.affirmed("distant") if m.last < study.first]
    return [] if asks_or_plans(study, reading) or not spread or end >= len(reading.words) else spread


def _is_up_to(start: int, end: int, reading: Reading) -> bool:
    """ "Permeative on the film", "sunburst of the distal femur on film": no word but those of the place between."""
    places = {at for m in reading.mentions if m.concept.facet == "site" for at in range(m.first, m.last + 1)}
    return all(at in places or reading.words[at].folded in _OF_A_PLACE | _ARTICLES for at in range(start, end))


def _ends_a_wish(at: int, reading: Reading) -> bool:
    """ "Keen on FNA", "insists on an MRI": what stands behind is wanted, and nothing was seen on it."""
    return any(m.last == at for m in reading.cues("wish"))


def _asks(gap: list[str]) -> bool:
    """ "Should an MRI be done?" is a request, not a report."""
    return bool({"be", "to", "get", "being"} & set(gap))


def asks_or_plans(study: NamedStudy, reading: Reading) -> bool:
    """True if the sentence of a study asks, plans or wishes for something."""
    start, end = sentence_at(reading, study.first)
    cues = ("planned", "modal_behind", "plan", "wish", *_ASKING)
    asks = any(start <= m.first < end for m in reading.cues(*cues))
    return asks or asks_at(end, reading)
