"""The second look: what words make likely is assumed where the rules give way, never against what was said, and always told."""

from dataclasses import replace

import pytest
from pydantic import ValidationError

from bot.decide.second_look import case_for_words, heard, ruled_out, supposing
from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from bot.understand.likely import LikelyReader, Weighed, features, likelihood_of
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus
from corpus.schema import GivingWay, Likelihood, Likely

_CLARIFY, _FACT, _OUTSIDE = (Likelihood(answer=a) for a in ("clarify", "fact", "out_of_scope"))
_STAGED = Likelihood(answer="variant", facets={"purpose": ("initial_staging",), "target": ("lung",)})
_FOLLOWED = Likelihood(answer="variant", facets={"purpose": ("surveillance",), "target": ("lung",)})
_KINDS = (_CLARIFY, _FACT, _OUTSIDE, _STAGED, _FOLLOWED)
_OPEN = "Leiomyosarcoma of the calf. What would you book for the lungs, she is flummoxed?"
"""Nothing tells whether she was treated."""
_TOLD = "Newly diagnosed leiomyosarcoma of the calf. What for the lungs, she is flummoxed?"
"""That she is staged only follows."""


def _table(**words: tuple[int, ...]) -> Likely:
    """The rules give way to what is ten times as likely as what they decided."""
    none = (0.0,) * len(_KINDS)
    way = GivingWay(
        least=0.91,
        least_outside=0.91,
        start=0.0,
        likeliest=0.5,
        own=-0.5,
        assumed=0.0,
        said={},
        decided=(*none, 0.0),
        instead=none,
        exchanged=(none,) * (len(_KINDS) + 1),
    )
    return Likely(source="a test", kinds=_KINDS, start=(0,) * len(_KINDS), giving_way=way, words=words)


def _towards(kind: Likelihood, hundredths: int = 600) -> Likely:
    return _table(flummoxed=tuple(hundredths if kind == one else 0 for one in _KINDS))


def _asked(question: str, corpus: Corpus, table: Likely, *earlier: str, **chosen: tuple[str, ...]) -> Answer:
    inquiry = Inquiry(question, facets=chosen, earlier=earlier)
    return answer(inquiry, Services(replace(corpus, likely=table), "2026-11-01"), prose=False)


def _variants(given: Answer) -> list[str]:
    return [part.variant for part in given.parts if not part.condition]


def test_what_neither_rules_nor_words_tell_is_asked_back(corpus: Corpus) -> None:
    given = _asked(_OPEN, corpus, _table(flummoxed=(0,) * len(_KINDS)))
    assert given.answer_class == "clarify"
    assert given.clarify
    assert given.clarify.facet == "purpose"


def test_what_words_make_likely_is_assumed_and_says_so_with_its_words(corpus: Corpus) -> None:
    given = _asked(_OPEN, corpus, _towards(_FOLLOWED))
    assert _variants(given) == ["msk-staging-2022/3"]
    assert (given.facets["purpose"].values, given.facets["purpose"].how) == (("surveillance",), "assumed")
    assert given.facets["purpose"].words == "flummoxed"
    assert "Assumed" in given.text
    assert given.facets["target"].how == "said"


def test_earlier_turns_count_apart_from_the_question(corpus: Corpus) -> None:
    table = _table(**{"before flummoxed": (0, 0, 0, 0, 600)})
    assert _asked(_OPEN, corpus, table).answer_class == "clarify"
    told = _asked("What would you book for the lungs?", corpus, table, "Leiomyosarcoma of the calf, she is flummoxed.")
    assert _variants(told) == ["msk-staging-2022/3"]


def test_what_only_follows_gives_way_to_what_is_far_likelier(corpus: Corpus) -> None:
    assert _variants(_asked(_TOLD, corpus, _towards(_FOLLOWED))) == ["msk-staging-2022/3"]


def test_where_words_are_of_another_mind_what_only_follows_counts_as_assumed(corpus: Corpus) -> None:
    agreed = _asked(_TOLD, corpus, _towards(_STAGED))
    assert (agreed.facets["purpose"].how, _variants(agreed)) == ("implied", ["msk-staging-2022/1"])
    doubted = _asked(_TOLD, corpus, _towards(_FOLLOWED, 100))
    assert _variants(doubted) == ["msk-staging-2022/1"]
    assert (doubted.facets["purpose"].how, doubted.facets["purpose"].words) == ("assumed", "Newly diagnosed")


def test_what_was_said_stands_whatever_the_words_weigh(corpus: Corpus) -> None:
    said = "Leiomyosarcoma of the calf, initial staging. What for the lungs, she is flummoxed?"
    assert _variants(_asked(said, corpus, _towards(_FOLLOWED, 900))) == ["msk-staging-2022/1"]


def test_a_user_who_chose_is_taken_at_their_word(corpus: Corpus) -> None:
    given = _asked(_TOLD, corpus, _towards(_FOLLOWED), target=("lung",))
    assert (given.facets["purpose"].how, _variants(given)) == ("implied", ["msk-staging-2022/1"])


def test_words_can_tell_that_the_question_is_about_something_else(corpus: Corpus) -> None:
    given = _asked(_TOLD, corpus, _towards(_OUTSIDE))
    assert (given.answer_class, given.decided_by, given.parts) == ("out_of_scope", "rule", ())
    assert "seem" in given.text


def test_words_can_tell_that_it_is_to_be_asked_back(corpus: Corpus) -> None:
    assert _asked("Known sarcoma of the thigh, she is flummoxed. PET?", corpus, _towards(_CLARIFY)).answer_class == "clarify"


def test_what_was_just_looked_at_is_not_assumed_to_be_meant(corpus: Corpus) -> None:
    clear = "Leiomyosarcoma of the calf, resected, lungs clear. What now, she is flummoxed?"
    assert "msk-staging-2022/3" not in _variants(_asked(clear, corpus, _towards(_FOLLOWED)))


def test_an_outcome_that_the_rules_do_not_bear_out_is_not_taken(corpus: Corpus) -> None:
    benign = "Lipoma of the calf. What would you book for the lungs, she is flummoxed?"
    given = _asked(benign, corpus, _towards(_FOLLOWED))
    assert given.answer_class == "out_of_scope"
    assert "benign" in given.text


@pytest.mark.parametrize(
    ("said", "own", "out"),
    [({}, None, set()), ({"purpose": ("surveillance",)}, None, {3}), ({"purpose": ("surveillance",)}, 3, set())],
    ids=["nothing said", "said otherwise", "what the rules decided stays"],
)
def test_kinds_that_rest_on_another_value_than_was_said_are_ruled_out(
    said: dict[str, tuple[str, ...]], own: int | None, out: set[int]
) -> None:
    assert ruled_out(_KINDS, own, said) == out


@pytest.mark.parametrize(
    ("shares", "is_guide"),
    [
        ((0.1, 0.0, 0.3, 0.5, 0.1), False),
        ((0.1, 0.0, 0.1, 0.5, 0.3), True),
        ((0.1, 0.0, 0.5, 0.3, 0.1), True),
    ],
    ids=["denied, and only outside is left", "denied, and another variant is left", "outside was likeliest from the start"],
)
def test_what_is_left_over_when_the_likeliest_is_denied_speaks_for_a_variant_alone(
    shares: tuple[float, ...], is_guide: bool
) -> None:
    assert heard(Weighed(shares), _KINDS, 0, {"purpose": ("surveillance",)})[1] is is_guide


def test_shares_of_what_is_left_sum_to_one() -> None:
    left = Weighed((0.5, 0.3, 0.2)).without({0})
    assert left.shares == pytest.approx((0.0, 0.6, 0.4))
    assert left.likeliest == 1
    assert Weighed((1.0, 0.0)).without({0}).shares == (1.0, 0.0)


def test_the_case_for_words_grows_with_their_share_and_shrinks_with_that_of_the_rules() -> None:
    way = _table()
    weak, strong = Weighed((0.3, 0.1, 0.1, 0.1, 0.4)), Weighed((0.1, 0.1, 0.1, 0.1, 0.6))
    assert case_for_words(way, strong, 0, {}, assumed=False) > case_for_words(way, weak, 0, {}, assumed=False)
    assert case_for_words(way, weak, 1, {}, assumed=False) > case_for_words(way, weak, 0, {}, assumed=False)


def test_what_is_known_narrows_what_is_supposed() -> None:
    known = FacetReading(("surveillance", "restaging"), "implied", "after surgery")
    told = supposing(_FOLLOWED, Scenario(facets={"purpose": known}, kind="which_study"), "well").facets
    assert told["purpose"] == FacetReading(("surveillance",), "assumed", "after surgery"), "which of the two was not said"
    assert told["target"] == FacetReading(("lung",), "assumed", "well")


def test_a_request_that_is_none_becomes_a_question_of_fact_and_the_other_way_round() -> None:
    assert supposing(_FACT, Scenario(kind="which_study"), "").kind == "fact"
    assert supposing(_FOLLOWED, Scenario(kind="fact"), "").kind == "which_study"


def test_words_pair_within_a_clause_alone(corpus: Corpus) -> None:
    found = set(features([corpus.lexicons.read("Lungs clear, bones open in 3 weeks")], corpus))
    assert {"lung clear", "bone open", "# week"} <= found
    assert "clear bone" not in found


def test_the_same_question_weighs_the_same_in_any_order_of_its_words(corpus: Corpus) -> None:
    reader = LikelyReader(corpus)
    one, other = (reader.weigh([corpus.lexicons.read(text)]) for text in ("Lungs, bones", "Bones, lungs"))
    assert one.shares == other.shares


def test_the_table_holds_a_number_for_each_kind() -> None:
    with pytest.raises(ValidationError, match="5 numbers"):
        _table(flummoxed=(0, 1))


def test_the_shipped_table_can_tell_every_variant_as_far_as_words_may(corpus: Corpus) -> None:
    assert all(likelihood_of("answered", [variant], corpus) in corpus.likely.kinds for variant in corpus.variants)


@pytest.mark.parametrize("question", ["Sarcoma of the arm, 34F", "Known sarcoma of the thigh. MRI please."])
def test_a_case_without_a_request_and_a_request_without_a_purpose_are_asked_back(question: str, services: Services) -> None:
    given = answer(Inquiry(question), services, prose=False)
    assert given.answer_class == "clarify"


def test_what_is_often_taken_for_another_thing_gives_way_to_that_one_alone() -> None:
    """The rules decide staging where the words tell follow-up: what speaks for that exchange speaks for no other."""
    table, own, best = _towards(_FOLLOWED), _KINDS.index(_STAGED), _KINDS.index(_FOLLOWED)
    rows = [[0.0] * len(_KINDS) for _ in range(len(_KINDS) + 1)]
    rows[own][best] = 2.0
    way = table.giving_way.model_copy(update={"exchanged": tuple(map(tuple, rows))})
    other = table.model_copy(update={"giving_way": way})
    shares = Weighed(tuple(0.6 if at == best else 0.1 for at in range(len(_KINDS))))

    def gain(decided: int | None) -> float:
        return case_for_words(other, shares, decided, {}, assumed=False) - case_for_words(
            table, shares, decided, {}, assumed=False
        )

    assert gain(own) == pytest.approx(2.0)
    assert gain(_KINDS.index(_CLARIFY)) == gain(None) == 0.0


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What we took for a lipoma turned out to be a liposarcoma.", "behaviour<benign struck"),
        ("Her father had an osteosarcoma. Her thigh: liposarcoma.", "tissue<bone past"),
    ],
)
def test_what_is_taken_back_or_told_of_kin_counts_as_that(corpus: Corpus, question: str, name: str) -> None:
    found = set(features([corpus.lexicons.read(question)], corpus))
    assert name in found
    assert name.rsplit(" ", 1)[0] not in found


def test_what_was_told_of_another_patient_counts_for_nothing(corpus: Corpus) -> None:
    told = [corpus.lexicons.read(turn) for turn in ("Osteosarcoma of the femur, lungs?", "New patient: sarcoma of the shoulder.")]
    assert not any(name.startswith("before ") for name in features(told, corpus))
    same = [told[0], corpus.lexicons.read("And for the bones?")]
    assert "before osteosarcoma" in set(features(same, corpus))


def test_what_became_of_a_study_counts(corpus: Corpus) -> None:
    found = set(features([corpus.lexicons.read("Chest CT done last week. Is an MRI of the thigh right?")], corpus))
    assert {"done modality=ct", "done region=chest", "asked modality=mri"} <= found
