"""A colleague's patient, told beside one's own: "my colleague follows a man after an osteosarcoma; mine is new"."""

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_PARTS = frozenset({";", ".", ",", "\n", "-", "–", "—"})
_BUT = frozenset({"but", "while", "whereas", "and"})
_OWN = frozenset({"mine", "ours"})
_OF_THE_TUMOUR = frozenset({"histology"})


def of_a_colleagues_patient(reading: Reading) -> list[Mention]:
    """What is told from the colleague up to one's own patient; the name of the tumour stays where it is told but once."""
    owns = [at for at, word in enumerate(reading.words) if word.folded in _OWN and _opens_a_clause(at, reading)]
    colleagues = [m for m in reading.cues("acquaintance") if m.words.casefold().startswith("colleague")]
    for colleague in colleagues:
        start, _ = sentence_at(reading, colleague.first)
        behind = [at for at in owns if colleague.last < at]
        if colleague.first - start <= 1 and behind:
            told = [m for m in reading.mentions if colleague.first <= m.first < behind[0]]
            names = [m for m in reading.mentions if m.concept.facet in _OF_THE_TUMOUR and m not in told]
            return [m for m in told if names or m.concept.facet not in _OF_THE_TUMOUR]
    return []


def _opens_a_clause(at: int, reading: Reading) -> bool:
    before = [w.folded for w in reading.words[max(0, at - 1) : at]]
    return bool(set(before) & (_PARTS | _BUT))
