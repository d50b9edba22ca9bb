"""All passages of a corpus: those of its documents, and those rendered from the rows of its topics."""

from corpus.frames import Frames
from corpus.model import Corpus, Passage, Span
from corpus.schema import Category, Row, Source, Statement, Topic, Variant

DECIDING = ("exclude", "redirect", "no_criteria")
"""Effects of the rules that decide an answer."""
Sentence = tuple[str, tuple[str, ...]]
"""A rendered sentence with the facts it carries."""


def all_passages(corpus: Corpus) -> tuple[Passage, ...]:
    """Document passages first, then for each variant its ratings by category and one passage a row."""
    frames = Frames(corpus)
    rendered = [
        passage
        for topic in corpus.topics.values()
        for variant in topic.variants
        for passage in _of_variant(corpus, frames, topic, variant)
    ]
    return (*corpus.document_passages, *_ruled(corpus), *_explained(corpus, frames), *_past(corpus, frames), *rendered)


def _ruled(corpus: Corpus) -> list[Passage]:
    """The sentences of the rules that decide, so that they are cited like everything else."""
    return [
        _joined(
            rule_id(rule.id), "rules", corpus.sources[rule.source], "Scope: named rule", "rule", [(rule.text, rule.facts)], None
        )
        for rule in corpus.rules
        if rule.effect in DECIDING
    ]


def rule_id(rule: str) -> str:
    """The id of the passage that holds the sentence of a rule."""
    return f"rules/{rule}"


def _explained(corpus: Corpus, frames: Frames) -> list[Passage]:
    """The scale: what the numbers mean in one passage, each radiation level in one of its own."""
    sentences = frames.scale()
    numbers = len(corpus.scale.categories)
    groups = [("ratings", sentences[:numbers]), *((f"level-{n}", [s]) for n, s in enumerate(sentences[numbers:]))]
    source = corpus.sources[corpus.scale.source]
    return [_joined(f"scale/{slug}", "scale", source, f"Scale: {slug}", "definition", group, None) for slug, group in groups]


def _past(corpus: Corpus, frames: Frames) -> list[Passage]:
    """One passage for every row of a superseded edition; what holds today is cited from the row of today."""
    found = []
    for edition in corpus.history.values():
        for row in edition.rows:
            said = [(frames.past(edition, row), row.facts)]
            slug = past_id(edition.id, row.variant, row.procedure)
            section = f"Superseded edition of {edition.year}: {corpus.procedures[row.procedure].name}"
            found.append(_joined(slug, edition.id, corpus.sources[edition.source], section, "history", said, row.variant))
    return found


def past_id(edition: str, variant: str, procedure: str) -> str:
    """The id of the passage on one row of a superseded edition."""
    return f"{edition}/{variant.rpartition('/')[2]}/{procedure}"


def _of_variant(corpus: Corpus, frames: Frames, topic: Topic, variant: Variant) -> list[Passage]:
    variant_id = f"{topic.id}/{variant.number}"
    groups = [(c, [r for r in variant.rows if r.category is c]) for c in Category]
    sentences = [
        (frames.rates(variant_id, [r.procedure for r in rows], category), tuple(f for r in rows for f in r.facts))
        for category, rows in groups
        if rows
    ]
    if not groups[0][1]:
        sentences.insert(0, (frames.none_best(variant_id), ()))
    passages = [_passage(corpus, topic, variant, "ratings", "ratings", sentences)]
    for row in variant.rows:
        name = corpus.procedures[row.procedure].name
        passages.append(_passage(corpus, topic, variant, row.procedure, name, _row(frames, variant_id, row)))
    return passages


def _row(frames: Frames, variant_id: str, row: Row) -> list[Sentence]:
    said = [
        frames.rates(variant_id, [row.procedure], row.category),
        frames.number(variant_id, row),
        frames.level(variant_id, row),
    ]
    return [(sentence, row.facts) for sentence in said if sentence]


def _passage(corpus: Corpus, topic: Topic, variant: Variant, slug: str, about: str, sentences: list[Sentence]) -> Passage:
    name, source = f"{topic.id}/{variant.number}", corpus.sources[topic.source]
    return _joined(f"{name}/{slug}", topic.id, source, f"{variant.label}: {about}", "rating", sentences, name)


def _joined(
    passage_id: str, document: str, source: Source, section: str, aspect: str, sentences: list[Sentence], variant: str | None
) -> Passage:
    spans: list[Span] = []
    position = 0
    for text, facts in sentences:
        statement = Statement(text=text, facts=facts, holder="ACR", kind="fact")
        spans.append(Span(statement, position, position + len(text)))
        position += len(text) + 1
    return Passage(
        id=passage_id,
        document=document,
        source=source,
        section=section,
        aspect=aspect,
        text=" ".join(text for text, _ in sentences),
        spans=tuple(spans),
        variant=variant,
    )
