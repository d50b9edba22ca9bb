"""Treatment told in a text: which of it is to come, was given before something else, or treats something else."""

from bot.understand.sentences import clause_at, sentence_at
from bot.understand.site import tumours_in
from corpus.reading import Mention, Reading

EXCLUDED_SITES = ("spine", "head_neck", "abdomen", "skin")
_FOLLOWING = {"after", "following", "post", "with"}
_TOLD = {"since", "had", "underwent", "was", "were", "s", "p", "done", "completed", "finished"}
_TOLD |= {"received", "given", "last", "previous", "prior", "ago"}
_TOLD |= {"out", "back", "years", "year", "during", "under"}
_DURING = {"on"}
_LOOSE = {"after", "post", "following", "into", "later", "out", "past"}
_MODALS = {"will", "shall", "would", "may", "might", "can", "could"}
_PAST = {"had", "was", "were", "underwent", "received", "given", "done", "ago", "since", "did", "been", "completed", "finished"}
_AFTER_REACH, _YEAR = 3, 4
_ORDINALS = ("st", "nd", "rd", "th")
_OF_A_PLAN = {"week", "day", "cycle", "grade", "stage", "type", "level"}
_MONTHS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
_SINCE = {"since", "from", "had", "underwent"}
_BY_MEANS, _ENDS = {"with", "using", "by"}, {".", ",", ";", ":", "!", "?", "\n"}
_STILL = {"still", "yet", "only", "now", "has", "is", "are", "soon", "then", "currently"}
"""Words between a therapy and what tells that it is to come that tell nothing else."""
_OF_WHAT, _COPULAS = {"for", "of"}, {"is", "are", "be", "being"}
_STEPS = {"followed", "then", "and", "plus", "with", "+", "&"}
_STEP_FILLERS = {"by", "a", "an", "the", "wide", "local", "en", "bloc", "delayed", "surgical", "adjuvant", "consolidating"}
_SCOPE_REACH, _BEFORE_REACH, _PLAN_REACH, _STORY_REACH = 5, 2, 4, 8


def is_planned(mention: Mention, reading: Reading) -> bool:
    """ "Before hemipelvectomy", "an operation is intended, followed by radiotherapy": a treatment that is still to come."""
    start, _ = sentence_at(reading, mention.first)
    reach = _STORY_REACH if reading.cues("untreated") else _PLAN_REACH
    near = any(0 < mention.first - cue.last <= reach for cue in reading.cues("planned"))
    therapies = [m for m in reading.mentions if m.concept.facet == "treatment" or m.concept.cue == "therapy_noun"]
    told = [m for m in therapies if start <= m.first]
    told = [m for m in told if m.first <= mention.first or _follows_on(m, mention, reading)]
    behind = any(_is_planned_by(cue, m, reading) for m in (*told, mention) for cue in reading.cues("planned_behind"))
    near |= _is_undecided(mention, reading) or any(
        _follows_a_plan(cue, mention, reading) for cue in reading.cues("planned_behind")
    )
    plan = any(start <= cue.first < mention.first for cue in reading.cues("plan"))
    return near or behind or plan or _is_a_later_step(mention, reading) or _is_an_earlier_step(mention, reading)


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
    return any(m.first <= therapy.first and therapy.last <= m.last and m.words != therapy.words for m in plans)


def is_untold(therapy: Mention, reading: Reading) -> bool:
    """A treatment that is only named, in a sentence with no word, figure or date that tells when it was."""
    if not any(therapy.first <= m.first and m.last <= therapy.last for m in reading.cues("therapy_noun")):
        return False
    start, end = sentence_at(reading, therapy.first)
    if _is_said_in_the_future(therapy, reading):
        return True
    told = {w.folded for w in reading.words[start:end]} & _TOLD
    told |= {w.folded for w in reading.words[max(start, therapy.first - _AFTER_REACH) : therapy.first + 1]} & (
        _DURING | _FOLLOWING
    )
    dated = any(_is_a_past_date(at, reading) for at in range(start, end))
    ago = [m for m in reading.cues("time_ago") if m.words.casefold() not in _LOOSE]
    past = [m for m in (*ago, *reading.cues("cleared", "last_period")) if start <= m.first < end]
    return not (told or dated or any(not _dates_a_sample(m, therapy, reading) for m in past))


def _dates_a_sample(past: Mention, therapy: Mention, reading: Reading) -> bool:
    """ "Biopsy in March, operation on the 20th": when something else was, told in a clause of its own."""
    first, last = clause_at(reading, past.first)
    samples = [m for m in reading.mentions if m.concept.facet == "biopsy" or m.concept.cue == "sample"]
    return not first <= therapy.first < last and any(first <= m.first < last for m in samples)


def _is_said_in_the_future(therapy: Mention, reading: Reading) -> bool:
    """ "She will go through chemotherapy, then surgery", "her radiotherapy of 50 Gy will start in June"."""
    first, last = sentence_at(reading, therapy.first)
    _, end = clause_at(reading, therapy.first)
    words = [w.folded for w in reading.words]
    modals = [i for i in range(first, end) if words[i] in _MODALS]
    for at in modals:
        low, high = sorted((at, therapy.first))
        asks = any(low <= m.first < max(high, end) for m in reading.cues("ask_study", "ask_appropriate", "wh"))
        year = any(len(word) == _YEAR and word.isdigit() for word in words[first:last])
        if not (asks or year or _PAST & set(words[low:end])):
            return True
    return False


def _is_a_past_date(at: int, reading: Reading) -> bool:
    """ "2021", "60 Gy", "2y", "5/22"; "on the 20th" and "14 May" may be still to come."""
    word = reading.words[at].folded
    if not word[0].isdigit() or word.endswith(_ORDINALS):
        return False
    behind = reading.words[at + 1].folded if at + 1 < len(reading.words) else ""
    before = reading.words[at - 1].folded if at else ""
    if behind in _ORDINALS:
        return False
    month = behind[:3] in _MONTHS or before in _OF_A_PLAN
    return not (month and len(word) <= _BEFORE_REACH)


def speaks_of_after(kept: list[Mention], reading: Reading) -> bool:
    """A purpose other than staging is told, or what is looked for is a relapse."""
    purposes = any(m.concept.facet == "purpose" and m.concept.value != "initial_staging" for m in kept)
    return purposes or bool(reading.cues("recurrence", "recurred", "local_recurrence", "suspicion"))


def was_before(therapy: Mention, told: list[Mention], reading: Reading) -> bool:
    """ "Excised after preoperative radiotherapy": in one sentence with what came after it, told behind that."""
    start, _ = sentence_at(reading, therapy.first)
    if any(m.concept.value == "ongoing" and m.last + 1 == therapy.first for m in told):
        return True  # "halfway through neoadjuvant radiotherapy"
    resected = any(m.concept.value == "done" and start <= m.first < therapy.first for m in told)
    return resected and therapy.concept.value == "ongoing" and reading.words[therapy.first].folded in _FOLLOWING


def of_the_tumour(after: Mention, said: list[Mention], reading: Reading) -> bool:
    """ "S/p hip fracture" is another story: a tumour stands shortly before, or a tumour or its treatment behind."""
    treated = [m for m in said if m.concept.facet == "treatment" and m is not after]
    for mention in (*tumours_in(said), *treated):
        low, high = sorted((after, mention), key=lambda m: m.first)
        gap = reading.words[low.last + 1 : high.first]
        reach = _SCOPE_REACH if low is after else _STORY_REACH
        if len(gap) <= reach and not any(w.folded in ".;!?\n" for w in gap):
            return True
    return False


def of_an_organ(mention: Mention, reading: Reading) -> bool:
    """ "Resection of the prostate": of an organ where none of these tumours lies."""
    at = mention.last + 1
    while at < len(reading.words) and reading.words[at].folded in ("of", "the", "a", "her", "his"):
        at += 1
    of = at > mention.last + 1 and reading.words[mention.last + 1].folded == "of"
    organs = (m for m in reading.mentions if m.concept.facet == "site" and m.concept.value in (*EXCLUDED_SITES, "organ"))
    return of and any(m.first == at for m in organs)


def of_another_operation(mention: Mention, reading: Reading) -> bool:
    """ "Appendix removed in 2003", "an appendix operation years ago", "operated on for cataract": told of something else."""
    treated = mention.concept.facet == "treatment" or "treatment" in mention.concept.implies
    others = reading.cues("other_operation") if treated else []
    return any(m.first <= mention.first <= m.last for m in others) or (treated and _is_for_an_ailment(mention, reading))


def _is_for_an_ailment(therapy: Mention, reading: Reading) -> bool:
    """ "Operated on for cataract last year": an ailment right behind, and no tumour in the sentence."""
    start, end = sentence_at(reading, therapy.first)
    if any(start <= m.first < end for m in reading.mentions if m.concept.facet in ("histology", "tissue")):
        return False
    ill = (m for m in reading.mentions if m.concept.facet == "condition" and therapy.last < m.first < end)
    gaps = ([w.folded for w in reading.words[therapy.last + 1 : m.first]] for m in ill)
    return any(len(gap) <= _PLAN_REACH and "for" in gap[:2] for gap in gaps)


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
