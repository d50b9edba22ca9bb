"""A study asked about in a second contrast state, named apart from it: "CT chest with contrast, or flip to noncon?"."""

from collections.abc import Iterator
from dataclasses import replace

from bot.understand.imaging.studies import NamedStudy, occupied, with_parts
from bot.understand.wording.sentences import sentence_at
from corpus import Corpus
from corpus.reading import Mention, Reading

_CHOICE = {"or", "vs", "versus", "v", "than", "then", "against"}
_LISTS = {",", "/", "?"}
_AHEAD = 8
"""Words between a state and the study that it is the other state of, at most: "the gadolinium series, or will a plain MRI do"."""


def in_both_states(studies: list[NamedStudy], reading: Reading, corpus: Corpus) -> list[NamedStudy]:
    """The studies, with one once more in each other contrast state that is offered as the alternative to its own."""
    inside = set(occupied(studies))
    found = list(studies)
    for mention, state in _states(reading):
        if mention.first in inside:
            continue
        study = _chosen_from(mention, studies, reading)
        if study and study.parts.get("contrast") not in (None, state):
            again = with_parts(study, {"contrast": state}, mention.words, corpus)
            again = replace(again, first=mention.first, last=mention.last, start=mention.start, end=mention.end)
            if all(s.parts != again.parts for s in found):
                found.append(again)
    return sorted(found, key=lambda s: s.first)


def _states(reading: Reading) -> Iterator[tuple[Mention, str]]:
    """The states that are named apart from a study, and "contrast" as one of a list: "plain CT, contrast, or both phases?"."""
    for mention in reading.mentions:
        state = mention.concept.study.get("contrast")
        if state and state != "any" and "modality" not in mention.concept.study:
            yield mention, state
    yield from ((mention, "with") for mention in reading.cues("listed_contrast") if _is_listed(mention, reading))


def _is_listed(contrast: Mention, reading: Reading) -> bool:
    before = {w.folded for w in reading.words[contrast.first - 1 : contrast.first]} if contrast.first else set()
    behind = {w.folded for w in reading.words[contrast.last + 1 : contrast.last + 2]}
    return bool(before & (_LISTS | _CHOICE)) and (not behind or bool(behind & (_LISTS | _CHOICE)))


def _chosen_from(state: Mention, studies: list[NamedStudy], reading: Reading) -> NamedStudy | None:
    """The study whose state is the other of the two: the last before, or the first behind."""
    before = [s for s in studies if s.last < state.first]
    if before:
        return before[-1] if _is_a_choice(state, before[-1], reading) else None
    behind = next((s for s in studies if s.first > state.last), None)
    _, end = sentence_at(reading, state.first)
    if behind is None or behind.first >= end or behind.first - state.last > _AHEAD:
        return None
    gap = {w.folded for w in reading.words[state.last + 1 : behind.first]}
    return behind if gap & _CHOICE else None


def _is_a_choice(state: Mention, study: NamedStudy, reading: Reading) -> bool:
    """An "or" stands between, in the sentence of the state, or behind it in a list."""
    start, _ = sentence_at(reading, state.first)
    gap = {w.folded for w in reading.words[max(start, study.last + 1) : state.last + 1]}
    behind = [w.folded for w in reading.words[state.last + 1 : state.last + 3]]
    listed = gap <= {",", *state.words.casefold().split()} and bool(_CHOICE & set(behind))
    return bool(gap & _CHOICE) or listed
