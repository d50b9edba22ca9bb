"""What of a sentence has points: its words, the words beside them, and how they stand to the studies that it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from bot.check.words.bearing import Bearing, Cue, stem
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence, Standing

_NUMBER = re.compile(r"\d+")
_DIGITS = 3
"""Numbers are told apart by how many digits they have, up to so many."""
_OPENS, _ENDS = "^", "$"
_ASKS = "?"
_STEP, _LONGEST = 4, 9
"""Sentences are told apart by their words in steps of so many, up to so many steps."""
_MANY = 4
"""Studies of a sentence whose order is told, and turns that are counted."""
_STANDINGS = 512
"""Places in the table that are kept: there are few."""
_NONE = "none"
"""The class of a sentence that names no study."""
BESIDE: tuple[Cue, ...] = ("turns", "conditions", "activity", "target")
"""Ways to bear on a choice that are met in every kind of sentence."""


@dataclass(frozen=True)
class Evidence:
    """What a sentence holds that points are fitted to; each part is put together when it is first asked for."""

    words: tuple[str, ...]
    """Between its ends: stems, numbers by their digits, studies by their place in the table."""
    phrases: tuple[tuple[Cue, str], ...]
    """What may bear on a choice, with the way it does."""
    classes: frozenset[str]
    """The places in the table of its studies."""

    @cached_property
    def told(self) -> list[list[str]]:
        """For each word what counts: itself, it with the next one, and whether it stands before the studies or after them."""
        return told_of(self.words)

    @cached_property
    def counted(self) -> frozenset[str]:
        """Words, their neighbours and sides, how long a sentence is, and how judging words meet its studies."""
        names = {name for told in self.told for name in told}
        names.update([_length(self.words), f"studies {sum(map(_is_study, self.words))}", *self._asked])
        for cue, _ in self.phrases:
            names.update([f"cue {cue}", *(f"cue {cue} {name}" for name in self.classes)])
        return frozenset(names)

    @cached_property
    def placed(self) -> frozenset[str]:
        """Words with the place of the nearest study, the order of the studies, and judging words with what turns them."""
        names = {name for told in near_of(self.words) for name in told}
        studies = [word for word in self.words if _is_study(word)]
        cues = [cue for cue, _ in self.phrases]
        turns = min(cues.count("turns"), _MANY)
        names.update([_length(self.words), f"turns {turns}", f"order {' '.join(studies[:_MANY])}"])
        for cue in cues:
            names.update(f"cue {cue} {name} {turns % 2}" for name in self.classes)
        return frozenset(names)

    @property
    def _asked(self) -> list[str]:
        """That a sentence asks, and how it opens: "who reads", "why bother"."""
        if _ASKS not in self.words:
            return []
        opening = self.words[1:3]
        return ["asks", *(f"asks {' '.join(opening[:n])}" for n in range(1, len(opening) + 1))]

    @property
    def bearing(self) -> frozenset[str]:
        """Phrases that praise, dismiss, rank or count."""
        return frozenset(words for cue, words in self.phrases if cue not in BESIDE)


def evidence_of(sentence: Sentence, bearing: Bearing) -> Evidence:
    """All that has points in a sentence."""
    classes = {class_of(sentence.standing(study)) for study in sentence.studies} or {_NONE}
    return Evidence(tuple(words_of(sentence)), tuple(bearing.of(sentence.tokens)), frozenset(classes))


def told_of(words: Sequence[str]) -> list[list[str]]:
    """For each word what counts: itself, it with the next one, and whether it stands before the studies named or after them."""
    named = [at for at, word in enumerate(words) if _is_study(word)]
    told = []
    for at, (word, following) in enumerate(pairwise([*words, ""])):
        sides = [f"before {word}"] if named and at < named[0] else [f"after {word}"] if named and at > named[-1] else []
        told.append([word, f"{word} {following}", *sides])
    return told


def near_of(words: Sequence[str]) -> list[list[str]]:
    """For each word what counts beside it: it with the next one, and both with the nearest study and their side of it."""
    named = [at for at, word in enumerate(words) if _is_study(word)]
    studies = {words[at] for at in named}
    told = []
    for at, (word, following) in enumerate(pairwise([*words, ""])):
        names = [word, f"{word} {following}"]
        if named and word not in studies:
            nearest = min(named, key=lambda place: abs(place - at)) if named[1:] else named[0]
            side = f"{words[nearest]} {'before' if at < nearest else 'after'}"
            names += [f"{side} {name}" for name in (names if following and following not in studies else names[:1])]
        told.append(names)
    return told


def words_of(sentence: Sentence) -> Iterator[str]:
    """The words of a sentence between its ends: stems, numbers by their digits, studies by their place in the table."""
    yield _OPENS
    for token in sentence.tokens:
        yield from (f"<{class_of(sentence.standing(token.study))}>",) if token.study else _stems(token)
    yield _ENDS


@lru_cache(maxsize=_STANDINGS)
def class_of(standing: Standing) -> str:
    """Where the table puts a study, in one word; "mixed" if its name or its variant leaves it open."""
    kinds = {
        "top": standing.best and standing.sole,
        "best": standing.best,
        "worst": standing.worst,
        "disputed": standing.disputed,
        "middle": standing.middle,
        "unrated": all(found == {None} for found in standing.categories),
        "low": standing.low,
    }
    return next((name for name, holds in kinds.items() if holds), "mixed")


def _length(words: Sequence[str]) -> str:
    return f"length {min(len(words) // _STEP, _LONGEST)}"


def _is_study(word: str) -> bool:
    return word.startswith("<") and len(word) > 1


def _stems(token: Token) -> Sequence[str]:
    return [f"#{min(len(number[0]), _DIGITS)}" if (number := _NUMBER.match(word)) else stem(word) for word in token.text.split()]
