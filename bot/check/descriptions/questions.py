"""Questions that leave their answer open: no denial, no premise, and every word known."""

from collections.abc import Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.english import AUXILIARIES
from bot.check.words.prose import Token

_OPEN = frozenset({"which", "how", "when"})
"""Words that open a question which takes for granted that something is done."""
_HEAD = 3
"""Words that a question opens with: "is it not", "who would not"."""
_VERB, _DUE, _LONG = 9, 5, 22
"""Words within which the verb of a question stands, and "next"; words that one has at most that asks for one thing."""
_SCENE = ("activity", "target")
_POLITE = "would you like"


def presumes(tokens: Sequence[Token]) -> bool:
    """True for a question that takes for granted that its study is done: "how often is a film repeated?"."""
    return tokens[0].text.split(" ")[0] in _OPEN


def asserts(tokens: Sequence[Token]) -> bool:
    """True for a question that denies at its head, which says that it is so: "haven't we all learned that it is enough?"."""
    return any(t.has("negation") or t.text.endswith("n't") for t in tokens[:_HEAD])


def is_open_question(tokens: Sequence[Token]) -> bool:
    """ "Should I ask for a CT of the chest?", but neither "isn't a film enough?" nor "why order CT when a film shows it?"."""
    first = tokens[0].text.split(" ")[0]
    opens = first in AUXILIARIES | _OPEN or tokens[0].text.startswith(_POLITE)
    if not opens or tokens[0].study or any(t.has("negation", "praise", "number", "metric", "clause") for t in tokens):
        return False
    about = len(tokens) > 1 and tokens[1].text == "about"
    return not about and all(t.study or t.known for t in tokens)


def asks_what_was(tokens: Sequence[Token], bearing: Bearing) -> bool:
    """ "When was the last surveillance CT?", "Could you resend the film?": what was done, or for something to be handed over.

    No word of it judges, denies, counts or suggests, and it names one study at most after which a reason is given.
    """
    words = [w for t in tokens if not t.study for w in t.text.split()]
    opening = " ".join(words[:2])
    hands = bearing.among(opening, "asks-for") and any(bearing.among(w, "handing") for w in words[2:_VERB])
    when = words[:2] in (["when", "is"], ["when", "are"])  # "when is it performed?" takes for granted that it is
    was = not when and bearing.among(words[0], "asks-what-was") and any(bearing.among(w, "was") for w in words[:_VERB])
    due = when and "next" in words[2:_DUE]
    if not (hands or was or due) or tokens[0].study or len(words) > _LONG:
        return False
    if any(t.has("negation", "praise", "number", "metric") or t.text.endswith("n't") for t in tokens):
        return False
    reason = next((at for at, t in enumerate(tokens[1:], 1) if t.has("clause")), len(tokens))
    if any(t.study for t in tokens[reason:]) or any(bearing.among(w, "suggesting") for w in words):
        return False
    return all(cue in _SCENE or bearing.among(words, "times") for cue, words in bearing.of(tokens[1:]))
