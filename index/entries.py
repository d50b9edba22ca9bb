"""What is embedded and searched for a passage: each of its statements, and each question that it answers, apart.

By meaning a passage is found by its best entry: one short text has one meaning, a passage of three statements a blurred one. By
words it is found by all its entries together: a question may have one word from a statement and the next from another question.
"""

from dataclasses import dataclass

from corpus import Passage

_WHOLE = ("rating",)
"""Aspects whose sentences say the same of one row; they are embedded as one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a passage: `text` is embedded; `words` are searched, with the headings above it."""

    id: str
    passage: str
    text: str
    words: str


def entries_of(passage: Passage) -> list[Entry]:
    """The entries of a passage, the ids of the first being the passage's own."""
    under = f"{passage.section}. "
    if passage.kind == "verbatim":  # a chunk often has its subject in the headings above it only
        return [Entry(passage.id, passage.id, under + passage.text, under + passage.text)]
    said = [passage.text] if passage.aspect in _WHOLE else [span.statement.text for span in passage.spans]
    texts = [*((text, under + text) for text in said), *((question, question) for question in passage.asks)]
    return [
        Entry(passage.id if number == 0 else f"{passage.id}#{number}", passage.id, text, words)
        for number, (text, words) in enumerate(texts)
    ]
