"""All passages of a corpus: those of its documents, and those rendered from the rows of its topics."""

from collections.abc import Iterator

from corpus.frames import Frames, Sentence
from corpus.model import Corpus, Passage, Span
from corpus.schema import Category, Row, Source, Statement, Topic, Variant

DECIDING = ("exclude", "redirect", "no_criteria")
"""Effects of the rules that decide an answer."""


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


def _explained(corpus: Corpus, frames: Frames) -> Iterator[Passage]:
    """The scale: what the numbers mean in one passage, each radiation level in one of its own."""
    source = corpus.sources[corpus.scale.source]
    bands = ", ".join(f"{band.lowest}-{band.highest}" for band in corpus.scale.categories)
    asks = (f"What does an ACR rating of {bands} mean?", "How is an ACR rating number from 1 to 9 to be read?")
    yield _joined("scale/ratings", "scale", source, "Rating scale", "definition", frames.numbers(), None, asks=asks)
    for level, sentence in frames.levels():
        asked = f"What dose in mSv does the radiation level {level.symbols} ({level.words}) stand for, in adults and in children?"
        short = f"RRL {level.symbols} {level.words} mSv adult child"
        section = f"Radiation level: {level.words}"
        yield _joined(f"scale/level-{level.level}", "scale", source, section, "definition", [sentence], None, asks=(asked, short))


def _past(corpus: Corpus, frames: Frames) -> Iterator[Passage]:
    """One passage for every row of a superseded edition; what holds today is cited from the row of today."""
    for edition in corpus.history.values():
        for row in edition.rows:
            said = [(frames.past(edition, row), row.facts)]
            slug, name = past_id(edition.id, row.variant, row.procedure), corpus.procedures[row.procedure].name
            variant = corpus.variants[row.variant]
            asks = (
                f"How has the ACR rating of {name} changed since {edition.year}, {variant.label}?",
                f"old and new rating of {name} for {variant.words}, {edition.year} and now",
            )
            source, section = corpus.sources[edition.source], f"Superseded edition of {edition.year}: {name}"
            yield _joined(slug, edition.id, source, section, "history", said, row.variant, about=(row.procedure,), asks=asks)


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
    rows = [_passage(corpus, topic, variant, row.procedure, _row(frames, variant_id, row)) for row in variant.rows]
    return [_passage(corpus, topic, variant, "ratings", sentences), *rows]


def _row(frames: Frames, variant_id: str, row: Row) -> list[Sentence]:
    said = [
        frames.rates(variant_id, [row.procedure], row.category),
        frames.number(variant_id, row),
        frames.level(variant_id, row),
    ]
    return [(sentence, row.facts) for sentence in said if sentence]


def _passage(corpus: Corpus, topic: Topic, variant: Variant, slug: str, sentences: list[Sentence]) -> Passage:
    name, source = f"{topic.id}/{variant.number}", corpus.sources[topic.source]
    study = corpus.procedures.get(slug)
    section = f"{variant.label}: {study.name if study else slug}"
    return _joined(
        f"{name}/{slug}",
        topic.id,
        source,
        section,
        "rating",
        sentences,
        name,
        about=(slug,) if study else (),
        asks=(f"Is {study.name} appropriate for {variant.words}?", f"rating of {study.name}, {variant.label}") if study else (),
    )


def _joined(
    passage_id: str,
    document: str,
    source: Source,
    section: str,
    aspect: str,
    sentences: list[Sentence],
    variant: str | None,
    *,
    about: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
) -> Passage:
    spans: list[Span] = []
    position = 0
    for text, facts in sentences:
        statement = Statement(text=text, facts=facts, holder="ACR", kind="fact", about=about)
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
        asks=asks,
    )
