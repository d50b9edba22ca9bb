"""A symptom that had its cause and is over: no sign of today."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading

_SIGNS = ("suspicion", "sign_in_lung", "complaint", "sign_elsewhere", "lung_finding")
_CARED = frozenset({"treated", "treatment", "operated"})
_NOT_OVER = frozenset({"not", "but", "until", "unless", "if", "partly", "hardly", "again", "never", "only"})


def of_an_ill_that_is_over(reading: Reading) -> list[Mention]:
    """ "In spring he had pneumonia with cough, treated, cured.": the sign and its cause, told in one sentence with its end."""
    gone: list[Mention] = []
    for over in reading.cues("ill_over"):
        start, end = sentence_at(reading, over.first)
        told = [m for m in reading.mentions if start <= m.first and m.last < over.first]
        signs = [m for m in told if m.concept.cue in _SIGNS]
        ills = [m for m in told if m.concept.facet == "condition"]
        cared = [m for m in told if m.concept.id == "treated" and m.words.casefold() in _CARED and ills]
        ours = any(m.concept.facet in ("histology", "treatment", "target") and m not in cared for m in told)
        between = {w.folded for w in reading.words[min((m.last for m in signs), default=over.first) + 1 : over.first]}
        said_of_it = over.words.casefold().split()[-1] != "again" and bool(_NOT_OVER & between)
        if signs and not ours and not asks_at(end, reading) and not said_of_it:
            gone += [*signs, *ills, *cared]
    return gone
