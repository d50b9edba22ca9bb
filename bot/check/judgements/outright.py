"""What a sentence says outright of its studies, wherever it says it: categories, ratings, levels, grades of evidence."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.check.judgements.claims import Table
from bot.check.judgements.numbers import Numbers, given_to, is_nothing
from bot.check.judgements.verdicts import Claim, Kind
from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Standing
from bot.understand.studies import NamedStudy
from corpus.schema import Category

_TOLD_BY = ("versus", "instead", "category", "grade", "band")
"""Cues of words that tell a value of the table, or set two studies beside each other."""
_ENDS = (";", ":", ".")
"""What ends the reach of a denial."""
_BESIDE = frozenset({"than", "above", "beyond", "beneath", "almost", "nearly", "near", "outside"})
_UP_TO = frozenset({"no", "not", "nothing"})
"""Words before a measure that ends at what it names: "no more than"."""
_FOR = frozenset({"yes", "best", "start", "some", "middle"})
"""Advice that a study which is usually not appropriate does not bear."""
_UNFIT = "unfit"
_AGAINST = ("no", "not-top")
_BIDDING = (";", "please", "do", "then", "just", "so", "still")
"""Words before advice at the head of a clause."""
_TO_BE = " to be "
_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = frozenset({"and", "or", ",", "the", "a", "an", "as well as", "plus", "&", "with", "of", "iv", "contrast"})
"""What stands between studies that are named together."""


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
    """Reads and judges what sentences say outright."""

    def __init__(self, table: Table, bearing: Bearing) -> None:
        self._table = table
        self._bearing = bearing
        self._numbers = Numbers(bearing)

    def told(self, sentence: Sentence, judging: Sequence[Token], variants: Sequence[str], *, young: bool) -> Told | None:
        """The values of the table that a sentence tells, None if one of them is not in the table or is not read.

        `judging` are its tokens as the grammar of judgements has them. Unless the text is about somebody `young`, a
        radiation level that is told of nobody is told of adults.
        """
        backed = self._bearing.speaks(sentence.tokens, "backed")
        named = [c for c in self._named(judging, young=young) if c.kind != "evidence" or backed]  # "a strong magnet"
        claims = (*named, *self._shared(named, judging), *self._rated(sentence))
        if not self._numbers.are_read(sentence) or not all(self._holds(claim, sentence, variants) for claim in claims):
            return None
        if any(claim.kind == "category" for claim in claims) and self._is_taken_back(judging):
            return None
        if any(_is_against(value, sentence.standing(study)) for study, value in self._advised(judging)):
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

    def _shared(self, claims: Sequence[Claim], judging: Sequence[Token]) -> Iterator[Claim]:
        """ "CT and MRI alike are usually appropriate": the one category of a sentence that tells it of all its studies."""
        categories = [claim for claim in claims if claim.kind == "category"]
        studies = [at for at, token in enumerate(judging) if token.study]
        if len(categories) != 1 or len(studies) < 2:
            return
        between = [token.text for token in judging[studies[0] + 1 : studies[-1]] if not token.study]
        words = [word for token in judging if not token.study for word in token.text.split()]
        named = [s for token in judging if (s := token.study)]
        if any(self._bearing.among(word, "pair") for word in words):
            yield from (replace(categories[0], studies=(study,)) for study in named[-2:])
        elif set(between) <= _JOINING or any(self._bearing.among(word, "together") for word in words):
            yield from (replace(categories[0], studies=(study,)) for study in named)

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
        plain = [t for t in judging if t.text not in _ARTICLES]
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

    def _is_denied(self, tokens: Sequence[Token], at: int) -> bool:
        """True for a value behind a denial in the same clause: "in no patient", "it is not true that"."""
        for place in range(at - 1, -1, -1):
            token = tokens[place]
            labels = token.text == ":" and place and self._numbers.is_of_ratings(tokens[place - 1])  # "in no category: ..."
            if token.text in _ENDS and not labels:
                return False
            if any(word.endswith("n't") or self._bearing.among(word, "denying") for word in token.text.split()):
                return True
        return False

    def _is_denied_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """ "A 9 is not what the panel gave to MRI": a denial between a value and the study that it is given to."""
        if any(t.study for t in tokens[:at]):
            return False
        following = next((n for n in range(at, len(tokens)) if tokens[n].study), at)
        words = [word for t in tokens[at + 1 : following] for word in t.text.split()]
        return any(word.endswith("n't") or self._bearing.among(word, "denying") for word in words)

    def _named(self, tokens: Sequence[Token], *, young: bool) -> Iterator[Claim]:
        """The categories, levels and grades of evidence, each of the last study before it, or of the first."""
        study = next((t.study for t in tokens if t.study), None)
        ages = [age for cue, age in (("child", "K"), ("adult", "A")) if any(t.has(cue) for t in tokens)]
        for at, token in enumerate(tokens):
            study = token.study or study
            if study is None or not token.has(*_TOLD_BY):
                continue
            affirmed = not self._is_denied(tokens, at)
            other = next((t.study for t in tokens[at:] if t.study), None)
            if token.has("versus", "instead") and other and other.start != study.start:
                yield Claim("rank", (study, other), token.cues.get("versus", "above"), affirmed)
            if token.has("category"):
                yield Claim("category", (study,), token.cues["category"], affirmed and not is_measured(tokens[:at]))
            if token.has("grade"):
                yield Claim("evidence", (study,), token.cues["grade"], affirmed)
            if token.has("band"):
                of = ages or ([""] if young else ["A"])
                said = token.cues["band"].split("|")
                yield from (Claim("level", (study,), f"{age}|{value}", affirmed) for age in of for value in said)

    def _advised(self, tokens: Sequence[Token]) -> Iterator[tuple[NamedStudy, str]]:
        """Advice that stands right before a study at the head of a clause, or right behind it: "order the film, ..."."""
        plain = [t for t in tokens if t.text not in _ARTICLES]
        neither, sided = (any(t.has(cue) for t in plain) for cue in ("neither", "said-yes"))
        if neither and any(t.has("fit") or t.cues.get("after") in _FOR for t in plain):
            value = _UNFIT if any(t.has("fit") for t in plain) else "no"
            yield from ((t.study, value) for t in plain if t.study)
        for before, here, after in zip([Token(";"), *plain], plain, [*plain[1:], Token("")], strict=False):
            heads = before.has("joint", "mark", "prefix") or before.text in _BIDDING
            if here.has("before") and after.study and heads:
                yield after.study, here.cues["before"]
            if here.study and after.has("said-no") and sided:
                yield here.study, _UNFIT
            if here.study and after.has("after", "enough") and not neither:
                yield here.study, after.cues.get("after", "yes")

    def _rated(self, sentence: Sentence) -> Iterator[Claim]:
        """The ratings of a sentence, each of the study that it is given to, of the last one before it, or of the first."""
        tokens = sentence.tokens
        study = next(iter(sentence.studies), None)
        for at, token in enumerate(tokens):
            study = token.study or study
            if study and (rating := self._numbers.rating_at(tokens, at)):
                denied = self._is_denied(tokens, at) or self._is_denied_behind(tokens, at)
                yield Claim("rating", (given_to(tokens, at) or study,), rating, not denied)

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
    if value == _UNFIT:
        return not standing.worst
    return standing.worst if value in _FOR else standing.best and value in _AGAINST


def is_measured(before: Sequence[Token]) -> bool:
    """ "More than may be appropriate", "beyond may be appropriate": what stands beside a category is not in it."""
    words = [word for token in before[-3:] for word in token.text.split()][-3:]
    return bool(words) and words[-1] in _BESIDE and not _UP_TO & set(words)


def _is_its(category: Category, standing: Standing) -> bool:
    held = {category} | ({Category.DISAGREEMENT} if category == Category.MAYBE else set())
    return all(found <= held for found in standing.categories)


def _is_not_its(category: Category, standing: Standing) -> bool:
    """True if a study has another category, whatever its name may mean."""
    return not any({category, None} & found for found in standing.categories)
