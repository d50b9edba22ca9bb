"""A PDF becomes paragraphs under their headings with their pages; what cannot be read says why, and never hangs."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus.own import OwnDocumentError, document_text, passages
from corpus.own.adding import Wishes, add
from corpus.own.blocks import Part, Reading
from corpus.own.pdf_text import read_pdf
from tests import papers

Read = Callable[[bytes], Reading]
SECTIONS = [
    ("Introduction", papers.KEEPER * 6),
    ("Variant 1: Fog on the outer bank. Light at dusk.", papers.HARBOUR * 3),
    ("Lamp With Mirror", papers.KEEPER * 8),
    ("Lamp Without Mirror", papers.HARBOUR * 12),
    ("Variant 2: Clear night.", papers.KEEPER * 10 + "\n" + papers.HARBOUR * 9),
    ("Summary of Recommendations", papers.HARBOUR * 4),
    ("Further Lights", papers.KEEPER * 3),
]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the bytes of a PDF."""

    def read(content: bytes) -> Reading:
        file = tmp_path / "paper.pdf"
        file.write_bytes(content)
        return read_pdf(file, lambda _, __: None)

    return read


def test_paragraphs_stand_under_their_headings(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(papers.paper(SECTIONS))
    seen: list[tuple[int, int]] = []
    document = add(file, tmp_path, progress=lambda read, pages: seen.append((read, pages))).document
    assert (document.title, document.kind, document.pages) == ("On the Keeping of Lights", "pdf", 2)
    assert seen == [(1, 2), (2, 2)]
    sections = list(dict.fromkeys(p.section for p in passages(tmp_path)))
    assert sections == [
        "Introduction",
        "Variant 1: Fog on the outer bank. Light at dusk.",
        "Variant 1: Fog on the outer bank. Light at dusk. > Lamp With Mirror",
        "Variant 1: Fog on the outer bank. Light at dusk. > Lamp Without Mirror",
        "Variant 2: Clear night.",
        "Summary of Recommendations",
        "Further Lights",
    ]
    text = document_text(tmp_path, document.id).text
    assert "Journal of Coastal Lights" not in text
    assert "Society" not in text
    for passage in passages(tmp_path):
        assert set(s.statement.text + " " for s in passage.spans) <= {papers.KEEPER, papers.HARBOUR}
        assert passage.spans


def test_each_passage_knows_its_page(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(papers.paper([(f"Part {n}", papers.KEEPER * 25) for n in range(1, 6)]))
    document = add(file, tmp_path).document
    pages = [p.page for p in passages(tmp_path)]
    assert pages == sorted(filter(None, pages))
    assert set(pages) == set(range(1, (document.pages or 0) + 1))
    assert [page for _, page in document.page_marks] == list(range(1, (document.pages or 0) + 1))


def test_a_table_keeps_its_rows(read: Read) -> None:
    rows = [
        ("Lamp", "Colour", "Range"),
        ("North light", "white", "9 miles"),
        ("Old pier and the long mole behind it", "red", "2 miles"),
    ]
    blocks = read(papers.table(rows)).blocks
    assert [b.text for b in blocks if b.part is Part.TABLE] == [" | ".join(row) for row in rows]
    assert [b.text for b in blocks if b.part is Part.PROSE] == [papers.KEEPER.strip()]


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    left = [f"the left column goes on in line {n:02}" for n in range(20)]
    right = [f"the right column goes on in line {n:02}" for n in range(20)]
    text = " ".join(b.text for b in read(papers.columns(left, right)).blocks)
    assert text == " ".join(left + right)


def test_a_word_cut_at_a_line_end_is_whole(read: Read) -> None:
    blocks = read(
        papers.lines("the light shines over the har-", "bour by day, and the low-", "grade oil burns; low-grade oil")
    ).blocks
    assert [b.text for b in blocks] == ["the light shines over the harbour by day, and the low-grade oil burns; low-grade oil"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(papers.encrypted(papers.paper(SECTIONS[:1])), "is encrypted. Open it with its password", id="encrypted"),
        pytest.param(papers.scan(3), r"holds no text: it is a scan.* \(OCR\)", id="scan"),
        pytest.param(papers.blank(2_001), "more than 2,000 pages", id="pages"),
        pytest.param(papers.paper(SECTIONS)[:700], "is damaged", id="cut"),
        pytest.param(b"%PDF-1.7\n" + b"garbage " * 50, "is damaged", id="garbage"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, said: str, read: Read) -> None:
    with pytest.raises(OwnDocumentError, match=said):
        read(content)


def test_an_encrypted_pdf_that_opens_without_a_password_is_read(read: Read) -> None:
    assert read(papers.encrypted(papers.paper(SECTIONS[:1]), "")).blocks


def test_a_pdf_named_txt_is_read_as_pdf(tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes(papers.paper(SECTIONS[:2]))
    assert add(file, tmp_path, Wishes(title="Lights")).document.kind == "pdf"


SLOW = "import time, json; print(json.dumps({'pages': 2, 'title': None}), flush=True); time.sleep(1.5)\n" + (
    "print(json.dumps({'page': 1, 'height': 9, 'items': []}), flush=True); time.sleep(60)"
)
HANGS = "import time; time.sleep(60)"
DIES = 'import os; print(\'{"pages": 3, "title": null}\', flush=True); os.kill(os.getpid(), 9)'
EATS = """
from corpus.own.pdf_worker import _limit_memory, _print
_limit_memory()
try:
    bytearray(1 << 36)
except MemoryError:
    _print({"error": "memory"})
"""


@pytest.mark.parametrize(
    ("worker", "said"),
    [(SLOW, "takes too long"), (HANGS, "took more than a minute"), (DIES, "is damaged"), (EATS, "is too large")],
    ids=["slow", "hangs", "dies", "eats"],
)
def test_a_reader_that_hangs_dies_or_eats_memory_is_ended(
    worker: str, said: str, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess

    start = subprocess.Popen

    def instead(command: Sequence[str], **how: object) -> object:
        assert "corpus.own.pdf_worker" in command
        return start([sys.executable, "-c", worker], **how)  # type: ignore[call-overload]

    monkeypatch.setattr("corpus.own.pdf_pages.subprocess.Popen", instead)
    monkeypatch.setattr("corpus.own.pdf_pages.SECONDS_A_PAGE", 3.0)
    monkeypatch.setattr("corpus.own.pdf_pages.SECONDS_A_FILE", 1.0)
    monkeypatch.setattr("corpus.own.pdf_pages.SECONDS_MORE", 0.0)
    with pytest.raises(OwnDocumentError, match=said):
        read(papers.scan())
