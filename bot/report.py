"""A ruling for people: every finding with its sentence, the words that decided it marked, and what may be shown."""

import re
from collections.abc import Iterator

from bot.check.checker import Checker
from bot.check.ruling import Finding, Ruling

_SIGN = {"contradicts": "CONTRADICTS", "unreadable": "WITHHELD", "consistent": "as in the table", "no_claim": "no claim"}
_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")


def report(text: str, variant: str, checker: Checker) -> str:
    """The readable report on a text about a variant.

    Raises:
        UnknownVariantError: the corpus has no such variant.
    """
    ruling = checker.check(text, variant)
    return "\n".join([f"Scenario: {variant}", f"Verdict:  {ruling.verdict}", "", *_findings(ruling), *_shown(ruling)])


def _findings(ruling: Ruling) -> Iterator[str]:
    for finding in ruling.findings:
        yield f"{_SIGN[finding.kind]}: {marked(finding)}"
        yield f"    {finding.rule}: {finding.because}"
        if finding.source:
            yield f"    source: {finding.source}"
    if not ruling.findings:
        yield "No sentence rates, ranks or advises on a study."


def _shown(ruling: Ruling) -> Iterator[str]:
    yield ""
    yield "What may be shown:"
    yield ruling.safe_text or "(nothing)"


def marked(finding: Finding) -> str:
    """The words of a finding, with those that its reason quotes between >> and <<."""
    words = " ".join(finding.words.split())
    for quoted in _QUOTED.findall(finding.because):
        word = re.compile(rf"(?<!\w){re.escape(quoted[0] or quoted[1])}(?!\w)", re.IGNORECASE)
        words = word.sub(lambda match: f">>{match.group()}<<", words, count=1)
    return words
