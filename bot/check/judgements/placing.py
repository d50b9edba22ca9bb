"""Where the table puts the studies that a sentence names, in the variants that it speaks of."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from bot.check.facts.retold import Retellings
from bot.check.foreign import ForeignReader
from bot.check.judgements.claims import Table, categories_of
from bot.check.scenes.contrast import ENHANCED
from bot.check.vocabularies import Vocabularies
from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Standing
from bot.understand.imaging.studies import NamedStudy, candidates, with_parts
from corpus import Corpus
from corpus.schema import Category

_STUDIES = 512
"""Studies in their variants that are kept: more than any text names."""


class Placing:
    """Makes sentences of tokens, each with what the table says of its studies."""

    def __init__(self, corpus: Corpus, reader: ForeignReader, vocabularies: Vocabularies, table: Table, bearing: Bearing) -> None:
        self._corpus = corpus
        self._reader = reader
        self._vocabularies = vocabularies
        self._table = table
        self._retellings = Retellings(vocabularies.facts, bearing, corpus)
        self._standing_of = lru_cache(maxsize=_STUDIES)(self._found_standing)
        self._is_a_procedure = lru_cache(maxsize=_STUDIES)(self._fits_one)

    def placed(self, tokens: Sequence[Token], text: str, variants: tuple[str, ...]) -> Sentence:
        """A sentence whose studies stand where the table of the variants that it speaks of puts them."""
        return self.given(tokens, text, [self._reader.about.variant(text, given) for given in variants])

    def _with_contrast(self, tokens: Sequence[Token], text: str) -> Sequence[Token]:
        """ "The chest CT should be done without contrast": the one study whose contrast is told apart from its name."""
        bare = [t for t in tokens if t.study and t.study.parts["modality"] in ENHANCED and "contrast" not in t.study.parts]
        contrast = self._reader.contrast.apart(text) if len(bare) == 1 else None
        if contrast is None or bare[0].study is None:
            return tokens
        study = with_parts(bare[0].study, {"contrast": contrast}, bare[0].text, self._corpus)
        return [replace(t, study=study) if t is bare[0] else t for t in tokens]

    def given(self, tokens: Sequence[Token], text: str, variants: Sequence[str | None]) -> Sentence:
        """The same in these variants, whatever the sentence speaks of."""
        return self.sentence(self._with_contrast(tokens, text), variants)

    def sentence(self, tokens: Sequence[Token], variants: Sequence[str | None]) -> Sentence:
        """A sentence in these variants, its studies as they are named; None stands for a variant that is not known."""
        standing = partial(self.standing, variants=variants)
        facts, retellings = self._vocabularies.facts, self._retellings
        return Sentence(
            tokens,
            standing,
            self._vocabularies.shows,
            facts.known,
            facts.restated,
            facts.gainsaid,
            retellings.of,
            retellings.told_of,
            retellings.is_unproved,
            retellings.may_turn_one,
        )

    def standing(self, study: NamedStudy, variants: Sequence[str | None]) -> Standing:
        """What a study may be in some variants; texts name the same few studies again and again."""
        return self._standing_of(tuple(sorted(study.parts.items())), study.defaulted, tuple(variants))

    def _found_standing(
        self, parts: tuple[tuple[str, str], ...], defaulted: frozenset[str], variants: tuple[str | None, ...]
    ) -> Standing:
        """In a variant that is not known a study may be anything."""
        study = NamedStudy(dict(parts), "", 0, 0, 0, 0, defaulted=defaulted)
        anything: frozenset[Category | None] = frozenset({*Category, None})
        categories = tuple(frozenset(categories_of(study, v, self._corpus)) if v else anything for v in variants)
        ratings = {row.rating for v in variants if v for row in self._table.rows(study, v)}
        one_of = any(v and self._table.is_one_of(v) for v in variants)
        sole = all(v and self._table.is_sole(study, v) for v in variants)
        return Standing(categories, frozenset(ratings) if all(variants) else frozenset({None}), one_of, sole)

    def is_known(self, study: NamedStudy) -> bool:
        """True if the parts of a study leave a procedure of the corpus possible."""
        return self._is_a_procedure(tuple(sorted(study.parts.items())))

    def _fits_one(self, parts: tuple[tuple[str, str], ...]) -> bool:
        return bool(candidates(NamedStudy(dict(parts), "", 0, 0, 0, 0), self._corpus))
