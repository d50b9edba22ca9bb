"""A statement told in nearly its own words: each word of a sentence is one of the statement, of its meaning, or adds nothing.

What could turn it keeps its place: studies, figures, denials, comparisons, tumours and people stand in the order of the
statement, or with its end told first; the other words may change places with their neighbours. Of what the statement has only
plain words may be left out, what stands in brackets, and what comes at the end with nothing that bounds the rest.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.check.facts.reading import RIVALS
from bot.check.words.bearing import Bearing, plain_words, stem
from bot.check.words.cells import is_of
from bot.check.words.english import ONE
from bot.check.words.numerals import digits_of, hundredths_at
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy
from corpus import Corpus

_LONGEST = 4
"""Words of a form that is looked for at most."""
_MOVED = 3
"""Places by which a word may stand off its own."""
_LEFT_OUT = 0.25
"""How much of a statement's words may be left out of the parts that are told."""
_WAYS = ("up", "down", "level", "equal", "ill", "well")
_OPENS, _CLOSES = "(", ")"
_ENDS_A_PART = frozenset({",", ";", ":", _OPENS, _CLOSES, "but"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word by its meaning, a number or a study, with the part of the sentence that it stands in."""

    name: str
    part: int
    keeps: bool
    """It can turn what is told, and keeps its place."""
    study: NamedStudy | None = None
    bracketed: bool = False
    bounds: bool = False


class Alike:
    """Holds sentences against statements, word by word."""

    def __init__(self, corpus: Corpus, bearing: Bearing, meanings: Mapping[str, str]) -> None:
        """`meanings`: stems of words that mean the same, and what they stand for."""
        self._meanings = meanings
        groups = [c for c in corpus.bearing_concepts if c.cue == "alike"]
        self._forms = {tuple(stem(w) for w in form.split()): c.id for c in groups for form in c.forms}
        goes = {word for way in _WAYS for word in bearing.forms(f"goes-{way}")}
        rivals = {word for kind in (*RIVALS, "rival-means") for word in bearing.forms(kind)}
        self._turns = self._named(bearing.forms("retold-turns") | goes | rivals)
        self._bare = self._named(bearing.forms("retold-bare")) - self._turns
        self._idle = self._bare | self._named(bearing.forms("retold-idle")) - self._named(goes | rivals)
        self._bounds = self._named(bearing.forms("retold-bounds"))

    def _named(self, words: Set[str]) -> set[str]:
        return {name for word in words for name in self._names([stem(w) for w in word.split()])}

    def items(self, tokens: Sequence[Token]) -> list[Item]:
        """A sentence or a statement as it is held against others."""
        found: list[Item] = []
        part, bracketed, words = 0, False, list[str]()
        for token in tokens:
            if not token.study and token.text in _ENDS_A_PART:
                found += self._of_words(words, part, bracketed=bracketed)
                part, words, bracketed = part + 1, [], token.text == _OPENS or (bracketed and token.text != _CLOSES)
            elif token.study or (number := "" if token.text in ONE else digits_of(token)):  # "one" counts nothing for sure
                found += self._of_words(words, part, bracketed=bracketed)
                words = []
                told = [token.study.parts["modality"]] if token.study else number.split("-")
                found += [Item(name, part, keeps=True, study=token.study, bracketed=bracketed) for name in told]
            else:
                words += map(stem, plain_words(token.text.replace("-", " ")) or ("percent",) * (token.text == "%"))
        return [*found, *self._of_words(words, part, bracketed=bracketed)]

    def _of_words(self, words: Sequence[str], part: int, *, bracketed: bool) -> Iterator[Item]:
        for name in self._names(words):
            if share := hundredths_at([name], 0):  # "a tenth" is told as "10 %"
                yield Item(share, part, keeps=True, bracketed=bracketed)
                yield from self._of_words(["percent"], part, bracketed=bracketed)
                continue
            yield Item(name, part, name in self._turns, bracketed=bracketed, bounds=name in self._bounds)

    def _names(self, stems: Sequence[str]) -> Iterator[str]:
        """What words mean, the longest form first."""
        at = 0
        while at < len(stems):
            for length in range(_LONGEST, 0, -1):
                if name := self._forms.get(tuple(stems[at : at + length])):
                    break
            else:
                length, name = 1, self._meanings.get(stems[at], stems[at])
            yield name
            at += length

    def tells(self, said: Sequence[Item], held: Sequence[Item]) -> bool:
        """True if a sentence tells a statement, word by word."""
        free: dict[str, list[int]] = defaultdict(list)
        for place, item in enumerate(held):
            free[item.name].append(place)
        told: list[int] = []
        for item in said:
            places = [n for n in free[item.name] if _is_the_same(item, held[n])] if item.name in free else []
            if places:
                place = next((n for n in places if told and n > told[-1]), places[0])
                told.append(place)
                free[item.name].remove(place)
            elif not self._may_be_added(item, held):
                return False
        placed = [place for place in told if held[place].name not in self._bare]
        return bool(placed) and self._leaves_out_little(told, held) and _keep_their_places(placed, held)

    def _may_be_added(self, item: Item, held: Sequence[Item]) -> bool:
        """True for a word that adds nothing, or a plain one of the statement said once more."""
        if item.study or item.name[:1].isdigit():
            return False
        return item.name in self._idle or (not item.keeps and any(item.name == its.name for its in held))

    def _leaves_out_little(self, told: Sequence[int], held: Sequence[Item]) -> bool:
        """True if what is not told is plain, in brackets, or an end that bounds nothing."""
        parts = {held[place].part for place in told}
        missing = [item for place, item in enumerate(held) if place not in told]
        apart = [item for item in missing if item.part not in parts]
        ends = {item.part for item in apart if item.bracketed or item.part > max(parts)}
        ends |= {item.part for item in apart} - {item.part for item in apart if item.study or item.keeps}  # "endorsed by RSNA"
        ends -= {item.part for item in missing if item.bounds}
        missing = [item for item in missing if item.part not in ends and item.name not in self._bare]
        whole = sum(item.part not in ends and item.name not in self._bare for item in held)
        return not any(item.keeps for item in missing) and len(missing) <= _LEFT_OUT * whole


def _is_the_same(said: Item, held: Item) -> bool:
    """True for the same word, or for a study as a statement has it, its contrast told as there."""
    if said.study is None or held.study is None:
        return said.study is held.study
    return is_of(said.study, held.study) and _contrast(said.study) in (_contrast(held.study), "")


def _contrast(study: NamedStudy) -> str:
    return "" if "contrast" in study.defaulted else study.parts.get("contrast", "")


def _keep_their_places(told: Sequence[int], held: Sequence[Item]) -> bool:
    """True if what is told stands in the order of the statement, with its end first or its opening elsewhere."""
    ordered = sorted(told)
    if any(_is_in_order(told, [*ordered[start:], *ordered[:start]], held) for start in range(len(ordered))):
        return True
    opening = [place for place in ordered if held[place].part == held[0].part]
    rest = ordered[len(opening) :]
    scene = bool(rest) and not any(held[place].study for place in opening)  # "in 7 of 9 patients, ..."
    return scene and any(_is_in_order(told, [*rest[:at], *opening, *rest[at:]], held) for at in range(1, len(rest)))


def _is_in_order(told: Sequence[int], ordered: Sequence[int], held: Sequence[Item]) -> bool:
    at = {place: number for number, place in enumerate(ordered)}
    if any(abs(at[place] - number) > _MOVED for number, place in enumerate(told)):
        return False
    keeping = [at[place] for place in told if held[place].keeps]
    if keeping != sorted(keeping):
        return False
    before = _keeping_before(told, held), _keeping_before(ordered, held)
    return all(abs(before[0][place] - before[1][place]) <= 1 for place in told if not held[place].keeps)


def _keeping_before(places: Sequence[int], held: Sequence[Item]) -> Mapping[int, int]:
    """How many of what keeps its place stand before each."""
    count, found = 0, dict[int, int]()
    for place in places:
        found[place] = count
        count += held[place].keeps
    return found
