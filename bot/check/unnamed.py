"""One foreign sentence that names no study: harmless by itself, or one that points at a study named elsewhere, or turns it."""

import re

from bot.check.basis import Basis
from bot.check.describing import DescriptionReader
from bot.check.descriptions.describe import leads_nowhere, names_a_topic
from bot.check.words.bearing import plain_words

_CURT = 8
"""Words of a sentence that can be about the one before it."""
_TELLS = 5
"""Words of a sentence that tells something by itself; shorter ones can belong to the one before."""
_TELLS_FOR_SURE = 7
"""Words of one that does whether its verb is known or not."""


class UnnamedReader:
    """Rules on sentences without a study."""

    def __init__(self, basis: Basis, describing: DescriptionReader) -> None:
        self._basis = basis
        self._describing = describing
        self._courteous = basis.reader.words.any_of("courteous")

    def carves_elsewhere(self, text: str) -> bool:
        """ "Children are the exception.", "Not in adults, though.": a sentence without a study that takes from one before it."""
        tokens = self._basis.unquoted(text)
        words = [t for t in tokens if not t.has("mark")]
        past = len(words) > 1 and words[0].text in ("that", "this", "such", "it") and words[1].has("was")
        opens = past or (bool(words) and (words[0].has("negation") or words[0].text in ("except", "only", "unless")))
        return len(words) <= _CURT and (opens or self._basis.bearing.says(tokens, "carving"))

    def turns_a_figure(self, text: str) -> bool:
        """True for a sentence that names no study and tells a fact or a figure of the corpus otherwise than it stands there."""
        tokens = self._basis.unquoted(text)
        sentence = self._basis.placing.sentence(tokens, [None])
        turned = sentence.retold(tokens) == "turned" or self._basis.bearing.refuted(tokens) is not None
        return turned or self._basis.telling.is_at_odds(sentence)

    def may_turn_a_fact(self, text: str) -> bool:
        """True for a sentence that tells of the world at large what is near to a fact of the corpus and not proved to be it."""
        tokens = self._basis.unquoted(text)
        heads = text.rstrip().endswith(":")  # "for lung staging, remember:"
        return not heads and self._basis.placing.sentence(tokens, [None]).may_turn(tokens)

    def speaks_for_a_source(self, text: str) -> bool:
        """True for a sentence that says what a document holds or a body holds true."""
        return self._basis.sources.are_spoken_for(self._basis.unquoted(text))

    def counts_an_edition(self, text: str) -> bool:
        """True for a sentence that gives an edition the number of variants that it has."""
        return self._basis.sources.editions.counts_rightly(self._basis.unquoted(text))

    def tells_a_band(self, text: str) -> bool:
        """True for a sentence that says which category a band of ratings is, as the scale has it, and nothing else."""
        return self._basis.scaled.is_told_rightly(text)

    def mistells_a_band(self, text: str) -> bool:
        """True for a sentence that says of a band of ratings what the scale does not."""
        return not text.rstrip().endswith("?") and self._basis.scaled.is_told_wrongly(text)

    def stands_for_another(self, text: str) -> bool:
        """True if a word of a sentence that names no study may stand for one."""
        return self._basis.telling.stands_for_another(self._basis.vocabularies.plain.tokens(text, strict=False) or [])

    def leans(self, text: str, *, alone: bool) -> bool:
        """True if the words of a sentence that names no study are too near to those of a choice; `alone`: as no other does."""
        tokens = self._basis.vocabularies.prose.tokens(text, strict=False) or []
        return self._basis.points.leans(self._basis.placing.sentence(tokens, [None]), alone=alone)

    def tells(self, text: str) -> bool:
        """True for a sentence that names no study and whose words are those of descriptions."""
        tokens = self._basis.vocabularies.prose.tokens(text.replace('"', "")) or []
        words = sum(not t.has("mark") for t in tokens)
        long = words >= _TELLS and (self._basis.telling.has_verb(tokens) or words >= _TELLS_FOR_SURE)
        long = long and not self._basis.telling.stands_for_another(tokens)
        sentence = self._basis.placing.sentence(tokens, [None])
        return long and self._describing.may_be_weighed(sentence, text) and self._describing.only_tells(sentence, text)

    def points_back(self, text: str) -> bool:
        """True if a sentence opens with a word that stands for the study of the one before, says "that study", or "rates it"."""
        prose = self._basis.vocabularies.prose.tokens(text, strict=False) or []
        if any(t.has("anaphor") and (at == 0 or " " in t.text) for at, t in enumerate(prose)):
            return True
        return any(t.has("anaphor") for t in self._basis.vocabularies.judging(text) or [])

    def is_harmless(self, text: str, *, titles: bool = False, answers: bool = False) -> bool:
        """True for a sentence that names no study and whose every word is known to judge and point at nothing.

        A fragment is harmless where it `titles` what follows, an order not where it `answers` a question.
        """
        if re.fullmatch(self._courteous, text.strip(" .!"), re.IGNORECASE):
            return True
        tokens = self._basis.vocabularies.plain.tokens(text.rstrip(": "))
        remarks = ("remark", "life-remark")
        if tokens and all(t.has(*remarks, "glue", "mark") for t in tokens) and any(t.has(*remarks) for t in tokens):
            return True
        if not tokens or (answers and tokens[0].has("bidding")):
            return False
        titled = titles or text.endswith(":") or tokens[0].has("remark")
        return leads_nowhere(tokens) or (titled and names_a_topic(tokens))

    def bears_on_nothing(self, text: str) -> bool:
        """True for an English sentence that names no study if no word of it can judge one or point at one."""
        tokens = self._basis.vocabularies.plain.tokens(text, strict=False) or []
        return self._basis.is_english(text) and not text.rstrip().endswith("?") and self._basis.telling.bears_on_nothing(tokens)

    def is_of_another_matter(self, text: str) -> bool:
        """ "Wide excision with negative margins is the mainstay of treatment": judged is what no imaging is said of.

        The sentence says what it judges, and no word of it may stand for a study, for imaging, or for what imaging is for.
        """
        tokens = self._basis.vocabularies.plain.tokens(text, strict=False) or []
        words = [w for t in tokens for w in plain_words(t.text)]
        if len(words) < _TELLS or not self._basis.telling.has_verb(tokens) or not self._basis.is_one_in_english(text):
            return False
        if self.speaks_of_task(text) or any(t.has("anaphor", "pointer", "imaging", "metric") for t in tokens):
            return False
        bearing = self._basis.bearing
        if not bearing.forms("leaving-out").isdisjoint(words) or bearing.speaks(tokens, "graded"):
            return False
        if any(cue in ("activity", "target", "source") for cue, _ in bearing.of(tokens)):
            return False
        return self._basis.telling.says(tokens, "other-matter")

    def turns_another(self, text: str) -> bool:
        """True for a short sentence that calls another false, or that opens with a condition of another."""
        return self._basis.telling.turns_another(self._basis.vocabularies.plain.tokens(text, strict=False) or [])

    def judges(self, text: str) -> bool:
        """True if a word of a sentence praises, dismisses, ranks or permits, whatever it is said of."""
        return self._basis.telling.judges(self._basis.vocabularies.plain.tokens(text, strict=False) or [])

    def speaks_of_task(self, text: str) -> bool:
        """True if a sentence speaks of the lungs, of spread or staging: what a study before it may be said to settle."""
        tokens = self._basis.vocabularies.plain.tokens(text, strict=False) or []
        if any(t.has("activity", "target") or t.cues.get("object") == "lung" for t in tokens):
            return True
        return any(t.has("task") for t in tokens) and self._basis.reader.leans(text)
