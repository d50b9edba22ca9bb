"""All passages of a corpus: those of its documents, and those rendered from the rows of its topics."""

from corpus.frames import Frames
from corpus.model import Corpus, Passage, Span
from corpus.schema import Category, Row, Statement, Topic, Variant


def all_passages(corpus: Corpus) -> tuple[Passage, ...]:
    """Document passages first, then for each variant its ratings by category and one passage a row."""
    frames = Frames(corpus)
    rendered = [
        passage
        for topic in corpus.topics.values()
        for variant in topic.variants
        for passage in _of_variant(corpus, frames, topic, variant)
    ]
    return (*corpus.document_passages, *rendered)


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


def _row(frames: Frames, variant_id: str, row: Row) -> list[tuple[str, tuple[str, ...]]]:
    said = [
        frames.rates(variant_id, [row.procedure], row.category),
        frames.number(variant_id, row),
        frames.level(variant_id, row),
    ]
    return [(sentence, row.facts) for sentence in said if sentence]


def _passage(
    corpus: Corpus, topic: Topic, variant: Variant, slug: str, about: str, sentences: list[tuple[str, tuple[str, ...]]]
) -> Passage:
    spans: list[Span] = []
    position = 0
    for text, facts in sentences:
        statement = Statement(text=text, facts=facts, holder="ACR", kind="fact")
        spans.append(Span(statement, position, position + len(text)))
        position += len(text) + 1
    return Passage(
        id=f"{topic.id}/{variant.number}/{slug}",
        document=topic.id,
        source=corpus.sources[topic.source],
        section=f"{variant.label}: {about}",
        aspect="rating",
        text=" ".join(text for text, _ in sentences),
        spans=tuple(spans),
        variant=f"{topic.id}/{variant.number}",
    )
