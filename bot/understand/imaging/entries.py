"""Studies of a list or of a story of appointments: "MRI: 'worrying'", "Done: ...", "he missed the CT and the PET"."""

from collections.abc import Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading

_FAR = ("chest", "whole_body")
"""Where staging looks."""
_QUOTES = frozenset("\"'“”„«‘")


def listed_as_done(studies: Sequence[NamedStudy], reading: Reading) -> list[int]:
    """ "Done: XR, MRI, CT chest. To do: rest of staging.": everything behind the heading, up to the end of the sentence."""
    found = []
    for number, study in enumerate(studies):
        start, end = sentence_at(reading, study.first)
        headings = [m for m in reading.cues("done_heading", "open_heading") if start <= m.first < study.first]
        headings = [m for m in headings if _opens_a_list(m, studies, reading)]
        if headings and headings[-1].concept.cue == "done_heading" and not asks_at(end, reading):
            found.append(number)
    return found


def _opens_a_list(heading: Mention, studies: Sequence[NamedStudy], reading: Reading) -> bool:
    """ "Done: MRI", and not "MRI done: which study?"."""
    colon = ":" in {w.folded for w in reading.words[heading.last : heading.last + 2]}
    return colon and not any(s.last == heading.first - 1 for s in studies)


def missed(studies: Sequence[NamedStudy], reading: Reading) -> set[int]:
    """ "He missed both appointments, the CT chest and the PET. What do I rebook?": neither made nor out of reach."""
    told = {n for n, study in enumerate(studies) if _was_missed(study, reading)}
    everywhere = {studies[n].parts.get("region") for n in told} >= {*_FAR}
    anew = any(m.first > max((studies[n].last for n in told), default=0) for m in reading.cues("books_anew"))
    return told if everywhere or (anew and len(told) > 1) else set()


def _was_missed(study: NamedStudy, reading: Reading) -> bool:
    start, end = sentence_at(reading, study.first)
    off = any(start <= m.first < end for m in reading.cues("called_off", "missed"))
    return off and not asks_at(end, reading)


def is_a_report(at: int, end: int, reading: Reading) -> bool:
    """ "Ultrasound: 'can't say'.", "x-ray: nothing.": in quotation marks, or all that it showed."""
    lead = reading.text[reading.words[at - 1].end : reading.words[at].start]
    return bool(_QUOTES & set(lead)) or (reading.words[at].folded == "nothing" and at + 1 == end)
