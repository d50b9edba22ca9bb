"""Which of two tumours is the question: the one that is over, long ago or excluded is history."""

from bot.understand.illness.kin import is_told_of_kin
from bot.understand.illness.new_tumour import new_tumour
from bot.understand.wording.sentences import is_dated, sentence_at
from corpus.reading import RETURNS, Mention, Reading
from corpus.words import is_year

_BEFORE, _BEHIND = 6, 5
"""Words before and behind the name of a cancer within which it is told to be over."""
_TOLD_OF_IT = ("treatment", "purpose", "behaviour", "biopsy")
_ASKS = ("ask_study", "ask_appropriate", "study_noun")
_BREAKS = {".", ";", "!", "\n"}
_NOW = {"new", "now", "proven", "today", "newly", "rising", "fresh", "biopsy", "biopsied", "restaging", "climbing"}
_NEAR = 5
_NOT_ANCIENT = {"remission", "disease", "recurrence", "relapse", "clear", "previous", "prior", "hx", "old", "ago", "of"}
"""Words of what may be told of a tumour that is still followed."""
_BEFORE_THAT = {"before that", "before this", "before then"}
"""Before whatever was told: "the nail comes out in February, lungs due before that"."""
_JUST_FOUND = {"newly", "proven", "new", "biopsied", "fresh"}
"""Beside the name of a cancer that was just found."""
_JUST_NOW = {"hour", "day", "week", "wk", "fortnight"}
"""Before "ago" these tell of a tumour that is new."""
_ITS = {"of", "for", "after", "the", "her", "his", "an", "a"}
_ACTIVE = {"active", "current", "metastatic", "stage"}


def without_the_former(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Cured breast cancer (1998). A knob on the shin bone, not imaged": without the cancer, and what is told of it."""
    names = [m for m in mentions if m.concept.facet == "histology"]
    foreign = [m for m in names if _is_foreign(m)]
    ours = [m for m in names if _is_ours(m)]
    over = [m for m in foreign if is_over(m, reading)]
    if over and len(over) == len(foreign) and not ours and _is_about_a_lesion(mentions, over, reading):
        return [m for m in mentions if m not in over and not _is_told_of(m, over, reading)]
    current = [m for m in foreign if m not in over and not (reading.negates(m) or is_told_of_kin(m, reading))]
    if current and ours and all(is_over(m, reading) for m in ours) and _is_the_question(current, ours, reading):
        return [m for m in mentions if m not in ours and not _is_told_of(m, ours, reading)]
    return mentions


def is_over_another(purpose: Mention, reading: Reading) -> bool:
    """ "Remission? From the lymphoma, yes.", "cured of a testicular tumour in 2005": told of another cancer alone."""
    if purpose.concept.facet != "purpose" or purpose.concept.value != "surveillance":
        return False
    start, end = sentence_at(reading, purpose.first)
    behind = [w.folded for w in reading.words[end + 1 : end + 2]]
    if behind == ["from"] and end + 1 < len(reading.words):
        _, end = sentence_at(reading, end + 1)
    names = [m for m in reading.mentions if m.concept.facet == "histology" and start <= m.first < end]
    over = any(purpose.first <= m.first <= purpose.last for m in reading.cues("cancer_over", "stays_well"))
    others = any(m.concept.facet == "histology" and _is_ours(m) and not start <= m.first < end for m in reading.mentions)
    return over and others and bool(names) and all(_is_foreign(m) for m in names)


def is_of_the_past(reading: Reading) -> bool:
    """ "UPS arm 2021", "sarcoma of the arm 2 yrs ago": a sarcoma with its year, neither just diagnosed nor untreated."""
    names = [m for m in reading.mentions if m.concept.facet == "histology" and _is_ours(m) and not is_told_of_kin(m, reading)]
    if not names or reading.cues("untreated", "never_treated", "nothing_given"):
        return False
    told = ("new-diagnosis", "treatment-to-come")
    if new_tumour(reading) or any(_is_a_first_look(m, reading, told) for m in reading.mentions):
        return False
    return any(_has_its_year(m, reading) for m in names)


def _is_a_first_look(mention: Mention, reading: Reading, told: tuple[str, ...]) -> bool:
    """A biopsy, or a treatment to come; "biopsied in 2018: infection" is over, "before that" points to anything."""
    return (mention.concept.id in told and mention.words.casefold() not in _BEFORE_THAT) or (
        mention.concept.facet == "biopsy" and not is_dated(mention, reading)
    )


def _has_its_year(name: Mention, reading: Reading) -> bool:
    places = _stretch(reading, name.last + 1, 1, _BEHIND + 2)
    ago = any(m.first in places and _tells_years_ago(m, reading) for m in reading.cues("time_ago", "cancer_over"))
    ahead = _stretch(reading, name.first - 1, -1, 1)  # "2019 sarcoma of the thigh"
    return ago or any(is_year(reading.words[at].folded) or _is_a_short_year(at, reading) for at in (*places, *ahead))


def _tells_years_ago(ago: Mention, reading: Reading) -> bool:
    """ "Two years ago"; "three days ago" it was just found."""
    unit = reading.words[ago.last - 1].folded if ago.last else ""
    return ago.words.casefold().endswith("ago") and unit not in _JUST_NOW


def _is_a_short_year(at: int, reading: Reading) -> bool:
    """ "UPS thigh '22"."""
    word, before = reading.words[at], reading.text[reading.words[at].start - 1 : reading.words[at].start]
    return before in ("'", "’") and len(word.folded) == 2 and word.folded.isdigit()


def is_over(name: Mention, reading: Reading) -> bool:
    """ "Cured colon cancer", "breast cancer 2011", "myeloma was ruled out", "a prostate cancer survivor"."""
    before = _stretch(reading, name.first - 1, -1, _BEFORE)
    behind = _stretch(reading, name.last + 1, 1, _BEHIND)
    if _ACTIVE & {reading.words[at].folded for at in before}:
        return False
    places = {*before, *behind, *range(name.first, name.last + 1)}
    cues = [m for m in reading.cues("cancer_over") if m.first in places and not reading.negates(m)]
    dated = any(is_year(reading.words[at].folded) for at in (*behind, *before[:2]))
    return bool(cues) or (
        dated and not (_is_foreign(name) and _NOW & {reading.words[at].folded for at in behind})
    )  # "2026 colon cancer, proven"


def _stretch(reading: Reading, start: int, step: int, reach: int) -> list[int]:
    """The places of the words from one place on, up to the end of what is told."""
    places: list[int] = []
    at = start
    while 0 <= at < len(reading.words) and len(places) < reach and reading.words[at].folded not in _BREAKS:
        if not reading.words[at].is_mark:
            places.append(at)
        at += step
    return places


def _is_foreign(name: Mention) -> bool:
    origins = name.concept.implies.get("origin", ())
    return bool(origins) and "musculoskeletal" not in origins and "metastasis" not in origins


def _is_ours(name: Mention) -> bool:
    implied = name.concept.implies
    origins = implied.get("origin", ("musculoskeletal",))
    return "musculoskeletal" in origins and "malignant" in implied.get("behaviour", ())


def _is_about_a_lesion(mentions: list[Mention], over: list[Mention], reading: Reading) -> bool:
    """A lump, a suspected tumour of bone, or a look on a film; no metastasis of what is over."""
    sampled = any(m.concept.facet == "biopsy" and m.concept.value == "done" for m in mentions)
    if sampled or any("metastasis" in m.concept.implies.get("origin", ()) for m in mentions):
        return False
    looks = reading.affirmed("lump", "appearance_aggressive", "appearance_benign", "appearance_osteoid")
    looks += [m for m in mentions if m.concept.value == "undiagnosed_lesion" and m.concept.facet == "purpose"]
    looks += [m for m in mentions if m.concept.facet == "tissue" and m.concept.how == "said"]
    return any(not any(o.first <= m.first <= o.last for o in over) for m in looks)


def _is_told_of(mention: Mention, names: list[Mention], reading: Reading) -> bool:
    """Its treatment and what else is told within the reach of its name: "in remission", "removed in 2012"."""
    if mention.concept.facet not in _TOLD_OF_IT or mention.concept.value == "undiagnosed_lesion":
        return False
    for name in names:
        gap = {w.folded for w in reading.words[mention.last + 1 : name.first]}
        if mention.concept.facet == "purpose" and mention.last < name.first and gap <= _ITS:
            return True  # "at the follow-up of DCIS (2017) a mass was felt"
        start, end = sentence_at(reading, name.first)
        breaks = [at for at in range(start, end) if reading.words[at].folded in _BREAKS]
        low = max((at for at in breaks if at < name.first), default=start)
        high = min((at for at in breaks if at > name.last), default=end)
        if low <= mention.first < high and abs(mention.first - name.last) <= 2 * _BEHIND:
            return not any(low <= m.first < high for m in reading.affirmed("lump"))
    return False


def _is_the_question(current: list[Mention], ours: list[Mention], reading: Reading) -> bool:
    """The other cancer is new or proven, or asked about; the sarcoma is not named where something is asked."""
    if all(_is_ancient(m, reading) for m in ours) and not _is_asked_about(ours, reading):
        return True
    asked = [sentence_at(reading, m.first) for m in reading.cues(*_ASKS)]
    asked += [sentence_at(reading, max(0, at - 1)) for at, w in enumerate(reading.words) if w.folded == "?"]
    staged = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value in ("initial_staging", "restaging")]
    for name in current:
        start, end = sentence_at(reading, name.first)
        near = {w.folded for w in reading.words[max(start, name.first - _NEAR) : min(end, name.last + 1 + _NEAR)]}
        about = (start, end) in asked or bool(_NOW & near) or any(start <= m.first < end for m in staged)
        found = _JUST_FOUND & near and not _is_asked_about(ours, reading)
        if about and (not reading.affirmed(*RETURNS, "distant") or (found and not reading.affirmed(*RETURNS))):
            return True
    return False


def _is_ancient(name: Mention, reading: Reading) -> bool:
    """ "1999 Ewing cured", "in his teens he had an osteosarcoma", "irrelevant": nobody follows it any more."""
    places = {*_stretch(reading, name.first - 1, -1, _BEFORE + _NEAR), *_stretch(reading, name.last + 1, 1, _BEHIND)}
    cues = [m for m in reading.cues("cancer_over") if m.first in places and not reading.negates(m)]
    return any(not _NOT_ANCIENT & set(m.words.casefold().split()) for m in cues)


def _is_asked_about(ours: list[Mention], reading: Reading) -> bool:
    """In the sentence that asks."""
    ends = [at for at, w in enumerate(reading.words) if w.folded == "?"]
    asked = [sentence_at(reading, max(0, at - 1)) for at in ends] + [sentence_at(reading, m.first) for m in reading.cues(*_ASKS)]
    return any(start <= m.first < end for start, end in asked for m in ours)
