"""The report that came last: what it names holds, whatever was thought, sampled or operated before it."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_REACH = 6
"""Words from a last report to what it names, at most."""
_QUOTES = "'\"‘’“”„«»"
_WAITING = {"await", "awaited", "awaiting", "pending", "until", "if", "when", "once", "unless", "whether"}
_GUESSED = ("purpose", "behaviour")


def by_the_last_word(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Frozen section sarcoma, final path: schwannoma", "lipoma shelled out, came back liposarcoma": the last name alone."""
    last = _named_last(mentions, reading)
    if last is None:
        return mentions
    names = [m for m in mentions if m.concept.facet in ("histology", "condition") and m.concept != last.concept]
    if not _is_a_sarcoma(last):
        gone = [m for m in names if _is_a_sarcoma(m) and (m.first < last.first or not _is_new(m, reading))]
        gone += [m for m in mentions if m.concept.value == "undiagnosed_lesion"] if gone else []
        return [m for m in mentions if m not in gone]
    gone = [m for m in names if m.first < last.first and not _is_a_sarcoma(m)]
    gone += [m for m in mentions if m.concept.facet in _GUESSED and _is_overtaken(m, last)]
    if reading.cues("untreated", "nothing_given", "else_untreated"):
        gone += [m for m in mentions if m.concept.facet == "treatment" and m.concept.value == "done" and m.first < last.first]
    return [m for m in mentions if m not in gone]


def _named_last(mentions: list[Mention], reading: Reading) -> Mention | None:
    """What the last of the reports names, if it is not waited for and something else was said before."""
    for cue in reversed(reading.cues("last_report")):
        start, end = sentence_at(reading, cue.first)
        if _WAITING & {w.folded for w in reading.words[start : cue.first + 1]}:
            continue
        told = [m for m in mentions if m.concept.facet in ("histology", "condition", "behaviour") and cue.last < m.first < end]
        near = [m for m in told if m.first - cue.last <= _REACH and not reading.negates(m)]
        if near:
            return next((m for m in near if m.concept.facet != "behaviour"), near[0])
    return None


def _is_a_sarcoma(name: Mention) -> bool:
    implied = name.concept.implies
    origins = implied.get("origin", ("musculoskeletal",))
    return name.concept.facet == "histology" and "musculoskeletal" in origins and implied.get("behaviour") != ("benign",)


def _is_overtaken(guess: Mention, last: Mention) -> bool:
    benign = guess.concept.facet == "behaviour" and guess.concept.value == "benign"
    return guess.first < last.first and (benign or guess.concept.value == "undiagnosed_lesion")


def _is_new(name: Mention, reading: Reading) -> bool:
    return any(m.last + 1 == name.first for m in reading.cues("new"))


def is_quoted(name: Mention, reading: Reading) -> bool:
    """ "How to stage this 'sarcoma'": a name between quotation marks."""
    around = (reading.text[name.start - 1 : name.start], reading.text[name.end : name.end + 1])
    return all(mark and mark in _QUOTES for mark in around)
