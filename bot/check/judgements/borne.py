"""Judgements in words that no rule accounts for, held against the table by what they say outright.

Each value of the table that a sentence tells must be that of the study it is told of; failing that, each of its judging
words must agree with the table. What is left of its words is weighed: it must be that of judgements which the table bears
out, the more so the less is said outright.
"""

from collections.abc import Sequence

from bot.check.descriptions.evidence import class_of
from bot.check.descriptions.points import WordPoints
from bot.check.descriptions.telling import Telling
from bot.check.judgements.claims import Table
from bot.check.judgements.leans import agrees
from bot.check.judgements.outright import Outright, Told
from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence
from bot.understand.imaging.studies import NamedStudy
from corpus.schema import Limits

_PLACED = ("top", "best", "worst", "disputed", "middle")
"""Classes of studies whose one category is known."""
_BY_PLACE = frozenset({"former", "latter"})
"""Words for one of two studies that need not stand beside it."""


class BorneOut:
    """Rules on judgements that name their studies."""

    def __init__(self, table: Table, telling: Telling, bearing: Bearing, points: WordPoints, limits: Limits) -> None:
        self._table = table
        self._outright = Outright(table, bearing)
        self._telling = telling
        self._bearing = bearing
        self._points = points
        self._limits = limits

    def holds(self, sentence: Sentence, judging: Sequence[Token], variants: Sequence[str], *, young: bool) -> bool:
        """True if the table bears out what a sentence judges; `judging` are its tokens as the grammar of judgements has them."""
        judged = [s for s in sentence.studies if not all(self._table.was_first(s, v) for v in variants)]
        told = self._outright.told(sentence, judging, variants, young=young) if judged else None
        if told is None or not (told.kinds == {"level"} or _are_placed(judged, sentence)):
            return False
        if self._telling.turns_in_words(sentence, rates=bool(told.claims)):
            return False
        if self._telling.says(sentence.tokens, "against-the-source"):
            return False  # "you'd be going against the ACR by getting a plain CT"
        if len(judged) > 1 and _BY_PLACE.intersection(w for t in sentence.tokens for w in t.text.split()):
            return False  # "change the PET/CT to an MRI, the former being ...": not told of the study that it stands beside
        if "level" not in told.kinds and self._telling.is_at_odds(sentence):
            return False
        if not self._are_done_together(judged, sentence) or self._denies_to_do_without(sentence):
            return False
        return self._points.agrees(sentence, self._limit(judged, sentence, told))

    def _limit(self, judged: Sequence[NamedStudy], sentence: Sentence, told: Told) -> float:
        """The points that it may have: more if it tells a value of each study, fewer if a word disagrees or may turn it."""
        cues = [cue for cue, _ in self._bearing.of(sentence.tokens)]
        judging = [cue for cue in cues if cue.startswith("leans")]
        agreed = all(agrees(cue, sentence.standing(s)) for cue in judging for s in judged)
        of_each = all(told.covers(study) for study in judged) and not self._speaks_of_others(sentence)
        plain = self._telling.judgement_is_plain(sentence) is None
        if {"turns", "conditions"} & set(cues) or not (told.claims or (judging and agreed)):
            limits = self._limits
            return limits.turned if of_each and agreed and plain else limits.partly if told.claims else limits.refuted
        return self._limits.told if of_each and agreed and plain and "bears" not in cues else self._limits.agreed

    def _are_done_together(self, judged: Sequence[NamedStudy], sentence: Sentence) -> bool:
        """False if studies that stand for each other are all to be done, or one of several that complement each other."""
        best = [standing for study in judged if (standing := sentence.standing(study)).best]
        one_of = all(standing.one_of for standing in best)
        if len(best) < 2 and not (best and one_of):  # one name can be both: "both MRI protocols are ordered together"
            return True
        return not self._telling.says(sentence.tokens, "pairing" if one_of else "choosing")

    def _denies_to_do_without(self, sentence: Sentence) -> bool:
        """ "The chest CT cannot be done without contrast" speaks for contrast, though it names the CT without."""
        tokens = sentence.tokens
        without = next((at for at, token in enumerate(tokens) if "without" in token.text.split()), 0)
        words = (word for token in tokens[:without] for word in token.text.split())
        return any(t.has("negation") for t in tokens[:without]) or any(self._bearing.among(word, "denying") for word in words)

    def _speaks_of_others(self, sentence: Sentence) -> bool:
        """ "Usually appropriate for pain": true for patients whom the ratings are not about; "without symptoms" denies it."""
        words = [word for token in sentence.tokens for word in token.text.split()]
        ailing = [at for at, word in enumerate(words) if self._bearing.among(word, "ailing")]
        return any(not any(self._bearing.among(w, "denying", "lacking") for w in words[max(0, at - 2) : at]) for at in ailing)


def _are_placed(studies: Sequence[NamedStudy], sentence: Sentence) -> bool:
    """True if the table has one category for every study as it is named; all forms of a study can have one level."""
    return all(class_of(sentence.standing(s)) in _PLACED for s in studies)
