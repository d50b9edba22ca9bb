"""Foreign sentences of which not every word is known: what lets one stand, and which rule takes it away."""

from typing import get_args

import pytest

from bot.check.words.bearing import Bearing, Cue
from bot.check.words.prose import Token
from tests.shipped import CHECKER, CORPUS

BEARING = Bearing(CORPUS.bearing_concepts)
PHRASES = get_args(Cue)
DISTANT, LUNGS, BONE = "msk-staging-2022/2", "msk-staging-2022/1", "msk-staging-2022/4"


def reason(text: str, variant: str) -> str:
    """Why the first finding withholds a text; "" if it stands."""
    return next((f.because for f in CHECKER.check(text, variant).findings if f.withholds), "")


@pytest.mark.parametrize(
    ("variant", "text"),
    [
        (LUNGS, "Her last chest CT, taken in Porto, showed a 4 mm nodule beside the fissure."),
        (BONE, "MRI at 12 months: 8 mm enhancing focus in the medial scar."),
        (DISTANT, "The bone scan tracer collects in the bladder, so patients empty it beforehand."),
        (LUNGS, "Iodine in the vessels brightens the hilum on a chest CT."),
        (LUNGS, "TECHNIQUE: CT chest without IV contrast, 1 mm slices."),
        (LUNGS, "The chest CT of 3 May shows three calcified granulomas."),
        (DISTANT, "FDG-PET/CT is the preferred study for metastases outside the lungs."),
        (LUNGS, "For the lungs, CT chest without IV contrast gets a rating of 9."),
        (DISTANT, "Ultrasound is not recommended here."),
    ],
)
def test_what_tells_or_agrees_stands(variant: str, text: str) -> None:
    assert reason(text, variant) == ""


@pytest.mark.parametrize(
    ("variant", "text", "because"),
    [
        (DISTANT, "Ultrasound is a marvellous first step.", "can bear on the choice"),
        (DISTANT, "FDG-PET/CT has had its day.", "can bear on the choice"),
        (DISTANT, "FDG-PET/CT is useful as an adjunct.", "can bear on the choice"),
        (DISTANT, "FDG-PET/CT is useful in the obese.", "may turn the judgement"),
        (LUNGS, "CT chest without IV contrast is number 9.", "not said to be a rating"),
        (BONE, "MRI uses X-rays.", "tells of one study what it does to another"),
        (BONE, "MRI emits gamma rays.", "not known to go with the study"),
        (LUNGS, "Our plan comprises a chest radiograph.", "done or bidden"),
        (LUNGS, "Examination: chest radiograph, which answers the question.", "nothing is told of the study"),
        (LUNGS, "CT chest without IV contrast happens at the border.", "when the study is done"),
        (LUNGS, "A chest radiograph was clear, which settled the plan.", "is a reason"),
        (DISTANT, "It also covers nodes, as does PET/CT.", "named elsewhere"),
        (DISTANT, "A bone scan is like a torch in a cave.", "bear on the choice"),
        (LUNGS, "The chest radiograph shows what CT chest without IV contrast shows.", "side by side"),
        (LUNGS, "A chest CT delivers 40 mSv to the skin.", "what the corpus tells otherwise"),
        (LUNGS, "An MRI delivers 40 watts to the skin per dose.", "not a figure that the corpus states"),
    ],
)
def test_what_could_be_a_judgement_is_withheld_by_its_rule(variant: str, text: str, because: str) -> None:
    assert because in reason(text, variant)


def test_words_are_matched_in_their_inflections_and_the_longest_phrase_wins() -> None:
    assert [words for _, words in BEARING.of([Token("recommending"), Token("wasted")])] == ["recommend", "wasted"]
    assert list(BEARING.of([Token("useless"), Token("using")])) == [("leans-against", "useless")]
    assert list(BEARING.of([Token("well"), Token("defined")])) == []


def test_no_words_bear_in_two_ways() -> None:
    phrases = [form for c in CORPUS.bearing_concepts if c.cue in (*PHRASES, "free") for form in c.forms]
    assert sorted({form for form in phrases if phrases.count(form) > 1}) == []
