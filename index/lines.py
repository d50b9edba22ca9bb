"""`python -m index search --jsonl`: a question a line in, its hits a line out."""

import sys

from corpus.jsonlines import read_lines, to_line
from index.hits import Hit
from index.retriever import Retriever

_MOST_HITS, _LONGEST = 100, 8_000
_MOST_OWN = 3
"""Hits of the user's own documents a question; they come after ours, and never push one out."""
_EXPECTED = 'Expected {"id", "question", "k"?} with text and a k from 1 to 100.'


def answer_lines(retriever: Retriever, k: int) -> None:
    """Answers every line of standard input, then says what was wrong with the indexes."""
    for number, item in read_lines(sys.stdin.buffer):
        sys.stdout.write(to_line(_answer(retriever, item, number, k)) + "\n")
        sys.stdout.flush()
    for problem in filter(None, (retriever.problem, retriever.own_problem)):
        sys.stderr.write(f"{problem}\n")


def _answer(retriever: Retriever, item: object, number: int, k: int) -> dict[str, object]:
    fields = item if isinstance(item, dict) else {}
    question, wanted = fields.get("question"), fields.get("k", k)
    if not isinstance(question, str) or not isinstance(wanted, int) or not 1 <= wanted <= _MOST_HITS:
        return {"id": fields.get("id"), "line": number, "error": _EXPECTED}
    question = question[:_LONGEST]
    ours = [_hit(h) for h in retriever.search(question, wanted)]
    own = [
        {**_hit(h), "rank": len(ours) + h.rank, "document": h.passage.source.title, "page": h.passage.page}
        for h in retriever.search_own(question, _MOST_OWN)
    ]
    return {"id": fields.get("id"), "hits": ours + own}


def _hit(hit: Hit) -> dict[str, object]:
    passage = hit.passage
    return {"passage_id": passage.id, "fact_ids": list(passage.fact_ids), "score": round(hit.score, 6), "rank": hit.rank}
