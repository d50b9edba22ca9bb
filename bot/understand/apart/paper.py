"""A part of a paper that is called like one of the body: "the pathology in the appendix reads", "at the foot of the page"."""

from corpus.reading import Mention, Reading

_PLACES = ("site", "target")


def of_a_paper(reading: Reading) -> list[Mention]:
    """The places that lie inside the words for a part of a paper, or of a trial."""
    parts = reading.cues("part_of_a_paper")
    places = [m for m in reading.mentions if m.concept.facet in _PLACES or m.concept.study.get("region")] if parts else []
    return [m for m in places if any(p.first <= m.first and m.last <= p.last for p in parts)]
