"""Sentences that describe a study and judge nothing: they stand only if every word and the build of the sentence are known."""

from collections.abc import Sequence

from bot.check.descriptions import grammar, leaning
from bot.check.words.english import ONE
from bot.check.words.prose import Token
from bot.check.words.sentence import Rule, Sentence, Standing
from corpus.words import is_year

_BEARS = (
    "negation",
    "hidden",
    "technical",
    "number",
    "count",
    "metric",
    "praise",
    "blame",
    "more",
    "less",
    "anaphor",
    "imaging",
    "modal",
    "use",
)
"""Cues that can bear on the choice of a study, though none is named."""
_OF_STUDIES = ("object", "task", "technical", "genus", "noun-verb", "place", "act", "past")
"""Cues of words that an order must not hold: what is ordered could be part of a study."""


def every_word_is_known(sentence: Sentence) -> str | None:
    """No word outside the vocabulary."""
    unknown = [t.text for t in sentence.tokens if not t.known]
    return f"{unknown[0]!r} is not accounted for" if unknown else None


def figures_are_known(sentence: Sentence) -> str | None:
    """A number or a measure is one that the corpus states of the study, the size of a finding, or a year of the past."""
    past = any(t.has("was", "past") for t in sentence.tokens)
    for here, after in zip(sentence.tokens, [*sentence.tokens[1:], Token("")], strict=True):
        counts = here.has("number", "count") and not after.has("unit") and not (past and is_year(here.text))
        lasts = after.has("time-unit") and (here.has("act", "act-base") or here.text in ONE)
        if here.has("metric") or counts or lasts:
            return None if sentence.figures(sentence.tokens) else f"{here.text!r} is not a figure that the corpus states"
    return None


RULES: tuple[Rule, ...] = (
    every_word_is_known,
    figures_are_known,
    grammar.no_order_is_given,
    grammar.something_is_told,
    grammar.base_verbs_have_a_subject,
    grammar.nothing_is_permitted,
    grammar.no_study_is_picked,
    leaning.no_study_is_done_by_habit,
    leaning.no_study_is_handled,
    leaning.nobody_needs_it,
    leaning.no_contrast_is_asked_for,
    leaning.no_study_depends_on_another,
    leaning.nothing_is_left_out,
    leaning.nothing_leans,
    leaning.no_rank_is_turned,
    leaning.shows_what_it_can,
)


def objection(sentence: Sentence) -> str | None:
    """Why a sentence about a study does not simply describe; None if it does."""
    return next((told for rule in RULES if (told := rule(sentence))), None)


def leads_nowhere(tokens: Sequence[Token]) -> bool:
    """True for a sentence without a study that can be said of none: all words known, nothing points, judges or orders."""
    free = Sentence(tokens, lambda study: Standing(()), lambda study: frozenset())
    if not _bears_on_nothing(tokens, "activity"):
        return False
    if tokens[0].has("bidding"):  # "bring a book" is an order that no study is part of
        return any(t.has("life", "neutral") for t in tokens) and not any(t.has(*_OF_STUDIES) for t in tokens)
    told = any(t.has("life-told") for t in tokens) or not grammar.something_is_told(free)
    return told and not grammar.no_order_is_given(free)


def names_a_topic(tokens: Sequence[Token]) -> bool:
    """True for a title that tells nothing: "staging outside the chest", "you asked about staging"."""
    told = any(
        t.has("life-told", "act", "is", "was", "ing", "bidding", "technical", "past") and not t.has("remark") for t in tokens
    )
    return bool(tokens) and not told and _bears_on_nothing(tokens)


def _bears_on_nothing(tokens: Sequence[Token], *also: str) -> bool:
    after = [*tokens[1:], Token("")]
    for here, following in zip(tokens, after, strict=True):
        measured = here.has("number", "count") and following.has("unit", "time-unit")
        if here.study or not here.known or here.has("pointer", *also) or (here.has(*_BEARS) and not measured):
            return False
    return True
