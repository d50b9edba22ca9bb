"""Scans of another part for another illness: neither asked for, nor a place to look at, nor a sign of today."""

from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import is_year

_REACH = 3
_REASONS = frozenset({"for", "because", "after", "due", "bei", "wegen", "por", "pour", "per", "("})
_ASKS = ("ask_study", "ask_appropriate", "ask_rating", "wish", "ask_why", "ask_next")
_OURS = ("histology", "tissue", "treatment", "biopsy")


def is_of_an_ailment(study: NamedStudy, reading: Reading) -> bool:
    """ "AAA 4.3 cm on yearly ultrasound.", "old TB scars on the film.": of another illness, beside a named tumour."""
    start, end = sentence_at(reading, study.first)
    inside = [m for m in reading.mentions if start <= m.first < end]
    ill = any(m.concept.facet == "condition" and m.last < study.first for m in inside)
    ours = any(m.concept.facet in _OURS or m.concept.cue in ("lump", "the_tumour") for m in inside)
    named = any(m.concept.facet == "histology" for m in reading.mentions)
    on = {w.folded for w in reading.words[max(start, study.first - _REACH) : study.first]} & {"on", "by", "with", "under"}
    return ill and bool(on) and named and not ours and not _asks(start, end, reading)


def is_why_a_scan_was_made(sign: Mention, reading: Reading) -> bool:
    """ "MRI L-spine last month for sciatica: disc", "had an MRI of the head for headaches, normal": a reason, and over."""
    start, end = sentence_at(reading, sign.first)
    scans = [m for m in reading.mentions if "modality" in m.concept.study and start <= m.first < sign.first]
    before = {w.folded for w in reading.words[max(start, sign.first - _REACH) : sign.first]}
    told = any(start <= m.first < end for m in reading.cues("result", "cleared", "appearance_none", "past_day", "last_period"))
    return bool(scans and _REASONS & before) and (told or _holds_a_year(start, end, reading)) and not _asks(start, end, reading)


def was_looked_at_once(place: Mention, reading: Reading) -> bool:
    """ "Her lungs were scanned for pneumonia years ago", "her spine was imaged for scoliosis in 2019"."""
    start, end = sentence_at(reading, place.first)
    looks = [m for m in reading.cues("looked_over") if place.first <= m.first < end]
    why = any(w.folded in _REASONS for w in reading.words[looks[0].last + 1 : end]) if looks else False
    ill = any(looks[0].last < m.first < end for m in reading.mentions if m.concept.facet == "condition") if looks else False
    past = any(start <= m.first < end for m in reading.cues("last_period")) or _holds_a_year(start, end, reading)
    return why and ill and past and not _asks(start, end, reading)


def _holds_a_year(start: int, end: int, reading: Reading) -> bool:
    return any(is_year(w.folded) for w in reading.words[start:end])


def _asks(start: int, end: int, reading: Reading) -> bool:
    question = asks_at(end, reading)
    return question or any(start <= m.first < end for m in reading.cues(*_ASKS))
