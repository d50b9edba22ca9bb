"""Every answer to a labelled question: quotes where its citations say, nothing uncited, nothing that the checker withholds."""

import re

import pytest

from bot.schema import Answer
from tests.each import each
from tests.property.conftest import BY_RULE, Told, drawn_questions
from tests.shipped import CORPUS, SERVICES

SHARES = 64
"""Parts of the questions, so that several processes can take them; each question is asked once."""
STUDY = re.compile(r"\b(?:PET|CT|MRI|MR|bone scan|radiograph\w*|ultrasound|SPECT)\b", re.IGNORECASE)
VARIANTS = list(CORPUS.variants)


def a_quote_stands_where_the_citation_says(given: Answer, _: frozenset[str]) -> None:
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


def every_mark_has_a_citation_and_every_citation_a_mark(given: Answer, _: frozenset[str]) -> None:
    marks = [int(n) for n in re.findall(r"\[(\d+)\]", given.text)]
    assert set(marks) == {c.n for c in given.citations}
    first_use = list(dict.fromkeys(marks))
    assert first_use == sorted(first_use), "numbers run in order of first use"


def a_sentence_of_prose_is_its_quote(given: Answer, _: frozenset[str]) -> None:
    for citation in given.citations:
        if citation.passage_id.rpartition("/")[0] not in CORPUS.variants:
            assert f"{citation.quote} [{citation.n}]" in given.text
        else:  # a row: the sentence lists the studies of one category, each quoted from its own passage
            sentence = re.search(rf"For (?:[^.\n]|\.\d)+\.(?: \[\d+\])* ?\[{citation.n}\]", given.text)
            row = CORPUS.rows.get(tuple(citation.passage_id.rsplit("/", 1)))  # type: ignore[call-overload]
            assert sentence
            assert citation.quote in sentence[0] or (row and CORPUS.procedures[row.procedure].name in sentence[0])


def nothing_is_said_of_a_study_without_a_citation(given: Answer, _: frozenset[str]) -> None:
    rest = given.text.replace("e.g.", "eg")
    for citation in given.citations:
        rest = rest.replace(citation.quote, "")
    rest = re.sub(r"[^.\n]+\.(?: \[\d+\])+", "", rest)
    for known in (*CORPUS.rules, *CORPUS.scale.phrases.values()):
        rest = rest.replace(known if isinstance(known, str) else known.text, "")
    for name, facet in given.facets.items():  # "radiographs without a lesion": what the patient is taken for
        for value in facet.values if facet.how == "assumed" else ():
            rest = rest.replace(CORPUS.facets[name].values.get(value, value), "")
    rest = re.sub(r"Set aside here: [^.]+\.|(?:See instead|Answered from): [^\n]+", "", rest)
    rest = re.sub(r"For [^.]+ table does not rate [^:]+: not rated is not a verdict\.", "", rest)
    assert not STUDY.search(rest), rest


def a_cited_passage_was_found_or_belongs_to_the_decision(given: Answer, found: frozenset[str]) -> None:
    shown = {p.variant for p in given.parts}
    for citation in given.citations:
        of_a_row = citation.passage_id.rsplit("/", 1)[0] in shown
        of_old = "stated_rating" in given.facets and citation.passage_id.partition("/")[0] in CORPUS.history
        assert of_a_row or of_old or citation.passage_id in found | BY_RULE, citation.passage_id


def what_the_pipeline_says_stands_under_every_variant(given: Answer, _: frozenset[str]) -> None:
    assert given.withheld == ()
    shown = [*(c.quote for c in given.citations), *(w.text for w in given.warnings)]
    shown += [given.clarify.question] if given.clarify else []
    shown += [given.redirect.why] if given.redirect else []
    for text, variant in [*((given.text, v) for v in VARIANTS), *((text, VARIANTS[1]) for text in shown)]:
        ruling = SERVICES.checker.check(text, variant)
        assert ruling.verdict in ("consistent", "no_claim"), [f for f in ruling.findings if f.withholds]
        assert ruling.safe_text == text


def an_answer_is_short_and_opens_with_what_is_recommended(given: Answer, _: frozenset[str]) -> None:
    if given.answer_class != "clarify":  # a question back shows the choices
        words = [w for w in given.text.split() if not w.startswith("[")]
        assert len(words) <= 150 + sum(len(w.text.split()) for w in given.warnings), len(words)
    unconditional = [p for p in given.parts if not p.condition]
    if unconditional:
        first = given.text.split(". ")[0]
        assert first.startswith(f"For {unconditional[0].words}, ")
        names = [s.procedure for s in unconditional[0].studies]
        none = ("rates usually appropriate is left", "rates no study usually appropriate")
        assert all(name in first for name in names) if names else any(words in first for words in none)


PROPERTIES = (
    a_quote_stands_where_the_citation_says,
    every_mark_has_a_citation_and_every_citation_a_mark,
    a_sentence_of_prose_is_its_quote,
    nothing_is_said_of_a_study_without_a_citation,
    a_cited_passage_was_found_or_belongs_to_the_decision,
    what_the_pipeline_says_stands_under_every_variant,
    an_answer_is_short_and_opens_with_what_is_recommended,
)


@pytest.mark.parametrize("share", range(SHARES))
def test_an_answer_to_a_labelled_question_keeps_every_promise(share: int, told: Told, request: pytest.FixtureRequest) -> None:
    questions = drawn_questions(everything=request.config.getoption("--everything"))[share::SHARES]
    assert questions
    with each() as one:
        for question in questions:
            for promise in PROPERTIES:
                with one(f"{question.id}, {promise.__name__}"):
                    recorded = told(question.input)
                    promise(recorded.answer, recorded.found)
