"""Foreign texts: what the checker lets stand of what it must not, and what it takes away of what it need not."""

from evals.output import Output
from evals.sample import Sample
from evals.score import Score, judged
from evals.scorers.judge import Judge


def leak(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """No sentence labelled a contradiction is left standing; one score a sentence."""
    return [
        judged(s.words not in output.text, s.words, "a contradiction is left standing", f"{number}")
        for number, s in enumerate(sample.target.sentences, 1)
        if s.label == "contradiction"
    ]


def harmless_kept(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Sentences that name a study, rate nothing and are true still stand."""
    return _kept(output, sample, "harmless")


def consistent_kept(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Sentences that rate as the table does still stand."""
    return _kept(output, sample, "consistent")


def no_study_kept(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Sentences that name no study still stand."""
    return _kept(output, sample, "no_study")


def _kept(output: Output, sample: Sample, label: str) -> list[Score]:
    return [
        judged(s.words in output.text, s.words, f"a {label} sentence is withheld", f"{number}")
        for number, s in enumerate(sample.target.sentences, 1)
        if s.label == label
    ]
