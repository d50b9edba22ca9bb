"""`python -m index build|verify|info|search`: make the indexes, look for damage, say what they are, ask them."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from corpus import SHIPPED, CorpusError, load_corpus
from corpus.own import stamp
from index import manifest as m
from index.build import Built, How, build_own, build_shelf
from index.errors import IndexBusyError, IndexUnusableError
from index.lines import answer_lines
from index.retriever import Retriever
from index.settings import IndexSettings
from index.shelf import OWN, Shelf, corpus_shelf, own_shelf
from index.verify import MEND, verify

PATIENCE = 600.0
"""Seconds that `build` waits for another builder unless told otherwise."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    settings = IndexSettings()
    try:
        if options.command == "build":
            _build(options, settings)
        elif options.command == "verify":
            return _verify(options.corpus, settings)
        elif options.command == "info":
            _info(options.corpus, settings)
        else:
            retriever = Retriever(load_corpus(options.corpus), settings.index_home, settings.bot_home)
            answer_lines(retriever, options.k)
    except (CorpusError, IndexUnusableError, IndexBusyError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="The search indexes over the passages.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("build", "make or refresh the indexes of our corpus and of your own documents"),
        ("verify", "look for damage; exit code 1 if there is any"),
        ("info", "say what is in use"),
        ("search", "ask, JSONL in and out"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("--corpus", type=Path, default=SHIPPED, help="another corpus folder")
        if name == "build":
            command.add_argument("--force", action="store_true", help="embed everything anew, even if nothing has changed")
            command.add_argument("--own", action="store_true", help="only the index of your own documents")
            command.add_argument("--no-wait", action="store_true", help="give up at once if another build is running")
            command.add_argument("--quiet", action="store_true", help="no progress bar")
        if name == "search":
            command.add_argument("--jsonl", action="store_true", help="the only form there is")
            command.add_argument("--k", type=int, default=5, help="hits of ours a question")
    return parser


def _build(options: argparse.Namespace, settings: IndexSettings) -> None:
    how = How(options.force, not options.quiet, 0.0 if options.no_wait else PATIENCE, lambda said: print(said, file=sys.stderr))
    if not options.own:
        corpus, home = load_corpus(options.corpus), settings.index_home
        _tell("Index", build_shelf(lambda: corpus_shelf(corpus, home), home, how))
    if options.own or stamp(settings.bot_home) or (settings.bot_home / OWN).exists():
        _tell("Index of your own documents", build_own(settings.bot_home, how))


def _tell(what: str, done: Built) -> None:
    if done.folder is None:
        print(f"{what}: empty.")
        return
    kept = done.passages - done.embedded
    reused = f", {kept} unchanged" if kept else ""
    state = f"{done.embedded} passages embedded{reused}" if done.embedded else "up to date, nothing embedded"
    print(f"{what} {done.folder.name}: {state}.")


def _verify(folder: Path, settings: IndexSettings) -> int:
    damaged = False
    shelves = [corpus_shelf(load_corpus(folder), settings.index_home)]
    if stamp(settings.bot_home):
        shelves.append(own_shelf(settings.bot_home))
    for shelf in shelves:
        for check in verify(shelf) if shelf.passages else []:
            print(f"{shelf.name}: {check.name}: {'ok' if check.whole else 'DAMAGED'} ({check.found})")
            damaged |= not check.whole
    if damaged:
        print(f"There is damage; questions are answered by words alone where it matters. Run: {MEND}", file=sys.stderr)
    return 1 if damaged else 0


def _info(folder: Path, settings: IndexSettings) -> None:
    known = _about(corpus_shelf(load_corpus(folder), settings.index_home))
    own = own_shelf(settings.bot_home)
    documents = len({p.document for p in own.passages})
    try:
        known["own"] = {"documents": documents, **_about(own)} if own.passages else None
    except IndexUnusableError as error:
        known["own"] = {"documents": documents, "passages": len(own.passages), "problem": str(error)}
    print(json.dumps(known, indent=1))


def _about(shelf: Shelf) -> dict[str, object]:
    manifest = m.read_manifest(m.current(shelf.home))
    known = asdict(manifest)
    known["texts"] = len(known.pop("entry_ids"))
    known["passages"] = len(shelf.passages)
    known["fits_corpus"] = manifest.index_id == m.index_id(shelf)
    return known


if __name__ == "__main__":
    sys.exit(main())
