"""A limb or the treated site that somebody wants to know to be all right: "is the arm still fine?", "the thigh's next look"."""

from collections.abc import Sequence

from bot.understand.where.numbered import ARTICLES
from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_FINE = as_folded(
    "ok okay fine clear clean alright right free healthy good well quiet safe unchanged tumor-free tumour-free sound intact "
    "order normal silent"
)
_BE = as_folded("is are be stays stay remains remain still really all in looks look not has been staying doing of tumor")
_WONDERS = as_folded(
    "see sure certain certainty know check reassure reassurance reassured confirm show shows prove tell tells whether if "
    "like want wants wonder establish verify certify demonstrate convince hear ensure"
)
_UNSEEN = (["not", "imaged"], ["not", "scanned"], ["not", "looked"], ["not", "examined"], ["not", "checked"], ["never", "imaged"])
_LOOKS = frozenset("look check scan imaging exam examination control mri review".split())  # noqa: SIM905
_NEXT = frozenset("next first coming upcoming yearly annual routine".split())  # noqa: SIM905
_STILL_SO = (
    ({"noch"}, {"ordnung", "gut", "frei", "sauber", "unauffällig"}),
    ({"sigue", "siguen", "continua"}, {"bien", "limpio", "limpia", "sano", "libre", "bem"}),
    ({"toujours", "encore"}, {"bien", "normal", "normale", "saine", "propre", "libre"}),
    ({"ancora"}, {"bene", "posto", "pulito", "pulita", "libero", "sano", "ordine"}),
    ({"ainda"}, {"bem", "limpo", "limpa", "livre", "ordem"}),
)
"""How other languages ask whether a place is still all right."""
_REACH = 4


def is_asked_to_be_fine(limb: Mention, reading: Reading) -> bool:
    """ "Is the arm still all right?", "to be sure the thigh is fine", "the arm was not imaged then", "the thigh's next look"."""
    start, end = sentence_at(reading, limb.first)
    behind = [w.folded for w in reading.words[limb.last + 1 : end]]
    ahead = [w.folded for w in reading.words[start : limb.first]]
    if _is_due_for_one(limb, behind):
        return True
    if any(behind[at : at + 2] in _UNSEEN for at in range(2)):
        return True
    if reading.language != "en" and asks_at(end, reading) and _is_still_so({*ahead, *behind}):
        return True
    fine = _says_fine(behind)
    return fine and (_opens(ahead) or (behind[0] in _BE and bool(_WONDERS & set(ahead))))


def _says_fine(behind: Sequence[str]) -> bool:
    at = next((at for at, word in enumerate(behind[: _REACH + 1]) if word in _FINE), None)
    return at is not None and set(behind[:at]) <= _BE


def _is_still_so(words: set[str]) -> bool:
    """ "Ist der Oberschenkel noch in Ordnung?", "¿sigue bien el muslo?"."""
    return any(still & words and fine & words for still, fine in _STILL_SO)


def _opens(ahead: Sequence[str]) -> bool:
    """ "Is the arm ..."; "so, is the left arm ..."."""
    words = [word for word in ahead if word not in ARTICLES | {"left", "right", "operated", "old"} and word.isalpha()]
    return words[-1:] in (["is"], ["are"], ["does"], ["do"]) or words == ["still"]


def _is_due_for_one(limb: Mention, behind: Sequence[str]) -> bool:
    owned = limb.words.casefold().endswith(("'s", "’s")) or behind[:1] in (["'s"], ["s"])
    return owned and bool(_NEXT & set(behind[:2])) and bool(_LOOKS & set(behind[:3]))
