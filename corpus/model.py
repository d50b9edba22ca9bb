"""The corpus in memory: frozen, cross-referenced, and named by a hash of its files."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from corpus.languages import Lexicons
from corpus.lexicon import Lexicon
from corpus.schema import (
    Category,
    Composition,
    Concept,
    Document,
    Facet,
    Fact,
    Language,
    Likely,
    Opposite,
    PassageRecord,
    PastEdition,
    Points,
    Procedure,
    Row,
    Rule,
    Scale,
    Source,
    Statement,
    Topic,
    Variant,
)
from corpus.words import words_of


@dataclass(frozen=True, slots=True)
class Span:
    """One statement inside its passage; `start` and `end` are code points into the passage's text."""

    statement: Statement
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded, retrieved, cited and opened: statements of one section, joined by blanks."""

    id: str
    document: str
    source: Source
    section: str
    aspect: str
    text: str
    spans: tuple[Span, ...]
    variant: str | None
    kind: Literal["summary", "verbatim"] = "summary"
    asks: tuple[str, ...] = ()
    """Questions that it answers: searched beside its text, never shown."""
    page: int | None = None
    """The page of a user's own document, counted from 1, where it has pages."""
    offset: int = 0
    """Where the text starts in the text of its document (code points); 0 for our own statements."""

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts its statements carry, in order, each once."""
        return tuple(dict.fromkeys(fact for span in self.spans for fact in span.statement.facts))

    @property
    def about(self) -> frozenset[str]:
        """The procedures its statements speak of."""
        return frozenset(procedure for span in self.spans for procedure in span.statement.about)


@dataclass(frozen=True)
class Corpus:
    """Everything that is known; `digest` is the sha256 of the files it was read from."""

    digest: str
    sources: dict[str, Source]
    procedures: dict[str, Procedure]
    topics: dict[str, Topic]
    documents: dict[str, Document]
    history: dict[str, PastEdition]
    facets: dict[str, Facet]
    facts: dict[str, Fact]
    rules: tuple[Rule, ...]
    concepts: tuple[Concept, ...]
    claim_concepts: tuple[Concept, ...]
    prose_concepts: tuple[Concept, ...]
    verdict_concepts: tuple[Concept, ...]
    bearing_concepts: tuple[Concept, ...]
    compositions: tuple[Composition, ...]
    word_classes: dict[str, tuple[str, ...]]
    opposites: tuple[Opposite, ...]
    kinds: dict[str, tuple[str, ...]]
    languages: dict[str, Language]
    scale: Scale
    points: Points
    likely: Likely
    document_passages: tuple[Passage, ...] = field(repr=False)

    @cached_property
    def variants(self) -> dict[str, Variant]:
        """Every variant under its id `topic/number`."""
        return {f"{topic.id}/{v.number}": v for topic in self.topics.values() for v in topic.variants}

    @cached_property
    def rows(self) -> dict[tuple[str, str], Row]:
        """Every row under (variant id, procedure id)."""
        return {(vid, row.procedure): row for vid, variant in self.variants.items() for row in variant.rows}

    @cached_property
    def lexicon(self) -> Lexicon:
        """How English is read, by people's words for the concepts of this corpus."""
        return self.lexicons.english

    @cached_property
    def claims(self) -> Lexicon:
        """How claims in texts are read."""
        return Lexicon(self.claim_concepts)

    @cached_property
    def sought(self) -> Lexicon:
        """What tells which kind of passage a question seeks, apart: "2015" is also said in "what changed since 2015"."""
        return Lexicon(c for c in self.concepts if c.cue and c.cue.startswith("seek_"))

    @cached_property
    def lexicons(self) -> Lexicons:
        """How questions are read, in whatever language they are asked."""
        function_words = [form for c in self.claim_concepts if c.cue == "english" for form in c.forms]
        languages, classes = self.languages.values(), self.word_classes
        return Lexicons(self.concepts, languages, function_words, self.compositions, classes, lambda: self.words_of_prose)

    @cached_property
    def words_of_prose(self) -> frozenset[str]:
        """Every word of the vocabularies that questions are not read by, and of the statements."""
        told = (*self.claim_concepts, *self.prose_concepts, *self.verdict_concepts, *self.bearing_concepts)
        forms = (form for concept in told for form in concept.forms)
        texts = (passage.text for passage in self.document_passages)
        return frozenset(word.folded for text in (*forms, *texts) for word in words_of(text))

    @cached_property
    def replies(self) -> dict[tuple[str, ...], list[tuple[str, str]]]:
        """The facets and values that questions offer, under the folded words of the value."""
        found: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for facet in (f for f in self.facets.values() if f.question):
            for value, words in facet.values.items():
                said = tuple(w.folded for w in words_of(words) if not w.is_mark)
                found.setdefault(said, []).append((facet.id, value))
        found.pop((), None)
        return found

    @cached_property
    def rules_by_effect(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of each effect, in the order of the file."""
        effects = dict.fromkeys(rule.effect for rule in self.rules)
        return {effect: tuple(r for r in self.rules if r.effect == effect) for effect in effects}

    @cached_property
    def setting_aside(self) -> tuple[tuple[Rule, frozenset[str]], ...]:
        """The rules that rule studies out, each with the procedures it rules out."""
        return tuple(
            (rule, frozenset(p.id for p in self.procedures.values() if _has(p, rule.sets_aside.items())))
            for rule in self.rules
            if rule.sets_aside
        )

    @cached_property
    def concerned(self) -> dict[str, frozenset[str]]:
        """The procedures beside which a rule bears on the reader, by the rule's id."""
        told = [rule for rule in self.rules if rule.concerns]
        return {r.id: frozenset(p.id for p in self.procedures.values() if _has(p, r.concerns.items())) for r in told}

    @cached_property
    def deciding_facets(self) -> frozenset[str]:
        """Every facet that a topic, a variant or a rule depends on."""
        conditions = [c for topic in self.topics.values() for c in (topic.when, *(v.when for v in topic.variants))]
        conditions += [c for rule in self.rules for c in (rule.when, rule.unless)]
        return frozenset(facet for condition in conditions for facet in condition)

    @cached_property
    def warning_facets(self) -> frozenset[str]:
        """Every facet that the reader is warned of: pregnancy, renal function, what cannot be given."""
        return frozenset(facet for rule in self.rules_by_effect.get("warn", ()) for facet in rule.when)

    @cached_property
    def main_topic(self) -> Topic:
        """The topic that the product is about; the others are its neighbours."""
        return next(topic for topic in self.topics.values() if not topic.neighbour)

    @property
    def default_variant(self) -> str:
        """The variant that a text is about if nobody says otherwise."""
        return f"{self.main_topic.id}/{self.main_topic.default_variant}"

    def topic_of(self, variant_id: str) -> Topic:
        """The topic that a variant id belongs to."""
        return self.topics[variant_id.rpartition("/")[0]]

    def category(self, variant_id: str, procedure_id: str) -> Category | None:
        """The category of a cell, or None where the table has no row (not rated)."""
        row = self.rows.get((variant_id, procedure_id))
        return row.category if row else None


def _has(procedure: Procedure, wanted: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
    return all(getattr(procedure, key) in values for key, values in wanted)


def passage_of(document: Document, record: PassageRecord, source: Source) -> Passage:
    """Joins the statements of a passage by single blanks and notes where each one stands."""
    spans: list[Span] = []
    position = 0
    for statement in record.statements:
        spans.append(Span(statement, position, position + len(statement.text)))
        position += len(statement.text) + 1
    return Passage(
        id=f"{document.id}/{record.id}",
        document=document.id,
        source=source,
        section=record.section,
        aspect=record.aspect,
        text=" ".join(s.text for s in record.statements),
        spans=tuple(spans),
        variant=document.variant,
        asks=record.asks,
    )
