"""Ratings of superseded editions, told with their year: each must be that of its study, its year and its patients.

"The rating rose from 3 in 2015 to 9 in 2022": as many ratings as editions belong to them in order, the last one to the table
of today; of one edition all are. What is told of low-grade tumours is held against the rating for those.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Literal

from bot.check.facts.quantities import COUNT, quantities_of
from bot.check.judgements.claims import Table
from bot.check.words.bearing import Bearing
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token
from bot.understand.imaging.studies import NamedStudy, candidates
from corpus import Corpus
from corpus.schema import PastRating, PastRow
from corpus.words import is_year

Edition = int | Literal["today"]
_WAYS = (("goes-up", "rating-up"), ("goes-down", "rating-down"))
_FROM, _STEP = "from", 2
"""Before the rating that a study had, and the words between."""
_NAMED = 3
"""Words before a rating that is told in words; words from "former" to "edition", at most."""


class PastEditions:
    """What superseded editions gave the studies."""

    def __init__(self, corpus: Corpus, table: Table, bearing: Bearing) -> None:
        self._corpus = corpus
        self._table = table
        self._bearing = bearing
        self._years = {edition.year for edition in corpus.history.values()}

    def is_spoken_of(self, tokens: Sequence[Token]) -> bool:
        """True if a sentence may speak of a superseded edition."""
        former = self._bearing.forms("former")
        return any(t.text in former or is_year(t.text) for t in tokens)

    def ruling(self, tokens: Sequence[Token], variants: Sequence[str]) -> Literal["told", "turned"] | None:
        """Whether the ratings of a sentence are those of the editions that it tells them of; None if it tells none of another."""
        studies = [t.study for t in tokens if t.study]
        editions = list(self._editions(tokens, variants))
        ratings = [(at, int(n)) for at, n in self._ratings(tokens)]
        speaks = any(self._bearing.among(w, "edition", "rating") for t in tokens for w in t.text.split())
        speaks = speaks or any(at > 1 and tokens[at - 2].has("has", "was") for at, _ in ratings)  # "had a 6"
        if not (studies and ratings and speaks) or set(editions) <= {"today"}:
            return None
        said = f" {' '.join(t.text for t in tokens).replace('-', ' ')} "
        if len(editions) == 1 and (way := self._way(tokens)) and self._compares(tokens):
            moved = (self._moved(study, way, tokens, ratings, editions[0], said, v) for study in studies for v in variants)
            return "told" if all(moved) else "turned"
        if len(studies) > 1 and len(ratings) > 1:
            return self._each_with_its_own(tokens, ratings, editions, said, variants)
        if self._sets_off_today(tokens):  # "gave it a 9, unlike today"
            if any(self._holds(study, ratings, ["today"], said, variant) for study in studies for variant in variants):
                return "turned"
            editions = [edition for edition in editions if edition != "today"]
        if "today" not in editions and any(self._bearing.among(w, "rating-kept") for w in said.split()):
            editions = [*editions, "today"]  # "kept its 2015 rating of 7": it is that of today as well
        truths = {self._holds(study, ratings, editions, said, variant) for study in studies for variant in variants}
        return "turned" if False in truths or self._goes_the_other_way(tokens, ratings, editions) else "told"

    def _each_with_its_own(
        self,
        tokens: Sequence[Token],
        ratings: Sequence[tuple[int, int]],
        editions: Sequence[Edition],
        said: str,
        variants: Sequence[str],
    ) -> Literal["told", "turned"] | None:
        """ "CT was scored 5 and PET/CT 6": studies and ratings in turns, of one edition; None if they are told in another way."""
        named = [(at, t.study) for at, t in enumerate(tokens) if t.study]
        turns = [kind for _, kind in sorted([*((at, "study") for at, _ in named), *((at, "rating") for at, _ in ratings)])]
        if len(editions) != 1 or turns != ["study", "rating"] * len(named):
            return None
        told = [(study, number) for (_, study), (_, number) in zip(named, ratings, strict=True)]
        true = all(self._gave(editions[0], study, [number], said, v) for study, number in told for v in variants)
        return "told" if true else "turned"

    def _holds(
        self, study: NamedStudy, ratings: Sequence[tuple[int, int]], editions: Sequence[Edition], said: str, variant: str
    ) -> bool:
        """True if each rating is one of its edition for what the study can be."""
        numbers = [number for _, number in ratings]
        if len(numbers) == len(editions):
            pairs = [(edition, [number]) for edition, number in zip(editions, numbers, strict=True)]
        else:
            pairs = [(edition, numbers) for edition in editions]
        return all(self._gave(edition, study, told, said, variant) for edition, told in pairs)

    def _gave(self, edition: Edition, study: NamedStudy, told: Sequence[int], said: str, variant: str) -> bool:
        if edition == "today":
            return {row.rating for row in self._table.rows(study, variant)} == set(told)
        return any(_are_told(row.was, told, said) for row in self._rows(edition, study, variant))

    def _rows(self, edition: Edition, study: NamedStudy, variant: str) -> list[PastRow]:
        """What an edition gave the studies that a name can mean."""
        fits = {p.id for reading in (study, study.anywhere()) for p in candidates(reading, self._corpus)}
        past = [e for e in self._corpus.history.values() if e.year == edition]
        return [row for e in past for row in e.rows if row.variant == variant and row.procedure in fits]

    def _sets_off_today(self, tokens: Sequence[Token]) -> bool:
        """ "In contrast to today", "unlike the present table": what is told is not the rating of today."""
        words = [w for t in tokens for w in t.text.split()]
        off = [
            at for at, w in enumerate(words) if self._bearing.among(w, "set-off") and words[at - 1 : at] not in (["no"], ["not"])
        ]
        after = [words[at + 1 : at + 1 + _NAMED] for at in off]
        near = [list(takewhile(lambda w: w != "," and not w.isdigit(), some)) for some in after]
        return any(self._bearing.among(w, "present") for some in near for w in some)

    def _compares(self, tokens: Sequence[Token]) -> bool:
        """ "Compared with 2015", "since the former edition": today's rating is told beside that of another edition."""
        words = [w for t in tokens for w in t.text.split()]
        past = [at for at, w in enumerate(words) if self._bearing.among(w, "former") or (w.isdigit() and int(w) in self._years)]
        return any(self._bearing.among(w, "compared-with") for at in past for w in words[max(0, at - _NAMED) : at])

    def _way(self, tokens: Sequence[Token]) -> Literal["up", "down"] | None:
        """Which way a sentence says that a rating went."""
        words = [w for t in tokens for w in t.text.split()]
        up, down = (any(self._bearing.among(w, *names) for w in words) for names in _WAYS)
        return None if up == down else "up" if up else "down"

    def _moved(
        self,
        study: NamedStudy,
        way: Literal["up", "down"],
        tokens: Sequence[Token],
        ratings: Sequence[tuple[int, int]],
        edition: Edition,
        said: str,
        variant: str,
    ) -> bool:
        """True if a rating went that way since an edition, from its one to that of today as far as they are told."""
        before = [r for at, r in ratings if _FROM in {t.text for t in tokens[max(0, at - _STEP) : at]}]
        after = [r for at, r in ratings if r not in before]
        told: list[tuple[Edition, list[int]]] = [(edition, before), ("today", after)]
        if not all(self._gave(e, study, numbers, said, variant) for e, numbers in told if numbers):
            return False
        past = [w.rating for row in self._rows(edition, study, variant) for w in row.was]
        today = [row.rating for row in self._table.rows(study, variant) if row.rating]
        return bool(past and today) and (min(today) > min(past) if way == "up" else max(today) < max(past))

    def _editions(self, tokens: Sequence[Token], variants: Sequence[str]) -> Iterator[Edition]:
        """The editions that a sentence names, in order: by year, as "the former edition", or as that of today."""
        years = {self._table.year(v) for v in variants}
        dated = any(t.text.isdigit() and int(t.text) in self._years for t in tokens)
        last: Edition | None = None
        for at, token in enumerate(tokens):
            if token.text == "still" and any(t.has("was", "has") for t in tokens[at + 1 : at + 2]):
                continue  # "still had the X-ray at 9"
            after = [w for t in tokens[at + 1 : at + 1 + _NAMED] for w in t.text.split()]
            edition: Edition | None = None
            if token.text.isdigit() and int(token.text) in self._years:
                edition = int(token.text)
            elif token.text in years or self._bearing.among(token.text, "present"):
                edition = "today"
            elif (
                not dated and self._bearing.among(token.text, "former") and any(self._bearing.among(w, "edition") for w in after)
            ):
                edition = max(self._years)
            if edition and edition != last:
                yield edition
                last = edition

    def _ratings(self, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
        """The numbers that can be ratings: from 1 to 9, without a unit and with nothing that they count."""
        for quantity in quantities_of(tokens, self._bearing):
            at, token = quantity.at, tokens[quantity.at]
            before, after = (tokens[at - 1].text if at else ""), (tokens[at + 1] if tokens[at + 1 :] else Token("."))
            spelled = (
                token.cues.get("count", "") if self._bearing.among(before, "before-a-rating") and token.text != "one" else ""
            )
            number = token.text if token.has("number") else spelled
            counts = after.text.isalpha() and after.text.endswith("s") and not self._bearing.among(after.text, "counts-nothing")
            parted = quantity.unit == COUNT and before in ARTICLES | {"at"} and self._bearing.among(after.text, "after-a-rating")
            free = (quantity.unit and not parted) or quantity.low != quantity.high or counts
            if len(number) == 1 and number in "123456789" and not free and not self._bearing.among(before, "naming", "numbered"):
                yield at, number

    def _goes_the_other_way(
        self, tokens: Sequence[Token], ratings: Sequence[tuple[int, int]], editions: Sequence[Edition]
    ) -> bool:
        """ "Rose from 8 in 2015 to 5 today"."""
        if len(ratings) != len(editions) or len(ratings) != 2:
            return False
        words = [w for t in tokens for w in t.text.split()]
        up, down = (any(self._bearing.among(w, *names) for w in words) for names in _WAYS)
        (_, first), (_, second) = ratings
        return up != down and ((second <= first) if up else (second >= first))


def _are_told(was: Sequence[PastRating], told: Sequence[int], said: str) -> bool:
    """True if ratings are those of a row for the patients that a sentence names, in its order."""
    named = sorted((at, w.rating) for w in was if w.when and (at := said.find(f" {w.when} ")) >= 0)
    if len(named) == 1:
        return set(told) == {named[0][1]}
    if len(named) == len(told):
        return [rating for _, rating in named] == list(told)
    return set(told) <= {w.rating for w in was}
