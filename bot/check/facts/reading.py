"""Reads what of a sentence, or of a statement, can be held against the other."""

from collections.abc import Iterator, Mapping, Sequence

from bot.check.facts.measured import comparisons_of
from bot.check.facts.quantities import share_at, side_of
from bot.check.facts.retelling import KIND, SERIES, Number, Retelling
from bot.check.words.bearing import Bearing, stem
from bot.check.words.cells import Cell, cells_of
from bot.check.words.english import LISTING
from bot.check.words.numerals import digits_of, hundredths_at
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy
from corpus.words import is_year

RIVALS = ("rival-tumour", "rival-place", "rival-people", "rival-source", "rival-design", "rival-grade")
"""Classes of words of which a statement that tells one does not tell another."""
_WAYS, _KINDS = ("up", "down", "level"), ("ill", "well")
LETTERS = 4
"""Letters of a word that tells what a statement is about, at least."""
_NEAR = 4
"""Words between a number and what it counts, at most."""
_BOUND = 3
"""Words before a number that tell its side: "no less than"."""
_SOME = 2
"""Words from "the same" to whom it is said of."""
_BESIDE = 2
"""Words from "series" or "the" to the size of it: "a series of 124", "the forty-one"."""
_UNITS = {"%": "%", "percent": "%", "mm": "mm", "cm": "cm", "msv": "msv", "mbq": "mbq"}
_OF_TIME = ("year", "month", "week", "day", "hour", "min", "old", "tesla")


class RetellingReader:
    """Reads sentences and statements alike."""

    def __init__(self, bearing: Bearing, meanings: Mapping[str, str]) -> None:
        """`meanings`: stems of words that mean the same, and what they stand for."""
        self.bearing = bearing
        self._meanings = meanings
        self._goes = {word: way for way in (*_WAYS, *_KINDS) for word in bearing.forms(f"goes-{way}")}
        self._comparing = self._goes.keys() | bearing.forms("moves")
        self._rivals = {word: kind for kind in (*RIVALS, "rival-means") for word in bearing.forms(kind)}
        self.rivals = {self._alike(word): kind for word, kind in self._rivals.items()}
        """The marks of such words, with their kind."""

    def read(self, tokens: Sequence[Token], *, stated: bool = False) -> Retelling:
        """What can be held against a statement; of one that is `stated` itself, a series must be told to be one."""
        tokens = joined(tokens, self.bearing)
        words = [word for t in tokens if not t.study for word in t.text.split()]
        said = {word for t in tokens for word in t.text.split()}
        compares = not self._comparing.isdisjoint(said)
        levels = not self.bearing.forms("goes-equal").isdisjoint(said)
        cells = tuple(cell for cell in cells_of(tokens) if cell.unit == "%")
        counted = list(self._numbers(tokens, cells))
        several = list(_of_several(tokens))
        denials = list(self._denials(tokens))
        return Retelling(
            frozenset(number for _, number in counted),
            frozenset(v for at, (v, unit) in counted if not unit and self._is_a_series(tokens, at, v, stated=stated)),
            dict(self._bounds(tokens, counted)),
            cells,
            frozenset(self.content(tokens)),
            tuple(t.study for t in tokens if t.study),
            tuple(self._ways(tokens)) if compares else (),
            frozenset(kind for word in words if (kind := self._goes.get(word)) in _KINDS),
            frozenset(self._portions(words)),
            frozenset(v for at, (v, _) in counted if at and self._is_near(tokens[at - 1])),
            frozenset((self.rivals[mark], mark) for mark in self.rivals_of(tokens) if mark in self.rivals),
            {n: f"{100 * int(n) / int(whole):.0f}" for n, whole in several if int(whole) >= SERIES},
            frozenset(several),
            _lists_its_studies(tokens),
            levels and any(self._levels(tokens, at) for at in range(len(tokens))),
            len(denials),
            self._denied(tokens, denials[0]) if denials else None,
            comparisons_of(tokens, self._goes) if compares else None,
        )

    def _levels(self, tokens: Sequence[Token], at: int) -> bool:
        """True for "the same survival", but not for "the same 152 patients"."""
        if self.bearing.forms("goes-equal").isdisjoint(tokens[at].text.split()):
            return False
        after = [t.text.rpartition(" ")[2] for t in tokens[at + 1 : at + 1 + _NEAR]]
        return not any(self.bearing.among(word, "subjects", "cohort") for word in after[:_SOME])

    def _denials(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Where "not" and "missed" stand, but for the "no" of "no earlier than"."""
        overlooks = self.bearing.forms("overlooks")
        for at, token in enumerate(tokens):
            if token.text in overlooks or ("negation" in token.cues and not self._bounds_a_number(tokens, at)):
                yield at

    def _bounds_a_number(self, tokens: Sequence[Token], at: int) -> bool:
        """ "No earlier than", "not less than"."""
        words = " ".join(t.text for t in tokens[at + 1 : at + 3]).split()
        return words[1:2] == ["than"] and self.bearing.among(words[0], "comparative")

    def _denied(self, tokens: Sequence[Token], at: int) -> NamedStudy | None:
        """The study that a denial is told of: the one before it, or the one after "escaped"."""
        escapes = self.bearing.among(tokens[at].text, "escapes")
        seen = next(
            (n for n in range(at + 1, min(at + 2, len(tokens))) if self.bearing.among(tokens[n].text, "place", "means")), 0
        )
        if seen and (shown_on := [t.study for t in tokens[seen : seen + _NEAR] if t.study]):
            return shown_on[0]  # "and not on the bone scan"
        behind = next((t for t in tokens[at + 1 : at + 3] if not t.has("determiner")), None)
        if behind is not None and behind.study and tokens[at].has("negation"):
            return behind.study  # "and not the bone scan"
        named = [t.study for t in (tokens[at:] if escapes else tokens[:at][::-1]) if t.study]
        return named[0] if named else None

    def _is_near(self, before: Token) -> bool:
        return before.has("nearly") or self.bearing.among(before.text, "roughly")

    def _alike(self, word: str) -> str:
        """The stem of a word, or what it stands for."""
        if " " in word:  # "soft tissue sarcoma" and "soft tissue tumor" are of one kind
            return f"{word.partition(' ')[0]}{KIND}"
        return self._meanings.get(stem(word), stem(word))

    def rivals_of(self, tokens: Sequence[Token]) -> Iterator[str]:
        """The marks of the tumours, places, people and sources that these name."""
        for at, token in enumerate(tokens):
            named = () if token.study else (token.text, *token.text.split())
            if self._rivals.keys().isdisjoint(named):
                continue
            after = tokens[at + 1].text if at + 1 < len(tokens) else ""
            if self._rivals.get(token.text) == "rival-source" and after.isdigit() and not is_year(after):
                yield f"{token.text} {after}"  # "ICRP 128"
            yield from (self._alike(word) for word in dict.fromkeys(named) if word in self._rivals)

    def content(self, tokens: Sequence[Token]) -> Iterator[str]:
        """The stems of the words that tell what is spoken of; words of one meaning are one."""
        for token in tokens:
            if token.study or token.has("glue", "determiner", "mark", "is", "was", "has", "modal", "negation"):
                continue
            for word in token.text.split():
                root = stem(word)
                if root in self._meanings or (len(word) >= LETTERS and word.isalpha()):
                    yield self._meanings.get(root, root)

    def _numbers(self, tokens: Sequence[Token], cells: Sequence[Cell]) -> Iterator[tuple[int, Number]]:
        """The numbers of a sentence with their places and units, but for years, ages, times and isotopes."""
        shared = {number for cell in cells for number in cell.number.split("-")}
        whole = -1
        for at, token in enumerate(tokens):
            if not (value := digits_of(token)):
                continue
            after = [t.text for t in tokens[at + 1 : at + 1 + _NEAR]]
            isotope = at and self.bearing.among(tokens[at - 1].text, "isotope")
            if token.study or is_year(token.text) or isotope:
                continue
            if share := share_at(tokens, at):
                yield at, (f"{share[0]:g}", "%")
                whole = share[1]
            if share or (after and after[0].startswith(_OF_TIME)) or at == whole:
                continue
            unit = "%" if after[:2] == ["per", "cent"] else next((_UNITS[w] for w in after[:1] if w in _UNITS), "")
            for part in value.split("-"):
                part = part.removesuffix(".0")
                yield at, (part, unit or ("%" if part in shared else ""))

    def _is_a_series(self, tokens: Sequence[Token], at: int, value: str, *, stated: bool) -> bool:
        """A number that counts patients or lesions; in a sentence that is no statement they may be left out."""
        if not value.isdigit() or int(value) < SERIES:
            return False
        after = [t.text.rpartition(" ")[2] for t in tokens[at + 1 : at + 1 + _NEAR]]
        before = [t.text for t in tokens[max(0, at - _BESIDE) : at]]
        counts = any(self.bearing.among(word, "subjects") for word in after)
        return counts or (not stated and any(self.bearing.among(word, "cohort") for word in before))

    def _portions(self, words: Sequence[str]) -> Iterator[str]:
        """ "Three quarters" is 75 in a hundred, "most" is not counted."""
        portions = self.bearing.forms("portion")
        for at, word in enumerate(words):
            if word in portions and not _adds_up(words, at):
                yield hundredths_at(words, at) or word

    def _bounds(self, tokens: Sequence[Token], counted: Sequence[tuple[int, Number]]) -> Iterator[tuple[str, str]]:
        """ "Above 4.6", "smaller than 5 mm"."""
        for at, (value, _) in counted:
            before = " ".join(t.text for t in tokens[max(0, at - _BOUND) : at]).split()[-_BOUND:]
            if side := side_of(before, self.bearing):
                yield value, side

    def _ways(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Which ways a sentence compares; "more than 75 %" and "fell to 42 %" only give a figure."""
        denied = False
        for at, token in enumerate(tokens):
            words = token.text.split()
            denied = denied or token.has("negation")
            if denied and any(self.bearing.among(word, "moves") for word in words):  # "does not alter"
                yield "level"
            if self._goes.keys().isdisjoint(words):
                continue
            after = [*words[1:], *(t.text for t in tokens[at + 1 : at + 3])]
            figure = after[:1] in (["than"], ["to"]) and any(w[:1].isdigit() or w in ("half", "nine") for w in after[1:2])
            if not token.study and not figure and not (at and tokens[at - 1].text == "or"):  # "6 mm or more"
                yield from (way for word in words if (way := self._goes.get(word)) in _WAYS)


def _lists_its_studies(tokens: Sequence[Token]) -> bool:
    places = [at for at, token in enumerate(tokens) if token.study]
    between = tokens[places[0] : places[-1]] if places else ()
    return len(places) > 1 and all(t.study or t.text in LISTING for t in between)


def _of_several(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The numbers of which it is told of how many they are."""
    words = [digits_of(t) or t.text for t in tokens if t.text not in ("the", "those", "all")]
    for at, value in enumerate(words):
        of, whole = (words[at + 1], words[at + 2]) if words[at + 2 :] else ("", "")
        counted = of in ("of", "out of") and value.isdigit() and whole.isdigit() and not is_year(whole)
        if counted and int(value) < int(whole):
            yield value, whole


def _adds_up(words: Sequence[str], at: int) -> bool:
    """ "In all 8.8 mSv", but not "in all of them"."""
    return words[max(0, at - 1) : at + 1] == ["in", "all"] and words[at + 1 : at + 2] != ["of"]


def joined(tokens: Sequence[Token], bearing: Bearing) -> Sequence[Token]:
    """The same with "not inferior" and "no worse" as one word each, which goes no way and denies nothing."""
    no_worse = bearing.forms("no-worse")
    if no_worse.isdisjoint([token.text for token in tokens]):
        return tokens
    found: list[Token] = []
    for token in tokens:
        if found and token.text in no_worse and found[-1].text in ("non", "not", "no", "non-"):
            found[-1] = Token("noninferior")
        else:
            found.append(token)
    return found
