"""Cues join the vocabulary to the code by name: each that is written is read, and each that is read is written."""

import ast
import re
from collections.abc import Iterator

import pytest

from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token
from corpus import Corpus
from tests.shipped import CORPUS
from tests.unit.test_architecture import modules

PACKAGES = ("corpus", "index", "bot", "ui", "evals")
CLASS = "class-"
PART = "-part"
SWALLOWS = {"past_event", "misdiagnosed", "time_unit", "service", "parity", "only-then", "change_of_plan", "choice-of-one"}
"""Cues that nothing reads: the longest form wins, and theirs take words away that would be read as something else."""
OF_TOKENS = {"mark", "boundary", "number", "task", "glue", "scenario", "band", "neutral", "look", "spared", "unable"}
"""Cues that the readers of tokens give by themselves."""
BY_CUE = ("cues", "affirmed", "has")
BY_CLASS = ("among", "is_one", "speaks", "speaks_of", "forms", "says", "denies", "any_of")
"""Methods that take the names of cues, and of the grammar's own classes."""


def concepts(corpus: Corpus) -> Iterator[str]:
    """The cue of every concept of every vocabulary."""
    for vocabulary in (
        corpus.concepts,
        corpus.claim_concepts,
        corpus.prose_concepts,
        corpus.verdict_concepts,
        corpus.bearing_concepts,
    ):
        yield from (concept.cue for concept in vocabulary if concept.cue)


CUES = set(concepts(CORPUS))


def strings(tree: ast.AST) -> set[str]:
    """Every string literal under a node."""
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def names_in(value: ast.expr) -> set[str]:
    """The strings of a constant; of a mapping, its keys."""
    if isinstance(value, ast.Dict):
        return {name for key in value.keys if key for name in strings(key)}
    return strings(value)


def patterns(tree: ast.AST) -> Iterator[str]:
    """The names that are put together in a module, as regular expressions: f"goes-{way}"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (
                re.escape(p.value) if isinstance(p, ast.Constant) and isinstance(p.value, str) else ".+" for p in node.values
            )
            yield "".join(parts)


def constants(tree: ast.Module) -> dict[str, set[str]]:
    """The strings of each constant of a module."""
    found: dict[str, set[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = names_in(node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = names_in(node.value)
    return found


def asked(tree: ast.Module, *methods: str) -> set[str]:
    """The names that are given to these methods, written in the call or in a constant of the module."""
    named = constants(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in methods:
            continue
        for given in node.args:
            value = given.value if isinstance(given, ast.Starred) else given
            found |= named.get(value.id, set()) if isinstance(value, ast.Name) and isinstance(given, ast.Starred) else set()
            found |= {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()
    return found


def compared(tree: ast.Module) -> set[str]:
    """The names that the cue of a concept is compared with."""
    named = constants(tree)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "cue":
            for right in node.comparators:
                found |= strings(right) | {s for n in ast.walk(right) if isinstance(n, ast.Name) for s in named.get(n.id, ())}
    return found


def is_read(cue: str, literals: set[str], made: set[str]) -> bool:
    """True if a cue is named by the code, alone or as a class of the grammar, or is of a family that the code knows."""
    name = cue.removeprefix(CLASS)
    whole = name.removesuffix(PART)  # a class and the parts of words of the same name are asked for together
    families = [literal for literal in literals if re.fullmatch(r"[a-z]+_", literal)]
    return (
        bool({cue, name, whole} & literals)
        or any(cue.startswith(family) for family in families)
        or any(re.fullmatch(pattern, name) for pattern in made)
    )


def test_every_cue_of_the_vocabulary_is_read_by_the_code() -> None:
    trees = [tree for _, tree in modules(*PACKAGES)]
    literals = set().union(*map(strings, trees))
    made = {p for tree in trees for p in patterns(tree) if re.fullmatch(r"[a-z]+\\-\.\+", p)}
    assert len(CUES) > 200
    assert {cue for cue in CUES if not is_read(cue, literals, made)} == SWALLOWS


def test_every_cue_that_the_code_reads_is_of_the_vocabulary() -> None:
    found = {path: asked(tree, *BY_CUE) | compared(tree) for path, tree in modules("bot", "corpus")}
    assert sum(map(len, found.values())) > 200
    wrong = {path: sorted(names - CUES - OF_TOKENS) for path, names in found.items()}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_every_class_that_the_checker_asks_for_is_of_the_vocabulary() -> None:
    known = CUES | {cue.removeprefix(CLASS) for cue in CUES} | {cue.removeprefix(CLASS).removesuffix(PART) for cue in CUES}
    found = {path: asked(tree, *BY_CLASS) for path, tree in modules("bot") if path.startswith("bot/check/")}
    assert sum(map(len, found.values())) > 30
    wrong = {path: sorted(names - known) for path, names in found.items()}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_a_class_that_does_not_exist_is_an_error_and_not_an_empty_one() -> None:
    bearing = Bearing(CORPUS.bearing_concepts)
    word = [Token("scan")]
    for ask in (
        lambda: bearing.among("scan", "no-such-class"),
        lambda: bearing.is_one("scan", "no-such-class"),
        lambda: bearing.forms("no-such-class"),
        lambda: bearing.speaks_of("scan", "no-such-class"),
        lambda: bearing.speaks(word, "no-such-class"),
    ):
        with pytest.raises(KeyError):
            ask()
