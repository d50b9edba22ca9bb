"""A suspicion elsewhere that came to nothing: "a suspected kidney tumour turned out a cyst"."""

from bot.understand.scenario import OUR_SITES
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_NEAR = 2
"""Words between the suspicion and what it turned out to be, at most."""


def is_a_false_alarm(mention: Mention, reading: Reading) -> bool:
    """The words that suspect a tumour which is none of ours, with what it was instead right behind."""
    if mention.concept.value != "undiagnosed_lesion":
        return False
    inside = [
        m for m in reading.mentions if m.concept.facet == "histology" and mention.first <= m.first and m.last <= mention.last
    ]
    foreign = [m for m in inside if "musculoskeletal" not in m.concept.implies.get("origin", ("musculoskeletal",))]
    ends = reading.cues("false_alarm", "turned_out", "explained_away")
    return bool(foreign) and any(0 < m.first - mention.last <= _NEAR + 1 for m in ends)


def is_said_of_another_thing(benign: Mention, reading: Reading) -> bool:
    """ "A kidney mass turned up on the staging CT of a sarcoma, urology says benign": of a lump in an organ, told before it."""
    if benign.concept.facet != "behaviour" or benign.concept.value != "benign":
        return False
    named = [m for m in reading.mentions if m.concept.facet == "histology"]
    malignant = [m for m in named if "malignant" in m.concept.implies.get("behaviour", ())]
    start, _ = sentence_at(reading, benign.first)
    organs = [m for m in reading.mentions if m.concept.facet == "site" and m.concept.value not in OUR_SITES]
    lumps = [m for m in reading.cues("lump", "finding", "hot_spot") if start <= m.first < benign.first]
    return bool(malignant) and any(0 < m.first - o.last <= _NEAR for o in organs for m in lumps)
