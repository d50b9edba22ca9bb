"""For any text: chunks are slices of it, nothing hidden stays, and no bytes make the reader fail but by saying so."""

import unicodedata
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.own import OwnDocumentError, document_text, passages
from corpus.own.adding import Wishes, add
from corpus.own.blocks import Block, Part, block
from corpus.own.chunks import LONGEST, cut
from corpus.own.cleaning import clean, clean_line
from corpus.own.kinds import kind_of
from corpus.own.layout import laid_out
from corpus.own.sentences import sentences_of
from corpus.words import INVISIBLE

SENTENCES = st.lists(
    st.sampled_from(["lamp", "keeper", "FDG-PET/CT", "et al.", "(3,4)", "[12]", "☢☢", "naïve", "e.g.", "5 mm", "灯", "灯。灯"]),
    min_size=1,
    max_size=40,
).map(lambda words: " ".join(words).capitalize() + ".")
TEXTS = (
    st.lists(SENTENCES | st.text(min_size=1, max_size=60).map(clean_line), min_size=1, max_size=30).map(" ".join).map(clean_line)
)
PARTS = st.sampled_from([Part.PROSE, Part.PROSE, Part.HEADING, Part.TABLE, Part.NOTE])
BLOCKS = st.lists(
    st.builds(
        lambda part, text, page, level: block(part, text, page, level),
        PARTS,
        TEXTS,
        st.none() | st.integers(1, 9),
        st.integers(1, 4),
    ),
    max_size=12,
).map(lambda blocks: [b for b in blocks if b.text])
HARMFUL = st.text(
    alphabet=st.characters() | st.sampled_from("\u200b\u202e\u2066\U000e0041\ufeff\u00ad\x00\x1b\x85\u2028\ue000e\u0301\n\t ")
)


@given(BLOCKS)
def test_every_chunk_is_a_slice_of_the_text(blocks: list[Block]) -> None:
    layout = laid_out(blocks, "A title")
    pieces = cut(layout)
    for before, after in pairwise(pieces):
        assert before.end <= after.start, "in order, and none twice"
    for piece in pieces:
        text = layout.text[piece.start : piece.end]
        assert 0 < len(text) <= LONGEST
        assert text == text.strip()
        assert all(piece.start <= start < end <= piece.end for start, end in piece.sentences)
        assert piece.run.part is Part.PROSE or not piece.sentences


@given(TEXTS)
def test_no_word_is_cut(text: str) -> None:
    layout = laid_out([block(Part.PROSE, text)], "A title")
    inside = {place for piece in cut(layout) for place in (piece.start, piece.end)} - {0, len(layout.text)}
    for place in inside:
        if layout.text[place - 1].isalnum() and layout.text[place].isalnum():
            word = layout.text[:place].split()[-1] + layout.text[place:].split()[0]
            assert len(word) > LONGEST, f"{word!r} would have fitted"


@given(TEXTS)
def test_sentences_leave_no_word_out(text: str) -> None:
    found = sentences_of(text)
    left = text
    for start, end in reversed(found):
        left = left[:start] + left[end:]
    assert not any(c.isalnum() for c in left)
    assert found == sorted(found)


@given(HARMFUL)
def test_nothing_hidden_stays(text: str) -> None:
    cleaned = clean(text)
    assert not INVISIBLE.search(cleaned)
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for c in cleaned if c != "\n")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert "\n" not in clean_line(text)


@given(st.binary(max_size=2_000), st.sampled_from(["", ".txt", ".md", ".html", ".pdf"]))
def test_any_bytes_are_told_or_refused(content: bytes, suffix: str) -> None:
    """The kind that is told may be any; no bytes raise anything but a refusal."""
    with suppress(OwnDocumentError):
        kind_of(content, suffix)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.binary(max_size=300)
    | HARMFUL.map(lambda t: t.encode("utf-8", "ignore"))
    | HARMFUL.map(lambda t: b"<html><p>" + t.encode("utf-8", "ignore") + b"<div hidden><p>x<table><tr><td>"),
    st.sampled_from([".txt", ".md", ".html"]),
)
def test_any_file_is_added_whole_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / f"file{suffix}"
    file.write_bytes(content)
    try:
        document = add(file, tmp_path, Wishes(title="T")).document
    except OwnDocumentError:
        return
    stored = document_text(tmp_path, document.id)
    assert clean(stored.text) == stored.text
    for passage in passages(tmp_path):
        if passage.document == f"own/{document.id}":
            assert stored.text[passage.offset : passage.offset + len(passage.text)] == passage.text
            assert all(passage.text[s.start : s.end] == s.statement.text for s in passage.spans)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_of_a_pdf_are_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(b"%PDF-1.7\n" + content)
    with pytest.raises(OwnDocumentError):
        add(file, tmp_path)
