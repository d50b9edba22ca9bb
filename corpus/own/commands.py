"""`python -m corpus add | list | remove`: what the user sees of their own documents."""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Never, get_args

from tqdm import tqdm

from corpus.own import library
from corpus.own.adding import NO_LICENCE, Added, Wishes, add
from corpus.own.errors import OwnDocumentError
from corpus.own.records import INSTRUCTION, REFERENCES, OwnDocument, Trust
from corpus.settings import Home

NAMES = ("add", "list", "remove")
_INDEX = ("-m", "index", "build", "--own")
"""The index of these documents lies above this package, so it is started as the command that it is, not imported."""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> Iterator[argparse.ArgumentParser]:
    """Adds the three commands to a parser."""
    adding = commands.add_parser("add", help="take in your own copies: text, Markdown, HTML, PDF")
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    adding.add_argument("--title", help="instead of the document's own")
    adding.add_argument("--licence", help=f'by which you hold it (default: "{NO_LICENCE}")')
    adding.add_argument("--trust", choices=get_args(Trust), default="unverified", help="how far you trust it")
    listing = commands.add_parser("list", help="your own documents")
    listing.add_argument("--json", action="store_true", help="as JSON")
    removing = commands.add_parser("remove", help="take one of your own documents out again")
    removing.add_argument("id", help="as `list` shows it")
    for command in (adding, removing):
        command.add_argument("--quiet", action="store_true", help="no progress")
        command.add_argument("--no-index", action="store_true", help="leave the index to a later `python -m index build`")
    yield from (adding, listing, removing)


def run(options: argparse.Namespace) -> int:
    """Runs one of the three; exit code 1 if a file was refused or an id is not known."""
    home = Home().bot_home
    if options.command == "list":
        return _list(home, options.json)
    if options.command == "remove":
        return _remove(home, options)
    return _add(home, options)


def _add(home: Path, options: argparse.Namespace) -> int:
    if options.title and len(options.files) > 1:
        print("--title names one document: add the files one by one.", file=sys.stderr)
        return 1
    wishes = Wishes(options.title, options.licence, options.trust)
    failed = added = 0
    for file in options.files:
        try:
            with _progress(file.name, options.quiet) as progress:
                outcome = add(file, home, wishes, progress)
        except OwnDocumentError as error:
            failed += 1
            print(f"{file.name}: {error}", file=sys.stderr)
            continue
        added += outcome.is_new
        _tell(outcome)
    if added and not options.no_index:
        _follow(options.quiet)
    return 1 if failed else 0


def _tell(outcome: Added) -> None:
    document = outcome.document
    if not outcome.is_new:
        print(f"{document.id}: is there already, nothing changed.")
        return
    pages = f"{document.pages} pages, " if document.pages else ""
    print(f"{document.id}: {document.title!r}, {document.kind}, {pages}{len(document.chunks)} chunks added.")
    silent = sum(REFERENCES in c.flags for c in document.chunks)
    if silent:
        print(f"  {silent} chunks of its list of literature are kept but not searched.")
    if old := outcome.superseded:
        print(f"  Warning: it holds the {document.year or old.edition} edition; {old.now}.", file=sys.stderr)
    for chunk in document.chunks:
        if INSTRUCTION in chunk.flags:
            where = ", ".join(filter(None, [f"page {chunk.page}" if chunk.page else "", chunk.section or "no section"]))
            print(
                f"  Warning: reads like an instruction to a machine, kept but never shown as a source: {where}", file=sys.stderr
            )


def _remove(home: Path, options: argparse.Namespace) -> int:
    try:
        library.remove(home, options.id)
    except OwnDocumentError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.id}: removed.")
    if not options.no_index:
        _follow(options.quiet)
    return 0


def _follow(quiet: bool) -> None:
    """Lets the index follow in a process of its own; without the embedder the documents are found by their words."""
    sys.stdout.flush()  # the other process writes to the same place
    done = subprocess.run([sys.executable, *_INDEX, *(["--quiet"] if quiet else [])], check=False)  # noqa: S603  # our own
    if done.returncode:
        print(
            "The documents are stored and found by their words alone. To mend that, run: python -m index build", file=sys.stderr
        )


def _list(home: Path, as_json: bool) -> int:
    found = library.read_library(home)
    if as_json:
        print(json.dumps([_summary(d) for d in found.documents], indent=1, ensure_ascii=False))
    elif found.documents:
        rows = [("id", "title", "kind", "pages", "chunks", "trust", "flags"), *map(_row, found.documents)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    else:
        print("No documents of your own. Add some: python -m corpus add FILE...")
    for name in found.damaged:
        print(f"{name}: is damaged. Run: python -m corpus remove {name}, and add the file again.", file=sys.stderr)
    return 1 if found.damaged else 0


def _summary(document: OwnDocument) -> dict[str, object]:
    known = document.model_dump(mode="json", exclude={"chunks", "page_marks", "text_sha256"})
    flags = Counter(flag for chunk in document.chunks for flag in chunk.flags)
    return {**known, "chunks": len(document.chunks), "chunk_flags": dict(flags)}


def _row(document: OwnDocument) -> tuple[str, ...]:
    title = document.title if len(document.title) <= 60 else f"{document.title[:59]}…"
    flags = [f"{flag} ({document.flagged})" if flag == INSTRUCTION else flag for flag in document.flags]
    counts = str(document.pages or "-"), str(len(document.chunks))
    return (document.id, title, document.kind, *counts, document.trust, ", ".join(flags) or "-")


@contextmanager
def _progress(name: str, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar of the pages read, where there are pages."""
    bar: tqdm[Never] = tqdm(desc=f"Reading {name[:40]}", unit="page", disable=quiet, leave=False, delay=0.5)

    def advance(read: int, pages: int) -> None:
        bar.total = pages
        bar.update(read - bar.n)

    try:
        yield advance
    finally:
        bar.close()
