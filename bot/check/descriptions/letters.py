"""What letters stand for: "PET stands for positron emission tomography", which the words themselves bear out by how they open."""

import re
from collections.abc import Sequence

from bot.check.words.bearing import Bearing
from bot.check.words.prose import Token

_WORDS = re.compile(r"[a-z]+")


def spell_a_name(tokens: Sequence[Token], bearing: Bearing) -> bool:
    """True for a sentence that says what the letters of a study's name stand for, rightly, and nothing else."""
    told = [t for t in tokens if not t.has("mark") or t.text not in (".", "!")]
    named = [at for at, t in enumerate(told) if t.study]
    if len(named) != 2 or named[1] != len(told) - 1:
        return False
    short, whole = (told[at].text for at in named)
    before, between = (told[: named[0]], told[named[0] + 1 : named[1]])
    known = all(bearing.among(word, "letters") for t in before for word in t.text.split())
    stands = bearing.among(" ".join(word for t in between for word in t.text.split()), "stands-for")
    return (
        known and stands and short.isupper() and _letters(short) == "".join(word[0] for word in _WORDS.findall(whole.casefold()))
    )


def _letters(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))
