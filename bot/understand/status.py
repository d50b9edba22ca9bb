"""What became of each named study: asked about, not to be had, or already done."""

from dataclasses import replace

from bot.understand.lexicon import Reading
from bot.understand.studies import NamedStudy, Status

_STOPS = set(".;!?\n")
_REACH_AFTER, _REACH_BEFORE, _RESULT_REACH = 4, 8, 6
_LINKS = {"and", "or", "nor", ",", "&", "both", "as", "well", "the", "a", "plus"}


def with_status(studies: list[NamedStudy], reading: Reading) -> list[NamedStudy]:
    """The same studies with their status; what holds for one holds for those joined to it by "and" or "or"."""
    status: dict[int, Status] = {}
    for number, study in enumerate(studies):
        if _is_done(study, reading):
            status[number] = "done"
    for number in _unavailable(studies, reading):
        status[number] = "unavailable"
    for number in list(status):
        for other in _joined(number, studies, reading):
            status.setdefault(other, status[number])
    return [replace(study, status=status.get(number, "asked")) for number, study in enumerate(studies)]


def _is_done(study: NamedStudy, reading: Reading) -> bool:
    for cue in reading.cues("cleared", "result"):
        gap = [w.folded for w in reading.words[study.last + 1 : cue.first]]
        if cue.first > study.last and len(gap) <= _RESULT_REACH and not (set(gap) & (_STOPS | {",", "for", "if", "when"})):
            return not (cue.concept.cue == "cleared" and cue.words.lower() in ("done", "complete") and _asks(gap))
    return any(
        cue.last + 1 == study.first or (cue.last < study.first <= cue.last + 2 and cue.last >= 0)
        for cue in reading.cues("seen_on")
    )


def _asks(gap: list[str]) -> bool:
    """ "Should an MRI be done?" is a request, not a report."""
    return bool({"be", "to", "get", "being"} & set(gap))


def _unavailable(studies: list[NamedStudy], reading: Reading) -> set[int]:
    found: set[int] = set()
    if reading.cues("ask_why"):
        return found
    for cue in reading.cues("unavailable"):
        after = [
            n
            for n, s in enumerate(studies)
            if 0 < s.first - cue.last <= _REACH_AFTER + 1 and _one_clause(cue.last, s.first, reading)
        ]
        before = [
            n
            for n, s in enumerate(studies)
            if 0 < cue.first - s.last <= _REACH_BEFORE and _one_clause(s.last, cue.first, reading)
        ]
        if after:
            found.add(after[0])
        elif before:
            found.add(before[-1])
    for number, study in enumerate(studies):
        before_it = reading.words[study.first - 1].folded if study.first else ""
        if before_it in ("no", "without"):
            found.add(number)
    return found


def _one_clause(low: int, high: int, reading: Reading) -> bool:
    return not any(w.folded in _STOPS for w in reading.words[low + 1 : high])


def _joined(number: int, studies: list[NamedStudy], reading: Reading) -> list[int]:
    linked = []
    for other in (number - 1, number + 1):
        if 0 <= other < len(studies):
            low, high = sorted((studies[number], studies[other]), key=lambda s: s.first)
            gap = [w.folded for w in reading.words[low.last + 1 : high.first]]
            if gap and set(gap) <= _LINKS and set(gap) != {","}:
                linked.append(other)
    return linked
