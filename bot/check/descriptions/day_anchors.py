"""What makes a note of the day one: its date, its person, its papers, or how one examination came out; and words it lets in.

A word that could judge or time a study in other sentences is let in where its neighbours say that it does not: "went ahead",
but not "ahead of"; "asked whether it could be moved".
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.check.descriptions.day_words import STUDY
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES, BE

_ORDINALS = ("am", "pm", "th", "nd", "rd", "st")
_WHETHER = frozenset({"whether", "if"})
_COULD = frozenset({"could", "can"})
_ASKED = frozenset({"ask", "asks", "asked", "asking"})
_WITH = 3
"""Words after "with" within which it is told what somebody has."""


class Anchors:
    """Reads what notes of the day hang on, by lists of words."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing

    def _any(self, words: Sequence[str], *names: str) -> bool:
        return any(self._bearing.among(w, f"day-{name}") for w in words for name in names)

    def hold(self, words: Sequence[str]) -> bool:
        """True for a note of one person, of a measure, of papers, or of how one examination came out."""
        told = self._any(words, "event")
        of_one = told and self._any(words, "somebody", "payer")
        measured = told and any(
            (a[:1].isdigit() and self._any([b], "measure")) or (self._any([a], "metered") and b[:1].isdigit())
            for a, b in pairwise(words)
        )
        papers = told and self._any(words, "papers") and self._any(words, "sending")
        return of_one or measured or papers or self._reports(words)

    def _reports(self, words: Sequence[str]) -> bool:
        """ "CXR clear", "chest film on admission: tip in the right atrium", "her PET/CT shows uptake in the left ischium"."""
        if not self._any(words, "outcome"):
            return False
        shows = self._any(words, "showing") and self._any(words, "somebody")
        return self._any(words, "reporting") or shows or self._is_curt(words)

    def _is_curt(self, words: Sequence[str]) -> bool:
        """A study and how it came out, and nothing else."""
        said = [w for w in words if w != STUDY and w not in ARTICLES | {".", ",", ":", "was", "and"}]
        return self._any(said, "curt") and all(self._any([w], "outcome") for w in said)

    def names_a_day(self, words: Sequence[str]) -> bool:
        """ "On 12 March", "last week", "today"."""
        pairs = list(pairwise(words))
        dated = any(a[:1].isdigit() and (b in _ORDINALS or self._any([b], "month")) for a, b in pairs)
        dated = dated or any(a in ("this", "last") and self._any([b], "time") for a, b in pairs)
        return dated or self._any(words, "clock") or "on the day" in " ".join(words)

    def asks_for_no_study(self, words: Sequence[str]) -> bool:
        """ "Asked for an afternoon", not "asked for a bone scan"."""
        for at, (a, b) in enumerate(pairwise(words)):
            if a in _ASKED and b == "for" and next((w for w in words[at + 2 :] if w not in ARTICLES), STUDY) == STUDY:
                return False
        return True

    def lets_in(self, words: Sequence[str], at: int) -> bool:
        """True for a word that tells nothing of a study where it stands."""
        word, before, after = words[at], words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if word == "ahead":
            return before in ("went", "go") and after not in ("of", "with")
        if word in ("low", "dose"):
            return " ".join(words[at - (word == "dose") :][:3]) == f"low dose {STUDY}"
        if word == "elsewhere":
            return before == "nothing"
        if word == "worse":
            return self._any([before], "ailment")
        if word == "ask":
            return before == "to" and self._any(words[:at], "event")
        if word in _WHETHER:
            return before in _ASKED
        if word in _COULD:
            return any(w in _WHETHER for w in words[:at]) and not self._any([after], "denied") and after not in BE
        if word == "lungs":
            return before == "the" and words[max(0, at - 3) : at - 1] == [STUDY, "of"]
        if word == "lung":
            return self._any([after], "thing") or after == "surveillance"
        return self._any([word], "had") and "with" in words[max(0, at - _WITH) : at]
