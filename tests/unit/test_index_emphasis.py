"""What is searched of a passage, and which kind of passage a question puts forward."""

from pathlib import Path

import pytest

from corpus import Corpus, Passage
from corpus.passages import all_passages
from index.emphasis import emphasis_of
from index.entries import Entry, entries_of
from index.shelf import corpus_shelf
from tests.conftest import invented_passage

PLAIN = "Which tracer is taken up by the bones?"
OLD = "What did they say about a bone scan back then?"
RATING = "Which category has the bone scan?"
LESION = "What is seen of an undiagnosed knot?"
ROW, ELSEWHERE = "msk-staging-2022/2/bone-scan-wb", "bone-lesion-2024/1/radiography-area"
PAST, RULE, WRITTEN = "msk-2015/2/bone-scan-wb", "rules/benign", "acr-2022/bone-recurrence-both"


@pytest.fixture(scope="module")
def passages(corpus: Corpus) -> dict[str, Passage]:
    """All passages of the shipped corpus by id."""
    return {passage.id: passage for passage in all_passages(corpus)}


@pytest.mark.parametrize(
    ("question", "order"),
    [
        (PLAIN, [WRITTEN, ROW, PAST, ELSEWHERE]),
        (RATING, [ROW, WRITTEN, ELSEWHERE, PAST]),
        (OLD, [PAST, WRITTEN, ROW, ELSEWHERE]),
        (f"{OLD} {RATING}", [PAST, ROW, WRITTEN, ELSEWHERE]),
    ],
)
def test_a_question_puts_the_kind_it_seeks_first(
    question: str, order: list[str], corpus: Corpus, passages: dict[str, Passage]
) -> None:
    of = emphasis_of(corpus, question)
    weights = [of(passages[name]) for name in order]
    assert weights == sorted(set(weights), reverse=True), "best first, and no two alike"


def test_a_word_counts_within_a_longer_form_of_another_concept(corpus: Corpus, passages: dict[str, Passage]) -> None:
    of = emphasis_of(corpus, "What became of the bone scan between 2015 and 2022?")
    assert corpus.lexicon.read("between 2015 and 2022").cues("seek_history") == []
    assert of(passages[PAST]) > of(passages[ROW])


def test_rows_of_a_neighbour_stay_behind_unless_a_lesion_is_spoken_of(corpus: Corpus, passages: dict[str, Passage]) -> None:
    plain, lesion = emphasis_of(corpus, PLAIN), emphasis_of(corpus, LESION)
    assert plain(passages[ELSEWHERE]) < plain(passages[ROW])
    assert lesion(passages[ELSEWHERE]) == lesion(passages[ROW]) == plain(passages[ROW])


@pytest.mark.parametrize("question", [PLAIN, OLD, RATING, LESION, ""])
def test_a_passage_in_prose_is_left_as_it_is_and_a_rule_set_back(
    question: str, corpus: Corpus, passages: dict[str, Passage]
) -> None:
    of = emphasis_of(corpus, question)
    assert of(passages[WRITTEN]) == of(invented_passage("The lamp is lit.")) == 0
    assert of(passages[RULE]) < 0


def test_a_rating_without_a_variant_is_no_neighbours(corpus: Corpus, passages: dict[str, Passage]) -> None:
    of = emphasis_of(corpus, PLAIN)
    assert of(invented_passage("The lamp is rated.", aspect="rating")) == of(passages[ROW])


@pytest.mark.parametrize(
    ("fields", "texts"),
    [
        ({"kind": "summary", "aspect": "dose"}, ["It is lit.", "It is trimmed.", "Who lights it?", "Why?"]),
        ({"kind": "summary", "aspect": "rating"}, ["It is lit. It is trimmed.", "Who lights it?", "Why?"]),
        ({"kind": "summary", "aspect": "dose", "asks": ()}, ["It is lit.", "It is trimmed."]),
        ({"kind": "verbatim"}, ["The lamp. It is lit. It is trimmed."]),
    ],
)
def test_each_statement_and_question_is_searched_apart(fields: dict[str, object], texts: list[str]) -> None:
    passage = invented_passage("It is lit.", "It is trimmed.", **{"asks": ("Who lights it?", "Why?"), **fields})
    assert [entry.text for entry in entries_of(passage)] == texts


def test_a_passage_is_searched_by_the_words_of_all_its_entries(corpus: Corpus, passages: dict[str, Passage]) -> None:
    texts, passage = corpus_shelf(corpus, Path("unused")).texts(), passages[WRITTEN]
    assert list(texts) == list(passages)
    assert texts[WRITTEN] == " ".join((f"{passage.section}. {passage.text}", *passage.asks))


def test_the_first_entry_bears_the_name_of_its_passage() -> None:
    passage = invented_passage("It is lit.", "It is trimmed.", id="lights/lamp", kind="summary", asks=("Why?",))
    assert [(entry.id, entry.passage) for entry in entries_of(passage)] == [
        ("lights/lamp", "lights/lamp"),
        ("lights/lamp#1", "lights/lamp"),
        ("lights/lamp#2", "lights/lamp"),
    ]


def test_headings_are_searched_by_word_and_embedded_for_own_documents_alone() -> None:
    ours = invented_passage("It is lit.", kind="summary", asks=("Why?",))
    assert [entry.words for entry in entries_of(ours)] == ["The lamp. It is lit.", "Why?"]
    assert [entry.text for entry in entries_of(ours)] == ["It is lit.", "Why?"]
    theirs = "The lamp. It is lit."
    assert entries_of(invented_passage("It is lit.")) == [Entry("own/lights/1", "own/lights/1", theirs, theirs)]


def test_no_two_entries_of_the_shipped_corpus_share_a_name(passages: dict[str, Passage]) -> None:
    names = [entry.id for passage in passages.values() for entry in entries_of(passage)]
    assert len(names) == len(set(names))
    assert set(passages) <= set(names)
