"""A return that befell somebody else: "after a friend's relapse"."""

from bot.understand.wording.sentences import clause_at
from corpus.reading import RETURNS, Mention, Reading

_S = {"'s", "’s"}
_REACH = 4
"""Words between whose it was and its return, at most."""


def of_a_return_of_kin(reading: Reading) -> list[Mention]:
    """ "His cousin's tumour came back after 20 years", "after a friend's relapse"."""
    back = reading.cues(*RETURNS)
    theirs = {m.last for m in reading.cues("kin", "family_history", "acquaintance")} if back else set()
    return [m for m in back if any(_is_of(at, m, reading) for at in theirs)]


def _is_of(at: int, back: Mention, reading: Reading) -> bool:
    start, _ = clause_at(reading, back.first)
    owner = reading.words[at]
    possessive = _S & {reading.text[owner.end - 2 : owner.end], reading.text[owner.end : owner.end + 2]}
    return bool(possessive) and start <= at and 0 < back.first - at <= _REACH + 1
