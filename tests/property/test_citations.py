"""Every cited sentence is a quote that stands where the citation says, and goes when its passage goes."""

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from tests.property.conftest import Told
from tests.shipped import CORPUS, SERVICES, labelled_set

OPEN = labelled_set("questions")
SHARES = 6
"""Parts of a long test, so that several processes can take them."""
SOME = 4
"""Of so many passages one is taken out, if not every question is asked."""
STUDY = re.compile(r"\b(?:PET|CT|MRI|MR|bone scan|radiograph\w*|ultrasound|SPECT)\b", re.IGNORECASE)
BY_RULE = {f"rules/{rule.id}" for rule in CORPUS.rules} | {
    *(p for rule in CORPUS.rules for p in rule.passages),
    *(v.relation_note for v in CORPUS.variants.values()),
    *(t.note for topic in CORPUS.topics.values() for t in topic.together),
}


def _ask(question: str, services: Services) -> Answer:
    return answer(Inquiry(question), services)


def test_a_quote_stands_where_the_citation_says(labelled: Any, told: Told) -> None:
    given = told(labelled["question"]).answer
    assert [c.n for c in given.citations] == list(range(1, len(given.citations) + 1))
    for citation in given.citations:
        passage = SERVICES.passages[citation.passage_id]
        assert citation.passage == passage.text
        assert passage.text[citation.start : citation.end] == citation.quote != ""
        assert set(citation.fact_ids) <= set(passage.fact_ids)
        assert citation.kind == "summary"
        assert citation.url == passage.source.url
        assert citation.url.startswith("https://")
        assert citation.section == passage.section


def test_every_mark_has_a_citation_and_every_citation_a_mark(labelled: Any, told: Told) -> None:
    given = told(labelled["question"]).answer
    marks = [int(n) for n in re.findall(r"\[(\d+)\]", given.text)]
    assert set(marks) == {c.n for c in given.citations}
    first_use = list(dict.fromkeys(marks))
    assert first_use == sorted(first_use), "numbers run in order of first use"


def test_a_sentence_of_prose_is_its_quote(labelled: Any, told: Told) -> None:
    given = told(labelled["question"]).answer
    for citation in given.citations:
        if citation.passage_id.rpartition("/")[0] not in CORPUS.variants:
            assert f"{citation.quote} [{citation.n}]" in given.text
        else:  # a row: the sentence lists the studies of one category, each quoted from its own passage
            sentence = re.search(rf"For (?:[^.\n]|\.\d)+\.(?: \[\d+\])* ?\[{citation.n}\]", given.text)
            row = CORPUS.rows.get(tuple(citation.passage_id.rsplit("/", 1)))  # type: ignore[call-overload]
            assert sentence
            assert citation.quote in sentence[0] or (row and CORPUS.procedures[row.procedure].name in sentence[0])


def test_nothing_is_said_of_a_study_without_a_citation(labelled: Any, told: Told) -> None:
    given = told(labelled["question"]).answer
    rest = given.text.replace("e.g.", "eg")
    for citation in given.citations:
        rest = rest.replace(citation.quote, "")
    rest = re.sub(r"[^.\n]+\.(?: \[\d+\])+", "", rest)
    for known in (*CORPUS.rules, *CORPUS.scale.phrases.values()):
        rest = rest.replace(known if isinstance(known, str) else known.text, "")
    rest = re.sub(r"Set aside here: [^.]+\.|See instead: [^\n]+", "", rest)
    rest = re.sub(r"For [^.]+ table does not rate [^:]+: not rated is not a verdict\.", "", rest)
    assert not STUDY.search(rest), rest


def test_a_cited_passage_was_found_or_belongs_to_the_decision(labelled: Any, told: Told) -> None:
    given = told(labelled["question"])
    shown = {p.variant for p in given.answer.parts}
    for citation in given.answer.citations:
        of_a_row = citation.passage_id.rsplit("/", 1)[0] in shown
        assert of_a_row or citation.passage_id in given.found | BY_RULE, citation.passage_id


def _without(passage_id: str) -> Services:
    left = tuple(p for p in CORPUS.document_passages if p.id != passage_id)
    return Services(replace(CORPUS, document_passages=left), "2026-06-01", None)


def _citing(told: Told) -> list[tuple[str, list[str]]]:
    """Passages of documents, each with the questions (of every sixtieth) whose answer cites it because it was found."""
    documents = {p.id for p in CORPUS.document_passages} - BY_RULE
    citing: dict[str, list[str]] = {}
    for item in OPEN[::60]:
        for passage_id in {c.passage_id for c in told(item["question"]).answer.citations} & documents:
            citing.setdefault(passage_id, []).append(item["question"])
    return sorted(citing.items())


@pytest.mark.parametrize("share", range(SHARES))  # each passage takes a corpus without it
def test_a_sentence_goes_with_its_passage(
    share: int, told: Told, subtests: pytest.Subtests, request: pytest.FixtureRequest
) -> None:
    citing = _citing(told)[share::SHARES]
    assert citing
    if not request.config.getoption("--everything"):
        citing = citing[::SOME]
    for passage_id, questions in citing:
        with subtests.test(passage_id):
            services = _without(passage_id)
            for question in questions:
                without = _ask(question, services)
                assert passage_id not in {c.passage_id for c in without.citations}
                for citation in (c for c in told(question).answer.citations if c.passage_id == passage_id):
                    others = [c for c in without.citations if c.quote == citation.quote]
                    assert others or citation.quote not in without.text


def test_a_statement_not_of_the_corpus_is_not_taken_for_ours() -> None:
    """The checker knows a sentence as ours only while the corpus holds it."""
    passage = next(p for p in CORPUS.document_passages if p.spans[0].statement.about and p.id not in BY_RULE)
    sentence = passage.spans[0].statement.text
    assert SERVICES.checker.check(sentence, SERVICES.default_variant).safe_text == sentence
    assert _without(passage.id).checker.check(sentence, SERVICES.default_variant).verdict in ("unreadable", "contradicts")
