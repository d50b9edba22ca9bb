"""Whether what a sentence says outright of its studies is in the table: categories, ratings, levels, grades of evidence."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from bot.check.judgements.claims import Table
from bot.check.judgements.numbers import Numbers, is_nothing
from bot.check.judgements.values import FOR, UNFIT, Values
from bot.check.judgements.verdicts import Claim, Kind
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Standing
from bot.understand.imaging.studies import NamedStudy
from corpus.schema import Category

_AGAINST = ("no", "not-top")
_TO_BE = " to be "


@dataclass(frozen=True, slots=True)
class Told:
    """The values of the table that a sentence tells, all of which the table has."""

    claims: tuple[Claim, ...] = ()

    @property
    def kinds(self) -> Set[Kind]:
        """What kinds of values they are."""
        return {claim.kind for claim in self.claims}

    def covers(self, study: NamedStudy) -> bool:
        """True if one of them is told of a study."""
        return any(claim.studies[0].parts == study.parts for claim in self.claims)


class Outright:
    """Judges what sentences say outright."""

    def __init__(self, table: Table, bearing: Bearing) -> None:
        self._table = table
        self._bearing = bearing
        self._numbers = Numbers(bearing)
        self._values = Values(bearing)

    def told(self, sentence: Sentence, judging: Sequence[Token], variants: Sequence[str], *, young: bool) -> Told | None:
        """The values of the table that a sentence tells, None if one of them is not in the table or is not read.

        `judging` are its tokens as the grammar of judgements has them. Unless the text is about somebody `young`, a
        radiation level that is told of nobody is told of adults.
        """
        backed = self._bearing.speaks(sentence.tokens, "backed")
        named = [c for c in self._values.named(judging, young=young) if c.kind != "evidence" or backed]  # "a strong magnet"
        claims = (*named, *self._values.shared(named, judging), *self._values.rated(sentence))
        if not self._numbers.are_read(sentence) or not all(self._holds(claim, sentence, variants) for claim in claims):
            return None
        advised = list(self._values.advised(judging))
        if (advised or any(claim.kind == "category" for claim in claims)) and self._is_taken_back(judging):
            return None
        if any(_is_against(value, sentence.standing(study)) for study, value in advised):
            return None
        told = Told(tuple(claim for claim in claims if claim.kind != "rank"))
        alone = self._is_alone(sentence, judging) and self._are_alone(named, judging, variants)
        return told if alone and self._all_are_read(sentence, told.kinds) else None

    def _holds(self, claim: Claim, sentence: Sentence, variants: Sequence[str]) -> bool:
        """True if the table has it in every variant; the tag of disagreement may be left out."""
        if claim.kind == "rank":  # beside what is told: it may not be refuted
            return all(self._table.truth(claim, variant) != "refuted" for variant in variants)
        standing = sentence.standing(claim.studies[0])
        if claim.kind == "category":
            return _is_its(Category(claim.value), standing) if claim.affirmed else _is_not_its(Category(claim.value), standing)
        if not claim.affirmed:
            return False
        if claim.kind == "rating":
            return standing.ratings == {int(claim.value)}
        return all(self._table.truth(claim, variant) == "holds" for variant in variants)

    def _is_alone(self, sentence: Sentence, judging: Sequence[Token]) -> bool:
        """True unless a study is called the only one of the best category and is not."""
        words = " ".join(token.text for token in judging).split()
        best = Category.USUALLY.split()
        called = any(
            words[at : at + len(best)] == best and any(self._bearing.among(w, "alone") for w in words[max(0, at - 2) : at])
            for at in range(len(words))
        )
        return not called or all(sentence.standing(s).sole for s in sentence.studies if sentence.standing(s).best)

    def _are_alone(self, claims: Sequence[Claim], judging: Sequence[Token], variants: Sequence[str]) -> bool:
        """ "Only PET/CT may be appropriate": false for a study that is called alone in a category and is not."""
        plain = [t for t in judging if t.text not in ARTICLES]
        called = {b.study.start for a, b in pairwise(plain) if b.study and self._bearing.among(a.text, "alone")}
        alone = [Claim("sole", c.studies, c.value) for c in claims if c.kind == "category" and c.studies[0].start in called]
        return all(self._table.truth(claim, variant) == "holds" for claim in alone for variant in variants)

    def _is_taken_back(self, tokens: Sequence[Token]) -> bool:
        """ "It must have contrast to be ...", "it would be ... if", "it is untrue, I think, that": not the value it has."""
        words = {word for token in tokens for word in token.text.split()}
        supposed = "would" in words and bool(words & {"if", "were", "had"})
        said = " ".join(token.text for token in tokens)
        on_terms = any(f"{verb} " in f" {said}" for verb in self._bearing.forms("requiring")) and _TO_BE in said
        return supposed or on_terms or any(self._bearing.among(word, "refuting") for word in words)

    def _all_are_read(self, sentence: Sentence, kinds: Set[Kind]) -> bool:
        """True if words of levels, evidence and disagreement all belong to what was read, or to a study of which they hold."""
        of_a_level = self._bearing.speaks(sentence.tokens, "dosed") or any(is_nothing(t) for t in sentence.tokens)
        if of_a_level and "level" not in kinds:
            return False
        if self._bearing.speaks(sentence.tokens, "backed") and "evidence" not in kinds:
            return False
        disputed = any(sentence.standing(study).disputed for study in sentence.studies)
        if self._bearing.speaks(sentence.tokens, "united") and disputed:
            return False
        return disputed or not self._bearing.speaks(sentence.tokens, "split")


def _is_against(value: str, standing: Standing) -> bool:
    """True for advice for a study that is nowhere appropriate, or against one that is everywhere usually so."""
    if value == UNFIT:
        return not standing.worst
    return standing.worst if value in FOR else standing.best and value in _AGAINST


def _is_its(category: Category, standing: Standing) -> bool:
    held = {category} | ({Category.DISAGREEMENT} if category == Category.MAYBE else set())
    return all(found <= held for found in standing.categories)


def _is_not_its(category: Category, standing: Standing) -> bool:
    """True if a study has another category, whatever its name may mean."""
    return not any({category, None} & found for found in standing.categories)
