"""Sentences in which no word bears on a choice: they stand though not every word is known, if their build is that of a report.

The words that are not known may be what is seen, where, and by what technique; not the verb that is told of a study,
nor what a study is said to be.
"""

import re
from collections.abc import Sequence

from bot.check import grammar, leaning
from bot.check.bearing import Bearing
from bot.check.prose import Token
from bot.check.sentence import VERBS, Rule, Sentence, Start, pairs

_GOVERNING = ("on", "of", "during", "in", "at", "from", "between", "under", "before", "after", "than", "and", "or", ",", "(", "to", "by", "with", "for", "as well as")
_MEASURES = ("cm", "mm", "minute", "minutes", "second", "seconds", "weeks", "week", "months", "month", "days", "day", "years", "year", "slice", "slices")
_STATED = re.compile(r"fast|glucos|sugar|inject|uptake|dose|wait|half-life|radiat|sensitiv|specific|accura|surviv|percent|metformin|insulin|creatinin|egfr|renal|kidney")
_YEAR = re.compile("(?:18|19|20)[0-9][0-9]")


def nothing_is_denied(sentence: Sentence) -> str | None:
    """A denial can take a study away."""
    for token in sentence.tokens:
        if token.has("negation"):
            return f"{token.text!r} denies something"
    return None


def study_is_told_of(sentence: Sentence) -> str | None:
    """A study is the subject of a known verb, or stands behind a preposition; it is not what somebody does."""
    for before, token in pairs(sentence.tokens):
        pass
    return None


def verbs_are_known(sentence: Sentence) -> str | None:
    """The word after a study is known: "a bone scan crowns the work-up"."""
    for before, token in pairs(sentence.tokens):
        if before.study and not token.known:
            return f"{token.text!r}, said of a study, is not accounted for"
    return None


def opening_is_known(sentence: Sentence) -> str | None:
    """A clause does not open with an unknown word, which could be an order."""
    for before, token in pairs(sentence.tokens):
        if (before.has("boundary") or before.has("clause")) and not token.known:
            if before is Start or before.text in ("and","or","then",";"):
                return f"{token.text!r} may be an order"
    return None


def complement_is_known(sentence: Sentence) -> str | None:
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if not token.has("is", "was") or token.text == "had":
                continue
            rest = [t for t in clause[at + 1 :] if not t.has("adverb") and not t.has("mark")]
            of_study = any(t.study for t in clause[:at])
            if not rest or rest[0].study:
                return f"what it {token.text} may be a judgement"
            if of_study and not grammar._complement(rest):
                return f"what it {token.text} may be a judgement"
            if not of_study and any(t.study for t in rest) and not grammar._complement(rest) and rest[0].text in ("a","an","the"):
                return f"what it {token.text} may be a judgement"
    return None


def figures_say_nothing(sentence: Sentence) -> str | None:
    tokens = list(sentence.tokens)
    stated = any(_STATED.search(t.text) for t in tokens)
    for here, after in zip(tokens, [*tokens[1:], Token("")], strict=True):
        if here.has("metric"):
            return None if sentence.figures(tokens) else f"{here.text!r} is not a figure that the corpus states"
        if here.has("number", "count"):
            measured = after.text in _MEASURES or after.has("unit", "time-unit") or _YEAR.fullmatch(here.text)
            if not measured or stated:
                return None if sentence.figures(tokens) else f"{here.text!r} is not a figure that the corpus states"
    return None


RULES: tuple[Rule, ...] = (
    nothing_is_denied,
    figures_say_nothing,
    verbs_are_known,
    opening_is_known,
    complement_is_known,
    grammar.no_order_is_given,
    grammar.something_is_told,
    grammar.nothing_is_permitted,
    leaning.no_study_is_done_by_habit,
    leaning.no_study_depends_on_another,
    leaning.nothing_is_left_out,
    leaning.shows_what_it_can,
)


def objection(sentence: Sentence, bearing: Bearing) -> str | None:
    """Why a sentence may bear on the choice of a study; None if it only tells."""
    return _leaning(sentence, bearing) or next((told for rule in RULES if (told := rule(sentence))), None)


def _leaning(sentence: Sentence, bearing: Bearing) -> str | None:
    standings = [sentence.standing(s) for s in sentence.studies]
    for leaning, words in bearing.of(sentence.tokens):
        agrees = {
            "bears": False,
            "leans-for": all(s.best for s in standings),
            "leans-against": all(s.worst for s in standings),
        }[leaning]
        if not agrees:
            return f"{words!r} can bear on the choice"
    return None
