"""The work-up of the tumour's own place, told before staging is asked for: made, and no part of what is asked."""

from bot.understand.imaging.done import REQUESTS
from bot.understand.imaging.studies import NamedStudy
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_STAGES = ("staging", "staging-request")
_LOCAL = ("radiography", "us", "mri", "ct", "angiography", "biopsy", "aspiration")
_PLANS = ("planned", "modal_behind", "plan", "wish", "ask_study", "ask_appropriate", "ask_next", "unavailable")
_ASKS_FOR_IT = REQUESTS | as_folded(
    "orders proposed proposes suggested suggests asks asked wants booked exam anforderung pedido solicitud"
)
"""Words of a sentence that asks for a study, or plans one."""
_DATES = {"in", "since", "of", "last", "from", "until", "on"}
_AIMED = {"for", "to", "zur", "zum", "para", "pour", "per"}


def told_before_staging(studies: list[NamedStudy], reading: Reading) -> list[int]:
    """ "CT of the knee for planning, core: osteosarcoma. Staging?": of the place of the tumour, and nothing asks for it."""
    asked = staging_asked_alone(studies, reading)
    if asked is None:
        return []
    told = [n for n, s in enumerate(studies) if s.last < asked[0] and not _is_open(s, reading)]
    far = {sentence_at(reading, studies[n].first) for n in told if not is_local(studies[n])}
    return [n for n in told if is_local(studies[n]) and sentence_at(reading, studies[n].first) not in far]


def staging_asked_alone(studies: list[NamedStudy], reading: Reading) -> tuple[int, int] | None:
    """ "... Staging?", "... Please advise staging.": the sentence that asks for all of it and names no study, or nothing."""
    asks = [m for m in reading.mentions if m.concept.id in _STAGES]
    if not asks:
        return None
    start, end = sentence_at(reading, asks[-1].first)
    named = any(start <= s.first < end for s in studies)
    alone = start > 0 or end < len(reading.words) - 1
    return (start, end) if alone and not named else None


def told_beside_staging(reading: Reading, studies: list[NamedStudy]) -> bool:
    """ "On metformin. Staging requested.", "sister diabetic. ... Please stage.": no sentence that tells of it asks."""
    asked = staging_asked_alone(studies, reading)
    told = [sentence_at(reading, m.first) for m in reading.cues("ask_preparation")]
    return asked is not None and all(found != asked and not asks_at(found[1], reading) for found in told)


def is_local(study: NamedStudy) -> bool:
    """A study of the tumour's own place, or of an organ that has nothing to do with it."""
    away = study.parts.get("region") in ("chest", "whole_body") and "region" not in study.defaulted
    return not away and study.parts["modality"] in _LOCAL


def _is_open(study: NamedStudy, reading: Reading) -> bool:
    start, end = sentence_at(reading, study.first)
    if _ASKS_FOR_IT & {w.folded for w in reading.words[start:end]}:
        return True
    told = [m for m in reading.cues(*_PLANS) if start <= m.first < end]
    planned = [m for m in told if not (_is_its_aim(m.first, study, reading) or _is_a_month(m, reading))]
    return asks_at(end, reading) or bool(planned)


def _is_its_aim(at: int, study: NamedStudy, reading: Reading) -> bool:
    """ "CT of the pelvis for planning the resection": what a study that was made was for."""
    ahead = reading.words[at - 1].folded if at else ""
    return ahead in _AIMED and (at > study.last or ahead != "to")


def _is_a_month(may: Mention, reading: Reading) -> bool:
    """ "In May"."""
    before = reading.words[may.first - 1].folded if may.first else ""
    return before in _DATES and any(m.first == may.first for m in reading.cues("month"))
