"""`python -m bot ask` and `python -m bot check`: the command contract, from a terminal or as JSON lines."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.beside.read_as import read_as
from bot.errors import BotError, InputError
from bot.jsonl import ask_lines, check_lines
from bot.pipeline import answer
from bot.report import report
from bot.schema import Answer
from bot.scope import scope_of
from bot.services import Services, build_services
from bot.settings import Settings
from bot.understand.intake import Inquiry
from corpus import CorpusError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code (1: the corpus or the input cannot be used)."""
    options = _parser().parse_args(arguments)
    try:
        services = build_services(Settings(corpus=options.corpus) if options.corpus else None)
        if options.command == "check" and not options.jsonl:
            _report(options, services)
        elif options.command == "check":
            _each(check_lines(sys.stdin.buffer, services))
        elif options.jsonl:
            _each(ask_lines(sys.stdin.buffer, services))
        elif options.json:
            print(answer(Inquiry(options.question or ""), services).to_json())
        else:
            _talk(options.question or "", services)
    except (CorpusError, BotError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Which imaging study fits, with the rating table's last word."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help="one question, or JSON lines from standard input")
    ask.add_argument("question", nargs="?", help="the question, in quotes")
    ask.add_argument("--json", action="store_true", help="print the whole Answer as JSON")
    ask.add_argument("--jsonl", action="store_true", help='lines of {"id", "question", "facets"?, "history"?}')
    check = commands.add_parser("check", help="rule on texts of any origin")
    check.add_argument("file", nargs="?", type=Path, help="a text file; without it the text comes from standard input")
    check.add_argument("--variant", help="the scenario that the text is about, if it does not say so")
    check.add_argument("--jsonl", action="store_true", help='lines of {"id", "text", "variant"?, "question"?}')
    for command in (ask, check):
        command.add_argument("--corpus", type=Path, default=None, help="another corpus folder")
    return parser


def _report(options: argparse.Namespace, services: Services) -> None:
    """A readable report on one text.

    Raises:
        InputError: the file cannot be read as text.
        UnknownVariantError: the corpus has no such variant.
    """
    try:
        text = options.file.read_text(encoding="utf-8") if options.file else sys.stdin.read()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{options.file} cannot be read: {error}") from error
    variant = scope_of(text, options.variant or "", "", services)
    print(report(text, variant, services.checker))


def _each(lines: "object") -> None:
    for line in lines:  # type: ignore[attr-defined]  # an iterator of JSON texts
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _talk(question: str, services: Services) -> None:
    """The card as soon as it is decided, then the whole answer with its sources."""
    if sys.stdout.isatty():
        print(answer(Inquiry(question), services, prose=False).text + "\n\n… reading the sources …\n", flush=True)
    print(_readable(answer(Inquiry(question), services), services))


def _readable(given: Answer, services: Services) -> str:
    """The text, how the question was read, the sources and what was not as it should be."""
    sources = [
        f"[{c.n}] {'our summary of' if c.kind == 'summary' else ''} {c.document}, {c.section}: {c.url}" for c in given.citations
    ]
    own = [f"See also, of your documents: {o.title}{f', page {o.page}' if o.page else ''}" for o in given.own_documents]
    notices = [f"Note: {notice}" for notice in given.notices]
    blocks = ([given.text], [read_as(given, services.corpus)], [*sources, *dict.fromkeys(own), *notices])
    return "\n\n".join("\n".join(block) for block in blocks if any(block))


if __name__ == "__main__":
    sys.exit(main())
