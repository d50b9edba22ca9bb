"""Whether the diagnosis is there: names that are doubted, biopsies that are to come or not yet back."""

from bot.understand.course.plans import is_to_come
from bot.understand.illness.benign_or_malignant import benign_or_malignant
from bot.understand.wording.sentences import asks_at, sentence_at
from bot.understand.wording.struck import struck_out
from corpus.reading import Mention, Reading

_STOPS = ".;:!?\n"
_NEAR, _COLON_REACH = 3, 4
"""Words between a cue and what it is about, at most."""
_OF_A_PLACE = {"of", "in", "at"}
_OF_IT, _BEHIND_OF = {"of", "de", "di", "d", "auf", "for"}, (2, 3)
"""What joins a suspicion to a name, and words from the one to the other."""
_TO_A_PLACE = {*_OF_A_PLACE, "the", "his", "her", "a", "left", "right", "proximal", "distal"}
_ASKED = {"?", "!"}
_BACK = ("recurrence", "local_recurrence", "recurred")
"""Cues of a tumour that was there before: "sarcoma, came back?"."""
_JOINS = {"and", "y", "und", "et", "e", "but"}
_EITHER = {"or", "versus", "vs"}
_UNTOLD = {"to", "not", "yet", "no", "once", "until", "till", "when"}
_BESIDE_THE_DIAGNOSIS = {"resection", "amputation", "marrow", "nodal", "node", "definitive", "molecular", "genetic", "operative"}
"""What is sampled for something else than the diagnosis: "resection specimen with the pathologist", "marrow biopsy pending"."""


def taken_back(mention: Mention, reading: Reading) -> bool:
    """ "Core biopsy still to be done": what the words mean together holds, not what some of them do."""
    if mention.concept.cue == "not_sampled":
        before = [w.folded for w in reading.words[max(0, mention.first - _COLON_REACH) : mention.first]]
        over = "after" in before or bool(set(before[-1:]) & _BESIDE_THE_DIAGNOSIS)  # "after two weeks of waiting for the slides"
        return over or _names_a_result(mention, reading)
    if mention.concept.facet == "treatment" and (is_to_come(mention, reading) or _is_the_last_of_it(mention, reading)):
        return True
    if mention.concept.value == "surveillance" and _denies_a_tumour(mention, reading):
        return True
    if mention.concept.facet == "histology":
        thought = reading.cues("appearance_osteoid")  # "I am thinking of an osteoid osteoma"
        return any(
            m.first < mention.first <= m.last or m.first <= mention.first < m.last for m in thought if m.words != mention.words
        )
    if mention.concept.facet == "biopsy" or mention.concept.value == "initial_staging":  # "no biopsy: first test?"
        undiagnosed = [m for m in reading.mentions if m.concept.value == "undiagnosed_lesion"]
        undiagnosed = [m for m in undiagnosed if m.first < mention.first or (m.first == mention.first and m.last > mention.last)]
        if any(mention.first <= m.last and not _names_a_result(m, reading) for m in undiagnosed):
            return True
    return mention.concept.facet in ("biopsy", "purpose") and any(
        m.first <= mention.first <= m.last and not _names_a_result(m, reading) for m in reading.cues("not_sampled")
    )


def _is_the_last_of_it(therapy: Mention, reading: Reading) -> bool:
    """ "Final cycle given in March": the words together tell that it is over."""
    over = (m for m in reading.mentions if m.concept.facet == "treatment" and m.concept.value == "done")
    return therapy.concept.value == "ongoing" and any(m.first < therapy.first <= m.last for m in over)


def of_another_lesion(unsampled: Mention, kept: list[Mention]) -> bool:
    """ "Leiomyosarcoma excised in 2021. Biopsy of a mole, result awaited": the treated tumour has its name."""
    treated = any(m.concept.facet == "treatment" and m.concept.value == "done" for m in kept)
    return unsampled.concept.cue == "not_sampled" and treated and any(m.concept.facet == "histology" for m in kept)


def _denies_a_tumour(calm: Mention, reading: Reading) -> bool:
    """ "Osteoid osteoma not suspected": that it has come back is not what is denied."""
    after = {w.folded for w in reading.words[calm.last + 1 : calm.last + 2]}
    free = calm.concept.id == "recurrence-free" and bool(after & _OF_IT)
    if free and any(m.first - calm.last in _BEHIND_OF for m in reading.mentions if m.concept.facet == "histology"):
        return True  # "sem suspeita de osteoma osteoide"
    denied = any((m.first, m.last) == (calm.first, calm.last) for m in reading.cues("denied_behind"))
    return denied and any(m.last == calm.first - 1 for m in reading.mentions if m.concept.facet == "histology")


def _names_a_result(unsampled: Mention, reading: Reading) -> bool:
    """ "Biopsy-proven sarcoma planned for surgery": the result stands between, so it is not the biopsy that is planned."""
    inside = [m for m in reading.mentions if unsampled.first <= m.first and m.last <= unsampled.last]
    told = [m for m in inside if m.concept.id == "reported" and not m.words.endswith((":", "="))]  # "Biopsy: none" is a field
    told += [m for m in inside if m.concept.id == "new-diagnosis" and m.first == unsampled.first and _goes_on(m, reading)]
    told = [m for m in told if not _UNTOLD & {w.folded for w in reading.words[m.first : m.last]}]  # "biopsy to be reported"
    colon = next(
        (
            i
            for i in range(unsampled.last + 1, unsampled.last + _COLON_REACH)
            if reading.words[i : i + 1] and reading.words[i].folded == ":"
        ),
        None,
    )
    named = [m for m in reading.mentions if m.concept.facet == "histology" and colon and colon < m.first <= colon + _COLON_REACH]
    if named and not _EITHER & {w.folded for w in reading.words[named[0].last : named[0].last + 2]}:
        return (
            True  # "biopsy through the planned approach: conventional osteosarcoma", not "slides still out: sarcoma or fasciitis"
        )
    return bool(told) or any(m.concept.facet == "histology" for m in inside)


def _goes_on(told: Mention, reading: Reading) -> bool:
    """ "The biopsy came yesterday and she has not had anything yet": what is not yet is something else."""
    return bool(_JOINS & {w.folded for w in reading.words[told.last + 1 : told.last + 2]})


def doubted_tumour(reading: Reading) -> Mention | None:
    """ "Worried about a bone tumour", "?sarcoma": nobody has made the diagnosis yet."""
    tumours = [m for m in reading.mentions if m.concept.facet in ("histology", "tissue") and not struck_out(m, reading)]
    if asked := [m for m in tumours if _is_a_question(m, reading)]:
        return asked[0]
    if queried := [m for m in reading.cues("any_tumor") if m.start and reading.text[m.start - 1] == "?"]:
        return queried[0]  # "femur pain, ?tumor"
    if undecided := benign_or_malignant(reading):
        return undecided
    behind = {m.first for m in reading.cues("doubt_behind")}
    if feared := [m for m in tumours if _behind_its_place(m, reading) in behind]:
        return feared[0]  # "a bone tumour is what worries us"
    for cue in reading.affirmed("doubt"):
        if cue.words == "?" and reading.text[cue.end : cue.end + 1].isspace() and not _opens(cue, reading):
            continue  # the end of a question, not a query
        for tumour in tumours:
            gap = [w.folded for w in reading.words[cue.last + 1 : tumour.first]]
            if (
                cue.last < tumour.first
                and len(gap) <= _NEAR
                and not (set(gap) & set(_STOPS + ",") or _spread_between(cue, tumour, reading))
            ):
                return cue
            if _behind_its_place(tumour, reading) == cue.first and cue.words.casefold().startswith("suspec"):
                return cue  # "bone tumour suspected"
    return None


def _behind_its_place(tumour: Mention, reading: Reading) -> int:
    """The word behind a tumour and where it is: "bone tumour of the left radius suspected"."""
    at = tumour.last + 1
    if reading.words[at : at + 1] and reading.words[at].folded not in _OF_A_PLACE:
        return at
    sites = [m for m in reading.mentions if m.concept.facet == "site" and 0 < m.first - at <= _NEAR]
    between = {w.folded for w in reading.words[at : sites[0].first]} if sites else set()
    return sites[0].last + 1 if sites and between <= _TO_A_PLACE else at


def _is_a_question(tumour: Mention, reading: Reading) -> bool:
    """ "Sarcoma of the calf? The core was insufficient.": a name with a question mark, and the request behind."""
    start, end = sentence_at(reading, tumour.first)
    question = asks_at(end, reading) and tumour.first == start
    asks = ("ask_study", "ask_appropriate", "study_noun", "wh", "interrogative", "new", "ask_next", "distant", "only", *_BACK)
    beside = [m for m in reading.mentions if start <= m.first < end]
    told = any(m.concept.facet in ("target", "purpose", "treatment", "biopsy") or m.concept.study for m in beside)
    alone = end + 1 >= len(reading.words)
    return question and not (alone or told or any(start <= m.first < end for m in reading.cues(*asks)))


def _opens(cue: Mention, reading: Reading) -> bool:
    """ "? primary bone tumour of the heel": no word stands before it in its sentence, nor another mark that asks."""
    before = reading.words[cue.first - 1] if cue.first else None
    return before is None or (before.is_mark and before.folded not in _ASKED)


def _spread_between(cue: Mention, tumour: Mention, reading: Reading) -> bool:
    """ "Suspected lung metastases of an osteosarcoma": the spread is in doubt, not the tumour."""
    spread = (m for m in reading.mentions if m.concept.facet == "target" or m.concept.cue == "distant")
    return any(cue.last < m.first < tumour.first for m in spread)


def is_named_since(reading: Reading) -> bool:
    """ "Held in traction pending histology, and histology is now out: pleomorphic sarcoma": the wait is over."""
    waits = [m for m in reading.mentions if m.concept.facet == "purpose" and m.concept.value == "undiagnosed_lesion"]
    results = [m for m in reading.mentions if m.concept.facet == "biopsy" and m.concept.value == "done"]
    came = [m for m in results if all(w.last < m.first for w in waits) and not reading.negates(m)]
    for result in came if waits else ():
        _, end = sentence_at(reading, result.first)
        named = [m for m in reading.mentions if m.concept.facet == "histology" and result.first <= m.first <= end + _NEAR]
        if any("malignant" in m.concept.implies.get("behaviour", ()) for m in named):
            return True
    return False
