"""Reads what the scorers need from an answer that is only text; what it cannot read stays None and is unscored.

Deliberately plain: a study counts as recommended if a sentence names it with a word of recommendation and without a negation.
Such a reading errs now and then, so give the fields (`answer_class`, `variants`, `studies`) beside the text where there are any.
"""

import re
from functools import lru_cache

from bot.services import Services
from bot.understand.imaging.studies import NamedStudy, candidates, name_of, rated_candidates
from bot.understand.read import read_turn
from evals.output import Output

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|;\s+")
_FOR = re.compile(
    r"usually appropriate|recommend|first[- ]line|first choice|study of choice|\bbest\b|prefer|\border\b|\bobtain\b"
    r"|(?:start|begin) with|indicated|should (?:be|get|have|undergo)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\bnot\b|n't\b|never|inappropriate|\bavoid|unnecessary|rather than|instead of|\bno role\b|alternative|second[- ]line"
    r"|may be appropriate",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"usually not appropriate|usually inappropriate|may be appropriate \(disagreement\)|may be appropriate|usually appropriate"
    r"|not rated",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",\s+|\s+(?:while|whereas|but)\s+", re.IGNORECASE)
_AS_WRITTEN = {"usually inappropriate": "usually not appropriate"}
_ABSTAINS = re.compile(
    r"no (?:acr )?(?:criteria|topic|variant|guidance) (?:appl|cover|exist)|(?:does|do|is|are) not (?:cover|apply)"
    r"|not covered|out(?:side)? (?:of )?(?:the |my )?scope|unable to answer|do not have (?:information|guidance)"
    r"|(?:cannot|can't) (?:answer|help|advise)|consult (?:a|your) (?:doctor|physician|specialist)",
    re.IGNORECASE,
)


class TextReader:
    """Reads texts with the vocabulary of one corpus."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._named = lru_cache(maxsize=4096)(self._studies)

    def read(self, text: str, variant: str | None = None) -> Output:
        """An Output with whatever the text tells; `variant` is where studies are looked up, unless the text names one."""
        named = self._services.checker.named_variants(text, self._services.default_variant)
        where = named[0] if named else variant or self._services.default_variant
        sentences = [clause for s in _SENTENCE.split(text) if s.strip() for clause in _clauses(s.strip())]
        studies = tuple(dict.fromkeys(study for s in sentences if _recommends(s) for study in self._named(s, where)))
        asked = tuple(dict.fromkeys(pair for s in sentences for pair in self._rated(s, where)))
        return Output(
            text=text,
            answer_class=_class(text, sentences, bool(studies or named)),
            variants=tuple(named) or None,
            studies=studies or None,
            asked=asked or None,
            read_from_text=True,
        )

    def _rated(self, sentence: str, variant: str) -> list[tuple[str, str]]:
        """The studies of a sentence with the category that it states, if it states just one."""
        if len(categories := _categories(sentence)) != 1:
            return []
        stated = categories.pop()
        return [(study, _AS_WRITTEN.get(stated, stated)) for study in self._named(sentence, variant)]

    def _studies(self, sentence: str, variant: str) -> tuple[str, ...]:
        """The studies that a sentence names and does not tell of as done or not to be had, rated by the variant or not."""
        read = read_turn(sentence, self._services.lexicons, self._services.corpus).studies
        names = [name for study in read if study.status == "asked" for name in self._names(study, variant)]
        return tuple(dict.fromkeys(names))

    def _names(self, study: NamedStudy, variant: str) -> list[str]:
        corpus = self._services.corpus
        if rated := rated_candidates(study, variant, corpus):
            return [p.name for p in rated]
        possible = candidates(study, corpus)
        return [possible[0].name if len(possible) == 1 else name_of(study.parts, corpus)]


def _clauses(sentence: str) -> list[str]:
    """A sentence of several categories in its clauses, if each of them states just one."""
    clauses = _CLAUSE.split(sentence) if len(_categories(sentence)) > 1 else []
    return clauses if clauses and all(len(_categories(clause)) == 1 for clause in clauses) else [sentence]


def _categories(sentence: str) -> set[str]:
    return {m.group().casefold() for m in _RATES.finditer(sentence)}


def _class(text: str, sentences: list[str], rates: bool) -> str | None:
    if not sentences:
        return None
    if _ABSTAINS.search(text):
        return "out_of_scope"
    return "clarify" if not rates and sentences[-1].endswith("?") else "answered"


def _recommends(sentence: str) -> bool:
    return bool(_FOR.search(sentence)) and not _AGAINST.search(sentence)
