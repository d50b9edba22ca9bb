"""A sentence as the rules of description take it: tokens in clauses, and what its studies are and can show."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy
from corpus.schema import Category

Start = Token(",", {"mark": "", "boundary": ""})
VERBS = ("act", "act-base", "past", "is", "was", "has", "do", "be")
"""Cues of words that can be the verb of a clause."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a study may be in the variants in question: the categories, one set a variant; None stands for not rated."""

    categories: tuple[frozenset[Category | None], ...]
    ratings: frozenset[int | None] = frozenset({None})
    """The ratings that it may have, in all variants together."""
    one_of: bool = False
    """Somewhere it is one of several that stand for each other."""
    sole: bool = False
    """Everywhere no other study is usually appropriate."""

    @property
    def low(self) -> bool:
        """Somewhere it may be usually not appropriate, or has no rating."""
        return any({Category.USUALLY_NOT, None} & found for found in self.categories)

    @property
    def high(self) -> bool:
        """Somewhere it may be usually appropriate."""
        return any(Category.USUALLY in found for found in self.categories)

    @property
    def best(self) -> bool:
        """Everywhere and in every reading it is usually appropriate."""
        return all(found == {Category.USUALLY} for found in self.categories)

    @property
    def worst(self) -> bool:
        """Everywhere and in every reading it is usually not appropriate."""
        return all(found == {Category.USUALLY_NOT} for found in self.categories)

    @property
    def middle(self) -> bool:
        """Everywhere and in every reading it may be appropriate."""
        return all(found and found <= {Category.MAYBE, Category.DISAGREEMENT} for found in self.categories)

    @property
    def disputed(self) -> bool:
        """Everywhere and in every reading the panel disagreed."""
        return all(found == {Category.DISAGREEMENT} for found in self.categories)

    def not_below(self, other: "Standing") -> bool:
        """In every variant, whatever the two names mean, this study has the same category as the other or a higher one."""
        order = list(Category)
        return all(
            a is not None and b is not None and order.index(a) <= order.index(b)
            for mine, its in zip(self.categories, other.categories, strict=True)
            for a in mine
            for b in its
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence has of the statements that it tells."""

    words: frozenset[str]
    """The stems of the statements."""
    mostly: bool
    """True if most of it is in their words."""
    outright: bool = False
    """True if it tells one the way round that it is."""
    prepares: bool = False
    """True if all that they tell is how a patient is prepared: what "should" be done is not a study."""


def _unheard(tokens: Sequence[Token]) -> bool:
    """No statement has them."""
    return False


def _unheard_of(tokens: Sequence[Token]) -> None:
    """They retell no statement."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in clauses, with what its studies are and can show."""

    tokens: Sequence[Token]
    standing: Callable[[NamedStudy], Standing]
    shows: Callable[[NamedStudy], frozenset[str]]
    figures: Callable[[Sequence[Token]], bool] = _unheard
    """True if a statement of the corpus has the figures of these tokens in its own words."""
    restated: Callable[[Sequence[Token]], bool] = _unheard
    """True if a statement of the corpus has them in whatever words."""
    gainsaid: Callable[[Sequence[Token]], bool] = _unheard
    """True if a statement of the corpus gives another share for the same measure and study."""
    retold: Callable[[Sequence[Token]], str | None] = _unheard_of
    """ "told" or "turned" for tokens that retell a statement of the corpus, None for others."""
    told_of: Callable[[Sequence[Token]], Told | None] = _unheard_of
    """What tokens have of the statements that they tell figure by figure, None if they tell none."""
    unproved: Callable[[Sequence[Token]], bool] = _unheard
    """True if tokens are on the matter of a statement of the corpus and are not proved to tell it as it stands."""
    may_turn: Callable[[Sequence[Token]], bool] = _unheard
    """True if they tell of the world at large what is near to a statement of the corpus and not proved to be it."""

    @property
    def studies(self) -> list[NamedStudy]:
        """The studies in order."""
        return [t.study for t in self.tokens if t.study]

    def clauses(self) -> Iterator[list[Token]]:
        """The stretches between the words that start a clause."""
        clause: list[Token] = []
        for token in self.tokens:
            if "clause" in token.cues or token.text == ";":
                yield clause
                clause = []
            else:
                clause.append(token)
        yield clause

    def objects(self) -> Iterator[tuple[Sequence[Token], int, list[bool]]]:
        """Each thing seen or worked with: its clause, its place there, and for each study of the clause whether it goes with it.

        A clause without a study speaks of those of the whole sentence.
        """
        for clause in self.clauses() if any("object" in t.cues for t in self.tokens) else ():
            studies = [t.study for t in clause if t.study] or self.studies
            for at, token in enumerate(clause):
                if "object" in token.cues:
                    yield clause, at, [token.cues["object"] in self.shows(study) for study in studies]


Rule = Callable[[Sentence], str | None]
"""Says what is wrong with a sentence, or None."""


def pairs(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Each token with the one before it; a comma stands before the first."""
    return zip([Start, *tokens], tokens, strict=False)
