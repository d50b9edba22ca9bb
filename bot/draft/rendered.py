"""The lines that speak of rows: rendered from the table, cited to the passage that holds the same sentence."""

from collections.abc import Iterator, Mapping, Sequence

from bot.decide.rows import set_aside
from bot.draft.lines import Line, Quote
from bot.schema import Asked, NotRated, Part, Radiation, RatedRow
from bot.understand.scenario import Scenario
from corpus import Corpus, Passage
from corpus.frames import Frames
from corpus.schema import Category, Row

NOT_RATED, SET_ASIDE = "not-rated", "set-aside"
"""The ids of a line on a study that the table does not rate, and of one on those that cannot be had."""


class RowWriter:
    """Writes recommendation and rating lines for one corpus; `passages` holds every passage by id."""

    def __init__(self, corpus: Corpus, passages: Mapping[str, Passage]) -> None:
        self._corpus = corpus
        self._frames = Frames(corpus)
        self._passages = passages

    def recommendation(self, part: Part, scenario: Scenario) -> Iterator[Line]:
        """The usually appropriate studies of a part, or that there is none, and what is left without those set aside."""
        best = [s.procedure_id for s in part.studies]
        away = [r.procedure_id for r in part.rows if r.procedure_id in set_aside(scenario, self._corpus)]
        yield self.best(part.variant, best, [p for p in away if self._corpus.category(part.variant, p) is Category.USUALLY])
        for category in (Category.MAYBE, Category.DISAGREEMENT):
            rest = [r.procedure_id for r in part.alternatives if r.category == category]
            if rest:
                yield self._rates(part.variant, rest, category, "recommendation")
        best_of_all = {p for p in away if self._corpus.category(part.variant, p) is Category.USUALLY}
        if part.alternatives and (best or set(away) - best_of_all):
            yield Line(self._frames.set_aside(away), "note", id=SET_ASIDE)

    def best(self, variant: str, studies: Sequence[str], lost: Sequence[str]) -> Line:
        """The line that recommends; `lost` are usually appropriate studies that cannot be had."""
        if studies:
            return self._rates(variant, list(studies), Category.USUALLY, "recommendation")
        sentence = self._frames.none_best(variant, lost)
        quotes = self._exact(f"{variant}/ratings", sentence) or self._quotes(variant, list(lost), Category.USUALLY)
        return Line(sentence, "recommendation", quotes)

    def asked(self, asked: Sequence[Asked], kind: str, said: set[tuple[str, str]]) -> Iterator[Line]:
        """The ratings of the named studies, those of one category together; figures where they were asked for."""
        matches = [match for study in asked for match in study.matches]
        groups: dict[tuple[str, str], list[str]] = {}
        for match in matches:
            if isinstance(match, NotRated):
                yield Line(self._frames.unrated(match.variant, match.procedure), "asked", id=NOT_RATED)
            elif (match.variant, match.procedure_id) not in said:
                groups.setdefault((match.variant, match.category), []).append(match.procedure_id)
        for (variant, category), procedures in groups.items():
            yield self._rates(variant, list(dict.fromkeys(procedures)), category, "asked")
        rows = {(match.variant, match.procedure_id): match for match in matches if isinstance(match, RatedRow)}
        rated = list(rows.values())  # a study may be named twice, with its contrast and without
        if kind == "rating":
            yield from self._numbers(rated)
        if kind == "radiation":
            yield from self._levels(rated)

    def _numbers(self, rows: Sequence[RatedRow]) -> Iterator[Line]:
        """The rating numbers, rows of one variant with the same number and evidence in one sentence."""
        groups: dict[tuple[str, int | None, str], list[RatedRow]] = {}
        for row in rows:
            groups.setdefault((row.variant, row.rating, row.evidence), []).append(row)
        for (variant, _, _), alike in groups.items():
            if text := self._frames.number(variant, *(self._source(row) for row in alike)):
                single = [(row, self._frames.number(variant, self._source(row)) or "") for row in alike]
                quotes = [quote for row, one in single for quote in self._exact(f"{variant}/{row.procedure_id}", one)]
                yield Line(text, "figure", tuple(quotes))

    def _levels(self, rows: Sequence[RatedRow]) -> Iterator[Line]:
        """The radiation levels, rows of one variant with the same levels in one sentence."""
        groups: dict[tuple[str, Radiation, Radiation], list[RatedRow]] = {}
        for row in rows:
            groups.setdefault((row.variant, row.rrl_adult, row.rrl_child), []).append(row)
        for (variant, _, _), alike in groups.items():
            single = [(row, self._frames.level(variant, self._source(row))) for row in alike]
            quotes = [quote for row, text in single for quote in self._exact(f"{variant}/{row.procedure_id}", text)]
            yield Line(self._frames.level(variant, *(self._source(row) for row in alike)), "figure", tuple(quotes))

    def _source(self, row: RatedRow) -> Row:
        return self._corpus.rows[row.variant, row.procedure_id]

    def _rates(self, variant: str, procedures: list[str], category: Category | str, role: str) -> Line:
        order = [row.procedure for row in self._corpus.variants[variant].rows]
        procedures = sorted(procedures, key=order.index)
        text = self._frames.rates(variant, procedures, category)
        quotes = self._exact(f"{variant}/ratings", text) or self._quotes(variant, procedures, category)
        return Line(text, role, quotes)  # type: ignore[arg-type]  # both callers pass a Role

    def _quotes(self, variant: str, procedures: list[str], category: Category | str) -> tuple[Quote, ...]:
        single = [(p, self._frames.rates(variant, [p], category)) for p in procedures]
        return tuple(quote for p, text in single for quote in self._exact(f"{variant}/{p}", text))

    def _exact(self, passage_id: str, text: str) -> tuple[Quote, ...]:
        passage = self._passages.get(passage_id)
        start = passage.text.find(text) if passage else -1
        return (Quote(passage, start, start + len(text)),) if passage and start >= 0 else ()
