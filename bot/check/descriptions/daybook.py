"""Notes of the day and requests: when a study is, who came, what was moved, given or lost, told in listed words alone.

 "PET/CT done 12 March, uptake time 62 minutes"; "Interpreter needed for the PET/MRI appointment on the 22nd"; "tell the MRI team
if you are claustrophobic". None of the words judges or says what imaging is for; the day or the person that such a note is about
is named, so that it tells of no rule.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.check.descriptions.day_anchors import Anchors
from bot.check.descriptions.day_words import STUDY, dates_in, things_in, words_of
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES, OWNERS
from bot.check.words.prose import Token

_COMMON = ("somebody", "people", "clock", "month", "time", "thing", "help", "glue")
_NOTED = (*_COMMON, "unit", "measure", "event", "need", "denied", "outcome")
_BIDDEN = (*_COMMON, "bid", "modal", "talk")
_CLOCKED = frozenset({"at", "by", "from", "until", "till", "before", "after"})
"""Words before an hour of the day."""
_BEING = frozenset({"is", "are", "was", "were", "be", "been"})
_BESIDE = _BEING | ARTICLES | {"not", "no", "has", "any", "new", "other", "need", "to"}
"""Words between what is needed or denied and the word that says so."""
_DENYING = frozenset({"not", "no", "without", "cannot"})
_MARKS = frozenset({",", ";", ":", ".", "(", ")"})
_OPENING = _MARKS | {"and", "so", "please", "then"}
_COMING = frozenset({"come", "go", "wait", "arrive", "stay"})
_AROUND = frozenset({"before", "during", "after", "for", "of", "to", "in", "with", "from"})
_PURPOSES = frozenset({"surveillance", "follow up", "staging", "baseline", "follow-up"})
"""What a study is called by: "her surveillance CT"."""
_ASKS = "asks for"
_HOURS = 24
_TWO = 2
_PARTING = frozenset({",", ";", ":", "and", "while", "because", "but"})
"""Between two studies of one note."""


class Daybook:
    """Reads such notes by lists of words."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self._anchors = Anchors(bearing)

    def tells(self, tokens: Sequence[Token], text: str) -> bool:
        """True for a note of one day, or of one person on a day, or a request, that names one study.

        A note may name a second one that nothing is exchanged for: "MRI on Monday, PET/CT on Wednesday".
        """
        words = words_of(tokens)
        if not (words.count(STUDY) == 1 or self._are_apart(words)) or any(w in ("?", "!") for w in words) or "." in words[:-1]:
            return False
        if not self._denies_little(words) or self._turns(words) or self._leans(tokens):
            return False
        plain = things_in(tokens)
        return self._notes(words, plain, dates_in(text)) or self._bids(words, plain)

    def _are_apart(self, words: Sequence[str]) -> bool:
        """True if two studies stand in two parts of a note, or share one, each with what happened, and none is exchanged.

        "A film today; the CT is for the day he coughs" tells of no event, and chooses.
        """
        told = [a for a, b in pairwise([*words, ""]) if not (a == "next" and self._among(b, "time", "clock", "month"))]
        if words.count(STUDY) != _TWO or self._any(told, "exchanged", "bare"):
            return False
        first, second = (at for at, word in enumerate(words) if word == STUDY)
        between = words[first + 1 : second]
        parts = [at for at, word in enumerate(between, first + 1) if word in _PARTING]
        if not parts or any(w in _DENYING for w in (*between, *words[second + 1 :])):
            return False
        shared = set(between) <= {"and"} | ARTICLES | OWNERS
        halves = (words,) if shared else (words[: parts[-1]], words[parts[-1] :])
        return all(self._any(half, "event") for half in halves)

    def _among(self, word: str, *names: str) -> bool:
        return any(self._bearing.among(word, f"day-{name}") for name in names)

    def _any(self, words: Sequence[str], *names: str) -> bool:
        return any(self._among(w, *names) for w in words)

    def _notes(self, words: Sequence[str], plain: frozenset[str], dates: frozenset[str]) -> bool:
        dated = bool(dates) or self._anchors.names_a_day(words)
        bidden = self._any(words, "bid") and self._is_staffed(words)
        if not (dated or bidden or self._anchors.hold(words)) or not self._needs_help(words) or self._is_over(words):
            return False
        return all(
            self._counts(words, at, dates, dated=dated) if word[:1].isdigit() else self._is_noted(words, at, plain)
            for at, word in enumerate(words)
        )

    def _is_noted(self, words: Sequence[str], at: int, plain: frozenset[str]) -> bool:
        word, before = words[at], words[at - 1] if at else ","
        if word == STUDY or word in _DENYING or word.endswith("n't") or word in plain or self._among(word, *_NOTED):
            return True
        if self._anchors.lets_in(words, at):
            return True
        if self._among(word, "bare"):
            return self._any((*words[max(0, at - 3) : at], *words[at + 1 : at + 3]), "outcome")
        if self._among(word, "bid"):
            after = next((w for w in words[at + 1 :] if w not in ARTICLES | OWNERS), "")
            if before == "to" and after != STUDY and "please" in words:
                return True
            return before == "please" or (before in _OPENING and self._is_staffed(words))
        return word in _PURPOSES or word in ("follow", "please", "about", "limit")

    def _is_staffed(self, words: Sequence[str]) -> bool:
        """True for the people, the room or the papers of a study: "the PET/CT team"."""
        at = words.index(STUDY) + 1
        return self._any(words[at : at + 1], "staff")

    def _is_over(self, words: Sequence[str]) -> bool:
        """ "Chest film today, done", "has a bone scan", "was normal, so surgery was done": what is planned, or done with."""
        ends = any(
            a in _MARKS and b in ("done", "finished") and c in _MARKS
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
        )
        plain = [w for w in words if w not in ARTICLES | OWNERS]
        planned = any(a in ("has", "have") and b == STUDY for a, b in pairwise(plain))
        treated = any(self._among(b, "treated") and a not in ("after", "since", "of") for a, b in pairwise([",", *plain]))
        reasons = [b for a, b in pairwise(["", *words]) if not (b == "as" and self._among(a, "reporting"))]
        reasoned = self._any(words, "outcome") and self._any(reasons, "reason")
        return ends or planned or treated or reasoned or self._is_come_for(words)

    def _bids(self, words: Sequence[str], plain: frozenset[str]) -> bool:
        """ "If you are claustrophobic, tell the MRI team": of what facts of preparation tell, such a request says nothing."""
        if any(w[:1].isdigit() for w in words) or self._any(words, "fasting") or words.count(STUDY) != 1:
            return False
        if not all(w == STUDY or w in _DENYING or w in plain or self._among(w, *_BIDDEN) for w in words):
            return False
        pairs = list(pairwise([",", *words]))
        bids = any(self._among(w, "bid") and (b in _OPENING or self._among(b, "modal")) for b, w in pairs)
        addressed = any(w in ("you", "your", "please") for w in words) or (bids and self._among(words[0], "bid", "talk"))
        may = all(self._among(b, "somebody", "people", "talk") for b, w in pairs if self._among(w, "modal"))
        return bids and addressed and may and self._stands_aside(words)

    def _stands_aside(self, words: Sequence[str]) -> bool:
        """True if a study is when or where something is bidden, and not what is bidden: "before the CT", "the MRI team"."""
        before = [w for w in words[: words.index(STUDY)] if w not in ARTICLES | OWNERS | {"their", "my"}]
        around = bool(before) and before[-1] in _AROUND
        return (around or self._is_staffed(words)) and not self._is_come_for(words)

    def _is_come_for(self, words: Sequence[str]) -> bool:
        """ "Please come for a bone scan"; not "when you come for the bone scan"."""
        before = [w for w in words[: words.index(STUDY)] if w not in ARTICLES | OWNERS]
        return bool(before[-2:-1]) and before[-2] in _COMING and "when" not in before

    def _counts(self, words: Sequence[str], at: int, dates: frozenset[str], *, dated: bool) -> bool:
        """True for a number that is a date, an hour or a measure, and can be no rating."""
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if self._among(after, "unit", "month") or self._among(before, "numbered", "month", "metered"):
            return True
        if words[at] in dates and ("." in words[at] or not {before, after}.isdisjoint(dates | {":"})):
            return True
        hour = before in _CLOCKED and dated and words[at - 2 : at - 1] != [STUDY]
        return hour and words[at].isdigit() and int(words[at]) <= _HOURS

    def _needs_help(self, words: Sequence[str]) -> bool:
        """What is needed is an interpreter or the like, and no study: "sedation not needed"."""
        for at, word in enumerate(words):
            before = next((w for w in reversed(words[:at]) if w not in _BESIDE), "")
            after = next((w for w in words[at + 1 :] if w not in _BESIDE), "")
            if self._among(word, "need") and not self._any((before, after), "help"):
                return False
        return True

    def _denies_little(self, words: Sequence[str]) -> bool:
        """What is denied is that somebody came, or help, an ailment or a finding: "no cough", "did not arrive"."""
        for at, word in enumerate(words):
            after = next((w for w in words[at + 1 :] if w not in _BESIDE), "")
            if (word in _DENYING or word.endswith("n't")) and not self._among(after, "denied", "help", "need"):
                return False
        return True

    def _turns(self, words: Sequence[str]) -> bool:
        """ "PET/CT is out", "PET/CT next", "is over": a word that may end a study's days or set one after another."""
        return any((a == STUDY or a in _BEING) and self._among(b, "turned") for a, b in pairwise(words))

    def _leans(self, tokens: Sequence[Token]) -> bool:
        """True if several words together bear on a choice ("went for"), or what imaging is for is no part of the study's name."""
        for before, token in pairwise([*tokens, Token("")]):
            if before.text in _PURPOSES and not (token.study or self._among(token.text, "staff", "reporting", "thing")):
                return True
        for cue, words in self._bearing.of(tokens):
            if cue == "target" or (cue == "source" and words != "table") or (cue == "activity" and words not in _PURPOSES):
                return True
            free = words in _PURPOSES or self._among(words, "phrase")
            if " " in words and not free and not (words == _ASKS and self._anchors.asks_for_no_study(words_of(tokens))):
                return True
        return False
