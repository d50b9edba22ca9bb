"""Every name that one corpus file uses of another must be there."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from corpus.errors import Fault
from corpus.model import Corpus
from corpus.schema import Condition, Statement, Topic


def reference_faults(corpus: Corpus) -> Iterator[Fault]:
    """All references that do not resolve, and rows or passages that are there twice."""
    for topic in corpus.topics.values():
        yield from _topic(corpus, topic)
    mains = [topic.id for topic in corpus.topics.values() if not topic.neighbour]
    if len(mains) != 1:
        yield Fault("topics", "neighbour", f"exactly one topic is no neighbour, found {mains}")
    yield from _ambiguous("procedures.yaml", "name", [p.name for p in corpus.procedures.values()])
    words = [v.words for topic in corpus.topics.values() for v in topic.variants]
    yield from _ambiguous("topics", "words", words)
    passages = Counter(p.id for p in corpus.document_passages)
    yield from (Fault("documents", pid, "is there twice") for pid, n in passages.items() if n > 1)
    for document in corpus.documents.values():
        name = f"documents/{document.id}"
        yield from _known(name, "source", [document.source], corpus.sources)
        yield from _known(name, "variant", filter(None, [document.variant]), corpus.variants)
        for record in document.passages:
            yield from _known(f"{name}: {record.id}", "source", filter(None, [record.source]), corpus.sources)
            for statement in record.statements:
                yield from _statement(corpus, f"{name}: {record.id}", statement)
    for edition in corpus.history.values():
        name = f"history/{edition.id}"
        yield from _known(name, "source", [edition.source], corpus.sources)
        yield from _known(name, "variant", [row.variant for row in edition.rows], corpus.variants)
        yield from _known(name, "procedure", [row.procedure for row in edition.rows], corpus.procedures)
        yield from _known(name, "facts", [fact for row in edition.rows for fact in row.facts], corpus.facts)
    for rule in corpus.rules:
        name = f"rules.yaml: {rule.id}"
        yield from _known(name, "source", [rule.source], corpus.sources)
        yield from _known(name, "facts", rule.facts, corpus.facts)
        yield from _known(name, "passages", rule.passages, passages)
        yield from _condition(corpus, name, rule.when)
        yield from _condition(corpus, name, rule.unless)
    yield from _facets(corpus)
    yield from _opposites(corpus)
    yield from _languages(corpus)


def _facets(corpus: Corpus) -> Iterator[Fault]:
    yield from _ranges(corpus)
    for concept in (*corpus.concepts, *corpus.claim_concepts):
        told: Condition = dict(concept.implies)
        if concept.facet:
            told[concept.facet] = (concept.value or concept.id,)
        yield from _condition(corpus, f"terms: {concept.id}", told)


def _opposites(corpus: Corpus) -> Iterator[Fault]:
    for opposite in corpus.opposites:
        told = chain(*opposite.of, opposite.beside, opposite.holds, opposite.fails, opposite.unless)
        kinds = [word[1:] for form in told for word in form.split() if word.startswith("$")]
        yield from _known("terms: opposites", "facts", opposite.facts, corpus.facts)
        yield from _known("terms: opposites", "kinds", kinds, corpus.kinds)


def _ranges(corpus: Corpus) -> Iterator[Fault]:
    for facet_id, within in ((f.id, f.within) for f in corpus.facets.values() if f.within):
        name = f"facets.yaml: {facet_id}"
        yield from _known(name, "source", [within.source], corpus.sources)
        yield from _condition(corpus, name, within.when)


def _languages(corpus: Corpus) -> Iterator[Fault]:
    concepts = {concept.id for concept in corpus.concepts}
    used_by_some = {name for c in corpus.compositions for name in (*c.of, c.not_before)}
    yield from (
        Fault("terms: classes", name, "is used by no composition") for name in corpus.word_classes if name not in used_by_some
    )
    for composition in corpus.compositions:
        yield from _known("terms: compositions", "means", [composition.means], concepts)
        used = (*composition.of, *filter(None, [composition.not_before]))
        yield from _known("terms: compositions", f"{composition.means}.of", used, corpus.word_classes)
    for language in corpus.languages.values():
        name = f"languages/{language.id}"
        yield from _known(name, "source", [language.source], corpus.sources)
        yield from _known(name, "forms", language.forms, concepts)
        yield from _known(name, "classes", language.classes, corpus.word_classes)
        yield from _known(name, "false_friends", language.false_friends, concepts | corpus.word_classes.keys())


def _topic(corpus: Corpus, topic: Topic) -> Iterator[Fault]:
    name = f"topics/{topic.id}"
    passages = {p.id for p in corpus.document_passages}
    yield from _known(name, "source", [topic.source], corpus.sources)
    yield from _known(name, "ask_order", topic.ask_order, corpus.facets)
    yield from _known(name, "default_variant", [topic.default_variant], {v.number for v in topic.variants})
    yield from _condition(corpus, name, topic.when)
    yield from _condition(corpus, name, {facet: (value,) for facet, value in topic.presumed.items()})
    for rule in topic.together:
        yield from _condition(corpus, name, {**rule.when, rule.facet: rule.values})
        yield from _known(name, "together.note", filter(None, [rule.note]), passages)
    numbers = Counter(v.number for v in topic.variants)
    yield from (Fault(f"{name}: variant {number}", "", "is there twice") for number, n in numbers.items() if n > 1)
    for variant in topic.variants:
        where = f"{name}: variant {variant.number}"
        yield from _condition(corpus, where, variant.when)
        yield from _known(where, "relation_note", filter(None, [variant.relation_note]), passages)
        yield from _known(where, "slots", [p for slot in variant.slots for p in slot], corpus.procedures)
        yield from _known(where, "rows", [row.procedure for row in variant.rows], corpus.procedures)
        yield from _known(where, "facts", [fact for row in variant.rows for fact in row.facts], corpus.facts)
        rows = Counter(row.procedure for row in variant.rows)
        yield from (Fault(where, procedure, "has two rows") for procedure, n in rows.items() if n > 1)


def _ambiguous(name: str, path: str, words: Iterable[str]) -> Iterator[Fault]:
    """Names that are read back must name one thing."""
    yield from (Fault(name, path, f"{word!r} is there twice") for word, n in Counter(words).items() if n > 1)


def _statement(corpus: Corpus, name: str, statement: Statement) -> Iterator[Fault]:
    yield from _known(name, "facts", statement.facts, corpus.facts)
    yield from _known(name, "about", statement.about, corpus.procedures)
    yield from _known(name, "covers", statement.covers, statement.about)
    yield from _known(name, "limits", statement.limits, statement.about)
    yield from _known(name, "variant", filter(None, [statement.variant]), corpus.variants)
    for presumption in statement.presumes:
        yield from _known(name, "presumes", [presumption.procedure], corpus.procedures)
        yield from _known(name, "presumes", filter(None, [presumption.variant]), corpus.variants)


def _condition(corpus: Corpus, name: str, condition: Condition) -> Iterator[Fault]:
    for facet_id, values in condition.items():
        facet = corpus.facets.get(facet_id)
        if facet is None:
            yield Fault(name, facet_id, "is no facet of facets.yaml")
        elif not facet.open:
            yield from _known(name, facet_id, [v for v in values if v != "*"], facet.values)


def _known(name: str, path: str, used: Iterable[object], known: Iterable[object]) -> Iterator[Fault]:
    allowed = set(known)
    for item in used:
        if item not in allowed:
            yield Fault(name, path, f"{item!r} is not known")
