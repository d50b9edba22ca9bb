"""A study is recommended, dismissed, ranked or told of falsely in words that judge nothing: none of it is left standing."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.check.words.units import units_of
from bot.services import Services
from corpus.schema import Category
from tests.shipped import CHECKER
from tests.shipped import CORPUS as TABLE

LIES = yaml.safe_load((Path(__file__).parent / "lies.yaml").read_text(encoding="utf-8"))
VARIANTS = [v for v in TABLE.variants if v.startswith("msk-")]


def names(variant: str, category: Category) -> list[str]:
    """The studies of a category, as ACR names them; without one, a test would hold of nothing."""
    found = [TABLE.procedures[r.procedure].name for r in TABLE.variants[variant].rows if r.category is category]
    assert found, f"{variant} has no study that is {category.value}"
    return found


def stands(text: str, variant: str) -> bool:
    """True if the last sentence of a text is left standing."""
    last = units_of(text)[-1].of(text)
    return last in CHECKER.check(text, variant).safe_text


@pytest.mark.parametrize(("kind", "lie"), [(kind, lie) for kind in ("recommends", "dismisses") for lie in LIES[kind]])
def test_no_study_is_recommended_from_below_nor_dismissed_from_above(kind: str, lie: str) -> None:
    for variant in VARIANTS:
        best, low = names(variant, Category.USUALLY), names(variant, Category.USUALLY_NOT)
        pairs = [(best[0], worst) for worst in low] if kind == "recommends" else [(one, low[0]) for one in best]
        for high, worst in pairs:
            text = lie.format(L=worst, H=high)
            assert not stands(text, variant), (variant, text)


@pytest.mark.parametrize(("number", "lie"), [(n, lie) for n, lies in LIES["refuted"].items() for lie in lies])
def test_no_sentence_against_a_fact_or_a_row_stands(number: int, lie: str) -> None:
    assert not stands(lie, f"msk-staging-2022/{number}")


WRITINGS: dict[str, Any] = {
    "capitals": str.upper,
    "bold": lambda text: f"**{text}**",
    "blanks": lambda text: text.replace(" ", "  "),
    "politeness": lambda text: f"Dear colleague, please note: {text}",
    "heading": lambda text: f"## {text}",
    "item": lambda text: f"- {text}",
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_no_disguise_lets_a_lie_through(writing: str) -> None:
    variant = "msk-staging-2022/2"
    for lie, low in product(LIES["recommends"], names(variant, Category.USUALLY_NOT)[:1]):
        text = WRITINGS[writing](lie.format(L=low, H=names(variant, Category.USUALLY)[0]))
        assert not stands(text, variant), text


ATTACKS = yaml.safe_load((Path(__file__).parent / "attacks-found.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("variant", "text"), [(group["variant"], t) for group in ATTACKS for t in group.get("together", ())])
def test_what_turns_a_true_sentence_goes_or_the_sentence_does(variant: str, text: str, services: Services) -> None:
    safe = services.checker.check(text, variant).safe_text
    assert " ".join(safe.split()) != " ".join(text.split())


@pytest.mark.parametrize(("variant", "text"), [(group["variant"], t) for group in ATTACKS for t in group.get("texts", ())])
def test_what_once_got_through_an_attack_does_no_more(variant: str, text: str, services: Services) -> None:
    ruling = services.checker.check(text, variant)
    assert ruling.verdict in ("contradicts", "unreadable")
    assert not any("modality" in m.concept.study for m in services.lexicon.read(ruling.safe_text).mentions)
