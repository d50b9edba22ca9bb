"""Treatment that is still to come: planned, undecided, or a step of what was decided."""

from bot.understand.course.timelines import is_a_later_step, is_under_a_later_heading
from bot.understand.wording.open_clause import HANGS
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import is_year

_AHEAD = ("prior to", "before", "ahead of")
_FOLLOWING = {"after", "following", "post", "with"}
_SINCE = {"since", "from", "had", "underwent"}
_BY_MEANS, _ENDS = {"with", "using", "by"}, {".", ",", ";", ":", "!", "?", "\n"}
_STILL = {"still", "yet", "only", "now", "has", "is", "are", "soon", "then", "currently"}
"""Words between a therapy and what tells that it is to come that tell nothing else."""
_OF_WHAT, _COPULAS = {"for", "of"}, {"is", "are", "be", "being"}
_STEPS = {"followed", "then", "and", "plus", "with", "+", "&"}
_STEP_FILLERS = {"by", "a", "an", "the", "wide", "local", "en", "bloc", "delayed", "surgical", "adjuvant", "consolidating"}
_SUBJECTS, _AUXILIARIES = {"they", "we", "he", "she", "i"}, {"ever"}
"""Words between "before" and what was done: "before they operated"."""
_WILL = (["he'll"], ["she'll"], ["they'll"], ["we'll"])
"""Before "be resected", "get her operation"."""
_PASSIVE = {"is", "are", "get"}
_BEFORE_REACH, _PLAN_REACH, _STORY_REACH = 2, 4, 8


def is_planned(mention: Mention, reading: Reading) -> bool:
    """ "Before hemipelvectomy", "an operation is intended, followed by radiotherapy": a treatment that is still to come."""
    if _has_a_year(mention, reading):
        return False
    start, _ = sentence_at(reading, mention.first)
    reach = _STORY_REACH if reading.cues("untreated") else _PLAN_REACH
    if _hangs_on_something(mention, start, reading):
        return True
    if is_a_later_step(mention, reading) or is_under_a_later_heading(mention, reading):
        return True
    ahead = [cue for cue in reading.cues("planned") if not _dates_what_came_earlier(cue, mention, reading)]
    near = any(0 < mention.first - cue.last <= reach for cue in ahead)
    near |= any(_waits_for(cue, mention, reading) for cue in ahead)
    near |= [w.folded for w in reading.words[max(0, mention.first - _BEFORE_REACH) : mention.first]][-2:-1] in _WILL
    therapies = [m for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "therapy_noun"]
    told = [m for m in therapies if start <= m.first]
    told = [m for m in told if m.first <= mention.first or _follows_on(m, mention, reading)]
    behind = any(_is_planned_by(cue, m, reading) for m in (*told, mention) for cue in reading.cues("planned_behind"))
    near |= _is_undecided(mention, reading) or any(
        _follows_a_plan(cue, mention, reading) for cue in reading.cues("planned_behind")
    )
    plan = any(start <= cue.first < mention.first for cue in reading.cues("plan"))
    return near or behind or plan or _is_a_later_step(mention, reading) or _is_an_earlier_step(mention, reading)


def _waits_for(before: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "Before the sarcoma of the calf is resected": the passive of the present, however long what is treated."""
    gap = reading.words[before.last + 1 : therapy.first]
    passive = bool(gap) and gap[-1].folded in _PASSIVE and len(gap) < _STORY_REACH and not any(w.is_mark for w in gap)
    return passive and reading.words[before.last].folded == "before"


def _hangs_on_something(therapy: Mention, start: int, reading: Reading) -> bool:
    """ "Whether she gets a femoral replacement depends on the scan", "if he is for amputation hangs on it"."""
    _, end = sentence_at(reading, therapy.first)
    words = [w.folded for w in reading.words[start:end]]
    opens = words[:1] != [] and words[0] in ("whether", "if")
    return opens and bool(HANGS & {w.folded for w in reading.words[therapy.last + 1 : end]})


def _dates_what_came_earlier(before: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "He limps, like before they swapped it for metal": what a subject of its own had done, in the past tense."""
    words = [w.folded for w in reading.words[before.last + 1 : therapy.last + 1]]
    while words[:1] != [] and words[0] in _AUXILIARIES:
        words.pop(0)
    done = words[1:2] != [] and words[1].endswith("ed")
    return reading.words[before.last].folded == "before" and words[:1] != [] and words[0] in _SUBJECTS and done


def _has_a_year(therapy: Mention, reading: Reading) -> bool:
    """ "Plan: ultrasound of the nodes, sarcoma of the hand resected 2022": done in that year, whatever is planned."""
    told = any(is_year(w.folded) for w in reading.words[therapy.last + 1 : therapy.last + 2])
    return told and reading.words[therapy.last].folded.endswith("ed")


def _is_an_earlier_step(therapy: Mention, reading: Reading) -> bool:
    """ "No treatment yet. Surgery planned after preoperative radiotherapy": what comes first is to come as well."""
    plans = [m for m in reading.mentions if m.concept.id in ("treatment-to-come", "planned-behind")]
    follows = reading.words[therapy.first].folded in _FOLLOWING and any(m.last + 1 == therapy.first for m in plans)
    return follows and bool(reading.cues("untreated", "nothing_given"))


def _is_a_later_step(therapy: Mention, reading: Reading) -> bool:
    """ "Agreed on MAP followed by resection and an endoprosthesis": the steps of what was decided are to come with it."""
    reached = [m for m in reading.mentions if m.concept.id == "treatment-to-come"]
    for told in (m for m in reading.mentions if m.concept.facet == "treatment"):
        if any(before.last < told.first and _follows_on(told, before, reading) for before in reached):
            reached.append(told)
    return therapy in reached


def is_to_come(therapy: Mention, reading: Reading) -> bool:
    """ "To be treated in our centre", "surgery and chemo planned": told inside words of a treatment to come."""
    plans = [m for m in reading.mentions if m.concept.id == "treatment-to-come"]
    given = reading.words[therapy.first].folded in _FOLLOWING
    plans = [m for m in plans if not (given and m.words.casefold().startswith("pre"))]  # "pre-op, after 2 cycles"
    ahead = [m for m in plans if m.last + 1 == therapy.first and m.words.casefold().startswith(_AHEAD)]  # "prior to neoadjuvant"
    return bool(ahead) or any(m.first <= therapy.first and therapy.last <= m.last and m.words != therapy.words for m in plans)


def _is_undecided(therapy: Mention, reading: Reading) -> bool:
    """ "Resection will be attempted", "amputation may become necessary", "radiotherapy versus surgery"; "resected" is done."""
    words = [w.folded for w in reading.words]
    if words[therapy.last].endswith("ed") or set(words[max(0, therapy.first - 2) : therapy.first]) & (_FOLLOWING | _SINCE):
        return False
    told = [m for m in reading.mentions if m.concept.facet == "treatment" and m is not therapy]
    others = [(m, {*words[therapy.last + 1 : m.first], *words[m.last + 1 : therapy.first]}) for m in told]
    if any(gap and gap <= {"versus", "vs"} for _, gap in others):
        return True
    beside = [
        m for m in told if m.last < therapy.first and set(words[m.last + 1 : therapy.first]) <= _BY_MEANS | {"a", "an", "and"}
    ]
    either = [therapy, *beside, *(m for m, gap in others if gap == {"or"})]
    return any(_is_said_to_come(cue, m, words) for m in either for cue in reading.cues("modal_behind"))


def _is_said_to_come(modal: Mention, therapy: Mention, words: list[str]) -> bool:
    gap = words[therapy.last + 1 : modal.first]
    with_what = gap[:1] and gap[0] in _BY_MEANS and len(gap) <= _PLAN_REACH and not set(gap) & _ENDS
    return modal.first > therapy.last and bool(not gap or with_what) and "have" not in words[modal.last + 1 : modal.last + 2]


def _is_planned_by(cue: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "Resection with an allograft is foreseen": behind the therapy, or behind what it is done with."""
    gap = [w.folded for w in reading.words[therapy.last + 1 : cue.first]]
    if gap[:1] == ["and"] and set(gap[1:]) <= _COPULAS | {"she", "he"} and _was_had(therapy, reading):
        return False  # "had surgery and is due for a visit"
    apart = any(w in _ENDS for w in gap) or not gap
    reach = _STORY_REACH if not apart and gap[0] in _BY_MEANS else _BEFORE_REACH
    if not apart and gap[0] in _OF_WHAT and _COPULAS & set(gap):  # "operation for the sarcoma of the groin is set for Tuesday"
        before = {w.folded for w in reading.words[max(0, therapy.first - _BEFORE_REACH) : therapy.first]}
        reach = 2 * _STORY_REACH if not before & (_FOLLOWING | _SINCE) and gap[-3:] and _COPULAS & set(gap[-3:]) else reach
    if not apart and gap[0] in _OF_WHAT and len(gap) <= _PLAN_REACH and _ends_its_clause(cue, reading):
        before = {w.folded for w in reading.words[max(0, therapy.first - _BEFORE_REACH) : therapy.first]}
        reach = reach if before & (_FOLLOWING | _SINCE) else _PLAN_REACH  # "amputation for osteosarcoma planned"
    return 0 < cue.first - therapy.last - sum(word in _STILL for word in gap) <= reach


def _was_had(therapy: Mention, reading: Reading) -> bool:
    before = {w.folded for w in reading.words[max(0, therapy.first - _PLAN_REACH) : therapy.first]}
    return bool(before & {"had", "underwent", "completed", "finished"}) and not before & {"to", "not", "no"}


def _ends_its_clause(cue: Mention, reading: Reading) -> bool:
    return all(w.is_mark for w in reading.words[cue.last + 1 : cue.last + 2])


def _follows_a_plan(cue: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "Wide excision is envisaged after radiotherapy": both are still to come."""
    gap = {w.folded for w in reading.words[cue.last + 1 : therapy.first]}
    return cue.last < therapy.first <= cue.last + _BEFORE_REACH and bool(gap) and gap <= _FOLLOWING


def _follows_on(later: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "Radiotherapy followed by wide excision is proposed": one plan, in the order of its steps."""
    gap = {w.folded for w in reading.words[therapy.last + 1 : later.first]}
    return later.first - therapy.last <= _STORY_REACH and bool(gap & _STEPS) and gap <= _STEPS | _STEP_FILLERS
