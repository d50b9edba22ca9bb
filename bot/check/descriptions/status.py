"""Sentences of which every word tells how far a study is, or what was not seen in its images.

 "PET/CT: done", "the MRI report isn't back yet", "no PET/CT has been done so far"; "no new nodules on the chest CT". All of
their words are listed, so that none can judge, permit or count.
"""

from collections.abc import Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token

_NOW = frozenset({"is", "are", "isn't", "aren't", "be"})
"""Verbs by which "done" and "booked" tell what is done by rule, and not what has been."""
_HAS = frozenset({"has", "have"})
_LACKING = frozenset({"no"})
_NOT = frozenset({"not"})
_STATED = frozenset({":", "yet", "has", "have", "was", "were", "far"})
"""Words beside "not" by which it denies that something has happened so far."""
_ASIDE = frozenset({",", "-", ";"})
_ANY_ONE = frozenset({"a", "an", "any", "every", "each"})


class Status:
    """Reads such sentences by lists of words."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing

    def tells(self, tokens: Sequence[Token]) -> bool:
        """True for a sentence that tells how far its studies are, or what was not seen on them, and nothing else."""
        ends = [at for at, t in enumerate(tokens) if t.text in (".", "!", "?")]
        if not any(t.study for t in tokens) or ends not in ([], [len(tokens) - 1]):
            return False  # a heading can hold two sentences
        words = _words(tokens)
        return self._tells_how_far(tokens, words) or self._tells_what_was_not_seen(tokens, words)

    def _tells_how_far(self, tokens: Sequence[Token], words: Sequence[str]) -> bool:
        if not all(self._bearing.among(w, "status", "beside-status") or self._is_a_date(w, words) for w in words):
            return False
        said, heads = set(words), [t.text for t in tokens]
        if any(self._is_an_aside(*texts) for texts in zip(["", *heads], heads, heads[1:], strict=False)):
            return False
        if "so" in said and " so far " not in f" {' '.join(words)} ":
            return False  # "so was MRI"
        if not any(self._bearing.among(w, "status") for w in words):
            return False
        if self._bearing.forms("status-done") & said and _NOW & said:
            return False
        if _LACKING & said:
            return bool(_HAS & said) and "been" in said
        return not _NOT & said or bool(_STATED & said) or not self._bearing.forms("status-done") & said

    def _is_an_aside(self, before: str, joint: str, after: str) -> bool:
        """ "Chest film today, done", "film now and done": the matter is done with; "done and reported" tells of the film."""
        joined = joint in _ASIDE or (joint == "and" and not self._bearing.among(before, "status"))
        return joined and self._bearing.among(after, "status")

    def _tells_what_was_not_seen(self, tokens: Sequence[Token], words: Sequence[str]) -> bool:
        """ "No new nodules were seen on the chest CT", "PET/CT of 3 June: no avid lesion"; not "no nodules on a film"."""
        at = next((n for n, t in enumerate(tokens) if t.study), 0)
        heads = tokens[at + 1].text if at + 1 < len(tokens) else ""
        before = next((w for w in reversed(_words(tokens[:at]))), "")
        opens = bool(words) and words[0] == "no" and not _ANY_ONE & set(words) and self._bearing.among(before, "seen-beside")
        lists = at == 0 and ":" in words and words[words.index(":") + 1 :][:1] == ["no"]
        lists = lists and heads in (":", "of", ",", "on", "from")
        if not (opens or lists) or sum(t.study is not None for t in tokens) > 1 or (opens and words.count("no") > 1):
            return False
        seen = any(self._bearing.among(w, "finding", "seen") for w in words)
        listed = ("finding", "seen", "seen-beside", "date")
        return seen and all(self._bearing.among(w, *listed) or w in ("no", ":") or self._is_a_date(w, words) for w in words)

    def _is_a_date(self, word: str, words: Sequence[str]) -> bool:
        """A number beside the name of a month or a day."""
        return word.isdigit() and any(self._bearing.among(w, "date") for w in words)


def _words(tokens: Sequence[Token]) -> list[str]:
    """The words beside the studies, and the colon."""
    told = (word for t in tokens if not t.study for word in t.text.split())
    return [word for word in told if word == ":" or word[:1].isalnum()]
