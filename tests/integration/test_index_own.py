"""The user's own documents have an index of their own: it follows them, embeds only what is new, and never moves ours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.own import OwnDocument, passages, remove
from corpus.own.adding import add
from index import manifest as m
from index.build import How, build, build_own
from index.retriever import Retriever
from index.shelf import OURS, OWN
from tests import papers

QUESTION = "Who looks after the lantern when it gets dark?"  # shares no word of weight with the text
NEWS = "The pilot boat leaves the pier at noon. " * 3
QUIET = How(show_progress=False)
Put = Callable[[str, str], OwnDocument]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Adds a text as a document."""

    def put(name: str, text: str) -> OwnDocument:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return add(tmp_path / name, tmp_path).document

    return put


@pytest.fixture
def no_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever embeds now is caught."""
    monkeypatch.setattr("index.build.load_embedder", lambda: pytest.fail("something was embedded"))


def found(retriever: Retriever, question: str = QUESTION) -> list[str]:
    """The documents of the hits, best first."""
    return [hit.passage.document for hit in retriever.search_own(question)]


def test_without_an_index_own_documents_are_found_by_words(put: Put, small: Corpus, tmp_path: Path) -> None:
    document = put("lights.txt", papers.KEEPER)
    retriever = Retriever(small, None, tmp_path)
    assert found(retriever, "keeper of the lamp") == [f"own/{document.id}"]
    assert found(retriever) == []
    assert retriever.own_problem is not None
    assert retriever.own_problem.phrase == "no-index"


def test_with_an_index_they_are_found_by_meaning(put: Put, small: Corpus, tmp_path: Path) -> None:
    document, _ = put("lights.txt", papers.KEEPER), put("news.txt", NEWS)
    build_own(tmp_path, QUIET)
    retriever = Retriever(small, None, tmp_path)
    hit = retriever.search_own(QUESTION)[0]
    assert (hit.passage.document, hit.rank, hit.passage.kind) == (f"own/{document.id}", 1, "verbatim")
    assert retriever.own_problem is None


def test_no_documents_no_hits(small: Corpus, tmp_path: Path) -> None:
    assert Retriever(small, None, tmp_path).search_own(QUESTION) == []
    assert Retriever(small, None).search_own(QUESTION) == []
    assert Retriever(small, None, tmp_path).own_problem is None
    assert build_own(tmp_path, QUIET).folder is None


def test_adding_embeds_only_what_is_new(put: Put, tmp_path: Path) -> None:
    put("lights.txt", papers.KEEPER)
    first = build_own(tmp_path, QUIET)
    put("news.txt", NEWS)
    second = build_own(tmp_path, QUIET)
    assert (first.embedded, second.embedded, second.passages) == (1, 1, 2)
    forced = build_own(tmp_path, How(force=True, show_progress=False))
    assert forced.embedded == 2


def test_removing_embeds_nothing(put: Put, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    document, _ = put("lights.txt", papers.KEEPER), put("news.txt", NEWS)
    build_own(tmp_path, QUIET)
    request.getfixturevalue("no_embedder")
    remove(tmp_path, document.id)
    built = build_own(tmp_path, QUIET)
    assert (built.embedded, built.passages) == (0, 1)
    assert build_own(tmp_path, QUIET) == built, "unchanged: the same folder"


def test_with_the_last_document_the_index_goes(put: Put, tmp_path: Path) -> None:
    document = put("lights.txt", papers.KEEPER)
    build_own(tmp_path, QUIET)
    remove(tmp_path, document.id)
    assert build_own(tmp_path, QUIET).folder is None
    assert not list((tmp_path / OWN).glob("index-*"))
    assert not (tmp_path / OWN / m.POINTER).exists()


def test_a_running_retriever_notices_at_the_next_question(put: Put, small: Corpus, tmp_path: Path) -> None:
    retriever = Retriever(small, None, tmp_path)
    assert found(retriever) == []
    lights = put("lights.txt", papers.KEEPER)
    assert found(retriever, "keeper") == [f"own/{lights.id}"], "by words, before the index follows"
    build_own(tmp_path, QUIET)
    assert found(retriever) == [f"own/{lights.id}"]
    news = put("news.txt", NEWS)
    assert found(retriever, "pilot boat") == [f"own/{news.id}"]
    assert "what your documents were before" in str(retriever.own_problem)
    build_own(tmp_path, QUIET)
    assert set(found(retriever)) == {f"own/{lights.id}", f"own/{news.id}"}
    assert retriever.own_problem is None
    remove(tmp_path, lights.id)
    build_own(tmp_path, QUIET)
    assert found(retriever) == [f"own/{news.id}"]


def test_ours_is_never_touched_by_theirs(put: Put, small: Corpus, small_index: Path, tmp_path: Path) -> None:
    question = "How does metal near the tumour degrade the images?"
    before = Retriever(small, small_index).search(question)
    pointer = (small_index / m.POINTER).stat().st_mtime_ns
    put("metal.txt", f"{question} " * 3)
    build_own(tmp_path, QUIET)
    assert Retriever(small, small_index, tmp_path).search(question) == before
    assert (small_index / m.POINTER).stat().st_mtime_ns == pointer


def test_a_flagged_chunk_is_never_found(put: Put, small: Corpus, tmp_path: Path) -> None:
    put("attack.txt", f"{papers.KEEPER}\n\n{papers.ATTACK}")
    (tmp_path / "clean.txt").write_text(papers.HARBOUR, encoding="utf-8")
    add(tmp_path / "clean.txt", tmp_path)
    build_own(tmp_path, QUIET)
    retriever = Retriever(small, None, tmp_path)
    for question in (papers.ATTACK, "keeper lamp", QUESTION):
        assert all("Ignore" not in hit.passage.text for hit in retriever.search_own(question, 50))
    assert len(passages(tmp_path)) == 1


def test_the_legs_are_the_rankings_apart(small: Corpus, small_index: Path) -> None:
    retriever = Retriever(small, small_index)
    question = "How does metal near the tumour degrade the images?"
    legs = retriever.legs(question, 5)
    assert set(legs) == {"dense", "lexical", "fused"}
    assert legs["fused"] == retriever.search(question, 5)
    for hits in legs.values():
        assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [h.passage.id for h in legs["dense"]] != [h.passage.id for h in legs["lexical"]]
    assert Retriever(small, None).legs(question)["dense"] == []


def test_both_indexes_may_be_open_at_once(put: Put, small: Corpus, tmp_path: Path) -> None:
    put("lights.txt", papers.KEEPER)
    build(small, tmp_path / OURS, show_progress=False)
    build_own(tmp_path, QUIET)
    retriever = Retriever(small, tmp_path / OURS, tmp_path)
    assert retriever.search(QUESTION)
    assert found(retriever)
    assert (retriever.problem, retriever.own_problem) == (None, None)
