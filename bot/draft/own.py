"""The user's own documents beside our answer: one short verbatim quote, and pointers to the places that bear on the question."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.draft.lines import Line, Quote
from corpus import Corpus, Passage
from corpus.words import words_of
from index.hits import Hit
from index.lexical import coverage

_LONGEST = 40
"""Words of a quoted sentence; a longer one is opened in its document."""
_LEAST = 0.5
"""Share of a question's words, by weight, that a sentence must hold to be quoted."""
_MARK = re.compile(r"\[\d{1,3}[\],;–-]")
"""A reference of the document's own, which would be read as a citation of ours."""


class OwnWriter:
    """Writes lines about the user's own documents; all of them are foreign text and ruled on as such."""

    def __init__(self, corpus: Corpus) -> None:
        self._lead = corpus.scale.phrases["own-lead"]
        self._known = {_folded(t.title): t.full_title for t in corpus.topics.values()}
        self._known |= {_folded(s.title): s.title for s in corpus.sources.values()}

    def lines(self, question: str, hits: Sequence[Hit]) -> Iterator[Line]:
        """The name of each document found, to be ruled on as well, and the sentence that answers best."""
        for passage in {hit.passage.document: hit.passage for hit in hits}.values():
            yield Line(self._name(passage), "label", id=passage.document)
        quote = best_sentence(question, [hit.passage for hit in hits])
        if quote:
            yield Line(self._lead, "own")
            yield Line(quote.text, "own", (quote,))

    def _name(self, passage: Passage) -> str:
        """A title of ours where the document bears one, else its own words."""
        title = _folded(passage.source.title)
        return next((full for known, full in self._known.items() if known in title), passage.source.title)


def best_sentence(question: str, passages: Iterable[Passage]) -> Quote | None:
    """The sentence that holds most of the question's words, if it holds enough, is short enough and has no such marks."""
    spans = [(p, s) for p in passages for s in p.spans if _is_quotable(s.statement.text)]
    shares = coverage(question, [s.statement.text for _, s in spans])
    best = max(range(len(spans)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < _LEAST:
        return None
    passage, span = spans[best]
    return Quote(passage, span.start, span.end)


def _is_quotable(sentence: str) -> bool:
    return len(sentence.split()) <= _LONGEST and not _MARK.search(sentence)


def _folded(text: str) -> str:
    return " ".join(w.folded for w in words_of(text) if not w.is_mark)
