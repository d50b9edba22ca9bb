"""What figures tell of an MRI that cannot be: a patient heavier than the table bears, a magnet far away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understand.scenario import FacetReading
from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_KILOS = {
    "kg": 1.0,
    "kgs": 1.0,
    "kilos": 1.0,
    "kilo": 1.0,
    "lb": 0.4536,
    "lbs": 0.4536,
    "pounds": 0.4536,
    "st": 6.35,
    "stone": 6.35,
}
_GLUED = re.compile(r"(?P<value>\d{2,3})(?P<unit>kgs?|lbs?)?")
_ENDS_A_FIGURE = {"", "at", "max", "maximum", "only", "and", "but", "so", "or"}
_TABLES = {"table", "couch", "scanner", "machine", "gantry"}
_LIMIT_REACH, _WAY_REACH = 5, 6
"""Words between a limit and its figure, and between a magnet and how far away it is, at most."""
_FAR = 60
"""Kilometres or miles from which on a magnet is told to be out of reach."""


@dataclass(frozen=True, slots=True)
class _Weight:
    at: int
    kilos: float
    unit: bool


def read_machine(reading: Reading) -> dict[str, FacetReading]:
    """That MRI is not possible, if the figures say so."""
    words = _overloaded(reading) or _far_away(reading)
    return {"mri_possible": FacetReading(("no",), "said", words)} if words else {}


def _overloaded(reading: Reading) -> str:
    """ "Weighs 210 kg, MRI table limit 180"."""
    limits = reading.cues("load_limit")
    weights = list(_weights(reading)) if limits else []
    for cue in limits:
        if not _of_the_magnet(cue, reading):
            continue
        limit = min((w for w in weights if _belongs(w, cue, reading)), key=lambda w: abs(w.at - cue.last), default=None)
        others = [w for w in weights if w is not limit and w.unit]
        if limit and any(w.kilos > limit.kilos for w in others):
            return cue.words
    return ""


def _weights(reading: Reading) -> Iterator[_Weight]:
    for at, word in enumerate(reading.words):
        written = _GLUED.fullmatch(word.folded)
        behind = reading.words[at + 1].folded if at + 1 < len(reading.words) else ""
        bare = not behind[:1].isalnum() or behind in _ENDS_A_FIGURE
        if written and (written["unit"] or behind in _KILOS or bare):
            unit = written["unit"] or (behind if behind in _KILOS else "")
            yield _Weight(at, int(written["value"]) * _KILOS.get(unit, 1.0), bool(unit))


def _belongs(weight: _Weight, cue: Mention, reading: Reading) -> bool:
    """In the sentence of the limit and near it: "takes 200 kg at most", "table limit is 180"."""
    start, end = sentence_at(reading, cue.first)
    between = reading.words[cue.last + 1 : weight.at] if weight.at > cue.last else reading.words[weight.at + 1 : cue.first]
    return start <= weight.at < end and len(between) <= _LIMIT_REACH and not any(w.folded in (",", ";") for w in between)


def _of_the_magnet(cue: Mention, reading: Reading) -> bool:
    """The machine named last before the limit, or else the next one, is the magnet."""
    machines = [m for m in reading.mentions if m.concept.cue == "magnet" or "modality" in m.concept.study]
    start, end = sentence_at(reading, cue.first)
    here = [m for m in machines if start <= m.first < end]
    before = [m for m in here if m.first <= cue.last]
    named = before[-1:] or here[:1]
    if not machines:  # "she has 190 kg, our table takes 150", said of the study at hand
        return bool(_TABLES & {w.folded for w in reading.words[start:end]})
    return bool(named) and _is_magnet(named[0])


def _is_magnet(machine: Mention) -> bool:
    return machine.concept.cue == "magnet" or machine.concept.study.get("modality") == "mri"


def _far_away(reading: Reading) -> str:
    """ "The nearest magnet is 400 km away"."""
    for cue in reading.cues("far_away"):
        figure = reading.words[cue.first - 1].folded if cue.first else ""
        start, _ = sentence_at(reading, cue.first)
        near = [m for m in reading.mentions if _is_magnet(m) and max(start, cue.first - _WAY_REACH) <= m.first < cue.first]
        hours = "hour" in cue.words.casefold()
        if near and (hours or not figure.isdigit() or int(figure) >= _FAR):
            return reading.text[near[-1].start : cue.end]
    return ""
