"""What is assumed of a question that the rules leave open: by its words, never against what was said, and always told."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from bot.understand.likely import LikelyReader, features
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus
from corpus.schema import Likelihood, Likely

_STAGING = Likelihood(answer="variant", facets={"purpose": ("initial_staging",), "target": ("lung",)})
_FOLLOWED = Likelihood(answer="variant", facets={"purpose": ("surveillance",), "target": ("lung",)})
_KINDS = (Likelihood(answer="clarify"), Likelihood(answer="fact"), _STAGING, _FOLLOWED)
_OPEN = "Leiomyosarcoma of the calf. What would you book for the lungs, she is flummoxed?"
"""Nothing tells whether she was treated."""


def _table(**words: tuple[float, ...]) -> Likely:
    return Likely(source="a test", least=0.6, sure=0.9, open=0.1, kinds=_KINDS, start=(-4.0,) * len(_KINDS), words=words)


def _asked(question: str, corpus: Corpus, table: Likely, *earlier: str) -> Answer:
    return answer(Inquiry(question, earlier=earlier), Services(replace(corpus, likely=table), "2026-11-01"), prose=False)


def _variants(given: Answer) -> list[str]:
    return [part.variant for part in given.parts if not part.condition]


def test_what_the_words_leave_open_is_asked_back(corpus: Corpus) -> None:
    given = _asked(_OPEN, corpus, _table(flummoxed=(0.0, 0.0, 0.0, 0.0)))
    assert given.answer_class == "clarify"
    assert given.clarify
    assert given.clarify.facet == "purpose"


def test_what_they_make_likely_is_assumed_and_says_so_with_its_words(corpus: Corpus) -> None:
    given = _asked(_OPEN, corpus, _table(flummoxed=(0.0, 0.0, 0.0, 6.0)))
    assert _variants(given) == ["msk-staging-2022/3"]
    assert (given.facets["purpose"].values, given.facets["purpose"].how) == (("surveillance",), "assumed")
    assert given.facets["purpose"].words == "flummoxed"
    assert "assum" in given.text.lower()
    assert given.facets["target"].how == "said"


def test_earlier_turns_count_apart_from_the_question(corpus: Corpus) -> None:
    table = _table(**{"before flummoxed": (0.0, 0.0, 0.0, 6.0)})
    assert _asked(_OPEN, corpus, table).answer_class == "clarify"
    told = _asked("What would you book for the lungs?", corpus, table, "Leiomyosarcoma of the calf, she is flummoxed.")
    assert _variants(told) == ["msk-staging-2022/3"]


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ((5.0, 0.0, 0.0, 6.0), "asking back is likely as well"),
        ((0.0, 0.0, 5.5, 6.0), "two variants are"),
        ((0.0, 0.0, 0.0, 1.0), "nothing is"),
    ],
)
def test_nothing_is_assumed_where(weights: tuple[float, ...], why: str, corpus: Corpus) -> None:
    assert _asked(_OPEN, corpus, _table(flummoxed=weights)).answer_class == "clarify", why


def test_what_the_rules_decide_stands_whatever_the_words_weigh(corpus: Corpus) -> None:
    told = "Newly diagnosed leiomyosarcoma of the calf, nothing treated. What for the lungs, she is flummoxed?"
    assert _variants(_asked(told, corpus, _table(flummoxed=(0.0, 0.0, 0.0, 9.0)))) == ["msk-staging-2022/1"]


@pytest.mark.parametrize(
    ("known", "share", "found"),
    [
        (FacetReading(("extrapulmonary",), "said", "bones"), 9.0, None),
        (FacetReading(("extrapulmonary",), "implied", "bones"), 3.5, None),
        (FacetReading(("extrapulmonary",), "implied", "bones"), 9.0, ("lung",)),
        (FacetReading(("extrapulmonary", "lung"), "implied", "bones"), 3.5, ("lung",)),
        (FacetReading(("extrapulmonary", "lung"), "said", "bones"), 3.5, ("extrapulmonary", "lung")),
    ],
    ids=["said", "implied, likely", "implied, sure", "one of several implied", "several said"],
)
def test_what_is_known_gives_way_only_if_it_merely_follows(
    known: FacetReading, share: float, found: tuple[str, ...] | None, corpus: Corpus
) -> None:
    reader = LikelyReader(replace(corpus, likely=_table(flummoxed=(0.0, 0.0, 0.0, share))))
    scenario = Scenario(facets={"target": known}, kind="which_study")
    likely = reader.read(scenario, [corpus.lexicons.read("flummoxed")])
    assert (likely.facets["target"].values if likely else None) == found


def test_a_request_that_is_none_becomes_a_question_of_fact_and_the_other_way_round(corpus: Corpus) -> None:
    reading = [corpus.lexicons.read("flummoxed")]
    fact = LikelyReader(replace(corpus, likely=_table(flummoxed=(0.0, 6.0, 0.0, 0.0)))).read(
        Scenario(kind="which_study"), reading
    )
    assert fact
    assert fact.kind == "fact"
    asked = LikelyReader(replace(corpus, likely=_table(flummoxed=(0.0, 0.0, 0.0, 6.0)))).read(Scenario(kind="fact"), reading)
    assert asked
    assert asked.kind == "which_study"


def test_words_pair_within_a_clause_alone(corpus: Corpus) -> None:
    found = set(features([corpus.lexicons.read("Lungs clear, bones open in 3 weeks")]))
    assert {"lung clear", "bone open", "# week"} <= found
    assert "clear bone" not in found


def test_the_table_holds_a_number_for_each_kind() -> None:
    with pytest.raises(ValidationError, match="4 numbers"):
        _table(flummoxed=(0.0, 1.0))


def test_the_shipped_table_can_tell_every_purpose_and_place_that_variants_have(corpus: Corpus) -> None:
    shared = {tuple(sorted(kind.facets.items())) for kind in corpus.likely.kinds if kind.answer == "variant"}
    for variant_id, variant in corpus.variants.items():
        when = {**corpus.topic_of(variant_id).when, **variant.when}
        assert tuple(sorted((f, when[f]) for f in ("purpose", "target") if f in when)) in shared


@pytest.mark.parametrize("question", ["Sarcoma of the arm, 34F", "Known sarcoma of the thigh. MRI please."])
def test_a_case_without_a_request_and_a_request_without_a_purpose_are_asked_back(question: str, services: Services) -> None:
    given = answer(Inquiry(question), services, prose=False)
    assert given.answer_class == "clarify"
