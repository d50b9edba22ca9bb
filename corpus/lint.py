"""What a schema cannot say: statements stand alone, and never type what is rendered from rows."""

import re
from collections.abc import Iterator

from corpus.errors import Fault
from corpus.model import Corpus
from corpus.schema import Category, Statement

_LEANS_ON_ANOTHER = re.compile(r"^(?:It|Its|This|That|These|Those|They|Their|Such|He|She|Here|There)\b")
_TYPED_RATING = re.compile("|".join(re.escape(c.value) for c in Category) + r"|☢|\brated \d", re.IGNORECASE)
_DOSE = re.compile(r"\b(?:mSv|mGy|µSv)\b")
_LONGEST = 40
"""Words of a statement at most; longer ones hold more than one fact."""


def lint_faults(corpus: Corpus) -> Iterator[Fault]:
    """Statements that are not self-contained, type a rating, are too long, or that two passages share."""
    seen: dict[str, str] = {}
    for passage in corpus.document_passages:
        for span in passage.spans:
            where = f"documents/{passage.id}"
            for message in _faults(span.statement):
                yield Fault(where, "", f"{message}: {span.statement.text!r}")
            if span.statement.text in seen:
                yield Fault(where, "", f"also stands in {seen[span.statement.text]}: {span.statement.text!r}")
            seen[span.statement.text] = passage.id
        for question in passage.asks:
            if question in seen:
                yield Fault(f"documents/{passage.id}", "asks", f"also stands in {seen[question]}: {question!r}")
            seen[question] = passage.id


def _faults(statement: Statement) -> Iterator[str]:
    if _LEANS_ON_ANOTHER.match(statement.text):
        yield "does not name its subject"
    if statement.holder.casefold() == "other":
        yield "does not name its holder"
    if _TYPED_RATING.search(statement.text):
        yield "types a rating or a radiation level, which are rendered from rows"
    if _DOSE.search(statement.text) and statement.kind != "dose":
        yield "gives a dose without being of kind `dose`"
    if len(statement.text.split()) > _LONGEST:
        yield f"has more than {_LONGEST} words"
    if not statement.text.endswith("."):
        yield "is not a sentence"
