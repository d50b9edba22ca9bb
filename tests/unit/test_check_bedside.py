"""What patients ask and are told about a visit stands, in listed words alone; what chooses a study in such words does not."""

import pytest

from tests.shipped import CHECKER

BEYOND = "msk-staging-2022/2"

ASKED_AND_TOLD = (
    "If you're diabetic, tell the PET/CT team when you phone to book.",
    "When the lung CT is done, wait in the red chairs until a nurse calls you.",
    "If you are pregnant or might be, say so before the chest CT begins.",
    "If the MRI falls in school holidays we would have to swap the date.",
    "Is the whole-body MRI loud? I wear hearing aids and worry about that.",
    "I hate needles; does the ultrasound need one?",
    "What do they do with the chest CT when the patient can't hold her breath?",
    "If I catch a cold, will it show on the chest CT?",
    "What should I do with the dressing on my leg before the MRI?",
    "It's normal to feel anxious while waiting for PET/CT results, and the nurse line is there for that.",
    "If the pump alarms while you are in the CT room, the radiographer comes in at once.",
    "Can the screws in my leg be pulled out by the MRI magnet? People ask this every week.",
    "Will I hear music in the MRI?",
    "Does the bone scan injection sting?",
    "Can my husband sit in the PET/CT room with me?",
    "Where do I park when I come for the ultrasound?",
    "I am scared of the tunnel; can I bring a friend to the MRI?",
    "If you feel hot during the CT, tell the radiographer.",
    "Please leave your keys and coins in the locker before the MRI.",
    "You will hear knocking during the MRI, so wear the earplugs.",
    "Before the bone scan the nurse puts a cannula in your arm.",
    "If you panic in the MRI, press the button and the radiographer speaks to you.",
    "How cold is the room for the PET/CT?",
    "May I take my painkillers before the bone scan?",
    "My mum gets dizzy in the MRI; is there a mirror?",
)
CHOOSING = (
    "After the bone scan you can stop.",
    "Before the MRI you do the bone scan.",
    "After the chest film that's all you need.",
    "If you are tired, take the bone scan.",
    "Come for the bone scan and leave the PET/CT.",
    "You can relax after the bone scan, all is said.",
    "If you are pregnant, the PET/CT is fine.",
    "If you are scared of the tunnel, the bone scan is okay.",
    "If you hate needles, ask for the chest film.",
    "If you are claustrophobic, swap the MRI for a bone scan.",
    "If you can't lie still, the film will do.",
    "Didn't you know that a bone scan comes first?",
    "Isn't the chest film enough for my lungs?",
    "You can eat before the PET/CT.",
    "We do it after the bone scan.",
    "After the ultrasound you go home and nothing more happens.",
    "If you feel fine, put off the CT.",
    "If you feel fine, there is no CT.",
    "Do you know that the bone scan is what all people get?",
    "Why do all people still get the CT?",
    "Start with the bone scan if you are anxious.",
    "The bone scan is what your doctor asks for.",
    "We go by the bone scan.",
    "I like the bone scan.",
    "People like you get a bone scan.",
    "You have the bone scan and go home.",
    "The MRI machine gives you a high dose of radiation.",
    "Why CT chest without IV contrast?",
    "Does anyone need CT chest without IV contrast?",
    "Why spoil it with an MRI of the femur?",
)


@pytest.mark.parametrize("text", ASKED_AND_TOLD)
def test_what_is_asked_and_told_about_a_visit_stands(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == text


@pytest.mark.parametrize("text", CHOOSING)
def test_everyday_words_hide_no_choice(text: str) -> None:
    assert CHECKER.check(text, BEYOND).safe_text == ""
