"""Studies told in few words as finished: with a bare date, a result in a word, or a pronoun that takes them up."""

from bot.understand.imaging.joined_to_the_biopsy import is_joined_to_the_biopsy
from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded, is_year

_ENDS = {".", ",", ";", ":", "(", ")", "?", "!", "\n", "-", "–", "—"}
_PARTS_OFF = {",", "-", "–", "—", "(", "=", ":", ";"}
_YEAR, _DAYS, _MONTHS = 4, 31, 12
_DURATIONS = {"7", "12", "52"}
"""Second figures of "3/12", "6/52": months, weeks and days, and no date."""
_BETWEEN = frozenset("of the right left and his her from in on at dated made done taken both".split())  # noqa: SIM905
_NOT_A_DATE = frozenset("edition criteria table version acr rating guideline".split())  # noqa: SIM905
_TO_COME = as_folded(
    "request req order ordered requested booked planned plan plans proposed suggest scheduled wanted cancelled refused due "
    "need needs which what"
)
"""Words before a study, or in its clause, that tell of one still to be made."""
_WAITING = as_folded("until unless once if when need want get wants needs")
"""Words before "a clean CT" that tell of one still to be had."""
_LINKS = as_folded(
    "is was are were came come comes has have been all and it's its it back in looked read reported ist war wurde gelaufen "
    "gemacht fait hecha hecho fatta fatto feita done"
)
_TAKES_UP = as_folded("it it's its which that this they both")
_FINE = frozenset("ok okay fine nl neg nad".split())  # noqa: SIM905
_REACH, _LEAD = 4, 6
_EXISTS = as_folded("exists exist existed vorhanden existe existiert")
_ALONE = as_folded("only just nur solo sólo seulement seule soltanto so")
_LOCAL = ("mri", "us", "radiography")
"""Studies of the tumour's own place."""
_HAS = frozenset("has had have got tiene hat ha tem".split())  # noqa: SIM905
_CLEAN = frozenset("clean clear negative unremarkable normal spotless free".split())  # noqa: SIM905


def is_on_file(study: NamedStudy, reading: Reading) -> bool:
    """True for a study told with its date, with "back", "clear" or "clean" beside it, or taken up by "it's clean"."""
    return (
        has_a_bare_date(study, reading)
        or _is_back(study, reading)
        or _is_told_in_a_word(study, reading)
        or _is_taken_up(study, reading)
        or _is_called_clean(study, reading)
        or (is_joined_to_the_biopsy(study, reading) and not _is_asked(study, reading))
        or _is_called_good(study, reading)
        or _is_told_alone(study, reading)
        or _is_brought_along(study, reading)
    )


def _is_called_good(study: NamedStudy, reading: Reading) -> bool:
    """ "CT of the lungs is good.", "lung CT good."; "is CT good for the lungs?" asks."""
    words = [w.folded for w in reading.words]
    behind = words[study.last + 1 : study.last + 1 + _REACH]
    while behind and behind[0] in _LINKS:
        behind.pop(0)
    ends = len(behind) == 1 or bool(set(behind[1:2]) & ((_ENDS - {"?"}) | {"so", "and", "but", "now"}))
    return behind[:1] == ["good"] and ends and not asks_at(sentence_at(reading, study.first)[1], reading)


def _is_brought_along(study: NamedStudy, reading: Reading) -> bool:
    """ "With a box of discs: MRI arm, CT lungs.", "a chest CT on a USB stick": in a sentence that asks and orders nothing."""
    start, end = sentence_at(reading, study.first)
    brought = any(start <= m.first < end for m in reading.cues("brought_along"))
    asks = any(start <= m.first < end for m in reading.cues("ask_study", "wish", "planned", "unavailable"))
    return brought and not (asks or asks_at(end, reading) or _TO_COME & {w.folded for w in reading.words[start:end]})


def _is_told_alone(study: NamedStudy, reading: Reading) -> bool:
    """ "Only a CT of the chest exists.", "local MRI only", "solo tiene RM local": nothing else was made."""
    start, end = sentence_at(reading, study.first)
    words = [w.folded for w in reading.words]
    before, behind = words[start : study.first], [w for w in words[study.last + 1 : end] if w not in _BETWEEN | {"local"}]
    if _TO_COME & set(before) or asks_at(end, reading):  # "CT of the knee only" is asked
        return False
    if behind[:1] != [] and behind[0] in _EXISTS:
        return True
    near = words[max(start, study.first - 2) : study.last + 2]
    if study.parts["modality"] not in _LOCAL or not (study.parts.get("region") == "area" or "local" in near):
        return False
    has = bool(_ALONE & set(before)) and bool(_HAS & set(before))
    only = behind[:1] == ["only"] and (len(behind) == 1 or behind[1] in _ENDS)
    return has or only or (before[:1] != [] and before[0] in _ALONE and len(before) <= _REACH and not behind)


def has_a_bare_date(study: NamedStudy, reading: Reading) -> bool:
    """ "MRI L-spine 2022 DDD", "MRI thigh 20/11.", "CT abdomen in 2021": a date behind the name, and nothing asked."""
    words = [w.folded for w in reading.words]
    start, _ = sentence_at(reading, study.first)
    end = next((at for at in range(study.last + 1, len(words)) if words[at] in _ENDS), len(words))
    if words[end : end + 1] == ["?"] or _TO_COME & set(words[max(start, study.first - 2) : end]):
        return False
    places = {at for m in reading.mentions if _is_a_place(m) for at in range(m.first, m.last + 1)}
    at = study.last + 1
    if words[at : at + 1] == ["of"]:
        places |= set(range(at, min(end, at + _REACH)))  # "a CT of the sinuses last year"
        places -= {i for i in places if words[i].isdigit()}
    days = {m.first for m in reading.cues("past_day", "last_period")}
    while (
        at < end and at not in days and (at in places or words[at] in _BETWEEN or (len(words[at]) == 1 and words[at].isalpha()))
    ):
        at += 1
    return at < end and not _NOT_A_DATE & set(words[at : at + 2]) and (at in days or is_year(words[at]) or _is_a_day(at, reading))


def _is_a_place(mention: Mention) -> bool:
    return mention.concept.facet in ("site", "target") or "region" in mention.concept.study


def _is_a_day(at: int, reading: Reading) -> bool:
    """ "20/11", "10/25"; "3/12" may be three months."""
    pair = reading.words[at : at + 2]
    if len(pair) < 2 or not all(w.folded.isdigit() and len(w.folded) <= _YEAR for w in pair):
        return False
    joined = reading.text[pair[0].end : pair[1].start] in ("/", ".")
    one, two = int(pair[0].folded), int(pair[1].folded)
    return joined and 0 < one <= _DAYS and pair[1].folded not in _DURATIONS and (two <= _MONTHS or one <= _MONTHS)


def _is_back(study: NamedStudy, reading: Reading) -> bool:
    """ "Chest CT is back, clear.", "CT back": in a sentence that asks nothing."""
    behind = [w.folded for w in reading.words[study.last + 1 : study.last + 1 + _REACH]]
    while behind and behind[0] in _LINKS - {"back"}:
        behind.pop(0)
    ends = not behind[1:2] or behind[1] in _ENDS | _CLEAN | {"and", "now", "today", "as", "from"}
    return behind[:1] == ["back"] and ends and not _is_asked(study, reading)


def _is_told_in_a_word(study: NamedStudy, reading: Reading) -> bool:
    """ "Yes, a CT of the chest, normal.", "das CT ist gelaufen, ohne Befund": a mark, and what was found up to the next."""
    words = [w.folded for w in reading.words]
    at = _behind_its_month(study, reading)
    behind = words[at : at + 2]
    if behind[:1] != [] and behind[0] in _CLEAN | _FINE:
        ends = behind[1:] != [] and behind[1] in (_ENDS - {"?"}) | {"after", "last", "yesterday"}
        return ends and not _is_asked(study, reading)  # "MRI brain ok after a TIA"; "cxr ok for lungs?" asks
    for cue in reading.cues("cleared", "appearance_none"):
        gap = words[study.last + 1 : cue.first]
        if cue.first <= study.last or not gap or len(gap) > _REACH or words[study.last + 1] not in _PARTS_OFF | _LINKS:
            continue
        after = words[cue.last + 1 : cue.last + 2]
        if set(gap) <= _PARTS_OFF | _LINKS and (not after or after[0] in _ENDS - {"?"}):
            return not _is_asked(study, reading)
    return False


def _behind_its_month(study: NamedStudy, reading: Reading) -> int:
    """ "CT chest in October fine": the word behind the month in which it was made, or behind the study."""
    at = study.last + 1
    months = [m for m in reading.cues("month") if m.first in (at, at + 1)]
    led = bool(months) and (months[0].first == at or reading.words[at].folded in ("in", "of", "from"))
    if not led:
        return at
    behind = months[0].last + 1
    return behind + (behind < len(reading.words) and is_year(reading.words[behind].folded))


def _is_taken_up(study: NamedStudy, reading: Reading) -> bool:
    """ "A CT of the lungs; it's on the system and clean", "a CT of the chest, and it's clean"."""
    words = [w.folded for w in reading.words]
    ahead = range(study.last + 1, min(len(words), study.last + 1 + _REACH))
    at = next((at for at in ahead if words[at] in _PARTS_OFF | {"."}), -1)
    if at < 0:
        return False
    at += 1 + (words[at + 1 : at + 2] == ["and"])
    _, end = sentence_at(reading, at) if at < len(words) else (0, 0)
    takes_up = words[at : at + 1] != [] and words[at] in _TAKES_UP and words[end : end + 1] != ["?"]
    told = [m for m in reading.cues("cleared", "appearance_none") if at < m.first <= at + _LEAD and m.last < end]
    return takes_up and any(not {"not", "be", "until", "if"} & set(words[at : m.first]) for m in told)


def _is_called_clean(study: NamedStudy, reading: Reading) -> bool:
    """ "Not finished with a clean CT of the lungs"; "get a clear CT first" is what is to be had."""
    before = [w.folded for w in reading.words[max(0, study.first - _REACH) : study.first]]
    if study.parts["modality"] == "radiography" and study.parts.get("region") == "chest":
        return False  # "is a normal chest film enough?"
    return before[-1:] != [] and before[-1] in _CLEAN - {"free"} and not _WAITING & set(before)


def _is_asked(study: NamedStudy, reading: Reading) -> bool:
    """In a sentence that ends in a question mark and opens with its verb: "is the MRI back?"."""
    start, end = sentence_at(reading, study.first)
    asked = asks_at(end, reading)
    return asked and any(m.first == start for m in reading.cues("interrogative", "wh"))
