"""Questions in other languages: the card is right, and the answer says that its prose is in English."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.pipeline import answer
from bot.services import Services
from bot.understand.intake import Inquiry
from corpus import Corpus

CASES = yaml.safe_load((Path(__file__).parent / "languages.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"][:50])
def test_the_words_that_decide_are_read(case: dict[str, Any], services: Services) -> None:
    given = answer(Inquiry(case["question"]), services)
    assert given.facets["language"].values == (case["lang"],)
    assert given.answer_class == case.get("class", "answered")
    assert given.question_kind == case.get("kind", given.question_kind)
    assert [p.variant for p in given.parts if not p.condition] == [
        f"{case.get('topic', 'msk-staging-2022')}/{n}" for n in case.get("variants", [])
    ]
    for facet, value in case.get("facets", {}).items():
        assert given.facets[facet].values == (value,)
    assert not set(case.get("unread", [])) & given.facets.keys()
    named = {m.procedure for a in given.asked for m in a.matches}
    assert "asked" not in case or case["asked"] in named
    assert services.corpus.scale.phrases["read-abroad"] in given.text
    assert services.corpus.scale.phrases["english-prose"] not in given.notices


def test_every_language_has_cases(corpus: Corpus) -> None:
    assert {case["lang"] for case in CASES} == set(corpus.languages)


def test_english_is_not_taken_for_another_language(services: Services) -> None:
    given = answer(Inquiry("Osteosarcoma tibia, PET/CT vs bone scan for staging outside the lungs?"), services, prose=False)
    assert "language" not in given.facets


@pytest.mark.parametrize(
    ("question", "hardly_read"),
    [
        ("Jaké vyšetření je vhodné pro osteosarcoma stehenní kosti, staging, PET/CT nebo MRI?", True),
        ("Nově zjištěný osteosarkom stehenní kosti u muže, které vyšetření hledá metastázy v plicích?", True),
        ("Osteosarcoma de fémur recién diagnosticado, varón de 30 años: ¿qué estudio busca metástasis fuera del pulmón?", False),
    ],
)
def test_one_notice_tells_how_another_language_was_read(question: str, hardly_read: bool, services: Services) -> None:
    """That the deciding words were read, or that hardly any were: never both, which contradict each other."""
    given, phrases = answer(Inquiry(question), services, prose=False), services.corpus.scale.phrases
    assert (phrases["english-prose"] in given.notices) == hardly_read
    assert (phrases["read-abroad"] in given.text) != hardly_read
