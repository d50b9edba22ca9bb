"""What a form, a template or an old note says, and the text takes back: no purpose and no device of today."""

from collections.abc import Iterator
from itertools import pairwise

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_OPENS, _CLOSES = "\"“„«‘'[", "\"”“»’']"
_LONGEST = 200
"""Letters of a quotation, at most."""
_KEPT = ("histology", "site", "tissue", "grade", "behaviour", "age", "sex")
"""What is true of the tumour and the patient whenever it was written."""
_NEXT = 4
"""Words that open the next sentence."""


def of_an_old_entry(reading: Reading) -> list[Mention]:
    """ "Template error: says 'at diagnosis'.", "[copied forward: new mass]": what is told there, but for the tumour itself."""
    spans = [*_quoted_and_wrong(reading), *_copied(reading), *_subject_line(reading)]
    if not spans:
        return []
    inside = [m for m in reading.mentions if any(start <= m.start and m.end <= end for start, end in spans)]
    return [m for m in inside if m.concept.facet not in _KEPT]


def _quotations(reading: Reading) -> Iterator[tuple[int, int]]:
    text = reading.text
    at = 0
    while at < len(text):
        if text[at] in _OPENS and (at == 0 or not text[at - 1].isalnum()):
            ends = [
                i
                for i in range(at + 1, min(len(text), at + _LONGEST))
                if text[i] in _CLOSES and not text[i + 1 : i + 2].isalnum()
            ]
            if ends:
                yield at, ends[0]
                at = ends[0]
        at += 1


def _quoted_and_wrong(reading: Reading) -> list[tuple[int, int]]:
    """ "The slip reads 'surveillance'. Not so: ...": quoted from a form, and called wrong or old."""
    found = []
    for start, end in _quotations(reading):
        inside = [at for at, w in enumerate(reading.words) if start <= w.start < end]
        if not inside:
            continue
        first, last = sentence_at(reading, inside[0])[0], sentence_at(reading, inside[-1])[1]
        ends = _opening_of_the_next(last, reading)
        around = [m for m in reading.cues("a_form", "form_is_wrong", "form_is_old", "not_so") if first <= m.first < ends]
        around = [m for m in around if not start <= m.start < end]
        cues = {m.concept.cue for m in around if m.concept.cue != "not_so" or m.first >= inside[-1]}
        if "a_form" in cues and len(cues) > 1:
            found.append((start, end))
    return found


def _opening_of_the_next(end: int, reading: Reading) -> int:
    while end < len(reading.words) and reading.words[end].is_mark:
        end += 1
    return min(end + _NEXT, len(reading.words))


def _copied(reading: Reading) -> list[tuple[int, int]]:
    """ "[copied forward: HPI 2021 ...]": up to the bracket that closes it."""
    found = []
    for cue in reading.cues("copied_forward"):
        opened = reading.text.rfind("[", 0, cue.start + 1)
        opened = max(opened, reading.text.rfind("(", 0, cue.start + 1))
        closing = {"[": "]", "(": ")"}.get(reading.text[opened], "") if opened >= 0 else ""
        closed = reading.text.find(closing, cue.end) if closing else -1
        if closed > 0 and not any(c in reading.text[opened : cue.start] for c in "])"):
            found.append((opened, closed))
    return found


def _subject_line(reading: Reading) -> list[tuple[int, int]]:
    """ "Subject: staging request. ... the subject line is wrong": the line that is called wrong."""
    wrong = reading.cues("form_is_wrong", "form_is_old")
    heads = reading.cues("subject_line")
    called = any(any(0 <= w.first - h.last <= _NEXT for w in wrong) for h in heads if h.first > 0)
    ends = [w.start for one, w in pairwise(reading.words) if one.folded != "\n" and w.folded == "\n"]
    return [(heads[0].start, ends[0])] if called and heads[0].first == 0 and ends else []
