"""The vocabulary in every language that questions are read in: English words stay known in each of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from copy import copy
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain

from corpus.compositions import Compositions
from corpus.lexicon import Lexicon
from corpus.reading import Reading
from corpus.schema import Composition, Concept, Language
from corpus.words import words_of

ENGLISH = "en"


class Lexicons:
    """One lexicon a language, made when a text in it is first read."""

    def __init__(
        self,
        concepts: Sequence[Concept],
        languages: Iterable[Language],
        function_words: Iterable[str],
        compositions: Sequence[Composition] = (),
        classes: Mapping[str, Sequence[str]] | None = None,
        other_words: Callable[[], Set[str]] | None = None,
    ) -> None:
        self._concepts = concepts
        self._compositions, self._classes = compositions, classes or {}
        self._languages = {language.id: language for language in languages}
        self._function_words = frozenset(function_words)
        self._other_words = other_words
        self._of = lru_cache(maxsize=None)(self._lexicon_of)
        self._reader: Callable[[str], Reading] = self._as_read

    @cached_property
    def english(self) -> Lexicon:
        """The lexicon of English alone."""
        return Lexicon(self._concepts, Compositions(self._compositions, self._classes), self._other_words)

    def read(self, text: str) -> Reading:
        """Every mention in a text, by the words of its language."""
        return self._reader(text)

    def for_one_question(self) -> "Lexicons":
        """The same lexicons, which keep what they read for the steps of one answer; it goes with them."""
        keeping = copy(self)
        keeping._reader = lru_cache(maxsize=None)(self._as_read)
        return keeping

    def _as_read(self, text: str) -> Reading:
        language = self.language_of(text)
        return replace(self._of(language).read(text), language=language)

    def language_of(self, text: str) -> str:
        """The id of the language that knows most of the words; English unless another knows more."""
        words = [w.folded for w in words_of(text) if not w.is_mark]
        best, most = ENGLISH, sum(w in self._known_in_english for w in words)
        for language, known in self._known.items():
            count = sum(w in known for w in words)
            if count > most:
                best, most = language, count
        return best

    def _lexicon_of(self, language: str) -> Lexicon:
        if language == ENGLISH:
            return self.english
        spoken = self._languages[language]

        def forms(name: str, english: Sequence[str], more: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
            unlike = spoken.false_friends.get(name, ())
            return (*(form for form in english if form not in unlike), *more.get(name, ()))

        concepts = [c.model_copy(update={"forms": forms(c.id, c.forms, spoken.forms)}) for c in self._concepts]
        classes = {name: forms(name, words, spoken.classes) for name, words in self._classes.items()}
        return Lexicon(concepts, Compositions(self._compositions, classes))

    @cached_property
    def _known_in_english(self) -> frozenset[str]:
        return self.english.vocabulary | self._function_words

    @cached_property
    def _known(self) -> dict[str, frozenset[str]]:
        return {
            language.id: frozenset(
                word.folded
                for form in chain(language.markers, *language.forms.values(), *language.classes.values())
                for word in words_of(form)
                if not word.is_mark
            )
            for language in self._languages.values()
        }
