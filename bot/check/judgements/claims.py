"""Claims against the table: what a claim says of a study holds, is refuted, or is left open by its category and rating."""

from functools import lru_cache
from typing import Literal

from bot.check.judgements.verdicts import ADVISED, Claim
from bot.understand.imaging.studies import NamedStudy, rated_candidates
from corpus import Corpus
from corpus.schema import Category, Level, Row

Truth = Literal["holds", "refuted", "open"]
_USUALLY, _MAYBE, _DISAGREEMENT, _NOT = Category
_MIDDLE = {_MAYBE, _DISAGREEMENT}
_RANK = {_USUALLY: 3, _MAYBE: 2, _DISAGREEMENT: 2, _NOT: 1}

_AS_RATED = {"as-high": _USUALLY, "as-low": _NOT}
"""Ways to share one rating."""
_STUDIES = 512
"""Studies in their variants that are kept: texts name the same few again and again."""
_FIRST, _NOT_DONE = "first_imaging", "not_done"
_AGES = {"A": (True,), "K": (False,), "": (True, False)}
"""For whom a radiation level is told; with nobody named it must be so for adults and children."""

ADVICE: dict[str, tuple[set[Category], set[Category]]] = {
    "yes": ({_USUALLY}, {*_MIDDLE, _NOT}),
    "best": ({_USUALLY}, {*_MIDDLE, _NOT}),
    "start": ({_USUALLY}, {*_MIDDLE, _NOT}),
    "fit": ({_USUALLY}, {_NOT}),
    "no": ({_NOT}, {_USUALLY}),
    "some": (_MIDDLE, {_NOT}),
    "fine": ({_USUALLY, *_MIDDLE}, {_NOT}),
    "middle": (_MIDDLE, {_USUALLY, _NOT}),
    "not-top": ({*_MIDDLE, _NOT}, {_USUALLY}),
    "any-one": ({_USUALLY}, {*_MIDDLE, _NOT}),
    "lead": ({_USUALLY}, {*_MIDDLE, _NOT}),
    "not-enough": ({*_MIDDLE, _NOT}, set()),
}
"""What a judgement holds for, and what it is refuted by; it is open for every other category."""


class Table:
    """The rating table as the judge of claims; every method is about one variant."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._rows = lru_cache(maxsize=_STUDIES)(self._found_rows)

    def rows(self, study: NamedStudy, variant: str) -> list[Row]:
        """Every row that the study as named can mean."""
        return list(self._rows(tuple(sorted(study.parts.items())), study.defaulted, variant))

    def _found_rows(self, parts: tuple[tuple[str, str], ...], defaulted: frozenset[str], variant: str) -> tuple[Row, ...]:
        study = NamedStudy(dict(parts), "", 0, 0, 0, 0, defaulted=defaulted)
        return tuple(self._corpus.rows[variant, p.id] for p in rated_candidates(study, variant, self._corpus))

    def is_sole(self, study: NamedStudy, variant: str) -> bool:
        """True if everything that is usually appropriate in a variant is what the study can mean."""
        return self._best(variant) <= {r.procedure for r in self.rows(study, variant)}

    def is_one_of(self, variant: str) -> bool:
        """True if the usually appropriate studies of a variant stand for each other."""
        return len(self._corpus.variants[variant].slots) < 2 and len(self._best(variant)) >= 2

    def year(self, variant: str) -> str:
        """The year of the edition that the rows of a variant are of."""
        return str(self._corpus.topic_of(variant).year)

    def was_first(self, study: NamedStudy, variant: str) -> bool:
        """True if a study has been done where a variant is met: it has no row there, and the topic starts with it."""
        topic, when = self._corpus.topic_of(variant), self._corpus.variants[variant].when
        if _FIRST not in when or self.rows(study, variant):
            return False
        starts = (f"{topic.id}/{v.number}" for v in topic.variants if _NOT_DONE in v.when[_FIRST])
        return any(row.category is _USUALLY for start in starts for row in self.rows(study, start))

    def _best(self, variant: str) -> set[str]:
        return {r.procedure for r in self._corpus.variants[variant].rows if r.category is _USUALLY}

    def truth(self, claim: Claim, variant: str) -> Truth:
        """Whether a claim holds in a variant: for everything that its studies can mean, for nothing, or open."""
        rows = [self.rows(study, variant) for study in claim.studies]
        if claim.kind == "advice" and claim.value == "unrated":
            return _turned("refuted" if rows[0] else "holds", claim.affirmed)
        if claim.kind == "category" and not claim.affirmed and self._is_in_the_middle_after_all(claim, rows[0]):
            return "refuted"
        if not all(rows):
            return "refuted" if claim.kind in ("category", "rating", "sole") and claim.affirmed else "open"
        if claim.kind == "level":
            age, _, said = claim.value.partition("|")
            told = {self._level(row, said, adult=adult) for row in rows[0] for adult in _AGES[age]}
        elif claim.kind == "dose":
            age, _, value = claim.value.partition("|")
            told = {_dosed(value, a, b, adult=adult) for a in rows[0] for b in rows[1] for adult in _AGES[age]}
        elif claim.kind == "rank":
            told = self._of_two(claim.value, rows, variant)
        elif claim.kind == "sole":
            told = {self._alone({row.procedure for named in rows for row in named}, Category(claim.value), variant)}
        else:
            told = self._of_one(claim, rows[0], variant)
        return _turned(told.pop(), claim.affirmed) if len(told) == 1 else "open"

    def _is_in_the_middle_after_all(self, claim: Claim, rows: list[Row]) -> bool:
        """ "Whole-body MRI is not rated may be appropriate": it is, with the tag of disagreement."""
        return claim.value == _MAYBE and bool(rows) and all(row.category in _MIDDLE for row in rows)

    def _of_one(self, claim: Claim, rows: list[Row], variant: str) -> set[Truth]:
        told = {self._of_row(claim, row) for row in rows}
        return self._of_all(claim, rows, variant) if claim.kind == "advice" and told == {"holds"} else told

    def _of_two(self, value: str, rows: list[list[Row]], variant: str) -> set[Truth]:
        if value == "complement":
            return {_so(self._complement(rows, variant))}
        if value == "either":
            return {self._either({row.procedure for named in rows for row in named}, variant)}
        if value == "same" and rows[0] == rows[1] and len(rows[0]) < 2:
            return {"open"}  # "PET/CT is equivalent": to nothing that is named
        if value == "no-substitute":  # "no substitute for CT": for CT as it is done
            best = max(_RANK[row.category] for row in rows[1])
            rows = [rows[0], [row for row in rows[1] if _RANK[row.category] == best]]
        told = {self._ranked(value, a, b) for a in rows[0] for b in rows[1]}
        return {*told, "open"} if value == "same" and self._complement(rows, variant) else told

    def _of_row(self, claim: Claim, row: Row) -> Truth:
        if claim.kind == "category":
            return _so(row.category.value == claim.value)
        if claim.kind == "evidence":
            return _so(row.evidence == claim.value)
        if claim.kind == "rating":
            return "open" if row.rating is None else _so(str(row.rating) == claim.value)
        holds, refutes = ADVICE[claim.value]
        return "holds" if row.category in holds else "refuted" if row.category in refutes else "open"

    def _of_all(self, claim: Claim, rows: list[Row], variant: str) -> set[Truth]:
        """ "The study of choice" is the only one of the best category; of interchangeable studies one is done, not all."""
        best = self._best(variant)
        if claim.value == "best" and not best <= {r.procedure for r in rows}:
            return {"open"}
        slots = self._corpus.variants[variant].slots
        if claim.value == "any-one" and (len(slots) > 1 or not best <= {r.procedure for r in rows}):
            return {"open"}
        if claim.value == "start" and len(slots) > 1 and not best <= {r.procedure for r in rows}:
            return {"open"}  # of two that complement each other, which comes first is not told
        if claim.value == "lead":
            return {self._leads({r.procedure for r in rows}, variant)}
        if claim.value in ADVISED and claim.together and len(slots) < 2 and len(best) > 1:
            return {"open"}
        return {"holds"}

    def _leads(self, named: set[str], variant: str) -> Truth:
        """Whether the highest rating of all is that of a study; open where another one shares it."""
        ratings = {r.procedure: r.rating or 0 for r in self._corpus.variants[variant].rows}
        first = {procedure for procedure, rating in ratings.items() if rating == max(ratings.values())}
        return "holds" if first <= named else "open" if first & named else "refuted"

    def _either(self, named: set[str], variant: str) -> Truth:
        """Whether each of some studies is enough: they are all that is usually appropriate, and stand for each other."""
        best = self._best(variant)
        if not named <= best:
            return "refuted"
        return "holds" if named == best and self.is_one_of(variant) else "open"

    def _alone(self, named: set[str], category: Category, variant: str) -> Truth:
        """Whether nothing else has a category; the tag of disagreement may be left out.

        "Only PET/CT may be appropriate" can deny as well that another study is usually appropriate.
        """
        alike = _MIDDLE if category is _MAYBE else {category}
        held = {r.procedure for r in self._corpus.variants[variant].rows if r.category in alike}
        if not held or held - named:
            return "refuted"
        return "holds" if named == held and (category is not _MAYBE or not self._best(variant)) else "open"

    def _complement(self, rows: list[list[Row]], variant: str) -> bool:
        """Studies of two slots are done both; neither stands for the other."""
        slots = [
            {n for n, slot in enumerate(self._corpus.variants[variant].slots) for r in named if r.procedure in slot}
            for named in rows
        ]
        return bool(slots[0] and slots[1] and slots[0] != slots[1])

    def _ranked(self, value: str, one: Row, other: Row) -> Truth:
        difference = _RANK[one.category] - _RANK[other.category]
        if value == "same" and one.category is other.category is _NOT:
            return "open"  # equally appropriate, and neither is
        if value == "replaced":
            return "holds" if (one.category, other.category) == (_NOT, _USUALLY) else "open"
        if value == "no-substitute":  # of two of one category the one may still not stand for the other
            return "holds" if difference < 0 else "open"
        if value in ("same", "tie"):  # a tie is said of the category itself, and not of who may stand for whom
            return _so(one.category is other.category)
        if value in _AS_RATED:
            return _so(one.rating == other.rating and one.category is other.category is _AS_RATED[value])
        value, _, points = value.partition("@")
        if points and (one.rating is None or other.rating is None or abs(one.rating - other.rating) != int(points)):
            return "refuted" if one.rating and other.rating else "open"
        way, _, steps = value.partition(":")
        so = {"above": difference > 0, "below": difference < 0, "not-above": difference <= 0, "not-below": difference >= 0}
        return _so(so[way] and (not steps or abs(difference) == int(steps)))

    def _level(self, row: Row, said: str, *, adult: bool) -> Truth:
        return _so(said in self._bands(row.rrl_adult if adult else row.rrl_child, adult=adult))

    def _bands(self, level: Level, *, adult: bool) -> set[str]:
        band = next(b for b in self._corpus.scale.radiation if b.level == level)
        msv = band.adult_msv if adult else band.child_msv
        return {said for said in (band.symbols, band.words, msv) if said}


def categories_of(study: NamedStudy, variant_id: str, corpus: Corpus) -> set[Category | None]:
    """The categories that the table gives to what the study can mean in a variant; None stands for not rated."""
    cells = {p.id: corpus.category(variant_id, p.id) for p in rated_candidates(study, variant_id, corpus)}
    return set(cells.values()) or {None}


def _dosed(value: str, one: Row, other: Row, *, adult: bool) -> Truth:
    """How the radiation levels of two studies stand to each other; one that varies is beside none."""
    first, second = (row.rrl_adult if adult else row.rrl_child for row in (one, other))
    if not isinstance(first, int) or not isinstance(second, int):
        return "open"
    way, _, steps = value.partition(":")
    holds = {"above": first > second, "below": first < second, "same": first == second}[way]
    return _so(holds and (not steps or abs(first - second) == int(steps)))


def _so(true: bool) -> Truth:
    return "holds" if true else "refuted"


def _turned(truth: Truth, affirmed: bool) -> Truth:
    if affirmed or truth == "open":
        return truth
    return "refuted" if truth == "holds" else "holds"
