"""The runs of a text -> chunks that are embedded, cited and opened; every chunk is a slice of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.own.blocks import Part
from corpus.own.layout import Layout, Run
from corpus.own.sentences import sentences_of

LONGEST = 800
"""Code points of a chunk at most: with its section title that is what the embedder reads (256 tokens)."""
_LEAST_LETTERS = 20
"""Fewer say nothing alone ("Revised 2018"); a document that has no more keeps them."""
Slice = tuple[int, int]

_LONG_SENTENCES = RecursiveCharacterTextSplitter(
    chunk_size=LONGEST,
    chunk_overlap=0,
    separators=["\n", "; ", ", ", " ", ""],
    keep_separator="end",
    add_start_index=True,
)
"""The last separator cuts only what has no blank in 800 code points, which is no word."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A chunk before it is stored: its place in the text, its run, and its whole sentences (offsets into the text)."""

    start: int
    end: int
    run: Run
    sentences: tuple[Slice, ...]


def cut(layout: Layout) -> list[Cut]:
    """All chunks of a text in order. Rows of tables are no sentences, since nobody should quote half a table."""
    whole_text = [piece for run in layout.runs for piece in _of_run(layout.text, run)]
    telling = [c for c in whole_text if sum(map(str.isalpha, layout.text[c.start : c.end])) >= _LEAST_LETTERS]
    return telling or whole_text


def _of_run(text: str, run: Run) -> Iterator[Cut]:
    units = _units(text, run)
    sentences = iter(units if run.part is Part.PROSE else ())
    sentence = next(sentences, None)
    for start, end in _grouped(list(_short(text, units))):
        whole: list[Slice] = []
        while sentence and sentence[0] < end:
            if start <= sentence[0] and sentence[1] <= end:  # else it is longer than a chunk
                whole.append(sentence)
            sentence = next(sentences, None)
        yield Cut(start, end, run, tuple(whole))


def _units(text: str, run: Run) -> list[Slice]:
    """What should not be cut: the rows of a table, or the sentences of prose."""
    if run.part is not Part.TABLE:
        return [(run.start + start, run.start + end) for start, end in sentences_of(text[run.start : run.end])]
    rows: list[Slice] = []
    start = run.start
    for row in text[run.start : run.end].split("\n"):
        rows.append((start, start + len(row)))
        start += len(row) + 1
    return rows


def _short(text: str, units: Sequence[Slice]) -> Iterator[Slice]:
    """The same, but what is longer than a chunk is cut at a list, a clause, or a blank."""
    for start, end in units:
        if end - start <= LONGEST:
            yield start, end
            continue
        for part in _LONG_SENTENCES.create_documents([text[start:end]]):
            begin = start + part.metadata["start_index"]
            yield begin, begin + len(part.page_content)


def _grouped(units: Sequence[Slice]) -> Iterator[Slice]:
    """Neighbours joined to chunks of about equal length."""
    if not units:
        return
    first, last = units[0][0], units[0][1]
    for start, end in units[1:]:
        left = units[-1][1] - first
        wanted = left / -(-left // LONGEST)
        if end - first > LONGEST or last - first + (end - start) / 2 > wanted:
            yield first, last
            first = start
        last = end
    yield first, last
