"""Text -> terms to search by: stems of its words, and the concepts that it names in whatever words."""

from collections.abc import Callable, Iterator

import Stemmer

from corpus import Corpus
from corpus.reading import Mention
from corpus.words import words_of

VERSION = "stems-concepts-4"
"""Raised when words are folded, stemmed or read as concepts in another way."""
Terms = Callable[[str], list[str]]
_STOP = frozenset(
    "a an the of in on at to for with by and or is are was be been do does did can could should would i we you she he it "  # noqa: SIM905
    "her his my this that there what which how when who if not no any as from than then about into".split()
)
_STEMMER = Stemmer.Stemmer("english")
_FACETS = frozenset(
    {"histology", "target", "tissue", "site", "grade", "origin", "behaviour", "treatment", "pregnancy", "breastfeeding"}
)
_CUES = frozenset({"distant", "recurrence", "local_recurrence"})
_MEANS = "means_"
"""Opens the cues of words that have one meaning."""
_MARK = "§"
"""Opens the name of a concept, so that no word can be mistaken for one."""


def terms_of(text: str) -> list[str]:
    """The stems of a text's words without function words; compounds ("pet ct") stay separate words."""
    return list(_STEMMER.stemWords([w.folded for w in words_of(text) if not w.is_mark and w.folded not in _STOP]))


def terms_for(corpus: Corpus) -> Terms:
    """Stems and concepts: "CXR" and "chest radiograph", "OS" and "osteosarcoma" have a term in common."""
    lexicon = corpus.lexicons

    def of(text: str) -> list[str]:
        return terms_of(text) + [name for mention in lexicon.read(text).mentions for name in _concepts(mention)]

    return of


def _concepts(mention: Mention) -> Iterator[str]:
    concept = mention.concept
    yield from (f"{_MARK}{part}={value}" for part, value in concept.study.items())
    if concept.facet in _FACETS:
        yield f"{_MARK}{concept.facet}={concept.value or concept.id}"
    if concept.cue and (concept.cue in _CUES or concept.cue.startswith(_MEANS)):
        yield f"{_MARK}{concept.cue}"
