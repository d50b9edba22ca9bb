"""Older editions: what a question says of a year and of a rating, and which past rows it leans on."""

import pytest

from bot.decide.editions import relied_on
from bot.decide.rows import rated_row
from bot.schema import Asked, NotRated, RatedRow
from bot.understand.edition import read_edition
from bot.understand.scenario import FacetReading, Scenario
from corpus import Corpus

LUNGS, OUTSIDE, AFTER = (f"msk-staging-2022/{number}" for number in (1, 2, 3))
CHEST = "radiography-chest"


@pytest.mark.parametrize(
    ("text", "superseded", "stated"),
    [
        ("the ACR table of 2013", True, ()),
        ("the 2015 score was still only 3 then", True, ("3",)),
        ("it was 5 in 2015, I think", True, ("5",)),
        ("resected in 2015, now 3 cm", False, ()),  # a year alone is no edition
        ("the previous edition", False, ()),  # nor is an edition without its year
        ("the ACR rates PET/CT in sarcoma", False, ()),
        ("the ACR rated it a 5/9", False, ("5",)),
        ("the ACR table has 9/9", False, ("9",)),
        ("by the ACR it is rated 9.", False, ("9",)),  # a full stop is no decimal point
        ("by the ACR it is rated 2 of 9", False, ("2",)),  # nine is the length of the scale
        ("the ACR gave it 6 out of 9", False, ("6",)),
        ("a mass scored 4, and 4/9 by the ACR", False, ("4",)),
        ("the ACR gave it 2, later it got 7, once", False, ("2", "7")),
        ("it got 7, once", False, ()),  # a number alone is no rating
        ("rated 10 by the ACR", False, ()),
        ("rated 3.5 by the ACR", False, ()),
        ("the criteria give a rating of 3 mm nodules", False, ()),
        ("ACR: is it worth imaging at 6 months or at 2 years", False, ()),
        ("the criteria say Usually   Not\nAppropriate", False, ("usually not appropriate",)),
        ("rated may be appropriate (disagreement) by the ACR", False, ("may be appropriate (disagreement)",)),
        (
            "usually appropriate in the table, or may be appropriate",
            False,
            ("usually appropriate", "may be appropriate"),
        ),
    ],
)
def test_an_edition_and_a_stated_rating_are_read(text: str, superseded: bool, stated: tuple[str, ...], corpus: Corpus) -> None:
    found = read_edition(corpus.lexicon.read(text))
    assert ("edition" in found) == superseded
    assert not superseded or found["edition"].values == ("superseded",)
    assert set(found["stated_rating"].values if "stated_rating" in found else ()) == set(stated)


def test_what_was_read_keeps_its_words(corpus: Corpus) -> None:
    found = read_edition(corpus.lexicon.read("in 2015 it was rated 5, rated 5, usually appropriate"))
    assert {name: (r.how, r.words) for name, r in found.items()} == {
        "edition": ("said", "2015"),
        "stated_rating": ("said", "5; 5; usually appropriate"),
    }
    assert found["stated_rating"].values == ("5", "usually appropriate")


def _match(corpus: Corpus, variant: str, procedure: str) -> RatedRow | NotRated:
    row = corpus.rows.get((variant, procedure))
    return rated_row(corpus, variant, row) if row else NotRated(variant=variant, procedure_id=procedure, procedure=procedure)


def _scenario(**facets: str) -> Scenario:
    return Scenario({name: FacetReading((value,), "said") for name, value in facets.items()})


@pytest.mark.parametrize(
    ("stated", "variant", "procedure", "editions"),
    [
        ("9", LUNGS, CHEST, ["lung-2013"]),  # it had a 9 in 2013 and a 1 today
        ("3", LUNGS, CHEST, ["msk-2015"]),
        ("2", LUNGS, CHEST, ["msk-2015"]),  # either of two ratings of one edition
        ("usually appropriate", LUNGS, CHEST, ["lung-2013"]),
        ("usually not appropriate", LUNGS, CHEST, []),  # as it is today
        ("1", LUNGS, CHEST, []),
        ("8", LUNGS, CHEST, []),  # no edition gave it that
        ("9", LUNGS, "ct-chest-wo", []),
        ("7", LUNGS, "fdg-pet-ct-wb", ["msk-2015"]),
        ("5", LUNGS, "fdg-pet-ct-wb", []),
        ("9", OUTSIDE, CHEST, []),  # another variant had it
        ("2", LUNGS, "mri-chest", ["lung-2013"]),  # rated then, not rated today
    ],
)
def test_a_stated_rating_is_of_yesterday_if_it_holds_no_more(
    stated: str, variant: str, procedure: str, editions: list[str], corpus: Corpus
) -> None:
    asked = [Asked(as_written="it", matches=(_match(corpus, variant, procedure),))]
    found = list(relied_on(_scenario(stated_rating=stated), asked, corpus))
    assert [past.id for past, _ in found] == editions
    assert {(row.variant, row.procedure) for _, row in found} <= {(variant, procedure)}


@pytest.mark.parametrize(
    ("edition", "variant", "procedure", "editions"),
    [
        ("superseded", LUNGS, CHEST, ["lung-2013", "msk-2015"]),
        ("superseded", LUNGS, "ct-chest-wo", ["lung-2013", "msk-2015"]),  # also what has not changed
        ("superseded", AFTER, CHEST, ["msk-2015"]),
        ("superseded", OUTSIDE, "us-area", []),
        ("current", LUNGS, CHEST, []),
    ],
)
def test_an_edition_named_brings_all_past_rows_of_the_study(
    edition: str, variant: str, procedure: str, editions: list[str], corpus: Corpus
) -> None:
    asked = [Asked(as_written="it", matches=(_match(corpus, variant, procedure),))]
    assert [past.id for past, _ in relied_on(_scenario(edition=edition), asked, corpus)] == editions


def test_nothing_is_relied_on_without_edition_rating_or_study(corpus: Corpus) -> None:
    asked = [Asked(as_written="it", matches=(_match(corpus, LUNGS, CHEST),))]
    assert list(relied_on(_scenario(), asked, corpus)) == []
    assert list(relied_on(_scenario(edition="superseded", stated_rating="9"), [], corpus)) == []


def test_every_study_asked_about_is_told_of_in_turn(corpus: Corpus) -> None:
    matches = tuple(_match(corpus, LUNGS, procedure) for procedure in (CHEST, "fdg-pet-ct-wb"))
    asked = [Asked(as_written=m.procedure, matches=(m,)) for m in matches]
    found = relied_on(_scenario(stated_rating="9", edition="superseded"), asked, corpus)
    assert [row.procedure for _, row in found] == [CHEST, CHEST, "fdg-pet-ct-wb", "fdg-pet-ct-wb"]
