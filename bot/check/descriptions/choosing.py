"""Sentences that choose though they seem to describe: studies with a number each, none of two, what a reader settled on."""

from collections.abc import Sequence

from bot.check.judgements.leans import digit_at
from bot.check.words.bearing import Bearing
from bot.check.words.build import reports
from bot.check.words.english import ARTICLES
from bot.check.words.prose import Token
from bot.check.words.sentence import Sentence

_CHOOSING = ("on", "for", "upon")
"""Between a verb that chooses and what is chosen."""


def settles_on_one(sentence: Sentence, bearing: Bearing) -> bool:
    """ "The third reader settled on the bone scan": what chooses a study does not describe it."""
    plain = [t for t in sentence.tokens if t.text not in ARTICLES]
    settles = bearing.forms("settles")
    chosen = zip(plain, plain[1:], plain[2:], strict=False)
    return any(
        study.study and to.text in _CHOOSING and not settles.isdisjoint([*word.text.split(), word.text])
        for word, to, study in chosen
    )


def numbers_in_a_row(tokens: Sequence[Token]) -> int:
    """How many studies have a number of the scale right behind them, and nothing that it counts: "PET/CT 8, bone scan 4"."""
    three = zip(tokens, tokens[1:], [*tokens[2:], Token(";")], strict=False)
    return sum(
        here.study is not None and digit_at((number,), 0) is not None and (after.has("mark") or not after.text[:1].isalpha())
        for here, number, after in three
    )


def leaves_out_both(sentence: Sentence) -> bool:
    """ "Neither the CT nor the MRI can be used", "use neither": what is denied of studies is no finding and nothing they show."""
    tokens = sentence.tokens
    plain = [Token(";"), *(t for t in tokens if t.text not in ARTICLES)]
    both = [before for before, t, after in zip(plain, plain[1:], plain[2:], strict=False) if t.text == "neither" and after.study]
    if not both:
        return False
    told = reports(tokens) or any(t.has("object", "past", "was") for t in tokens)
    done = any(not before.has("mark", "clause") and before.text != ";" for before in both)
    done = done or any(t.has("modal", "use", "act-base", "bidding") for t in tokens)
    return done and not told and not all(sentence.standing(s).worst for s in sentence.studies)
