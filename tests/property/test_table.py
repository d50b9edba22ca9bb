"""Every cell of the table, asked for by name in words: the answer is the cell, or "not rated" where there is none."""

import re
from typing import Any

import pytest
import yaml

from corpus import SHIPPED, Corpus
from tests.shipped import CORPUS as TABLE

RATED = sorted({p for _, p in TABLE.rows})
CELLS = [(v, p) for v in TABLE.variants for p in RATED]
ROWS = sorted(TABLE.rows)
WORDINGS = ("Is {p} appropriate for {v}?", "For {v}, how is {p} rated?", "{p}: {v}")


def _asked(given: Any) -> list[dict[str, Any]]:
    return [m.model_dump() for a in given.asked for m in a.matches]


def test_the_tables_have_fourteen_variants_twenty_two_studies_and_132_rows(corpus: Corpus) -> None:
    assert (len(corpus.variants), len(RATED), len(ROWS)) == (14, 22, 132)
    assert sum(v.startswith("msk-staging-2022/") for v, _ in ROWS) == 45


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize(("variant", "procedure"), CELLS)
def test_a_named_study_gets_its_cell_only(variant: str, procedure: str, wording: str, ask: Any, corpus: Corpus) -> None:
    plain = corpus.procedures[procedure].modality in ("radiography", "us")
    if wording == WORDINGS[2] and plain and corpus.topic_of(variant).neighbour:
        pytest.skip('"Radiography: a lesion that ..." tells what a radiograph showed, and asks for none')
    question = wording.format(p=corpus.procedures[procedure].name, v=corpus.variants[variant].words)
    given = ask(question)
    assert [p.variant for p in given.parts] == [variant], given.text
    row = corpus.rows.get((variant, procedure))
    category = row.category.value if row else "not rated"
    found = _asked(given)
    assert [(m["variant"], m["procedure_id"], m["category"]) for m in found] == [(variant, procedure, category)]
    name = corpus.procedures[procedure].name
    if row is None:
        assert f"does not rate {name}: not rated is not a verdict." in given.text
        assert set(found[0]) == {"variant", "procedure_id", "procedure", "category"}
    else:
        year = corpus.topic_of(variant).year
        words, listed = re.escape(corpus.variants[variant].words), re.escape(name)
        rates = rf"For {words}, the ACR \({year}\) rates [^.]*{listed}[^.]*? {re.escape(category)}\."
        assert re.search(rates, given.text), given.text


@pytest.mark.parametrize(("variant", "procedure"), ROWS)
def test_a_row_comes_back_whole(variant: str, procedure: str, ask: Any, corpus: Corpus) -> None:
    """Held against the file, read here a second time and not through the loader."""
    number = int(variant.rpartition("/")[2])
    topic = yaml.safe_load((SHIPPED / "topics" / f"{variant.rpartition('/')[0]}.yaml").read_text(encoding="utf-8"))
    bands = yaml.safe_load((SHIPPED / "scale.yaml").read_text(encoding="utf-8"))["radiation"]
    row = next(r for v in topic["variants"] if v["number"] == number for r in v["rows"] if r["procedure"] == procedure)
    name = corpus.procedures[procedure].name
    found = _asked(ask(f"Is {name} appropriate for {corpus.variants[variant].words}?"))[0]

    def radiation(level: Any, column: str) -> dict[str, Any]:
        return {"level": level, "msv": next(b[column] for b in bands if b["level"] == level)}

    assert found.pop("source").startswith("American College of Radiology")
    assert found == {
        "variant": variant,
        "procedure_id": procedure,
        "procedure": name,
        "imaging": corpus.procedures[procedure].imaging,
        "category": row["category"],
        "rating": row["rating"],
        "rrl_adult": radiation(row["rrl_adult"], "adult_msv"),
        "rrl_child": radiation(row["rrl_child"], "child_msv"),
        "evidence": row["evidence"],
    }


@pytest.mark.parametrize("variant", TABLE.variants)
def test_a_part_lists_all_rows_of_its_variant_and_no_other(variant: str, ask: Any, corpus: Corpus) -> None:
    part = ask(f"Which study for {corpus.variants[variant].words}?").parts[0]
    assert {(r.variant, r.procedure_id) for r in part.rows} == {key for key in ROWS if key[0] == variant}
    assert part.edition.year == corpus.topic_of(variant).year
    assert not part.edition.stale


@pytest.mark.parametrize("procedure", sorted({p for v, p in TABLE.rows if v.startswith(TABLE.main_topic.id)}))
def test_a_study_named_without_a_patient_is_answered_for_the_default_variant(procedure: str, ask: Any, corpus: Corpus) -> None:
    given = ask(f"Is {corpus.procedures[procedure].name} appropriate?")
    assert [p.variant for p in given.parts] == ["msk-staging-2022/2"]
    row = corpus.rows.get(("msk-staging-2022/2", procedure))
    assert [m["category"] for m in _asked(given)] == [row.category.value if row else "not rated"]
    assert {given.facets["purpose"].how, given.facets["target"].how} == {"assumed"}


@pytest.mark.parametrize("procedure", sorted(set(TABLE.procedures) - set(RATED)))
def test_a_study_that_is_rated_nowhere_is_never_given_a_category(procedure: str, ask: Any, corpus: Corpus) -> None:
    given = ask(f"Is {corpus.procedures[procedure].name} appropriate for initial staging outside the lungs?")
    assert [p.variant for p in given.parts] == ["msk-staging-2022/2"]
    assert {m["category"] for m in _asked(given)} == {"not rated"}
