"""Our own sentences, exhaustively: a frame is consistent if it says what the table says, and else contradicts."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

import pytest

from bot.services import Services
from corpus import Corpus
from corpus.frames import Frames
from corpus.passages import all_passages
from corpus.schema import Category
from tests.shipped import CORPUS as TABLE

VARIANTS = list(TABLE.variants)
EVIDENCE = sorted({row.evidence for row in TABLE.rows.values()})
LEVELS = (0, 1, 2, 3, 4, 5, "varies", "unstated")
Claim = tuple[str, bool]
"""A sentence, and whether the table says the same."""


def _ratings(corpus: Corpus, variant: str) -> Iterator[Claim]:
    for procedure, category in product(corpus.procedures, Category):
        yield Frames(corpus).rates(variant, [procedure], category), corpus.category(variant, procedure) is category


def _numbers(corpus: Corpus, variant: str) -> Iterator[Claim]:
    frames = Frames(corpus)
    for row, rating, evidence in product(corpus.variants[variant].rows, range(1, 10), EVIDENCE):
        said = row.model_copy(update={"rating": rating, "evidence": evidence})
        yield frames.number(variant, said) or "", (row.rating, row.evidence) == (rating, evidence)


def _levels(corpus: Corpus, variant: str) -> Iterator[Claim]:
    frames = Frames(corpus)
    for row, adult, child in product(corpus.variants[variant].rows, LEVELS, LEVELS):
        said = row.model_copy(update={"rrl_adult": adult, "rrl_child": child})
        yield frames.level(variant, said), (row.rrl_adult, row.rrl_child) == (adult, child)


def _absences(corpus: Corpus, variant: str) -> Iterator[Claim]:
    frames = Frames(corpus)
    best = [r.procedure for r in corpus.variants[variant].rows if r.category is Category.USUALLY]
    for procedure, known in corpus.procedures.items():
        yield frames.unrated(variant, known.name), corpus.category(variant, procedure) is None
        yield frames.none_best(variant, [procedure]), set(best) <= {procedure}
    yield frames.none_best(variant), not best
    yield frames.none_best(variant, best), True


def _lists(corpus: Corpus, variant: str) -> Iterator[Claim]:
    """Two studies in one sentence: one wrong member makes the sentence wrong."""
    rows = corpus.variants[variant].rows
    for one, other, category in product(rows, rows, Category):
        if one is not other:
            sentence = Frames(corpus).rates(variant, [one.procedure, other.procedure], category)
            yield sentence, one.category is category and other.category is category


FAMILIES = {"ratings": _ratings, "numbers": _numbers, "levels": _levels, "absences": _absences, "lists": _lists}
COUNTS = {
    "ratings": [len(TABLE.procedures) * 4] * len(VARIANTS),
    "numbers": [len(TABLE.variants[v].rows) * 9 * len(EVIDENCE) for v in VARIANTS],
    "levels": [len(TABLE.variants[v].rows) * len(LEVELS) ** 2 for v in VARIANTS],
    "absences": [2 * len(TABLE.procedures) + 2] * len(VARIANTS),
    "lists": [(n := len(TABLE.variants[v].rows)) * (n - 1) * 4 for v in VARIANTS],
}


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("number", range(len(VARIANTS)), ids=VARIANTS)
def test_a_frame_stands_exactly_if_the_table_says_so(family: str, number: int, services: Any, record_property: Any) -> None:
    variant, other = VARIANTS[number], VARIANTS[number - 1]
    claims = list(FAMILIES[family](services.corpus, variant))
    assert len(claims) == COUNTS[family][number]
    record_property("sentences", len(claims))
    assert {holds for _, holds in claims} >= {False}
    for sentence, holds in claims:
        ruling = services.checker.check(sentence, other)  # the sentence names its variant, the scope does not matter
        assert ruling.verdict == ("consistent" if holds else "contradicts"), sentence
        assert ruling.safe_text == (sentence if holds else ""), sentence


def test_a_rating_of_another_edition_contradicts(services: Services) -> None:
    variant = TABLE.default_variant
    sentence = Frames(services.corpus).rates(variant, ["fdg-pet-ct-wb"], Category.USUALLY)
    assert services.checker.check(sentence, variant).verdict == "consistent"
    assert services.checker.check(sentence.replace("2022", "2015"), variant).verdict == "contradicts"


@pytest.mark.parametrize("row", sorted(TABLE.rows), ids="-".join)
def test_a_contradiction_names_the_row_that_refutes_it(row: tuple[str, str], services: Services) -> None:
    variant, procedure = row
    true = TABLE.rows[row].category
    wrong = next(c for c in Category if c is not true)
    (finding,) = services.checker.check(Frames(TABLE).rates(variant, [procedure], wrong), variant).findings
    assert finding.row is not None
    assert (finding.row.variant, finding.row.procedure_id, finding.row.category) == (variant, procedure, true.value)
    assert true.value in finding.because
    assert finding.source


def test_every_statement_of_the_corpus_stands_in_every_variant(services: Services) -> None:
    texts = [s.statement.text for p in services.corpus.document_passages for s in p.spans]
    assert len(texts) > 100
    for text, variant in product(texts, VARIANTS):
        ruling = services.checker.check(text, variant)
        assert [f for f in ruling.findings if f.withholds] == []
        assert ruling.safe_text == text


def test_every_passage_stands_as_a_whole(services: Services) -> None:
    for passage in services.passages.values():
        ruling = services.checker.check(passage.text, passage.variant or VARIANTS[0])
        assert (ruling.safe_text, [f for f in ruling.findings if f.withholds]) == (passage.text, []), passage.id


def test_statements_beside_each_other_are_read_apart(services: Services) -> None:
    """An answer joins statements with blanks; each must stand whatever comes before or after it."""
    passages = [p for p in all_passages(services.corpus) if p.kind == "summary"]
    texts = [s.statement.text for p in passages for s in p.spans]
    pairs = list(zip(texts, [*texts[1:], texts[0]], strict=True))
    assert len(pairs) > 600
    for one, other in pairs:
        ruling = services.checker.check(f"{one} {other}", services.default_variant)
        assert ruling.safe_text == f"{one} {other}", [f.words for f in ruling.findings if f.withholds]


def test_a_number_that_holds_for_one_study_and_not_for_another_contradicts(services: Services) -> None:
    """Studies that share a sentence about their number must share number and evidence."""
    frames, judged = Frames(services.corpus), 0
    for variant in VARIANTS:
        rows = [row for row in TABLE.variants[variant].rows if row.rating is not None]
        for first, second in pairwise(rows):
            alike = (first.rating, first.evidence) == (second.rating, second.evidence)
            verdict = services.checker.check(frames.number(variant, first, second) or "", variant).verdict
            assert verdict == ("consistent" if alike else "contradicts")
            judged += not alike
    assert judged > len(VARIANTS)


def test_a_level_that_holds_for_one_study_and_not_for_another_contradicts(services: Services) -> None:
    """Studies that share a sentence about radiation must share the level."""
    frames, judged = Frames(services.corpus), 0
    for variant in VARIANTS:
        rows = TABLE.variants[variant].rows
        for first, second in pairwise(rows):
            alike = (first.rrl_adult, first.rrl_child) == (second.rrl_adult, second.rrl_child)
            verdict = services.checker.check(frames.level(variant, first, second), variant).verdict
            assert verdict == ("consistent" if alike else "contradicts")
            judged += not alike
    assert judged > len(VARIANTS)
