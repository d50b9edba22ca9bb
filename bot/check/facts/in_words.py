"""Facts told in the words that the corpus lists for them, the way round that they are, without figures or all in these words."""

from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from bot.check.facts.matter import Mark, Matter
from bot.check.facts.matters import Matters
from bot.check.facts.opposites import Opposites
from bot.check.facts.their_studies import names_all
from bot.check.words.bearing import Bearing, stem
from bot.check.words.english import ARTICLES
from bot.check.words.measures import HOURS
from bot.check.words.prose import Token
from bot.check.words.sentence import Told

PREPARING = "prep"
"""The group of facts of what is done with a patient around a study."""
_MOST = 0.6
"""How much of what the words of a sentence weigh is a fact's if it is mostly told in the words of the fact."""
_ONLY = frozenset({"only", "alone"})
"""At the end of a sentence they bound what it tells."""
_TIMES = frozenset(stem(word) for word in HOURS)


class InWords:
    """Reads such sentences; `facts` are the statements, each with the facts that it states."""

    def __init__(
        self,
        facts: Sequence[tuple[Matter, Set[str]]],
        opposites: Opposites,
        matters: Matters,
        bearing: Bearing,
        preparing: Set[str],
    ) -> None:
        self._facts = facts
        self._stating: dict[str, list[int]] = defaultdict(list)
        """The numbers of the statements of each fact."""
        for number, (_, stated) in enumerate(facts):
            for fact in stated:
                self._stating[fact].append(number)
        self._opposites = opposites
        self._matters = matters
        self._bearing = bearing
        self._preparing = preparing

    def near(self, tokens: Sequence[Token]) -> list[Matter]:
        """The statements of the facts that a sentence is on."""
        facts = self._opposites.facts(tokens)
        return [self._facts[number][0] for number in sorted({n for fact in facts for n in self._stating.get(fact, ())})]

    def told(self, tokens: Sequence[Token], said: Matter) -> Told | None:
        """What it has of the facts that it tells so: "high sugar lowers uptake"; None if it tells none, or more than they do."""
        words = self._opposites.told(tokens)
        if words is None or self._sets_a_study_apart(tokens):
            return None
        near = self.near(tokens)
        if self._is_gainsaid(tokens, near):
            return None
        if not said.told.words & _TIMES <= {word for held in near for word in held.told.words}:
            return None  # "for a week" where it is three years
        studies = said.told.studies
        chosen = len({s.parts["modality"] for s in studies}) > 1 or any("contrast" in s.parts for s in studies)
        if chosen and not (names_all(words, near, said) or self._opposites.names_the_studies(tokens)):
            return None
        stated, marks = frozenset[str]().union(*(h.told.words for h in near)), frozenset[Mark]().union(*(h.marks for h in near))
        covered = {mark for mark in said.marks if mark in marks or mark in words or mark[0] == "study"}
        mostly = self._matters.weight(covered) >= _MOST * self._matters.weight(said.marks)
        whole = mostly or self._opposites.tells_wholly(tokens)
        return Told(stated | words, whole, outright=True, prepares=self.prepares(said, near))

    def _is_gainsaid(self, tokens: Sequence[Token], near: Sequence[Matter]) -> bool:
        """ "The article denies that it shows nodes"; "it shows nodes only", which the facts do not say."""
        if self._bearing.says(tokens, "gainsaying"):
            return True
        last = next((t.text for t in reversed(tokens) if not t.has("mark") and t.text != "."), "")
        return last in _ONLY and not any(_ONLY & held.told.words for held in near)

    def prepares(self, said: Matter, stated: Sequence[Matter]) -> bool:
        """True if these statements tell of nothing but preparation, and the sentence of no more than one study."""
        one = len({s.parts["modality"] for s in said.told.studies}) <= 1
        these = {id(held) for held in stated}
        told = [its for held, its in self._facts if id(held) in these]
        return one and bool(told) and all(its <= self._preparing for its in told)

    def _sets_a_study_apart(self, tokens: Sequence[Token]) -> bool:
        """ "Only a bone scan shows it", "a bone scan alone does": more than a study's own fact says, which tells of no other."""
        among = self._bearing.among
        pairs = list(pairwise(t for t in tokens if t.text not in ARTICLES))
        if self._bearing.says(tokens, "picked"):
            return True
        before = any(after.study and among(word.text, "setting-apart") for word, after in pairs)
        return before or any(study.study and among(word.text, "set-apart") for study, word in pairs)
