"""The user's own documents beside an answer: which are named and how, and which one sentence is quoted."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.draft.own import OwnWriter, best_sentence
from corpus import Corpus, Passage
from index.hits import Hit
from tests.conftest import invented_passage

LIT = "The keeper lights the lamp at dusk."
TRIMMED = "The keeper trims the lamp before the fog comes in."
BOATS = "The harbour master counts the boats."
WORDY = f"{' '.join(['slowly'] * 40)} the keeper lights the lamp at dusk."


def _quoted(question: str, *passages: Passage) -> str | None:
    quote = best_sentence(question, passages)
    return quote.text if quote else None


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who lights the lamp?", LIT),
        ("Who trims the lamp?", TRIMMED),
        ("When are lamps lighted by keepers?", LIT),  # in other endings
        ("boats, and keeper", BOATS),  # half of the words are enough, and the first of equals is taken
        ("boats, keeper and whales", None),  # a third is not
        ("Is it?", None),
        ("", None),
    ],
)
def test_the_sentence_that_holds_most_of_the_question_is_quoted(question: str, sentence: str | None) -> None:
    assert _quoted(question, invented_passage(BOATS, LIT), invented_passage(TRIMMED)) == sentence


def test_nothing_is_quoted_from_nothing() -> None:
    assert _quoted("Who lights the lamp?") is None


@pytest.mark.parametrize(("words", "quoted"), [(40, True), (41, False)])
def test_a_long_sentence_is_opened_not_quoted(words: int, quoted: bool) -> None:
    sentence = " ".join(["lamp"] * words)
    assert _quoted("lamp?", invented_passage(sentence)) == (sentence if quoted else None)


def test_a_long_sentence_gives_way_to_a_short_one() -> None:
    assert _quoted("Who lights the lamp at dusk?", invented_passage(WORDY, TRIMMED)) is None
    assert _quoted("Who lights the lamp at dusk?", invented_passage(WORDY, LIT)) == LIT


def test_a_quote_knows_its_passage_and_place() -> None:
    passage = invented_passage(BOATS, LIT)
    quote = best_sentence("Who lights the lamp?", [invented_passage(TRIMMED), passage])
    assert quote is not None
    assert quote.passage is passage
    assert (quote.start, quote.end) == (len(BOATS) + 1, len(BOATS) + 1 + len(LIT))


def test_a_sentence_with_references_of_its_own_is_not_quoted() -> None:
    marked = LIT.replace(".", " [12].")
    assert best_sentence("Who lights the lamp?", [invented_passage(marked)]) is None
    assert best_sentence("Who lights the lamp?", [invented_passage(LIT)]) is not None


def _titled(title: str, name: str, *sentences: str) -> Passage:
    passage = invented_passage(*sentences, document=name)
    return replace(passage, source=passage.source.model_copy(update={"title": title}))


def _lines(corpus: Corpus, question: str, passages: Sequence[Passage]) -> list[tuple[str, str, str | None]]:
    hits = [Hit(passage, 1.0, rank) for rank, passage in enumerate(passages, 1)]
    return [(line.role, line.text, line.id) for line in OwnWriter(corpus).lines(question, hits)]


def test_each_document_is_named_once_and_one_sentence_follows_its_lead(corpus: Corpus) -> None:
    found = [
        _titled("Lights", "own/a", TRIMMED),
        _titled("Boats", "own/b", BOATS),
        _titled("Lights", "own/a", LIT),
    ]
    assert _lines(corpus, "Who lights the lamp?", found) == [
        ("label", "Lights", "own/a"),
        ("label", "Boats", "own/b"),
        ("own", corpus.scale.phrases["own-lead"], None),
        ("own", LIT, None),
    ]


def test_a_document_without_a_fitting_sentence_is_named_alone(corpus: Corpus) -> None:
    assert _lines(corpus, "whales?", [_titled("Lights", "own/a", LIT)]) == [("label", "Lights", "own/a")]
    assert _lines(corpus, "whales?", []) == []


def test_only_the_quoted_line_cites_its_passage(corpus: Corpus) -> None:
    passage = _titled("Lights", "own/a", BOATS, LIT)
    lines = list(OwnWriter(corpus).lines("Who lights the lamp?", [Hit(passage, 1.0, 1)]))
    assert [[quote.text for quote in line.quotes] for line in lines] == [[], [], [LIT]]
    assert lines[-1].quotes[0].passage is passage


def test_a_title_of_ours_is_given_in_full(corpus: Corpus) -> None:
    topic = corpus.main_topic
    source = corpus.sources["acr-msk-2015"]
    shouted = f"© {topic.title.upper().replace('-', ' – ').replace(' ', '  ')} (final)"
    assert _lines(corpus, "whales?", [_titled(shouted, "own/a", LIT)]) == [("label", topic.full_title, "own/a")]
    assert _lines(corpus, "whales?", [_titled(source.title.lower(), "own/b", LIT)]) == [("label", source.title, "own/b")]
