"""`python -m corpus check|show|coverage`: validate the folder, show one thing, say which facts are carried.

`add|list|remove`: the user's own documents, see `corpus/own/commands.py`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import SHIPPED, Corpus, CorpusError, load_corpus
from corpus.coverage import carriers
from corpus.lint import lint_faults
from corpus.loader import load_facts
from corpus.own import commands as own
from corpus.passages import all_passages
from corpus.schema import FROM_MEMORY


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; exit code 1 for a fault, an unknown id or a sourced fact that nothing carries."""
    options = _parser().parse_args(arguments)
    if options.command in own.NAMES:
        return own.run(options)
    try:
        corpus = load_corpus(options.corpus)
        if options.command == "check":
            return _check(corpus)
        if options.command == "show":
            return _show(corpus, options.id)
        return _coverage(corpus, options.facts)
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m corpus", description="The knowledge: rows, statements, terms, rules, and your own documents."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate everything, list every fault")
    show = commands.add_parser("show", help="a passage, procedure, variant, topic, rule, fact, or `facets`")
    show.add_argument("id")
    coverage = commands.add_parser("coverage", help="which statements and rows carry each fact of a facts file")
    coverage.add_argument("facts", type=Path, nargs="?", default=SHIPPED / "facts.yaml")
    for command in (check, show, coverage, *own.register(commands)):
        command.add_argument("--corpus", type=Path, default=SHIPPED, help="another corpus folder")
    return parser


def _check(corpus: Corpus) -> int:
    faults = list(lint_faults(corpus))
    for fault in faults:
        print(fault, file=sys.stderr)
    statements = sum(len(p.spans) for p in corpus.document_passages)
    print(
        f"{len(corpus.topics)} topic(s), {len(corpus.variants)} variants, {len(corpus.rows)} rows, "
        f"{len(corpus.document_passages)} passages with {statements} statements, {len(corpus.rules)} rules, "
        f"{len(corpus.concepts) + len(corpus.claim_concepts)} concepts: {len(faults)} fault(s)."
    )
    return 1 if faults else 0


def _show(corpus: Corpus, wanted: str) -> int:
    if wanted == "facets":
        _print({f.id: {"words": f.words, "values": f.values or "any text"} for f in corpus.facets.values()})
        return 0
    if passage := next((p for p in all_passages(corpus) if p.id == wanted), None):
        _print(
            {
                "id": passage.id,
                "section": passage.section,
                "text": passage.text,
                "facts": passage.fact_ids,
                "source": passage.source.model_dump(),
            }
        )
        return 0
    rules = {r.id: r for r in corpus.rules}
    for group in (
        corpus.procedures,
        corpus.variants,
        corpus.topics,
        corpus.documents,
        corpus.sources,
        corpus.facets,
        rules,
        corpus.facts,
    ):
        if wanted in group:
            _print(group[wanted].model_dump(mode="json"))
            return 0
    print(
        f"There is nothing called {wanted!r}. Try `show facets`, a variant such as "
        f"{next(iter(corpus.variants))}, or a passage id.",
        file=sys.stderr,
    )
    return 1


def _coverage(corpus: Corpus, file: Path) -> int:
    """Prints what carries each fact; fails if a fact that has a source (confidence other than M) is carried by nothing."""
    carried = carriers(corpus)
    facts = load_facts(file)
    for fact in facts:
        found = carried.get(fact.id, ())
        print(f"{fact.id}: {', '.join(dict.fromkeys(c.place for c in found)) or '-'}")
        for text in dict.fromkeys(c.text for c in found):
            print(f"    {text}")
    sourced = [f.id for f in facts if f.confidence != FROM_MEMORY]
    lacking = [f for f in sourced if f not in carried]
    unsourced = [f.id for f in facts if f.confidence == FROM_MEMORY and f.id in carried]
    print(
        f"{len(sourced) - len(lacking)} of {len(sourced)} facts with a source are carried"
        f"{f', lacking {lacking}' if lacking else ''}; {len(facts) - len(sourced)} facts from memory are left out"
        f"{f', but {unsourced} are carried' if unsourced else ''}."
    )
    return 1 if lacking or unsourced else 0


def _print(value: object) -> None:
    print(json.dumps(value, indent=1, ensure_ascii=False, default=str))


if __name__ == "__main__":
    sys.exit(main())
