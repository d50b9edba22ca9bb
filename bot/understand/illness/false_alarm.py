"""A suspicion elsewhere that came to nothing: "a suspected kidney tumour turned out a cyst"."""

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
