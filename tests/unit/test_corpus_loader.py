"""The corpus folder loads whole or not at all, and every fault says where it stands and what is wrong."""

import re
import shutil
from pathlib import Path

import pytest

from corpus import SHIPPED, Corpus, CorpusError, load_corpus
from corpus.loader import load_facts
from tests.conftest import edit_text

TOPIC = "topics/msk-staging-2022.yaml"


def faults_of(folder: Path) -> list[str]:
    """The faults that loading a folder reports, as they are shown."""
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    shown = str(caught.value)
    assert all(str(fault) in shown for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def test_the_shipped_corpus_has_forty_five_rows_in_five_variants(corpus: Corpus) -> None:
    rows = {variant: len(record.rows) for variant, record in corpus.variants.items()}
    assert rows == {f"msk-staging-2022/{n}": count for n, count in zip(range(1, 6), (6, 12, 6, 12, 9), strict=True)}
    assert len(corpus.rows) == 45


def test_a_copy_loads_as_the_same_corpus(corpus: Corpus, corpus_copy: Path) -> None:
    copy = load_corpus(corpus_copy)
    assert copy.digest == corpus.digest
    assert copy.rows == corpus.rows


def test_any_change_gives_another_digest(corpus: Corpus, corpus_copy: Path) -> None:
    edit_text(corpus_copy / TOPIC, "rating: 9", "rating: 8")
    assert load_corpus(corpus_copy).digest != corpus.digest


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(TOPIC, "category:", "categry:", r"variants\.0\.rows\.0\.categry: Extra inputs", id="typo in a field name"),
        pytest.param(TOPIC, "rating: 9", "rating: 9, rating: 8", r"line \d+: duplicate key 'rating'", id="duplicate key"),
        pytest.param(
            TOPIC, "category: usually", "category: Usually", r"variants\.0\.rows\.0\.category: .*'usually appropriate'", id="category"
        ),
        pytest.param(TOPIC, "rating: 9", "rating: 10", r"variants\.0\.rows\.0\.rating: .*less than or equal to 9", id="rating 10"),
        pytest.param(TOPIC, "rating: 9", "rating: 0", r"variants\.0\.rows\.0\.rating: .*greater than or equal to 1", id="rating 0"),
        pytest.param(TOPIC, "rating: 9", 'rating: "9"', r"variants\.0\.rows\.0\.rating: .*integer", id="rating as text"),
        pytest.param(TOPIC, "rating: 9", "rating: 9.0", r"variants\.0\.rows\.0\.rating: .*integer", id="rating as fraction"),
        pytest.param(TOPIC, "rrl_adult: 3", "rrl_adult: 6", r"variants\.0\.rows\.0\.rrl_adult", id="radiation level 6"),
        pytest.param(TOPIC, 'review_by: "2027-05-30"', "review_by: 2027-05-30", r"review_by: .*quote it", id="date unquoted"),
        pytest.param(TOPIC, "2027-05-30", "2027-02-30", r"review_by: ", id="day that does not exist"),
        pytest.param("procedures.yaml", "contrast: without}", "contrast: no}", r"0\.contrast: .*'without'", id="bool from no"),
        pytest.param("facets.yaml", '{"yes": "pregnant", ', '{yes: "pregnant", ', r"facets\.yaml: .*pregnancy|13\.values", id="bool key"),
        pytest.param("facets.yaml", 'normal: "normal"}', 'normal: "normal", no: "none"}', r"19\.values", id="bool key, unused"),
        pytest.param("sources.yaml", 'rights: "ours"', 'rights: ""', r"3\.rights: ", id="no rights"),
        pytest.param("documents/acr-2015.yaml", "source: acr-msk-2015\n", "", r"source: Field required", id="document without source"),
        pytest.param(TOPIC, 'words: "initial', 'words: "initial" "', r"line \d+: did not find expected key", id="broken YAML"),
        pytest.param("sources.yaml", '"Vocabulary of this product"', "{{name}}", r"(line \d+|3\.title): ", id="mapping as a key"),
        pytest.param("facts.yaml", "Opening", "Open\x07ing", r"not valid YAML .*control characters", id="control character"),
    ],
)
def test_a_fault_of_form_is_named_with_file_path_and_reason(file: str, old: str, new: str, said: str, corpus_copy: Path) -> None:
    edit_text(corpus_copy / file, old, new)
    faults = faults_of(corpus_copy)
    assert all(fault.startswith(f"{file}: ") for fault in faults)
    assert any(re.search(said, fault, re.DOTALL) for fault in faults), faults


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (TOPIC, "procedure: ct-chest-wo,", "procedure: ct-chest-no,", "topics/msk-staging-2022: variant 1: rows: 'ct-chest-no'"),
        (TOPIC, "procedure: ct-chest-w,", "procedure: ct-chest-wo,", "topics/msk-staging-2022: variant 1: ct-chest-wo: has two rows"),
        (TOPIC, "when: {purpose: [initial_staging], target", "when: {purpos: [initial_staging], target", "variant 1: purpos: is no facet"),
        (TOPIC, "target: [lung]}", "target: [lungs]}", "topics/msk-staging-2022: variant 1: target: 'lungs' is not known"),
        (TOPIC, "[A006, A067, A068]", "[A006, A999]", "topics/msk-staging-2022: variant 2: facts: 'A999' is not known"),
        (TOPIC, "slots: [[radiography-area]", "slots: [[radiograph]", "variant 4: slots: 'radiograph' is not known"),
        (TOPIC, "relation_note: acr-2022/", "relation_note: acr-2023/", "variant 4: relation_note: 'acr-2023/bone-recurrence-both'"),
        (TOPIC, "default_variant: 2", "default_variant: 7", "topics/msk-staging-2022: default_variant: 7 is not known"),
        (TOPIC, "number: 3", "number: 1", "topics/msk-staging-2022: variant 1: is there twice"),
        ("rules.yaml", "article-2026/low-grade-and-benign", "article-2026/none", "rules.yaml: benign: passages: 'article-2026/none'"),
        ("rules.yaml", "{origin: [metastasis]}", "{orign: [metastasis]}", "rules.yaml: origin-metastasis: orign: is no facet"),
        ("rules.yaml", "id: benign", "id: restaging", "rules.yaml: restaging: is there twice"),
        ("documents/acr-2015.yaml", "E003", "E999", "documents/acr-2015: intervals: facts: 'E999' is not known"),
        ("documents/acr-2015.yaml", "source: acr-msk-2015", "source: acr-msk-2016", "documents/acr-2015: source: 'acr-msk-2016'"),
        ("documents/acr-2015.yaml", "id: intervals-today", "id: intervals", "documents: acr-2015/intervals: is there twice"),
        ("documents/acr-2015.yaml", "about: [ct-chest-wo]", "about: [ct-chest]", "documents/acr-2015: intervals: about: 'ct-chest'"),
        ("terms/request.yaml", "facet: purpose", "facet: purposes", "purposes: is no facet of facets.yaml"),
        ("facts.yaml", "id: A002", "id: A001", "facts.yaml: A001: is there twice"),
    ],
)
def test_a_name_that_leads_nowhere_or_is_there_twice_is_named(file: str, old: str, new: str, said: str, corpus_copy: Path) -> None:
    edit_text(corpus_copy / file, old, new)
    assert any(said in fault for fault in faults_of(corpus_copy))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("procedures.yaml", '"CT chest with IV contrast"', '"CT chest without IV contrast"'),
        (TOPIC, '"lung surveillance without suspected or known recurrence"', '"initial staging, looking for lung metastases"'),
    ],
    ids=["two procedures of one name", "two variants of one wording"],
)
def test_rating_sentences_must_be_readable_back_so_names_are_unique(file: str, old: str, new: str, corpus_copy: Path) -> None:
    edit_text(corpus_copy / file, old, new)
    assert any(new.strip('"') in fault for fault in faults_of(corpus_copy))


@pytest.mark.parametrize("file", ["facets.yaml", "facts.yaml", "procedures.yaml", "rules.yaml", "scale.yaml", "sources.yaml"])
def test_a_missing_file_is_named(file: str, corpus_copy: Path) -> None:
    (corpus_copy / file).unlink()
    assert faults_of(corpus_copy) == [f"{file}: cannot be read (No such file or directory)"]


@pytest.mark.parametrize("folder", ["topics", "documents", "terms"])
def test_a_missing_folder_is_named(folder: str, corpus_copy: Path) -> None:
    shutil.rmtree(corpus_copy / folder)
    assert faults_of(corpus_copy) == [f"{folder}: has no .yaml file"]


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="'elsewhere'.*\n.*there is no such folder"):
        load_corpus(tmp_path / "elsewhere")


def test_a_file_that_is_not_utf8_is_named(corpus_copy: Path) -> None:
    (corpus_copy / "scale.yaml").write_bytes("phrases: {oedème: x}".encode("latin-1"))
    assert faults_of(corpus_copy) == ["scale.yaml: is not UTF-8 text (invalid continuation byte)"]


@pytest.mark.parametrize("content", ["", "just text", "[]"])
def test_a_file_of_another_form_is_named(content: str, corpus_copy: Path) -> None:
    (corpus_copy / "scale.yaml").write_text(content, encoding="utf-8")
    assert [fault.partition(": ")[0] for fault in faults_of(corpus_copy)] == ["scale.yaml"]


def test_faults_of_all_files_are_listed_at_once(corpus_copy: Path) -> None:
    edit_text(corpus_copy / TOPIC, "rating: 9", "rating: 10")
    edit_text(corpus_copy / "sources.yaml", "rights:", "right:")
    files = {fault.partition(": ")[0] for fault in faults_of(corpus_copy)}
    assert files == {TOPIC, "sources.yaml"}


def test_a_facts_file_may_lie_anywhere(tmp_path: Path) -> None:
    file = Path(shutil.copy(SHIPPED / "facts.yaml", tmp_path / "mine.yaml"))
    assert load_facts(file) == load_facts(SHIPPED / "facts.yaml")
    edit_text(file, "id: A001", "id: first")
    with pytest.raises(CorpusError, match=r"mine\.yaml: 0\.id: "):
        load_facts(file)
