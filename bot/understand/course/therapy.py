"""Treatment told in a text that is over: given before something else, or for something else than the tumour."""

from bot.understand.where.placed import tumours_in
from bot.understand.wording.sentences import clause_at, sentence_at
from corpus.reading import Mention, Reading

EXCLUDED_SITES = ("spine", "head_neck", "abdomen", "skin")
_FOLLOWING = {"after", "following", "post", "with"}
_TOLD = {"since", "had", "underwent", "was", "were", "s", "p", "done", "completed", "finished"}
_TOLD |= {"received", "given", "last", "previous", "prior", "ago"}
_TOLD |= {"out", "back", "year", "during", "under"}
_DURING = {"on", "mid", "midway", "halfway", "through"}
_LOOSE = {"after", "post", "following", "into", "later", "out", "past"}
_MODALS = {"will", "shall", "would", "may", "might", "can", "could"}
_PAST = {"had", "was", "were", "underwent", "received", "given", "done", "ago", "since", "did", "been", "completed", "finished"}
_LEFT = {"left", "from"}
_AFTER_REACH, _YEAR = 3, 4
_ORDINALS = ("st", "nd", "rd", "th")
_OF_A_PLAN = {"week", "day", "cycle", "grade", "stage", "type", "level"}
_MONTHS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
_SCOPE_REACH, _BEFORE_REACH, _PLAN_REACH, _STORY_REACH = 5, 2, 4, 8


def is_untold(therapy: Mention, reading: Reading) -> bool:
    """A treatment that is only named, in a sentence with no word, figure or date that tells when it was."""
    if not any(therapy.first <= m.first and m.last <= therapy.last for m in reading.cues("therapy_noun")):
        return False
    start, end = sentence_at(reading, therapy.first)
    if _is_said_in_the_future(therapy, reading):
        return True
    if _left_a_mark(therapy, start, reading):
        return False
    told = {w.folded for w in reading.words[start:end]} & _TOLD
    told |= {w.folded for w in reading.words[max(start, therapy.first - _AFTER_REACH) : therapy.first + 1]} & (
        _DURING | _FOLLOWING
    )
    dated = any(_is_a_past_date(at, reading) for at in range(start, end))
    ago = [m for m in reading.cues("time_ago") if m.words.casefold() not in _LOOSE]
    past = [m for m in (*ago, *reading.cues("cleared", "last_period")) if start <= m.first < end]
    return not (told or dated or any(not _dates_a_sample(m, therapy, reading) for m in past))


def _left_a_mark(therapy: Mention, start: int, reading: Reading) -> bool:
    """ "The dip in her arm left by the surgery", "the scar from the operation": what it left tells that it was made."""
    marks = [m for m in reading.cues("operated_spot") if start <= m.first and m.last < therapy.last]
    return any(_LEFT & {w.folded for w in reading.words[m.last + 1 : therapy.last]} for m in marks)


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
    """ "Resection of the prostate", "radiotherapy for prostate": of an organ where none of these tumours lies."""
    at = mention.last + 1
    while at < len(reading.words) and reading.words[at].folded in ("of", "for", "to", "the", "a", "her", "his"):
        at += 1
    of = at > mention.last + 1 and reading.words[mention.last + 1].folded in ("of", "for", "to")
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
