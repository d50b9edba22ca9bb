"""Every cited sentence goes when its passage goes."""

from dataclasses import replace

import pytest

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from tests.each import each
from tests.property.conftest import BY_RULE, Told
from tests.shipped import CORPUS, SERVICES, open_questions

SHARES = 6
"""Parts of a long test, so that several processes can take them; what one takes out it takes out at once."""


def _ask(question: str, services: Services) -> Answer:
    return answer(Inquiry(question), services)


def _without(*passage_ids: str) -> Services:
    left = tuple(p for p in CORPUS.document_passages if p.id not in passage_ids)
    return Services(replace(CORPUS, document_passages=left), "2026-06-01", None)


def _citing(told: Told) -> dict[str, list[str]]:
    """Passages of documents, each with the questions (of every sixtieth) whose answer cites it because it was found."""
    documents = {p.id for p in CORPUS.document_passages} - BY_RULE
    citing: dict[str, list[str]] = {}
    for item in open_questions()[::60]:
        for passage_id in {c.passage_id for c in told(item.input).answer.citations} & documents:
            citing.setdefault(passage_id, []).append(item.input)
    return dict(sorted(citing.items()))


@pytest.mark.parametrize("share", range(SHARES))
def test_a_sentence_goes_with_its_passage(share: int, told: Told, request: pytest.FixtureRequest) -> None:
    """The passages of a share are taken out together; with `--everything` one by one, each with a checker of its own to make."""
    citing = _citing(told)
    mine = list(citing)[share::SHARES]
    assert mine
    with each() as one:
        for gone in [[p] for p in mine] if request.config.getoption("--everything") else [mine]:
            services = _without(*gone)
            asked = {question: _ask(question, services) for question in {q for p in gone for q in citing[p]}}
            for passage_id, question in ((p, q) for p in gone for q in citing[p]):
                with one(f"{passage_id}, {question!r}"):
                    _is_gone(passage_id, told(question).answer, asked[question])


def _is_gone(passage_id: str, before: Answer, after: Answer) -> None:
    assert passage_id not in {c.passage_id for c in after.citations}
    for citation in (c for c in before.citations if c.passage_id == passage_id):
        others = [c for c in after.citations if c.quote == citation.quote]
        assert others or citation.quote not in after.text


def test_a_statement_not_of_the_corpus_is_not_taken_for_ours() -> None:
    """The checker knows a sentence as ours only while the corpus holds it."""
    passage = next(p for p in CORPUS.document_passages if p.spans[0].statement.about and p.id not in BY_RULE)
    sentence = passage.spans[0].statement.text
    assert SERVICES.checker.check(sentence, SERVICES.default_variant).safe_text == sentence
    assert _without(passage.id).checker.check(sentence, SERVICES.default_variant).verdict in ("unreadable", "contradicts")
