""" "No, nothing at all yet. He was seen an hour ago": a reply to what imaging of a lesion without a diagnosis has shown."""

from collections.abc import Mapping, Sequence

from bot.understand.imaging.studies import NamedStudy
from bot.understand.scenario import FacetReading
from corpus.reading import Mention, Reading
from corpus.words import as_folded

_NO = as_folded("no nope nah nein non not never not yet ni noch bisher pas de")
_AHEAD = _NO | as_folded(
    "oh well sorry sadly unfortunately i'm afraid so far there is there's been has have we he she they had as of"
)
"""Words before "nothing", at most."""


def nothing_replied(
    reading: Reading, studies: Sequence[NamedStudy], known: Mapping[str, FacetReading]
) -> dict[str, FacetReading]:
    """That no imaging was made, where that alone was left open by the turns before, and no study is told of."""
    purpose = known.get("purpose")
    if purpose is None or purpose.values != ("undiagnosed_lesion",) or "first_imaging" in known:
        return {}
    if any(s.status == "done" for s in studies) or any(w.folded == "?" for w in reading.words):
        return {}
    opening = next((m for m in reading.cues("nothing_replied") if _opens(m, reading)), None) or _seen_just_now(reading)
    return {"first_imaging": FacetReading(("not_done",), "said", opening.words)} if opening else {}


def _opens(nothing: Mention, reading: Reading) -> bool:
    """First of all, and up to a mark: "nothing but an X-ray" and "nothing on the film" tell of one."""
    before = {w.folded for w in reading.words[: nothing.first] if not w.is_mark}
    behind = reading.words[nothing.last + 1 : nothing.last + 2]
    return before <= _AHEAD and all(w.is_mark for w in behind)


def _seen_just_now(reading: Reading) -> Mention | None:
    """ "No, he only came today": a denial, and behind it that nobody had the time."""
    denied = reading.words[0].folded in _NO
    return next(iter(reading.cues("first_contact")), None) if denied else None
