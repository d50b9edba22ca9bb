"""What a system under test gave for a sample: the same fields for our bot, a baseline, and stored answers of any other bot."""

import hashlib
from typing import Any

from evals.sample import Record


class Cited(Record):
    """A quoted passage; `start` and `end` are code points into `passage`, its whole text. None: the system does not say."""

    n: int | None = None
    passage_id: str | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    passage: str | None = None
    url: str = ""
    fact_ids: tuple[str, ...] = ()


class Output(Record):
    """One answer; a field that is None was not told and could not be read, and is not scored."""

    text: str
    answer_class: str | None = None
    variants: tuple[str, ...] | None = None
    """Variants shown without a condition."""
    assumed: bool = False
    """Whether the answer says that something was taken for granted."""
    relation: str | None = None
    studies: tuple[str, ...] | None = None
    """Recommended studies, by their names in the table."""
    asked: tuple[tuple[str, str], ...] | None = None
    """The studies that the question names, each with its category or "not rated"."""
    read_from_text: bool = False
    """Whether these fields were read from the text by plain rules: what they lack may have been said in other words."""
    clarify_facet: str | None = None
    redirect_topic: str | None = None
    warnings: tuple[str, ...] | None = None
    citations: tuple[Cited, ...] | None = None
    hits: dict[str, tuple[tuple[str, ...], ...]] | None = None
    """For each ranking the fact ids of its hits, best first."""
    withheld: int | None = None
    versions: dict[str, str | None] = {}
    note: str | None = None
    """Why the sample cannot be scored, where a system has nothing to show for it."""

    @property
    def facts(self) -> set[str] | None:
        """The facts that the citations carry, None if the system does not cite or tells only where to look them up."""
        if self.citations is None or (self.citations and all(c.passage is None and not c.fact_ids for c in self.citations)):
            return None
        return {fact for cited in self.citations for fact in cited.fact_ids}

    @property
    def fingerprint(self) -> str:
        """Two answers with the same one are the same to a reader."""
        shown: dict[str, Any] = self.model_dump(exclude={"versions", "hits"})
        return hashlib.sha256(repr(sorted(shown.items())).encode()).hexdigest()[:12]
