"""What a statement is about, held against the card: one on another tumour, or for another purpose, does not stand beside it."""

from dataclasses import dataclass
from functools import cached_property

from bot.decide.outcome import Outcome
from corpus import Corpus, Passage
from corpus.schema import Concept, Statement

REQUESTS = frozenset({"which_study", "unavailable", "is_appropriate"})
"""Kinds of question about what to do for a patient; any other may ask for what is said of other patients."""
_TISSUE, _HISTOLOGY, _PURPOSE = "tissue", "histology", "purpose"
_HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Subject:
    """The tumours that a text names outright, and the purposes."""

    tumours: tuple[Concept, ...] = ()
    purposes: frozenset[str] = frozenset()
    hinted: frozenset[str] = frozenset()
    """Purposes that its words imply: "a deep mass" is one without a diagnosis."""


class Subjects:
    """What the texts of one corpus are about; each is read once, and a question never."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._read: dict[str, Subject] = {}

    def is_off(self, statement: Statement, passage: Passage, outcome: Outcome) -> bool:
        """Whether a statement is about another tumour than the one asked about, or for another purpose than the card.

        What names no tumour or no purpose is about any.
        """
        if not outcome.parts or outcome.scenario.kind not in REQUESTS:
            return False
        return self._is_of_another_tumour(self.of(statement.text), outcome) or self._is_for_another_purpose(
            statement, passage, outcome
        )

    def of(self, text: str) -> Subject:
        """The tumours and purposes named outright in a text of the corpus."""
        if text not in self._read:
            told = [mention.concept for mention in self._corpus.lexicon.read(text).mentions]
            tumours = tuple(c for c in told if c.facet == _HISTOLOGY)
            purposes = [c for c in told if c.facet == _PURPOSE and c.value]
            said = frozenset(c.value for c in purposes if c.value and c.how == "said")
            implied = [p for c in told for p in c.implies.get(_PURPOSE, ())]
            self._read[text] = Subject(tumours, said, frozenset([*implied, *(c.value for c in purposes if c.value)]))
        return self._read[text]

    def _is_of_another_tumour(self, said: Subject, outcome: Outcome) -> bool:
        facets = outcome.scenario.facets
        tissues = set(facets[_TISSUE].values) if _TISSUE in facets else set()
        of_the_tissue = [t for t in said.tumours if not (tissues and t.implies.get(_TISSUE)) or tissues & set(t.implies[_TISSUE])]
        names = facets[_HISTOLOGY].values if _HISTOLOGY in facets else ()
        return bool(said.tumours) and not any(self._is_among(tumour, names) for tumour in of_the_tissue)

    def _is_among(self, tumour: Concept, names: tuple[str, ...]) -> bool:
        """Whether a tumour may be one of these; an id that holds the words of another is a kind of it. Unnamed, any."""
        name = tumour.value or tumour.id
        if tumour.general or not names or not self._general.isdisjoint(names):
            return True
        return any(_is_kind_of(n, name) or _is_kind_of(name, n) for n in names)

    @cached_property
    def _general(self) -> frozenset[str]:
        return frozenset(concept.value or concept.id for concept in self._corpus.concepts if concept.general)

    def _is_for_another_purpose(self, statement: Statement, passage: Passage, outcome: Outcome) -> bool:
        """By its own words, else by the variant of its passage; where a neighbouring topic answers, by what it can answer.

        What an older edition gave is told of the variants shown, and of others where the question leans on that edition.
        """
        shown = {part.variant for part in outcome.parts}
        variant = statement.variant or passage.variant
        if variant in shown:
            return False
        if passage.aspect == _HISTORY and not outcome.past:
            return True
        wanted = frozenset[str]().union(*(self._purposes(v) for v in shown))
        if outcome.decision.redirect:
            texts = (statement.text, passage.section, *passage.asks)
            return not any(wanted & self.of(text).hinted for text in texts)
        written_for = self.of(statement.text).purposes or (self._purposes(variant) if variant else frozenset())
        return bool(wanted and written_for) and wanted.isdisjoint(written_for)

    def _purposes(self, variant: str) -> frozenset[str]:
        """The purposes that a variant is for."""
        topic = self._corpus.topic_of(variant)
        return frozenset({**topic.when, **self._corpus.variants[variant].when}.get(_PURPOSE, ()))


def _is_kind_of(name: str, other: str) -> bool:
    """ "low_grade_osteosarcoma" is an "osteosarcoma"; "myxofibrosarcoma" is no "fibrosarcoma"."""
    return f"_{other}_" in f"_{name}_"
