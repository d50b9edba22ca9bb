"""`python -m corpus` and `python -m index info`: what they print, how they end, and never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.passages import all_passages
from index.shelf import corpus_shelf
from tests.commands import Done, run_command
from tests.conftest import edit_text

Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `python -m` with these arguments, with a BOT_HOME of its own unless another is given."""

    def run(*arguments: str | Path, home: Path = tmp_path / "home") -> Done:
        module, *rest = arguments
        return run_command(str(module), rest, BOT_HOME=str(home))

    return run


def test_check_counts_what_is_there_and_finds_no_fault(run: Run) -> None:
    done = run("corpus", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("3 topic(s), 14 variants, 132 rows, ")
    assert done.stdout.endswith(": 0 fault(s).\n")


def test_check_lists_every_fault_of_another_folder(run: Run, corpus_copy: Path) -> None:
    edit_text(corpus_copy / "topics/msk-staging-2022.yaml", "rating: 9", "rating: 10")
    edit_text(corpus_copy / "sources.yaml", "rights:", "right:")
    done = run("corpus", "check", "--corpus", corpus_copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert "The corpus in 'corpus' has 3 fault(s):" in done.stderr
    assert "  sources.yaml: 0.right: Extra inputs are not permitted\n" in done.stderr
    assert "  topics/msk-staging-2022.yaml: variants.0.rows.0.rating: Input should be less than or equal to 9\n" in done.stderr


def test_check_fails_for_a_statement_that_types_a_rating(run: Run, corpus_copy: Path) -> None:
    edit_text(corpus_copy / "documents/acr-2015.yaml", "gives no follow-up intervals", "is usually appropriate")
    done = run("corpus", "check", "--corpus", corpus_copy)
    assert done.returncode == 1
    assert done.stderr.startswith("documents/acr-2015/intervals-today: types a rating or a radiation level")
    assert done.stdout.endswith(": 1 fault(s).\n")


@pytest.mark.parametrize(
    "command", [("corpus", "check"), ("corpus", "show", "facets"), ("corpus", "coverage"), ("index", "info")]
)
def test_a_folder_that_is_not_there_is_said(command: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    done = run(*command, "--corpus", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (1, "")
    assert "'nowhere'" in done.stderr
    assert "there is no such folder" in done.stderr


@pytest.mark.parametrize(
    ("wanted", "field", "value"),
    [
        ("msk-staging-2022", "year", 2022),
        ("msk-staging-2022/2", "words", "initial staging, looking for metastases outside the lungs"),
        ("fdg-pet-ct-wb", "name", "FDG-PET/CT whole body"),
        ("acr-2022/metal", "facts", ["C025", "C026"]),
        ("msk-staging-2022/2/fdg-pet-ct-wb", "section", "Initial staging: outside the lungs: FDG-PET/CT whole body"),
        ("low-grade", "effect", "note"),
        ("A007", "section", "Opening case"),
        ("acr-msk-2022", "publisher", "American College of Radiology"),
        ("purpose", "question", "What is the imaging for?"),
    ],
)
def test_show_prints_one_thing_as_json(wanted: str, field: str, value: object, run: Run) -> None:
    done = run("corpus", "show", wanted)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)[field] == value


def test_show_facets_lists_every_facet_with_its_values(run: Run, corpus: Corpus) -> None:
    shown = json.loads(run("corpus", "show", "facets").stdout)
    assert list(shown) == list(corpus.facets)
    assert list(shown["target"]["values"]) == ["lung", "extrapulmonary", "local"]
    assert shown["histology"]["values"] == "any text"


def test_show_says_what_it_does_not_know_and_what_to_try(run: Run) -> None:
    done = run("corpus", "show", "msk-staging-2022/9")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing called 'msk-staging-2022/9'" in done.stderr
    assert "show facets" in done.stderr


def test_coverage_says_what_carries_each_fact(run: Run, corpus: Corpus) -> None:
    done = run("corpus", "coverage")
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    lines = dict(line.split(": ", 1) for line in said[:-1] if not line.startswith(" "))
    assert len([fact for fact in lines if fact.startswith("A")]) == 131
    assert list(lines) == list(corpus.facts)
    assert "msk-staging-2022/2/fdg-pet-ct-wb" in lines["A006"].split(", ")
    assert "rule origin-spine" in lines["C013"].split(", ")
    after = said[said.index(f"C013: {lines['C013']}") + 1 :]
    assert after[0] == "    The ACR topic leaves out primary tumours of the spine or neuroaxis and of the head or neck."
    memory = [f.id for f in corpus.facts.values() if f.confidence == "M"]
    assert [fact for fact, where in lines.items() if where == "-"] == memory
    sourced = len(corpus.facts) - len(memory)
    assert said[-1] == (f"{sourced} of {sourced} facts with a source are carried; {len(memory)} facts from memory are left out.")


def test_coverage_fails_for_a_fact_with_a_source_that_nothing_carries(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(
        "- {id: A006, from: article, section: s, fact: f, holder: article, group: g, confidence: article}\n"
        "- {id: A999, from: article, section: s, fact: f, holder: article, group: g, confidence: article}\n"
        '- {id: E999, from: elsewhere, section: s, fact: f, holder: other, group: g, confidence: "1"}\n'
        "- {id: M999, from: elsewhere, section: s, fact: f, holder: other, group: g, confidence: M}\n",
        encoding="utf-8",
    )
    done = run("corpus", "coverage", file)
    assert done.returncode == 1
    assert done.stdout.endswith(
        "\nA999: -\nE999: -\nM999: -\n"
        "1 of 3 facts with a source are carried, lacking ['A999', 'E999']; 1 facts from memory are left out.\n"
    )


@pytest.mark.parametrize(
    ("content", "said"), [(None, "cannot be read"), ("- {id: A001}", "section: Field required"), ("{", "facts.yaml: line")]
)
def test_coverage_names_the_fault_of_a_facts_file(content: str | None, said: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = run("corpus", "coverage", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr


@pytest.mark.parametrize("package", ["corpus", "index"])
def test_no_command_and_an_unknown_one_get_the_usage(package: str, run: Run) -> None:
    for arguments in ([], ["unknown"]):
        done = run(package, *arguments)
        assert done.returncode == 2
        assert done.stderr.startswith(f"usage: python -m {package} ")


def test_info_says_which_index_is_in_use_and_whether_it_fits(
    run: Run, built_home: Path, corpus: Corpus, corpus_copy: Path
) -> None:
    done = run("index", "info", home=built_home)
    assert (done.returncode, done.stderr) == (0, "")
    info = json.loads(done.stdout)
    shelf = corpus_shelf(corpus, built_home / "index")
    assert info["corpus_sha256"] == shelf.digest
    assert info["embedder"] == "sentence-transformers/all-MiniLM-L6-v2"
    assert info["weights_sha256"] == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert (info["passages"], info["texts"]) == (len(all_passages(corpus)), len(shelf.entries))
    assert info["fits_corpus"] is True
    edit_text(corpus_copy / "scale.yaml", "In clinic", "Surgery")
    assert json.loads(run("index", "info", "--corpus", corpus_copy, home=built_home).stdout)["fits_corpus"] is False


def test_info_without_an_index_says_what_to_run(run: Run) -> None:
    done = run("index", "info")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "There is no index yet. Run: python -m index build\n"


@pytest.mark.parametrize(
    ("file", "content"),
    [("CURRENT", "nowhere"), ("CURRENT", "x" * 5000), ("manifest.json", "{")],
    ids=["gone", "long", "manifest"],
)
def test_info_of_a_damaged_index_says_what_to_run(file: str, content: str, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "index" / "index-1"
    folder.mkdir(parents=True)
    (folder.parent / "CURRENT").write_text("index-1", encoding="utf-8")
    (folder.parent / file if file == "CURRENT" else folder / file).write_text(content, encoding="utf-8")
    done = run("index", "info")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Run: python -m index build --force" in done.stderr
