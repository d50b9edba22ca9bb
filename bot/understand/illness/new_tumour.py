"""A diagnosis just made: the word new beside the name of a tumour."""

from corpus.reading import Mention, Reading

_STOPS = ".;:!?\n"
_NEAR = 3
"""Words between a cue and what it is about, at most."""


def new_tumour(reading: Reading) -> bool:
    """ "New osteosarcoma", "new high-grade sarcoma": a diagnosis just made."""
    tumours = [m for m in reading.mentions if m.concept.facet == "histology"]
    for cue in reading.affirmed("new"):
        for tumour in tumours:
            gap = [w.folded for w in reading.words[cue.last + 1 : tumour.first]]
            gap = gap[1:] if gap[:1] == [":"] and not cue.first else gap  # "New: osteosarcoma of the radius."
            if cue.last < tumour.first and len(gap) <= _NEAR and not set(gap) & set(_STOPS + ","):
                return True
        if tumours and cue.first > tumours[0].last and (_stands_alone(cue, reading) or _ends_the_clause(cue, tumours, reading)):
            return True
    return False


def _stands_alone(cue: Mention, reading: Reading) -> bool:
    """ "Epithelioid sarcoma of the forearm, new."; marks on both sides."""
    around = (reading.words[cue.first - 1 : cue.first], reading.words[cue.last + 1 : cue.last + 2])
    return all(not words or words[0].is_mark for words in around)


def _ends_the_clause(cue: Mention, tumours: list[Mention], reading: Reading) -> bool:
    """ "Tibia osteosarcoma new", "rhabdo forearm 5yo new": said of the tumour, and there the clause ends."""
    after = reading.words[cue.last + 1 : cue.last + 2]
    gaps = [reading.words[t.last + 1 : cue.first] for t in tumours if t.last < cue.first]
    told = [[w for w in gap if not w.folded[:1].isdigit()] for gap in gaps]  # "osteosarcoma prox tibia 15M new"
    near = any(len(gap) <= _NEAR and not any(w.is_mark for w in gap) for gap in told)
    other = [m for m in reading.cues("lump", "lung_finding", "finding", "complaint") if tumours[0].last < m.first < cue.first]
    ends = all(w.is_mark for w in after) or _leads_to_a_request(cue, reading)
    return near and not other and ends


def _leads_to_a_request(cue: Mention, reading: Reading) -> bool:
    """ "Chondrosarcoma new lungs CT?": a place or a study stands right behind, and nothing that was found there."""
    behind = [m for m in reading.mentions if cue.last < m.first <= cue.last + _NEAR]
    found = any(m.concept.cue in ("lump", "lung_finding", "finding", "suspicion", "complaint") for m in behind)
    sought = (m.first == cue.last + 1 and (m.concept.facet == "target" or "modality" in m.concept.study) for m in behind)
    return not found and any(sought)
