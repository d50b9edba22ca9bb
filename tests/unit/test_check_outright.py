"""What a sentence says outright: each value is read wherever it stands, and held against the row of the study it is told of."""

import pytest

from bot.check.judgements.claims import Table
from bot.check.judgements.outright import Outright
from tests.shipped import CHECKER, CORPUS

BASIS = CHECKER._rules._basis
OUTRIGHT = Outright(Table(CORPUS), BASIS.bearing)
LUNGS, ELSEWHERE, FOLLOWING, BONE, SOFT = (f"msk-staging-2022/{number}" for number in range(1, 6))

TOLD = (
    (LUNGS, "The chest radiograph earns a mere 1 of nine for this.", {"rating"}),
    (LUNGS, "They gave a 9 to the unenhanced chest CT and just 1 to the chest radiograph.", {"rating"}),
    (ELSEWHERE, "With 8 points FDG-PET/CT is usually appropriate.", {"rating", "category"}),
    (ELSEWHERE, "FDG-PET/CT for this patient: usually appropriate (8/9).", {"rating", "category"}),
    (ELSEWHERE, "In adults, FDG-PET/CT lands between 10 and 30 mSv.", {"level"}),
    (ELSEWHERE, "For a child FDG-PET/CT means three to ten millisieverts, four symbols.", {"level"}),
    (ELSEWHERE, "Whole-body MRI without contrast: its level is zero.", {"level"}),
    (ELSEWHERE, "The panel's votes on fluoride PET/CT ended in disagreement.", set()),
    (FOLLOWING, "The chest CT in 2024 was done without contrast.", set()),
    (BONE, "PET/CT may be appropriate, on limited evidence.", {"category", "evidence"}),
    (BONE, "It needs a strong magnet, but PET/CT may be appropriate.", {"category"}),
    (BONE, "Radiography and MRI are both usually appropriate.", {"category"}),
    (ELSEWHERE, "In 2022 FDG-PET/CT is usually appropriate.", {"category"}),
    (SOFT, "MRI is usually appropriate and outranks CT with contrast.", {"category"}),
    (BONE, "PET/CT is not usually appropriate here.", {"category"}),
    (ELSEWHERE, "FDG-PET/CT is the only usually appropriate study.", set()),
)
NOT_IN_THE_TABLE = (
    (LUNGS, "The chest radiograph earns a 2 for this."),
    (LUNGS, "They gave a 1 to the unenhanced chest CT and a 9 to the chest radiograph."),
    (ELSEWHERE, "FDG-PET/CT may be appropriate with its 8."),
    (ELSEWHERE, "In adults, FDG-PET/CT lands between 1 and 10 mSv."),
    (ELSEWHERE, "For a child FDG-PET/CT means ten to thirty millisieverts."),
    (ELSEWHERE, "FDG-PET/CT stays below a few mSv."),
    (ELSEWHERE, "The panel's votes on FDG-PET/CT ended in disagreement."),
    (BONE, "PET/CT may be appropriate, on strong evidence."),
    (BONE, "The literature behind PET/CT speaks for itself."),
    (SOFT, "MRI takes 11 points."),
    (SOFT, "CT with contrast and MRI are both usually appropriate here."),
    (BONE, "FDG-PET/CT stands alongside MRI as usually appropriate."),
    (ELSEWHERE, "FDG-PET/CT falls short of usually appropriate."),
    (ELSEWHERE, "FDG-PET/CT would be usually appropriate if the tumour were in bone."),
    (SOFT, "CT with contrast may be appropriate and outranks MRI."),
    (LUNGS, "By no criteria is a noncontrast chest CT usually appropriate."),
    (LUNGS, "It is not true that a noncontrast chest CT is usually appropriate."),
    (SOFT, "MRI with contrast is the only usually appropriate study."),
    (ELSEWHERE, "With one voice the panel said of fluoride PET/CT that it may be appropriate."),
)


def told(variant: str, text: str) -> set[str] | None:
    tokens = BASIS.vocabularies.prose.tokens(text)
    assert tokens
    judging = BASIS.vocabularies.judging(text) or []
    found = OUTRIGHT.told(BASIS.placing.placed(tokens, text, (variant,)), judging, [variant], young=False)
    return None if found is None else set(found.kinds)


@pytest.mark.parametrize(("variant", "text", "kinds"), TOLD)
def test_values_of_the_table_are_read_wherever_they_stand(variant: str, text: str, kinds: set[str]) -> None:
    assert told(variant, text) == kinds


@pytest.mark.parametrize(("variant", "text"), NOT_IN_THE_TABLE)
def test_a_value_that_the_table_does_not_have_is_found(variant: str, text: str) -> None:
    assert told(variant, text) is None
