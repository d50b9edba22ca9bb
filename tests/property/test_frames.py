"""A sentence rendered from a row reads back to that row, and one that says anything else reads back to something else."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Corpus, load_corpus
from corpus.frames import Frames, RowClaim
from corpus.passages import all_passages
from corpus.schema import Category, Level, Row
from tests.conftest import edit_text
from tests.shipped import CORPUS

FRAMES = Frames(CORPUS)
ROWS = [pytest.param(variant, row, id=f"{variant[-1]}-{row.procedure}") for (variant, _), row in CORPUS.rows.items()]
VARIANTS = list(CORPUS.variants)
LEVELS: tuple[Level, ...] = (0, 1, 2, 3, 4, 5, "varies", "unstated")


def one(sentence: str | None) -> RowClaim:
    """The only claim of a sentence of ours."""
    assert sentence is not None
    claims = FRAMES.read(sentence)
    assert claims is not None, sentence
    (claim,) = claims
    return claim


def year(variant: str) -> int:
    """The edition of the topic that a variant belongs to."""
    return CORPUS.topic_of(variant).year


@pytest.mark.parametrize(("variant", "row"), ROWS)
def test_a_row_reads_back_as_itself(variant: str, row: Row) -> None:
    rated = one(FRAMES.rates(variant, [row.procedure], row.category))
    assert rated == RowClaim(variant, year(variant), row.procedure, category=row.category)
    number = one(FRAMES.number(variant, row))
    assert number == RowClaim(variant, year(variant), row.procedure, rating=row.rating, evidence=row.evidence)
    level = one(FRAMES.level(variant, row))
    adult, child = FRAMES.dose(row.rrl_adult, adult=True), FRAMES.dose(row.rrl_child, adult=False)
    assert level == RowClaim(variant, year(variant), row.procedure, adult=adult, child=child)


@pytest.mark.parametrize("variant", VARIANTS)
def test_studies_of_one_radiation_level_share_a_sentence_that_reads_back_to_each(variant: str) -> None:
    rows = CORPUS.variants[variant].rows
    for first in rows:
        alike = [r for r in rows if (r.rrl_adult, r.rrl_child) == (first.rrl_adult, first.rrl_child)]
        adult, child = FRAMES.dose(first.rrl_adult, adult=True), FRAMES.dose(first.rrl_child, adult=False)
        expected = [RowClaim(variant, year(variant), r.procedure, adult=adult, child=child) for r in alike]
        assert FRAMES.read(FRAMES.level(variant, *alike)) == expected


@pytest.mark.parametrize("variant", VARIANTS)
def test_studies_of_one_number_share_a_sentence_that_reads_back_to_each(variant: str) -> None:
    rows = [row for row in CORPUS.variants[variant].rows if row.rating is not None]
    for first in rows:
        alike = [r for r in rows if (r.rating, r.evidence) == (first.rating, first.evidence)]
        claims = [RowClaim(variant, year(variant), r.procedure, rating=first.rating, evidence=first.evidence) for r in alike]
        assert FRAMES.read(FRAMES.number(variant, *alike) or "") == claims


@pytest.mark.parametrize(("variant", "row"), ROWS)
def test_another_value_reads_back_as_another_claim(variant: str, row: Row) -> None:
    truths = {
        one(FRAMES.rates(variant, [row.procedure], row.category)),
        one(FRAMES.number(variant, row)),
        one(FRAMES.level(variant, row)),
    }
    lies = [FRAMES.rates(variant, [row.procedure], c) for c in Category if c is not row.category]
    lies += [FRAMES.rates(v, [row.procedure], row.category) for v in VARIANTS if v != variant]
    lies += [FRAMES.rates(variant, [p], row.category) for p in CORPUS.procedures if p != row.procedure]
    changed = [row.model_copy(update={"rating": n}) for n in range(1, 10) if n != row.rating]
    changed += [row.model_copy(update={"evidence": e}) for e in ("weak", "expert guess")]
    lies += [sentence for other in changed if (sentence := FRAMES.number(variant, other))]
    lies += [FRAMES.level(variant, row.model_copy(update={"rrl_adult": n})) for n in LEVELS if n != row.rrl_adult]
    lies += [FRAMES.level(variant, row.model_copy(update={"rrl_child": n})) for n in LEVELS if n != row.rrl_child]
    claims = [one(lie) for lie in lies]
    levels = sum(n != row.rrl_adult for n in LEVELS) + sum(n != row.rrl_child for n in LEVELS)
    assert len(claims) == 3 + len(VARIANTS) - 1 + len(CORPUS.procedures) - 1 + 8 + 2 + levels
    assert truths & set(claims) == set()
    assert len(set(claims)) == len(claims), "two different sentences read back as one claim"


@given(
    st.sampled_from(VARIANTS),
    st.lists(st.sampled_from(list(CORPUS.procedures)), min_size=1, unique=True),
    st.sampled_from(Category),
)
@settings(deadline=None)
def test_several_studies_of_one_category_read_back_in_order(variant: str, studies: list[str], category: Category) -> None:
    claims = FRAMES.read(FRAMES.rates(variant, studies, category))
    assert claims == [RowClaim(variant, year(variant), study, category=category) for study in studies]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_study_without_a_row_reads_back_as_unrated(variant: str) -> None:
    for procedure in CORPUS.procedures.values():
        claim = one(FRAMES.unrated(variant, procedure.name))
        assert claim == RowClaim(variant, year(variant), procedure.id, unrated=True)
    assert one(FRAMES.unrated(variant, "PET of the moon")).procedure == "PET of the moon"


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_study_left_reads_back_with_what_was_set_aside(variant: str) -> None:
    assert one(FRAMES.none_best(variant)) == RowClaim(variant, year(variant), None, none_best=True)
    aside = ["ct-cap-wo", "fdg-pet-ct-wb"]
    assert one(FRAMES.none_best(variant, aside)) == RowClaim(variant, year(variant), None, none_best=True, without=tuple(aside))
    assert FRAMES.read(FRAMES.set_aside(aside)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("usually", "always"),
        ("rates", "rated"),
        ("ACR", "ESMO"),
        ("FDG", "FDG and more"),
        (".", ""),
        (".", ", and enough."),
        (".", ".\n"),
        ("For ", "Not for "),
        ("outside", "inside"),
        ("2022", "next year"),
        (" whole body", ""),
    ],
)
def test_a_sentence_that_is_not_ours_to_the_letter_is_not_read(old: str, new: str) -> None:
    ours = FRAMES.rates("msk-staging-2022/2", ["fdg-pet-ct-wb"], Category.USUALLY)
    assert FRAMES.read(ours) is not None
    assert old in ours
    assert FRAMES.read(ours.replace(old, new, 1)) is None


def test_every_sentence_of_a_rendered_passage_reads_back_to_the_table(corpus: Corpus) -> None:
    rendered = [p for p in all_passages(corpus) if p.document in corpus.topics]
    assert len(rendered) == len(corpus.variants) + len(corpus.rows)
    claims = [FRAMES.read(span.statement.text) for passage in rendered for span in passage.spans]
    assert all(claims)
    for claim in (claim for found in claims for claim in found or []):
        if claim.none_best:
            assert corpus.variants[claim.variant].rows
            assert all(r.category is not Category.USUALLY for r in corpus.variants[claim.variant].rows)
            continue
        assert claim.procedure is not None
        row = corpus.rows[claim.variant, claim.procedure]
        assert claim.category in (None, row.category)
        assert claim.rating in (None, row.rating)


def test_a_study_that_is_renamed_is_rendered_and_read_under_its_new_name(corpus_copy: Path) -> None:
    edit_text(corpus_copy / "procedures.yaml", '"FDG-PET/CT whole body"', '"Glucose scan, head to toe and back"')
    frames = Frames(load_corpus(corpus_copy))
    sentence = frames.rates("msk-staging-2022/2", ["fdg-pet-ct-wb", "us-area"], Category.MAYBE)
    assert "rates Glucose scan, head to toe and back and US area of interest may be appropriate." in sentence
    assert [claim.procedure for claim in frames.read(sentence) or []] == ["fdg-pet-ct-wb", "us-area"]
    assert frames.read(sentence.replace("Glucose scan, head to toe and back", "FDG-PET/CT whole body")) is None
