"""The packages depend one way, and what may happen in one place only happens there."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT: dict[str, set[str]] = {
    "corpus": set(),
    "index": {"corpus"},
    "bot": {"corpus", "index"},
    "ui": {"corpus", "index", "bot"},
    "evals": {"corpus", "index", "bot"},
}
PRODUCT = ("corpus", "index", "bot", "ui")
IMPURE = {"os", "io", "time", "datetime", "random", "socket", "pathlib", "subprocess", "index", "langchain", "langchain_core"}


def modules(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    """Every module of the packages, as path from the root and syntax tree."""
    for package in packages:
        files = sorted((ROOT / package).rglob("*.py"))
        assert files, f"there is no package {package}"
        for file in files:
            yield file.relative_to(ROOT).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def imported_modules(tree: ast.AST) -> set[str]:
    """Full names of all that is imported anywhere in a module, by statement or by name; `from a import b` may mean a.b."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("__import__", "import_module")):
            found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


def imported(tree: ast.AST) -> set[str]:
    """Top-level names of all that is imported anywhere in a module."""
    return {name.partition(".")[0] for name in imported_modules(tree)}


def steps_imported(tree: ast.AST) -> set[str]:
    """Which modules and packages of the bot a module imports from: "check", "schema"."""
    return {name.split(".")[1] for name in imported_modules(tree) if name.startswith("bot.")}


def makes_answer(tree: ast.AST) -> bool:
    """True if a module calls `Answer`, one of its constructors, or derives from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            parts = ast.unparse(node.func).split(".")
            if "Answer" in (parts[-1], *parts[-2:-1]):
                return True
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).split(".")[-1] == "Answer" for base in node.bases):
            return True
    return False


def environment_uses(tree: ast.AST) -> list[str]:
    """The source of every statement that touches the environment of the process."""
    uses = []
    for statement in (n for n in ast.walk(tree) if isinstance(n, ast.stmt)):
        own = [n for field in ast.iter_child_nodes(statement) if not isinstance(field, ast.stmt) for n in ast.walk(field)]
        named = {n.attr for n in own if isinstance(n, ast.Attribute)}
        if isinstance(statement, ast.ImportFrom) and statement.module == "os":
            named |= {alias.name for alias in statement.names}
        if named & {"environ", "environb", "getenv", "putenv", "unsetenv"}:
            uses.append(ast.unparse(statement))
    return uses


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    forbidden = set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
    wrong = {path: sorted(bad) for path, tree in modules(package) if (bad := imported(tree) & forbidden)}
    assert wrong == {}


@pytest.mark.parametrize(
    "source", ["from ui.card import x", "import ui.card as c", "def f():\n import ui", "import_module('ui.app')"]
)
def test_an_import_of_a_higher_package_is_seen_wherever_it_stands(source: str) -> None:
    assert imported(ast.parse(source)) == {"ui"}


@pytest.mark.parametrize(
    "source",
    [
        "from bot.check.judgements.claims import T",
        "import bot.check.judgements.claims",
        "from bot import check",
        "from bot.check import x",
    ],
)
def test_an_import_of_a_step_of_the_bot_is_seen_however_it_is_written(source: str) -> None:
    assert steps_imported(ast.parse(source)) == {"check"}


def test_no_module_of_the_pages_decides_anything() -> None:
    """What a page imports of the bot is its spine, its published types and what it renders; no step of deciding or checking."""
    found = {path: steps_imported(tree) for path, tree in modules("ui")}
    assert any(found.values())
    deciding = {"decide", "check", "draft", "compose"}
    assert {path: bad for path, steps in found.items() if (bad := steps & deciding)} == {}


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_is_the_one_of_this_checkout(package: str) -> None:
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).parent == ROOT / package


def test_no_module_of_the_page_bears_the_name_of_a_package() -> None:
    """`streamlit run` puts ui/ first on the path, where such a module would shadow the package."""
    assert {f.stem for f in (ROOT / "ui").iterdir()} & set(MAY_IMPORT) == set()


def test_only_compose_makes_an_answer() -> None:
    assert [path for path, tree in modules(*PRODUCT) if makes_answer(tree)] == ["bot/compose.py"]


@pytest.mark.parametrize(
    "source",
    ["Answer(text='')", "schema.Answer()", "Answer.model_construct()", "Answer.model_validate({})", "class Mine(Answer): ..."],
)
def test_every_way_to_make_an_answer_is_seen(source: str) -> None:
    assert makes_answer(ast.parse(source))


def test_what_makes_an_answer_takes_a_ruling() -> None:
    tree = dict(modules("bot"))["bot/compose.py"]
    makers = [f for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and makes_answer(f)]
    assert makers
    for maker in makers:
        annotations = [ast.unparse(a.annotation) for a in (*maker.args.args, *maker.args.kwonlyargs) if a.annotation]
        assert "Ruling" in annotations, maker.name


def test_the_checker_reaches_no_model_no_file_and_no_clock() -> None:
    found = {path: imported(tree) & IMPURE for path, tree in modules("bot") if path.startswith("bot/check/")}
    assert found
    assert {path: bad for path, bad in found.items() if bad} == {}


def test_the_environment_is_read_by_settings_alone() -> None:
    found = {path: uses for path, tree in modules(*PRODUCT) if (uses := environment_uses(tree))}
    assert found == {"index/embedder.py": ["os.environ['HF_HUB_OFFLINE'] = '1'"]}, "the hub library reads nothing else"


@pytest.mark.parametrize(
    "source", ["os.environ['A']", "x = os.getenv('A')", "from os import environ", "if os.environ.get('A'): pass"]
)
def test_every_way_to_read_the_environment_is_seen(source: str) -> None:
    assert len(environment_uses(ast.parse(source))) == 1


def test_settings_are_defined_in_settings_modules_alone() -> None:
    defined = {path for path, tree in modules(*PRODUCT) if "pydantic_settings" in imported(tree)}
    assert {Path(path).name for path in defined} == {"settings.py"}


def lists_of_words(tree: ast.AST) -> Iterator[frozenset[str]]:
    """Every set or tuple of three words or more that a module writes down."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.Tuple | ast.List) and len(node.elts) > 2:
            words = frozenset(n.value for n in node.elts if isinstance(n, ast.Constant) and isinstance(n.value, str))
            if len(words) == len(node.elts) and any(word.isalpha() for word in words):
                yield words


def test_no_two_readers_of_the_checker_have_a_list_of_the_same_words() -> None:
    held: dict[frozenset[str], set[str]] = {}
    for path, tree in modules("bot"):
        for words in lists_of_words(tree) if path.startswith("bot/check/") else ():
            held.setdefault(words, set()).add(path)
    assert len(held) > 50
    assert {tuple(sorted(words)): paths for words, paths in held.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("source", ['A = {"the", "a", "an"}', 'x in ("an", "the", "a")', 'A = frozenset(["a", "an", "the"])'])
def test_every_way_to_write_a_list_of_words_is_seen(source: str) -> None:
    assert list(lists_of_words(ast.parse(source))) == [frozenset({"the", "a", "an"})]
