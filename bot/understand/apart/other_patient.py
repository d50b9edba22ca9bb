"""Two patients in one text, each under a label: what is told of the one that is not asked about counts for nothing."""

from typing import NamedTuple

from bot.understand.wording.sentences import sentence_at
from corpus.reading import Mention, Reading

_LETTERS = frozenset("abc")
_BEHIND = frozenset({",", ":", ")", "=", "."})
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "herr", "frau", "mme", "sra", "sr", "dona", "signora", "signor"})
_ASKED = 3
"""Words between what asks and the label that is asked about, at most."""


class Label(NamedTuple):
    """ "Bed 4", "patient B", "Mrs B": the words of a label, and what it is called."""

    name: str
    first: int
    last: int


def of_another_patient(reading: Reading) -> list[Mention]:
    """ "Bed 4: resected 2021. Bed 5: new core, UPS. My question is about bed 4": what stands under bed 5, and the labels."""
    labels = _labels(reading)
    names = list(dict.fromkeys(label.name for label in labels))
    if len(names) < 2:
        return []
    asked = _asked_about(labels, reading)
    inside = {at for label in labels for at in range(label.first, label.last + 1)}
    for name in names if asked else ():
        inside |= _told_of(name, labels, reading) if name != asked else set()
    return [m for m in reading.mentions if {m.first, m.last} & inside]


def _labels(reading: Reading) -> list[Label]:
    nouns = {m.last: m for m in reading.cues("case_label")}
    lettered = bool(reading.cues("two_cases"))
    found = []
    for at, word in enumerate(reading.words):
        named = word.folded.isdigit() or (len(word.folded) == 1 and word.folded in _LETTERS and _is_capital(at, reading))
        if not named:
            continue
        if noun := nouns.get(at - 1):
            found.append(Label(f"{noun.words.casefold()} {word.folded}", noun.first, at))
        elif at and reading.words[at - 1].folded in _TITLES:
            found.append(Label(f"mr {word.folded}", at - 1, at))
        elif lettered and not word.folded.isdigit() and (_heads(at, reading) or _is_behind_what_asks(at, reading)):
            found.append(Label(word.folded, at, at))
    kinds = {label.name.rpartition(" ")[0] for label in found}
    return found if len(kinds) == 1 else []


def _is_capital(at: int, reading: Reading) -> bool:
    return reading.text[reading.words[at].start].isupper()


def _heads(at: int, reading: Reading) -> bool:
    start, _ = sentence_at(reading, at)
    opens = at == start or reading.words[at - 1].folded in (":", ";")
    return opens and reading.words[at + 1].folded in _BEHIND if at + 1 < len(reading.words) else False


def _is_behind_what_asks(at: int, reading: Reading) -> bool:
    return any(0 < at - m.last <= _ASKED for m in reading.cues("asks_about_case", "asks_about"))


def _asked_about(labels: list[Label], reading: Reading) -> str | None:
    """The label that is named again, or beside what asks; nothing if that holds for several."""
    seen: set[str] = set()
    again, beside = set(), set()
    for number, label in enumerate(labels):
        again |= {label.name} if label.name in seen else set()
        seen.add(label.name)
        end = labels[number + 1].first if number + 1 < len(labels) else len(reading.words)
        if any(
            label.first - _ASKED <= m.last < label.first or label.last < m.first <= min(end, label.last + _ASKED)
            for m in reading.cues("asks_about_case", "asks_about")
        ):
            beside.add(label.name)
    for told in (again, beside):
        if len(told) == 1:
            return next(iter(told))
    return None


def _told_of(name: str, labels: list[Label], reading: Reading) -> set[int]:
    """The words from a label up to the sentence of the next one."""
    words: set[int] = set()
    for number, label in enumerate(labels):
        if label.name != name:
            continue
        following = labels[number + 1].first if number + 1 < len(labels) else None
        if following is None:
            end = sentence_at(reading, label.first)[1]
        else:
            start = sentence_at(reading, following)[0]
            end = start if start > label.first else following
        words |= set(range(label.first, end))
    return words
