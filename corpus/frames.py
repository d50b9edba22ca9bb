"""The sentences that speak of rows: one frame each, rendered from the table and read back by the checker.

Whatever gives a rating, a radiation level or "not rated" in our own prose is one of these sentences; nobody types them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.model import Corpus
from corpus.schema import Category, Level, PastEdition, PastRow, RadiationLevel, Row

_RATES = "For {variant}, the ACR ({year}) rates {procedures} {category}."
_NUMBER = "For {variant}, the ACR ({year}) rating of {procedures} is {rating} of 9, on evidence graded {evidence}."
_LEVEL = "For {variant}, the ACR ({year}) radiation level of {procedures}: {adult} for adults, {child} for children."
_UNRATED = "For {variant}, the ACR ({year}) table does not rate {procedure}: not rated is not a verdict."
_NONE = "For {variant}, the ACR ({year}) rates no study usually appropriate."
_LEFT = "For {variant}, no study that the ACR ({year}) rates usually appropriate is left without {procedures}."
_ASIDE = "Set aside here: {procedures}."
_PAST = "For {variant}, the superseded ACR edition of {year} gave {procedure} {was}: that is history and no rating of today."
_BAND = "ACR relative radiation level (RRL) with {words} ({symbols}): {adult} mSv in adults and {child} mSv in children."
_SCALE = "ACR ratings of {lowest}-{highest} mean {category}: {meaning}."
_ASSUMED = "Assumed, since not said outright: {values}."
_FACTS = "Facts used: {values}."
_OTHER_FACTS = "Other facts used: {values}."
FIGURE = r"\d{1,3}(?:\.\d+)?(?: [A-Za-z/]{1,7})?"
"""A value that is a figure, with its unit if it has one: "42", "11.5 mmol/L"."""

Sentence = tuple[str, tuple[str, ...]]
"""A rendered sentence with the facts it carries."""


@dataclass(frozen=True, slots=True)
class RowClaim:
    """What a frame sentence says about one cell; a field that the sentence does not state is None."""

    variant: str
    year: int
    procedure: str | None
    category: str | None = None
    rating: int | None = None
    evidence: str | None = None
    adult: str | None = None
    child: str | None = None
    unrated: bool = False
    none_best: bool = False
    without: tuple[str, ...] = ()


class Frames:
    """Renders rows of one corpus to sentences, and reads such sentences back to claims."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._names = {p.name: p.id for p in corpus.procedures.values()}
        self._words = {v.words: vid for vid, v in corpus.variants.items()}

    def rates(self, variant_id: str, procedure_ids: Sequence[str], category: Category | str) -> str:
        """The category of one or several studies of a variant."""
        names = _listed([self._corpus.procedures[p].name for p in procedure_ids])
        return _RATES.format(**self._head(variant_id), procedures=names, category=str(category))

    def number(self, variant_id: str, row: Row, *alike: Row) -> str | None:
        """The rating number with its evidence grade, of one row or of several alike; None where no number is known."""
        if row.rating is None:
            return None
        names = _listed([self._corpus.procedures[r.procedure].name for r in (row, *alike)])
        return _NUMBER.format(**self._head(variant_id), procedures=names, rating=row.rating, evidence=row.evidence)

    def level(self, variant_id: str, row: Row, *alike: Row) -> str:
        """The relative radiation level for adults and for children, of one row or of several with the same levels."""
        names = _listed([self._corpus.procedures[r.procedure].name for r in (row, *alike)])
        adult, child = self.dose(row.rrl_adult, adult=True), self.dose(row.rrl_child, adult=False)
        return _LEVEL.format(**self._head(variant_id), procedures=names, adult=adult, child=child)

    def unrated(self, variant_id: str, name: str) -> str:
        """A study without a row in the variant."""
        return _UNRATED.format(**self._head(variant_id), procedure=name)

    def none_best(self, variant_id: str, without: Sequence[str] = ()) -> str:
        """No study is usually appropriate, at all or once those set aside are left out."""
        if not without:
            return _NONE.format(**self._head(variant_id))
        names = _listed([self._corpus.procedures[p].name for p in without])
        return _LEFT.format(**self._head(variant_id), procedures=names)

    def set_aside(self, procedure_ids: Sequence[str]) -> str:
        """The studies that cannot be had; says nothing about their ratings."""
        return _ASIDE.format(procedures=_listed([self._corpus.procedures[p].name for p in procedure_ids]))

    def assumed(self, facet_values: Sequence[tuple[str, str]]) -> str:
        """The facet values that were taken for granted, in the corpus' words."""
        return _ASSUMED.format(values=self._values(facet_values))

    def facts(self, facet_values: Sequence[tuple[str, str]], *, also: bool = False) -> str:
        """The facet values that were read or chosen, in the corpus' words; of facets with a list of values, or with figures."""
        return (_OTHER_FACTS if also else _FACTS).format(values=self._values(facet_values))

    def _values(self, facet_values: Sequence[tuple[str, str]]) -> str:
        return ", ".join(self._corpus.facets[facet].told(value) for facet, value in facet_values)

    def past(self, edition: PastEdition, row: PastRow) -> str:
        """What a superseded edition gave a study; true by the history file alone, so it is known by heart and never parsed."""
        was = " and ".join(f"{w.rating} of 9 ({w.category}{f', {w.when}' if w.when else ''})" for w in row.was)
        words, name = self._corpus.variants[row.variant].words, self._corpus.procedures[row.procedure].name
        return _PAST.format(variant=words, year=edition.year, procedure=name, was=was)

    def numbers(self) -> list[Sentence]:
        """What the numbers of the scale mean; known by heart as well."""
        return [(_SCALE.format(**band.model_dump()), band.facts) for band in self._corpus.scale.categories]

    def levels(self) -> list[tuple[RadiationLevel, Sentence]]:
        """What each radiation level stands for; known by heart as well."""
        told = [level for level in self._corpus.scale.radiation if level.words]
        return [
            (r, (_BAND.format(words=r.words, symbols=r.symbols, adult=r.adult_msv, child=r.child_msv), r.facts)) for r in told
        ]

    def dose(self, level: Level, *, adult: bool) -> str:
        """ "☢☢☢ (1-10 mSv)", or "varies"."""
        band = next(b for b in self._corpus.scale.radiation if b.level == level)
        msv = band.adult_msv if adult else band.child_msv
        return band.symbols if msv is None else f"{band.symbols} ({msv} mSv)"

    def read(self, sentence: str) -> list[RowClaim] | None:
        """The claims of a frame sentence (none for those that name only studies or facts), or None if it is not one of ours."""
        for pattern in self._patterns:
            match = pattern.fullmatch(sentence)
            if match:
                return self._claims(match.groupdict())
        return None

    def _claims(self, found: dict[str, str]) -> list[RowClaim]:
        if "variant" not in found:
            return []
        variant, year = self._words[found["variant"]], int(found["year"])
        if "names" in found:
            ids = [self._names[m.group()] for m in self._name.finditer(found["names"])]
            if "category" in found:
                return [RowClaim(variant, year, p, category=found["category"]) for p in ids]
            if "rating" in found:
                rating, evidence = int(found["rating"]), found["evidence"]
                return [RowClaim(variant, year, p, rating=rating, evidence=evidence) for p in ids]
            if "adult" in found:
                return [RowClaim(variant, year, p, adult=found["adult"], child=found["child"]) for p in ids]
            return [RowClaim(variant, year, None, none_best=True, without=tuple(ids))]
        if "unrated" in found:
            name = found["unrated"]
            return [RowClaim(variant, year, self._names.get(name, name), unrated=True)]
        return [RowClaim(variant, year, None, none_best=True)]

    def _head(self, variant_id: str) -> dict[str, object]:
        return {"variant": self._corpus.variants[variant_id].words, "year": self._corpus.topic_of(variant_id).year}

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile(_any(self._names))

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        name = _any(self._names)
        facets = self._corpus.facets.values()
        values = _any({facet.told(value) for facet in facets for value in facet.values})
        figures = f"(?:{_any(f.words for f in facets if f.open and f.named)}): {FIGURE}"
        slots = {
            "variant": f"(?P<variant>{_any(self._words)})",
            "year": r"(?P<year>\d{4})",
            "procedures": f"(?P<names>(?:{name})(?:(?:, | and )(?:{name}))*)",
            "category": f"(?P<category>{_any(c.value for c in Category)})",
            "values": f"(?:{values}|{figures})(?:, (?:{values}|{figures}))*",
            "rating": r"(?P<rating>\d{1,2})",
            "evidence": r"(?P<evidence>[a-z]+(?: [a-z]+)?)",
            "adult": r"(?P<adult>\S+(?: \([^)]*\))?)",
            "child": r"(?P<child>\S+(?: \([^)]*\))?)",
        }
        slots["procedure"] = r"(?P<unrated>[^:]+)"
        frames = (_RATES, _NUMBER, _LEVEL, _NONE, _LEFT, _ASIDE, _ASSUMED, _FACTS, _OTHER_FACTS, _UNRATED)
        return [re.compile(_pattern(frame, slots)) for frame in frames]


def redirection(to: str) -> str:
    """The sentence that points to another document."""
    return f"See instead: {to}."


def answered_from(topic: str) -> str:
    """The sentence that names the neighbouring topic whose table answered."""
    return f"Answered from: {topic}."


def _pattern(frame: str, slots: dict[str, str]) -> str:
    parts = re.split(r"\{(\w+)\}", frame)
    return "".join(slots[part] if i % 2 else re.escape(part) for i, part in enumerate(parts))


def _any(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
