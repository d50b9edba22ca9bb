"""A plain rating of foreign text: one study, one category and nothing that bends it.

It is certain only if every word of it is accounted for.
"""

from dataclasses import dataclass

from bot.check.scenes.about import DECIDING, OF_RECURRENCE, About
from bot.check.words.plain import has_level, has_symbols
from bot.check.words.remembering import Remembering
from bot.check.words.wordings import Wordings
from bot.understand.imaging.studies import NamedStudy
from corpus.reading import Reading
from corpus.words import is_year

MARKS = frozenset(".,:;()![]|")
"""Marks that say nothing between words."""


@dataclass(frozen=True, slots=True)
class RatingClaim:
    """One study and one category as a sentence joins them, in the variant it is about."""

    variant: str
    study: NamedStudy
    category: str
    certain: bool
    """True if every word is accounted for; only such a claim can be found consistent."""


class PlainRatings:
    """Reads plain ratings: `lexicon` reads the words of questions and names, `claims` those that judge."""

    def __init__(self, lexicon: Remembering, claims: Remembering, about: About, words: Wordings) -> None:
        self._lexicon = lexicon
        self._claims = claims
        self._about = about
        self._plain = words.forms("plain-rating")

    def claim(self, text: str, variant_id: str) -> RatingClaim | None:
        """The rating claim of a sentence with one study and one category and nothing that bends it."""
        studies = self._lexicon.studies(text)
        if len(studies) != 1 or "?" in text:
            return None
        reading, words = self._lexicon.read(text), self._claims.read(text)
        if len(words.cues("category")) != 1 or has_symbols(text) or has_level(text):
            return None
        where = self._about.variant(text, variant_id)
        if (
            where is None
            or self._about.is_elsewhere(text, where)
            or words.cues("holder", "foreign")
            or self._bent(words, reading, studies[0])
        ):
            return None
        category = words.cues("category")[0].concept.value or ""
        return RatingClaim(where, studies[0], category, self._accounted(words, reading, studies[0]))

    def _bent(self, words: Reading, reading: Reading, study: NamedStudy) -> bool:
        """Negation, modality, comparison or a number beside the category: not a plain rating any more."""
        category = words.cues("category")[0]
        inside = range(category.start, category.end)
        for mention in words.cues("leaning", "verdict", "anaphor"):
            outside = mention.start not in inside and not study.start <= mention.start < study.end
            if outside and mention.words.casefold() not in self._plain:
                return True
        return any(w.folded[0].isdigit() and not (is_year(w.folded) or study.start <= w.start < study.end) for w in reading.words)

    def _accounted(self, words: Reading, reading: Reading, study: NamedStudy) -> bool:
        covered = set(range(study.start, study.end))
        for mention in words.cues("category", "plain"):
            covered.update(range(mention.start, mention.end))
        for mention in (m for m in reading.mentions if m.spelled_out):
            if mention.concept.facet in (*DECIDING, "behaviour") or mention.concept.cue in (*OF_RECURRENCE, "distant"):
                covered.update(range(mention.start, mention.end))
        return all(w.start in covered or w.folded in MARKS for w in reading.words)
