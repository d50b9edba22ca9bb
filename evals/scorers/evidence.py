"""Questions of fact and their evidence: what is found, what is told, and whether each quote carries its sentence."""

import re

from evals.output import Cited, Output
from evals.sample import Sample
from evals.score import CORRECT, INCORRECT, Score, judged, no_answer, unscored
from evals.scorers.judge import Judge

FIRST, DEEPEST = 5, 10
"""Ranks for "a hit in the first 5" and for MRR@10."""
_MARK = re.compile(r"(?:\s*\[\d+\])+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n+")


def hit(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """A wanted fact among the first five hits, for each ranking (the unit); the number is the reciprocal rank, 0 beyond ten."""
    if sample.form != "knowledge" or not sample.target.needs:
        return []
    if output.hits is None:
        return []
    wanted = {fact for group in sample.target.needs for fact in group}
    scores = []
    for name, ranking in output.hits.items():
        rank = next((number for number, facts in enumerate(ranking[:DEEPEST], 1) if wanted & set(facts)), None)
        found = rank is not None and rank <= FIRST
        scores.append(
            Score(
                value=CORRECT if found else INCORRECT,
                answer=f"rank {rank}",
                explanation="" if found else f"wants {sorted(wanted)}",
                unit=name,
                number=1 / rank if rank else 0.0,
            )
        )
    return scores


def facts(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Each wanted group of facts has one in a citation of the answer; one score a group."""
    if not sample.target.needs:
        return []
    expect = sample.target.expect
    if expect is not None and output.answer_class != "answered":
        return []  # the outcome tells whether that was right
    units = ["/".join(group) for group in sample.target.needs]
    if not output.text.strip():
        return [no_answer("the answer is empty", unit) for unit in units]
    carried = output.facts
    if carried is None:
        return [unscored("the answer does not say which facts it tells", unit) for unit in units]
    pairs = zip(units, sample.target.needs, strict=True)
    return [judged(bool(carried & set(group)), sorted(carried), f"lacks {unit}", unit) for unit, group in pairs]


def citations(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """An answer cites; every quote stands at its offsets in a passage of the corpus; marks and citations belong together."""
    if not output.text.strip():
        return [no_answer("the answer is empty")]
    if output.answer_class != "answered":
        return []
    if output.citations is None:
        return [unscored("the citations are not told")]
    if not output.citations:
        return [judged(False, "", "no citation")]
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", output.text)}
    for cited in output.citations:
        if fault := _fault(cited, judge):
            return [judged(False, cited.quote, fault)]
    numbers = {c.n for c in output.citations if c.n is not None}
    if numbers and marks != numbers:
        return [judged(False, "", f"marks {sorted(marks)}, citations {sorted(numbers)}")]
    return [judged(True, f"{len(output.citations)} citations")]


def _fault(cited: Cited, judge: Judge) -> str:
    if cited.passage is None:  # another bot's: there must at least be something to look up
        return "" if cited.url or cited.fact_ids else "a citation without passage, link and facts"
    if cited.passage[cited.start : cited.end] != cited.quote or not cited.quote:
        return "the quote does not stand at its offsets"
    known = judge.passages.get(cited.passage_id or "")
    if known is not None and known.text != cited.passage:
        return "the passage is another one in the corpus"
    return ""


def support(output: Output, sample: Sample, judge: Judge) -> list[Score]:
    """Every number and every study's name of a sentence with a mark stands in one of its quotes."""
    if output.answer_class != "answered" or not output.citations or all(c.passage is None for c in output.citations):
        return []
    quotes = {c.n: c.quote for c in output.citations}
    names = [p.name for p in judge.corpus.procedures.values()]
    start = 0
    for mark in _MARK.finditer(output.text):
        sentence = _END.split(output.text[start : mark.start()].strip())[-1]
        start = mark.end()
        said = " ".join(quotes.get(int(n), "") for n in re.findall(r"\d+", mark.group()))
        wanted = [*_NUMBER.findall(sentence), *(name for name in names if name in sentence)]
        if lacking := [piece for piece in wanted if piece not in said]:
            return [judged(False, sentence, f"not in its quotes: {lacking}")]
    return [judged(True)]
