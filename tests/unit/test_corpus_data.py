"""What the shipped corpus says: the table as transcribed from its sources a second time, and the care around it."""

import re
from datetime import date
from pathlib import Path

import pytest

from corpus import SHIPPED, Corpus, load_corpus
from corpus.coverage import carriers
from corpus.lint import lint_faults
from corpus.passages import all_passages
from tests.conftest import edit_text

# variant | procedure | category | rating | level for adults | level for children | evidence
# U usually appropriate, M may be appropriate, D may be appropriate (disagreement), N usually not appropriate; v varies
TABLE = """
1 | CT chest without IV contrast | U | 9 | 3 | 4 | strong
1 | FDG-PET/CT whole body | M | 5 | 4 | 4 | strong
1 | CT chest with IV contrast | N | 1 | 3 | 4 | expert consensus
1 | CT chest without and with IV contrast | N | 1 | 3 | 4 | expert consensus
1 | FDG-PET/MRI whole body | N | 1 | 3 | 4 | limited
1 | Radiography chest | N | 1 | 1 | 1 | expert consensus
2 | FDG-PET/CT whole body | U | 8 | 4 | 4 | strong
2 | Bone scan whole body with SPECT or SPECT/CT area of interest | M | 5 | 3 | 4 | limited
2 | FDG-PET/MRI whole body | M | 5 | 3 | 4 | limited
2 | Bone scan whole body | M | 4 | 3 | 4 | strong
2 | Fluoride PET/CT whole body | D | 5 | 4 | 4 | expert opinion
2 | MRI whole body without IV contrast | D | 5 | 0 | 0 | expert opinion
2 | MRI whole body without and with IV contrast | N | 2 | 0 | 0 | expert consensus
2 | CT area of interest with IV contrast | N | 1 | v | v | expert consensus
2 | CT area of interest without IV contrast | N | 1 | v | v | expert consensus
2 | CT area of interest without and with IV contrast | N | 1 | v | v | expert consensus
2 | Radiography area of interest | N | 1 | v | v | expert consensus
2 | US area of interest | N | 1 | 0 | 0 | expert consensus
3 | CT chest without IV contrast | U | 9 | 3 | 4 | strong
3 | FDG-PET/CT whole body | M | 5 | 4 | 4 | limited
3 | CT chest with IV contrast | N | 1 | 3 | 4 | expert consensus
3 | CT chest without and with IV contrast | N | 1 | 3 | 4 | expert consensus
3 | FDG-PET/MRI whole body | N | 1 | 3 | 4 | expert consensus
3 | Radiography chest | N | 1 | 1 | 1 | limited
4 | MRI area of interest without and with IV contrast | U | 9 | 0 | 0 | limited
4 | Radiography area of interest | U | 9 | v | v | expert consensus
4 | MRI area of interest without IV contrast | U | 7 | 0 | 0 | expert consensus
4 | CT area of interest with IV contrast | M | 5 | v | v | expert consensus
4 | FDG-PET/CT whole body | M | 5 | 4 | 4 | limited
4 | Bone scan whole body with SPECT or SPECT/CT area of interest | N | 2 | 3 | 4 | expert consensus
4 | Fluoride PET/CT whole body | N | 2 | 4 | 4 | expert consensus
4 | Bone scan whole body | N | 1 | 3 | 4 | limited
4 | CT area of interest without IV contrast | N | 1 | v | v | expert consensus
4 | CT area of interest without and with IV contrast | N | 1 | v | v | expert consensus
4 | FDG-PET/MRI whole body | N | 1 | 3 | 4 | expert consensus
4 | US area of interest | N | 1 | 0 | 0 | expert consensus
5 | MRI area of interest without and with IV contrast | U | 9 | 0 | 0 | limited
5 | MRI area of interest without IV contrast | U | 7 | 0 | 0 | limited
5 | CT area of interest with IV contrast | M | 6 | v | v | expert consensus
5 | FDG-PET/CT whole body | M | 5 | 4 | 4 | strong
5 | FDG-PET/MRI whole body | M | 5 | 3 | 4 | moderate
5 | US area of interest | D | 5 | 0 | 0 | expert opinion
5 | CT area of interest without and with IV contrast | N | 2 | v | v | expert consensus
5 | CT area of interest without IV contrast | N | 1 | v | v | expert consensus
5 | Radiography area of interest | N | 1 | v | v | expert consensus
"""
LETTERS = {
    "usually appropriate": "U",
    "may be appropriate": "M",
    "may be appropriate (disagreement)": "D",
    "usually not appropriate": "N",
}
RATED = re.compile(r"\b(?:in)?appropriate\b|\brat(?:ed(?! rows:)|ing)\b.*\b[1-9]\b|☢", re.IGNORECASE)


def cells(corpus: Corpus) -> list[str]:
    """The rows of the topic on staging, spelled like `TABLE`."""
    return [
        f"{variant.rpartition('/')[2]} | {corpus.procedures[procedure].name} | {LETTERS[row.category]} | {row.rating} | "
        f"{str(row.rrl_adult)[0]} | {str(row.rrl_child)[0]} | {row.evidence}"
        for (variant, procedure), row in corpus.rows.items()
        if variant.startswith("msk-staging-2022/")
    ]


@pytest.mark.parametrize("number", range(1, 6))
def test_the_rows_of_a_variant_are_those_of_the_source_and_no_others(number: int, corpus: Corpus) -> None:
    def of_variant(lines: list[str]) -> list[str]:
        return sorted(line for line in lines if line.startswith(f"{number} | "))

    assert of_variant(cells(corpus)) == of_variant(TABLE.strip().splitlines())


def test_a_category_always_agrees_with_its_rating(corpus: Corpus) -> None:
    bands = {"U": (7, 8, 9), "M": (4, 5, 6), "D": (5,), "N": (1, 2, 3)}
    assert [row for row in corpus.rows.values() if row.rating not in bands[LETTERS[row.category]]] == []


def test_radiation_levels_have_the_bands_of_the_acr(corpus: Corpus) -> None:
    bands = {band.level: (band.adult_msv, band.child_msv) for band in corpus.scale.radiation}
    assert bands == {
        0: ("0", "0"),
        1: ("<0.1", "<0.03"),
        2: ("0.1-1", "0.03-0.3"),
        3: ("1-10", "0.3-3"),
        4: ("10-30", "3-10"),
        5: ("30-100", "10-30"),
        "varies": (None, None),
        "unstated": (None, None),
    }


def test_every_fact_of_the_article_is_carried(corpus: Corpus) -> None:
    article = [fact.id for fact in corpus.facts.values() if fact.source_part == "article"]
    assert article == [f"A{number:03}" for number in range(1, 132)]
    assert [fact for fact in article if fact not in carriers(corpus)] == []


def test_a_fact_whose_statement_is_gone_is_carried_no_more(corpus_copy: Path) -> None:
    edit_text(corpus_copy / "documents/acr-2015.yaml", "facts: [E003]", "facts: []")
    assert "E003" not in carriers(load_corpus(corpus_copy))


def test_no_statement_types_what_is_rendered_from_rows(corpus: Corpus) -> None:
    statements = [span.statement for passage in corpus.document_passages for span in passage.spans]
    assert len(statements) > 400
    assert [s.text for s in statements if RATED.search(s.text)] == []
    assert [s.text for s in statements if "mSv" in s.text and s.kind != "dose"] == []


def test_the_linter_finds_nothing_in_the_shipped_corpus(corpus: Corpus) -> None:
    assert [str(fault) for fault in lint_faults(corpus)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It gives no intervals.", "does not name its subject"),
        ("These tables give no intervals.", "does not name its subject"),
        ("Whole-body MRI is usually appropriate here.", "types a rating"),
        ("Whole-body MRI is Usually Not Appropriate here.", "types a rating"),
        ("A bone scan is rated 4 by the ACR.", "types a rating"),
        ("A bone scan costs 4 mSv.", "gives a dose without being of kind `dose`"),
        ("A bone scan carries ☢☢☢.", "types a rating"),
        ("Chest CT " + "very " * 40 + "often helps.", "has more than 40 words"),
        ("The 2022 table and its intervals", "is not a sentence"),
        ("Metal near the tumour site degrades CT, PET/CT and MRI.", "also stands in"),
    ],
)
def test_the_linter_finds_a_planted_fault(text: str, said: str, corpus_copy: Path) -> None:
    edit_text(
        corpus_copy / "documents/acr-2015.yaml", "The 2022 ACR table that this product holds gives no follow-up intervals.", text
    )
    (fault,) = lint_faults(load_corpus(corpus_copy))
    assert said in fault.message
    assert {fault.file, *re.findall(r"also stands in (\S+):", fault.message)} & {
        "documents/acr-2015/intervals-today",
        "acr-2015/intervals-today",
    }


def test_every_source_says_whose_it_is_and_what_is_stored(corpus: Corpus) -> None:
    for source in corpus.sources.values():
        assert re.search(r"\bour(s| own words)\b", source.rights), source.id
        foreign = source.publisher != "this project"
        assert ("copyright" in source.rights) == foreign, source.id
        assert date.fromisoformat(source.retrieved_on)


def test_every_passage_has_a_source_and_its_document_a_review_date(corpus: Corpus) -> None:
    documents = {f"{d.id}/{p.id}": p.source or d.source for d in corpus.documents.values() for p in d.passages}
    rules = {f"rules/{rule.id}": rule.source for rule in corpus.rules}
    whole = {owner.id: owner.source for owner in (*corpus.topics.values(), *corpus.history.values())}
    stated = {**documents, **rules, **whole, "scale": corpus.scale.source}
    for passage in all_passages(corpus):
        assert passage.source is corpus.sources[passage.source.id]
        assert passage.source.id == stated[passage.id if passage.id in stated else passage.document]
        if owner := corpus.documents.get(passage.document) or corpus.topics.get(passage.document):
            assert date.fromisoformat(owner.review_by) > date.fromisoformat(passage.source.retrieved_on)
        else:
            assert passage.document in ("rules", "scale", *corpus.history)


def test_a_passage_is_its_statements_where_their_offsets_say(corpus: Corpus) -> None:
    for passage in all_passages(corpus):
        assert [passage.text[span.start : span.end] for span in passage.spans] == [s.statement.text for s in passage.spans]
        assert passage.text == " ".join(span.statement.text for span in passage.spans)


def test_the_shipped_folder_holds_no_file_that_nothing_reads() -> None:
    read = {f"{name}.yaml" for name in ("sources", "procedures", "facets", "facts", "rules", "scale")}
    assert {f.name for f in SHIPPED.glob("*.y*ml")} == read
    assert [f for name in ("topics", "documents", "terms") for f in (SHIPPED / name).iterdir() if f.suffix != ".yaml"] == []


def test_no_line_of_the_vocabulary_is_longer_than_a_screen() -> None:
    files = {file.name: file.read_text(encoding="utf-8").splitlines() for file in SHIPPED.glob("terms/*.yaml")}
    assert [(name, line) for name, lines in files.items() for line in lines if len(line) > 140] == []
