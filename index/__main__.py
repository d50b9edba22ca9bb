"""`python -m index build|info|search`: make the index, say what it is, ask it."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus import SHIPPED, CorpusError, load_corpus
from corpus.jsonlines import read_lines, to_line
from index import manifest as m
from index.build import build
from index.errors import IndexBusyError, IndexUnusableError
from index.retriever import Retriever
from index.settings import IndexSettings

_MOST_HITS, _LONGEST = 100, 8_000
_EXPECTED = 'Expected {"id", "question", "k"?} with text and a k from 1 to 100.'


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    home = IndexSettings().index_home
    try:
        corpus = load_corpus(options.corpus)
        if options.command == "build":
            done = build(corpus, home, force=options.force, show_progress=not options.quiet)
            state = f"{done.embedded} passages embedded" if done.embedded else "up to date, nothing embedded"
            print(f"Index {done.folder.name}: {state}.")
        elif options.command == "info":
            _info(home, m.index_id(corpus))
        else:
            _search(Retriever(corpus, home), options.k)
    except (CorpusError, IndexUnusableError, IndexBusyError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="The search index over the passages.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("build", "make or refresh the index"),
        ("info", "say what is in use"),
        ("search", "ask it, JSONL in and out"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--corpus", type=Path, default=SHIPPED, help="another corpus folder")
        if name == "build":
            command.add_argument("--force", action="store_true", help="build even if nothing has changed")
            command.add_argument("--quiet", action="store_true", help="no progress bar")
        if name == "search":
            command.add_argument("--jsonl", action="store_true", help="the only form there is")
            command.add_argument("--k", type=int, default=5, help="hits a question")
    return parser


def _info(home: Path, wanted: str) -> None:
    manifest = m.read_manifest(m.current(home))
    known = asdict(manifest)
    known["passages"] = len(known.pop("passage_ids"))
    known["fits_corpus"] = manifest.index_id == wanted
    print(json.dumps(known, indent=1))


def _search(retriever: Retriever, k: int) -> None:
    for number, item in read_lines(sys.stdin.buffer):
        print(to_line(_hits(retriever, item, number, k)), flush=True)
    if retriever.problem:
        print(retriever.problem, file=sys.stderr)


def _hits(retriever: Retriever, item: object, number: int, k: int) -> dict[str, object]:
    fields = item if isinstance(item, dict) else {}
    question, wanted = fields.get("question"), fields.get("k", k)
    if not isinstance(question, str) or not isinstance(wanted, int) or not 1 <= wanted <= _MOST_HITS:
        return {
            "id": fields.get("id"),
            "line": number,
            "error": _EXPECTED,
        }
    hits = [
        {"passage_id": h.passage.id, "fact_ids": list(h.passage.fact_ids), "score": round(h.score, 6), "rank": h.rank}
        for h in retriever.search(question[:_LONGEST], wanted)
    ]
    return {"id": fields.get("id"), "hits": hits}


if __name__ == "__main__":
    sys.exit(main())
