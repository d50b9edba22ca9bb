"""Questions that leave their answer open: no denial, no premise, and every word known."""

from collections.abc import Sequence

from bot.check.prose import Token

_OPENERS = ("is", "are", "was", "were", "does", "do", "did", "can", "could", "should", "has", "have", "which", "how", "when")
_HEAD = 3
"""Words that a question opens with: "is it not", "who would not"."""
_POLITE = "would you like"


def presumes(tokens: Sequence[Token]) -> bool:
    """True for a question that takes for granted that its study is done: "how often is a film repeated?"."""
    return tokens[0].text.split(" ")[0] in ("which", "how", "when")


def asserts(tokens: Sequence[Token]) -> bool:
    """True for a question that denies at its head, which says that it is so: "haven't we all learned that it is enough?"."""
    return any(t.has("negation") or t.text.endswith("n't") for t in tokens[:_HEAD])


def is_open_question(tokens: Sequence[Token]) -> bool:
    """ "Should I ask for a CT of the chest?", but neither "isn't a film enough?" nor "why order CT when a film shows it?"."""
    first = tokens[0].text.split(" ")[0]
    opens = first in _OPENERS or tokens[0].text.startswith(_POLITE)
    if not opens or tokens[0].study or any(t.has("negation", "praise", "number", "metric", "clause") for t in tokens):
        return False
    about = len(tokens) > 1 and tokens[1].text == "about"
    return not about and all(t.study or t.known for t in tokens)
