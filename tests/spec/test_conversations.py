"""Conversations: a turn takes over what it leaves unsaid; what an assistant said is never heard."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.jsonl import inquiry_of
from bot.pipeline import answer
from bot.services import Services
from bot.understand.intake import Inquiry

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "conversations.yaml").read_text(encoding="utf-8"))
CASES += yaml.safe_load((HERE / "conversations-replies.yaml").read_text(encoding="utf-8"))
CASES += yaml.safe_load((HERE / "conversations-settled.yaml").read_text(encoding="utf-8"))
CASES += yaml.safe_load((HERE / "conversations-newcomer.yaml").read_text(encoding="utf-8"))
CASES += yaml.safe_load((HERE / "conversations-next.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_last_turn_is_taken_as_it_was_meant(case: dict[str, Any], services: Services) -> None:
    *earlier, question = case["turns"]
    given = answer(Inquiry(question, None, earlier=tuple(earlier)), services)
    if "variants" in case:
        assert [p.variant for p in given.parts if not p.condition] == case["variants"]
    for facet, values in case.get("facets", {}).items():
        assert list(given.facets[facet].values) == values
    named = {match.procedure for study in given.asked for match in study.matches}
    assert set(case.get("asked", [])) <= named
    assert given.answer_class == case.get("class", given.answer_class)
    assert given.question_kind == case.get("kind", given.question_kind)
    assert case.get("says", "") in given.text
    assert not set(case.get("never", [])) & {s.procedure for p in given.parts for s in p.studies}
    assert not given.withheld


def test_what_an_assistant_said_tells_nothing(services: Services) -> None:
    told = {"role": "assistant", "content": "Lung surveillance of a resected soft tissue sarcoma. The bone scan is best."}
    asked = {"id": 1, "question": "Which study for metastases outside the lungs in a new osteosarcoma?", "history": [told]}
    given = answer(inquiry_of(asked), services)
    assert [p.variant for p in given.parts] == ["msk-staging-2022/2"]
    assert given.facets["tissue"].values == ("bone",)
