"""How a sentence of harmless words could still recommend, dismiss or rank a study; each rule names one way."""

from collections.abc import Sequence

from bot.check.words.prose import Token
from bot.check.words.sentence import VERBS, Sentence, pairs

GIVEN = ("contrast", "gadolinium", "iodine")
CHOSEN = ("lung", "nodes", *GIVEN)
"""What tells one study from another of the table: the place looked at, and whether contrast is given."""
_CURT = 3
"""A study, its verb, and what it is given."""
_SET_APART = ("below", "above", "under", "over", "beyond")


def no_study_is_done_by_habit(sentence: Sentence) -> str | None:
    """A study as the object of a present verb, or "is performed", says what is done: only the best may be."""
    for clause in sentence.clauses():
        verbs = [i for i, t in enumerate(clause) if t.has(*VERBS)]
        first = min(verbs, default=len(clause))
        subjects = [t.study for t in clause[:first] if t.study]
        objects = [(clause[i - 1], t.study) for i, t in enumerate(clause) if t.study and i > first]
        told = any(t.has("was", "past") and not t.has("act-base") for t in clause) and not any(t.has("is") for t in clause)
        told = told and not any(t.text == "used" for t in clause)
        if subjects and objects and not any(t.text.startswith("compared") for t in clause):
            return "one study does something to another"
        technical = any(t.has("technical") for t in clause)
        loose = [] if technical else [s for before, s in objects if not before.has("specific")]
        if not told and any(not sentence.standing(s).best for s in loose):
            return "the study is what somebody does"
        if any(t.text in ("it", "them") for t in clause[first:]) and not technical:
            return "the study before may be what is done"
        habit = any(t.has("use", "has") and not b.has("genus") for b, t in pairs(clause)) and not told
        if habit and any(not sentence.standing(s).best for s in [*subjects, *loose] or sentence.studies):
            return "the study is what is done"
        if (habit or (loose and not told)) and any(t.has("limit") for t in sentence.tokens):
            return "the study is done for some and not for others"
    return None


def no_study_is_handled(sentence: Sentence) -> str | None:
    """Words of physics and handling are told of images, coils and lesions: "PET/CT was folded" is no description."""
    for clause in sentence.clauses():
        if not any(t.has("physical") for t in clause):
            continue
        if any(t.has("task") for t in clause):
            return "a word of physics is told of what a study looks for"
        bare = [t for t in clause if not t.has("adverb", "negation", "is", "was", "be", "modal", "has", "do", "limit")]
        if any(before.study and token.has("physical") for before, token in pairs(bare)):
            return "a word of physics is told of the study"
    return None


def nobody_needs_it(sentence: Sentence) -> str | None:
    """A study needs a magnet; that somebody needs a study is a judgement."""
    for before, token in pairs(sentence.tokens):
        if token.has("wants") and not (before.study or before.has("modal")):
            return f"somebody {token.text}"
    for clause in sentence.clauses():
        if any(t.has("wants") for t in clause) and not any(t.has("object") for t in clause):
            return "what the study needs is not known"
    return None


def no_contrast_is_asked_for(sentence: Sentence) -> str | None:
    """ "The MRI needs gadolinium", "hinges on contrast": nothing is told of a study but what tells it from another one."""
    for clause in sentence.clauses():
        told = [t for t in clause if not t.has("determiner", "mark", "adverb", "glue")]
        short = len(told) == _CURT and told[0].study is not None and not told[1].has("was", "past", "negation")
        if short and told[-1].cues.get("object") in GIVEN and not any(word in told[0].text for word in GIVEN):
            return "what the study needs tells it from another"
    return None


def no_study_depends_on_another(sentence: Sentence) -> str | None:
    """ "PET/CT is done when the bone scan is abnormal", "before PET/CT, a bone scan"; "the film was normal, so ..."."""
    joined = any(t.has("ordering") for t in sentence.tokens)
    if joined and len(sentence.studies) > 1:
        return "one study waits for another"
    if any(t.has("reason") for t in sentence.tokens) and any(sentence.standing(s).low for s in sentence.studies):
        return "a study that is usually not appropriate is a reason"
    for clause in sentence.clauses():
        verbs = [i for i, t in enumerate(clause) if t.has(*VERBS)]
        named = [i for i, t in enumerate(clause) if t.study and verbs and i > verbs[0]]
        if named and any(t.text in ("as a", "as an") for t in clause[named[0] :]):
            return "a study is taken for something"
    return None


def nothing_is_left_out(sentence: Sentence) -> str | None:
    """ "No MRI", "without PET/CT": a study that is denied."""
    for before, token in pairs(sentence.tokens):
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
    tasks = any(t.has("task", "praise") or t.cues.get("object") in CHOSEN for t in sentence.tokens)
    if any(a.text in ("other", "others", "different") and b.has("task") for a, b in pairs(sentence.tokens)):
        return "speaks of other tasks"
    if any(t.has("performs") for t in sentence.tokens) and any(s.low for s in studies):
        return "a study that is not appropriate here is told to do what imaging is for"
    for clause in sentence.clauses():
        harm = next((i for i, t in enumerate(clause) if t.has("technical")), 0)
        denied = any(t.has("negation", "blame") for t in clause) or any(t.study for t in clause[:harm])
        here = [sentence.standing(t.study) for t in clause if t.study] or studies
        if denied and any(s.high for s in here) and not only_what_it_cannot(sentence, clause):
            return "takes something from a study that is usually appropriate"
    if tasks and any(s.low for s in studies):
        return "speaks of a task, or well, of a study that is usually not appropriate"
    return None


def only_what_it_cannot(sentence: Sentence, clause: Sequence[Token]) -> bool:
    """ "MRI uses no ionising radiation": the corpus says so itself."""
    objects = [t.cues["object"] for t in clause if t.has("object")]
    studies = [t.study for t in clause if t.study]
    return bool(objects and studies) and not any(o in sentence.shows(s) for o in objects for s in studies)


def no_rank_is_turned(sentence: Sentence) -> str | None:
    """ "More sensitive than": no study is set above one of a higher category, or above any it may tie with and fall below."""
    if len(sentence.studies) > 1 and any(t.text in _SET_APART for t in sentence.tokens):
        return "sets a study above or below another"
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
    for clause, at, known in sentence.objects():
        if any(t.has("negation") for t in clause) in known:
            return f"{clause[at].text!r} is not known to go with the study"
    return None
