"""Leak and cost of the checker over labelled texts."""

from dataclasses import dataclass, field

from bot.services import Services
from evals.sample import ForeignText


@dataclass
class TextScores:
    """Contradictions left standing, and for each harmless label what was withheld of how many."""

    contradictions: int = 0
    leaks: list[str] = field(default_factory=list)
    cost: dict[str, tuple[list[str], int]] = field(default_factory=dict)


def score_texts(services: Services, texts: list[ForeignText]) -> TextScores:
    """A contradiction leaks if its words are still in the safe text; others cost if theirs are not."""
    scores = TextScores()
    for item in texts:
        safe = services.checker.check(item.text, item.variant or services.default_variant).safe_text
        for sentence in item.sentences:
            stands = sentence.words in safe
            where = f"{item.id} {item.kind}: {sentence.words[:110]!r}"
            if sentence.label == "contradiction":
                scores.contradictions += 1
                if stands:
                    scores.leaks.append(where)
                continue
            lost, n = scores.cost.get(sentence.label, ([], 0))
            scores.cost[sentence.label] = (lost if stands else [*lost, where], n + 1)
    return scores
