"""Sentences that describe a study and judge nothing: they stand only if every word and the build of the sentence are known.

Each rule below names one way in which a sentence of harmless words could still recommend, dismiss or rank a study.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.check.prose import Token
from bot.understand.studies import NamedStudy
from corpus.schema import Category

_VERBS = ("act", "act-base", "past", "is", "was", "has", "do", "be")
_BOUNDARY = {",", ";", "(", "and", "or", "then", "also", "here", "now", "later", "today", "tomorrow"}
_YEAR = re.compile("(?:18|19|20)[0-9][0-9]")
_SPECIFIC = {"her", "his", "your", "their", "last", "previous", "prior", "earlier", "outside"}
_ORDERING = ("when", "if", "until", "unless", "before", "after", "once", "then", "because", "since", "followed", "where")
_REASONS = ("because", "since", "if", "when", "unless", "until", "therefore")
_JOINING = ("including", "lasting", "depending")
_DETERMINERS = ("the", "a", "an", "her", "his", "their", "your", "this", "that")
_ADVERBS = ("also", "often", "usually", "sometimes", "typically", "generally", "both", "now", "normally", "then")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a study may be in the variants in question: the categories, one set a variant; None stands for not rated."""

    categories: tuple[frozenset[Category | None], ...]

    @property
    def low(self) -> bool:
        """Somewhere it may be usually not appropriate."""
        return any(Category.USUALLY_NOT in found for found in self.categories)

    @property
    def high(self) -> bool:
        """Somewhere it may be usually appropriate."""
        return any(Category.USUALLY in found for found in self.categories)

    @property
    def best(self) -> bool:
        """Everywhere and in every reading it is usually appropriate."""
        return all(found == {Category.USUALLY} for found in self.categories)

    def not_below(self, other: "Standing") -> bool:
        """In every variant, whatever the two names mean, this study has the same category as the other or a higher one."""
        order = list(Category)
        return all(
            a is not None and b is not None and order.index(a) <= order.index(b)
            for mine, its in zip(self.categories, other.categories, strict=True)
            for a in mine
            for b in its
        )


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in clauses, with what its studies are and can show."""

    tokens: Sequence[Token]
    standing: Callable[[NamedStudy], Standing]
    shows: Callable[[NamedStudy], frozenset[str]]
    figures: Callable[[Sequence[Token]], bool]

    @property
    def studies(self) -> list[NamedStudy]:
        """The studies in order."""
        return [t.study for t in self.tokens if t.study]

    def clauses(self) -> Iterator[list[Token]]:
        """The stretches between the words that start a clause."""
        clause: list[Token] = []
        for token in self.tokens:
            if token.has("clause") or token.text == ";":
                yield clause
                clause = []
            else:
                clause.append(token)
        yield clause


Rule = Callable[[Sentence], str | None]
"""Says what is wrong, or None."""


def every_word_is_known(sentence: Sentence) -> str | None:
    """No word outside the vocabulary."""
    unknown = [t.text for t in sentence.tokens if not t.known]
    return f"{unknown[0]!r} is not accounted for" if unknown else None


def figures_are_known(sentence: Sentence) -> str | None:
    """A number or a measure is one that the corpus states of the study, the size of a finding, or a year of the past."""
    past = any(t.has("was", "past") for t in sentence.tokens)
    for here, after in zip(sentence.tokens, [*sentence.tokens[1:], Token("")], strict=True):
        counts = here.has("number", "count") and not after.has("unit") and not (past and _YEAR.fullmatch(here.text))
        if here.has("metric") or counts:
            return None if sentence.figures(sentence.tokens) else f"{here.text!r} is not a figure that the corpus states"
    return None


def no_order_is_given(sentence: Sentence) -> str | None:
    """No bare verb at the head of a clause with something to do it to: "image the chest with ..."."""
    triples = zip([Token(","), *sentence.tokens], sentence.tokens, [*sentence.tokens[1:], Token(".")], strict=False)
    for before, token, after in triples:
        if not (before.text in _BOUNDARY or before.has("clause")) or token.text in _JOINING:
            continue
        if token.has("act-base", "ing", "do", "use", "be"):
            return f"{token.text!r} may be an order"
        if token.has("noun-verb") and (after.study or not after.has("mark", "clause", "is", "was", "act", "past", "modal")):
            if before.text not in ("and", "or") or after.study or after.text in _DETERMINERS:
                return f"{token.text!r} may be an order"
    return None


def something_is_told(sentence: Sentence) -> str | None:
    """A finite verb stands in the sentence: titles and fragments are judged by what stands around them."""
    if any(t.has("act", "is", "was", "told", "remark") or _is_finite(b, t) for b, t in _pairs(sentence.tokens)):
        return None
    return "nothing is told of the study"


def _is_finite(before: Token, token: Token) -> bool:
    told = token.has("past") and (before.study is not None or before.has("neutral", "noun-verb"))
    return told or (token.has("act-base") and _may_follow(before))


def base_verbs_have_a_subject(sentence: Sentence) -> str | None:
    """ "Films show", "can show", "does not show"; no "we image"."""
    for before, token in _pairs(sentence.tokens):
        if token.has("act-base") and not token.has("act", "past") and not _may_follow(before):
            return f"{token.text!r} has no subject of its own"
        if before.has("modal") and not token.has("act-base", "be", "negation", "act") and token.text not in ("also", "sometimes"):
            return f"{token.text!r} is permitted or not"
    return None


def _may_follow(before: Token) -> bool:
    plural = before.text.endswith("s") and not before.has("act", "clause", "is", "was", "has")
    return (
        plural or before.has("modal", "do", "negation") or before.text in ("also", "to", "they", "often", "sometimes", "usually")
    )


def no_study_is_picked(sentence: Sentence) -> str | None:
    """ "The staging study is a bone scan", "a bone scan is the test", "PET/CT is out"."""
    for clause in sentence.clauses():
        for at, token in enumerate(clause):
            if not token.has("is", "was") or token.text == "had":
                continue
            rest = [t for t in clause[at + 1 :] if t.text not in _ADVERBS and not t.has("mark")]
            if not rest or rest[0].study or not _complement(rest):
                return f"what it {token.text} may be a judgement"
    return None


def _complement(rest: list[Token]) -> bool:
    first = rest[1] if rest[0].has("negation") and len(rest) > 1 else rest[0]
    if first.has("past", "use", "definition", "outcome", "be", "praise", "blame") or "object" in first.cues and " " in first.text:
        return True
    if first.text in ("a", "an") and any(t.has("genus") for t in rest):
        genus = next(i for i, t in enumerate(rest) if t.has("genus"))
        between = all(t.has("neutral", "praise", "noun-verb", "object") for t in rest[1:genus])
        return between and not any(t.study for t in rest[genus + 2 :])
    return first.text in ("on", "in") and any(t.has("place") for t in rest[1:3]) and not any(t.study for t in rest)


def no_study_is_done_by_habit(sentence: Sentence) -> str | None:
    """A study as the object of a present verb, or "is performed", says what is done: only the best may be."""
    for clause in sentence.clauses():
        verbs = [i for i, t in enumerate(clause) if t.has(*_VERBS)]
        first = min(verbs, default=len(clause))
        subjects = [t.study for t in clause[:first] if t.study]
        objects = [(clause[i - 1], t.study) for i, t in enumerate(clause) if t.study and i > first]
        told = any(t.has("was", "past") and not t.has("act-base") for t in clause) and not any(t.has("is") for t in clause)
        told = told and not any(t.text == "used" for t in clause)
        if subjects and objects and not any(t.text.startswith("compared") for t in clause):
            return "one study does something to another"
        technical = any(t.has("technical") for t in clause)
        loose = [] if technical else [s for before, s in objects if before.text not in _SPECIFIC]
        if not told and any(not sentence.standing(s).best for s in loose):
            return "the study is what somebody does"
        if any(t.text in ("it", "them") for t in clause[first:]) and not technical:
            return "the study before may be what is done"
        habit = any(t.has("use", "has") and not b.has("genus") for b, t in _pairs(clause)) and not told
        if habit and any(not sentence.standing(s).best for s in [*subjects, *loose] or sentence.studies):
            return "the study is what is done"
        if (habit or (loose and not told)) and any(t.has("limit") for t in sentence.tokens):
            return "the study is done for some and not for others"
    return None


def nobody_needs_it(sentence: Sentence) -> str | None:
    """A study needs a magnet; that somebody needs a study is a judgement."""
    for before, token in _pairs(sentence.tokens):
        if token.has("wants") and not (before.study or before.has("modal")):
            return f"somebody {token.text}"
    for clause in sentence.clauses():
        if any(t.has("wants") for t in clause) and not any(t.has("object") for t in clause):
            return "what the study needs is not known"
    return None


def no_study_depends_on_another(sentence: Sentence) -> str | None:
    """ "PET/CT is done when the bone scan is abnormal", "before PET/CT, a bone scan"; "the film was normal, so ..."."""
    joined = any(t.text in _ORDERING for t in sentence.tokens)
    if joined and len(sentence.studies) > 1:
        return "one study waits for another"
    if any(t.text in _REASONS for t in sentence.tokens) and any(sentence.standing(s).low for s in sentence.studies):
        return "a study that is usually not appropriate is a reason"
    for clause in sentence.clauses():
        verbs = [i for i, t in enumerate(clause) if t.has(*_VERBS)]
        named = [i for i, t in enumerate(clause) if t.study and verbs and i > verbs[0]]
        if named and any(t.text in ("as a", "as an") for t in clause[named[0] :]):
            return "a study is taken for something"
    return None


def nothing_is_left_out(sentence: Sentence) -> str | None:
    """ "No MRI", "without PET/CT": a study that is denied."""
    for before, token in _pairs(sentence.tokens):
        if token.study and (before.has("negation") or before.text == "without"):
            return "a study is denied"
        if token.text == "only" and not before.has("act", "act-base"):
            return "something is the only one"
    near = zip(sentence.tokens, sentence.tokens[1:], [*sentence.tokens[2:], Token("")], strict=False)
    if any(a.text == "only" and (b.study or c.study) for a, b, c in near):
        return "a study is the only one"
    return None


def nothing_leans(sentence: Sentence) -> str | None:
    """Tasks are fulfilled by no study of the lowest category, and denied to none of the best."""
    studies = [sentence.standing(t.study) for t in sentence.tokens if t.study]
    tasks = any(t.has("task", "praise") or t.cues.get("object") == "lung" for t in sentence.tokens)
    if any(a.text in ("other", "others", "different") and b.has("task") for a, b in _pairs(sentence.tokens)):
        return "speaks of other tasks"
    for clause in sentence.clauses():
        harm = next((i for i, t in enumerate(clause) if t.has("technical")), 0)
        denied = any(t.has("negation", "blame") for t in clause) or any(t.study for t in clause[:harm])
        here = [sentence.standing(t.study) for t in clause if t.study] or studies
        if denied and any(s.high for s in here) and not _only_what_it_cannot(sentence, clause):
            return "takes something from a study that is usually appropriate"
    if tasks and any(s.low for s in studies):
        return "speaks of a task, or well, of a study that is usually not appropriate"
    return None


def _only_what_it_cannot(sentence: Sentence, clause: list[Token]) -> bool:
    """ "MRI uses no ionising radiation": the corpus says so itself."""
    objects = [t.cues["object"] for t in clause if t.has("object")]
    studies = [t.study for t in clause if t.study]
    return bool(objects and studies) and not any(o in sentence.shows(s) for o in objects for s in studies)


def no_rank_is_turned(sentence: Sentence) -> str | None:
    """ "More sensitive than": no study is set above one of a higher category, or above any it may tie with and fall below."""
    better = any(t.has("more") for t in sentence.tokens)
    if not better and not any(t.has("less") for t in sentence.tokens):
        return None
    studies = [sentence.standing(t.study) for t in sentence.tokens if t.study]
    if len(studies) == 1:
        wrong = studies[0].low if better else studies[0].high
    else:
        wrong = len(studies) != 2 or not studies[0 if better else 1].not_below(studies[1 if better else 0])
    return "sets a study above or below another" if wrong else None


def shows_what_it_can(sentence: Sentence) -> str | None:
    """A bone scan shows no nodes: what a study can show or needs is a fact of the corpus."""
    everywhere = [t.study for t in sentence.tokens if t.study]
    for clause in sentence.clauses():
        studies = [t.study for t in clause if t.study] or everywhere
        denied = any(t.has("negation") for t in clause)
        for token in (t for t in clause if t.has("object")):
            for study in studies:
                if (token.cues["object"] in sentence.shows(study)) == denied:
                    return f"{token.text!r} is not known to go with the study"
    return None


_POINTERS = frozenset("it they this that these those both one other another such here there them its their".split())


def leads_nowhere(tokens: Sequence[Token]) -> bool:
    """True for a sentence without a study that can be said of none: all words known, nothing points, judges or orders."""
    free = Sentence(tokens, lambda study: Standing(()), lambda study: frozenset(), lambda tokens: False)
    if any(t.study or not t.known or t.has(*_BEARS) or t.text in _POINTERS for t in tokens):
        return False
    return not (no_order_is_given(free) or figures_are_known(free) or something_is_told(free))


_BEARS = ("task", "negation", "number", "metric", "praise", "blame", "more", "less", "anaphor", "imaging", "modal", "use")
"""Cues that can bear on the choice of a study, though none is named."""


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    return zip([Token(","), *tokens], tokens, strict=False)


RULES: tuple[Rule, ...] = (
    every_word_is_known,
    figures_are_known,
    no_order_is_given,
    something_is_told,
    base_verbs_have_a_subject,
    no_study_is_picked,
    no_study_is_done_by_habit,
    nobody_needs_it,
    no_study_depends_on_another,
    nothing_is_left_out,
    nothing_leans,
    no_rank_is_turned,
    shows_what_it_can,
)


def objection(sentence: Sentence) -> str | None:
    """Why a sentence about a study does not simply describe; None if it does."""
    return next((told for rule in RULES if (told := rule(sentence))), None)
