"""Asked with or without contrast of a study that no table tells apart by it, the answer says so."""

import pytest

from bot.pipeline import answer
from bot.services import Services
from bot.understand.intake import Inquiry

_PET = "45M newly biopsied high-grade sarcoma of the thigh, MRI done. Which study for extrapulmonary mets?"


@pytest.mark.parametrize(
    ("question", "earlier", "told"),
    [
        ("and without contrast?", (_PET,), True),
        ("New osteosarcoma, staging outside the lungs: FDG-PET/CT with IV contrast or without?", (), True),
        ("Newly diagnosed osteosarcoma, staging outside the lungs: is a bone scan with contrast appropriate?", (), True),
        ("and without contrast?", ("Only the lungs: staging of a new osteosarcoma",), False),
        ("New osteosarcoma, staging outside the lungs: whole-body MRI with contrast or without?", (), False),
        ("PET/CT with contrast was done for a new osteosarcoma, nothing seen. Which study for the lungs?", (), False),
        (_PET, (), False),
    ],
    ids=["follow-up", "a choice", "a bone scan", "CT has rows", "MRI has rows", "already done", "contrast not spoken of"],
)
def test_what_has_one_rating_whatever_the_contrast_is_said_to(
    question: str, earlier: tuple[str, ...], told: bool, services: Services
) -> None:
    given = answer(Inquiry(question, earlier=earlier), services, prose=False)
    assert (services.corpus.scale.phrases["one-for-contrast"] in given.text) is told
