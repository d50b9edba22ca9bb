"""What patients ask and are told about a visit, in listed words alone: how it feels, what to wear, where to wait.

 "What should I do with the dressing on my leg before the MRI?"; "If you are pregnant, say so before the chest CT begins". None of
the words judges or says what imaging is for. What is told stands beside the study, not of it: before, during or after it, or of
its room, staff or papers. A question may be of the study itself, as it leaves its answer open.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.check.descriptions.day_words import STUDY, words_of
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES, OWNERS
from bot.check.words.prose import Token

_LISTED = ("bed-sense", "bed-thing", "bed-act", "bed-glue", "bed-opener", "bed-clause", "day-clock", "day-month", "day-staff")
_ASKED = (*_LISTED, "bed-asked", "day-fasting")
_MARKS = frozenset({",", ";", ":", "(", ")"})
_AROUND = frozenset({"before", "during", "after", "in", "while"})
"""Words right before a study that something is told beside."""
_DURING = frozenset({"when", "once", "before", "until", "after", "if", "while", "as"})
_ENDED = frozenset({"done", "over", "finished"})
_BEGINS = frozenset({"begins", "starts", "ends", "stops"})
_FALLS, _ON = frozenset({"falls", "lands", "comes", "is"}), frozenset({"in", "on", "during", "at"})
"""How a study is said to be on a day."""
_NEAR = 4
"""Words before a study within which its clause opens."""
_SOMEBODY = frozenset({"you", "her", "him", "them"})
_MANY = 3
"""Words of a sentence that asks or tells something."""


class Bedside:
    """Reads such questions and instructions by lists of words."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing

    def speaks(self, tokens: Sequence[Token]) -> bool:
        """True for a question or an instruction of that kind about one study, or about none."""
        words = words_of(tokens)
        if words[-1:] == ["."]:
            words = words[:-1]
        if len(words) < _MANY or words.count(STUDY) > 1 or any(w[:1].isdigit() or w in ("!", ".") for w in words):
            return False
        return self._asks(words[:-1]) if words[-1] == "?" else "?" not in words and self._tells(words)

    def _among(self, word: str, *names: str) -> bool:
        return any(self._bearing.among(word, name) for name in names)

    def _asks(self, words: Sequence[str]) -> bool:
        """ "Is the MRI loud?", "I hate needles; does the ultrasound need one?"."""
        opens = any(
            (a in _MARKS or at == 0) and self._among(b, "bed-opener") for at, (a, b) in enumerate(pairwise([",", *words]))
        )
        known = all(
            w == STUDY or w in _MARKS or self._among(w, *_ASKED) or self._denies_little(words, at) for at, w in enumerate(words)
        )
        taken = any(self._among(w, "bed-presumed") for w in words) or self._doubts(words)
        return opens and known and "?" not in words and not taken

    def _doubts(self, words: Sequence[str]) -> bool:
        """ "Does anyone need a CT?", "why a CT?", "what about a CT?", "how about a CT?"."""
        plain = [w for w in words if w not in ARTICLES | OWNERS]
        needed = any((a == "be" or self._among(a, "day-need", "day-modal")) and b == STUDY for a, b in pairwise(plain))
        why = any(a == "why" and not self._among(b, "bed-opener") for a, b in pairwise(words))
        return needed or why or any(a in ("what", "how") and b in ("about", "of") for a, b in pairwise(words))

    def _denies_little(self, words: Sequence[str], at: int) -> bool:
        """ "When she can't hold her breath": what is denied is what a body does, and not at the head of a question."""
        denied = words[at] in ("not", "cannot") or words[at].endswith("n't")
        return denied and at > 1 and self._among(" ".join(words[at + 1 : at + 2]), "bed-body")

    def _tells(self, words: Sequence[str]) -> bool:
        """ "If the pump alarms while you are in the CT room, the radiographer comes in at once"."""
        words = self._without_its_course(words)
        if not self._stands_beside(words) if STUDY in words else len(words) <= _MANY:
            return False
        if not any(self._among(w, "bed-person", "day-people", "day-somebody") for w in words):
            return False
        return all(
            w == STUDY or w in _MARKS or (self._among(w, *_LISTED, "day-people") and self._is_free(words, at))
            for at, w in enumerate(words)
        )

    def _is_free(self, words: Sequence[str], at: int) -> bool:
        """True for a word that could not say in such a sentence that a study settles things, or stand for another one."""
        word, before, after = words[at], words[at - 1] if at else "", words[at + 1 : at + 3]
        if not self._among(word, "bed-never") or (STUDY not in words and self._among(word, "bed-when")):
            return True
        if word == "other":
            return self._among((after or [""])[0], "bed-thing")
        if word == "off":
            return before in _SOMEBODY
        if word in ("this", "that", "it"):
            return self._among(before if before != "about" else words[at - 2], "bed-asking") or (before == "for" and not after)
        return word == "it's" and bool(after) and self._among(after[0], "bed-usual") and after[1:] == ["to"]

    def _stands_beside(self, words: Sequence[str]) -> bool:
        at = words.index(STUDY)
        before = [w for w in words[:at] if w not in ARTICLES | OWNERS | {"my", "their"}]
        staffed = self._among(words[at + 1] if at + 1 < len(words) else "", "day-staff", "bed-room")
        around = bool(before) and before[-1] in _AROUND
        return staffed or (around and words[at + 1 : at + 2] in ([], *([m] for m in _MARKS | _CONNECTING)))

    def _without_its_course(self, words: Sequence[str]) -> list[str]:
        """ "When the CT is done" as "after the CT"; "before the CT begins" as "before the CT"."""
        if STUDY not in words:
            return list(words)
        at = words.index(STUDY)
        if not any(w in _DURING for w in words[max(0, at - _NEAR) : at]):
            return list(words)
        rest = list(words[at + 1 :])
        opens = max(n for n in range(max(0, at - _NEAR), at) if words[n] in _DURING)
        if rest[:1] and rest[0] in _BEGINS:
            return [*words[:opens], "after", STUDY, *rest[1:]]
        if len(rest) > 1 and rest[0] in _FALLS and rest[1] in _ON:
            return [*words[:opens], "after", STUDY, "and", *rest[2:]]
        if len(rest) > 1 and rest[0] in ("is", "are") and rest[1] in _ENDED:
            return [*words[:opens], "after", STUDY, *rest[2:]]
        return list(words)


_CONNECTING = frozenset(
    {"and", "or", "so", "until", "when", "while", "because", "since", "if", "then", "a", "you", "she", "he", "we", "i"}
)
"""Words after a study with which the sentence goes on beside it."""
