"""The values that a sentence says outright of its studies, wherever it says them, as claims; `outright.py` judges them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.check.judgements.numbers import Numbers, given_to
from bot.check.judgements.verdicts import Claim
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES, LISTING
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence
from bot.understand.imaging.studies import NamedStudy

UNFIT = "unfit"
"""What is said of a study that is no choice at all, beside the values of advice."""
FOR = frozenset({"yes", "best", "start", "lead", "some", "fine", "fit", "middle"})
"""Advice that a study which is usually not appropriate does not bear."""
_TOLD_BY = ("versus", "instead", "category", "grade", "band")
"""Cues of words that tell a value of the table, or set two studies beside each other."""
_ENDS = (";", ":", ".")
"""What ends the reach of a denial."""
_UP_TO = frozenset({"no", "not", "nothing"})
"""Words before a measure that ends at what it names: "no more than"."""


class Values:
    """Reads what sentences say outright."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self._numbers = Numbers(bearing)

    def named(self, tokens: Sequence[Token], *, young: bool) -> Iterator[Claim]:
        """The categories, levels and grades of evidence, each of the last study before it, or of the first."""
        study = next((t.study for t in tokens if t.study), None)
        ages = [age for cue, age in (("child", "K"), ("adult", "A")) if any(t.has(cue) for t in tokens)]
        for at, token in enumerate(tokens):
            study = token.study or study
            if study is None or not token.has(*_TOLD_BY):
                continue
            affirmed = not self._is_denied(tokens, at)
            other = next((t.study for t in tokens[at:] if t.study), None)
            if token.has("versus", "instead") and other and other.start != study.start:
                yield Claim("rank", (study, other), token.cues.get("versus", "above"), affirmed)
            if token.has("category"):
                yield Claim(
                    "category", (study,), token.cues["category"], affirmed and not is_measured(tokens[:at], self._bearing)
                )
            if token.has("grade"):
                yield Claim("evidence", (study,), token.cues["grade"], affirmed)
            if token.has("band"):
                of = ages or ([""] if young else ["A"])
                said = token.cues["band"].split("|")
                yield from (Claim("level", (study,), f"{age}|{value}", affirmed) for age in of for value in said)

    def shared(self, claims: Sequence[Claim], judging: Sequence[Token]) -> Iterator[Claim]:
        """ "CT and MRI alike are usually appropriate": the one category of a sentence that tells it of all its studies."""
        categories = [claim for claim in claims if claim.kind == "category"]
        studies = [at for at, token in enumerate(judging) if token.study]
        if len(categories) != 1 or len(studies) < 2:
            return
        between = [token.text for token in judging[studies[0] + 1 : studies[-1]] if not token.study]
        words = [word for token in judging if not token.study for word in token.text.split()]
        named = [s for token in judging if (s := token.study)]
        if any(self._bearing.among(word, "pair") for word in words):
            yield from (replace(categories[0], studies=(study,)) for study in named[-2:])
        elif all(w in LISTING or self._bearing.among(w, "between-studies") for w in between) or any(
            self._bearing.among(word, "together") for word in words
        ):
            yield from (replace(categories[0], studies=(study,)) for study in named)

    def rated(self, sentence: Sentence) -> Iterator[Claim]:
        """The ratings of a sentence, each of the study that it is given to, of the last one before it, or of the first."""
        tokens = sentence.tokens
        study = next(iter(sentence.studies), None)
        for at, token in enumerate(tokens):
            study = token.study or study
            if study and (rating := self._numbers.rating_at(tokens, at)):
                denied = self._is_denied(tokens, at) or self._is_denied_behind(tokens, at)
                yield Claim("rating", (given_to(tokens, at) or study,), rating, not denied)

    def advised(self, tokens: Sequence[Token]) -> Iterator[tuple[NamedStudy, str]]:
        """Advice that stands right before a study at the head of a clause, or right behind it: "order the film, ..."."""
        plain = [t for t in tokens if t.text not in ARTICLES]
        neither, sided = (any(t.has(cue) for t in plain) for cue in ("neither", "said-yes"))
        bidden = neither and any(t.cues.get("before") in FOR and after.has("neither") for t, after in pairwise(plain))
        if neither and (bidden or any(t.has("fit") or t.cues.get("after") in FOR for t in plain)):
            value = UNFIT if any(t.has("fit") or t.cues.get("after") == "fit" for t in plain) else "no"
            yield from ((t.study, value) for t in plain if t.study)
        for before, here, after in zip([Token(";"), *plain], plain, [*plain[1:], Token("")], strict=False):
            heads = (
                before.has("joint", "mark", "prefix") or before.text == ";" or self._bearing.among(before.text, "opens-bidding")
            )
            if here.has("before") and after.study and heads:
                yield after.study, here.cues["before"]
            if here.study and after.has("said-no") and sided:
                yield here.study, UNFIT
            if here.study and after.has("after", "enough") and not neither:
                yield here.study, after.cues.get("after", "yes")

    def _is_denied(self, tokens: Sequence[Token], at: int) -> bool:
        """True for a value behind a denial in the same clause: "in no patient", "it is not true that"."""
        for place in range(at - 1, -1, -1):
            token = tokens[place]
            labels = token.text == ":" and place and self._numbers.is_of_ratings(tokens[place - 1])  # "in no category: ..."
            if token.text in _ENDS and not labels:
                return False
            pair = f"{token.text} {tokens[place + 1].text}"  # "anything but"
            if any(map(self._bearing.denies, token.text.split())) or self._bearing.denies(pair):
                return True
        return False

    def _is_denied_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """ "A 9 is not what the panel gave to MRI": a denial between a value and the study that it is given to."""
        if any(t.study for t in tokens[:at]):
            return False
        following = next((n for n in range(at, len(tokens)) if tokens[n].study), at)
        words = [word for t in tokens[at + 1 : following] for word in t.text.split()]
        return any(map(self._bearing.denies, words))


def is_measured(before: Sequence[Token], bearing: Bearing) -> bool:
    """ "More than may be appropriate", "beyond may be appropriate": what stands beside a category is not in it."""
    words = [word for token in before[-3:] for word in token.text.split()][-3:]
    return bool(words) and bearing.among(words[-1], "beside-a-value") and not _UP_TO & set(words)
