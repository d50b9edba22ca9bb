"""Another table: whatever does not follow a changed corpus was written into the code."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.pipeline import answer
from bot.schema import Answer
from bot.services import Services
from bot.understand.intake import Inquiry
from corpus import SHIPPED, Corpus, load_corpus
from tests.shipped import CORPUS, open_questions

CATEGORIES = ("usually appropriate", "may be appropriate (disagreement)", "may be appropriate", "usually not appropriate")
BEST = CATEGORIES[0]
SEEDS = 4
Table = dict[tuple[str, str], str]


def _services(folder: Path, change: Callable[[dict[str, Any]], None]) -> Services:
    """Services over a corpus copy whose topic file was changed."""
    file = folder / "topics" / "msk-staging-2022.yaml"
    topic = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(topic)
    file.write_text(yaml.safe_dump(topic, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return Services(load_corpus(folder), "2026-06-01", None)


def _shuffle(seed: int) -> Callable[[dict[str, Any]], None]:
    def change(topic: dict[str, Any]) -> None:
        chance = random.Random(seed)  # reproducible, not secret
        for variant in topic["variants"]:
            categories = [row["category"] for row in variant["rows"]]
            chance.shuffle(categories)
            for row, category in zip(variant["rows"], categories, strict=True):
                row["category"] = category

    return change


def _table(folder: Path) -> Table:
    topics = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in (folder / "topics").iterdir()]
    return {
        (f"{topic['id']}/{v['number']}", r["procedure"]): r["category"]
        for topic in topics
        for v in topic["variants"]
        for r in v["rows"]
    }


def _ask(services: Services, question: str) -> Answer:
    return answer(Inquiry(question), services)


def _wrong_categories(text: str, table: Table, corpus: Corpus) -> list[str]:
    """Every category that a text gives to a study and the table does not, and every category outside a rating sentence."""
    names = {p.name: p.id for p in corpus.procedures.values()}
    any_name = re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))
    words = {v.words: vid for vid, v in corpus.variants.items()}
    wrong: list[str] = []
    for where, variant in words.items():
        head = rf"For {re.escape(where)}, the ACR \({corpus.topic_of(variant).year}\) rates "
        for match in re.finditer(rf"{head}([^.]+?) ({'|'.join(map(re.escape, CATEGORIES))})\.", text):
            if match[1] == "no study":
                wrong += [match[0]] if any(c == BEST and v == variant for (v, _), c in table.items()) else []
                continue
            rated = [names[m] for m in any_name.findall(match[1])]
            wrong += [match[0]] if not rated or any(table.get((variant, p)) != match[2] for p in rated) else []
            text = text.replace(match[0], "")
    rest = re.sub(
        r"that the ACR \(\d{4}\) rates usually appropriate is left without|rates no study usually appropriate", "", text
    )
    rest = re.sub(r"For [^\n]+?: that is history and no rating of today\.|ACR ratings of \d-\d mean [^:]+:", "", rest)
    return wrong + [c for c in CATEGORIES if c in rest]


def _relation(variant: dict[str, Any], best: set[str]) -> str:
    slots = [set(s) & best for s in variant.get("slots", ())]
    complete = best <= set().union(*slots) if slots else False
    if not best:
        return "none_usually_appropriate"
    return "single" if len(best) == 1 else "all_of" if complete and sum(map(bool, slots)) > 1 else "one_of"


@pytest.fixture(scope="module", params=range(SEEDS), ids=lambda s: f"seed-{s}")
def permuted(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Services, Table, Path, int]:
    folder = tmp_path_factory.mktemp("permuted") / "corpus"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return _services(folder, _shuffle(request.param)), _table(folder), folder, request.param


def test_every_cell_follows_a_permuted_table(permuted: Any) -> None:
    services, table, *_ = permuted
    corpus = services.corpus
    assert table != {key: row.category.value for key, row in CORPUS.rows.items()}
    for variant, procedure in [(v, p) for v in corpus.variants for p in {p for _, p in table}]:
        name, words = corpus.procedures[procedure].name, corpus.variants[variant].words
        given = _ask(services, f"Is {name} appropriate for {words}?")
        found = {(m.variant, m.procedure_id): m.category for a in given.asked for m in a.matches}
        assert found[variant, procedure] == table.get((variant, procedure), "not rated"), given.text
        assert _wrong_categories(given.text, table, corpus) == []
        for category in CATEGORIES:
            claim = f"For {words}, the ACR ({corpus.topic_of(variant).year}) rates {name} {category}."
            agrees = table.get((variant, procedure)) == category
            assert services.checker.check(claim, variant).verdict == ("consistent" if agrees else "contradicts"), claim


def test_studies_relation_and_passages_follow_a_permuted_table(permuted: Any) -> None:
    services, table, folder, _ = permuted
    topic = yaml.safe_load((folder / "topics" / "msk-staging-2022.yaml").read_text(encoding="utf-8"))
    for variant in topic["variants"]:
        variant_id = f"{topic['id']}/{variant['number']}"
        given = _ask(services, f"Which study for {variant['words']}?")
        (part,) = given.parts
        best = {p for (v, p), c in table.items() if v == variant_id and c == BEST}
        assert {s.procedure_id for s in part.studies} == best
        assert part.relation == _relation(variant, best)
        assert {r.procedure_id: r.category for r in part.rows} == {p: c for (v, p), c in table.items() if v == variant_id}
        for row in variant["rows"]:
            passage = services.passages[f"{variant_id}/{row['procedure']}"].text
            assert f"{services.corpus.procedures[row['procedure']].name} {row['category']}." in passage
            assert _wrong_categories(passage, table, services.corpus) == []


def test_no_answer_to_an_open_question_contradicts_a_permuted_table(permuted: Any, request: pytest.FixtureRequest) -> None:
    """Every tenth question under one of the permutations; with `--everything` under each of them."""
    services, table, _, seed = permuted
    questions = open_questions()[::10]
    gone = _outdated(services.corpus)
    assert gone, "a permutation that outdates no statement tests nothing"
    for item in questions if request.config.getoption("--everything") else questions[seed::SEEDS]:
        given = _ask(services, item.input)
        assert _wrong_categories(given.text, table, services.corpus) == [], item.id
        shown = [given.text, *(c.quote for c in given.citations), *(w.text for w in given.warnings)]
        assert not [s for s in gone if any(s in text for text in shown)], item.id


def _outdated(corpus: Corpus) -> list[str]:
    """Statements that take a category for granted that the table does not give."""
    return [
        span.statement.text
        for passage in corpus.document_passages
        for span in passage.spans
        for presumed in span.statement.presumes
        if not presumed.holds(
            corpus.category(presumed.variant or span.statement.variant or passage.variant or "", presumed.procedure)
        )
    ]


def test_outdated_statements_contradict(permuted: Any) -> None:
    services, *_ = permuted
    for text in _outdated(services.corpus):
        ruling = services.checker.check(text, services.default_variant)
        assert (ruling.verdict, ruling.safe_text) == ("contradicts", ""), text


def test_a_renamed_procedure_is_shown_under_its_new_name(corpus_copy: Path) -> None:
    file = corpus_copy / "procedures.yaml"
    old, new = "MRI area of interest without IV contrast", "MRI of the region, plain"
    file.write_text(file.read_text(encoding="utf-8").replace(f'"{old}"', f'"{new}"'), encoding="utf-8")
    services = _services(corpus_copy, lambda topic: None)
    given = _ask(services, "Soft tissue sarcoma resected last year, looking for local recurrence")
    assert new in {s.procedure for s in given.parts[0].studies}
    assert new in given.text
    assert old not in given.to_json()
    sentence = "For follow-up of a soft tissue tumour for local recurrence, the ACR (2022) rates {} usually appropriate."
    assert services.checker.check(sentence.format(new), services.default_variant).verdict == "consistent"


@pytest.mark.parametrize("procedure", ["fdg-pet-ct-wb", "bone-scan-wb", "us-area"])
def test_a_deleted_row_is_not_rated_any_more(procedure: str, corpus_copy: Path) -> None:
    def without(topic: dict[str, Any]) -> None:
        variant = topic["variants"][1]
        variant["rows"] = [row for row in variant["rows"] if row["procedure"] != procedure]

    services = _services(corpus_copy, without)
    name = services.corpus.procedures[procedure].name
    given = _ask(services, f"Is {name} appropriate for initial staging, looking for metastases outside the lungs?")
    assert {(m.procedure_id, m.category) for a in given.asked for m in a.matches} == {(procedure, "not rated")}
    assert procedure not in {r.procedure_id for p in given.parts for r in p.rows}
    assert f"msk-staging-2022/2/{procedure}" not in services.passages
    assert not [s for s in _outdated(services.corpus) if s in given.text]
    if procedure == "fdg-pet-ct-wb":
        assert given.parts[0].relation == "none_usually_appropriate"
        assert "rates no study usually appropriate" in given.text


def test_rating_radiation_and_evidence_follow_the_file(corpus_copy: Path) -> None:
    def change(topic: dict[str, Any]) -> None:
        row = next(r for r in topic["variants"][1]["rows"] if r["procedure"] == "bone-scan-wb")
        row.update(rating=6, rrl_adult=2, rrl_child=5, evidence="moderate")

    services = _services(corpus_copy, change)
    given = _ask(services, "What is the ACR rating of a whole-body bone scan for staging outside the lungs?")
    (row,) = given.asked[0].matches
    assert (row.rating, row.rrl_adult.level, row.rrl_child.level, row.evidence) == (6, 2, 5, "moderate")
    assert "is 6 of 9, on evidence graded moderate" in given.text
