"""Identifiers are masked where they stand in the question as given; what the answer needs is not."""

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "identifiers.yaml").read_text(encoding="utf-8"))
IN_FRONT = {
    "nothing": "",
    "emoji": "🙂👩🏽‍⚕️ ",
    "zero-width": "\u200b\u200d\ufeff",
    "combining": "Zoe\u0308 asks: ",
    "markup": "<b>note</b>\r\n\t",
    "control": "\x00\x07 ",
}


@pytest.mark.parametrize("front", IN_FRONT.values(), ids=IN_FRONT.keys())
@pytest.mark.parametrize("case", CASES, ids=[c["question"][:32] for c in CASES])
def test_what_is_masked_and_where(case: Any, front: str, ask: Any) -> None:
    question = front + case["question"]
    found = [(m.type, question[m.start : m.end]) for m in ask(question).masked]
    assert found == [(m["type"], m["words"]) for m in case["masked"]], case["because"]


@pytest.mark.parametrize("case", [c for c in CASES if c["masked"]], ids=lambda c: c["question"][:32])
def test_what_is_masked_stands_nowhere_in_the_answer(case: Any, ask: Any) -> None:
    answer = ask(case["question"]).to_json()
    for masked in case["masked"]:
        assert masked["words"] not in answer


def test_an_identifier_of_an_earlier_turn_stands_nowhere_in_the_answer(ask: Any) -> None:
    answer = ask("and the lungs?", earlier=["New osteosarcoma, MRN 00482913, jane.roe@clinic.example"])
    assert "00482913" not in answer.to_json()
    assert "jane.roe" not in answer.to_json()


def test_an_identifier_is_not_read_as_a_value(ask: Any) -> None:
    for earlier, question in (([], "glucose see record 4829137"), (["glucose see record 4829137"], "Fasting before FDG?")):
        assert "glucose" not in ask(question, earlier=earlier).facets


def test_masking_leaves_the_facets_around_it(ask: Any) -> None:
    plain = ask("New osteosarcoma of the femur, staging of the lungs")
    masked = ask("MRN 00482913: new osteosarcoma of the femur, staging of the lungs, jane.roe@clinic.example")
    assert masked.facets == plain.facets
    assert masked.parts == plain.parts
