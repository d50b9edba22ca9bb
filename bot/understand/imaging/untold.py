""" "I can't tell what investigations he has had so far": what imaging there was is not known, and none is not told of."""

from bot.understand.wording.sentences import asks_at, sentence_at
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_WHAT = as_folded("what which any whether if")
_OF_BEFORE = as_folded("previous prior earlier other past kind of the sort plain local outside further")
_IMAGING = as_folded(
    "imaging investigation investigations scan scans film films image images picture pictures study studies test tests "
    "x-ray x-rays xray xrays radiograph radiographs radiology ultrasound ultrasounds exam exams examination examinations workup"
)
_MADE = as_folded("had done made taken performed obtained been exist exists existed was were undergone")
_LOOKED = as_folded("imaged scanned x-rayed xrayed investigated filmed")
_NAUGHT = as_folded("no never nothing none not without")
_PARTS = frozenset({";", ":"})


def imaging_untold(reading: Reading) -> Mention | None:
    """The words that it is not known what was made, or whether anything was."""
    return next((m for m in reading.cues("unsure") if _is_of_what_was_made(m, reading)), None)


def is_told_to_be_unknown(mention: Mention, reading: Reading) -> bool:
    """ "No idea which scans were done" denies none: in the sentence that leaves it open."""
    unsure = imaging_untold(reading)
    return unsure is not None and sentence_at(reading, unsure.first) == sentence_at(reading, mention.first)


def _is_of_what_was_made(unsure: Mention, reading: Reading) -> bool:
    start, end = sentence_at(reading, unsure.first)
    if asks_at(end, reading):
        return False
    words = [w.folded for w in reading.words]
    behind = words[unsure.last + 1 : end]
    parted = next((at for at, word in enumerate(behind) if word in _PARTS), len(behind))
    opens = [words[unsure.last]] if words[unsure.last] in _WHAT else []  # "unclear whether"
    return _tells_what_was_made([*opens, *behind[:parted]]) or _tells_what_was_made(words[start : unsure.first])


def _tells_what_was_made(words: list[str]) -> bool:
    """ "What investigations he has had", "whether any imaging was done", "if she has been imaged"."""
    for at, word in enumerate(words):
        before = words[:at]
        if word in _LOOKED and _WHAT & set(before) and not _NAUGHT & set(before):
            return True
        if word in _IMAGING:
            while before and before[-1] in _OF_BEFORE:
                before.pop()
            if _WHAT & set(before[-1:]) and _MADE & set(words[at + 1 :]) and not _NAUGHT & set(words):
                return True
    return False
