"""The vocabulary as one look-up: text -> mentions of concepts, longest form first.

A form matches across blanks, hyphens, slashes and the dots of an abbreviation, and through slips of the pen (`spelling.py`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import chain

from corpus.compositions import Compositions
from corpus.forms import Forms
from corpus.reading import Mention, Reading
from corpus.schema import Concept
from corpus.spelling import Spelling
from corpus.words import Word, folded_words, words_of

_JOINS = {"or", "vs", "versus", "and", ",", "&", "+"}
_SHOWN = {"appearance_none", "appearance_unclear"}
_MEASURES = {"mm"}
_SHORTEST = 3
"""Letters of an abbreviation that is read in small letters, at least."""
_OPENINGS, _AIMS = set(".:;,!?\n") | {"and", "or", "but", "so"}, {"for", "of", "to", "in"}
"""What stands before the first word of a sentence or clause, and behind a study whose aim or place is told."""


class Lexicon:
    """All surface forms of some concepts, and the compositions that mean them."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        compositions: Compositions | None = None,
        other_words: Callable[[], Set[str]] | None = None,
    ) -> None:
        """`other_words`: words of the language that mean nothing here, so that a short one of them is not taken for a slip."""
        concepts = tuple(concepts)
        self._compositions = compositions
        self._concepts = {concept.id: concept for concept in concepts}
        self._forms: dict[tuple[str, ...], list[Concept]] = defaultdict(list)
        self._abbreviations: dict[str, list[Concept]] = defaultdict(list)
        for concept in concepts:
            for form in concept.forms:
                key = folded_words(form)
                if key and concept not in self._forms[key]:
                    self._forms[key].append(concept)
            for short in concept.abbreviations:
                self._abbreviations[short].append(concept)
        self._in_capitals = {short.upper() for short in self._abbreviations}
        self._tree = Forms(self._forms.items())
        self.vocabulary = frozenset(word for key in self._forms for word in key) | (
            compositions.vocabulary if compositions else set()
        )
        """Every word of a form, folded."""
        self._other_words = other_words
        self._spelling = Spelling(self._forms, self.vocabulary, other_words)

    def read(self, text: str) -> Reading:
        """Every mention in a text; where forms overlap, the longest is kept (all concepts of one form are)."""
        words = words_of(text)
        spelled = self._spelling.of(words)
        forms = self._tree.along(spelled)
        mentions: list[Mention] = []
        position = 0
        while position < len(words):
            found = self._form_at(text, words, spelled, position, forms[position]) if forms[position] else []
            short = text[words[position].start : words[position].end].upper() in self._in_capitals
            if short and (not found or found[0].last == position):  # "MR" is magnetic resonance, "MR unsafe" a device
                found = self._abbreviation_at(text, words, position) or found
            if short and not found:
                found = self._in_small_letters(text, words, spelled, position, mentions)
            mentions.extend(found)
            position = found[0].last + 1 if found else position + 1
        mentions += self._composed(text, words, spelled, mentions)
        return Reading(text, tuple(words), tuple(sorted(mentions, key=lambda m: m.first)))

    def _composed(self, text: str, words: list[Word], spelled: list[str], said: Sequence[Mention]) -> list[Mention]:
        """What words mean together, unless it is said in the same place in a form of its own."""
        found: dict[tuple[str, int], Mention] = {}
        for name, span in self._compositions.find(words, spelled) if self._compositions else ():
            same = (m for m in said if m.concept.id == name and m.first <= span.first and span.last <= m.last)
            if next(same, None) is None:
                concept, start, end = self._concepts[name], words[span.first].start, words[span.last].end
                told = self._forms.get(tuple(w.folded for w in words[span.first : span.last + 1]), ())
                spelled_out = any(known.id == name for known in told)
                mention = Mention(concept, text[start:end], span.first, span.last, start, end, spelled_out=spelled_out)
                found.setdefault((name, span.first), mention)
        return list(found.values())

    def _in_small_letters(
        self, text: str, words: list[Word], spelled: list[str], at: int, mentions: Sequence[Mention]
    ) -> list[Mention]:
        """The abbreviation that a word in small letters is, where it stands as one."""
        meant = self._abbreviation_at(text, words, at, capitals=True)
        if not meant or self._beside_a_study(words, spelled, at, mentions):
            return meant
        studies = [m for m in meant if m.concept.study] if self._heads_a_request(words, spelled, at) else []
        return studies or ([m for m in meant if m.concept.facet] if self._is_no_word(words, at) else [])

    def _beside_a_study(self, words: list[Word], spelled: list[str], at: int, mentions: Sequence[Mention]) -> bool:
        """ "Mri or us", "us vs ct": an abbreviation in small letters, joined to the name of another study."""
        before = at > 1 and words[at - 1].folded in _JOINS and any(m.last == at - 2 and m.concept.study for m in mentions)
        after = words[at + 1 : at + 2] and words[at + 1].folded in _JOINS and self._forms.get(tuple(spelled[at + 2 : at + 3]))
        return before or any("modality" in concept.study for concept in after or ())

    def _heads_a_request(self, words: list[Word], spelled: list[str], at: int) -> bool:
        """ "us for local recurrence", "is us ok?", "us nondx": small letters where a sentence begins, as no pronoun does."""
        asks = at and any(concept.cue == "interrogative" for concept in self._forms.get((spelled[at - 1],), ()))
        start = at - 1 if asks else at
        begins = not start or words[start - 1].folded in _OPENINGS
        aimed = words[at + 1 : at + 2] and words[at + 1].folded in _AIMS
        return begins and bool(asks or aimed or self._tells_a_look(spelled, at + 1))

    def _tells_a_look(self, spelled: list[str], at: int) -> bool:
        """ "Film neg, us nondx": what an ultrasound showed stands right behind."""
        concepts = chain.from_iterable(concepts for _, concepts in self._tree.at(spelled, at)) if at < len(spelled) else ()
        return any(concept.cue in _SHOWN for concept in concepts)

    def _is_no_word(self, words: list[Word], at: int) -> bool:
        """ "Resected lms thigh": small letters that are no word of the language, and no test that has a figure ("alt 32")."""
        word = words[at].folded
        if len(word) < _SHORTEST or word in self.vocabulary or self._other_words is None or word in self._other_words():
            return False
        figure = words[at + 1 : at + 2] and words[at + 1].folded[0].isdigit()
        return not figure and not (at and words[at - 1].folded == "the")

    def _abbreviation_at(self, text: str, words: list[Word], at: int, capitals: bool = False) -> list[Mention]:
        word = words[at]
        if at and words[at - 1].folded[0].isdigit() and word.folded in _MEASURES:
            return []  # "8 MM" is a length
        written = text[word.start : word.end]
        known = self._abbreviations.get(written.upper() if capitals else written)
        return [Mention(c, written, at, at, word.start, word.end, spelled_out=not capitals) for c in known] if known else []

    @staticmethod
    def _form_at(
        text: str, words: list[Word], spelled: list[str], at: int, forms: Sequence[tuple[int, list[Concept]]]
    ) -> list[Mention]:
        length, concepts = forms[-1]
        start, end = words[at].start, words[at + length - 1].end
        said, exact = text[start:end], [w.folded for w in words[at : at + length]] == spelled[at : at + length]
        return [Mention(c, said, at, at + length - 1, start, end, exact, exact) for c in concepts]
