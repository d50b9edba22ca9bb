"""What a question is likely about: its words, weighed by a fixed table.

The table (`corpus/likely.json`) is fitted by `python -m evals likely --write` to labelled questions, once, outside this
package; nothing learns at run time, and the same question always weighs the same. It decides nothing: `bot/decide/second_look.py`
holds what it finds against what the rules decided.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, fsum, log

import numpy as np

from bot.understand.imaging.status import with_status
from bot.understand.imaging.studies import named_studies
from bot.understand.relevant import is_history, of_the_patient
from bot.understand.where.open_places import right_behind
from bot.understand.wording.struck import struck_out
from corpus import Corpus
from corpus.reading import Mention, Reading
from corpus.schema import Likelihood

_DIGITS = re.compile(r"\d+")
_BEFORE = "before "
"""Opens what was told in earlier turns."""
_TAKEN_OVER = ("same_request", "same_tumour")
"""Cues of a new patient of whom something told before holds as well."""
_BESIDES, _PLACES = "complement", ("target", "site")
"""The cue of "apart from", and the facets of what is left out by it."""
_TELLING_PARTS = ("modality", "region")
"""Parts of a study's name that count together with what became of it."""
_TELLING = 3
"""Words shown for what is assumed, at most."""
SHARED = ("purpose", "target")
"""Facets that several variants can have in common, and that words may make likely where nothing was said of them."""
HUNDREDTHS = 100
"""Of a log odd, in which the table counts."""
_FAINTEST = 1e-4
"""Shares are not told apart below it, nor above one less it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely each kind of the table is, as shares of one, and the words that were weighed."""

    shares: tuple[float, ...]
    words: tuple[str, ...] = ()

    @property
    def likeliest(self) -> int:
        """The place of the likeliest kind in the table."""
        return max(range(len(self.shares)), key=self.shares.__getitem__)

    def without(self, kinds: Collection[int]) -> "Weighed":
        """The shares if these kinds are ruled out."""
        left = [0.0 if place in kinds else share for place, share in enumerate(self.shares)]
        whole = fsum(left)
        return Weighed(tuple(share / whole for share in left), self.words) if whole else self

    def log_odds(self, kind: int | None) -> float:
        """The log odds of a kind by its place in the table; None, for what is none of them, is as good as ruled out."""
        share = self.shares[kind] if kind is not None else 0.0
        share = min(max(share, _FAINTEST), 1 - _FAINTEST)
        return log(share / (1 - share))


class LikelyReader:
    """Weighs questions."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        table = corpus.likely
        self.kinds = table.kinds
        self._start = np.array(table.start, dtype=np.int64)
        self._rows = {name: row for row, name in enumerate(table.words)}
        self._weights = np.array([*table.words.values()], dtype=np.int64).reshape(-1, len(table.kinds))

    def weigh(self, readings: Sequence[Reading]) -> Weighed:
        """The shares of the kinds for the turns of a conversation, of which the last one is asked."""
        words = tuple(name for name in dict.fromkeys(features(readings, self._corpus)) if name in self._rows)
        sums = self._start + self._weights[[self._rows[name] for name in words]].sum(axis=0, dtype=np.int64)
        each = [exp(int(below) / HUNDREDTHS) for below in sums - sums.max()]
        whole = fsum(each)
        return Weighed(tuple(one / whole for one in each), words)

    def place_of(self, kind: Likelihood | None) -> int | None:
        """Where a kind stands in the table; None for what is none of its kinds."""
        return self.kinds.index(kind) if kind in self.kinds else None

    def telling(self, kind: int, weighed: Weighed) -> str:
        """The single words of the question that weigh most towards a kind, in their order."""
        weight = {w: int(self._weights[self._rows[w], kind]) for w in weighed.words if w.isalpha()}
        most = sorted((w for w in weight if weight[w] > 0), key=lambda w: -weight[w])[:_TELLING]
        return "; ".join(w for w in weight if w in most)


def likelihood_of(answer: str, variants: Sequence[str], corpus: Corpus) -> Likelihood | None:
    """What an answer of this class is about; None for a refusal.

    With variants it is all that leads to one, or what several share; None if that is nothing. Without, it is a fact.
    """
    if answer == "refused":
        return None
    if answer in ("clarify", "out_of_scope"):
        return Likelihood(answer="clarify" if answer == "clarify" else "out_of_scope")
    if not variants:
        return Likelihood(answer="fact")
    whens = [{**corpus.topic_of(v).when, **corpus.variants[v].when} for v in variants]
    names = whens[0] if len(whens) == 1 else SHARED
    alike = {f: whens[0][f] for f in sorted(names) if f in whens[0] and all(when.get(f) == whens[0][f] for when in whens)}
    return Likelihood(answer="variant", facets=alike) if alike else None


def features(readings: Sequence[Reading], corpus: Corpus) -> Iterator[str]:
    """What counts in a question: words, pairs of words within a clause, and what vocabulary and rules make of them."""
    *earlier, asked = _of_one_patient(readings)
    yield from _of(asked, corpus)
    yield from (_BEFORE + name for reading in earlier for name in _of(reading, corpus))


def _of_one_patient(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The turns from the last one on that brings in somebody else: what was told of another patient counts for nothing."""
    anew = [at for at, reading in enumerate(readings) if reading.cues("new_case") and not reading.cues(*_TAKEN_OVER)]
    return readings[anew[-1] :] if anew else readings


def _of(reading: Reading, corpus: Corpus) -> Iterator[str]:
    words = [None if w.is_mark else _DIGITS.sub("#", w.folded) for w in reading.words]
    yield from (word for word in words if word)
    yield from (f"{one} {two}" for one, two in pairwise(words) if one and two)
    counted = {id(mention) for mention in of_the_patient(list(reading.mentions), reading)}
    for mention in reading.mentions:
        how = _how(mention, reading, counts=id(mention) in counted)
        yield from (f"{name}{how}" for name in _meant(mention))
    yield from _become(reading, corpus)


def _how(mention: Mention, reading: Reading, *, counts: bool) -> str:
    """How the rules take what a mention tells: as taken back, as of something else, as denied, or as it stands.

    "Apart from the lungs" leaves out a place, "nothing done apart from the biopsy" does not.
    """
    if mention.concept.cue == _BESIDES and not any(
        _is_a_place(m) and right_behind(mention, m, reading) for m in reading.mentions
    ):
        return " of no place"
    if mention.concept.facet or mention.concept.implies:
        if struck_out(mention, reading):
            return " struck"
        if not counts:
            return " beside"
        if is_history(mention, reading):
            return " past"
    return " denied" if reading.negates(mention) else ""


def _become(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """What became of the studies named: that a CT, that something of the chest, that anything was done or is asked about."""
    for study in with_status(named_studies(reading, corpus), reading):
        yield from (f"{study.status} {part}={study.parts[part]}" for part in _TELLING_PARTS if part in study.parts)
        yield f"{study.status} study"


def _is_a_place(mention: Mention) -> bool:
    return mention.concept.facet in _PLACES


def _meant(mention: Mention) -> Iterable[str]:
    concept = mention.concept
    if concept.cue:
        yield f"cue:{concept.cue}"
    if concept.facet:
        yield f"{concept.facet}={concept.value or ''}"
    yield from (f"{facet}<{','.join(values)}" for facet, values in concept.implies.items())
    yield from (f"study:{part}={value}" for part, value in concept.study.items())
