"""Scenario, recommendation, rating look-up and guidance, against the outcomes that careful readers accept."""

from evals.output import Output
from evals.sample import Expectation, Sample
from evals.score import Score, judged, no_answer, unscored
from evals.scorers.judge import Judge

WARNINGS = {
    "pregnancy": {"pregnancy"},
    "breastfeeding": {"breastfeeding"},
    "glucose": {"glucose", "diabetes"},
    "metformin": {"metformin"},
    "renal_function": {"renal-function", "egfr"},
    "contrast_allergy": {"contrast-allergy", "gadolinium", "iodinated-contrast"},
    "mr_unsafe": {"implant", "mri-impossible"},
    "claustrophobia": {"claustrophobia"},
    "hardware": {"hardware"},
}
"""What a label calls a safety matter, and the rules that warn of it."""


def outcome(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Answer class, variants shown and the facet asked for."""
    expect = sample.target.expect
    if expect is None:
        return []
    if not output.text.strip() and output.answer_class is None:
        return [no_answer("the answer is empty")]
    if output.answer_class is None:
        return [unscored("the answer class is not told")]
    if output.read_from_text and output.answer_class == "answered" and output.variants is None:
        return [unscored("the variant is not told")]  # right and wrong ones alike, else only the wrong ones would count
    said = f"{output.answer_class} {list(output.variants or ())}"
    if output.answer_class not in expect.answer_class:
        return [judged(False, said, f"class {output.answer_class}, wanted {expect.answer_class}")]
    if output.answer_class == "clarify":
        right = not expect.clarify_facet or output.clarify_facet in (None, expect.clarify_facet)
        return [judged(right, said, f"asks for {output.clarify_facet}, wanted {expect.clarify_facet}")]
    if expect.variants is None:
        return [judged(True, said)]
    if output.variants is None and output.answer_class == "answered":
        return [unscored("the variant is not told")]
    shown = sorted(output.variants or ())  # who abstains shows none
    right = shown in [sorted(group) for group in expect.variants]
    return [judged(right, said, f"variants {shown}, wanted {expect.variants}")]


def recommendation(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Relation, studies, and studies that must not be among them."""
    expect = sample.target.expect
    if expect is None or (expect.studies is None and not expect.not_studies):
        return []
    if not output.text.strip() or output.answer_class in ("clarify", "out_of_scope", "refused"):
        return (
            [no_answer(f"nothing recommended ({output.answer_class or 'empty'})")] if expect.answer_class == ["answered"] else []
        )
    if output.studies is None:
        return [unscored("no recommended study could be read")]
    names = set(output.studies)
    if forbidden := names & set(expect.not_studies):
        return [judged(False, sorted(names), f"recommends {sorted(forbidden)}")]
    if expect.studies is not None and output.variants != () and not _serves(names, output, expect, judge):
        return [judged(False, sorted(names), f"studies {sorted(names)}, wanted {expect.studies}")]
    right = not expect.relation or output.relation in (None, expect.relation)
    return [judged(right, sorted(names), f"relation {output.relation}, wanted {expect.relation}")]


def _serves(names: set[str], output: Output, expect: Expectation, judge: Judge) -> bool:
    """All wanted studies and no other; a text that does not tell how they relate may name one of those that share a slot."""
    wanted = set(expect.studies or ())
    if names == wanted:
        return True
    variant = next((v for group in expect.variants or [] for v in group), None)
    if output.relation is not None or variant is None or not names <= wanted:
        return False
    return all(names & slot for slot in judge.slots(variant, wanted))


def asked(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Every named study with its category, or "not rated"; one score a study."""
    expect = sample.target.expect
    if expect is None or not expect.asked:
        return []
    if output.answer_class in ("clarify", "out_of_scope", "refused") and not output.asked:
        return [no_answer("no rating told", s.procedure) for s in expect.asked] if expect.answer_class == ["answered"] else []
    if output.asked is None:
        return [unscored("the named studies are not told apart", s.procedure) for s in expect.asked]
    found, named = set(output.asked), {name for name, _ in output.asked}
    return [
        unscored("the category of this study could not be read", s.procedure)
        if output.read_from_text and s.procedure not in named
        else judged((s.procedure, s.category) in found, sorted(found), f"lacks {s.procedure}: {s.category}", s.procedure)
        for s in expect.asked
    ]


def guidance(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """The neighbouring topic named, the warnings given, and the guard against superseded editions."""
    expect = sample.target.expect
    if expect is None or not (expect.redirect_topic or expect.warning_about or expect.edition_guard):
        return []
    if output.warnings is None:
        return [unscored("warnings and pointers are not told apart from the text")]
    said = set(output.warnings)
    if expect.redirect_topic and output.redirect_topic != expect.redirect_topic:
        return [judged(False, output.redirect_topic, f"redirect {output.redirect_topic}, wanted {expect.redirect_topic}")]
    if lacking := [about for about in expect.warning_about if not WARNINGS[about] & said]:
        return [judged(False, sorted(said), f"no warning about {lacking}")]
    guarded = "superseded-edition" in said or "superseded ACR edition" in output.text
    return [judged(not expect.edition_guard or guarded, sorted(said), "the superseded edition is not told")]
