"""A benign name that somebody only guessed, of a lump that was never imaged or sampled."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_GUESSES = as_folded(
    "prob probably presumably presumed likely looks look feels feel seems seem think thinks guess guessed suspect maybe "
    "perhaps possibly ?"
)
_NEAR = 7
"""Words from the guess to the name, at most."""


def without_the_guessed(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """ "Feels like a lipoma, under the skin, never imaged": no diagnosis; one that a biopsy or a scan gave stays."""
    if not reading.cues("unimaged", "first_request") or any(m.concept.facet in ("biopsy", "treatment") for m in mentions):
        return mentions
    names = [m for m in mentions if m.concept.facet == "histology"]
    benign = [m for m in names if m.concept.implies.get("behaviour") == ("benign",)]
    guessed = [m for m in benign if _is_a_guess(m, reading)]
    spoken_of = reading.affirmed("lump") or any(m.concept.facet == "depth" for m in mentions)
    if not guessed or len(benign) < len(names) or not spoken_of:
        return mentions
    return [m for m in mentions if m not in benign]


def _is_a_guess(name: Mention, reading: Reading) -> bool:
    start, _ = sentence_at(reading, name.first)
    before = {w.folded for w in reading.words[max(start, name.first - _NEAR) : name.first]}
    queried = name.start > 0 and reading.text[name.start - 1] == "?"
    return queried or bool(_GUESSES & before)
