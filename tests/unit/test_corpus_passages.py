"""The passages that nobody writes: rendered from rows, past rows, the scale, and the rules that decide."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from corpus import Corpus, Passage
from corpus.passages import DECIDING, all_passages, past_id, rule_id
from corpus.schema import Category

LUNGS = "initial staging, looking for lung metastases"
FIRST = "msk-staging-2022/1"
CT = "CT chest without IV contrast"


@pytest.fixture(scope="module")
def passages(corpus: Corpus) -> dict[str, Passage]:
    """All passages of the shipped corpus by id."""
    return {passage.id: passage for passage in all_passages(corpus)}


def _said(passage: Passage) -> list[str]:
    return [span.statement.text for span in passage.spans]


def test_every_part_of_the_corpus_has_its_passages_once(corpus: Corpus) -> None:
    expected = [
        *(passage.id for passage in corpus.document_passages),
        *(f"rules/{rule.id}" for rule in corpus.rules if rule.effect in ("exclude", "redirect", "no_criteria")),
        "scale/ratings",
        *(f"scale/level-{number}" for number in range(6)),
        *(past_id(past.id, row.variant, row.procedure) for past in corpus.history.values() for row in past.rows),
    ]
    for name, variant in corpus.variants.items():
        expected += [f"{name}/ratings", *(f"{name}/{row.procedure}" for row in variant.rows)]
    found = [passage.id for passage in all_passages(corpus)]
    assert found == expected
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("name", "aspect", "section", "variant", "about", "source"),
    [
        ("rules/benign", "rule", "Scope: named rule", None, set(), "acr-msk-2022"),
        ("scale/ratings", "definition", "Rating scale", None, set(), "acr-msk-2022"),
        ("scale/level-2", "definition", "Radiation level: two symbols", None, set(), "acr-msk-2022"),
        ("lung-2013/1/mri-chest", "history", "Superseded edition of 2013: MRI chest", FIRST, {"mri-chest"}, "acr-lung-2013"),
        ("msk-staging-2022/1/ct-chest-wo", "rating", f"Initial staging: lungs: {CT}", FIRST, {"ct-chest-wo"}, "acr-msk-2022"),
        ("msk-staging-2022/1/ratings", "rating", "Initial staging: lungs: ratings", FIRST, set(), "acr-msk-2022"),
    ],
)
def test_a_passage_says_what_it_is_about(
    name: str, aspect: str, section: str, variant: str | None, about: set[str], source: str, passages: dict[str, Passage]
) -> None:
    p = passages[name]
    assert (p.document, p.aspect, p.section, p.variant) == (name.partition("/")[0], aspect, section, variant)
    assert (p.about, p.source.id) == (about, source)
    assert {(span.statement.holder, span.statement.kind) for span in p.spans} == {("ACR", "fact")}


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("scale/ratings", ["7-9, 4-6, 1-3", "from 1 to 9"]),
        ("scale/level-3", ["☢☢☢ (three symbols)", "RRL ☢☢☢ three symbols mSv"]),
        ("msk-2015/1/ct-chest-wo", [f"{CT} changed since 2015, Initial staging: lungs", f"{CT} for {LUNGS}, 2015 and now"]),
        ("msk-staging-2022/1/ct-chest-wo", [f"Is {CT} appropriate for {LUNGS}?", f"rating of {CT}, Initial staging: lungs"]),
        ("msk-staging-2022/1/ratings", []),
        ("rules/benign", []),
    ],
)
def test_a_passage_is_found_by_questions_in_other_words(name: str, asked: list[str], passages: dict[str, Passage]) -> None:
    asks = passages[name].asks
    assert len(asks) == len(asked)
    assert all(words in question for words, question in zip(asked, asks, strict=True))


def test_a_past_row_tells_patients_apart(passages: dict[str, Passage]) -> None:
    passage = passages["msk-2015/1/fdg-pet-ct-wb"]
    (said,) = _said(passage)
    assert "2015 gave FDG-PET/CT whole body 5 of 9 (may be appropriate, low grade) and 7 of 9 (usually appropriate, high" in said
    assert passage.fact_ids == ("E017", "E018")
    assert "gave Radiography chest 9 of 9 (usually appropriate):" in passages["lung-2013/1/radiography-chest"].text


def test_the_scale_says_each_number_and_level(corpus: Corpus, passages: dict[str, Passage]) -> None:
    bands = corpus.scale.categories
    assert [f"{b.lowest}-{b.highest} mean {b.category}: {b.meaning}." for b in bands] == [
        sentence.removeprefix("ACR ratings of ") for sentence in _said(passages["scale/ratings"])
    ]
    assert _said(passages["scale/level-4"])[0].endswith("(☢☢☢☢): 10-30 mSv in adults and 3-10 mSv in children.")


def test_a_rule_that_decides_is_its_own_passage(corpus: Corpus, passages: dict[str, Passage]) -> None:
    assert {rule.effect for rule in corpus.rules} > set(DECIDING)
    for rule in corpus.rules:
        passage = passages.get(rule_id(rule.id))
        assert (passage is not None) == (rule.effect in DECIDING), rule.id
        assert passage is None or (_said(passage), passage.fact_ids) == ([rule.text], tuple(dict.fromkeys(rule.facts)))


def _changed(corpus: Corpus, **row: Any) -> Iterator[Passage]:
    """The passages of a corpus whose first variant has only its first row, changed."""
    variant = corpus.main_topic.variants[0]
    variant = variant.model_copy(update={"rows": (variant.rows[0].model_copy(update=row),)})
    topic = corpus.main_topic.model_copy(update={"variants": (variant,)})
    return (p for p in all_passages(replace(corpus, topics={topic.id: topic}, history={})) if p.document == topic.id)


def test_a_row_says_its_category_its_number_and_its_radiation_level(corpus: Corpus) -> None:
    head = f"For {LUNGS}, the ACR (2022)"
    rates, number = f"{head} rates {CT} usually appropriate.", f"{head} rating of {CT} is 9 of 9, on evidence graded strong."
    level = f"{head} radiation level of {CT}: ☢☢☢ (1-10 mSv) for adults, ☢☢☢☢ (3-10 mSv) for children."
    assert [_said(passage) for passage in _changed(corpus)] == [[rates], [rates, number, level]]
    assert [_said(passage) for passage in _changed(corpus, rating=None)] == [[rates], [rates, level]]


def test_a_variant_without_a_best_study_says_so_first(corpus: Corpus) -> None:
    ratings, _ = _changed(corpus, category=Category.MAYBE)
    head = f"For {LUNGS}, the ACR (2022) rates"
    assert _said(ratings) == [f"{head} no study usually appropriate.", f"{head} {CT} may be appropriate."]


def test_the_ratings_of_a_variant_go_from_best_to_worst(passages: dict[str, Passage]) -> None:
    passage = passages["msk-staging-2022/2/ratings"]
    assert [[c for c in Category if s.endswith(f" {c}.")][-1] for s in _said(passage)] == list(Category)
    assert set(passage.fact_ids) >= {"A006", "C032", "C107"}
