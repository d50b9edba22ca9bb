"""A study asked about in a second contrast state, named apart from it: "CT chest with contrast, or flip to noncon?"."""

from dataclasses import replace

from bot.understand.imaging.studies import NamedStudy, occupied, with_parts
from bot.understand.wording.sentences import sentence_at
from corpus import Corpus
from corpus.reading import Mention, Reading

_CHOICE = {"or", "vs", "versus", "v", "than", "then", "against"}


def in_both_states(studies: list[NamedStudy], reading: Reading, corpus: Corpus) -> list[NamedStudy]:
    """The studies, with the last one once more in each other contrast state that is offered as the alternative to its own."""
    inside = set(occupied(studies))
    found = list(studies)
    for mention in reading.mentions:
        state = mention.concept.study.get("contrast")
        if not state or state == "any" or "modality" in mention.concept.study or mention.first in inside:
            continue
        before = [s for s in studies if s.last < mention.first]
        if before and before[-1].parts.get("contrast") not in (None, state) and _is_a_choice(mention, before[-1], reading):
            again = with_parts(before[-1], {"contrast": state}, reading.text, corpus)
            found.append(replace(again, first=mention.first, last=mention.last, start=mention.start, end=mention.end))
    return sorted(found, key=lambda s: s.first)


def _is_a_choice(state: Mention, study: NamedStudy, reading: Reading) -> bool:
    """An "or" stands between, in the sentence of the state."""
    start, _ = sentence_at(reading, state.first)
    gap = {w.folded for w in reading.words[max(start, study.last + 1) : state.last + 1]}
    return bool(gap & _CHOICE)
