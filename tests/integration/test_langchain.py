"""The search is a LangChain retriever for everybody else: question in, Documents out, usable in a chain."""

from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnableLambda

from corpus import Corpus
from index.retriever import Retriever, as_langchain

QUESTION = "How does metal near the tumour degrade the images?"


@pytest.fixture
def retriever(small: Corpus, small_index: Path) -> Retriever:
    """The search of the corpus of a few passages."""
    return Retriever(small, small_index)


@pytest.mark.parametrize("k", [1, 5])
def test_its_documents_are_the_hits(k: int, retriever: Retriever) -> None:
    found = as_langchain(retriever, k=k)
    assert isinstance(found, BaseRetriever)
    documents = found.invoke(QUESTION)
    assert documents == [
        Document(id=hit.passage.id, page_content=hit.passage.text, metadata={"score": hit.score, "rank": hit.rank})
        for hit in retriever.search(QUESTION, k)
    ]
    assert len(documents) == k


def test_it_stands_in_a_chain(retriever: Retriever) -> None:
    def ranks(documents: list[Document]) -> list[int]:
        return [document.metadata["rank"] for document in documents]

    chain = as_langchain(retriever, k=2) | RunnableLambda(ranks)
    assert chain.batch([QUESTION, "bone scan"]) == [[1, 2], [1, 2]]


def test_without_an_index_it_answers_by_words(small: Corpus) -> None:
    documents = as_langchain(Retriever(small, None), k=1).invoke(QUESTION)
    assert [document.id for document in documents] == ["acr-2022/metal"]
