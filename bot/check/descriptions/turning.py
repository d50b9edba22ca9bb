"""Sentences that stand against what the corpus says outright: in words, in figures, in what a study can show."""

from collections.abc import Sequence
from itertools import pairwise

from bot.check.facts.counting import Counting
from bot.check.words.bearing import Bearing
from bot.check.words.build import governor, is_verb, reports
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence

_TASKS = ("target", "activity")
"""Ways to bear on a choice: what staging looks for, and staging."""


class Turning:
    """Rules on facts told the other way round."""

    def __init__(self, bearing: Bearing, counting: Counting) -> None:
        self._bearing = bearing
        self._counting = counting

    def turns_a_fact(self, sentence: Sentence) -> bool:
        """True for a sentence that stands against what the corpus says outright: in words, in figures, in what a study shows."""
        return self.is_at_odds(sentence) or self.turns_in_words(sentence)

    def is_at_odds(self, sentence: Sentence) -> bool:
        """True for a sentence with a figure that the corpus gives otherwise."""
        return self._counting.is_at_odds(sentence)

    def turns_in_words(self, sentence: Sentence, *, rates: bool = False, timed: bool = False) -> bool:
        """True for a sentence that stands against what the corpus says outright; one that `rates` names what a study is for.

        The times of one that is `timed` are known to be stated.
        """
        turned = self._bearing.refuted(sentence.tokens) or (not timed and self._counting.times_are_stated(sentence))
        return bool(turned) or self._shows_what_it_cannot(sentence, rates=rates)

    def _shows_what_it_cannot(self, sentence: Sentence, *, rates: bool) -> bool:
        """ "A bone scan shows nodes"; that something is not there is a finding, unless the study always works with it.

        Something is told of the last study before it in its clause, not of one in whose images it is seen ("marrow on MRI").
        """
        for clause, at, _ in sentence.objects():
            if rates and self._bearing.among(governor(clause, at, self._bearing), "purpose"):
                continue
            if self._tells_where(clause, at):
                continue
            before = [(n, t.study) for n, t in enumerate(clause[:at]) if t.study]
            if not before or self._bearing.among(governor(clause, before[-1][0], self._bearing), "place", "means"):
                continue
            shown, seen = sentence.shows(before[-1][1]), clause[at].cues["object"]
            denied = any(t.has("negation") or t.text == "without" for t in _own_part(clause, at))
            if denied and seen in shown and self._bearing.among(seen, "certain"):
                return True
            if not denied and shown and seen not in shown:
                return True
        return False

    def _tells_where(self, clause: Sequence[Token], at: int) -> bool:
        """ "Flecks of calcification in the soft tissues of the thigh", unless staging looks for what is seen there."""
        around = [t.text for t in (*clause[max(0, at - 2) : at], *clause[at + 1 : at + 2])]
        return around == ["in", "the", "of"] and not any(cue in _TASKS for cue, _ in self._bearing.of(clause))


def _own_part(clause: Sequence[Token], at: int) -> Sequence[Token]:
    """The part of a clause with a verb of its own that a place is in: "uses sound waves" of "... and gives no radiation"."""
    ends = [n for n, (here, after) in enumerate(pairwise(clause)) if here.text == "and" and is_verb(after)]
    start, end = max((n for n in ends if n < at), default=-1), min((n for n in ends if n > at), default=len(clause))
    return clause[start + 1 : end]


def no_fact_is_turned(sentence: Sentence) -> str | None:
    """What the corpus says outright of a study: MRI uses no radiation, a bone scan shows no nodes."""
    for clause, at, known in sentence.objects():
        denials = [n for n, t in enumerate(clause) if t.has("negation") and t.text != "without"]
        if denials and reports(clause):
            continue  # "no enhancement was seen"
        if any(denial < at for denial in denials) in known:
            return f"{clause[at].text!r} is not known to go with the study"
    return None
