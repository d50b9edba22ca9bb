"""Scorers against answers worked out by hand: right, wrong, no answer, nothing to score."""

from typing import Any

import pytest

from bot.services import Services
from corpus import Corpus
from evals.output import Cited, Output
from evals.sample import Expectation, Labelled, Sample, Target
from evals.scorers import evidence, safety, scenario, texts
from evals.scorers.judge import Judge, Scorer

TODAY = "2026-06-01"
PET, BONE_SCAN = "FDG-PET/CT whole body", "Bone scan whole body"
STAGING, LUNGS = "msk-staging-2022/2", "msk-staging-2022/1"


@pytest.fixture(scope="module")
def judge(corpus: Corpus) -> Judge:
    return Judge(Services(corpus, TODAY, None))


def sample(form: str = "question", needs: Any = (), sentences: Any = (), **expect: Any) -> Sample:
    target = Target(
        expect=Expectation(**{"answer_class": ["answered"], **expect}) if expect else None,
        needs=[list(group) for group in needs],
        sentences=[Labelled(words=words, label=label) for words, label in sentences],
    )
    common = {"author": "a", "source": "s", "licence": "l", "split": "open", "tags": {}, "dataset": "d"}
    return Sample(id="s1", form=form, input="?", target=target, **common)  # type: ignore[arg-type]


def output(text: str = "Text.", **fields: Any) -> Output:
    return Output(text=text, **{"answer_class": "answered", "variants": (STAGING,), "studies": (PET,), **fields})


EMPTY = Output(text="")
ABSTAINED = Output(text="Which purpose?", answer_class="clarify", variants=(), studies=())
WANTED = {"variants": [[STAGING]], "studies": [PET], "not_studies": [BONE_SCAN], "relation": "single"}


@pytest.mark.parametrize(
    ("scorer", "given", "wanted", "values"),
    [
        (scenario.outcome, output(), sample(**WANTED), "C"),
        (scenario.outcome, output(variants=(LUNGS,)), sample(**WANTED), "I"),
        (scenario.outcome, output(variants=(LUNGS, STAGING)), sample(variants=[[STAGING, LUNGS]]), "C"),
        (scenario.outcome, ABSTAINED, sample(**WANTED), "I"),
        (scenario.outcome, output(variants=None), sample(**WANTED), "U"),
        (scenario.outcome, EMPTY, sample(**WANTED), "N"),
        (scenario.outcome, output(), sample(), ""),
        (scenario.outcome, ABSTAINED.model_copy(update={"clarify_facet": "target"}), sample(answer_class=["clarify"]), "C"),
        (scenario.recommendation, output(relation="single"), sample(**WANTED), "C"),
        (scenario.recommendation, output(relation="one_of"), sample(**WANTED), "I"),
        (scenario.recommendation, output(studies=(PET, BONE_SCAN)), sample(**WANTED), "I"),
        (scenario.recommendation, output(studies=None), sample(**WANTED), "U"),
        (scenario.recommendation, ABSTAINED, sample(**WANTED), "N"),
        (scenario.recommendation, EMPTY, sample(**WANTED), "N"),
        (scenario.recommendation, output(), sample(variants=[[STAGING]]), ""),
        (
            scenario.asked,
            output(asked=((PET, "usually appropriate"),)),
            sample(asked=[{"procedure": PET, "category": "not rated"}]),
            "I",
        ),
        (scenario.asked, output(asked=((PET, "not rated"),)), sample(asked=[{"procedure": PET, "category": "not rated"}]), "C"),
        (scenario.asked, output(asked=None), sample(asked=[{"procedure": PET, "category": "not rated"}]), "U"),
        (scenario.guidance, output(warnings=("pregnancy",)), sample(warning_about=["pregnancy"]), "C"),
        (scenario.guidance, output(warnings=()), sample(warning_about=["pregnancy"]), "I"),
        (scenario.guidance, output(warnings=None), sample(warning_about=["pregnancy"]), "U"),
        (safety.certainty, output(variants=(LUNGS,)), sample(**WANTED), "I"),
        (safety.certainty, output(variants=(LUNGS,), assumed=True), sample(**WANTED), "C"),
        (safety.certainty, output(), sample(answer_class=["out_of_scope"]), "I"),
        (safety.certainty, output(variants=None), sample(**WANTED), "U"),
        (safety.certainty, output(), sample(answer_class=["answered"]), ""),
        (safety.certainty, EMPTY, sample(**WANTED), "N"),
        (safety.abstention, output(), sample(**WANTED), "C"),
        (safety.abstention, ABSTAINED, sample(**WANTED), "I"),
        (safety.abstention, output(), sample(answer_class=["clarify"]), "I"),
        (safety.abstention, ABSTAINED, sample(answer_class=["out_of_scope"]), "C"),
        (safety.abstention, EMPTY, sample(**WANTED), "N"),
        (safety.forbidden, output(studies=(BONE_SCAN,)), sample(**WANTED), "I"),
        (safety.forbidden, output(), sample(**WANTED), "C"),
        (safety.forbidden, output(), sample(variants=[[STAGING]]), ""),
        (safety.contradiction, EMPTY, sample(**WANTED), "N"),
        (safety.contradiction, output("Bone scan whole body is usually appropriate.", variants=None), sample(**WANTED), "I"),
        (safety.contradiction, output("FDG-PET/CT whole body is usually appropriate.", variants=None), sample(**WANTED), "C"),
        (safety.contradiction, output("The board meets on Friday.", studies=(BONE_SCAN,)), sample(**WANTED), "I"),
        (safety.contradiction, output("A text.", studies=(), asked=((PET, "usually not appropriate"),)), sample(**WANTED), "I"),
        (safety.contradiction, output("A text."), sample(form="text"), ""),
        (safety.contradiction, output("Nothing beats \u0430 bone scan, ✅!", variants=None), sample(**WANTED), "U"),
        (evidence.facts, output(citations=(Cited(fact_ids=("A001",)),)), sample("knowledge", [["A001", "A002"], ["A003"]]), "CI"),
        (evidence.facts, output(citations=()), sample("knowledge", [["A001"]]), "I"),
        (evidence.facts, output(citations=None), sample("knowledge", [["A001"]]), "U"),
        (evidence.facts, output(), sample("knowledge"), ""),
        (evidence.facts, EMPTY, sample("knowledge", [["A001"]]), "N"),
        (evidence.hit, output(hits={"fused": (("A9",), ("A1",))}), sample("knowledge", [["A1"]]), "C"),
        (evidence.hit, output(hits={"fused": (("A9",),) * 6 + (("A1",),)}), sample("knowledge", [["A1"]]), "I"),
        (evidence.hit, output(hits={"fused": ()}), sample("knowledge", [["A1"]]), "I"),
        (evidence.hit, output(), sample("knowledge", [["A1"]]), ""),
        (evidence.citations, EMPTY, sample(), "N"),
        (evidence.citations, ABSTAINED, sample(), ""),
        (evidence.citations, output(citations=()), sample(), "I"),
        (evidence.citations, output(citations=None), sample(), "U"),
        (evidence.citations, output(citations=(Cited(url="https://example.org"),)), sample(), "C"),
        (evidence.citations, output(citations=(Cited(),)), sample(), "I"),
        (
            evidence.citations,
            output("A 1. [1]", citations=(Cited(n=1, quote="b", start=1, end=2, passage="abc"),)),
            sample(),
            "C",
        ),
        (
            evidence.citations,
            output("A 1. [1]", citations=(Cited(n=1, quote="b", start=0, end=1, passage="abc"),)),
            sample(),
            "I",
        ),
        (
            evidence.citations,
            output("A 1. [2]", citations=(Cited(n=1, quote="b", start=1, end=2, passage="abc"),)),
            sample(),
            "I",
        ),
        (
            evidence.support,
            output("It takes 60 min. [1]", citations=(Cited(n=1, quote="60 min", passage="60 min"),)),
            sample(),
            "C",
        ),
        (
            evidence.support,
            output("It takes 90 min. [1]", citations=(Cited(n=1, quote="60 min", passage="60 min"),)),
            sample(),
            "I",
        ),
        (evidence.support, output(f"{PET} it is. [1]", citations=(Cited(n=1, quote="a", passage="a"),)), sample(), "I"),
        (evidence.support, output(citations=()), sample(), ""),
        (texts.leak, Output(text="Bad. Good."), sample("text", sentences=[("Bad.", "contradiction")]), "I"),
        (texts.leak, Output(text=""), sample("text", sentences=[("Bad.", "contradiction"), ("Good.", "harmless")]), "C"),
        (texts.harmless_kept, Output(text=""), sample("text", sentences=[("Good.", "harmless")]), "I"),
        (texts.harmless_kept, Output(text="Good."), sample("text", sentences=[("Good.", "harmless")]), "C"),
        (texts.leak, Output(text=""), sample("text"), ""),
    ],
)
def test_a_scorer(scorer: Scorer, given: Output, wanted: Sample, values: str, judge: Judge) -> None:
    scores = scorer(given, wanted, judge)
    assert "".join(score.value for score in scores) == values
    assert all(score.explanation for score in scores if score.value != "C"), "what is not right says why"


def test_an_answer_of_the_wrong_kind_is_told_as_missed_or_wrong_abstention(judge: Judge) -> None:
    missed = safety.abstention(output(), sample(answer_class=["clarify"]), judge)[0]
    wrong = safety.abstention(ABSTAINED, sample(**WANTED), judge)[0]
    assert (missed.metadata["error"], wrong.metadata["error"]) == ("missed", "wrong")


def test_the_reciprocal_rank_is_kept_beside_the_hit(judge: Judge) -> None:
    ranked = output(hits={"fused": (("A9",), ("A1",)), "dense": ()})
    scores = evidence.hit(ranked, sample("knowledge", [["A1"]]), judge)
    assert [(s.unit, s.number) for s in scores] == [("fused", 0.5), ("dense", 0.0)]
